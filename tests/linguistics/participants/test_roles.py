import pytest

from pipeline.linguistics.participants import roles_of
from tests.linguistics.read_texts import segment_of


@pytest.mark.parametrize(
    ("text", "word", "roles"),
    [
        ("The nurses left.", "nurses", ["nurse"]),
        ("A panel of seniors left.", "panel", ["citizen"]),
        ("The residents' council left.", "council", ["resident"]),
        ("Our people left.", "people", ["we"]),
        ("Nurses, relatives and patients left.", "Nurses", ["nurse", "relative", "patient"]),
        ("All parties, including relatives, left.", "parties", ["relative"]),
        ("The chair left.", "chair", []),
    ],
)
def test_the_roles_of_a_noun_are_those_of_whom_it_stands_for(
    text: str, word: str, roles: list[str]
) -> None:
    segment = segment_of(text)
    noun = next(token for token in segment.doc if token.text == word)
    assert roles_of([noun], segment.roled) == roles


def test_each_role_comes_once_and_in_order() -> None:
    segment = segment_of("Nurses left. Patients left. Other nurses came.")
    nouns = [token for token in segment.doc if token.pos_ == "NOUN"]
    assert roles_of(nouns, segment.roled) == ["nurse", "patient"]
