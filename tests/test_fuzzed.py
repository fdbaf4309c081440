"""Whatever bytes or words come: the readers refuse or read, and the parser of turns ends.

`scripts/fuzz.py` looks further than these examples; what it found stands at the end.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.known_names import evidence_of
from pipeline.ingest.blocks import Block, FileText, Kind, UnreadableFile, join_lines, repair_text
from pipeline.ingest.documents import ReadDocument, read_document
from pipeline.ingest.files import read_bytes
from pipeline.ingest.listing import Entry
from pipeline.ingest.prose.paragraphs import paragraphs
from pipeline.ingest.registry import FORMATS as REGISTERED
from pipeline.ingest.transcripts.turns import read_turns
from pipeline.privacy.identifiers import identifiers
from pipeline.privacy.names.evidence import Evidence
from tests import hostile

FORMATS = hostile.SUFFIXES
HARMLESS = hostile.harmless()
TEXTUAL = tuple(one.suffix for one in REGISTERED if one.suffix not in ("pdf", "docx", "odt"))


def outcome(data: bytes, format: str, side: str = "frontline") -> ReadDocument | str:
    """The document, or the reason why there is none. Any other error fails the test."""
    try:
        content = read_bytes(data, suffix=format)
        return read_document(content, entry=Entry(f"{side}/x.{format}", "x", side))
    except UnreadableFile as error:
        assert error.reason and error.remedy
        return str(error.reason)


def sound(made: ReadDocument | str) -> None:
    """What holds of every document that was read."""
    if isinstance(made, str):
        return
    assert made.segments
    for segment in made.segments:
        text = str(segment["text"])
        assert text.strip() == text != ""
        assert "\n" not in text and "\x00" not in text
        text.encode("utf-8")
    assert made.row["n_tokens"] == sum(
        int(s["n_tokens"]) for s in made.segments if s["role"] != "interviewer"
    )
    ids = [segment["segment_id"] for segment in made.segments]
    assert len(set(ids)) == len(ids)


# Cuts, flips and splices of a sound file reach further in than noise does.
@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    format = draw(st.sampled_from(FORMATS))
    data = bytearray(HARMLESS[format])
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(len(data) - 1, 0)))
        length = draw(st.sampled_from((0, 1, 3, 40, 400)))
        data[start : start + length] = draw(
            st.one_of(st.binary(max_size=30), st.sampled_from(TOKENS).map(lambda one: one * 20))
        )
    return format, bytes(data)


TOKENS = (
    b"\x00", b"\r", b"\n\n", b"\t", b"**", b":", b"[", b"<", b"{", b"}", b"\\", b"-->", b"&#0;",
    b"---\n", b"\xff\xfe", b"endobj", b"\\u-9999?", b"00:00:01.000", b"| a |", b"<table><tr>",
)  # fmt: skip


@given(damaged())
@settings(max_examples=150)
def test_a_damaged_file_is_read_or_refused(case: tuple[str, bytes]) -> None:
    format, data = case
    for side in ("policy", "frontline"):
        sound(outcome(data, format, side))


@given(st.sampled_from(FORMATS), st.binary(max_size=400))
@settings(max_examples=100)
def test_noise_is_read_or_refused(format: str, data: bytes) -> None:
    sound(outcome(data, format))


@given(st.sampled_from(TEXTUAL), st.text(max_size=300))
@settings(max_examples=150)
def test_any_text_is_read_or_refused(format: str, text: str) -> None:
    sound(outcome(text.encode("utf-8", "surrogatepass"), format))


LINES = st.lists(
    st.one_of(
        st.sampled_from((
            "INT: Why?", "R1: Because.", "Anna", "[00:01:02] Anna: Yes", "Key:", "A - Anna",
            "**Bo**: No", "Q. What?", "A. That.", "(laughs)", "---", "1", "<v A> Hm", ">> Well",
            "\tsome\twords", "Anna Hansen 0:03", "", " ", "Speaker 1 (00:12)", "[inaudible]",
        )),
        st.text(alphabet="AaB:.[]()*-–—\t 01\n?!>", max_size=40),
        st.text(max_size=30),
    ),
    max_size=25,
)  # fmt: skip


def letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(sign for text in texts for sign in text.casefold() if sign.isalnum())


@given(LINES, st.sampled_from(("paragraph", "table", "cue", "heading", "list")))
@settings(max_examples=200)
def test_the_parser_of_turns_ends_and_invents_no_letter(lines: list[str], kind: Kind) -> None:
    blocks = [Block(repair_text(line), kind) for line in lines if line.strip()]
    turns = read_turns(blocks, metadata={}).turns
    assert all(turn.text.strip() for turn in turns)
    assert letters(turn.text for turn in turns) <= letters(block.text for block in blocks)


@given(LINES)
@settings(max_examples=100)
def test_the_paragraphs_of_a_policy_invent_no_letter(lines: list[str]) -> None:
    blocks = [Block(repair_text(line)) for line in lines if line.strip()]
    found = paragraphs(blocks)
    assert letters(part.text for part in found) <= letters(block.text for block in blocks)


@given(st.text(max_size=200))
def test_repaired_text_can_be_written_and_is_not_changed_again(text: str) -> None:
    once = repair_text(text)
    once.encode("utf-8")
    assert repair_text(once) == once


# ------------------------------------------------------------------------ what was found

N = 20_000
SLOW = {
    "digits before a word": "x" + "9" * 40 + " and so on",
    "many numbers at a beginning": "1" * 200 + "# Plan",
    "comments that never end": "<!--" * N,
    "one word of thousands of letters": "a" * N * 2,
    "a blank line of thousands of spaces": "a" + " " * N * 2 + "b",
    "a tab line of thousands of tabs": "a\n" + "\t" * N * 2 + "b",
}
SLOW_TALK = {
    "parts of an address that never ends": "a." * N,
    "signs of addresses": "a@" * N,
    "hyphens": "-" * N * 2,
    "names one after the other": "Aa, " * (N // 2),
    "numbered houses": "1 Aa, " * (N // 2),
}


@pytest.mark.parametrize("name", SLOW)
@pytest.mark.parametrize("side", ["policy", "frontline"])
def test_what_once_took_for_ever_takes_no_time(name: str, side: str) -> None:
    started = time.process_time()
    outcome(SLOW[name].encode(), "txt", side)
    assert time.process_time() - started < 3, name


@pytest.mark.parametrize("name", SLOW_TALK)
def test_looking_for_identifiers_takes_no_time_either(name: str) -> None:
    started = time.process_time()
    evidence = evidence_of([("en", SLOW_TALK[name])], base=Evidence())
    identifiers([SLOW_TALK[name]], language="en", evidence=evidence)
    assert time.process_time() - started < 10, name


def test_what_is_cut_for_speed_is_found_as_if_it_were_not() -> None:
    text = "We asked Tomasz about it, and he said yes. " * 300
    (hits,) = identifiers([text], language="en", evidence=Evidence())
    assert [text[hit.start : hit.end] for hit in hits] == ["Tomasz"] * 300


def test_an_archive_that_is_packed_too_tightly_is_broken() -> None:
    tight = hostile.odt(f"<text:p>{hostile.PROSE}</text:p>", **{"x.xml": b" " * 3_000_000})
    assert "broken (SecurityError)" in str(outcome(tight, "odt"))


def test_a_line_end_in_a_long_word_is_still_mended() -> None:
    assert join_lines("a co-\nproduction and opera-\ntion") == "a co-production and operation"


def test_letters_that_are_none_do_not_reach_a_table() -> None:
    made = outcome(b'---\ntitle: "\\ud800 Plan"\n---\n' + hostile.PROSE.encode(), "md", "policy")
    assert isinstance(made, ReadDocument)
    assert made.row["title"] == "Plan"
    rich = outcome(rb"{\rtf1\ansi \u55296? " + hostile.PROSE.encode() + b"}", "rtf", "policy")
    sound(rich)
    assert isinstance(rich, ReadDocument)


def test_a_number_too_long_to_be_written_is_no_title() -> None:
    made = outcome(b"---\ntitle: 0x" + b"f" * 9000 + b"\n---\n" + hostile.PROSE.encode(), "md")
    assert isinstance(made, ReadDocument) or "short" in made


def test_the_order_of_damage_does_not_matter_to_the_reader() -> None:
    # The same bytes give the same document, whatever was read before.
    rng = random.Random(3)  # noqa: S311 - chance, no secret
    files = list(HARMLESS.items())
    first = {format: outcome(data, format) for format, data in files}
    rng.shuffle(files)
    assert {format: outcome(data, format) for format, data in files} == first


def test_a_file_without_blocks_is_no_document() -> None:
    with pytest.raises(UnreadableFile):
        read_document(FileText((), "txt"), entry=Entry("policy/x.txt", "x", "policy"))
