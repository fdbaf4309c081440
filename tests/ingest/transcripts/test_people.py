"""Interviewers by label, by front matter, and as named by the analyst."""

from __future__ import annotations

import pytest

from pipeline.ingest.transcripts.people import People
from tests.ingest.transcripts.helpers import TALK, speech, transcript


@pytest.mark.parametrize(
    "label",
    ["INT", "Int", "I", "Interviewer", "Interviewer 2", "Intervjuer", "Moderator", "Facilitator",
     "Host", "INTERVIEWER", "Intervjuar", "Interviewer (Kari)", "Researcher"],
)  # fmt: skip
def test_interviewers_are_known_by_their_label(label: str) -> None:
    found = transcript(TALK.format(label, "Marta"))
    assert speech(found) == "Twelve people did. They left."


@pytest.mark.parametrize(
    ("label", "metadata"),
    [
        ("Kari", {"hosts": ["Kari Nordmann"]}),
        ("KN", {"interviewers": "Kari Nordmann; Ola Nordmann"}),
        ("Nordmann", {"interviewer": "Kari Nordmann"}),
        ("K", {"speakers": {"K": "Interviewer", "Marta": "Marta"}}),
        ("Karie", {"hosts": ["Karrie Nordmann"]}),
    ],
)
def test_interviewers_are_known_from_the_front_matter(
    label: str, metadata: dict[str, object]
) -> None:
    assert speech(transcript(TALK.format(label, "Marta"), metadata)) == (
        "Twelve people did. They left."
    )


def test_interviewers_are_known_from_outside() -> None:
    found = transcript(TALK.format("Ola", "Marta"), interviewers=("Ola",))
    assert speech(found) == "Twelve people did. They left."


PEOPLE = People(
    key={"kn": "Kari Nordmann (interviewer)", "b": "Bo Berg"}, hosts=("Meylis Ong",),
    guests=("Anna Hansen",),
)  # fmt: skip


@pytest.mark.parametrize("label", ["KN", "Meylis", "Meylys", "MO", "Meylis Ong", "Moderator"])
def test_one_who_asks_is_known_by_key_name_initials_or_a_slip(label: str) -> None:
    assert PEOPLE.is_host(label)


@pytest.mark.parametrize("label", ["B", "Anna", "AH", "M", "Mona"])
def test_others_do_not_ask(label: str) -> None:
    assert not PEOPLE.is_host(label)


def test_those_of_the_key_and_the_front_matter_are_listed() -> None:
    assert PEOPLE.is_listed("B") and PEOPLE.is_guest("Hansen") and PEOPLE.knows("KN")
    assert not PEOPLE.knows("Cato")


def test_who_shares_the_hosts_first_name_is_somebody_else() -> None:
    found = transcript(
        "RH - Ruth Hale\nRB - Ruth Berg\n\n" + TALK.replace(":", "").format("RH", "RB"),
        {"hosts": ["Ruth Hale"], "speakers": ["Ruth Berg"]},
    )
    assert speech(found) == "Twelve people did. They left."


def test_a_letter_that_the_key_explains_by_a_name_is_that_person() -> None:
    key = {"I": "Ivan", "K": "Kari Lund"}
    people = People.of({"hosts": ["Kari Lund"]}, {k.casefold(): v for k, v in key.items()}, ())
    assert [people.is_host(label) for label in ("I", "K")] == [False, True]


@pytest.mark.parametrize(
    ("label", "named", "asks"),
    [("Int 1", "SE", True), ("Moderator", "Kari", True), ("I", "Ivan", False),
     ("Res", "Anna", False),
     ("Int 1", "informant", False)],
)  # fmt: skip
def test_a_key_that_says_who_has_a_whole_role_does_not_take_it_away(
    label: str, named: str, asks: bool
) -> None:
    assert People({label.casefold(): named}, (), ()).is_host(label) is asks
