"""Would another analyst, who decides otherwise where one may, have found the same?

Each finding is worked out anew under other defensible choices. What is varied stands in `VARIED`;
what would need another run of the stages before (another language model) is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.config.params import GapParams, Params
from pipeline.gap import gaps as gap
from pipeline.gap import omnibus
from pipeline.gap.collocations import Company, companies, distanced
from pipeline.gap.gaps import Measure
from pipeline.robustness import refits
from pipeline.stats import permutation
from pipeline.wording.messages import Message, encoded, message

HEADLINE = ("family_rate", "concept_rate", "topic_share")
"""Measures all of whose items are findings."""

WORDS = "term_rate"
"""Of words only those with a verdict are, and no more than `robustness: n_words`."""

VARIED = (
    "documents", "weighting", "statistic", "draws", "mentions", "lexicon", "topics", "fit", "units",
    "stop list", "context",
)  # fmt: skip
"""The dimensions of the multiverse; the column `varied` of `Robustness` explains each."""

MOST_NAMED = 5
"""Analyses with another verdict, at most, that a row of `Robustness` names."""

PRIORS = (1.0, 16.0)

WINDOWS, DIMENSIONS = (3, 10), (25, 100)
"""Other contexts of a word, in content words on each side, and other lengths of its vector."""

FEW = 499
"""Draws with which the sides as a whole are compared anew: they are compared many times."""

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
    context_words: pd.DataFrame

    def of(self, language: str) -> Evidence:
        """The evidence of one language."""
        parts = {
            key: frame[frame["language"] == language].reset_index(drop=True)
            for key, frame in vars(self).items()
        }
        return Evidence(**parts)

    def without(self, document: str) -> Evidence:
        """The evidence without one document, for what is counted; topics are not fitted anew."""
        kept = ("documents", "mentions", "term_counts", "topic_shares", "context_words")
        parts = {key: getattr(self, key) for key in kept}
        return replace(
            self, **{key: frame[frame["doc_id"] != document] for key, frame in parts.items()}
        )


@dataclass(frozen=True)
class Specification:
    """One other way to work the findings out: what is varied, how, and what is found.

    `covers` names the measures that it is about; a finding of these that is not found is one that
    it does not share, but where it leaves items out on purpose (`partial`).
    """

    varied: str
    name: Message
    found: Found
    covers: tuple[str, ...]
    partial: bool = False

    def speaks_of(self, key: tuple[str, str]) -> bool:
        """Whether a finding is held against it."""
        return key[0] in self.covers and (key in self.found or not self.partial)


def robustness(evidence: Evidence, gaps: pd.DataFrame, *, params: Params) -> pd.DataFrame:
    """The table `Robustness`: for each finding the share of other analyses that agree.

    `gaps` is the table `Gaps`. A finding that another analysis does not come to at all, such as a
    topic that is not among its topics, is one that it does not share.

    References:
        Steegen, S., Tuerlinckx, F., Gelman, A. & Vanpaemel, W. (2016). Increasing transparency
        through a multiverse analysis. Perspectives on Psychological Science 11(5), 702-712.
    """
    rows: list[dict[str, object]] = []
    findings = gaps[_is_finding(gaps, most=params.robustness.n_words)]
    for language, those in findings.groupby("language", sort=True):
        done = list(specifications(evidence.of(str(language)), params=params))
        for finding in those.to_dict("records"):
            rows += _rows({str(key): value for key, value in finding.items()}, done)
    if not rows:
        return tables.empty(tables.Robustness)
    return tables.round_floats(pd.DataFrame(rows)[list(tables.columns(tables.Robustness))])


def _is_finding(gaps: pd.DataFrame, *, most: int) -> pd.Series[bool]:
    """Rows of `Gaps` that are worked out anew: of the words those with the surest verdicts."""
    told = gaps[(gaps["measure"] == WORDS) & gaps["verdict"].isin(tables.CORPORA)]
    surest = told.assign(size=-told["log2_ratio"].abs()).sort_values(["p_adjusted", "size", "item"])
    words = surest.groupby("language").head(most).index
    return gaps["measure"].isin((*HEADLINE, *gap.WHOLES)) | gaps.index.isin(words)


def _rows(
    finding: Mapping[str, object], done: Sequence[Specification]
) -> Iterator[dict[str, object]]:
    key = str(finding["measure"]), str(finding["item"])
    tried = [
        (specification, *specification.found.get(key, (np.nan, "")))
        for specification in done
        if specification.speaks_of(key)
    ]
    sign = np.sign(float(str(finding["estimate"])))
    for varied in ("all", *VARIED):
        those = [one for one in tried if varied in ("all", one[0].varied)]
        if not those:
            continue
        same_sign = [np.sign(estimate) == sign for _, estimate, _ in those]
        same = [verdict == finding["verdict"] for *_, verdict in those]
        others = [one[0].name for one, alike in zip(those, same, strict=True) if not alike]
        estimates = [estimate for _, estimate, _ in those if not np.isnan(estimate)]
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
            "otherwise": _named(others),
            "lowest": min(estimates, default=np.nan),
            "highest": max(estimates, default=np.nan),
        }


def _named(names: Sequence[Message]) -> str:
    """The first names of those analyses, for the column `otherwise`."""
    shown = list(names[:MOST_NAMED])
    if len(names) > MOST_NAMED:
        shown[-1] = message("and_more", last=shown[-1])
    return encoded(shown)


# --------------------------------------------------------------------- specifications


def specifications(evidence: Evidence, *, params: Params) -> Iterator[Specification]:
    """Other ways to work out the findings of one language."""
    usual = _measures(evidence, params=params.gap)
    if not usual:
        return
    yield from _other_documents(evidence, usual, params=params.gap)
    yield _specified(
        "weighting", message("by_words"), map(token_weighted, usual), params=params.gap
    )
    for prior in PRIORS:
        changed = (replace(measure, prior=prior) for measure in usual)
        yield _specified("statistic", _prior(prior), changed, params=params.gap)
    yield from _other_draws(evidence, params=params)
    yield from _other_mentions(evidence, params=params.gap)
    yield from _other_topics(evidence, params=params)
    yield _without_common_terms(evidence, params=params)
    yield from _other_wholes(evidence, params=params)
    yield from _other_meanings(evidence, params=params)


def _prior(prior: float) -> Message:
    return message("with_prior", prior=f"{prior:g}")


def _seed(seed: int) -> Message:
    return message("with_seed", seed=str(seed))


def _without(title: str) -> Message:
    return message("without_document", document=title)


def _specified(
    varied: str, name: Message, measures: Iterable[Measure], *, params: GapParams
) -> Specification:
    """The findings of measures that have a side."""
    those = tuple(measures)
    return Specification(varied, name, _found(those, params=params), _names(those))


def _names(measures: Iterable[Measure]) -> tuple[str, ...]:
    return tuple(measure.name for measure in measures)


def _found(measures: Iterable[Measure], *, params: GapParams) -> Found:
    """The difference and the verdict on each item."""
    found: Found = {}
    for measure in measures:
        compared = gap.compare(measure, params=params)
        differences = compared.difference.estimate
        for i, item in enumerate(measure.items):
            found[measure.name, item] = float(differences[i]), str(compared.verdict[i])
    return found


def _rows_found(rows: Iterable[Mapping[str, object]]) -> Found:
    """The same of rows of `Gaps`."""
    return {
        (str(row["measure"]), str(row["item"])): (float(str(row["estimate"])), str(row["verdict"]))
        for row in rows
    }


def _measures(evidence: Evidence, *, params: GapParams, words: bool = True) -> tuple[Measure, ...]:
    found = gap.measures(
        evidence.documents,
        evidence.mentions,
        evidence.term_counts if words else evidence.term_counts.iloc[:0],
        evidence.topic_shares,
        params=params,
    )
    return tuple(found[name] for name in (*HEADLINE, WORDS) if name in found)


def _titles(evidence: Evidence) -> dict[str, str]:
    return dict(zip(evidence.documents["doc_id"], evidence.documents["title"], strict=True))


def _other_documents(
    evidence: Evidence, usual: Sequence[Measure], *, params: GapParams
) -> Iterator[Specification]:
    """Each document left out; words are held against the critical values of all documents."""
    titles = _titles(evidence)
    for measure in usual:
        critical = None
        if measure.name == WORDS:
            critical = gap.compare(measure, params=params).tested.critical
        for position, document in enumerate(measure.documents):
            rest = measure.without(position)
            if 0 in rest.sides.shape:
                continue
            compared = gap.compare(rest, params=params, critical=critical)
            found: Found = {
                (measure.name, item): (
                    float(compared.difference.estimate[i]),
                    str(compared.verdict[i]),
                )
                for i, item in enumerate(measure.items)
            }
            yield Specification("documents", _without(titles[document]), found, (measure.name,))


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
        if permutation.count_permutations(*shape) > params.gap.n_permutations:
            yield _specified("draws", _seed(seed), measures, params=params.gap)


def _other_mentions(evidence: Evidence, *, params: GapParams) -> Iterator[Specification]:
    mentions = evidence.mentions
    plain = ~(mentions["negated"] | mentions["quoted"] | mentions["definitional"])
    wider = mentions.assign(kind=mentions["kind"].replace("practice", "label"))
    for varied, name, other in (
        ("lexicon", message("nouns_only"), mentions[mentions["form"] == "noun"]),
        ("lexicon", message("other_words_too"), wider),
        ("mentions", message("prompted_too"), mentions.assign(prompted=False)),
        ("mentions", message("plain_mentions"), mentions[plain]),
    ):
        measures = _measures(replace(evidence, mentions=other), params=params, words=False)
        said = tuple(one for one in measures if one.name in HEADLINE[:2])
        yield Specification(varied, name, _found(said, params=params), HEADLINE[:2])


# ----------------------------------------------------------------------------- topics


_Refit = tuple[tuple[str, Message], refits.Units, tuple[str, int, int], refits.Places | None]
"""What is varied and how; units; method, number and seed; the draw of documents."""


def _other_topics(evidence: Evidence, *, params: Params) -> Iterator[Specification]:
    """The topics of other models, other fits, other units; nothing where none was chosen."""
    chosen = evidence.models[evidence.models["chosen"]]
    if chosen.empty or evidence.unit_topics.empty:
        return
    method, n_topics = str(chosen["method"].iloc[0]), int(chosen["n_topics"].iloc[0])
    seed, more = params.topics.seed, range(1, params.robustness.n_seeds + 1)
    units, rows = refits.units_of(evidence.term_counts, evidence.units, evidence.unit_topics)
    fitted = evidence.models.dropna(subset=["coherence_npmi"])
    choices = {(str(row["method"]), int(row["n_topics"])) for row in fitted.to_dict("records")}
    tried: list[_Refit] = [
        (("topics", _model(other, number)), units, (other, number, seed), None)
        for other, number in sorted(choices - {(method, n_topics)})
        if other == method or number == n_topics
    ]
    own = (method, n_topics, seed)
    tried += [(("fit", _seed(seed + i)), units, (method, n_topics, seed + i), None) for i in more]
    tried += [
        (("fit", _draw(i)), units, own, refits.resampled(units, seed=seed + i))
        for i in range(1, params.robustness.n_resamples + 1)
    ]
    half = refits.halved(units, rows, evidence.context_words)
    tried += [
        (("units", message("half_as_long")), half, own, None),
        (("units", message("twice_as_long")), refits.doubled(units), own, None),
    ]
    rare = replace(evidence, term_counts=_uncommon(evidence, share=params.robustness.common_terms))
    fewer, _ = refits.units_of(rare.term_counts, rare.units, rare.unit_topics)
    tried += [(("stop list", message("topics_without_common_words")), fewer, own, None)]
    for what, those, (other, number, other_seed), drawn in tried:
        shares = refits.refitted(those, method=other, n_topics=number, seed=other_seed, drawn=drawn)
        if shares is not None:
            yield _with_topics(evidence, shares, what, params=params.gap)


def _model(method: str, n_topics: int) -> Message:
    return message("other_model", method=method, number=n_topics)


def _draw(number: int) -> Message:
    return message("drawn_documents", n=number)


def _with_topics(
    evidence: Evidence, shares: pd.DataFrame, what: tuple[str, Message], *, params: GapParams
) -> Specification:
    measures = _measures(replace(evidence, topic_shares=shares), params=params, words=False)
    own = tuple(one for one in measures if one.name == "topic_share")
    return Specification(*what, _found(own, params=params), ("topic_share",))


def _uncommon(evidence: Evidence, *, share: float) -> pd.DataFrame:
    """The counts of terms that no more than this share of the documents have."""
    documents = evidence.term_counts.groupby("term")["doc_id"].transform("nunique")
    return evidence.term_counts[documents <= share * evidence.documents["doc_id"].nunique()]


def _without_common_terms(evidence: Evidence, *, params: Params) -> Specification:
    """The words that are not common, held against one another only; of others it says nothing."""
    rare = replace(evidence, term_counts=_uncommon(evidence, share=params.robustness.common_terms))
    measures = _measures(rare, params=params.gap)
    words = tuple(one for one in measures if one.name == WORDS)
    found = _found(words, params=params.gap)
    return Specification("stop list", message("no_common_words"), found, (WORDS,), partial=True)


# ------------------------------------------------------------------- the sides as a whole


def _other_wholes(evidence: Evidence, *, params: Params) -> Iterator[Specification]:
    """Divergence and partisanship, with fewer draws."""
    few = params.gap.model_copy(
        update={
            "n_permutations": min(FEW, params.gap.n_permutations),
            "n_bootstrap": min(FEW, params.gap.n_bootstrap),
        }
    )
    titles = _titles(evidence)
    tried = [
        ("documents", _without(titles[document]), evidence.without(document), few)
        for document in sorted(titles)
    ]
    tried += [
        ("draws", _seed(seed), evidence, few.model_copy(update={"seed": seed}))
        for seed in range(few.seed + 1, few.seed + 1 + params.robustness.n_seeds)
    ]
    rare = _uncommon(evidence, share=params.robustness.common_terms)
    tried += [("stop list", message("no_common_words"), replace(evidence, term_counts=rare), few)]
    tried += [("weighting", message("by_words"), evidence, few)]
    for varied, name, other, own in tried:
        if other.documents["corpus"].nunique() == len(tables.CORPORA):
            rows = gap.wholes(
                other.documents,
                other.mentions,
                other.term_counts,
                other.topic_shares,
                params=own,
                by_words=varied == "weighting",
            )
            yield Specification(varied, name, _rows_found(rows), gap.WHOLES[:2])


def _other_meanings(evidence: Evidence, *, params: Params) -> Iterator[Specification]:
    """The meaning of each concept, without placebo words."""
    few = params.gap.model_copy(update={"n_permutations": min(FEW, params.gap.n_permutations)})
    usual = _company(evidence, evidence.mentions)
    if usual is None:
        return
    concepts, _ = distanced(usual, params=few, placebo=False)
    if not concepts:
        return
    titles = _titles(evidence)
    for document in sorted({one for concept in concepts for one in concept.documents}):
        rest = [concept.subset(np.array(concept.documents) != document) for concept in concepts]
        yield _meant("documents", _without(titles[document]), rest, params=few)
    for seed in range(few.seed + 1, few.seed + 1 + params.robustness.n_seeds):
        other = few.model_copy(update={"seed": seed})
        yield _meant("draws", _seed(seed), concepts, params=other)
    weighted = [_by_uses(concept, usual) for concept in concepts]
    yield _meant("weighting", message("by_uses"), weighted, params=few)
    running = usual.running
    tried: list[tuple[str, Message, Company | None]] = [
        ("context", message("window", n=window), replace(usual, running=other))
        for window in WINDOWS
        for other in [replace(running, window=window)]
    ]
    tried += [
        ("context", message("dimensions", n=n), replace(usual, running=other))
        for n in DIMENSIONS
        for other in [replace(running, dimensions=n)]
    ]
    nouns = evidence.mentions[evidence.mentions["form"] == "noun"]
    tried += [("lexicon", message("nouns_only"), _company(evidence, nouns))]
    for varied, name, company in tried:
        if company is not None:
            others, _ = distanced(company, params=few, placebo=False)
            yield _meant(varied, name, others, params=few)


def _by_uses(concept: omnibus.Distanced, company: Company) -> omnibus.Distanced:
    """The concept with each document counting by its uses, as where all uses are pooled."""
    uses = np.bincount(company.mentions[concept.item].document, minlength=len(company.documents))
    at = pd.Index(company.documents).get_indexer(pd.Index(concept.documents))
    return replace(concept, sides=replace(concept.sides, weight=uses[at].astype(np.float64)))


def _company(evidence: Evidence, mentions: pd.DataFrame) -> Company | None:
    return next(companies(evidence.documents, gap.labels(mentions), evidence.context_words), None)


def _meant(
    varied: str, name: Message, concepts: Sequence[omnibus.Distanced], *, params: GapParams
) -> Specification:
    """Without names, so that nothing more is left out in turn; small sides cannot tell."""
    enough = [replace(one, documents=()) for one in concepts if min(one.sides.shape) >= 2]
    rows = [one.row() for one in omnibus.meanings(enough, [], params=params)]
    return Specification(varied, name, _rows_found(rows), ("meaning",))
