"""What the project's other words tell of a word."""

from pipeline.privacy.names.evidence import Evidence
from tests.privacy.finding import found


def test_a_list_of_words_to_keep_and_one_to_hide_are_obeyed() -> None:
    kept = Evidence(keep=frozenset({"elmgate"}))
    assert found("We work at Elmgate.", evidence=kept) == {}
    hidden = Evidence(hide=("blue door",))
    assert found("We meet at the blue door.", evidence=hidden) == {"blue door": "person"}


def test_a_known_name_is_one_where_the_word_alone_tells_nothing() -> None:
    text = "Liv bor i en gate. Så kom Bjørn."
    assert found(text, "nb", Evidence(names=frozenset({"liv"}))) == {
        "Liv": "person",
        "Bjørn": "person",
    }
