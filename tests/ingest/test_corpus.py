"""The tables of the corpus."""

from __future__ import annotations

import pytest

from pipeline import tables
from pipeline.ingest import corpus
from pipeline.ingest.corpus import NothingToCompare, corpus_tables
from pipeline.ingest.documents import read_document
from pipeline.ingest.listing import Refusal
from pipeline.wording.messages import message
from pipeline.wording.translation import LANGUAGE
from tests import norwegian
from tests.ingest.helpers import content, document, entry

TALK = (
    "INT: Who came?", "Marta: Twelve people came.", "INT: And?",
    "Marta: They left on the next day.",
)  # fmt: skip


def test_the_tables_hold_to_their_schemas_and_carry_own_columns() -> None:
    talk = read_document(content(*TALK), entry=entry("frontline/a.md", setting="town"))
    made = corpus_tables(
        [document("policy/a.md", "We plan."), talk],
        [Refusal("policy/x.doc", "policy", message("legacy_word"), message("save_as_docx"))],
        own_columns=["setting"],
    )
    for table, frame in (
        (tables.Segments, made.segments),
        (tables.Documents, made.documents),
        (tables.Unreadable, made.unreadable),
    ):
        assert len(tables.check(table, frame)) == len(frame)
    assert list(made.documents["setting"]) == ["town", ""]
    counts = (
        made.segments[made.segments["role"] != "interviewer"].groupby("doc_id")["n_tokens"].sum()
    )
    assert counts.to_dict() == dict(
        zip(made.documents["doc_id"], made.documents["n_tokens"], strict=True)
    )


def test_nothing_on_one_side_says_what_was_not_used() -> None:
    words = message("legacy_word"), message("save_as_docx")
    refusal = Refusal("frontline/x.doc", "frontline", *words)
    with pytest.raises(
        NothingToCompare, match=r"(?s)used in frontline/.*x\.doc: a legacy Word file"
    ):
        corpus_tables([document("policy/a.md", "We plan.")], [refusal])


def test_nothing_on_one_side_is_said_in_the_language_of_the_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(LANGUAGE, "nb")
    refusal = Refusal(
        "frontline/x.doc", "frontline", message("legacy_word"), message("save_as_docx")
    )
    with pytest.raises(NothingToCompare) as error:
        corpus_tables([], [refusal] * (corpus.SHOWN + 2))
    said = str(error.value)
    assert "Det er ingen dokumenter som kan brukes i policy/, frontline/" in said
    assert said.endswith("… og 2 til")
    assert norwegian.english_in([said]) == []
