import pytest

from pipeline.text.phrase_matcher import (
    BAR,
    BOTH,
    SUBJECT,
    VERB,
    WHO,
    Hit,
    PhraseBook,
    without_overlap,
)


def found(phrases: list[str], text: str) -> list[str]:
    words = text.split()
    book = PhraseBook((phrase, phrase) for phrase in phrases)
    hits = book.longest([(word.lower(),) for word in words])
    return [" ".join(words[hit.start : hit.end]) for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("contact person", "the contact person came", ["contact person"]),
        ("take|took turns", "they took turns", ["took turns"]),
        ("plan ... together", "plan the long lunch together", ["plan the long lunch together"]),
        ("plan ... together", "plan a very long dull lunch together", []),
        ("plan ... together", "plan it . together", []),
        (
            "plan ..... together",
            "plan a very long dull lunch together",
            ["plan a very long dull lunch together"],
        ),
        ("plan ..... together", "plan one two three four five six seven eight nine together", []),
        ("samskaping*", "samskapingsprosjektet kom", ["samskapingsprosjektet"]),
        ("*samarbeid", "frivillighetssamarbeid her", ["frivillighetssamarbeid"]),
        ("men's shed", "the men 's shed", ["men 's shed"]),
        ("mutual-aid society", "a mutual - aid society", ["mutual - aid society"]),
        ("co-operative bank", "a co-operative bank", ["co-operative bank"]),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str, expected: list[str]) -> None:
    assert found([phrase], text) == expected


def test_the_longest_phrase_wins() -> None:
    assert found(
        ["work together", "together with", "work together with"], "we work together with"
    ) == ["work together with"]


def test_people_are_found_behind_their_adjectives_and_not_behind_other_nouns() -> None:
    book = PhraseBook([("plan with @who", 1)])
    plan, with_, the, young = ("plan",), ("with",), ("the",), ("young",)
    people, access = ("tenants", WHO), ("access", BAR)
    assert book.longest([plan, with_, the, young, people]) == [Hit(0, 5, 1)]
    assert book.longest([plan, with_, access, people]) == []
    assert book.longest([plan, with_, the]) == []


def test_a_gap_does_not_pass_over_a_verb() -> None:
    book = PhraseBook([("plan ... together", 1)])
    assert book.longest([("plans",), ("bring", VERB), ("together",)]) == []
    assert book.longest([("plan",), ("lunch", BAR), ("together",)]) == [Hit(0, 3, 1)]


def test_a_lemma_fits_as_well_as_the_form() -> None:
    book = PhraseBook([("have a say", 1)])
    assert book.longest([("had", "have"), ("a",), ("say",)]) == [Hit(0, 3, 1)]


def test_two_items_on_the_same_words_both_stay() -> None:
    assert len(without_overlap([Hit(0, 2, "a"), Hit(0, 2, "b"), Hit(1, 2, "c")])) == 2


def test_a_long_gap_passes_over_no_people() -> None:
    book = PhraseBook([("plan ..... with @who", 1)])
    nurse, words = ("nurse", WHO), [("a",), ("lunch",), ("and",), ("a",), ("walk",)]
    assert book.hits([("plan",), *words, ("with",), nurse]) == [Hit(0, 8, 1)]
    assert book.hits([("plan",), ("for",), nurse, *words[:2], ("with",), nurse]) == []


def test_a_subject_may_stand_after_the_first_word_and_nowhere_else() -> None:
    book = PhraseBook([("bytter på å", 1)])
    we = ("vi", SUBJECT)
    assert book.hits([("bytter",), we, ("på",), ("å",)]) == [Hit(0, 4, 1)]
    assert book.hits([("bytter",), ("på",), we, ("å",)]) == []
    assert book.hits([("bytter",), ("dem",), ("på",), ("å",)]) == []


def test_both_parties_are_one_word_of_a_phrase() -> None:
    book = PhraseBook([("@both ... plan", 1)])
    staff, plan = ("staff", BOTH), ("plan", VERB)
    assert book.hits([staff, plan]) == [Hit(0, 2, 1)]
    assert book.hits([("staff",), plan]) == []
