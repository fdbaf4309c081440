"""Sentences on rates and on shares of topics: who uses it more, how much more.

Of practices and themes, which a word list finds, also what judged passages correct.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import isnan, log2

from pipeline.tables.base import CORPORA
from pipeline.tables.measures import BY_LIST, left_out_of_family
from pipeline.wording import names
from pipeline.wording.phrases import (
    Basis,
    Caution,
    Finding,
    Sentence,
    above,
    listed,
    numeric,
    numeric_or_nan,
    points_more,
    sentence,
)
from pipeline.wording.translation import figure, later, number, say, says, says_in, share

HARDLY_MORE = log2(1.05)
"""Below this log2 ratio a side is said to use it more often, without a number of times."""

HARDLY_EVER = 0.05
"""What is less likely than this, whichever side has more, is said to be hardly ever noticed."""


MARKS = {
    "not known": later("by word list: how much it misses on each side is not known here"),
    "examples": later(
        "by a model: of {n} examples that it had not seen it finds {recall} ({low} to {high}); "
        "how much it misses on each side is not known here"
    ),
    "judged": later("by word list alone, in all documents: quote the corrected figure, not this"),
}
"""What is said of a figure that rests on a list of words or a model for a practice or a theme."""
_OF_EXAMPLES = {
    "recall": "examples_recall", "low": "examples_recall_low", "high": "examples_recall_high",
}  # fmt: skip


def rate_sentence(finding: Finding) -> Sentence:
    """The sentence on a rate or a topic's share."""
    said = _rate_sentence(finding)
    why = not_counted(str(finding.row["item"]), documents=str(finding.row["language"]))
    return replace(said, asides=(*said.asides, why)) if why else said


def not_counted(item: str, *, documents: str) -> str:
    """Why all co-words but one leave it out, in documents of a language; empty for other items."""
    if not (left_out := left_out_of_family(item)):
        return ""
    concept = names.concept(left_out, documents=documents)
    return say("{concept} is not counted since it is a word of everyday speech", concept=concept)


def _rate_sentence(finding: Finding) -> Sentence:
    if not finding.number("policy") and not finding.number("frontline"):
        return sentence(_nobody(finding))
    if finding.row["verdict"] == "cannot tell":
        return _open(finding)
    if finding.row["verdict"] == "bridge":
        return _bridge(finding)
    return _topic(finding) if finding.is_topic else _rate(finding)


def _nobody(finding: Finding) -> str:
    places = {"thing": finding.thing, **finding.sides}
    n = finding.count("n_frontline")
    if finding.is_topic:
        return says(
            "neither {policy} nor {interviews} touches on {thing}",
            "neither {policy} nor {interviews} touch on {thing}",
            n, **places,
        )  # fmt: skip
    return says(
        "neither {policy} nor {interviews} uses {thing}",
        "neither {policy} nor {interviews} use {thing}",
        n, **places,
    )  # fmt: skip


def _rate(finding: Finding) -> Sentence:
    """One side uses it more often."""
    policy = finding.row["verdict"] == "policy"
    side = "policy" if policy else "frontline"
    size, low, high = finding.ratio(side=side)
    counts = (finding.having, finding.concentration, finding.placebo, *finding.caveats)
    if finding.has_no_ratio:
        least = finding.spanning(say("{times} times as often or more", times=low))
        return sentence(_only(finding, figure(finding.number(side))), least, *counts)
    asides = (finding.shrunk, *counts)
    if finding.number("log2_ratio") * (1 if policy else -1) < HARDLY_MORE:
        return sentence(_hardly_more(finding), finding.levels_by_size, *asides)
    interval = finding.interval(low, high)
    return sentence(_more(finding, size), finding.levels_by_size, interval, *asides)


def _only(finding: Finding, rate: str) -> str:
    """One side uses it, the other never does."""
    places = {"thing": finding.thing, "rate": rate, **finding.sides}
    n = finding.count("n_frontline")
    if finding.row["verdict"] == "policy":
        return says(
            "only {policy} uses {thing}: {rate} per 10,000 words; {interviews} never does",
            "only {policy} uses {thing}: {rate} per 10,000 words; {interviews} never do",
            n, **places,
        )  # fmt: skip
    return says(
        "only {interviews} uses {thing}: {rate} per 10,000 words; {policy} never does",
        "only {interviews} use {thing}: {rate} per 10,000 words; {policy} never does",
        n, **places,
    )  # fmt: skip


def _hardly_more(finding: Finding) -> str:
    places = {"thing": finding.thing, **finding.sides}
    if finding.row["verdict"] == "policy":
        return say("{policy} uses {thing} more often than {interviews}", **places)
    return says(
        "{interviews} uses {thing} more often than {policy}",
        "{interviews} use {thing} more often than {policy}",
        finding.count("n_frontline"), **places,
    )  # fmt: skip


def _more(finding: Finding, size: str) -> str:
    places = {"thing": finding.thing, "times": size, **finding.sides}
    if finding.row["verdict"] == "policy":
        return say(
            "{policy} uses {thing} {times} times as often as {interviews}",
            **places,
        )
    return says(
        "{interviews} uses {thing} {times} times as often as {policy}",
        "{interviews} use {thing} {times} times as often as {policy}",
        finding.count("n_frontline"), **places,
    )  # fmt: skip


def _topic(finding: Finding) -> Sentence:
    """One side gives a topic more room."""
    size = figure(abs(100 * finding.number("estimate")))
    main = says(
        "{thing} takes up {size} percentage point more of {more} than of {less}",
        "{thing} takes up {size} percentage points more of {more} than of {less}",
        1 if size == "1" else 2,
        thing=finding.thing, size=size, **finding.more_and_less,
    )  # fmt: skip
    interval = finding.spanning(points_more(*finding.points))
    return sentence(
        main, finding.levels_by_size, interval, finding.shrunk, finding.sizes, *finding.caveats
    )


def _bridge(finding: Finding) -> Sentence:
    """Both sides are shown to be alike: how large a gap can be at most, not that there is none."""
    places = {"thing": finding.thing, "times": finding.most_times}
    if finding.is_topic:
        main = say(
            "about alike: neither side gives {thing} more than {times} times as much room "
            "as the other",
            **places,
        )
        counts = finding.sizes
    else:
        main = say(
            "about alike: neither side uses {thing} more than {times} times as often as the other",
            **places,
        )
        counts = finding.having
    return sentence(
        main,
        finding.limit,
        finding.margin,
        finding.levels_named,
        counts,
        finding.concentration,
        *finding.caveats,
    )


def _open(finding: Finding) -> Sentence:
    """Where there is no verdict: why, what would help, and how much is open."""
    counts = finding.sizes if finding.is_topic else finding.having
    asides = (
        finding.why_open,
        _possible(finding),
        counts,
        finding.concentration,
        _power(finding),
        Caution(finding.unstable),
    )
    if finding.is_spurious:
        return sentence(_no_subject(finding), finding.why_open, counts)
    if finding.is_clear_alone:
        return sentence(_perhaps_chance(finding), *asides)
    places = {
        "thing": finding.thing,
        "figures": listed(finding.too_few, finding.levels),
        **finding.sides,
    }
    n = finding.count("n_frontline")
    if finding.is_topic:
        main = says(
            "cannot tell whether {policy} or {interviews} gives more room to {thing}: {figures}",
            "cannot tell whether {policy} or {interviews} give more room to {thing}: {figures}",
            n, **places,
        )  # fmt: skip
    else:
        main = says(
            "cannot tell whether {policy} or {interviews} uses {thing} more often: {figures}",
            "cannot tell whether {policy} or {interviews} use {thing} more often: {figures}",
            n, **places,
        )  # fmt: skip
    return sentence(main, *asides)


def _no_subject(finding: Finding) -> str:
    """That a topic is none, and what each side has of it."""
    return say(
        "{thing} is no subject, so nothing is concluded from it: {figures}",
        thing=finding.thing,
        figures=finding.levels_named,
    )


def _perhaps_chance(finding: Finding) -> str:
    """That a side has more here, as the counts show, and that it may be chance."""
    places = {"thing": finding.thing, "figures": finding.levels_by_size, **finding.ahead}
    if finding.is_topic:
        return say(
            "cannot tell, may be chance: these documents give more room to {thing} in "
            "{more} than in {less}, {figures}",
            **places,
        )
    return say(
        "cannot tell, may be chance: these documents have {thing} more often in {more} "
        "than in {less}, {figures}",
        **places,
    )


def _power(finding: Finding) -> str:
    """How likely a fourfold gap would have been named here, where it was simulated."""
    policy, frontline = (
        numeric_or_nan(finding.row, name) for name in ("power_policy", "power_frontline")
    )
    if isnan(policy) or isnan(frontline) or not finding.is_testable:
        return ""
    if max(policy, frontline) < HARDLY_EVER:
        return say("even a gap of four times would hardly ever be noticed in such a study")
    return say(
        "a study like this would notice a gap of four times in {policy} of cases if "
        "policy had more, in {frontline} if the frontline had",
        policy=share(policy),
        frontline=share(frontline),
    )


def _possible(finding: Finding) -> str:
    """What the gap may be, on the scale on which the verdict is given."""
    if finding.basis.census or finding.has_no_interval or isnan(finding.number("log2_ratio")):
        return ""
    span = finding.points_span if finding.is_topic else finding.times_span
    return say("{level} % interval {span}", level=finding.level, span=span)


# ---------------------------------------------------------------- judged passages


def marked(said: Sentence, row: Mapping[str, object]) -> Sentence:
    """The sentence on a row of `Gaps`; of a practice or a theme with how the list stands to it."""
    recall = str(row.get("recall", ""))
    if str(row["measure"]) not in BY_LIST or recall not in MARKS:
        return said
    told = {}
    if recall == "examples":
        told = {name: share(numeric(row, column)) for name, column in _OF_EXAMPLES.items()}
        told["n"] = number(numeric(row, "examples_n"))
    return replace(said, asides=(Caution(say(MARKS[recall], **told)), *said.asides))


def item_name(row: Mapping[str, object]) -> str:
    """A theme, a practice or a code of `Corrected` or `Judgements` as it is called."""
    kind, item = str(row["kind"]), str(row["item"])
    if kind == "theme":
        return say("the theme “{theme}”", theme=names.theme(item))
    if kind == "practice":
        name = names.concept(item, documents=str(row["language"]))
        return say("the practice of {concept}", concept=name)
    return say("the code “{code}”", code=names.code_path(item))


def corrected_sentence(row: Mapping[str, object], *, basis: Basis) -> Sentence:
    """A row of `Corrected`: which side has more, by how much, what the list finds of it."""
    ends = numeric(row, "ci_low"), numeric(row, "ci_high")
    if any(map(isnan, ends)):
        interval = say("too few documents for an interval; more would help")
    else:
        span = _passages_more(row, *ends)
        interval = say(
            "{level} % interval {span}", level=figure(100 * (1 - basis.level)), span=span
        )
    asides = (_why_open(row, *ends), interval, _judged(row), _found(row))
    return sentence(_corrected(row), *asides)


def _passages_more(row: Mapping[str, object], low: float, high: float) -> str:
    """The interval of the difference, each end with the side that has more, so without a sign."""
    if row["verdict"] in CORPORA or low > 0 or high < 0:
        near, far = sorted((abs(low), abs(high)))
        span = {"low": above(figure(near), "0"), "high": figure(far)}
        if row["verdict"] in CORPORA:  # the sentence names the side
            return say("{low} to {high} passages more", **span)
        if low > 0:
            return say("{low} to {high} passages more in policy", **span)
        return say("{low} to {high} passages more in the interviews", **span)
    ends = {"frontline": figure(max(-low, 0.0)), "policy": figure(max(high, 0.0))}
    if ends["frontline"] == "0":
        return say("from alike to {policy} passages more in policy", **ends)
    if ends["policy"] == "0":
        return say("from {frontline} passages more in the interviews to alike", **ends)
    return say(
        "from {frontline} passages more in the interviews to {policy} passages more in policy",
        **ends,
    )


def _why_open(row: Mapping[str, object], low: float, high: float) -> str:
    """Why there is no verdict, and what would help; empty where there is one, or no interval."""
    if row["verdict"] != "cannot tell" or isnan(low) or isnan(high):
        return ""
    if low > 0 or high < 0:
        return say(
            "clear alone, but not among all that were judged; more judged passages would help"
        )
    return say(
        "this may be chance, as passages and documents differ; more judged passages, of more "
        "documents, would help"
    )


def _corrected(row: Mapping[str, object]) -> str:
    n = int(str(row["n_frontline"]))
    places = {
        "thing": item_name(row),
        "policy": says_in("side", "policy", "policy", int(str(row["n_policy"]))),
        "interviews": says_in("side", "the interview", "the interviews", n),
        "p": figure(numeric(row, "policy")),
        "f": figure(numeric(row, "frontline")),
    }
    if row["verdict"] == "policy":
        return says(
            "corrected by judged passages: {policy} has {thing} more often than {interviews}, in "
            "{p} against {f} passages per 10,000 words",
            "corrected by judged passages: {policy} has {thing} more often than {interviews}, in "
            "{p} against {f} passages per 10,000 words",
            n, **places,
        )  # fmt: skip
    if row["verdict"] == "frontline":
        return says(
            "corrected by judged passages: {interviews} has {thing} more often than {policy}, in "
            "{f} against {p} passages per 10,000 words",
            "corrected by judged passages: {interviews} have {thing} more often than {policy}, in "
            "{f} against {p} passages per 10,000 words",
            n, **places,
        )  # fmt: skip
    return says(
        "corrected by judged passages: cannot tell whether {policy} or {interviews} has {thing} "
        "more often, in {p} against {f} passages per 10,000 words",
        "corrected by judged passages: cannot tell whether {policy} or {interviews} have {thing} "
        "more often, in {p} against {f} passages per 10,000 words",
        n, **places,
    )  # fmt: skip


def _judged(row: Mapping[str, object]) -> str:
    """How many passages and documents it rests on."""
    told = say(
        "{policy} policy and {frontline} interview passages judged, of {n_policy} and "
        "{n_frontline} documents",
        policy=figure(numeric(row, "n_judged_policy")),
        frontline=figure(numeric(row, "n_judged_frontline")),
        n_policy=row["n_policy"],
        n_frontline=row["n_frontline"],
    )
    if "whole" in (row["basis_policy"], row["basis_frontline"]):
        rest = say("only documents that somebody coded whole")
        return say("{one}: {other}", one=told, other=rest)
    return told


def _found(row: Mapping[str, object]) -> str:
    """What the word list finds of what people find; empty where no list looks for it."""
    recall = [numeric(row, f"recall_{side}") for side in CORPORA]
    if row["kind"] == "code" or any(map(isnan, recall)):
        return ""
    return say(
        "in the same documents the word list alone would give {p} against {f}; of what "
        "people found it finds {policy} in policy and {frontline} in the interviews",
        p=figure(numeric(row, "listed_policy")),
        f=figure(numeric(row, "listed_frontline")),
        policy=share(recall[0]),
        frontline=share(recall[1]),
    )
