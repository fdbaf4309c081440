"""Sentences on other defensible analyses: in how many dimensions they come to the same verdict."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

from pipeline.wording.messages import rendered_or_same
from pipeline.wording.phrases import numeric
from pipeline.wording.translation import figure, later, later_of, say, says

LEFT_OUT = {
    "clusters": (
        later_of(
            "The same verdict without the {n} cluster that can be left out.",
            "The same verdict whichever of the {n} clusters is left out.",
        ),
        later_of(
            "Another verdict without the {n} cluster that can be left out.",
            "Another verdict without {other} of the {n} clusters, each left out alone.",
        ),
    ),
    "time": (
        later_of(
            "The same verdict without the {n} year that can be left out.",
            "The same verdict whichever of the {n} years is left out.",
        ),
        later_of(
            "Another verdict without the {n} year that can be left out.",
            "Another verdict without {other} of the {n} years, each left out alone.",
        ),
    ),
}
"""Where documents are left out in turn: the sentences of all the same, and of some otherwise."""

VARIED = {
    "method": later("other methods"),
    "weighting": later("documents weighted by their words or uses instead of all alike"),
    "statistic": later("a weaker and a stronger guard against items that by chance hardly vary"),
    "adjustment": later("p-values adjusted by the smallest p instead of the largest statistic"),
    "draws": later("other random arrangements, where not all are enumerated"),
    "topics": later("other numbers of topics, the other method"),
    "fit": later("the same topic model fitted anew: other seeds, other draws of documents"),
    "units": later("topics of units half and twice as long"),
    "recognition": later("without documents whose text was recognised in pictures"),
    "words": later("other words and mentions counted"),
    "mentions": later("prompted mentions counted too; denied, quoted and defining ones left out"),
    "lexicon": later(
        "a narrower lexicon, the nouns of each concept alone, and a wider one, with other words "
        "for it"
    ),
    "coders": later("the codes of each person alone"),
    "stop list": later("without the words that more than half of the documents have"),
    "context": later("narrower and wider contexts, shorter and longer word vectors"),
}
"""What else is varied, in words."""


def multiverse_sentence(row: Mapping[str, object]) -> str:
    """A row of `Robustness` in words, with the worst case where a verdict does not hold.

    Where the fit of the topics alone is varied, also how far that moves the gap: the interval in
    `Gaps` is about documents alone.
    """
    n = int(str(row["n_specifications"]))
    varied = str(row["varied"])
    same = round(numeric(row, "same_verdict") * n)
    parts = [_holds(varied, n=n, same=same)]
    if same < n and varied == "all":
        otherwise = rendered_or_same(str(row["otherwise"]))
        parts.append(say("Not so, at worst: {otherwise}.", otherwise=otherwise))
    elif same < n:
        parts.append(say("At worst: {worst}.", worst=rendered_or_same(str(row["worst"]))))
    if varied == "fit":
        parts.append(_moved(row))
    return " ".join(parts)


def _holds(varied: str, *, n: int, same: int) -> str:
    if varied == "all":
        return says(
            "Same result in {same} of {n} kind of check.",
            "Same result in {same} of {n} kinds of check.",
            n, same=same,
        )  # fmt: skip
    if varied in LEFT_OUT:
        one, many = LEFT_OUT[varied][same < n]
        return says(one, many, n, other=n - same)
    return says(
        "Same result in {same} of {n} alternative analysis ({how}).",
        "Same result in {same} of {n} alternative analyses ({how}).",
        n, how=say(VARIED[varied]), same=same,
    )  # fmt: skip


def _moved(row: Mapping[str, object]) -> str:
    low, high = (numeric(row, key) for key in ("lowest", "highest"))
    if isnan(low):
        return say("None of them has the topic.")
    return say(
        "The gap, policy less frontline, lies between {low} and {high} points in them.",
        low=figure(100 * low),
        high=figure(100 * high),
    )
