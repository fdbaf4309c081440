"""What kind of place a name is of, by a word in it: `Hekkfjord kommune` is a municipality."""

from __future__ import annotations

import re

from pipeline.config.word_lists import ALL, WordList

PLACE_KINDS = {
    "municipality": WordList("names", "words_of_municipalities", language=ALL),
    "county": WordList("names", "words_of_counties", language=ALL),
    "village": WordList("names", "words_of_villages", language=ALL),
    "ward": WordList("names", "words_of_wards", language=ALL),
    "island": WordList("names", "words_of_islands", language=ALL),
    "school": WordList("names", "words_of_schools", language=ALL),
    "hospital": WordList("names", "words_of_hospitals", language=ALL),
}
"""Kinds of places and of bodies that are one, and the words that tell them."""


def kind_of_place(name: str, kind: str) -> str:
    """The kind of a place or body, by the words of its name in lower case; people stay people."""
    if kind == "person":
        return kind
    words = re.findall(r"[^\W\d_]+", name)
    told = [one for one, those in PLACE_KINDS.items() for word in words[-1:] if word in those]
    return told[0] if told and len(words) > 1 else kind


def broad_kind(kind: str) -> str:
    """The kind as it is counted: each kind of place is a place, a school or hospital a body."""
    if kind in ("school", "hospital"):
        return "organisation"
    return "place" if kind in PLACE_KINDS else kind
