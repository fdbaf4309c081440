"""Helpers for tests: segments and Docs made by hand."""

from __future__ import annotations

import pandas as pd

from pipeline.config.lexicon import LEXICON, load_lexicon
from tests.paths import ROOT

BASES = load_lexicon(ROOT / LEXICON).bases
"""The bases of the lexicon that ships."""

UNREAD = {
    "kind": "label",
    "segment_id": "x:0001",
    "passage_language": "xx",
    "modality": "report",
    "negated": False,
    "quoted": False,
    "definitional": False,
    "agentless": "unknown",
    "who": "unknown",
    "with_whom": "unknown",
    "what": "unknown",
    "tone": float("nan"),
    "found_by": "list",
    "probability": float("nan"),
    "conflict": False,
    "placed": False,
}
"""The columns of a mention that nothing was read of."""


def segments_of(*rows: tuple[str, str], language: str = "en") -> pd.DataFrame:
    """Segments from (role, text) pairs: policy paragraphs in document p, turns in document f."""
    return pd.DataFrame(
        [
            {
                "segment_id": f"{'p' if role == 'policy' else 'f'}:{number:04d}",
                "doc_id": "p" if role == "policy" else "f",
                "corpus": "policy" if role == "policy" else "frontline",
                "language": language,
                "role": role,
                "speaker": "" if role == "policy" else role.title(),
                "location": f"turn {number}",
                "heading": "",
                "text": text,
                "n_tokens": len(text.split()),
            }
            for number, (role, text) in enumerate(rows, start=1)
        ]
    )
