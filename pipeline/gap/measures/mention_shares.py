"""Shares of a document's mentions: modality, agents, roles, tone, themes nearby, prompting.

In: the mentions of one language. Out: for each measure one group of items per concept, whose values
are the share of the document's mentions that have the attribute; only documents that mention the
concept have a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.gap.measures.evidence import Evidence
from pipeline.gap.measures.measured import Measured
from pipeline.tables.measures import FAMILY, Preposition, mention_item, role_trait

MIN_DOCUMENTS = 3
"""Fewest documents of each side that mention a concept whose shares are compared."""

MIN_ROLE_DOCUMENTS = 3
"""Fewest documents that name a role that is compared."""

TONED = 0.05
"""A sentence is positive or negative from this compound score on, as VADER's authors advise."""

UNKNOWN = "unknown"
"""What stands for an attribute where the sentence was not parsed."""

Attributes = Mapping[str, "pd.Series[bool]"]
"""For each kind, whether each mention has it."""


Read = Callable[[pd.DataFrame], tuple[pd.DataFrame, Attributes]]
"""Of rows of mentions or sentences those that could be read, and their attributes."""


def _read_modality(rows: pd.DataFrame) -> tuple[pd.DataFrame, Attributes]:
    return rows, {mood: rows["modality"] == mood for mood in tables.MODALITIES}


def _read_agentless(rows: pd.DataFrame) -> tuple[pd.DataFrame, Attributes]:
    parsed = _parsed(rows)
    return parsed, {"agentless": parsed["agentless"] == "yes"}


def _read_roles(rows: pd.DataFrame) -> tuple[pd.DataFrame, Attributes]:
    parsed = _parsed(rows)
    return parsed, _roles(parsed)


def _read_tone(rows: pd.DataFrame) -> tuple[pd.DataFrame, Attributes]:
    toned = rows[rows["tone"].notna()]
    return toned, {"positive": toned["tone"] >= TONED, "negative": toned["tone"] <= -TONED}


def _theme_reader(mentions: pd.DataFrame) -> Read:
    """The reader of the themes that the segments of these mentions speak of."""
    spoken = _spoken(mentions)
    themes = spoken[spoken["kind"] == "theme"]
    segments = themes.groupby("concept")["segment_id"].agg(set)

    def read(rows: pd.DataFrame) -> tuple[pd.DataFrame, Attributes]:
        near = {
            str(theme).replace("-", " "): rows["segment_id"].isin(at)
            for theme, at in segments.items()
        }
        return rows, {theme: flags for theme, flags in near.items() if flags.any()}

    return read


READERS: dict[str, Callable[[pd.DataFrame], Read]] = {
    "modality_share": lambda _: _read_modality,
    "agentless_share": lambda _: _read_agentless,
    "role_share": lambda _: _read_roles,
    "tone": lambda _: _read_tone,
    "theme_share": _theme_reader,
}
"""For each measure, given all mentions, how rows of mentions or of other sentences are read."""


def modality_share(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Mentions of each modality."""
    return _grouped(evidence, "modality_share", _read_modality, params=params)


def agentless_share(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Mentions that name nobody who does it, where sentences are parsed."""
    return _grouped(evidence, "agentless_share", _read_agentless, params=params)


def role_share(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Mentions by whom each role does it, or with whom it is done, where sentences are parsed."""
    return _grouped(evidence, "role_share", _read_roles, params=params)


def tone(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Mentions in sentences of positive and of negative tone, where there is a lexicon of tone."""
    return _grouped(evidence, "tone", _read_tone, params=params)


def theme_share(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Mentions in a segment that also speaks of each theme."""
    return _grouped(evidence, "theme_share", _theme_reader(evidence.mentions), params=params)


def prompted_share(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Mentions just after the interviewer used such a word."""
    return _grouped(
        evidence,
        "prompted_share",
        lambda rows: (rows, {"prompted": rows["prompted"].astype(bool)}),
        prompted=True,
        params=params,
    )


def _grouped(
    evidence: Evidence,
    name: str,
    read: Read,
    *,
    params: GapParams,
    prompted: bool = False,
) -> list[Measured]:
    """One group per concept; `read` gives the mentions that could be read, and their attributes."""
    found = []
    for concept, rows in _concepts(evidence.documents, said(evidence, prompted=prompted)):
        known, flags = read(rows)
        if flags and known["corpus"].nunique() == len(tables.CORPORA):
            found.append(_shares(evidence, known, name, concept, flags, params=params))
    return [replace(group, groups=len(found)) for group in found]


def said(evidence: Evidence, *, prompted: bool = False) -> pd.DataFrame:
    """The mentions of labels by policy and respondents, those that were prompted too or not."""
    spoken = _spoken(evidence.mentions)
    own = spoken if prompted else spoken[~spoken["prompted"].astype(bool)]
    return own[own["kind"] == "label"]


def _spoken(mentions: pd.DataFrame) -> pd.DataFrame:
    return mentions[mentions["role"] != "interviewer"]


def _concepts(documents: pd.DataFrame, rows: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """All mentions together, then those of each concept that enough documents mention."""
    concepts = sorted(rows["concept"].unique())
    for concept in (FAMILY, *concepts):
        own = rows if concept == FAMILY else rows[rows["concept"] == concept]
        using = documents[documents["doc_id"].isin(own["doc_id"])]
        sizes = [int((using["corpus"] == corpus).sum()) for corpus in tables.CORPORA]
        if min(sizes) >= (1 if concept == FAMILY else MIN_DOCUMENTS):
            yield concept, own


def _parsed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[(rows["agentless"] != UNKNOWN) & (rows["who"] != UNKNOWN)]


def _roles(parsed: pd.DataFrame) -> dict[str, pd.Series[bool]]:
    """For each role whether it does it, and whether it is done with it."""
    flags = {}
    prepositions: tuple[tuple[str, Preposition], ...] = (("who", "by"), ("with_whom", "with"))
    for column, preposition in prepositions:
        lists = parsed[column].str.split(";")
        for role in sorted({role for roles in lists for role in roles if role}):
            flag = lists.map(lambda roles, role=role: role in roles).astype(bool)
            if parsed.loc[flag, "doc_id"].nunique() >= MIN_ROLE_DOCUMENTS:
                flags[role_trait(preposition, role)] = flag
    return flags


def _shares(
    evidence: Evidence,
    rows: pd.DataFrame,
    name: str,
    concept: str,
    flags: Attributes,
    *,
    params: GapParams,
) -> Measured:
    """The share of each document's mentions that have each attribute."""
    using = evidence.documents.loc[evidence.documents["doc_id"].isin(rows["doc_id"]), "doc_id"]
    shares = pd.DataFrame({key: flag.to_numpy(dtype=float) for key, flag in flags.items()})
    means = shares.groupby(rows["doc_id"].to_numpy()).mean().reindex(using)
    n_mentions = rows.groupby("doc_id").size().reindex(using).astype("float64")
    return evidence.measured(
        name,
        [mention_item(concept, key) for key in flags],
        means.to_numpy(dtype=float),
        weight=np.asarray(n_mentions, dtype=np.float64),
        doc_ids=using.tolist(),
        params=params,
    )


VALUES: dict[str, Callable[[Evidence, GapParams], list[Measured]]] = {
    function.__name__: function
    for function in (
        modality_share,
        agentless_share,
        role_share,
        tone,
        theme_share,
        prompted_share,
    )
}
"""The functions of this module by the measure that they compute."""
