"""The terms of a sentence: words, parties, and who does it with whom."""

from pipeline.mentions.learned.terms import GROUPS, sentences
from tests.linguistics.read_texts import segment_of
from tests.mentions.learned.taught import unparsed

TEXT = "The nurses plan the menu with the residents. It rained."


def terms(text: str = TEXT) -> list[set[tuple[str, str]]]:
    return [{term[:2] for term in one.terms} for one in sentences(segment_of(text))]


def test_words_and_parties_are_terms() -> None:
    first, second = terms()
    assert {("word", "plan"), ("pair", "the menu"), ("party", "@lay @professional")} <= first
    assert ("beside", "with the @lay") in first
    assert ("word", "menu") not in second


def test_who_does_it_with_whom_is_read_from_the_parse() -> None:
    first, _ = terms()
    assert ("verb", "@professional plan menu") in first
    (only,) = terms("The nurses sing with the residents.")
    assert ("verb", "@professional with @lay") in only
    assert ("parse", "sing with @lay") in only


def test_both_of_those_joined_by_and_are_the_doers() -> None:
    (only,) = terms("Residents and nurses choose the cook.")
    assert ("verb", "@lay+@professional choose") in only


def test_the_parties_of_the_sentence_before_are_terms_of_the_next() -> None:
    first, second = terms()
    assert ("before", "@lay") in second and not any(group == "before" for group, _ in first)


def test_without_a_parse_there_are_words_and_parties() -> None:
    groups = {term.group for one in sentences(unparsed(TEXT)) for term in one.terms}
    assert groups == set(GROUPS) - {"parse", "verb"}


def test_a_term_stands_on_tokens_of_its_sentence() -> None:
    for one in sentences(segment_of(TEXT)):
        for term in one.terms:
            assert all(one.span.start <= i < one.span.end for i in term.tokens)
