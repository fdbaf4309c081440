"""Docs to context words: which words, where, in whose speech."""

from __future__ import annotations

import pandas as pd
import spacy

from pipeline import tables
from pipeline.terms.context_words import context_words

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


def test_each_word_of_a_term_but_its_of_stands_where_it_stands_in_the_text() -> None:
    rows = segments(("p", "policy", "Volunteers make the quality of life."))
    found = context_words(
        [NLP(text) for text in rows["text"]], rows, term_counts("volunteers", "quality of life")
    )
    tables.check(tables.ContextWords, found)
    assert found["word"].tolist() == ["volunteers", "quality", "life"]
    text = rows["text"].iloc[0].lower()
    for start, word in zip(found["start"], found["word"], strict=True):
        assert text[start:].startswith(word)


def test_interviewers_and_languages_without_terms_have_none() -> None:
    rows = segments(("f", "interviewer", "the ward"), ("f", "respondent", "my ward"))
    docs = [NLP(text) for text in rows["text"]]
    found = context_words(docs, rows, term_counts("ward"))
    assert found["segment_id"].tolist() == ["f:0001"]
    assert context_words(docs, rows, term_counts("ward", language="nb")).empty
    tables.check(tables.ContextWords, context_words(docs, rows, term_counts("x")))
