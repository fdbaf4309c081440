"""The tables `Gaps` and `Collocates`: each measure goes through comparison and verdict to rows.

In: documents, mentions, term counts, topic shares and running words of all languages. Out: one row
per measure and item, policy against frontline. The document is the unit: a value per document, the
mean over the documents of a side. Clusters of documents are permuted and counted, never words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.arrays import Flags, Floats
from pipeline.compute.backends import MapOrdered, here
from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison, compare
from pipeline.gap.detectability import shortfall
from pipeline.gap.genre import NOT_COMPARED, Baselines, Beyond, beyond
from pipeline.gap.influence import influence
from pipeline.gap.meaning import context_distances, meanings
from pipeline.gap.measures import measured
from pipeline.gap.measures.collocations import collocate_rows, collocate_table
from pipeline.gap.measures.contexts import contexts_of
from pipeline.gap.measures.evidence import Evidence, evidence_by_language
from pipeline.gap.measures.measured import Measured
from pipeline.gap.omnibus import omnibus_results
from pipeline.gap.placebo import placebo
from pipeline.gap.planning import NOT_ASKED, likely
from pipeline.stats.families.multiplicity import family_levels
from pipeline.stats.intervals import Interval
from pipeline.stats.power import Power
from pipeline.tables.measures import BY_LIST, FINDINGS, JUDGED_AT_FRONT, MEASURES, recall

Row = dict[str, object]

SHRUNK = ("shrunk", "shrunk_low", "shrunk_high")
LOG2_SHRUNK = tuple(f"log2_{name}" for name in SHRUNK)
NOT_SHRUNK: Row = dict.fromkeys((*SHRUNK, *LOG2_SHRUNK), np.nan)
"""The columns of omnibus tests, whose estimates are corrected for chance already."""


def gaps(
    documents: pd.DataFrame,
    mentions: pd.DataFrame,
    term_counts: pd.DataFrame,
    topic_shares: pd.DataFrame,
    context_words: pd.DataFrame | None = None,
    codings: pd.DataFrame | None = None,
    *,
    params: GapParams,
    other_sentences: pd.DataFrame | None = None,
    map_ordered: MapOrdered = here,
    corrected: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    practice_models: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The table `Gaps`: each measure and item, policy against frontline, in languages with both.

    Ordered by language, measure, adjusted p-value, size. Where both sides are declared a census
    nothing is sampled: intervals collapse to the estimate, and the p-value only describes how
    seldom the documents, permuted between the sides, would differ as much. `corrected` is the table
    `Corrected`: which figures of word lists people's judgements correct. `passages` are those of
    `genre.topic_passages`. `practice_models` is the table of that name: how much of examples is
    found.
    """
    examples = _of_examples(practice_models)
    known = _Known(_judged(corrected), examples, _modelled(mentions) if examples else set())
    compared = [
        _compared(evidence, other_sentences, passages, params=params)
        for evidence in evidence_by_language(
            documents, mentions, term_counts, topic_shares, context_words, codings
        )
        if evidence.has_both_sides
    ]
    parts = [(n, part) for n, one in enumerate(compared) for part in one.parts]
    made = zip(parts, map_ordered(_part_rows, parts, shared=compared), strict=True)
    by_language: list[list[Row]] = [[] for _ in compared]
    for (n, _), some in made:
        by_language[n] += some
    rows = [
        {**row, **_recall(row, known)}
        for one, those in zip(compared, by_language, strict=True)
        for row in _language_rows(one.evidence, those, corrected, params=params)
    ]
    found = tables.table_of(tables.Gaps, rows)
    order = pd.DataFrame(
        {
            "language": found["language"],
            "measure": found["measure"].map({name: i for i, name in enumerate(MEASURES)}),
            "p": found["p_adjusted"],
            "size": -found["estimate"].abs(),
            "item": found["item"],
        }
    )
    return found.loc[order.sort_values(list(order.columns)).index].reset_index(drop=True)


def _judged(corrected: pd.DataFrame | None) -> set[tuple[str, ...]]:
    """Language, kind and item of what people's judgements correct."""
    if corrected is None:
        return set()
    return set(corrected[["language", "kind", "item"]].itertuples(index=False, name=None))


RECALL = ("recall", "recall_low", "recall_high")
N_EXAMPLES = "n_practices"


def _of_examples(practice_models: pd.DataFrame | None) -> dict[str, list[float]]:
    """For each language the recall of its examples of practices, its interval, and their number."""
    if practice_models is None:
        return {}
    both = practice_models[practice_models["corpus"] == "both"].set_index("language")
    rows = both[[*RECALL, N_EXAMPLES]].astype(float).iterrows()
    return {str(language): row.tolist() for language, row in rows}


def _modelled(mentions: pd.DataFrame) -> set[tuple[str, ...]]:
    """Language and concept of the practices that a model finds; the list finds all others."""
    practices = mentions[(mentions["kind"] == "practice") & (mentions["found_by"] != "list")]
    return set(practices[["language", "concept"]].itertuples(index=False, name=None))


class _Known(NamedTuple):
    """What is known of lists and models of words.

    `judged` are language, kind and item that people's judgements correct, `examples` what a model
    finds of the examples of a language, `modelled` the language and concept of what models find.
    """

    judged: set[tuple[str, ...]]
    examples: dict[str, list[float]]
    modelled: set[tuple[str, ...]]


def _recall(row: Row, known: _Known) -> Row:
    """What is known of how much a list or a model finds of the row's item."""
    measure, language, item = (str(row[key]) for key in ("measure", "language", "item"))
    kind = BY_LIST.get(measure, "")
    told = None
    if kind == "practice" and (language, item) in known.modelled:
        told = known.examples.get(tables.TAUGHT_BY.get(language, language))
    code = recall(measure, judged=(language, kind, item) in known.judged, learned=told is not None)
    names = (*RECALL, "n")
    return {
        "recall": code,
        **{
            f"examples_{name}": value
            for name, value in zip(names, told or [np.nan] * len(names), strict=True)
        },
    }


def collocates(
    documents: pd.DataFrame,
    mentions: pd.DataFrame,
    context_words: pd.DataFrame,
    gaps: pd.DataFrame,
) -> pd.DataFrame:
    """The table `Collocates`: the words near each concept on each side, and how they differ.

    P-values and verdicts are those of the measure `collocate` in `gaps`.
    """
    none = pd.DataFrame({"doc_id": pd.Series([], dtype="str")})
    rows = [
        row
        for evidence in evidence_by_language(documents, mentions, none, none, context_words)
        if (contexts := contexts_of(evidence)) is not None
        for row in collocate_rows(contexts)
    ]
    if not rows:
        return tables.empty(tables.Collocates)
    return collocate_table(pd.DataFrame(rows), gaps)


@dataclass(frozen=True)
class _Compared:
    """One language: its measures, each compared, and what else its rows need."""

    measures: list[tuple[Measured, Comparison]]
    placebos: dict[str, Floats]
    baselines: Baselines
    params: GapParams

    @property
    def evidence(self) -> Evidence:
        """What the measures are made from."""
        return self.baselines.evidence

    @property
    def parts(self) -> list[int | str]:
        """What rows are made of, in order: each measure by number, the omnibus tests."""
        return [*range(len(self.measures)), OMNIBUS, MEANING]


OMNIBUS, MEANING = "omnibus", "meaning"
"""The omnibus tests of all words and topics, and of the contexts of concepts."""


def _compared(
    evidence: Evidence,
    other_sentences: pd.DataFrame | None,
    passages: pd.DataFrame | None,
    *,
    params: GapParams,
) -> _Compared:
    compared = [(one, compare(one, params=params)) for one in measured(evidence, params=params)]
    by_name = {one.name: (one, comparison) for one, comparison in compared}
    placebos = _placebos(by_name, evidence.labels)
    baselines = Baselines(evidence, other_sentences, by_name, passages)
    return _Compared(compared, placebos, baselines, params)


def _part_rows(languages: Sequence[_Compared], part: tuple[int, int | str]) -> list[Row]:
    """The rows of one measure, or of omnibus tests, of a language."""
    of, params = languages[part[0]], languages[part[0]].params
    if isinstance(part[1], int):
        return _measure_rows(of, *of.measures[part[1]])
    if part[1] == OMNIBUS:
        whole = omnibus_results(of.evidence, params=params)
    else:
        contexts = of.baselines.contexts
        whole = (
            []
            if contexts is None
            else meanings(*context_distances(contexts, params=params), params=params)
        )
    return [{**NOT_COMPARED, **NOT_ASKED, **NOT_SHRUNK, **one.row()} for one in whole]


def _measure_rows(of: _Compared, one: Measured, comparison: Comparison) -> list[Row]:
    params = of.params
    rows = item_rows(one, comparison, of.placebos.get(one.name), params=params)
    if not one.measure.comparable and of.evidence.has_policy_talk:
        rows = [{**row, "cannot_tell_because": "open"} for row in rows]
    return _extended(
        rows,
        beyond(one, comparison, of.baselines, params=params),
        likely(one, params=params) if one.measure.asks_power else None,
    )


def _language_rows(
    evidence: Evidence, rows: list[Row], corrected: pd.DataFrame | None, *, params: GapParams
) -> list[Row]:
    """The rows of one language, with what they say together."""
    if corrected is not None:
        corrected = corrected[corrected["language"] == evidence.language]
    ahead = over_all(rows, level=params.level, judged=corrected)
    rows = [{**row, "over_all": flag} for row, flag in zip(rows, ahead, strict=True)]
    shares = evidence.topic_shares
    unstable = set(shares.loc[~shares["stable"], "topic"])
    stable = [
        {**row, "stable": row["measure"] != "topic_share" or row["item"] not in unstable}
        for row in rows
    ]
    return [{"language": evidence.language, **row} for row in stable]


def over_all(rows: list[Row], *, level: float, judged: pd.DataFrame | None = None) -> list[bool]:
    """Which rows say that the sides differ, over all findings at once.

    The smallest adjusted p of each measure of findings tests whether any of its items differs. Holm
    gives the level of each measure, and its items are tested at that level. Where no side differs
    in anything, no more than `level` of all corpora have such a row. `judged` is Corrected of the
    same language, whose themes and practices are named at the front beside these rows.

    References:
        Holm, S. (1979), as in multiplicity; Dmitrienko, A., Tamhane, A. C. & Bretz, F. (2009).
        Multiple Testing Problems in Pharmaceutical Statistics. Chapman & Hall, 5 (families).
    """
    found = [
        (str(row["measure"]), float(str(row["p_adjusted"])))
        for row in rows
        if row["measure"] in FINDINGS and row["testable"]
    ]
    if judged is not None:
        told = judged[judged["kind"].isin(list(JUDGED_AT_FRONT))]
        found += zip(told["kind"], told["p_adjusted"], strict=True)
    levels = family_levels(found, level=level)
    differ = (*tables.CORPORA, "different")
    return [
        row["verdict"] in differ
        and float(str(row["p_adjusted"])) <= levels.get(str(row["measure"]), 0.0)
        for row in rows
    ]


def _placebos(
    by_name: dict[str, tuple[Measured, Comparison]], labels: pd.DataFrame
) -> dict[str, Floats]:
    """The placebo of each measure that has one."""
    if "concept_rate" not in by_name or "term_rate" not in by_name:
        return {}
    found = placebo(by_name["concept_rate"], by_name["term_rate"], labels)
    return {"concept_rate": found}


def _extended(rows: list[Row], beyond: Beyond | None, chances: Power | None) -> list[Row]:
    """The rows of a measure with their second verdict and their power."""
    return [
        {
            **row,
            **(NOT_COMPARED if beyond is None else beyond.row(i)),
            **(NOT_ASKED if chances is None else _power(chances, i)),
        }
        for i, row in enumerate(rows)
    ]


def _power(chances: Power, item: int) -> Row:
    return {"power_policy": chances.policy[item], "power_frontline": chances.frontline[item]}


def _shrunk(shrunk: Interval, item: int, *, points: bool, absent: bool) -> Row:
    """The shrunk estimate with its interval, in points or as a log ratio."""
    ends = (shrunk.estimate[item], shrunk.low[item], shrunk.high[item])
    if points:
        return {**NOT_SHRUNK, **dict(zip(SHRUNK, ends, strict=True))}
    return NOT_SHRUNK if absent else {**NOT_SHRUNK, **dict(zip(LOG2_SHRUNK, ends, strict=True))}


def _of_policy(policy: Floats, frontline: Floats) -> Flags:
    """Of which items the policy side is named as that with more, by the figures of their rows.

    Of equal figures policy is named (`Finding.ahead`); figures in a table are rounded.
    """
    told = tables.round_floats(pd.DataFrame({"policy": policy, "frontline": frontline}))
    return (told["policy"] >= told["frontline"]).to_numpy()


def item_rows(
    measured: Measured, comparison: Comparison, placebo: Floats | None, *, params: GapParams
) -> list[Row]:
    """The rows of `Gaps` about the items of one measure, without their language."""
    first = measured.sides.first
    influences = influence(measured, comparison, params=params)
    having = measured.present[first].sum(axis=0), measured.present[~first].sum(axis=0)
    absent = (measured.as_counted == 0).all(axis=0)
    ratio, tested = comparison.ratio, comparison.tested
    wide, largest = comparison.simultaneous, measured.largest_share
    points = measured.measure.in_points
    ends = comparison.policy.estimate, comparison.frontline.estimate
    n_uses, most = measured.concentration(_of_policy(*ends))
    missing = shortfall(measured.sides, params=params, tests=measured.groups)
    return [
        {
            **missing.row(),
            "measure": measured.name,
            "item": measured.items[i],
            "label": measured.labels[i],
            "policy": comparison.policy.estimate[i],
            "frontline": comparison.frontline.estimate[i],
            "estimate": comparison.difference.estimate[i],
            "ci_low": comparison.difference.low[i],
            "ci_high": comparison.difference.high[i],
            "log2_ratio": np.nan if absent[i] else ratio.estimate[i],
            "log2_ci_low": np.nan if absent[i] else ratio.low[i],
            "log2_ci_high": np.nan if absent[i] else ratio.high[i],
            "sim_low": wide.difference.low[i] if points else np.nan,
            "sim_high": wide.difference.high[i] if points else np.nan,
            "log2_sim_low": np.nan if absent[i] else wide.ratio.low[i],
            "log2_sim_high": np.nan if absent[i] else wide.ratio.high[i],
            **_shrunk(comparison.shrunk, i, points=points, absent=bool(absent[i])),
            "spread_ratio": comparison.spread_ratio,
            "largest_share": largest[i],
            "n_uses": int(n_uses[i]),
            "n_uses_one_document": int(most[i]),
            "p_value": tested.p_value[i],
            "p_adjusted": tested.p_adjusted[i],
            "n_policy": int(first.sum()),
            "n_frontline": int((~first).sum()),
            "n_with_policy": int(having[0][i]),
            "n_with_frontline": int(having[1][i]),
            "placebo": np.nan if placebo is None else placebo[i],
            "verdict": str(comparison.verdict[i]),
            "cannot_tell_because": str(comparison.reason[i]),
            **influences[i].row(),
        }
        for i in range(len(measured.items))
    ]
