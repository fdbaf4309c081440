"""ELAN files to turns."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.files import read_bytes
from pipeline.ingest.readers.recordings.elan import is_elan
from tests import hostile
from tests.ingest.readers.recordings.helpers import TALK, expected, read, roles

NAMES = ("Tove", "Per", "Marit")


def talk() -> bytes:
    return hostile.elan(*((NAMES[int(who)], said) for who, said in TALK))


def test_turns_are_in_order_of_time_with_speakers() -> None:
    document = read(talk(), "eaf")
    assert roles(document) == expected(*NAMES)
    assert [note.code for note in document.notes] == ["interviewer_by_questions"]
    assert [block.time for block in read_bytes(talk(), suffix="eaf").blocks][:2] == [
        "00:00:00",
        "00:00:01",
    ]


CHILDREN = """
<TIER TIER_ID="translation" PARENT_REF="Per" PARTICIPANT="Per"><ANNOTATION><REF_ANNOTATION
 ANNOTATION_ID="b1" ANNOTATION_REF="a1"><ANNOTATION_VALUE>Vi laget det sammen, alle.
</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="words@Per" PARENT_REF="translation"><ANNOTATION><REF_ANNOTATION
 ANNOTATION_ID="c1" ANNOTATION_REF="b1"><ANNOTATION_VALUE>Vi</ANNOTATION_VALUE></REF_ANNOTATION>
</ANNOTATION></TIER></ANNOTATION_DOCUMENT>"""


def test_what_hangs_on_a_tier_does_not_count_again() -> None:
    document = read(talk().replace(b"</ANNOTATION_DOCUMENT>", CHILDREN.encode()), "eaf")
    assert roles(document) == expected(*NAMES)


def test_where_the_upper_tier_has_but_numbers_its_child_is_what_is_said() -> None:
    numbered = hostile.elan(("ref@Per", "001")).replace(b"a0", b"a1")
    child = CHILDREN.replace('PARENT_REF="Per"', 'PARENT_REF="ref@Per"')
    blocks = read_bytes(
        numbered.replace(b"</ANNOTATION_DOCUMENT>", child.encode()), suffix="eaf"
    ).blocks
    assert [(block.speaker, block.text, block.time) for block in blocks] == [
        ("Per", "Vi laget det sammen, alle.", "00:00:00")
    ]


def test_a_tier_without_a_participant_is_called_as_its_id_ends() -> None:
    (block,) = read_bytes(
        hostile.elan(("tx@Per", "We did it.")).replace(b'PARTICIPANT="tx@Per"', b""), suffix="eaf"
    ).blocks
    assert block.speaker == "Per"


def test_a_file_without_words_says_so() -> None:
    with pytest.raises(UnreadableFile, match="no tier of it holds words"):
        read_bytes(hostile.elan(("Per", "…")), suffix="eaf")


def test_an_elan_file_is_known_by_its_root() -> None:
    assert is_elan(talk())
    assert read_bytes(talk(), suffix="txt").blocks == read_bytes(talk(), suffix="eaf").blocks
    with pytest.raises(UnreadableFile, match=r"ends in \.txt but is an XML file: export"):
        read_bytes(b"<?xml version='1.0'?><a>b</a>", suffix="txt")
