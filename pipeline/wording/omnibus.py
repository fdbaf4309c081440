"""Sentences on the sides as a whole: divergence, partisanship, meaning."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.wording.phrases import Caution, Finding, Sentence, above, listed, sentence
from pipeline.wording.translation import figure, later, say


def divergence_sentence(finding: Finding) -> Sentence:
    """How different words or topics of the two sides are as a whole."""
    interval = _interval(finding) if finding.is_testable else ""
    asides = (interval, finding.sizes, *finding.caveats)
    different, open_ = _DIVERGENCE[str(finding.row["item"])]
    size = figure(finding.number("estimate"))
    if finding.row["verdict"] != "cannot tell":
        return sentence(say(different, size=size, **finding.sides), *asides)
    by = say("by {size} on a scale from 0 (alike) to 1 (nothing shared)", size=size)
    main = say(open_, figures=listed(finding.too_few, by), **finding.sides)
    return sentence(main, finding.why_open, *asides)


_DIVERGENCE = {
    "words": (
        later(
            "the words of {policy} and of {interviews} differ more than chance explains, by {size} "
            "on a scale from 0 (alike) to 1 (nothing shared)"
        ),
        later(
            "cannot tell whether the words of {policy} and of {interviews} differ more than chance "
            "explains: {figures}"
        ),
    ),
    "topics": (
        later(
            "the topics of {policy} and of {interviews} differ more than chance explains, by "
            "{size} on a scale from 0 (alike) to 1 (nothing shared)"
        ),
        later(
            "cannot tell whether the topics of {policy} and of {interviews} differ more than "
            "chance explains: {figures}"
        ),
    ),
}
"""What is compared: the sentence where the sides differ, and where that is open."""


def partisanship_sentence(finding: Finding) -> Sentence:
    """How often a reader guesses the side of one phrase."""
    right, low, high = (
        say("{figure} %", figure=figure(100 * (0.5 + finding.number(key))))
        for key in ("estimate", "ci_low", "ci_high")
    )
    interval = finding.interval(low, high) if finding.is_testable else ""
    asides = (interval, finding.sizes)
    if finding.row["verdict"] != "cannot tell":
        genre = Caution(say("part of this may only be writing against talk"))
        coin = say("{figure} %", figure=figure(50))
        main = say(
            "a computer that says policy or interview from one word or phrase, picked at random, "
            "is right {right} of the time (chance: {coin})",
            right=right,
            coin=coin,
        )
        return sentence(main, *asides, genre, *finding.caveats)
    often = say("right {right} of the time", right=right)
    main = say(
        "cannot tell whether a computer that sees a single word or phrase would guess its side "
        "better than chance: {figures}",
        figures=listed(finding.too_few, often),
    )
    return sentence(main, finding.why_open, *asides, *finding.caveats)


def meaning_sentence(finding: Finding) -> Sentence:
    """Whether both sides use a concept in the same contexts."""
    places = {"thing": finding.thing, **finding.sides}
    size = figure(finding.number("estimate"))
    asides = (
        _interval(finding),
        say("in {policy} against {interviews}", **finding.documents),
        finding.placebo,
        *finding.caveats,
    )
    if finding.row["verdict"] != "cannot tell":
        main = say(
            "{policy} and {interviews} use {thing} in other contexts, more than chance explains, "
            "by {size} on a scale from 0 (alike) to 1 (nothing shared)",
            size=size,
            **places,
        )
        return sentence(main, *asides)
    by = say("apart by {size} on a scale from 0 (alike) to 1 (nothing shared)", size=size)
    main = say(
        "cannot tell whether {policy} and {interviews} use {thing} in other contexts: {figures}",
        figures=listed(finding.too_few, by),
        **places,
    )
    return sentence(main, finding.why_open, *asides)


def _interval(finding: Finding) -> str:
    low, high = (figure(finding.number(key)) for key in ("ci_low", "ci_high"))
    excludes = finding.row["verdict"] == "different" and finding.number("ci_low") > 0
    return finding.interval(above(low, "0") if excludes else low, high)


OMNIBUS: dict[str, Callable[[Finding], Sentence]] = {
    "divergence": divergence_sentence,
    "partisanship": partisanship_sentence,
    "meaning": meaning_sentence,
}
"""Measures of the sides as a whole, with their sentences."""
