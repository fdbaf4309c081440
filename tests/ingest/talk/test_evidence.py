"""What speaks for a reading."""

from __future__ import annotations

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.evidence import WHOLE, evidence, score
from pipeline.ingest.transcripts.speech import Transcript, Turn
from pipeline.wording.messages import message

PLACE = message("place_turn", number="1")


def turns(*pairs: tuple[str, str]) -> list[Turn]:
    return [Turn(speaker, text, PLACE) for speaker, text in pairs]


def test_turns_that_hold_all_words_and_alternate_explain_a_file() -> None:
    blocks = [Block("Anna: Who came?"), Block("Bo: Ten did.")] * 3
    found = evidence(turns(*[("Anna", "Who came then?"), ("Bo", "Ten did so.")] * 3), blocks)
    assert found.score == 1.0


def test_words_left_out_and_labels_left_in_speak_against_a_reading() -> None:
    blocks = [Block("one two three four five six seven eight nine ten")]
    good = turns(*[("Anna", "one two three"), ("Bo", "four five")] * 2)
    assert evidence(good[:2], blocks).score < evidence(good, blocks).score
    left = turns(*[("Anna", "Yes. Bo: four"), ("Bo", "No. Bo: five 0:00:12")] * 2)
    assert evidence(left, blocks).score < 0.5 * evidence(good, blocks).score


def test_labels_that_are_function_words_speak_against_a_reading() -> None:
    blocks = [Block("Og vi sang. Men de gikk.")]
    assert evidence(turns(("Og", "vi sang"), ("Men", "de gikk")), blocks).score == 0.0


def test_a_text_used_whole_has_a_fixed_score() -> None:
    assert score(Transcript((), found=False), [Block("We sat.")]) == WHOLE
    assert evidence([], []).score == 0.0
