from pathlib import Path

import pytest
import yaml

from pipeline.config.params import PARAMS, WrongParams, load_params, parse_params
from tests.paths import ROOT

SHIPPED = ROOT / PARAMS


def changed(tmp_path: Path, change: object) -> Path:
    content = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    change(content)  # type: ignore[operator]
    path = tmp_path / "params.yaml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return path


def test_the_params_that_ship_are_right() -> None:
    assert load_params(SHIPPED).documents.folder == "data/sample"


def test_there_is_a_section_per_stage_and_those_of_corpora_privacy_and_computing() -> None:
    stages = yaml.safe_load((SHIPPED.parent / "dvc.yaml").read_text(encoding="utf-8"))["stages"]
    # One only reads the lexicon, the other is tested as the gap is.
    with_params = [stage for stage in stages if stage not in ("spellings", "judgements")]
    sections = list(yaml.safe_load(SHIPPED.read_text(encoding="utf-8")))
    assert sections == [with_params[0], "corpora", *with_params[1:], "privacy", "compute"]


def test_dask_needs_the_address_of_a_scheduler(tmp_path: Path) -> None:
    def wrong(content: dict[str, dict[str, object]]) -> None:
        content["compute"]["backend"] = "dask"

    with pytest.raises(WrongParams, match=r"params\.yaml:\d+: .*scheduler"):
        load_params(changed(tmp_path, wrong))


def test_a_misspelt_key_and_a_wrong_value_are_named_together(tmp_path: Path) -> None:
    def wrong(content: dict[str, dict[str, object]]) -> None:
        content["topics"]["n_topic"] = [5]
        content["gap"]["level"] = 5
        content["gap"]["sampling"] = {"policy": "all", "frontline": "sample"}

    with pytest.raises(WrongParams, match=r"params\.yaml:\d+: ") as error:
        load_params(changed(tmp_path, wrong))
    assert len(str(error.value).splitlines()) == 3
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


WRONG = """
documents:
  foldr: data/sample
  interviewers: INT
  languages: [en, 3]
  min_tokens: ten
  min_tokens: 5
  near_duplicate: 1.5
  max_seconds: 0
gapp: {}
topics: many
1: x
"""


def test_everything_that_is_wrong_is_said_at_once_with_line_key_and_remedy() -> None:
    with pytest.raises(WrongParams) as error:
        parse_params(WRONG, name="my.yaml")
    said = str(error.value)
    for words in (
        "my.yaml:3: documents.foldr: there is no such key. Did you mean `folder`?",
        'my.yaml:4: documents.interviewers: must be a list, as in [a, b]; found "INT".',
        "my.yaml:5: documents.languages.1: must be text; found 3.",
        "my.yaml:7: `documents.min_tokens` stands in line 6 too; delete one of the two.",
        "my.yaml:8: documents.near_duplicate: must be less than 1.0; found 1.5.",
        "my.yaml:9: documents.max_seconds: must be more than 0.0; found 0.",
        "my.yaml:10: gapp: there is no such key. Did you mean `gap`?",
        'my.yaml:11: topics: must hold keys with values below it; found "many".',
        "my.yaml:12: 1: there is no such key. Known here: documents, ",
        "terms: is missing. Add it",
    ):
        assert words in said, words
    assert "folder: is missing" not in said and " gap: is missing" not in said


@pytest.mark.parametrize(("text", "words"), [("a: [", "not valid YAML"), ("- a", "must hold")])
def test_a_text_without_sections_is_explained(text: str, words: str) -> None:
    with pytest.raises(WrongParams, match=words):
        parse_params(text)


def test_params_that_are_no_text_are_explained(tmp_path: Path) -> None:
    (tmp_path / "params.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WrongParams, match="UTF-8"):
        load_params(tmp_path / "params.yaml")


@pytest.mark.parametrize(
    ("levels", "key", "says"),
    [
        ({"order": ["state"]}, "order", "2 to 8"),
        ({"order": ["state", "staff", "state"]}, "order", "twice"),
        ({"ordered": True}, "ordered", "from left to right"),
        ({"compare": "reference"}, "reference", "need each other"),
        ({"reference": "state"}, "reference", "need each other"),
        (
            {"compare": "reference", "reference": "stat", "order": ["state", "staff"]},
            "reference", "one of the levels",
        ),
        ({"column": "level", "paired_by": "level"}, "paired_by", "column of places"),
        ({"compare": "all"}, "compare", "pairs"),
    ],
)  # fmt: skip
def test_what_does_not_fit_among_the_levels_is_named_with_its_line(
    levels: dict[str, object], key: str, says: str, tmp_path: Path
) -> None:
    with pytest.raises(WrongParams, match=rf"params\.yaml:\d+: levels\.{key}: .*{says}") as error:
        load_params(changed(tmp_path, lambda content: content["levels"].update(levels)))
    (line,) = str(error.value).splitlines()
    number = int(line.split(":")[1])
    text = (tmp_path / "params.yaml").read_text(encoding="utf-8").splitlines()
    assert text[number - 1].strip().startswith(f"{key}:")


@pytest.mark.parametrize(
    ("corpora", "says"),
    [
        ([{"folder": "a/b", "side": "policy"}, {"folder": "c", "side": "policy"}], "slash"),
        ([{"folder": "Ward", "side": "policy"}, {"folder": "ward", "side": "policy"}], "twice"),
        (
            [{"folder": "\u00c5s", "side": "policy"}, {"folder": "a\u030as", "side": "policy"}],
            "twice",
        ),
        ([{"folder": "ward", "side": "frontline"}], "2 to 8"),
        ([{"folder": "ward", "side": "middle"}], "policy"),
    ],
)
def test_what_does_not_fit_among_the_corpora_is_named_with_its_line(
    corpora: list[dict[str, str]], says: str, tmp_path: Path
) -> None:
    with pytest.raises(WrongParams, match=rf"params\.yaml:\d+: corpora.*{says}"):
        load_params(changed(tmp_path, lambda content: content.update(corpora=corpora)))


def test_levels_are_off_in_the_params_that_ship() -> None:
    assert load_params(SHIPPED).corpora == ()
    assert load_params(SHIPPED).levels.column is None
