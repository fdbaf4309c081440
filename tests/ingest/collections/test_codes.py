"""What becomes of coded texts in a run."""

from __future__ import annotations

from dataclasses import replace

from pipeline.codes.coded import Code, Codebook, CodedText, Mark
from pipeline.ingest.collections.codes import Coded, coded, placed, with_words, without_words
from pipeline.ingest.collections.members import FileCodes
from pipeline.ingest.corpus import corpus_tables
from pipeline.ingest.documents import ReadDocument, read_document
from pipeline.ingest.listing import Entry, Refusal
from pipeline.ingest.readers.text import read_txt
from pipeline.wording.messages import message
from tests import hostile

CODE = Code("x", ("no_time", "Anna's shift"), "When Anna has none.")
TALK = f"INT: Why do you meet?\n\nAnna: {hostile.PROSE}"


def reading(
    file: str, corpus: str, text: str = TALK, *, code: bool = True, coder: str = "Ann"
) -> ReadDocument:
    at = text.index("the ward")
    marks = (Mark("x", at, at + 8, coder, "Ask Anna"),)
    made = read_document(read_txt(text.encode()), entry=Entry(file, file, corpus))
    own = CodedText(text, marks, (CODE,)) if code else None
    return replace(made, coded=own)


def test_outcomes_are_sorted_and_a_refused_text_on_no_side_is_told_by_number() -> None:
    reason, remedy = message("source_missing"), message("export_qdpx")
    found = coded(
        [
            FileCodes("p.qdpx", Codebook((CODE,))),
            Refusal("p.qdpx/Anna Hansen", "", reason, remedy),
            Refusal("frontline/a.txt", "frontline", reason, remedy),
            reading("p.qdpx/x", ""),
            reading("frontline/b.txt", "frontline"),
        ]
    )
    assert [one.file for one in found.refusals] == ["p.qdpx/refused 1", "frontline/a.txt"]
    assert [one.entry.file for one in found.sideless] == ["p.qdpx/x"]
    assert [one.entry.file for one in found.readings] == ["frontline/b.txt"]
    assert found.words == ["Anna's shift", "Ask Anna", "When Anna has none.", "no_time"]


def test_words_of_codes_go_through_the_hiding_of_names_and_come_back() -> None:
    found = Coded([reading("frontline/b.txt", "frontline")], [], [], [])
    *kept, last = with_words(found)
    assert kept == found.readings
    said = [str(part["text"]) for part in last.segments]
    assert said[-1] == "no time"
    changed = [
        {**part, "text": text.replace("Anna", "[Person 1]")}
        for part, text in zip(last.segments, said, strict=True)
    ]
    hidden = ReadDocument(last.entry, last.row, tuple(changed))
    alone, shown = without_words([*kept, hidden], found.words)
    assert alone == found.readings
    assert [shown(word) for word in found.words] == [
        "[Person 1]'s shift", "Ask [Person 1]", "When [Person 1] has none.", "no_time",
    ]  # fmt: skip


def test_a_word_whose_names_could_not_be_hidden_is_not_shown() -> None:
    assert without_words([], ["Anna"])[1]("Anna") == ""
    assert with_words(Coded([], [], [], [])) == []


def test_codings_of_a_double_go_to_the_document_that_is_kept() -> None:
    plan = reading("policy/plan.txt", "policy", "The plan of the ward is new. " * 20, code=False)
    kept = reading("frontline/a.txt", "frontline", code=False)
    double = reading("frontline/p.qdpx/One", "frontline")
    away = reading("q.qdpx/One", "", coder="Bo")  # what one has coded twice counts once
    strange = reading("q.qdpx/Two", "", "Other words of the ward, " * 20)
    made = corpus_tables([plan, kept], [])
    found = placed(
        Coded([kept, double], [], [away, strange], []),
        [plan, kept, double],
        corpus=made,
        shown=str,
    )
    codings = found.tables.codings
    assert list(codings["doc_id"]) == ["frontline/a.txt"] * 2
    texts = made.segments.set_index("segment_id")["text"]
    for row in codings.itertuples():
        assert texts[row.segment_id][row.start : row.end] == "the ward"
    assert str(found.refusals["frontline/p.qdpx/One"].reason).endswith("its codings are used there")
    (unknown,) = found.more
    assert unknown.file == "q.qdpx/text 1"
    assert "1 coding(s) are unused" in str(unknown.reason)
