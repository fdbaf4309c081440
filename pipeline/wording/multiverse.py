"""Sentences on other defensible analyses: how many of them come to the same verdict."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

from pipeline.wording.translation import figure, later, say, says

VARIED = {
    "documents": later("each document left out in turn"),
    "weighting": later("documents weighted by their words or uses instead of all alike"),
    "statistic": later("a weaker and a stronger guard against items that by chance hardly vary"),
    "draws": later("other random arrangements, where not all are enumerated"),
    "mentions": later("prompted mentions counted too; denied, quoted and defining ones left out"),
    "lexicon": later(
        "a narrower lexicon, the nouns of each concept alone, and a wider one, with other words "
        "for it"
    ),
    "topics": later("other numbers of topics, the other method"),
    "fit": later("the same topic model fitted anew: other seeds, other draws of documents"),
    "units": later("topics of units half and twice as long"),
    "stop list": later("without the words that more than half of the documents have"),
    "context": later("narrower and wider contexts, shorter and longer word vectors"),
}
"""What is varied, in words."""


def multiverse_sentence(row: Mapping[str, object]) -> str:
    """A row of `Robustness` in words.

    Where the fit of the topics alone is varied, also how far that moves the gap: the interval in
    `Gaps` is about documents alone.
    """
    n = int(str(row["n_specifications"]))
    varied = str(row["varied"])
    places = {"same": round(float(str(row["same_verdict"])) * n)}
    if varied == "all":
        return says(
            "The same verdict in {same} of {n} other analysis.",
            "The same verdict in {same} of {n} other analyses.",
            n, **places,
        )  # fmt: skip
    same = says(
        "The same verdict in {same} of {n} other analysis ({how}).",
        "The same verdict in {same} of {n} other analyses ({how}).",
        n, how=say(VARIED[varied]), **places,
    )  # fmt: skip
    return f"{same} {_moved(row)}" if varied == "fit" else same


def _moved(row: Mapping[str, object]) -> str:
    low, high = (float(str(row[key])) for key in ("lowest", "highest"))
    if isnan(low):
        return say("None of them has the topic.")
    return say(
        "The gap, policy less frontline, lies between {low} and {high} points in them.",
        low=figure(100 * low),
        high=figure(100 * high),
    )
