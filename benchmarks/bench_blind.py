"""Verdicts on simulations by an author who had not seen the methods (benchmarks/blind_simulations).

Their corpora go through `compare` and the second verdicts, as those of the stage `gap` do; what is
claimed is the mean over documents, and for shares differences in points.
`python -m benchmarks.bench_blind` prints the settings that anyone may look at, `--held` those that
nobody may tune on: the tables of docs/calibration-blind.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.bench_calibration import PARAMS
from benchmarks.blind_simulations import draw
from benchmarks.blind_simulations.held import HELD
from benchmarks.blind_simulations.open import OPEN
from pipeline import tables
from pipeline.arrays import Floats
from pipeline.gap.comparison import Comparison, compare
from pipeline.gap.genre.beyond import Beyond
from pipeline.gap.genre.others import beyond_codes, beyond_places
from pipeline.gap.genre.passages import beyond_passages
from pipeline.gap.genre.shares import beyond_shares
from pipeline.gap.genre.words import beyond_words
from pipeline.gap.measures.measured import Measured
from pipeline.stats import PER, clusters, permutation

NO_LABELS = pd.DataFrame({"surface": pd.Series([], dtype=str), "concept": pd.Series([], dtype=str)})
EXACT = 1e-9


def measured(name: str, values: Floats, weight: Floats, sim: Any, *, rep: int) -> Measured:
    """Values of a simulated corpus as the stage `gap` has them."""
    sides = clusters.sides(sim.side == 0, cluster=[f"{c:03d}" for c in sim.cluster])
    permutations = permutation.draw_permutations(
        sides, n_permutations=PARAMS.n_permutations, rng=np.random.default_rng(rep)
    )
    names = tuple(f"word{i}" for i in range(values.shape[1]))
    documents = tuple(f"{i:03d}" for i in range(len(sim.side)))
    return Measured(name, names, names, values, documents, weight, sides, permutations)


@dataclass(frozen=True)
class Told:
    """What is said of the items of one corpus, and what is true of them.

    `side` is what the verdict names, `true` who has more; `low`, `high` and `at` are the interval
    and the truth on the scale that is claimed.
    """

    side: Any
    true: Any
    low: Floats
    high: Floats
    at: Floats
    wrong: Any

    def at_items(self, kept: Any) -> Told:
        """The same of some items."""
        return Told(*(np.asarray(part)[kept] for part in self.__dict__.values()))


def told_rates(sim: Any, name: str, rep: int, setting: Mapping[str, Any]) -> Told:
    """Rates, words and codes: log2 ratios of means over documents."""
    words = sim.words.astype(float)
    one = measured(name, sim.counts / words[:, None] * PER, words, sim, rep=rep)
    found = compare(one, params=PARAMS)
    truth = sim.truth
    wrong = opposite(found.verdict, truth.side)
    if not setting["role"].startswith("genre"):
        low, high, at = found.ratio.low, found.ratio.high, np.log2(truth.ratio_docmean)
        return Told(found.verdict, truth.side, low, high, at, wrong)
    beyond = beyond_rates(sim, one, found, rep=rep)
    at = truth.extra / np.log(2)
    return told_beyond(beyond, truth.beyond, at, wrong)


def beyond_rates(sim: Any, one: Measured, found: Comparison, *, rep: int) -> Beyond | None:
    """The second verdict of rates: among like items, among words, among the other codes."""
    if one.name == "code_rate":
        return beyond_codes(one, found, params=PARAMS)
    rates = {one.name: (one, found)}
    if sim.like_counts is not None:
        words = sim.words.astype(float)
        like = measured("term_rate", sim.like_counts / words[:, None] * PER, words, sim, rep=rep)
        rates["term_rate"] = (like, compare(like, params=PARAMS))
    return beyond_words(one, found, rates, NO_LABELS, params=PARAMS)


def told_beyond(beyond: Beyond | None, true: Any, at: Floats, wrong: Any) -> Told:
    """What the second verdict says; nothing where there is no baseline."""
    if beyond is None:
        nothing = np.full(len(at), np.nan)
        return Told(np.full(len(at), ""), true, nothing, nothing, at, wrong)
    return Told(beyond.verdict, true, beyond.low, beyond.high, at, wrong)


def opposite(verdict: Any, true: Any) -> Any:
    """Items of which the wrong side is named."""
    named = np.isin(verdict, tables.CORPORA)
    return named & (true != "none") & (verdict != true)


def told_shares(sim: Any, rep: int, setting: Mapping[str, Any]) -> Told:
    """Shares of mentions: points, beside the item, and beyond those elsewhere."""
    some = sim.beside.sum(axis=1) > 0
    kept = part_of(sim, some)
    n = kept.beside.sum(axis=1).astype(float)
    one = measured("modality_share", kept.beside / n[:, None], n, kept, rep=rep)
    found = compare(one, params=PARAMS)
    truth = sim.truth
    wrong = opposite(found.verdict, truth.side)
    if not setting["role"].startswith("genre"):
        low, high = found.difference.low, found.difference.high
        return Told(found.verdict, truth.side, low, high, truth.diff_docmean, wrong)
    elsewhere = kept.other / kept.other.sum(axis=1, keepdims=True)
    beyond = beyond_shares(one, found, elsewhere, params=PARAMS)
    return told_beyond(beyond, in_points(truth.did_diff), truth.did_diff, wrong)


def in_points(differences: Floats) -> Any:
    """The side of each difference."""
    sides = np.where(differences > 0, "policy", "frontline")
    return np.where(np.abs(differences) < EXACT, "none", sides)


def part_of(sim: Any, some: Any) -> Any:
    """The simulated corpus without documents that say nothing."""
    fields = dict(sim.__dict__)
    fields |= {key: fields[key][some] for key in ("side", "cluster", "units", "beside", "other")}
    return type(sim)(**fields)


def told_topics(sim: Any, rep: int, setting: Mapping[str, Any]) -> Told:
    """Topics: points of a document's words."""
    units = sim.units.astype(float)
    shares = (sim.beside + sim.other) / units[:, None]
    one = measured("topic_share", shares, units * 150, sim, rep=rep)
    found = compare(one, params=PARAMS)
    truth = sim.truth_other
    wrong = opposite(found.verdict, truth.side)
    if not setting["role"].startswith("genre"):
        low, high = found.difference.low, found.difference.high
        return Told(found.verdict, truth.side, low, high, truth.diff_docmean, wrong)
    beyond = beyond_passages(one, found, passages(sim, one), params=PARAMS)
    did = sim.truth.did_diff
    return told_beyond(beyond, in_points(did), did, wrong)


def passages(sim: Any, one: Measured) -> pd.DataFrame:
    """Passages as `topic_passages` has them: each of one topic, with a co-word or without."""
    parts = []
    for beside, counts in ((True, sim.beside), (False, sim.other)):
        document, topic = np.nonzero(counts)
        n = counts[document, topic]
        parts.append(
            pd.DataFrame(
                {
                    "doc_id": np.array(one.documents)[np.repeat(document, n)],
                    "topic": np.array(one.items)[np.repeat(topic, n)],
                    "beside": beside,
                }
            )
        )
    every = pd.concat(parts, ignore_index=True)
    return every.assign(unit_id=every.index.astype(str), share=1.0, n_tokens=150.0)


def told_collocates(sim: Any, rep: int, setting: Mapping[str, Any]) -> Told:
    """Collocates: the share of mentions near which a word stands, and of other places."""
    some = sim.window_tokens > 0
    span = setting["args"].get("span", 10)
    mentions = sim.window_tokens[some] / span
    kept = type("Kept", (), {"side": sim.side[some], "cluster": sim.cluster[some]})
    shares = np.minimum(sim.window[some] / mentions[:, None], 1.0)
    one = measured("collocate", shares, mentions, kept, rep=rep)
    found = compare(one, params=PARAMS)
    places = sim.outside_tokens[some] / span
    elsewhere = np.minimum(sim.outside[some] / places[:, None], 1.0)
    beyond = beyond_places(one, found, (elsewhere, places), params=PARAMS)
    wrong = opposite(found.verdict, sim.truth.side)
    return told_beyond(beyond, sim.truth.beyond, sim.truth.extra / np.log(2), wrong)


def told(setting: Mapping[str, Any], name: str, rep: int) -> Told:
    """What is said of one corpus of a setting; of words and collocates of those asked about."""
    sim = draw(name, dict(setting), rep)
    kind = setting["kind"]
    if kind == "shares":
        return told_shares(sim, rep, setting)
    if kind == "topics":
        return told_topics(sim, rep, setting)
    if kind == "collocates":
        return told_collocates(sim, rep, setting).at_items(sim.targets)
    measure = {"rates": "concept_rate", "codes": "code_rate", "words": "term_rate"}[kind]
    found = told_rates(sim, measure, rep, setting)
    return found if sim.targets is None else found.at_items(sim.targets)


Figures = dict[str, float]


def figures(setting: Mapping[str, Any], name: str, n: int) -> Figures:
    """Shares of corpora and items: false, wrong side, covered, found; and the median width."""
    rows = []
    for rep in range(n):
        one = told(setting, name, rep)
        named = np.isin(one.side, tables.CORPORA)
        none = one.true == "none"
        known = ~np.isnan(one.low) & ~np.isnan(one.at)
        covers = (one.low <= one.at + EXACT) & (one.at <= one.high + EXACT)
        rows.append(
            {
                "false": float((named & none).any()) if none.any() else np.nan,
                "wrong": float(one.wrong.mean()),
                "covers": float(covers[known].mean()) if known.any() else np.nan,
                "power": float((one.side == one.true)[~none].mean()) if (~none).any() else np.nan,
                "width": float(np.median((one.high - one.low)[known])) if known.any() else np.nan,
            }
        )
    table = pd.DataFrame(rows)
    return {key: float(table[key].mean()) for key in table}


def row(name: str, setting: Mapping[str, Any], found: Figures) -> str:
    """A row of the table, in per cent."""

    def per_cent(key: str) -> str:
        return "–" if np.isnan(found[key]) else f"{100 * found[key]:.1f}"

    cells = (per_cent(key) for key in ("false", "wrong", "covers", "power"))
    width = "–" if np.isnan(found["width"]) else f"{found['width']:.2g}"
    return f"| {name} | {setting['note']} | " + " | ".join([*cells, width]) + " |"


def main() -> None:
    """Prints a row for each setting."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--replicates", type=int, default=1_000)
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    for name, setting in (HELD if options.held else OPEN).items():
        if not name.startswith(tuple(options.only.split(","))):
            continue
        print(row(name, setting, figures(setting, name, options.replicates)), flush=True)


if __name__ == "__main__":
    main()
