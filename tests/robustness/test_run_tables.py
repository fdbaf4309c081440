"""The tables of a run: one language, without a document, without common terms."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from tests.robustness.examples import run_tables


def test_one_language_has_its_own_rows_only() -> None:
    run = run_tables()
    other = run.documents.assign(language="nb", doc_id=run.documents["doc_id"] + "-nb")
    both = replace(run, documents=pd.concat([run.documents, other], ignore_index=True))
    assert set(both.of("nb").documents["language"]) == {"nb"}
    assert both.of("nb").mentions.empty
    assert len(both.of("en").documents) == len(run.documents)


def test_without_a_document_no_table_has_it_but_the_topics_stay() -> None:
    run = run_tables()
    rest = run.without({"p0"})
    for frame in (rest.documents, rest.mentions, rest.term_counts, rest.topic_shares):
        assert "p0" not in set(frame["doc_id"])
    assert len(rest.unit_topics) == len(run.unit_topics)


def test_common_terms_are_those_of_more_documents_than_the_share() -> None:
    run = run_tables()
    kept = run.uncommon_terms(share=0.5).term_counts
    documents = kept.groupby("term")["doc_id"].nunique()
    assert len(kept) > 0
    assert documents.max() <= 5
    gone = set(run.term_counts["term"]) - set(kept["term"])
    assert gone
    assert (
        run.term_counts[run.term_counts["term"].isin(gone)]
        .groupby("term")["doc_id"]
        .nunique()
        .min()
        > 5
    )
