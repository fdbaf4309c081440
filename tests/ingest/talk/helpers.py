"""One interview as turns, to be written in any layout."""

from __future__ import annotations

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.reading import Reading, read_talk

TURNS = (
    ("Tove Rask", "Could you tell me how the dinner club started?"),
    ("Per Oddvik", "It was three of us and the nurse. We carried the tables out ourselves."),
    ("Tove Rask", "And what did the office say about it?"),
    ("Per Oddvik", "They wanted a list, so we made a list with the residents."),
    ("Marit Helle", "Half of the people on it never came."),
    ("Tove Rask", "How do you share the work?"),
    ("Marit Helle", "I do the shopping with two relatives. He cooks."),
    ("Per Oddvik", "We decide it together, that is the whole point."),
)
"""Speaker and words, in order; Tove Rask asks."""


def written(template: str, *, names: dict[str, str] | None = None, between: str = "\n\n") -> str:
    """The interview with each turn as the template has it: {name}, {text}, {clock}, {n}."""
    called = names or {}
    return between.join(
        template.format(
            name=called.get(name, name), text=text, clock=f"0:{7 * number + 3:02d}", n=number + 1
        )
        for number, (name, text) in enumerate(TURNS)
    )


def read(text: str, **metadata: object) -> Reading:
    return read_talk([Block(part) for part in text.split("\n\n")], metadata=metadata)


def said(reading: Reading) -> list[tuple[str, str, bool]]:
    return [(turn.speaker, turn.text, turn.interviewer) for turn in reading.transcript.turns]


def expected(names: dict[str, str] | None = None) -> list[tuple[str, str, bool]]:
    called = names or {}
    return [(called.get(name, name), text, name == "Tove Rask") for name, text in TURNS]
