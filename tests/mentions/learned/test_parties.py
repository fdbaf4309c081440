"""People are named by what they are to each other."""

import pytest

from pipeline.mentions.learned.parties import kinds, parties
from tests.linguistics.read_texts import segment_of


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("We plan it with the residents.", "en", ["@lay", "@speakers"]),
        ("The nurse asks me and Kari twice.", "en", ["@name", "@professional", "@speaker"]),
        ("They told you two things about him.", "en", ["@hearers", "@one_other", "@others"]),
        ("Vi lager planen med beboerne.", "nb", ["@lay", "@speakers"]),
        ("Ho spør meg og dykk.", "nn", ["@hearers", "@one_other", "@speaker"]),
        ("The rain fell.", "en", []),
    ],
)
def test_parties_are_named_in_each_language(text: str, language: str, named: list[str]) -> None:
    assert kinds(parties(segment_of(text, language=language))) == named


def test_a_norwegian_preposition_is_no_speaker() -> None:
    assert kinds(parties(segment_of("Det står i planen.", language="nb"))) == []
