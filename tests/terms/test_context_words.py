"""Docs to context words: which words, where, in whose speech."""

from __future__ import annotations

import pandas as pd
import pytest
import spacy

from pipeline import tables
from pipeline.terms.context_words import WordsInPlace

NLP = spacy.blank("en")


def segments(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Rows of (document, role, text)."""
    return pd.DataFrame(
        [
            (f"{document}:{i:04d}", document, "en", role, text)
            for i, (document, role, text) in enumerate(rows)
        ],
        columns=["segment_id", "doc_id", "language", "role", "text"],
    )


def term_counts(*terms: str, language: str = "en") -> pd.DataFrame:
    return pd.DataFrame({"language": language, "term": list(terms)})


def noted(rows: pd.DataFrame) -> WordsInPlace:
    words = WordsInPlace(rows)
    list(words.noted(NLP(text) for text in rows["text"]))
    return words


def test_each_word_of_a_term_but_its_of_stands_where_it_stands_in_the_text() -> None:
    rows = segments(("p", "policy", "Volunteers make the quality of life."))
    found = noted(rows).context_words(term_counts("volunteers", "quality of life"))
    tables.check(tables.ContextWords, found)
    assert found["word"].tolist() == ["volunteers", "quality", "life"]
    text = rows["text"].iloc[0].lower()
    for start, word in zip(found["start"], found["word"], strict=True):
        assert text[start:].startswith(word)


def test_interviewers_and_languages_without_terms_have_none() -> None:
    rows = segments(("f", "interviewer", "the ward"), ("f", "respondent", "my ward"))
    words = noted(rows)
    found = words.context_words(term_counts("ward"))
    assert found["segment_id"].tolist() == ["f:0001"]
    assert words.context_words(term_counts("ward", language="nb")).empty
    tables.check(tables.ContextWords, words.context_words(term_counts("x")))


def test_docs_pass_as_they_are_and_there_is_one_for_each_segment() -> None:
    rows = segments(("p", "policy", "the ward"), ("p", "policy", "the plan"))
    docs = [NLP(text) for text in rows["text"]]
    assert list(WordsInPlace(rows).noted(docs)) == docs
    with pytest.raises(ValueError, match="zip"):
        list(WordsInPlace(rows).noted(docs[:1]))
