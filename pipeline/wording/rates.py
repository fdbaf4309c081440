"""Sentences on rates and on shares of topics: who uses it more, how much more."""

from __future__ import annotations

from math import isnan, log2

from pipeline.wording.phrases import Finding, Sentence, listed, percentage_points, sentence
from pipeline.wording.translation import figure, percent, say, say_in, says

HARDLY_MORE = log2(1.05)
"""Below this log2 ratio a side is said to use it more often, without a number of times."""

_OF_SEVERAL_WORDS = ("family_rate", "practice_rate", "theme_rate", "code_rate")
"""Measures whose items are several words: nobody uses any of them."""


def rate_sentence(finding: Finding) -> Sentence:
    """The sentence on a rate or a topic's share."""
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
    side, other = ("policy", "frontline") if policy else ("frontline", "policy")
    size, low, high = finding.ratio(side=side)
    asides = (finding.having, finding.placebo, finding.caveat)
    if not finding.number(other):
        least = finding.spanning(say("at least {times} times as often", times=low))
        return sentence(_only(finding, figure(finding.number(side))), least, *asides)
    if finding.number("log2_ratio") * (1 if policy else -1) < HARDLY_MORE:
        return sentence(_hardly_more(finding), finding.levels, *asides)
    rates = "" if policy else finding.levels
    return sentence(_more(finding, size), rates, finding.interval(low, high), *asides)


def _only(finding: Finding, rate: str) -> str:
    """One side uses it, the other never does."""
    places = {"thing": finding.thing, "rate": rate, **finding.sides}
    n = finding.count("n_frontline")
    several = finding.measure in _OF_SEVERAL_WORDS
    if finding.row["verdict"] == "policy" and several:
        return says(
            "{policy} uses {thing} {rate} times per 10,000 words, and no interview uses any",
            "{policy} uses {thing} {rate} times per 10,000 words, and no interview uses any",
            n, **places,
        )  # fmt: skip
    if finding.row["verdict"] == "policy":
        return says(
            "{policy} uses {thing} {rate} times per 10,000 words, and no interview uses it",
            "{policy} uses {thing} {rate} times per 10,000 words, and no interview uses it",
            n, **places,
        )  # fmt: skip
    if several:
        return says(
            "{interviews} uses {thing} {rate} times per 10,000 words, and {policy} never uses any",
            "{interviews} use {thing} {rate} times per 10,000 words, and {policy} never uses any",
            n, **places,
        )  # fmt: skip
    return says(
        "{interviews} uses {thing} {rate} times per 10,000 words, and {policy} never uses it",
        "{interviews} use {thing} {rate} times per 10,000 words, and {policy} never uses it",
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
    low, high = (figure(end) for end in finding.points)
    size = figure(abs(100 * finding.number("estimate")))
    main = says(
        "{thing} takes up {size} percentage point more of {more} than of {less}",
        "{thing} takes up {size} percentage points more of {more} than of {less}",
        1 if size == "1" else 2,
        thing=finding.thing, size=size, **finding.more_and_less,
    )  # fmt: skip
    interval = finding.spanning(say("{low} to {high} points", low=low, high=high))
    return sentence(main, finding.levels, interval, finding.sizes, finding.caveat)


def _bridge(finding: Finding) -> Sentence:
    """Both sides are shown to be alike."""
    _, low, high = finding.ratio(side="policy")
    places = {"thing": finding.thing, **finding.sides}
    if finding.is_topic:
        main = say("{policy} and {interviews} give as much room to {thing}", **places)
        span = say_in("topic", "{low} to {high} times as often", low=low, high=high)
        counts = finding.sizes
    else:
        main = say("{policy} and {interviews} use {thing} about equally often", **places)
        span = say("{low} to {high} times as often", low=low, high=high)
        counts = finding.having
    return sentence(main, finding.levels, finding.spanning(span), counts, finding.caveat)


def _open(finding: Finding) -> Sentence:
    """What cannot be told, and how much is open."""
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
    missing = finding.no_interval if finding.is_testable else ""
    counts = finding.sizes if finding.is_topic else finding.having
    asides = (_possible(finding), missing, counts, finding.why_open, _power(finding))
    return sentence(main, *asides, finding.unstable)


def _power(finding: Finding) -> str:
    """How likely a fourfold gap would have been named here, where it was simulated."""
    policy, frontline = (
        float(str(finding.row.get(name, "nan"))) for name in ("power_policy", "power_frontline")
    )
    if isnan(policy) or isnan(frontline) or not finding.is_testable:
        return ""
    return say(
        "a gap of four times would be named in {policy} of such studies if policy had more, in "
        "{frontline} if the frontline had",
        policy=percent(policy),
        frontline=percent(frontline),
    )


def _possible(finding: Finding) -> str:
    """What the gap may be, on the scale on which the verdict is given."""
    if finding.basis.census or finding.has_no_interval or isnan(finding.number("log2_ratio")):
        return ""
    if finding.is_topic:
        return say(
            "policy may give it {points}, {level} % interval",
            points=percentage_points(*finding.points),
            level=finding.level,
        )
    _, low, high = finding.ratio(side="policy")
    return say(
        "policy may have it from {low} to {high} times as often, {level} % interval",
        low=low,
        high=high,
        level=finding.level,
    )
