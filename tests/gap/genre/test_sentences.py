"""The share of a document's own sentences, and that of its side where it has few."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.gap.genre.sentences import FEWEST_SENTENCES, sentence_shares
from tests.gap.genre.made import modality, rows


def test_the_baseline_is_the_share_of_each_documents_own_sentences() -> None:
    mentions = rows({"policy": (0.5, 0.2), "frontline": (0.5, 0.2)}, 10)
    sentences = rows({"policy": (0.3, 0.4), "frontline": (0.1, 0.1)}, 50)
    one = modality(mentions)
    found = sentence_shares(one, sentences, mentions)
    assert found is not None
    own = sentences["modality"].eq("aspiration").groupby(sentences["doc_id"]).mean()
    at = one.items.index("co-words: aspiration")
    assert found[:, at] == pytest.approx(own.reindex(one.documents).to_numpy())


def test_a_document_with_hardly_any_sentence_takes_the_mean_of_its_side() -> None:
    mentions = rows({"policy": (0.5, 0.2), "frontline": (0.5, 0.2)}, 10)
    sentences = rows({"policy": (0.4, 0.0), "frontline": (0.1, 0.0)}, 50)
    few = sentences["doc_id"].eq("p0") & (
        sentences.groupby("doc_id").cumcount() >= FEWEST_SENTENCES - 1
    )
    one = modality(mentions)
    found = sentence_shares(one, sentences[~few], mentions)
    assert found is not None
    others = [i for i, doc in enumerate(one.documents) if doc[0] == "p" and doc != "p0"]
    assert found[one.documents.index("p0")] == pytest.approx(found[others].mean(axis=0))


def test_without_sentences_of_a_side_or_a_reader_there_is_no_sentence_shares() -> None:
    mentions = rows({"policy": (0.5, 0.2), "frontline": (0.5, 0.2)}, 10)
    one = modality(mentions)
    assert sentence_shares(one, mentions[mentions["corpus"] == "policy"], mentions) is None
    assert sentence_shares(one, mentions.iloc[:0], mentions) is None
    assert sentence_shares(replace(one, name="prompted_share"), mentions, mentions) is None
