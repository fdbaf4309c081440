"""The generated documentation: fresh, and without holes."""

from pathlib import Path

import pytest

from pipeline.ingest.registry import SUFFIXES
from scripts import docs


def test_generated_pages_are_fresh() -> None:
    stale = [
        path.name
        for path, text in docs.generated().items()
        if path.read_text(encoding="utf-8") != text
    ]
    assert stale == []


def test_the_index_of_decisions_lists_them_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "0002-b.md").write_text("# Second\n\ntext", encoding="utf-8")
    (tmp_path / "0001-a.md").write_text("# First\n\ntext", encoding="utf-8")
    assert docs.decision_index(tmp_path).splitlines()[2:] == [
        "| 0001 | [First](0001-a.md) |",
        "| 0002 | [Second](0002-b.md) |",
    ]


def test_the_list_of_formats_is_written_from_the_registry() -> None:
    readme = next(text for path, text in docs.generated().items() if path.name == "README.md")
    (listed,) = docs.FORMAT_LIST.findall(readme)
    assert listed.count(" .") + 1 == len(SUFFIXES)


@pytest.mark.parametrize("names", [("0001-a", "0003-b"), ("0001-a", "0001-b"), ("0002-a",)])
def test_a_hole_or_a_number_given_twice_is_an_error(names: tuple[str, ...], tmp_path: Path) -> None:
    for name in names:
        (tmp_path / f"{name}.md").write_text("# Title", encoding="utf-8")
    with pytest.raises(ValueError, match="without a hole"):
        docs.decision_index(tmp_path)
