"""Would another analyst, who decides otherwise where one may, have found the same?

Each finding of the headline measures is worked out anew under other defensible choices. What is
varied stands in `VARIED`; what would need another run of the stages before (the lengths of units,
the lexicon) is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pipeline import gap, resampling, sentences_nb, tables
from pipeline.engines import FITS, UnitCounts
from pipeline.gap import Measure
from pipeline.matrices import count_matrix
from pipeline.params import GapParams, Params
from pipeline.resampling import Floats

HEADLINE = ("family_rate", "concept_rate", "topic_share")

VARIED = {
    "documents": "each document left out in turn",
    "weighting": "documents weighted by their words instead of one and all alike",
    "statistic": "a weaker and a stronger guard against items that by chance hardly vary",
    "draws": "other random arrangements, where not all are enumerated",
    "mentions": "nouns only; prompted mentions counted too",
    "topics": "other numbers of topics, the other method, other seeds",
    "stop list": "topics without the terms that more than half of the documents have",
}
"""What is varied, in words."""

PRIORS = (1.0, 16.0)

SAME_TOPIC = 0.5
"""A topic of another model is the same if its shares of the units correlate so much."""

Found = dict[tuple[str, str], tuple[float, str]]


@dataclass(frozen=True)
class Evidence:
    """The tables of one or more languages that the findings rest on."""

    documents: pd.DataFrame
    mentions: pd.DataFrame
    term_counts: pd.DataFrame
    topic_shares: pd.DataFrame
    units: pd.DataFrame
    unit_topics: pd.DataFrame
    models: pd.DataFrame

    def of(self, language: str) -> Evidence:
        """The evidence of one language."""
        parts = {
            key: frame[frame["language"] == language].reset_index(drop=True)
            for key, frame in vars(self).items()
        }
        return Evidence(**parts)


@dataclass(frozen=True)
class Specification:
    """One other way to work the findings out: what is varied, how, and the measures it gives.

    `covers` names the measures that it is about; a finding of these that it does not give is one
    that it does not share.
    """

    varied: str
    name: str
    measures: tuple[Measure, ...]
    covers: tuple[str, ...] = HEADLINE


def robustness(evidence: Evidence, gaps: pd.DataFrame, *, params: Params) -> pd.DataFrame:
    """The table `Robustness`: for each finding the share of other analyses that agree.

    `gaps` is the table `Gaps`. A finding that another analysis does not come to at all, such as a
    topic that is not among its topics, is one that it does not share.

    References:
        Steegen, S., Tuerlinckx, F., Gelman, A. & Vanpaemel, W. (2016). Increasing transparency
        through a multiverse analysis. Perspectives on Psychological Science 11(5), 702-712.
    """
    rows: list[dict[str, object]] = []
    findings = gaps[gaps["measure"].isin(HEADLINE)]
    for language, those in findings.groupby("language", sort=True):
        own = evidence.of(str(language))
        done = [
            (specification, _found(specification, params=params.gap))
            for specification in specifications(own, params=params)
        ]
        for finding in those.to_dict("records"):
            rows += _rows({str(key): value for key, value in finding.items()}, done)
    if not rows:
        return tables.empty(tables.Robustness)
    return tables.round_floats(pd.DataFrame(rows)[list(tables.columns(tables.Robustness))])


def _found(specification: Specification, *, params: GapParams) -> Found:
    """The difference and the verdict on each item."""
    found: Found = {}
    for measure in specification.measures:
        compared = gap.compare(measure, params=params)
        differences = compared.difference.estimate
        for i, item in enumerate(measure.items):
            found[measure.name, item] = float(differences[i]), str(compared.verdict[i])
    return found


def _rows(
    finding: Mapping[str, object], done: Sequence[tuple[Specification, Found]]
) -> Iterator[dict[str, object]]:
    key = str(finding["measure"]), str(finding["item"])
    tried = [
        (specification, *found.get(key, (np.nan, "")))
        for specification, found in done
        if key[0] in specification.covers
    ]
    sign = np.sign(float(str(finding["estimate"])))
    for varied in ("all", *VARIED):
        those = [one for one in tried if varied in ("all", one[0].varied)]
        if not those:
            continue
        same_sign = [np.sign(estimate) == sign for _, estimate, _ in those]
        same = [verdict == finding["verdict"] for *_, verdict in those]
        others = [one[0].name for one, alike in zip(those, same, strict=True) if not alike]
        yield {
            "language": finding["language"],
            "measure": key[0],
            "item": key[1],
            "label": finding["label"],
            "verdict": finding["verdict"],
            "varied": varied,
            "n_specifications": len(those),
            "same_sign": float(np.mean(same_sign)),
            "same_verdict": float(np.mean(same)),
            "otherwise": "; ".join(others[:5]) + (" …" if len(others) > 5 else ""),
            "sentence": _sentence(len(those), int(sum(same)), varied=varied),
            "label_nb": finding["label_nb"],
            "sentence_nb": sentences_nb.robust(len(those), int(sum(same)), varied=varied),
        }


def _sentence(n: int, n_same: int, *, varied: str) -> str:
    how = "" if varied == "all" else f" ({VARIED[varied]})"
    analyses = "1 other analysis" if n == 1 else f"{n} other analyses"
    return f"The same verdict in {n_same} of {analyses}{how}."


# --------------------------------------------------------------------- specifications


def specifications(evidence: Evidence, *, params: Params) -> Iterator[Specification]:
    """Other ways to work out the findings of one language."""
    usual = _measures(evidence, params=params.gap)
    if not usual:
        return
    titles = dict(zip(evidence.documents["doc_id"], evidence.documents["title"], strict=True))
    for measure in usual:
        for position, document in enumerate(measure.documents):
            rest = measure.without(position)
            if 0 not in rest.sides.shape:
                name = f"without “{titles[document]}”"
                yield Specification("documents", name, (rest,), (measure.name,))
    yield Specification("weighting", "by words", tuple(map(token_weighted, usual)))
    for prior in PRIORS:
        changed = tuple(replace(measure, prior=prior) for measure in usual)
        yield Specification("statistic", f"prior of {prior:g}", changed)
    yield from _other_draws(evidence, params=params)
    yield from _other_mentions(evidence, params=params.gap)
    yield from _other_topics(evidence, params=params)


def _measures(evidence: Evidence, *, params: GapParams) -> tuple[Measure, ...]:
    found = gap.measures(
        evidence.documents,
        evidence.mentions,
        evidence.term_counts.iloc[:0],
        evidence.topic_shares,
        params=params,
    )
    return tuple(found[name] for name in HEADLINE if name in found)


def token_weighted(measure: Measure) -> Measure:
    """The measure with each document counting by its words, as where all words are pooled.

    Each side's values are replaced by its pooled value plus what the document adds to it, so that
    their mean is the ratio of sums and their spread that of a ratio estimator.

    References:
        Cochran, W. G. (1977). Sampling Techniques, 3rd ed., Wiley, 6.3.
    """
    values = measure.values.copy()
    for own in (measure.sides.first, ~measure.sides.first):
        weight = (measure.tokens[own] / measure.tokens[own].mean())[:, None]
        pooled = (weight * measure.values[own]).mean(axis=0)
        values[own] = pooled + weight * (measure.values[own] - pooled)
    return replace(measure, values=values)


def _other_draws(evidence: Evidence, *, params: Params) -> Iterator[Specification]:
    for seed in range(params.gap.seed + 1, params.gap.seed + 1 + params.robustness.n_seeds):
        measures = _measures(evidence, params=params.gap.model_copy(update={"seed": seed}))
        shape = measures[0].sides.shape
        if resampling.n_arrangements(*shape) > params.gap.n_permutations:
            yield Specification("draws", f"seed {seed}", measures)


def _other_mentions(evidence: Evidence, *, params: GapParams) -> Iterator[Specification]:
    mentions = evidence.mentions
    for name, other in (
        ("nouns only", mentions[mentions["form"] == "noun"]),
        ("prompted mentions too", mentions.assign(prompted=False)),
    ):
        measures = _measures(replace(evidence, mentions=other), params=params)
        said = tuple(one for one in measures if one.name != "topic_share")
        yield Specification("mentions", name, said, HEADLINE[:2])


def _other_topics(evidence: Evidence, *, params: Params) -> Iterator[Specification]:
    """The topics of other models; nothing where none was chosen."""
    chosen = evidence.models[evidence.models["chosen"]]
    if chosen.empty or evidence.unit_topics.empty:
        return
    method, n_topics = str(chosen["method"].iloc[0]), int(chosen["n_topics"].iloc[0])
    first = params.topics.seed
    fitted = evidence.models.dropna(subset=["coherence_npmi"])
    choices = {
        (str(row["method"]), int(row["n_topics"]), first)
        for row in fitted.to_dict("records")
        if row["method"] == method or row["n_topics"] == n_topics
    } - {(method, n_topics, first)}
    more = range(first + 1, first + 1 + params.robustness.n_seeds)
    seeds = {(method, n_topics, seed) for seed in more}
    for other, number, seed in sorted(choices | seeds):
        shares = refitted(evidence, method=other, n_topics=number, seed=seed)
        if shares is None:
            continue
        name = f"{other} with {number} topics" + (f", seed {seed}" if seed != first else "")
        yield _with_topics(evidence, shares, ("topics", name), params=params.gap)
    documents = evidence.term_counts.groupby("term")["doc_id"].transform("nunique")
    rare = documents <= params.robustness.common_terms * evidence.documents["doc_id"].nunique()
    fewer = replace(evidence, term_counts=evidence.term_counts[rare])
    shares = refitted(fewer, method=method, n_topics=n_topics, seed=first)
    if shares is not None:
        yield _with_topics(
            evidence, shares, ("stop list", "without common terms"), params=params.gap
        )


def _with_topics(
    evidence: Evidence, shares: pd.DataFrame, what: tuple[str, str], *, params: GapParams
) -> Specification:
    measures = _measures(replace(evidence, topic_shares=shares), params=params)
    own = tuple(one for one in measures if one.name == "topic_share")
    return Specification(*what, own, ("topic_share",))


def refitted(evidence: Evidence, *, method: str, n_topics: int, seed: int) -> pd.DataFrame | None:
    """Rows as of `TopicShares` by another model, its topics called by those that they match.

    For each shown topic the one is taken whose shares of the units correlate most with its own;
    a shown topic that has none is left out. None where there are too few units or terms.
    """
    content = evidence.term_counts[evidence.term_counts["content"]]
    units = evidence.units[evidence.units["unit_id"].isin(content["unit_id"])]
    units = units.sort_values("unit_id", ignore_index=True)
    vocabulary = sorted(content["term"].unique())
    counts = count_matrix(content, rows=units["unit_id"].tolist(), vocabulary=vocabulary)
    if min(counts.shape) <= n_topics:
        return None
    documents = np.asarray(pd.factorize(units["doc_id"], sort=True)[0], dtype=np.intp)
    drawn = FITS[method](UnitCounts(counts, documents), n_topics=n_topics, seed=seed).doc_topic
    shown = evidence.unit_topics.pivot(index="unit_id", columns="topic", values="share")
    shown = shown.reindex(units["unit_id"]).fillna(0.0)
    matched = match(drawn, shown.to_numpy())
    tokens = units["n_tokens"].to_numpy(dtype=np.float64)[:, None]
    words = pd.DataFrame(tokens).groupby(units["doc_id"].to_numpy()).sum()
    mass = pd.DataFrame(drawn * tokens).groupby(units["doc_id"].to_numpy()).sum()
    by_document = mass / np.maximum(words.to_numpy(), 1.0)
    rows = [
        {"doc_id": document, "topic": topic, "label": topic, "share": by_document.loc[document, at]}
        for topic, at in zip(shown.columns, matched, strict=True)
        if at >= 0
        for document in by_document.index
    ]
    texts = {"doc_id": "str", "topic": "str", "label": "str", "share": "float64"}
    return pd.DataFrame(rows, columns=list(texts)).astype(texts)


def match(drawn: Floats, shown: Floats) -> list[int]:
    """For each shown topic (column) the column of `drawn` that is the same topic; -1 if none is."""

    def centred(shares: Floats) -> Floats:
        away = shares - shares.mean(axis=0)
        size = np.linalg.norm(away, axis=0)
        return np.asarray(away / np.where(size > 1e-12, size, 1.0))

    alike = centred(shown).T @ centred(drawn)
    best = alike.argmax(axis=1)
    return [int(at) if alike[topic, at] >= SAME_TOPIC else -1 for topic, at in enumerate(best)]
