"""Sentences on change over time: a side's, the difference of both, and which side was first.

In: a row of `Changes`. Out: its `Sentence`.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

from pipeline.tables import CORPORA
from pipeline.tables.measures import BY_LIST, MEASURES
from pipeline.wording import names
from pipeline.wording.phrases import Caution, Sentence, numeric, sentence
from pipeline.wording.translation import figure, later, say, says, share

WHY = {
    "few": later("too few clusters to tell any change; documents of more clusters would help"),
    "years": later("too few years have documents; documents of other years would help"),
    "one side": later("one side never has it, so there is nothing to compare"),
    "spurious": later("the topic is no subject, so nothing is concluded from it"),
    "unlike": later(
        "earlier documents vary much more or less than later ones; more documents would help"
    ),
    "many": later(
        "clear alone, but not among all that is compared; a new study that asks about this one "
        "alone would help"
    ),
    "still": later("not both sides are shown to change the same way; more documents would help"),
    "slow": later("no time can be named for the change; documents of more years would help"),
    "open": later(
        "documents of about the same time differ so much from each other that this may be chance; "
        "more documents would help"
    ),
}
"""Why there is no verdict, and what would help."""

SHARED_YEARS = later(
    "too few years have documents of both sides; documents of the same years would help"
)
"""The same of the years where both sides are asked about."""

NEVER = later("none of these documents has it, so there is nothing that could change")
"""The same of what is open and nowhere."""

SIDES = {
    ("policy", "rises"): later("{thing}: more and more in policy from {since} to {until}"),
    ("policy", "falls"): later("{thing}: less and less in policy from {since} to {until}"),
    ("policy", "cannot tell"): later("{thing}: cannot tell whether it changes in policy"),
    ("frontline", "rises"): later(
        "{thing}: more and more at the frontline from {since} to {until}"
    ),
    ("frontline", "falls"): later(
        "{thing}: less and less at the frontline from {since} to {until}"
    ),
    ("frontline", "cannot tell"): later("{thing}: cannot tell whether it changes at the frontline"),
    ("difference", "policy"): later(
        "{thing}: over the years policy gains on the frontline, {scale}"
    ),
    ("difference", "frontline"): later(
        "{thing}: over the years the frontline gains on policy, {scale}"
    ),
    ("difference", "cannot tell"): later(
        "{thing}: cannot tell whether either side gains on the other over the years"
    ),
    ("first", "policy"): later("{thing}: policy changed first"),
    ("first", "frontline"): later("{thing}: the frontline changed first"),
    ("first", "cannot tell"): later("{thing}: cannot tell which side changed first"),
    ("word and practice", "policy"): later(
        "{thing}: policy's word changed before the frontline's practice"
    ),
    ("word and practice", "frontline"): later(
        "{thing}: the frontline's practice changed before policy's word"
    ),
    ("word and practice", "cannot tell"): later(
        "{thing}: cannot tell whether policy's word or the frontline's practice changed first"
    ),
}
"""The finding, by question and verdict."""


def change_sentence(row: Mapping[str, object]) -> Sentence:
    """A row of `Changes` as one plain sentence."""
    told = say(
        SIDES[str(row["change"]), str(row["verdict"])],
        thing=names.thing(row), since=_year(row["since"]), until=_year(row["until"]),
        scale=say("in percentage points") if _is_share(row) else say("each beside its own level"),
    )  # fmt: skip
    reason = str(row["cannot_tell_because"])
    why = say(WHY[reason]) if reason in WHY else ""
    if reason == "open" and numeric(row, "mean_early") == numeric(row, "mean_late") == 0:
        why = say(NEVER)
    if reason == "years" and row["change"] not in CORPORA:
        why = say(SHARED_YEARS)
    return sentence(told, *_cautions(row), why, _line(row), _halves(row), _months(row), _basis(row))


def _cautions(row: Mapping[str, object]) -> tuple[str, ...]:
    """That it rests on a list of words, or on a topic that does not come back."""
    # The row of a word says which side was first by its practice.
    listed = row["measure"] in BY_LIST or row["change"] == "word and practice"
    marks = (
        say("by word list or model: how much it misses in which years is not known")
        if listed
        else "",
        ""
        if row.get("stable", True)
        else say("unstable: the topic is not found again often enough when the model is run anew"),
    )
    return tuple(Caution(mark) for mark in marks if mark)


def _year(month: object) -> str:
    return str(month)[:4]


def _is_share(row: Mapping[str, object]) -> bool:
    return MEASURES[str(row["measure"])].in_points


def _line(row: Mapping[str, object]) -> str:
    """How far a named change of a side goes along a straight line, with its interval."""
    if row["verdict"] not in ("rises", "falls"):
        return ""
    factor = 100 if _is_share(row) else 1
    size, *ends = (factor * abs(numeric(row, key)) for key in ("estimate", "ci_low", "ci_high"))
    low, high = sorted(ends)
    values = {
        "size": figure(size), "low": figure(low), "high": figure(high),
        "level": figure(100 * (1 - numeric(row, "significance"))),
    }  # fmt: skip
    if _is_share(row):
        return say(
            "a straight line through the documents changes by {size} percentage points, {level} % "
            "interval {low} to {high}",
            **values,
        )
    return say(
        "a straight line through the documents changes by {size} per 10,000 words, {level} % "
        "interval {low} to {high}",
        **values,
    )


def _halves(row: Mapping[str, object]) -> str:
    """The means of the earlier and the later half; empty where they are not known."""
    values = numeric(row, "mean_early"), numeric(row, "mean_late")
    if isnan(values[0]) or isnan(values[1]):
        return ""
    told = [share(one) if _is_share(row) else figure(one) for one in values]
    both = {"one": told[0], "other": told[1]}
    if _is_share(row):
        return say(
            "{one} of the words in the earlier half of the documents, {other} in the later half",
            **both,
        )
    return say(
        "{one} per 10,000 words in the earlier half of the documents, {other} in the later half",
        **both,
    )


def _months(row: Mapping[str, object]) -> str:
    """Between which months each side moved; empty where that is not asked, or nowhere."""
    if not (row["policy_since"] and row["frontline_since"]):
        return ""
    return say(
        "policy between {one} and {two}, the frontline between {three} and {four}",
        one=row["policy_since"], two=row["policy_until"],
        three=row["frontline_since"], four=row["frontline_until"],
    )  # fmt: skip


def _basis(row: Mapping[str, object]) -> str:
    """How many documents and clusters it is of."""
    n, clusters = int(str(row["n_documents"])), int(str(row["n_clusters"]))
    return say(
        "{documents} in {clusters}",
        documents=says("{n} dated document", "{n} dated documents", n),
        clusters=says("{n} cluster", "{n} clusters", clusters),
    )
