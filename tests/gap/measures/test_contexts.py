"""Contexts: where mentions stand among the running words."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.gap.measures.contexts import contexts_of
from pipeline.gap.measures.evidence import evidence_by_language
from tests.gap.talk import contexts_in, spoken


def test_a_mention_stands_between_the_words_before_and_after_it() -> None:
    contexts = contexts_in(spoken(other=True, n=(3, 3)))
    uses = contexts.mentions["co-design"]
    # Each line has ten words, ten characters apart; the mention is at 45 to 49, after the fifth.
    assert (uses.after - uses.first == 0).all()
    starts = np.flatnonzero(np.diff(np.r_[-1, contexts.running.segment]))
    assert (uses.first - starts[uses.segment] == 5).all()


def test_no_words_or_one_side_are_no_contexts() -> None:
    documents, mentions, words = spoken(other=True, n=(3, 3))
    none = pd.DataFrame({"doc_id": pd.Series([], dtype="str")})
    (wordless,) = evidence_by_language(documents, mentions, none, none, words.iloc[:0])
    assert contexts_of(wordless) is None
    (one_sided,) = evidence_by_language(documents.iloc[:3], mentions, none, none, words)
    assert contexts_of(one_sided) is None
