"""Talk or prose."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.kind import is_talk
from pipeline.ingest.talk.reading import read_talk
from tests.ingest.talk.helpers import written

PLAN = "Goal {n}: The municipality shall plan the services of ward {n} together with residents."


def reply_of_a_government() -> str:
    """A list of ambitions with a question, and for each one many paragraphs of reply."""
    heads = [
        f"Ambition {n}: A better plan for ward {n}{'? Who shall lead it?' if n == 3 else ''}"
        for n in range(1, 11)
    ]
    done = [f"We shall do part {k} of the plan together with the agencies." for k in range(30)]
    return "\n\n".join([*heads, *(part for head in heads for part in (head, *done))])


def test_a_reply_to_numbered_ambitions_is_prose() -> None:
    blocks = [Block(part) for part in reply_of_a_government().split("\n\n")]
    reading = read_talk(blocks, metadata={})
    assert any(turn.interviewer for turn in reading.transcript.turns)
    assert not is_talk(reading, blocks)


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        (written("{name}: {text}"), True),
        ("\n\n".join(PLAN.format(n=n) for n in range(9)), False),
        ("\n\n".join(["Note: it costs.", "Box: who pays?", "Note: it is said."] * 4), False),
        ("\n\n".join(["Why? Because.", "We shall do it."] * 6), False),
        ("\n\n".join(["**Who pays for it?**", "The municipality pays for the ward."] * 8), False),
        ("A long plan. " * 200 + "\n\n" + written("{name}: {text}"), False),
    ],
)
def test_a_text_is_a_talk_where_a_few_take_turns_and_one_asks(text: str, talk: bool) -> None:
    blocks = [Block(part) for part in text.split("\n\n")]
    assert is_talk(read_talk(blocks, metadata={}), blocks) == talk
