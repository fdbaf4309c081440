"""Talk or prose."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.kind import is_talk
from pipeline.ingest.talk.reading import read_talk
from tests.ingest.talk.helpers import written

PLAN = "Goal {n}: The municipality shall plan the services of ward {n} together with residents."


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
