"""What stands in a text for an identifier that was taken out: `[Person 3]`, `[Place 2]`."""

from __future__ import annotations

import re

KINDS = {
    "person": "Person",
    "place": "Place",
    "organisation": "Organisation",
    "email": "Email",
    "phone": "Phone",
    "web": "Web",
    "birth_date": "Birthdate",
    "identity": "Identity",
    "address": "Address",
    "number": "Number",
    "date": "Date",
    "room": "Room",
    "role": "Role",
    "municipality": "Municipality",
    "county": "County",
    "village": "Village",
    "ward": "Ward",
    "island": "Island",
    "school": "School",
    "hospital": "Hospital",
}
"""Each kind of identifier and the word of its placeholder."""

DECADES = (
    "childhood", "their teens", "their twenties", "their thirties", "their forties",
    "their fifties", "their sixties", "their seventies", "their eighties",
    "their nineties or older",
)  # fmt: skip
"""What stands for an age, by its tens: `[in their eighties]`."""

PLACEHOLDER = re.compile(rf"\[(?:(?:{'|'.join(KINDS.values())}) \d+|in (?:{'|'.join(DECADES)}))\]")


def placeholder(kind: str, number: int) -> str:
    """The placeholder of the identifier with this number among those of its kind."""
    return f"[{KINDS[kind]} {number}]"


def decade(age: int) -> str:
    """What stands for an age: `[in their forties]`; from ninety there is one group."""
    return f"[in {DECADES[min(age // 10, len(DECADES) - 1)]}]"


def is_placeholder(text: str) -> bool:
    """The text is one placeholder and nothing else."""
    return bool(PLACEHOLDER.fullmatch(text))
