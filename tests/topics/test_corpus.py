"""Which languages have a corpus to fit topics to."""

import pandas as pd
import pytest

from pipeline import tables
from pipeline.topics.corpus import MIN_DOCUMENTS, UnitCorpus, unit_corpora
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


def one_unit_each(n_policy: int, n_frontline: int) -> UnitCorpus:
    """A corpus of documents of one unit."""
    sides = ["policy"] * n_policy + ["frontline"] * n_frontline
    names = [f"{number:04d}" for number in range(len(sides))]
    units = pd.DataFrame({"unit_id": names, "doc_id": names, "corpus": sides, "language": "en"})
    counts = units.assign(term="term", noun=True, content=True, n=1)
    (corpus,) = unit_corpora(counts, units, document_weight=0.5)
    return corpus


@pytest.mark.parametrize("seed", range(5))
def test_a_sample_of_short_documents_keeps_both_sides(seed: int) -> None:
    part = one_unit_each(5, 995).sampled(20, seed=seed)
    sizes = part.units["corpus"].value_counts()
    assert sizes["policy"] == 5 >= MIN_DOCUMENTS and sizes["frontline"] in (19, 20)
    assert part.units["unit_id"].is_monotonic_increasing and part.units["unit_id"].is_unique
    assert part.counted.counts.shape[0] == len(part.counted.documents) == len(part.units)


def test_a_sample_of_which_each_side_has_enough_is_no_larger() -> None:
    part = one_unit_each(500, 500).sampled(20, seed=1)
    assert part.units["corpus"].value_counts().to_dict() == {"policy": 10, "frontline": 10}
