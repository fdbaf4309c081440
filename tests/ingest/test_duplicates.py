"""Documents with the same text."""

from __future__ import annotations

from pipeline.ingest.corpus import corpus_tables
from pipeline.ingest.documents import ReadDocument
from pipeline.wording.messages import rendered
from tests.ingest.helpers import document

WORDS = ["".join("abcdefghij"[int(digit)] for digit in str(n)) * 2 for n in range(100, 300)]


TEXT = " ".join(WORDS) + "."


def refused(*readings: ReadDocument) -> list[tuple[str, str]]:
    anchor = document("frontline/z.md", "Something else is said here by somebody at some length.")
    side = document("policy/z.md", "Yet another plan that nobody has written before this very day.")
    made = corpus_tables([*readings, anchor, side], [])
    return list(zip(made.unreadable["file"], made.unreadable["reason"].map(rendered), strict=True))


def test_the_same_text_counts_once_and_the_richer_format_is_kept() -> None:
    pdf = document("policy/a.pdf", TEXT)
    pdf = ReadDocument(pdf.entry, {**pdf.row, "format": "pdf"}, pdf.segments)
    assert refused(pdf, document("policy/b.md", TEXT)) == [
        ("policy/a.pdf", "the same text as policy/b.md")
    ]


def test_the_catalogued_one_is_kept_first() -> None:
    assert refused(document("policy/a.md", TEXT), document("policy/b.md", TEXT, title="T")) == [
        ("policy/a.md", "the same text as policy/b.md")
    ]


def test_a_near_duplicate_counts_once_and_a_new_edition_twice() -> None:
    near = " ".join(WORDS[:-4])
    edition = " ".join([*WORDS[:80], *(word[::-1] + "x" for word in WORDS[80:])])
    assert len(refused(document("policy/a.md", TEXT), document("policy/b.md", near))) == 1
    assert refused(document("policy/a.md", TEXT), document("policy/b.md", edition)) == []


def test_of_a_text_within_another_the_longer_is_kept() -> None:
    part = " ".join(WORDS[:60])
    found = refused(document("policy/a.md", part), document("policy/b.md", TEXT))
    assert [file for file, _ in found] == ["policy/a.md"]


def test_the_same_text_on_both_sides_is_told() -> None:
    ((file, reason),) = refused(document("policy/a.md", TEXT), document("frontline/a.md", TEXT))
    assert file == "policy/a.md"
    assert reason == "the same text as frontline/a.md, which counts as frontline"
