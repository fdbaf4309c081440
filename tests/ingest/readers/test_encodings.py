"""Bytes to text in each encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.files import read_file
from pipeline.ingest.readers.encodings import decode_text
from tests.ingest.helpers import Write

SENTENCE = "Samskaping på øya: “vi gjør det sammen” – sa Åse."


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "windows-1252"),
    ],
)
def test_each_encoding_gives_the_same_text(write: Write, codec: str, found: str) -> None:
    content = read_file(write("a.txt", f"{SENTENCE}\n\n{SENTENCE}".encode(codec)))
    assert [block.text for block in content.blocks] == [SENTENCE, SENTENCE]
    assert content.encoding == found


def test_one_broken_byte_does_not_turn_utf8_into_another_encoding() -> None:
    text, encoding = decode_text(("blåbær på øya " * 20).encode() + b"\xe5")
    assert encoding == "utf-8"
    assert text == "blåbær på øya " * 20


@given(st.text(st.characters(codec="cp1252", categories=["L", "Nd", "Zs"]), min_size=1))
def test_any_windows_text_is_decoded(text: str) -> None:
    assert decode_text(("abc " + text).encode("utf-8"))[0] == "abc " + text
