"""Dirt of tools over layouts, drawn at random: no word of speech is lost, no time is speech."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.talk.helpers import TURNS, read

LABELS = ("{name}: ", "{name} - ", "[{name}] ", "{{{name}}} ", "<{name}> ", "{name};  ", "{name}\n")
TIMES = (
    "[0:{s:02d}]",
    "00:00:{s:02d}",
    "#00:00:{s:02d}-1#",
    "({s}s)",
    "1m {s}s",
    "TC 00:01:{s:02d}",
)
PLACES = ("", "before", "behind", "above", "below")
HEADS = ("", "Interview 7", "Date: 12 May 2020\n\nPlace: the ward", "Transcribed by a program")
NOISE = ("", "[laughs]", "(inaudible)", "…", "//")

dirt = st.fixed_dictionaries({
    "label": st.sampled_from(LABELS),
    "time": st.sampled_from(TIMES),
    "place": st.sampled_from(PLACES),
    "head": st.sampled_from(HEADS),
    "between": st.sampled_from(["\n\n", "\n"]),
    "noise": st.lists(st.sampled_from(NOISE), min_size=len(TURNS), max_size=len(TURNS)),
    "upper": st.booleans(),
})  # fmt: skip


def dirty(how: dict[str, Any]) -> str:
    parts = []
    for number, (name, text) in enumerate(TURNS):
        time = str(how["time"]).format(s=7 * number + 3)
        said = f"{text} {how['noise'][number]}".strip()
        turn = str(how["label"]).format(name=name.upper() if how["upper"] else name) + said
        parts.append({
            "": turn,
            "before": f"{time} {turn}",
            "behind": f"{turn} {time}",
            "above": f"{time}\n{turn}",
            "below": f"{turn}\n{time}",
        }[str(how["place"])])  # fmt: skip
    head = f"{how['head']}\n\n" if how["head"] else ""
    return head + str(how["between"]).join(parts)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(dirt)
def test_no_word_of_speech_is_lost_and_no_time_is_speech(how: dict[str, object]) -> None:
    found = " ".join(turn.text for turn in read(dirty(how)).transcript.turns)
    words = iter(found.split())
    assert all(word in words for _, text in TURNS for word in text.split())  # in their order
    assert not [word for word in found.split() if word[:1].isdigit() or word in ("TC", "#")]
