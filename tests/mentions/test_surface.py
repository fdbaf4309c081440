import pytest

from tests.docs import segments_of
from tests.linguistics.read_texts import read
from tests.mentions.found import found


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The co-producers’ views were heard.", "co-producers’"),
        ("Co-producers' work counts.", "Co-producers'"),
        ("They call them ‘co-producers’ here.", "co-producers"),
        ("The co-designer’s chair is empty.", "co-designer’s"),
    ],
)
def test_a_possessive_ending_belongs_to_the_word_and_a_closing_quote_does_not(
    text: str, surface: str
) -> None:
    assert read(text)["surface"] == surface


def test_the_surface_stands_at_its_offsets() -> None:
    text = "First “co‑creation”, then co- production."
    rows = found(segments_of(("policy", text)))
    assert [text[a:b] for a, b in zip(rows["start"], rows["end"], strict=True)] == list(
        rows["surface"]
    )
    assert list(rows["surface"]) == ["co‑creation", "co- production"]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("A co-production-friendly board met.", "co-production"),
        ("They favour co-decision-making.", "co-decision-making"),
        ("The co-designers met.", "co-designers"),
    ],
)
def test_what_a_longer_word_adds_to_the_label_is_no_part_of_the_mention(
    text: str, surface: str
) -> None:
    assert read(text)["surface"] == surface
