"""What the project's other words tell of a word."""

import pytest

from pipeline.privacy.names.evidence import Asked, Evidence, Noted
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


def test_what_is_asked_of_evidence_is_noted_and_only_what_can_be_noted_is_answered() -> None:
    noted = Noted.of(Evidence(small=frozenset({"oak"}), strong=frozenset({"ruth"})))
    own = noted.evidence
    assert "oak" in own.small and "ash" not in own.small
    assert {"ruth", "tomasz"} & own.strong == {"ruth"} and not own.names & {"liv"}
    asked = noted.asked()
    assert asked.there == (frozenset({"oak"}), frozenset(), frozenset({"ruth"}), frozenset())
    assert asked.missing[:3] == (frozenset({"ash"}), frozenset({"liv"}), frozenset({"tomasz"}))
    assert noted.asked() == Asked((frozenset(),) * 4, (frozenset(),) * 4)
    for ask in (len, list):
        with pytest.raises(TypeError):
            ask(own.small)


@pytest.mark.parametrize(
    ("now", "holds"),
    [
        (Evidence(small=frozenset({"oak"})), True),
        (Evidence(small=frozenset({"oak", "elm"}), names=frozenset({"ash"})), True),
        (Evidence(small=frozenset({"oak", "ash"})), False),
        (Evidence(), False),
    ],
)
def test_answers_hold_as_long_as_they_are_the_same(now: Evidence, holds: bool) -> None:
    noted = Noted.of(Evidence(small=frozenset({"oak"})))
    assert ("oak" in noted.evidence.small, "ash" in noted.evidence.small) == (True, False)
    assert noted.asked().holds(now) is holds
