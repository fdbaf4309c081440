"""The forms in which a known name stands in file names."""

import pytest

from pipeline.privacy.name_forms import flat, forms, pattern_of_forms

NAMES = ["marit helle", "tove rask", "bjørn aase", "guro b. lien", "anne-lise havdal"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MaritHelle", "marit helle"),
        ("rask_tove", "tove rask"),
        ("Interview_Bjoern_Aase", "bjørn aase"),
        ("Guro.B.Lien", "guro b. lien"),
        ("Anne-Lise_Havdal", "anne-lise havdal"),
        ("2024_marithelle_x", "marit helle"),
    ],
)
def test_a_name_is_found_glued_turned_round_and_without_its_letters(text: str, name: str) -> None:
    match = pattern_of_forms(NAMES, glued=True).search(text)
    assert match is not None
    assert forms(NAMES)[flat(match[0])] == name


def test_in_a_title_words_are_parted_by_blanks() -> None:
    pattern = pattern_of_forms(NAMES, glued=False)
    assert pattern.search("With Tove Rask") and not pattern.search("ToveRask")
    assert not pattern_of_forms([], glued=True).search("anything")
