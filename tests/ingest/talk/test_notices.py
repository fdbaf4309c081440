"""What programs and chats write into a transcript is nobody's speech."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.notices import without_notices

TALK = [
    Block(f"R: We carried table {n} out ourselves, and nobody wrote it down.") for n in range(16)
]


def _kept(*, top: str = "", end: str = "", within: str = "") -> list[str]:
    blocks = [*TALK[:8], *([Block(within)] if within else []), *TALK[8:]]
    found = without_notices(
        [*([Block(top)] if top else []), *blocks, *([Block(end)] if end else [])]
    )
    spoken = {block.text for block in TALK}
    assert {block.text for block in found} >= spoken
    return [block.text for block in found if block.text not in spoken]


@pytest.mark.parametrize(
    "line",
    [
        "Transcribed by https://otter.ai",
        "Sonix is the world's most advanced automated transcription platform.",
        "ward_interview_2.m4a",
        "Opptak 2 - hjemmetjenesten.mp3",
        "English (auto-generated)",
        "New Recording 14",
        "Denne redigerbare transkripsjonen er datagenerert og kan inneholde feil.",
        "This editable transcript was computer generated and might contain errors.",
    ],
)
def test_a_program_names_itself_at_the_start_or_the_end(line: str) -> None:
    assert _kept(top=line) == _kept(end=line) == []


@pytest.mark.parametrize(
    "line",
    [
        "R: We use otter.ai for the minutes and then nobody reads them.",
        "They told us to look at plan.docx and it was empty.",
        "New recordings were made in the garden.",
        "R: I sent a message, and the message was deleted.",
    ],
)
def test_who_speaks_of_programs_and_files_is_kept(line: str) -> None:
    assert _kept(top=line) == _kept(end=line) == _kept(within=line) == [line]


def test_a_label_of_such_a_form_comes_again_and_is_kept() -> None:
    blocks = [Block("SPEAKER_01"), Block("How?"), Block("SPEAKER_01"), Block("And then?")]
    assert without_notices(blocks) == blocks


@pytest.mark.parametrize(
    "line",
    [
        "12.03.2024, 16:05 - Samira: <Media utelatt>",
        "[12/03/2024, 10:05:09] Carol: \u200eimage omitted",
        "12/03/2024, 16:05 - Messages and calls are end-to-end encrypted. No one can read them.",
        "2024-03-12 16:05 - Sara: <Media har utelämnats>",
        "12.03.2024 16:05 - Maja: Denne besked blev slettet",
    ],
)
def test_notes_of_a_chat_are_left_out_wherever_they_stand(line: str) -> None:
    assert _kept(within=line) == []


def test_marks_of_direction_go_and_the_message_stays() -> None:
    assert _kept(within="\u200eCarol: I rang my mum.") == ["Carol: I rang my mum."]


def test_credits_in_italics_close_a_broadcast_but_questions_in_italics_do_not() -> None:
    credit = Block("The Front Door is made by Small Hours in Leith.", italic=True)
    assert without_notices([*TALK, credit]) == TALK
    question = Block("And who has the key now?", italic=True)
    assert without_notices([*TALK, question]) == [*TALK, question]
    many = [Block(f"Note {n} of the diary, as she wrote it.", italic=True) for n in range(4)]
    assert without_notices([*TALK, *many]) == [*TALK, *many]


def test_the_last_caption_names_who_made_the_captions() -> None:
    cues = [Block("og da sa jeg det", "cue"), Block("Undertekster av Ai-Media", "cue")]
    assert without_notices(cues) == cues[:1]


@pytest.mark.parametrize(
    "line",
    [
        "Helsepodden er laget av Lyd. Følg oss der du hører podkast.",
        "Front Door is a production of Small Hours.",
        "Poddens musik är av Ek. Nya avsnitt där poddar finns.",
    ],
)
def test_the_line_that_closes_a_broadcast_is_left_out_at_the_end(line: str) -> None:
    assert _kept(end=line) == []
    assert _kept(within=line) == [line]
