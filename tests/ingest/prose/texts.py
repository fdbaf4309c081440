"""Texts of policy for the tests of this folder, and what is left of them."""

from __future__ import annotations

from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.paragraphs import paragraphs

SAID = "The council will plan the work of the coming years with those who live here."
WORK = (
    "The municipality shall plan the services of the ward together with residents and relatives.",
    "Staff write down what was agreed in the group, and come back to it after some months of work.",
)
CITED = ("Berg, K. (2019). Samskaping i praksis. Oslo.", "Smith, J. (2014). Ways of working, 1-22.")
BODY = [
    Block(f"Councils shall plan service {n} with those who use it, and say how.") for n in range(9)
]


def text_of(*blocks: Block | str) -> list[str]:
    """The paragraphs that are left of the blocks."""
    return [
        part.text for part in paragraphs([b if isinstance(b, Block) else Block(b) for b in blocks])
    ]


def heading(text: str, level: int = 1) -> Block:
    """A heading of that rank."""
    return Block(text, "heading", level=level)
