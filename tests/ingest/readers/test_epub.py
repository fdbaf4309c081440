"""E-books to blocks and turns."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.ingest.blocks import Block, UnreadableFile
from pipeline.ingest.documents import read_document
from pipeline.ingest.files import read_bytes
from tests import hostile
from tests.ingest.helpers import entry


def test_chapters_come_in_the_order_of_the_spine_without_the_contents() -> None:
    content = read_bytes(hostile.epub("<p>Second.</p>", "<h1>One</h1><p>First.</p>"), suffix="epub")
    assert content.blocks == (
        Block("One", "heading", level=1),
        Block("First."),
        Block("Second."),
    )
    assert content.metadata == {"title": "The plan", "date": "2026-02-03", "language": "en"}


def test_an_interview_in_a_book_has_speakers_and_roles() -> None:
    page = "<p>INT: Who came?</p><p>Anna: We all did.</p><p>INT: And then?</p><p>Anna: Tea.</p>"
    document = read_document(
        read_bytes(hostile.epub(page), suffix="epub"), entry=entry("frontline/a.epub")
    )
    assert [(s["role"], s["speaker"]) for s in document.segments] == [
        ("interviewer", "INT"),
        ("respondent", "Anna"),
    ] * 2


def encrypted(uri: str) -> bytes:
    listed = f'<encryption xmlns="x"><CipherReference URI="{uri}"/></encryption>'
    return hostile.epub("<p>Words.</p>", **{"META-INF/encryption.xml": listed.encode()})


def test_a_protected_book_says_so_and_protected_fonts_do_not_matter() -> None:
    with pytest.raises(UnreadableFile, match="protected with a password"):
        read_bytes(encrypted("OPS/c 0.xhtml"), suffix="epub")
    assert read_bytes(encrypted("OPS/font.otf"), suffix="epub").blocks


def test_a_book_without_a_list_of_chapters_is_read_by_name() -> None:
    kind = {"mimetype": "application/epub+zip"}
    made = hostile.archive({**kind, "b.xhtml": "<p>Two.</p>", "a.html": "<p>One.</p>"})
    assert read_bytes(made, suffix="epub").blocks == (Block("One."), Block("Two."))
    with pytest.raises(UnreadableFile, match="the e-book has no chapters"):
        read_bytes(hostile.archive(kind), suffix="epub")


def test_a_chapter_that_is_not_there_is_left_out() -> None:
    made = hostile.epub("<p>One.</p>", "<p>Two.</p>")
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        package = book.read("OPS/book.opf").replace(b"c%200.xhtml", b"c%209.xhtml")
    content = read_bytes(hostile.changed(made, {"OPS/book.opf": package}), suffix="epub")
    assert content.blocks == (Block("Two."),)
