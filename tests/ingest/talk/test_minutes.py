"""Minutes, agendas and lists of actions: prose, though names and heads come again."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.reading import Reading, read_talk
from tests.ingest.talk.helpers import TURNS

TOLD = """Present: Heather Savory (HS), Kam Marshall (KM)

HS welcomed the group. The minutes of the last meeting were agreed.

KM reported that the survey had gone out to all wards.

HS asked whether relatives had been asked.

KM said that they would be in the next round.

HS noted that the work was late and asked KM to write to the council.

KM agreed."""

SUBJECTS = """Notes of a year

NHS staff have worked with volunteers for years.

The council has asked for a plan.

NHS trusts were asked to write down what it means to them.

NAV staff meet people who look for work.

NHS managers say that time is short. A plan was written in the spring.

NAV offices close at three.

NAV leaders want a joint plan with the centre."""

HEADS = """Discussion: The group talked about the rota.

Decision: The rota will be shared a month before.

Action: Anna will write to all volunteers.

Discussion: Relatives want a say in the food.

Decision: A box will be put up in the hall.

Action: Bo will buy the box."""

CASES = """Sak 1/21: Godkjenning av innkalling

Møtet ble satt klokka ni.

Vedtak: Innkallingen er godkjent.

Sak 2/21: Frivillige på sykehjemmet

Kari Lie orienterte om kurset.

Vedtak: Saken tas til orientering.

Oppfølging: Kari Lie skriver til kommunen.

Oppfølging: Ola Dahl ringer de pårørende."""

COLONS = """Chair: welcomed everyone and opened the meeting.

Kari Lie: reported on the volunteers.

Chair: thanked Kari and asked for questions.

Ola Dahl: asked whether relatives had been invited.

Kari Lie: answered that they would be.

Chair: closed the meeting."""


def _read(text: str) -> Reading:
    return read_talk([Block(part) for part in text.split("\n\n")], metadata={})


@pytest.mark.parametrize("text", [TOLD, SUBJECTS, HEADS, CASES, COLONS])
def test_minutes_have_no_speakers_and_lose_no_word(text: str) -> None:
    found = _read(text)
    assert found.layout == "whole"
    assert " ".join(turn.text for turn in found.transcript.turns).split() == text.split()


def test_a_list_of_actions_has_owners_and_no_speakers() -> None:
    rows = [("Action", "Owner", "Due")]
    rows += [(f"Send the plan to ward {n}", "KM" if n % 2 else "SB", "1 June") for n in range(8)]
    blocks = [Block("\t".join(row), "table") for row in rows]
    assert read_talk(blocks, metadata={}).layout == "whole"
    heads = [Block("Said\tWho\tWhen", "table"), *blocks[1:]]
    assert read_talk(heads, metadata={}).transcript.found


@pytest.mark.parametrize(("asks", "answers"), [("INT", "R1"), ("TR", "PO")])
@pytest.mark.parametrize("lower", [True, False])
def test_a_talk_of_initials_without_a_sign_may_be_in_lower_case(
    asks: str, answers: str, *, lower: bool
) -> None:
    lines = [
        f"{asks if name.startswith('Tove') else answers} {text.lower() if lower else text}"
        for name, text in TURNS
    ]
    found = _read("\n\n".join(lines))
    assert {turn.speaker for turn in found.transcript.turns} == {asks, answers}
