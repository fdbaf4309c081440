"""A file of bytes to what each speaker says, through reading and the parser of turns."""

from __future__ import annotations

from pipeline.ingest.documents import ReadDocument, read_document
from pipeline.ingest.files import read_bytes
from tests.ingest.helpers import entry

TALK = (
    ("0", "How did you plan the week?"),
    ("1", "We co-produced it. The families came on Monday."),
    ("0", "And who decided in the end?"),
    ("1", "All of us did, and nobody was left out of it."),
    ("2", "I wrote the list, 12 lines of it."),
    ("0", "What would you change?"),
    ("1", "Nothing much."),
    ("2", "Nor would I."),
)
"""An invented talk: who speaks, and what they say."""


def read(data: bytes, suffix: str) -> ReadDocument:
    """The interview that the bytes hold."""
    return read_document(read_bytes(data, suffix=suffix), entry=entry(f"frontline/talk.{suffix}"))


def roles(document: ReadDocument) -> list[tuple[str, str, str]]:
    """Role, speaker and words of each segment."""
    return [(str(s["role"]), str(s["speaker"]), str(s["text"])) for s in document.segments]


def expected(*names: str) -> list[tuple[str, str, str]]:
    """What is right for `TALK`, with the speakers' names in order."""
    return [
        ("interviewer" if who == "0" else "respondent", names[int(who)], said) for who, said in TALK
    ]
