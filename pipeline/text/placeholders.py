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
}
"""Each kind of identifier and the word of its placeholder."""

PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(KINDS.values())}) \d+\]")


def placeholder(kind: str, number: int) -> str:
    """The placeholder of the kind's so-manieth identifier."""
    return f"[{KINDS[kind]} {number}]"


def is_placeholder(text: str) -> bool:
    """The text is one placeholder and nothing else."""
    return bool(PLACEHOLDER.fullmatch(text))
