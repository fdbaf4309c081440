"""Rates and gaps of themes, practices and codes, corrected by what people judged.

In: the passages of the corpus, what the lists find, answers. Out: the tables Draws and Corrected.
A figure is the number of passages that have the item per 10,000 words of a document, the mean over
the documents of a side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from pipeline import tables
from pipeline.arrays import Flags, Floats
from pipeline.codes.correction import (
    corrected_mean,
    design_adjusted,
    share_found,
)
from pipeline.judgements.sampling import chances, lots, sample
from pipeline.stats import PER
from pipeline.stats.agreement import alpha_interval
from pipeline.stats.families.multiplicity import holm
from pipeline.stats.intervals import Interval, difference_interval

MIN_JUDGED = 50
"""Passages of a side that were drawn at random and judged: with fewer, what the list misses is not
seen, and no figure is given. docs/codes.md has what the interval is worth with 50, 100 and 300."""

FEW_ERRORS = 2
"""Up to this many errors of the list among the judged the interval is as wide as they allow."""

Models = Mapping[tuple[str, str, str], pd.DataFrame]
"""By language, kind and item what a model says of each passage: `probability` and `found`, by
segment."""

Sides = Mapping[str, tuple[pd.DataFrame, pd.DataFrame]]
"""By side its passages and its documents."""

NO_HITS = pd.Series(dtype="str")
"""What the list finds of an item that it has no word for."""

N_BOOTSTRAP = 999
"""Draws of clusters for the interval of the coders' agreement."""


@dataclass(frozen=True)
class Judged:
    """One item on one side: its passages, what the list finds, what people say.

    `truth` is the share of judges who say yes, NaN where nobody judged or the passage is not in the
    sample. `helper` is what stands for passages that nobody judged: what the list finds, or a
    model's probability. `document` numbers the documents; `tokens` and `cluster` are theirs.
    """

    document: NDArray[np.intp]
    listed: Floats
    helper: Floats
    truth: Floats
    probability: Floats
    tokens: Floats
    cluster: NDArray[np.intp]
    basis: str
    segment: tuple[str, ...] = ()

    @property
    def known(self) -> Flags:
        """The passages that are judged."""
        return np.asarray(~np.isnan(self.truth))

    def per_document(self, values: Floats) -> Floats:
        """The sum over the passages of each document, per 10,000 words."""
        sums = np.bincount(self.document, weights=values, minlength=len(self.tokens))
        return np.asarray(sums / self.tokens * PER)

    def of_segments(self, values: pd.Series[float]) -> Floats:
        """The values of the passages, by segment."""
        return np.asarray(values.reindex(list(self.segment)), dtype=np.float64)

    @property
    def weight(self) -> Floats:
        """What each judged passage stands for in the mean over documents."""
        own = 1 / self.probability[self.known] / self.tokens[self.document[self.known]]
        return np.asarray(own)


def draws(
    passages: pd.DataFrame, found: pd.DataFrame, *, kinds: Sequence[str], seed: int
) -> pd.DataFrame:
    """The table Draws: for each kind and side, every passage in the order in which it is judged."""
    parts = []
    for kind in kinds:
        hits = set(found.loc[found["kind"] == kind, "segment_id"])
        for _, own in passages.groupby(["language", "corpus"], sort=True):
            listed = own["segment_id"].isin(hits).to_numpy(dtype=bool)
            document = pd.factorize(own["doc_id"], sort=True)[0].astype(np.intp)
            chance = chances(listed, document=document)
            turn = lots(own["passage"], seed=seed) / chance
            parts.append(
                own.assign(kind=kind, listed=listed, chance=chance, turn=turn, uncertainty=np.nan)
            )
    if not parts:
        return tables.empty(tables.Draws)
    every = pd.concat(parts).sort_values(["language", "kind", "corpus", "turn", "passage"])
    return every[list(tables.columns(tables.Draws))].reset_index(drop=True)


def probabilities(order: pd.DataFrame, drawn: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """The probability of each passage in the random sample of an item that was asked about.

    `drawn` and `whole` are answers as of `answers.answered` and `answers.coded_whole`. Documents
    that were coded whole are no part of the draw.
    """
    parts = []
    for (language, kind, item), own in drawn.groupby(["language", "kind", "item"], sort=True):
        coded = whole[(whole["kind"] == kind) & (whole["item"] == item)]
        queue = order[(order["language"] == language) & (order["kind"] == kind)]
        queue = queue[~queue["doc_id"].isin(coded["doc_id"])]
        sure = own.loc[own["mark"] != "unsure", "passage"]
        in_turn = own.loc[~own["proposed"], "passage"]
        for _, rows in queue.groupby("corpus"):
            made = sample(
                rows["turn"].to_numpy(),
                rows["chance"].to_numpy(),
                judged=rows["passage"].isin(own["passage"]).to_numpy(dtype=bool),
                in_turn=rows["passage"].isin(in_turn).to_numpy(dtype=bool),
            )
            answered = made.drawn & rows["passage"].isin(sure).to_numpy(dtype=bool)
            if not answered.any():
                continue
            # Who is unsure of a passage leaves it open: the others stand for it.
            share = answered.sum() / made.drawn.sum()
            chance = made.probability[answered] * share
            parts.append(
                rows.loc[answered, ["passage"]].assign(
                    kind=str(kind), item=str(item), probability=chance
                )
            )
    columns = ["passage", "kind", "item", "probability"]
    return (
        pd.concat(parts) if parts else pd.DataFrame(columns=columns).astype({"probability": float})
    )


def corrected(
    passages: pd.DataFrame,
    found: pd.DataFrame,
    judgements: pd.DataFrame,
    documents: pd.DataFrame,
    models: Models,
    *,
    level: float,
    seed: int,
) -> pd.DataFrame:
    """The table Corrected: each item that enough passages of both sides were judged for.

    `found` is what the lists find (`passages.listed`), `models` what the models of items say. Holm
    adjusts for the items of a kind and language.

    References:
        Egami et al. (2023) and Angelopoulos et al. (2023), as in `codes.correction`.
    """
    rows = []
    used = documents[documents["n_tokens"] > 0]
    hits = hits_of(found)
    judged = of_objects(judgements)
    for (language, kind), own in judged.groupby(["language", "kind"], sort=True):
        those = used[used["language"] == language].sort_values("doc_id")
        sides = by_side(passages[passages["language"] == language], those)
        made = [
            {"language": language, "kind": kind, "item": item, "label": item, **row}
            for item, answers in own.groupby("item", sort=True)
            if (
                row := _row(
                    sides_of(sides, hits.get((kind, item), NO_HITS), answers),
                    models.get((str(language), str(kind), str(item))),
                    answers, those, level, seed,
                )
            )
        ]  # fmt: skip
        adjusted = holm(np.array([row["p_value"] for row in made], dtype=np.float64))
        for row, p in zip(made, adjusted, strict=True):
            rows.append({**row, "p_adjusted": float(p), "verdict": _verdict(row, float(p), level)})
    return tables.table_of(tables.Corrected, rows)


def hits_of(found: pd.DataFrame) -> Mapping[tuple[object, object], pd.Series[str]]:
    """The segments in which the list finds each item, by kind and item."""
    names = of_objects(found[["kind", "item", "segment_id"]])
    return {(key[0], key[1]): own for key, own in names.groupby(["kind", "item"])["segment_id"]}


def of_objects(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its texts as objects of Python.

    Of a few hundred rows that are compared and taken again and again, pandas does so several times
    faster than of Arrow's texts.
    """
    texts = [name for name, kind in frame.dtypes.items() if isinstance(kind, pd.StringDtype)]
    return frame.astype(dict.fromkeys(texts, object))


def _verdict(row: dict[str, object], p_adjusted: float, level: float) -> str:
    estimate = float(str(row["estimate"]))
    if p_adjusted > level or not estimate:
        return "cannot tell"
    return "policy" if estimate > 0 else "frontline"


def by_side(passages: pd.DataFrame, documents: pd.DataFrame) -> Sides:
    """The passages, by their ids alone, and the documents of each side."""
    return {
        side: (
            of_objects(passages.loc[passages["corpus"] == side, ["segment_id", "doc_id"]]),
            of_objects(documents[documents["corpus"] == side]),
        )
        for side in tables.CORPORA
    }


def sides_of(sides: Sides, hits: pd.Series[str], answers: pd.DataFrame) -> dict[str, Judged | None]:
    """Both sides of an item, None for one that has too few judged passages."""
    return {
        side: judged_side(passages, hits, answers[answers["corpus"] == side], documents)
        for side, (passages, documents) in sides.items()
    }


def _row(
    sides: dict[str, Judged | None],
    model: pd.DataFrame | None,
    answers: pd.DataFrame,
    documents: pd.DataFrame,
    level: float,
    seed: int,
) -> dict[str, object]:
    """The figures of one item; none if a side has too few judged passages."""
    by_list = [one for one in sides.values() if one is not None]
    if len(by_list) < len(sides):
        return {}
    helper, both = helped(by_list, model)
    gap = gap_at(both)
    found, p = gap(level), p_value(gap)
    row: dict[str, object] = {
        "estimate": found.estimate[0], "ci_low": found.low[0], "ci_high": found.high[0],
        "p_value": p, "n_judges": answers["judge"].nunique(), "helper": helper,
        **_agreement(answers, documents, level, seed),
    }  # fmt: skip
    for side, one in zip(sides, both, strict=True):
        row |= {
            f"{name}_{side}" if name else side: value
            for name, value in _of_side(one, level).items()
        }
    return row


def helped(both: list[Judged], model: pd.DataFrame | None) -> tuple[str, list[Judged]]:
    """What stands for passages that nobody judged, and the sides with it: a model if there is one.

    `model` has `probability` by segment. The figure is right with either. Which one helps is not
    chosen by how much each errs among the judged passages: a sample in which the list errs little
    by chance would keep the list, and the mean over samples would lean to what the list says.
    """
    plain = "list" if any(one.listed.any() for one in both) else "none"
    if model is None or not any((one.probability < 1).any() for one in both):
        return plain, both
    return "model", [replace(one, helper=one.of_segments(model["probability"])) for one in both]


def judged_side(
    passages: pd.DataFrame, hits: pd.Series[str], answers: pd.DataFrame, documents: pd.DataFrame
) -> Judged | None:
    """One side of an item; None where too few passages are judged.

    Where fewer than `MIN_JUDGED` were drawn and judged, only documents that were coded whole count.
    """
    source = answers["source"].to_numpy()
    whole, random = source == "whole", source == "random"
    segments = answers["segment_id"].to_numpy()
    enough = len(set(segments[random])) >= MIN_JUDGED
    coded = documents["doc_id"].isin(set(answers["doc_id"].to_numpy()[whole]))
    those = documents if enough else documents[coded]
    if those.empty:
        return None
    sampled = whole | random if enough else whole
    names = pd.Index(those["doc_id"])
    document = names.get_indexer(pd.Index(passages["doc_id"]))
    segment = passages["segment_id"].to_numpy()[document >= 0]
    number, judged = pd.factorize(segments[sampled])
    chance = np.zeros(len(judged))
    np.maximum.at(chance, number, answers["probability"].to_numpy(dtype=np.float64)[sampled])
    present = answers["present"].to_numpy(dtype=np.float64)[sampled]
    truth = np.bincount(number, weights=present) / np.bincount(number)
    at = pd.Index(judged).get_indexer(pd.Index(segment))  # -1: nobody judged it
    listed = pd.Index(segment).isin(hits).astype(np.float64)
    return Judged(
        segment=tuple(segment),
        document=document[document >= 0].astype(np.intp),
        listed=listed,
        helper=listed,
        truth=np.append(truth, np.nan)[at],
        probability=np.append(chance, 1.0)[at],
        tokens=those["n_tokens"].to_numpy(dtype=float),
        cluster=pd.factorize(those["cluster"], sort=True)[0].astype(np.intp),
        basis=("both" if whole.any() else "random") if enough else "whole",
    )


def side_interval(one: Judged, *, level: float) -> Interval:
    """The mean of a side with its interval, neither below 0."""
    adjusted = design_adjusted(one.helper, one.truth, one.probability)
    mean = corrected_mean(one.per_document(adjusted), cluster=one.cluster, level=level)
    low, high = mean.low, mean.high
    if one.basis != "whole":
        least, most = _rare_ends(one, adjusted, level=level)
        low, high = np.fmin(low, least), np.fmax(high, most)
    return Interval(*(np.maximum(end, 0.0) for end in (mean.estimate, low, high)))


def _rare_ends(one: Judged, adjusted: Floats, *, level: float) -> tuple[float, float]:
    """How low and how high the mean may be where hardly any error of the list was seen.

    No error among 50 judged passages does not show that there is none: what is not found may be
    there in as many as the limit of Jeffreys' interval allows, and as many that are found be wrong.
    NaN where more errors than `FEW_ERRORS` were seen: the interval holds them.

    References:
        Brown, L. D., Cai, T. T. & DasGupta, A. (2001). Interval estimation for a binomial
        proportion. Statistical Science 16(2), 101-133.
    """
    listed, known = one.listed > 0, one.known
    missed = int((one.truth[known & ~listed] > 0.5).sum())
    wrong = int((one.truth[known & listed] < 0.5).sum())
    by_list = float(one.per_document(one.listed).mean())
    right = max(float(one.per_document(np.where(listed, adjusted, 0.0)).mean()), 0.0)
    others = float(one.per_document(1 - one.listed).mean())
    least = by_list * (1 - _most(wrong, int((known & listed).sum()), level))
    most = right + others * _most(missed, int((known & ~listed).sum()), level)
    return (
        least if max(wrong, missed) <= FEW_ERRORS else np.nan,
        most if missed <= FEW_ERRORS else np.nan,
    )


def _most(errors: int, n: int, level: float) -> float:
    """The upper end of Jeffreys' interval of a share of errors."""
    return (
        float(stats.beta.ppf(1 - level / 2, errors + 0.5, n - errors + 0.5)) if n > errors else 1.0
    )


def gap_at(both: list[Judged]) -> Callable[[float], Interval]:
    """The gap of policy and frontline with its interval, as a function of the level."""

    def gap(level: float) -> Interval:
        policy, frontline = (side_interval(one, level=level) for one in both)
        return difference_interval(policy, frontline)

    return gap


def p_value(gap: Callable[[float], Interval]) -> float:
    """The smallest level at which the interval leaves out no difference; 1 where none does.

    To three digits, and not below 1e-6.
    """

    def tells(level: float) -> bool:
        found = gap(level)
        return bool(found.low[0] > 0 or found.high[0] < 0)

    low, high = np.log(1e-6), np.log(0.999)
    if not tells(float(np.exp(high))):
        return 1.0
    while high - low > 1e-3:
        middle = (low + high) / 2
        low, high = (low, middle) if tells(float(np.exp(middle))) else (middle, high)
    return float(np.exp(high))


def _of_side(one: Judged, level: float) -> dict[str, object]:
    """The columns of a side, by the beginning of their names."""
    mean = side_interval(one, level=level)
    known = one.known
    listed, truth = one.listed[known], one.truth[known]
    cluster = one.cluster[one.document[known]]
    found = share_found(listed, truth * one.weight, cluster=cluster, level=level)
    right = share_found(truth, listed * one.weight, cluster=cluster, level=level)
    return {
        "": mean.estimate[0], "low": mean.low[0], "high": mean.high[0],
        "listed": float(one.per_document(one.listed).mean()),
        "recall": found.estimate[0], "recall_low": found.low[0], "recall_high": found.high[0],
        "precision": right.estimate[0], "precision_low": right.low[0],
        "precision_high": right.high[0],
        "n_judged": int(known.sum()), "n": len(one.tokens), "basis": one.basis,
    }  # fmt: skip


def _agreement(
    answers: pd.DataFrame, documents: pd.DataFrame, level: float, seed: int
) -> dict[str, object]:
    """Krippendorff's alpha of the judges, with an interval over clusters."""
    cluster = dict(zip(documents["doc_id"], documents["cluster"], strict=True))
    judged: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for doc_id, segment, judge, present in zip(
        *(answers[name].tolist() for name in ("doc_id", "segment_id", "judge", "present")),
        strict=True,
    ):
        judged[doc_id, segment][judge] = str(present)
    twice = [
        (marks, cluster[doc_id]) for (doc_id, _), marks in sorted(judged.items()) if len(marks) > 1
    ]
    found = alpha_interval(
        [marks for marks, _ in twice], [where for _, where in twice],
        level=level, n_bootstrap=N_BOOTSTRAP, rng=np.random.default_rng(seed),
    )  # fmt: skip
    return {
        "n_twice": len(twice), "alpha": found[0], "alpha_low": found[1], "alpha_high": found[2],
    }  # fmt: skip
