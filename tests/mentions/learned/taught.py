"""Helpers for tests: a few passages of a made kind, and what is learned of them."""

from __future__ import annotations

from functools import cache

import pandas as pd

from pipeline.linguistics.annotate import annotate
from pipeline.linguistics.annotated_segment import AnnotatedSegment
from pipeline.mentions.learned.examples import Example, Passage, annotated, passages
from pipeline.mentions.learned.training import Trained, trained
from tests.docs import BASES, segments_of
from tests.linguistics.read_texts import word_lists

THINGS = (
    "garden", "menu", "rota", "party", "kitchen", "outing", "budget", "concert", "lunch", "leaflet",
    "bus", "chapel", "hall", "market", "fair", "window", "path", "library", "choir", "roof",
)  # fmt: skip
PRACTICES = (
    ("co-planning", "residents and nurses plan the {} together"),
    ("co-decision", "the nurse and the family choose the {} with one vote each"),
)
OTHERS = (
    ("near miss", "The council informs the residents of the {}."),
    ("other", "It rained on the {} all week."),
)
SIDES = ("policy", "frontline")


def rows() -> pd.DataFrame:
    """Passages as a file of examples has them: each thing in each sentence, five sets."""
    made = []
    for n, thing in enumerate(THINGS):
        same = {"set": f"s{n % 5}", "side": SIDES[n % 2]}
        for concept, quote in PRACTICES:
            said = quote.format(thing)
            text = f"Here {said}."
            row = {"kind": "practice", "concept": concept, "quote": said, "text": text}
            made.append({**same, **row})
        for kind, text in OTHERS:
            row = {"kind": kind, "concept": "", "quote": "", "text": text.format(thing)}
            made.append({**same, **row})
    return pd.DataFrame(made)


@cache
def taught() -> tuple[list[Passage], list[Example]]:
    """The passages, and their sentences without a parse."""
    those = passages(rows())
    segments = pd.DataFrame({"language": "en", "text": [one.text for one in those]})
    docs = annotate(segments, models={}, bases=BASES)
    return those, list(annotated(those, docs, language="en", roles=word_lists()[1]))


@cache
def learned() -> Trained:
    """What is learned of them."""
    return trained(*taught())


def unparsed(text: str) -> AnnotatedSegment:
    """The text as an annotated segment without a parse."""
    (doc,) = annotate(segments_of(("policy", text)), models={}, bases=BASES)
    return AnnotatedSegment(doc, "en", word_lists()[1])
