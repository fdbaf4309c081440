"""Signs of one who asks."""

from __future__ import annotations

from pipeline.ingest.transcripts.roles.signs import addressing
from pipeline.ingest.transcripts.speech import Turn
from pipeline.wording.messages import message


def test_a_small_i_is_no_word_for_oneself() -> None:
    said = {"A": "Bor du i byen i dag, i et hus?", "B": "I think I do."}
    turns = [Turn(who, text, message("place_paragraph", number="1")) for who, text in said.items()]
    assert addressing(turns, "A") > 0.0 > addressing(turns, "B")
