"""Statements of policy: which sentences, which content words."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest
import spacy
from spacy.tokens import Doc

from pipeline.promises.statements import Statement, content_words, plain_terms, statements

TEXT = "We plan well. Through co-design we shall open more gardens.  The co-design ended."
LABELS = pd.DataFrame({"start": [22, 65], "end": [31, 74], "concept": "co-design"})


def found(text: str, promising: tuple[str, ...]) -> list[Statement]:
    segment = SimpleNamespace(segment_id="p:1", text=text)
    words = [(text.index(word), word) for word in ("plan", "co-design", "shall", "open", "garden")]
    return list(statements(segment, words, LABELS, promising))


def test_a_statement_has_a_label_and_a_promise_in_one_sentence() -> None:
    (one,) = found(TEXT, ("shall", "will"))
    assert one.text == "Through co-design we shall open more gardens."
    assert (one.segment_id, one.start, one.promise) == ("p:1", 14, "shall")
    assert one.concepts == "co-design"


def test_its_terms_are_those_of_the_sentence_without_label_and_promise() -> None:
    (one,) = found(TEXT, ("shall",))
    assert one.terms == ("garden", "open")


def test_without_a_word_that_promises_there_is_none() -> None:
    assert found(TEXT, ()) == []
    assert found(TEXT, ("must",)) == []


def test_a_plain_sentence_has_neither_a_label_nor_a_word_that_promises() -> None:
    segment = SimpleNamespace(segment_id="p:1", text=f"{TEXT} They shall rest. Homes are warm.")
    words = [(segment.text.index(one), one) for one in ("plan", "open", "rest", "warm")]
    terms = list(plain_terms(segment, words, LABELS, ("shall",)))
    assert terms == [("plan",), ("warm",)]
    assert list(plain_terms(segment, words, LABELS.iloc[:0], ()))[1:3] == [("open",), ()]


def test_content_words_are_lemmas_of_nouns_verbs_and_adjectives() -> None:
    doc = Doc(
        spacy.blank("en").vocab,
        words=["The", "Nurses", "often", "met", "in", "1999"],
        lemmas=["the", "nurse", "often", "meet", "in", "1999"],
        pos=["DET", "NOUN", "ADV", "VERB", "ADP", "NOUN"],
    )
    assert content_words(doc, "en") == [(4, "nurse"), (17, "meet")]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("nb", "Vi skal bygge flere hager sammen", ["bygge", "hager"]),
        ("nn", "Vi har ikkje mange hagar heime", ["hagar", "heime"]),
        ("qq", "one four words", ["four", "words"]),
    ],
)
def test_without_a_tagger_words_of_four_letters_that_are_no_stop_words(
    language: str, text: str, words: list[str]
) -> None:
    blank = spacy.blank(language if language == "nb" else "xx")
    doc = blank(text)
    for token in doc:
        token.lemma_ = token.text
    assert [word for _, word in content_words(doc, language)] == words
