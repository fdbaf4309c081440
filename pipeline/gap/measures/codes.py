"""Words under the codes that people gave: a rate for every coded document and code."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from pipeline.config.params import GapParams
from pipeline.gap.measures.evidence import Evidence
from pipeline.gap.measures.measured import Measured
from pipeline.stats import PER
from pipeline.wording.names import code_path


def code_rate(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Words under each code or a code below it, per 10,000 words of the document.

    Only documents in which somebody coded something have a value; where several people coded one,
    it is the mean of theirs. Words that one person put under a code twice count once, and those of
    interviewers do not count. None if a side has no coded document.
    """
    documents = evidence.documents
    coded = documents[documents["doc_id"].isin(evidence.codings["doc_id"])]
    those = coded.reset_index(drop=True)
    if evidence.lacks_a_side(those):
        return []
    words = words_under_codes(evidence.codings)
    items = sorted(words["code"].unique())
    table = words.pivot_table(
        index="doc_id", columns="code", values="n_tokens", aggfunc="sum", fill_value=0.0
    ).reindex(index=those["doc_id"], columns=items, fill_value=0.0)
    tokens = those["n_tokens"].to_numpy(dtype=float)
    return [
        evidence.measured(
            "code_rate",
            items,
            np.asarray(table.to_numpy(dtype=float) / tokens[:, None] * PER),
            labels=[code_path(item) for item in items],
            doc_ids=those["doc_id"].tolist(),
            weight=tokens,
            params=params,
        )
    ]


def words_under_codes(codings: pd.DataFrame) -> pd.DataFrame:
    """Words of each document under each code and those below it: the mean over its coders."""
    coders = codings.groupby("doc_id")["coder"].nunique()
    spoken = codings[(codings["role"] != "interviewer") & (codings["segment_id"] != "")]
    keys = ["doc_id", "code", "coder", "segment_id"]
    under = _with_codes_above(spoken)
    columns = [under[name].tolist() for name in (*keys, "start", "end", "n_tokens")]
    # Lists, since a group of the frame for each segment takes most of the time of the measure.
    parts: dict[tuple[str, ...], list[tuple[int, int, int]]] = {}
    for *key, start, end, n_tokens in zip(*columns, strict=True):
        parts.setdefault(tuple(key), []).append((start, end, n_tokens))
    rows = [(key[0], key[1], _words(parts[key])) for key in sorted(parts)]
    frame = pd.DataFrame(rows, columns=["doc_id", "code", "n_tokens"])
    return frame.assign(n_tokens=frame["n_tokens"] / frame["doc_id"].map(coders))


def _with_codes_above(codings: pd.DataFrame) -> pd.DataFrame:
    """Each row under its own code, and once more under each code above it."""
    own = codings.assign(code=codings["code"].map(lambda code: list(_above(code))))
    return own.explode("code")


def _above(code: str) -> Iterator[str]:
    parts = code.split("/")
    for length in range(1, len(parts) + 1):
        yield "/".join(parts[:length])


def _words(stretches: list[tuple[int, int, int]]) -> float:
    """Words in the stretches (start, end, words) of one segment together.

    What overlaps counts once: words in proportion to the characters of the union.
    """
    reached, union = -1, 0
    for start, end, _ in sorted(stretches):
        union += max(0, end - max(start, reached))
        reached = max(reached, end)
    whole = sum(end - start for start, end, _ in stretches)
    return float(sum(n for _, _, n in stretches)) * union / whole if whole else 0.0


VALUES: dict[str, Callable[[Evidence, GapParams], list[Measured]]] = {"code_rate": code_rate}
"""The function of this module by the measure that it computes."""
