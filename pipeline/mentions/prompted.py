"""Prompted mentions: the interviewer named the family of concepts just before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

PromptingSegments = Mapping[str, Sequence[int]]
"""For each family the positions of the segments in which the interviewer names it."""


def prompting_segments(
    segments: pd.DataFrame, named: Sequence[tuple[int, str, str]]
) -> PromptingSegments:
    """Where the interviewer names each family by a label or as a theme.

    `named` are the mentions as position of the segment, family and kind.
    """
    prompts: dict[str, list[int]] = {}
    for segment, family, kind in named:
        if segments.at[segment, "role"] == "interviewer" and kind != "practice":
            prompts.setdefault(family, []).append(segment)
    return prompts


def is_prompted(
    segments: pd.DataFrame, segment: int, family: str, *, prompts: PromptingSegments, window: int
) -> bool:
    """Whether an answer's mention follows a prompt of its family within `window` segments.

    On either side: who is interviewed for policy is asked, too.
    """
    if segments.at[segment, "role"] == "interviewer":
        return False
    documents = segments["doc_id"].to_numpy()
    return any(
        0 < segment - prompt <= window and documents[prompt] == documents[segment]
        for prompt in prompts.get(family, ())
    )
