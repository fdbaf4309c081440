"""Mentions, term counts, topic shares and documents -> the gap, and what can be told of it.

The document is the unit: a value per document, the mean over the documents of a side. Clusters of
documents are exchanged and counted, never words or segments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.gap import detectability, mention_shares, omnibus
from pipeline.gap.collocations import (
    Beside,
    Company,
    besides,
    collocate_rows,
    companies,
    distanced,
    is_compared,
    observed_odds,
    permuted_odds,
)
from pipeline.gap.profiles import profiles as profile_rows
from pipeline.stats import clusters, intervals, permutation
from pipeline.stats.clusters import Flags, Floats, Sides
from pipeline.stats.intervals import Interval
from pipeline.stats.multiplicity import Tested

PER = 10_000
"""Rates are per so many words."""

FAMILY = "co-words"
FAMILY_REST = "co-words except co-operation"
PLAIN = "co-operation"
"""The one co-word that is everyday speech: the family is also measured without it."""

TOPIC_PRESENT = 0.05
"""A document has a topic if so much of it is the topic's."""

NEAREST, FEWEST, LIKE = 200, 20, 2.0
"""A placebo is the nearest ordinary words in frequency, no fewer, within this factor."""

EXACT_INFLUENCE = 300_000_000
"""Statistics computed, at most, to permute anew without each document."""

WHOLES = ("divergence", "partisanship", "meaning")
"""Measures without a side: how far the sides are apart."""

BY_RATIO_TOO = ("topic_share", mention_shares.COLLOCATE)
"""Shares whose bridges must be alike in ratio as well."""

MEASURES = (
    "family_rate",
    "concept_rate",
    "topic_share",
    "term_rate",
    *WHOLES,
    *mention_shares.NAMES,
)

Strings = NDArray[np.str_]


@dataclass(frozen=True)
class Measure:
    """What is compared: a value per document and item, and the permutations of its documents."""

    name: str
    items: tuple[str, ...]
    labels: tuple[str, ...]
    values: Floats
    documents: tuple[str, ...]
    tokens: Floats
    sides: Sides
    permutations: Flags
    prior: float = permutation.PRIOR
    groups: int = 1
    """In how many groups the items of the measure are tested; p-values are held against all."""
    beside: Floats | None = None
    """For collocates, which are tested by their log-odds, what `Beside.counts` holds."""

    @property
    def is_share(self) -> bool:
        """The values are shares, of words or of mentions."""
        return self.name == "topic_share" or self.name in mention_shares.SHARES

    @property
    def whole(self) -> float:
        """What a document of nothing but the item has: 10,000 of 10,000 words, or a share of 1."""
        return 1.0 if self.is_share else float(PER)

    @property
    def counts(self) -> Floats:
        """Documents by items: how often each document has the item, for a rate."""
        return np.asarray(np.rint(self.values * self.tokens[:, None] / PER))

    @property
    def present(self) -> Flags:
        """Documents by items: whether the document has the item."""
        return self.values >= TOPIC_PRESENT if self.name == "topic_share" else self.values > 0

    def without(self, document: int) -> Measure:
        """The measure with one document left out."""
        kept = np.arange(len(self.documents)) != document
        sides, permutations = permutation.leave_out(
            self.sides, self.permutations, document=document
        )
        return replace(
            self,
            values=self.values[kept],
            documents=tuple(np.array(self.documents)[kept].tolist()),
            tokens=self.tokens[kept],
            sides=sides,
            permutations=permutations,
            beside=None if self.beside is None else self.beside[kept],
        )


@dataclass(frozen=True)
class Comparison:
    """What a measure's items come to: one entry per item in each field."""

    policy: Interval
    frontline: Interval
    difference: Interval
    ratio: Interval
    tested: Tested
    verdict: Strings


# --------------------------------------------------------------------------- tables


def design(documents: pd.DataFrame, *, params: GapParams) -> pd.DataFrame:
    """The table `Design`: for each language and corpus, what the comparison rests on."""
    rows = []
    for language, those in _usable(documents).groupby("language", sort=True):
        counts = {
            corpus: those.loc[those["corpus"] == corpus, "cluster"] for corpus in tables.CORPORA
        }
        shape = (counts["policy"].nunique(), counts["frontline"].nunique())
        floor = permutation.p_floor(*shape, n_permutations=params.n_permutations)
        for corpus, cluster in counts.items():
            if cluster.empty:
                continue
            rows.append(
                {
                    "language": str(language),
                    "corpus": corpus,
                    "n_documents": len(cluster),
                    "n_clusters": cluster.nunique(),
                    "n_tokens": int(those.loc[those["corpus"] == corpus, "n_tokens"].sum()),
                    "sampling": getattr(params.sampling, corpus),
                    "p_floor": floor,
                    "note": detectability.note(
                        shape, corpus=corpus, cluster=cluster.to_numpy(dtype=str), params=params
                    ),
                    "effective_n": detectability.effective_n(cluster.to_numpy(dtype=str)),
                    "level": params.level,
                }
            )
    return _table(tables.Design, rows)


def usage(documents: pd.DataFrame, mentions: pd.DataFrame, *, params: GapParams) -> pd.DataFrame:
    """The table `Usage`: each concept, practice and theme that anyone has, on each side."""
    rows = [
        row
        for language, those in _usable(documents).groupby("language", sort=True)
        for kind in tables.KINDS
        for row in _usage_rows(
            those.reset_index(drop=True), mentions[mentions["kind"] == kind], params=params
        )
    ]
    found = _table(tables.Usage, rows)
    order = pd.DataFrame(
        {
            "language": found["language"],
            "kind": found["kind"].map({kind: i for i, kind in enumerate(tables.KINDS)}),
            "concept": found["concept"],
            "corpus": found["corpus"],
        }
    )
    return found.loc[order.sort_values(list(order.columns)).index].reset_index(drop=True)


def _usage_rows(
    documents: pd.DataFrame, mentions: pd.DataFrame, *, params: GapParams
) -> list[dict[str, object]]:
    """The rows of one language and kind of mention."""
    said = mentions[mentions["doc_id"].isin(documents["doc_id"])]
    concepts = sorted(said["concept"].unique())
    if not concepts:
        return []
    counts = _counts(_counted(said), documents, key="concept", items=concepts)
    echoed = said[said["prompted"] & (said["role"] == "respondent")]
    prompted = _counts(echoed, documents, key="concept", items=concepts)
    tokens = documents["n_tokens"].to_numpy(dtype=float)
    rates = counts / tokens[:, None] * PER
    unseen = _unseen(rates, one=PER / tokens.mean())
    rows: list[dict[str, object]] = []
    for corpus in tables.CORPORA:
        own = (documents["corpus"] == corpus).to_numpy()
        if not own.any():
            continue
        interval = _side(
            rates[own], documents["cluster"][own], unseen=unseen, corpus=corpus, params=params
        )
        rows += [
            {
                "language": str(documents["language"].iloc[0]),
                "concept": concept,
                "corpus": corpus,
                "n_mentions": int(counts[own, i].sum()),
                "n_prompted": int(prompted[own, i].sum()),
                "n_documents": int(own.sum()),
                "n_documents_with": int((counts[own, i] > 0).sum()),
                "estimate": interval.estimate[i],
                "ci_low": interval.low[i],
                "ci_high": interval.high[i],
                "n": int(own.sum()),
                "kind": str(said["kind"].iloc[0]),
            }
            for i, concept in enumerate(concepts)
        ]
    return rows


def profiles(documents: pd.DataFrame, mentions: pd.DataFrame, *, params: GapParams) -> pd.DataFrame:
    """The table `Profiles`: how far each concept has the traits of a magic concept."""
    census = {corpus: getattr(params.sampling, corpus) == "census" for corpus in tables.CORPORA}
    return _table(
        tables.Profiles, profile_rows(documents, mentions, level=params.level, census=census)
    )


def gaps(
    documents: pd.DataFrame,
    mentions: pd.DataFrame,
    term_counts: pd.DataFrame,
    topic_shares: pd.DataFrame,
    context_words: pd.DataFrame | None = None,
    *,
    params: GapParams,
) -> pd.DataFrame:
    """The table `Gaps`: each measure and item, policy against frontline, in languages with both.

    Ordered by language, measure, adjusted p-value, size. Where both sides are declared a census
    nothing is sampled: intervals collapse to the estimate, and the p-value only describes how
    seldom the documents, shuffled between the sides, would lie so far apart.
    """
    rows: list[dict[str, object]] = []
    for _, those in _usable(documents).groupby("language", sort=True):
        if those["corpus"].nunique() == len(tables.CORPORA):
            rows += _language_rows(those, (mentions, term_counts, topic_shares), params=params)
    if context_words is not None:
        for one in companies(_usable(documents), labels(mentions), context_words):
            rows += _meaning_rows(one, params=params) + _collocate_rows(one, params=params)
    found = _table(tables.Gaps, [{"stable": True, **row} for row in rows])
    if found.empty:
        return found
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


def company(
    documents: pd.DataFrame,
    mentions: pd.DataFrame,
    context_words: pd.DataFrame,
    gaps: pd.DataFrame,
) -> pd.DataFrame:
    """The table `Collocates`: what stands beside each concept on each side, and how differently.

    What was tested is that of the measure `collocate` in `gaps`.
    """
    those = companies(_usable(documents), labels(mentions), context_words)
    rows = pd.DataFrame([row for one in those for row in collocate_rows(one)])
    if rows.empty:
        return tables.empty(tables.Collocates)
    tested = gaps.loc[
        gaps["measure"] == mention_shares.COLLOCATE,
        ["language", "item", "p_value", "p_adjusted", "verdict"],
    ]
    rows["item"] = rows["concept"] + ": " + rows["word"]
    found = rows.merge(tested, on=["language", "item"], how="left", validate="one_to_one")
    found["verdict"] = found["verdict"].fillna("cannot tell")
    return tables.round_floats(found[list(tables.columns(tables.Collocates))])


def _meaning_rows(one: Company, *, params: GapParams) -> list[dict[str, object]]:
    concepts, ordinary = distanced(one, params=params)
    found = omnibus.meanings(concepts, ordinary, params=params)
    return [{"language": one.language, **meaning.row()} for meaning in found]


def _collocate_rows(one: Company, *, params: GapParams) -> list[dict[str, object]]:
    return [
        {"language": one.language, **row}
        for measure in collocates(one, params=params)
        for row in _rows(
            measure,
            compare(measure, params=params),
            np.full(len(measure.items), np.nan),
            params=params,
        )
    ]


def collocates(one: Company, *, params: GapParams) -> list[Measure]:
    """The measures `collocate` of one language, one per concept that enough documents mention."""
    compared = [beside for beside in besides(one) if is_compared(one, beside)]
    return [_collocates(one, beside, groups=len(compared), params=params) for beside in compared]


def _collocates(one: Company, beside: Beside, *, groups: int, params: GapParams) -> Measure:
    sides = one.sides.subset(beside.having)
    return Measure(
        name=mention_shares.COLLOCATE,
        items=tuple(f"{beside.concept}: {word}" for word in beside.words),
        labels=tuple(
            mention_shares.said(mention_shares.COLLOCATE, beside.concept, word)
            for word in beside.words
        ),
        values=beside.shares[beside.having],
        documents=tuple(np.array(one.documents)[beside.having].tolist()),
        tokens=beside.n_mentions[beside.having],
        sides=sides,
        permutations=_permutations(sides, params=params),
        groups=groups,
        beside=beside.counts[beside.having],
    )


def _table(table: type[tables.Table], rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    if not rows:
        return tables.empty(table)
    return tables.round_floats(pd.DataFrame(rows)[list(tables.columns(table))])


# ------------------------------------------------------------------- values per document


def _usable(documents: pd.DataFrame) -> pd.DataFrame:
    """Documents with words, in the order of their ids, so that no result hangs on the order."""
    some = documents[documents["n_tokens"] > 0]
    return some.sort_values("doc_id", ignore_index=True)


def labels(mentions: pd.DataFrame) -> pd.DataFrame:
    """The mentions of labels that count: neither practices nor themes."""
    return _counted(mentions[mentions["kind"] == "label"])


def _counted(mentions: pd.DataFrame) -> pd.DataFrame:
    """Mentions by policy, and by respondents of their own accord."""
    own = (mentions["role"] == "respondent") & ~mentions["prompted"].astype(bool)
    return mentions[(mentions["role"] == "policy") | own]


def _counts(
    rows: pd.DataFrame, documents: pd.DataFrame, *, key: str, items: Sequence[str]
) -> Floats:
    """Documents by items: the rows of each, or the sum of their `n`."""
    counts = np.zeros((len(documents), len(items)))
    place = {document: i for i, document in enumerate(documents["doc_id"])}
    row = rows["doc_id"].map(place).fillna(-1).to_numpy(dtype=int)
    column = rows[key].map({item: i for i, item in enumerate(items)}).fillna(-1).to_numpy(dtype=int)
    found = (row >= 0) & (column >= 0)
    n = rows["n"].to_numpy(dtype=float) if "n" in rows else np.ones(len(rows))
    np.add.at(counts, (row[found], column[found]), n[found])
    return counts


def _unseen(values: Floats, *, one: float) -> Floats:
    """What a document that has the item is like: the mean of those that have it, or `one`."""
    having = (values > 0).sum(axis=0)
    return np.asarray(np.where(having > 0, values.sum(axis=0) / np.maximum(having, 1), one))


def _side(
    values: Floats,
    cluster: pd.Series[str] | NDArray[np.intp],
    *,
    unseen: Floats,
    corpus: str,
    params: GapParams,
) -> Interval:
    codes, _ = pd.factorize(np.asarray(cluster), sort=True)
    return intervals.mean_interval(
        values,
        cluster=codes.astype(np.intp),
        level=params.level,
        unseen=unseen,
        census=getattr(params.sampling, corpus) == "census",
    )


# ------------------------------------------------------------------------ comparison


def compare(measure: Measure, *, params: GapParams, critical: Floats | None = None) -> Comparison:
    """Estimates, intervals, tests and verdicts of a measure's items.

    With `critical`, the squared statistics are held against it instead of being permuted.
    """
    first = measure.sides.first
    unseen = _unseen(measure.values, one=measure.whole / measure.tokens.mean())
    policy, frontline = (
        _bounded(
            _side(
                measure.values[own],
                measure.sides.cluster[own],
                unseen=unseen,
                corpus=corpus,
                params=params,
            ),
            highest=measure.whole,
        )
        for own, corpus in ((first, "policy"), (~first, "frontline"))
    )
    half = measure.whole / 2
    ratio = intervals.log2_ratio_interval(
        policy,
        frontline,
        added=(half / measure.tokens[first].sum(), half / measure.tokens[~first].sum()),
    )
    difference = intervals.difference_interval(policy, frontline)
    tested = _test(measure, params=params, critical=critical)
    verdict = _verdicts(measure, difference, ratio, tested, params=params)
    return Comparison(policy, frontline, difference, ratio, tested, verdict)


def _bounded(interval: Interval, *, highest: float) -> Interval:
    return replace(interval, high=np.minimum(interval.high, highest))


def _test(measure: Measure, *, params: GapParams, critical: Floats | None) -> Tested:
    if critical is None:
        tested = _permuted(measure, params=params)
        return replace(tested, p_adjusted=np.minimum(tested.p_adjusted * measure.groups, 1.0))
    if measure.beside is None:
        observed = permutation.statistic(measure.values, sides=measure.sides, prior=measure.prior)
    else:
        observed = observed_odds(measure.beside, measure.sides)
    p_value = np.where(observed**2 > critical, 0.0, 1.0)
    return Tested(observed, p_value, p_value, critical)


def _permuted(measure: Measure, *, params: GapParams) -> Tested:
    if measure.beside is not None:
        return permuted_odds(
            measure.beside, measure.sides, measure.permutations, params=params, tests=measure.groups
        )
    return permutation.permutation_test(
        measure.values,
        sides=measure.sides,
        permutations=measure.permutations,
        level=params.level / measure.groups,
        prior=measure.prior,
    )


def _verdicts(
    measure: Measure, difference: Interval, ratio: Interval, tested: Tested, *, params: GapParams
) -> Strings:
    """The verdict on each item; where the design's floor is above the level, `cannot tell`.

    A side is named only where test and interval agree: a reader who is told "four times as often,
    interval 0.8 to 20" would rightly not believe it. The interval is the one that the sentence
    gives, of the difference for topics and of the ratio for rates.

    A topic or a collocate is a bridge only if the sides are alike in points and in ratio, since one
    that is rare on both sides is always within a few points; and only if a document of each side
    has it. A collocate's odds count its words and its shares the documents: both must point to the
    same side.
    """
    cannot = np.full(len(measure.items), "cannot tell", dtype="<U11")
    if not detectability.is_testable(measure.sides, params=params, tests=measure.groups):
        return cannot
    margin = params.margin
    alike = (ratio.low >= -margin.log2_ratio) & (ratio.high <= margin.log2_ratio)
    if measure.is_share:
        points = margin.topic_share if measure.name == "topic_share" else margin.share
        near = (difference.low >= -points) & (difference.high <= points)
        alike = near & alike if measure.name in BY_RATIO_TOO else near
    first = measure.sides.first
    both = measure.present[first].any(axis=0) & measure.present[~first].any(axis=0)
    side = np.where(tested.statistic > 0, "policy", "frontline")
    shown = (tested.p_adjusted <= params.level) & (tested.statistic * difference.estimate > 0)
    told = difference if measure.is_share else ratio
    shown &= ~((told.low <= 0) & (told.high >= 0))
    return np.asarray(np.where(shown, side, np.where(alike & both, "bridge", cannot)))


def influence(measure: Measure, comparison: Comparison, *, params: GapParams) -> list[str]:
    """For each item the document without which its verdict would be another; empty if none.

    Of several, the one that moves the statistic most. The test is permuted anew without each
    document; where that is too much work (collocates; thousands of terms, thousands of draws) the
    statistic without it is held against the critical value of the whole.
    """
    work = measure.permutations.shape[0] * measure.values.size
    held = work > EXACT_INFLUENCE or measure.beside is not None
    critical = comparison.tested.critical if held else None
    most = np.zeros(len(measure.items))
    flipped = np.full(len(measure.items), "", dtype=object)
    for position, document in enumerate(measure.documents):
        rest = measure.without(position)
        if 0 in rest.sides.shape:
            changed = comparison.verdict != "cannot tell"
            moved = np.full(len(measure.items), np.inf)
        else:
            other = compare(rest, params=params, critical=critical)
            changed = other.verdict != comparison.verdict
            moved = np.abs(other.tested.statistic - comparison.tested.statistic)
        ahead = changed & (moved > most)
        flipped[ahead] = document
        most[ahead] = moved[ahead]
    return [str(document) for document in flipped]


# ------------------------------------------------------------------------- measures


def measures(
    documents: pd.DataFrame,
    mentions: pd.DataFrame,
    term_counts: pd.DataFrame,
    topic_shares: pd.DataFrame,
    *,
    params: GapParams,
) -> dict[str, Measure]:
    """The measures of one language that have a side, by name; those without an item are left out.

    A further rate is one more line here: its name, its items and their counts, documents by items.
    """
    those = _usable(documents)
    mentions, term_counts, topic_shares = (
        table[table["doc_id"].isin(those["doc_id"])]
        for table in (mentions, term_counts, topic_shares)
    )
    counted = labels(mentions)
    base = _base(those, params=params)
    term_names = sorted(term_counts["term"].unique())
    concepts = sorted(counted["concept"].unique())
    counts = _counts(counted, those, key="concept", items=concepts)
    family = np.column_stack(
        [counts.sum(axis=1), counts[:, [c != PLAIN for c in concepts]].sum(axis=1)]
    )
    words = _counts(term_counts, those, key="term", items=term_names)
    found = (
        _rate(base, "family_rate", [FAMILY, FAMILY_REST], family),
        _rate(base, "concept_rate", concepts, counts),
        _rate(base, "term_rate", term_names, words),
        _topics(those, topic_shares, base, params=params),
    )
    return {measure.name: measure for measure in found if measure.items}


def _language_rows(
    documents: pd.DataFrame,
    found: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame],
    *,
    params: GapParams,
) -> list[dict[str, object]]:
    """The rows of one language."""
    mentions = found[0][found[0]["doc_id"].isin(documents["doc_id"])]
    by_name = measures(documents, *found, params=params)
    compared = {name: compare(measure, params=params) for name, measure in by_name.items()}
    rows = []
    for name, measure in by_name.items():
        placebo = np.full(len(measure.items), np.nan)
        if name == "concept_rate" and "term_rate" in compared:
            words = by_name["term_rate"]
            ordinary = _ordinary(words.items, mentions[mentions["kind"] == "label"])
            placebo = _placebo(
                (measure.counts, words.counts[:, ordinary]),
                compared["concept_rate"].tested.statistic,
                compared["term_rate"].tested.statistic[ordinary],
            )
        rows += _rows(measure, compared[name], placebo, params=params)
    for measure in _attributes(documents, mentions, _base(documents, params=params), params=params):
        nothing = np.full(len(measure.items), np.nan)
        rows += _rows(measure, compare(measure, params=params), nothing, params=params)
    rows += _divergence_rows(documents, by_name, params=params)
    language = str(documents["language"].iloc[0])
    unstable = set(found[2].loc[~found[2]["stable"], "topic"])
    return [{"language": language, **row, "stable": row["item"] not in unstable} for row in rows]


def _base(documents: pd.DataFrame, *, params: GapParams) -> Measure:
    """The documents, their sides and permutations; no item yet. The section's seed draws them."""
    sides = clusters.sides(
        (documents["corpus"] == "policy").to_numpy(), cluster=documents["cluster"].tolist()
    )
    return Measure(
        name="",
        items=(),
        labels=(),
        values=np.empty((len(documents), 0)),
        documents=tuple(documents["doc_id"]),
        tokens=documents["n_tokens"].to_numpy(dtype=float),
        sides=sides,
        permutations=_permutations(sides, params=params),
    )


def _permutations(sides: Sides, *, params: GapParams) -> Flags:
    """The permutations of the sides, drawn by the section's seed."""
    return permutation.draw_permutations(
        sides, n_permutations=params.n_permutations, rng=np.random.default_rng(params.seed)
    )


def _rate(base: Measure, name: str, items: Sequence[str], counts: Floats) -> Measure:
    rates = counts / base.tokens[:, None] * PER
    return replace(base, name=name, items=tuple(items), labels=tuple(items), values=rates)


def _topics(
    documents: pd.DataFrame, topic_shares: pd.DataFrame, base: Measure, *, params: GapParams
) -> Measure:
    """The topics' shares, of the documents that have shares; without items if a side has none."""
    having = documents["doc_id"].isin(topic_shares["doc_id"]).to_numpy()
    those = documents[having].reset_index(drop=True)
    if those["corpus"].nunique() < len(tables.CORPORA):
        return replace(base, name="topic_share")
    labels = topic_shares.groupby("topic", sort=True)["label"].first()
    shares = _counts(
        topic_shares.rename(columns={"share": "n"}), those, key="topic", items=list(labels.index)
    )
    return replace(
        base if having.all() else _base(those, params=params),
        name="topic_share",
        items=tuple(labels.index),
        labels=tuple(labels),
        values=shares,
    )


def _attributes(
    documents: pd.DataFrame, mentions: pd.DataFrame, base: Measure, *, params: GapParams
) -> list[Measure]:
    """How the sides speak of the concepts: other words, themes, moods, roles, tone."""
    found = mention_shares.attributes(documents, mentions)
    measures = []
    for one in found:
        having = documents["doc_id"].isin(one.documents).to_numpy()
        those = documents[having].reset_index(drop=True)
        measures.append(
            replace(
                base if having.all() else _base(those, params=params),
                name=one.name,
                items=one.items,
                labels=one.labels,
                values=one.values,
                tokens=one.weight,
                groups=mention_shares.n_groups(found, one.name),
            )
        )
    return measures


def _rows(
    measure: Measure, comparison: Comparison, placebo: Floats, *, params: GapParams
) -> list[dict[str, object]]:
    first = measure.sides.first
    flipped = influence(measure, comparison, params=params)
    having = measure.present[first].sum(axis=0), measure.present[~first].sum(axis=0)
    absent = (measure.values == 0).all(axis=0)
    ratio, tested = comparison.ratio, comparison.tested
    detectable = detectability.shortfall(measure.sides, params=params, tests=measure.groups).row()
    return [
        {
            **detectable,
            "measure": measure.name,
            "item": measure.items[i],
            "label": measure.labels[i],
            "policy": comparison.policy.estimate[i],
            "frontline": comparison.frontline.estimate[i],
            "estimate": comparison.difference.estimate[i],
            "ci_low": comparison.difference.low[i],
            "ci_high": comparison.difference.high[i],
            "log2_ratio": np.nan if absent[i] else ratio.estimate[i],
            "log2_ci_low": np.nan if absent[i] else ratio.low[i],
            "log2_ci_high": np.nan if absent[i] else ratio.high[i],
            "p_value": tested.p_value[i],
            "p_adjusted": tested.p_adjusted[i],
            "n_policy": int(first.sum()),
            "n_frontline": int((~first).sum()),
            "n_with_policy": int(having[0][i]),
            "n_with_frontline": int(having[1][i]),
            "placebo": placebo[i],
            "verdict": str(comparison.verdict[i]),
            "flipped_by": flipped[i],
        }
        for i in range(len(measure.items))
    ]


def _ordinary(terms: Sequence[str], mentions: pd.DataFrame) -> Flags:
    """Which terms are ordinary words: none of their words is a co-word or a form of one."""
    special = set(mentions["surface"].str.lower()) | set(mentions["concept"])
    return np.array(
        [
            not any(word in special or word.startswith("co-") for word in term.split())
            for term in terms
        ],
        dtype=bool,
    )


def _placebo(counts: tuple[Floats, Floats], concepts: Floats, terms: Floats) -> Floats:
    """For each concept the share of ordinary words of like frequency with a smaller gap.

    The gap is the absolute studentised difference: a word that one document repeats does not count
    as far apart. Alike are the nearest `NEAREST` in total count within a factor of `LIKE`; fewer
    than `FEWEST` give NaN.
    """
    own, others = (np.log2(np.maximum(part.sum(axis=0), 1e-9)) for part in counts)
    shares = np.full(len(own), np.nan)
    for i, frequency in enumerate(own):
        away = np.abs(others - frequency)
        nearest = np.argsort(away, kind="stable")[:NEAREST]
        nearest = nearest[away[nearest] <= np.log2(LIKE) + 1e-9]
        if len(nearest) >= FEWEST:
            shares[i] = np.mean(np.abs(terms[nearest]) < abs(concepts[i]) * (1 - 1e-9))
    return shares


# ----------------------------------------------------------------------- divergence


def wholes(
    documents: pd.DataFrame,
    mentions: pd.DataFrame,
    term_counts: pd.DataFrame,
    topic_shares: pd.DataFrame,
    *,
    params: GapParams,
    by_words: bool = False,
) -> list[dict[str, object]]:
    """Divergence and partisanship of one language alone, without what flips them.

    Documents count alike, or, with `by_words`, by their words, as where all are pooled.
    """
    those = _usable(documents)
    found = measures(those, mentions.iloc[:0], term_counts, topic_shares, params=params)
    return _divergence_rows(those, found, params=params, influential=False, by_words=by_words)


def _divergence_rows(
    documents: pd.DataFrame,
    by_name: Mapping[str, Measure],
    *,
    params: GapParams,
    influential: bool = True,
    by_words: bool = False,
) -> list[dict[str, object]]:
    """Divergence of words and of topics, and partisanship, of the documents that have both."""
    base = _base(documents, params=params)
    words = by_name["term_rate"].counts if "term_rate" in by_name else np.zeros((len(documents), 0))
    kept = words.sum(axis=1) > 0
    topics = by_name.get("topic_share")
    if topics:
        kept &= np.isin(base.documents, topics.documents)
    first = base.sides.first
    if not (kept & first).any() or not (kept & ~first).any():
        return []
    values = {"words": words[kept]}
    names = np.array(base.documents)[kept]
    if topics:
        values["topics"] = topics.values[np.searchsorted(topics.documents, names)]
    sides, permutations = base.sides, base.permutations
    if not kept.all():
        sides = base.sides.subset(kept)
        permutations = _permutations(sides, params=params)
    if by_words:
        sides = replace(sides, weight=base.tokens[kept])
    shares = {
        item: counts / np.maximum(counts.sum(axis=1, keepdims=True), 1e-12)
        for item, counts in values.items()
    }
    # Without names no document is left out in turn.
    tried = names if influential else names[:0]
    guessed = omnibus.partisanship(
        shares["words"], sides, permutations, documents=tried, params=params
    )
    differing = omnibus.divergences(shares, sides, permutations, documents=tried, params=params)
    return [found.row() for found in (*differing, *guessed)]
