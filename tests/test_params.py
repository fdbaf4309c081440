from pathlib import Path

import pytest
import yaml

from pipeline.params import PARAMS, WrongParams, load_params

SHIPPED = Path(__file__).parent.parent / PARAMS


def changed(tmp_path: Path, change: object) -> Path:
    content = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    change(content)  # type: ignore[operator]
    path = tmp_path / "params.yaml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return path


def test_the_params_that_ship_are_right() -> None:
    assert load_params(SHIPPED).documents.folder == "data/sample"


def test_there_is_one_section_per_stage_and_one_for_privacy() -> None:
    stages = yaml.safe_load((SHIPPED.parent / "dvc.yaml").read_text(encoding="utf-8"))["stages"]
    assert list(yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))) == [
        *stages,
        "privacy",
    ]


def test_a_misspelt_key_and_a_wrong_value_are_named_together(tmp_path: Path) -> None:
    def wrong(content: dict[str, dict[str, object]]) -> None:
        content["topics"]["n_topic"] = [5]
        content["gap"]["level"] = 5
        content["gap"]["sampling"] = {"policy": "all", "frontline": "sample"}

    with pytest.raises(WrongParams, match=r"3 wrong value") as error:
        load_params(changed(tmp_path, wrong))
    for key in ("topics.n_topic", "gap.level", "gap.sampling.policy"):
        assert key in str(error.value)


def test_a_missing_section_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongParams, match=r"gap: is missing"):
        load_params(changed(tmp_path, lambda content: content.pop("gap")))


def test_a_missing_file_and_broken_yaml_are_explained(tmp_path: Path) -> None:
    with pytest.raises(WrongParams, match="is missing"):
        load_params(tmp_path / "params.yaml")
    (tmp_path / "params.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(WrongParams, match="not valid YAML"):
        load_params(tmp_path / "params.yaml")


def test_params_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_params(SHIPPED).gap.level = 0.5  # type: ignore[misc]
