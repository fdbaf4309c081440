"""Sentences on levels of the catalogue: two levels, a trend along them, all of them together.

In: a row of `LevelContrasts`. Out: its `Sentence`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isnan

from pipeline.tables.measures import BY_LIST, MEASURES
from pipeline.wording import names
from pipeline.wording.phrases import Caution, Sentence, numeric, numeric_or_nan, sentence
from pipeline.wording.rates import HARDLY_EVER
from pipeline.wording.translation import figure, later, say, says, share, times

WHY = {
    "few": later("too few clusters to tell any difference; documents of more clusters would help"),
    "whole": later("the levels together are not shown to differ; more documents would help"),
    "few people": later(
        "too few interviewees for a comparison within places that tells of none; more interviewees "
        "would help"
    ),
    "spurious": later("the topic is no subject, so nothing is concluded from it"),
    "unlike": later("one level varies much more than another; more documents of it would help"),
    "many": later(
        "clear alone, but not among all that is compared; a new study that asks about this one "
        "alone would help"
    ),
    "one cluster": later(
        "one cluster makes half of the uses or more; documents of others would help"
    ),
    "open": later(
        "documents of the same level differ so much from each other that this may be chance; more "
        "documents would help"
    ),
}
"""Why there is no verdict, and what would help."""

NEVER = later("none of these documents has it, so there is nothing that could differ")
"""The same of what is open and nowhere."""

_GENRE = {
    (False, True): later("more than the documents of these levels differ anyway: {what}"),
    (False, False): later("may be no more than what these documents differ by anyway: {what}"),
    (True, True): later("more than the documents of its two ends differ anyway: {what}"),
    (True, False): later(
        "may be no more than what the documents of its two ends differ by anyway: {what}"
    ),
}
"""Whether a trend, or else a pair, is more than genre."""

_NO_GENRE = {
    False: later("not compared with what the documents of these levels differ by anyway"),
    True: later("not compared with what the documents of its two ends differ by anyway"),
}
"""That this is not known of a trend, or else a pair."""


@dataclass(frozen=True)
class _Row:
    """A row of `LevelContrasts` with the phrases for its parts."""

    row: Mapping[str, object]

    def number(self, key: str) -> float:
        return numeric(self.row, key)

    @property
    def is_share(self) -> bool:
        return MEASURES[str(self.row["measure"])].in_points

    @property
    def places(self) -> dict[str, str]:
        """The item and both levels, as places of a template."""
        return {
            "thing": names.thing(self.row),
            "first": str(self.row["first"]),
            "second": str(self.row["second"]),
        }

    @property
    def figures(self) -> str:
        """The values of both levels; empty where they are not known."""
        values = self.number("mean_first"), self.number("mean_second")
        if isnan(values[0]) or isnan(values[1]):
            return ""
        told = [share(one) if self.is_share else figure(one) for one in values]
        both = {"one": told[0], "other": told[1]}
        if self.is_share:
            return say("{one} of the words against {other}", **both)
        return say("{one} per 10,000 words against {other}", **both)

    @property
    def level(self) -> str:
        return figure(100 * (1 - self.number("significance")))

    @property
    def within(self) -> str:
        """That levels are compared within places."""
        n = int(str(self.row["n_places"]))
        if not n:
            return ""
        return says("within {n} place", "within {n} places", n)

    @property
    def basis(self) -> str:
        """How many documents and clusters it is of."""
        n, clusters = int(str(self.row["n_documents"])), int(str(self.row["n_clusters"]))
        return say(
            "{documents} in {clusters}",
            documents=says("{n} document", "{n} documents", n),
            clusters=says("{n} cluster", "{n} clusters", clusters),
        )

    @property
    def is_named(self) -> bool:
        """One of two levels, or an end of a trend, is said to have more."""
        return self.row["verdict"] in ("rises", "falls")

    @property
    def is_beyond(self) -> bool:
        """The pair or trend differs by more than the genre of its documents."""
        return self.is_named and self.row.get("more_than_genre") == self.row["verdict"]

    @property
    def beyond(self) -> str:
        """That the pair or trend is more than genre, and by what."""
        return self.genre if self.is_beyond else ""

    @property
    def genre(self) -> str:
        """Whether what is named is more than what the documents of both ends differ by anyway."""
        more = str(self.row.get("more_than_genre", ""))
        if not self.is_named or "more_than_genre" not in self.row:
            return ""
        is_trend = self.row["contrast"] == "trend"
        if not more:
            return say(_NO_GENRE[is_trend])
        if self.is_share:
            base = {
                "one": share(self.number("baseline_first")),
                "other": share(self.number("baseline_second")),
            }
            what = say("in passages without a co-word {one} against {other}", **base)
        else:
            what = self._as_far
        return say(_GENRE[is_trend, self.is_beyond], what=what)

    @property
    def _as_far(self) -> str:
        """How many of the others differ by as large a factor."""
        others = say(MEASURES[str(self.row["measure"])].likes)
        return say(
            "{share} of {words} differ by as large a factor",
            share=share(self.number("as_far")),
            words=others,
        )

    @property
    def others(self) -> str:
        """In how many kinds of other analyses what is told comes out; empty where none is made."""
        n = int(str(self.row.get("n_kinds", 0)))
        if not n or self.row["verdict"] == "cannot tell":
            return ""
        same = int(str(self.row["n_kinds_same"]))
        return say("the same result in {same} of {n} kinds of check", same=same, n=n)

    @property
    def power(self) -> str:
        """How likely a fourfold change would have been significant, where nothing is."""
        rises, falls = (numeric_or_nan(self.row, name) for name in ("power_rises", "power_falls"))
        if self.row["verdict"] != "cannot tell" or isnan(rises) or isnan(falls):
            return ""
        if max(rises, falls) < HARDLY_EVER:
            return say("even a change of four times would hardly ever be noticed in such a study")
        return say(
            "a study like this would notice a rise to four times as much in {rises} of cases, a "
            "fall to a quarter in {falls}",
            rises=share(rises),
            falls=share(falls),
        )

    @property
    def why(self) -> str:
        """Why there is no verdict, and what would help; empty with a verdict."""
        reason = str(self.row["cannot_tell_because"])
        if reason == "open" and self.number("mean_first") == self.number("mean_second") == 0:
            return say(NEVER)
        return say(WHY[reason]) if reason in WHY else ""


def contrast_sentence(row: Mapping[str, object]) -> Sentence:
    """A row of `LevelContrasts` as one plain sentence."""
    one = _Row(row)
    said = {"omnibus": _omnibus, "trend": _trend, "pair": _pair}[str(row["contrast"])](one)
    asides = (*_cautions(one), *said.asides, one.beyond, one.others, one.power)
    return replace(said, asides=tuple(aside for aside in asides if aside))


def _cautions(one: _Row) -> tuple[Caution, ...]:
    """That it rests on a list of words, on a topic that does not come back, or on one cluster."""
    row = one.row
    marks = (
        say("by word list or model: how much it misses on which level is not known")
        if row["measure"] in BY_LIST
        else "",
        ""
        if row.get("stable", True)
        else say("unstable: the topic is not found again often enough when the model is run anew"),
        _rests(row),
        "" if one.is_beyond else one.genre,
    )
    return tuple(Caution(mark) for mark in marks if mark)


def _rests(row: Mapping[str, object]) -> str:
    """The cluster or place that a finding rests on, by its only or its first document.

    `flipped_by` is to hold the title of that document.
    """
    document = str(row.get("flipped_by", ""))
    if not document:
        return ""
    n = int(str(row["n_flipping"]))
    if n > 1:
        return say(
            "rests on one source: without its {n} documents, such as “{document}”, this finding "
            "disappears",
            n=n, document=document,
        )  # fmt: skip
    return say(
        "rests on one document: without “{document}” this finding disappears", document=document
    )


def _omnibus(one: _Row) -> Sentence:
    if one.row["verdict"] == "different":
        return sentence(say("{thing}: the levels differ", **one.places), one.within, one.basis)
    told = say("{thing}: cannot tell whether the levels differ", **one.places)
    return sentence(told, one.why, one.within, one.basis)


def _trend(one: _Row) -> Sentence:
    asides = (one.figures, one.within, one.basis)
    if one.row["verdict"] == "rises":
        told = say(
            "{thing}: over all levels more and more from “{first}” to “{second}”", **one.places
        )
        return sentence(told, *asides)
    if one.row["verdict"] == "falls":
        told = say(
            "{thing}: over all levels less and less from “{first}” to “{second}”", **one.places
        )
        return sentence(told, *asides)
    told = say("{thing}: cannot tell a trend from “{first}” to “{second}”", **one.places)
    return sentence(told, one.why, *asides)


def _pair(one: _Row) -> Sentence:
    asides = (one.figures, one.within, one.basis)
    if not (one.number("mean_first") or one.number("mean_second")):
        told = say("{thing}: neither “{first}” nor “{second}” has it", **one.places)
        return sentence(told, one.why, one.within, one.basis)
    if one.row["verdict"] == "bridge":
        return sentence(_bridge(one), *asides)
    if one.row["verdict"] == "cannot tell":
        told = say("{thing}: cannot tell “{first}” from “{second}”", **one.places)
        return sentence(told, one.why, *asides)
    return sentence(_more(one), _interval(one), *asides)


def _sides(one: _Row) -> dict[str, str]:
    """The level with more and the level with less, as places of a template."""
    places = one.places
    more, less = ("second", "first") if one.row["verdict"] == "rises" else ("first", "second")
    return {"thing": places["thing"], "more": places[more], "less": places[less]}


def _more(one: _Row) -> str:
    """Which level has more, and how much more."""
    rises = one.row["verdict"] == "rises"
    if one.is_share:
        points = figure(abs(100 * one.number("estimate")))
        return says(
            "{thing}: {points} percentage point more of “{more}” than of “{less}”",
            "{thing}: {points} percentage points more of “{more}” than of “{less}”",
            1 if points == "1" else 2, points=points, **_sides(one),
        )  # fmt: skip
    if not one.number("mean_first" if rises else "mean_second"):
        return say("{thing}: only “{more}” has it, “{less}” never does", **_sides(one))
    return say(
        "{thing}: {times} times as often in “{more}” as in “{less}”",
        times=times(abs(one.number("log2_ratio"))), **_sides(one),
    )  # fmt: skip


def _interval(one: _Row) -> str:
    """The interval of a pair that is named, of the level that has more."""
    keys = ("ci_low", "ci_high") if one.is_share else ("log2_ci_low", "log2_ci_high")
    near, far = sorted(abs(one.number(key)) for key in keys)
    if isnan(near) or isnan(far):
        return ""
    if one.is_share:
        return say(
            "{level} % interval {low} to {high} points",
            level=one.level, low=figure(100 * near), high=figure(100 * far),
        )  # fmt: skip
    return say(
        "{level} % interval {low} to {high} times",
        level=one.level, low=times(near), high=times(far),
    )  # fmt: skip


def _bridge(one: _Row) -> str:
    """How large a difference can be at most."""
    if one.is_share:
        most = max(abs(one.number(key)) for key in ("ci_low", "ci_high"))
        return say(
            "{thing}: “{first}” and “{second}” are at most {points} percentage points apart",
            points=figure(100 * most), **one.places,
        )  # fmt: skip
    most = max(abs(one.number(key)) for key in ("log2_ci_low", "log2_ci_high"))
    return say(
        "{thing}: between “{first}” and “{second}” at most {times} times as often",
        times=times(most), **one.places,
    )  # fmt: skip
