"""Which languages have a corpus to fit topics to."""

import pytest

from pipeline import tables
from pipeline.topics.corpus import unit_corpora
from pipeline.topics.selection import topics
from tests.topics.planted import QUICK, planted


@pytest.mark.parametrize("n_documents, n_units", [(2, 40), (4, 3)])
def test_too_little_text_gives_no_topics(n_documents, n_units):
    counts, units, _ = planted(n_documents=n_documents, n_units=n_units)
    result = topics(counts, units, rules=QUICK)
    for table, frame in zip(
        (tables.TopicModels, tables.TopicTerms, tables.TopicShares, tables.UnitTopics),
        (result.models, result.terms, result.shares, result.units),
        strict=True,
    ):
        assert frame.empty
        tables.check(table, frame)


def test_a_language_with_one_side_has_no_topics(corpus):
    counts, units, _ = corpus
    assert topics(counts, units.assign(corpus="policy"), rules=QUICK).models.empty


def test_a_corpus_has_the_content_words_of_units_that_hold_any():
    counts, units, _ = planted()
    first = counts["unit_id"] == units["unit_id"].iloc[0]
    flagged = counts.assign(content=~first & (counts["term"] != "term003"))
    (corpus,) = unit_corpora(flagged, units, document_weight=0.5)
    assert len(corpus.units) == len(units) - 1
    assert "term003" not in corpus.vocabulary and len(corpus.vocabulary) == 119
    assert corpus.counted.counts.sum() == flagged.loc[flagged["content"], "n"].sum()
    assert len(corpus.telling) == len(corpus.vocabulary)
