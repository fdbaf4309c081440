"""Sentences on mentions: how large a part of them is of a kind, on each side."""

from __future__ import annotations

from pipeline import tables
from pipeline.tables.measures import mention_parts
from pipeline.wording import names
from pipeline.wording.phrases import Finding, Sentence, listed, percentage_points, sentence
from pipeline.wording.translation import say, says, share


def share_sentence(finding: Finding) -> Sentence:
    """The sentence on a share of mentions."""
    if finding.measure == "prompted_share" and not finding.number("policy"):
        return _prompted(finding)
    verdict = finding.row["verdict"]
    places = {**_said(finding), **finding.sides}
    values = say(
        "{n_policy} of them in {policy}, {n_interviews} in {interviews}",
        n_policy=share(finding.number("policy")),
        n_interviews=share(finding.number("frontline")),
        **finding.sides,
    )
    interval = _interval(finding)
    if verdict == "cannot tell":
        main = say(
            "cannot tell whether mentions of {concept} in {policy} or in {interviews} more often "
            "{verb} {rest}: {figures}",
            figures=listed(finding.too_few, values),
            **places,
        )
        return sentence(
            main, interval if finding.is_testable else "", _sizes(finding), finding.why_open
        )
    if verdict == "bridge":
        main = say(
            "mentions of {concept} {verb} {rest} about as often in {policy} as in {interviews}: "
            "{figures}",
            figures=values,
            **places,
        )
    else:
        main = say(
            "mentions of {concept} in {more} more often {verb} {rest} than those in {less}: "
            "{figures}",
            figures=values,
            **_said(finding),
            **finding.more_and_less,
        )
    return sentence(main, interval, _sizes(finding), finding.caveat)


def _said(finding: Finding) -> dict[str, str]:
    """The concept and what is said of its mentions, as places of a template."""
    concept, kind = mention_parts(str(finding.row["item"]))
    verb, rest = names.predicate(finding.measure, kind)
    named = names.concept(concept, documents=str(finding.row["language"]))
    return {"concept": named, "verb": verb, "rest": rest}


def _interval(finding: Finding) -> str:
    points = percentage_points(*finding.points)
    if finding.row["verdict"] in tables.CORPORA:
        return finding.spanning(points)
    return finding.spanning(say("{points} in policy", points=points))


def _sizes(finding: Finding) -> str:
    return says(
        "{policy} against {interviews} that makes them",
        "{policy} against {interviews} that make them",
        finding.count("n_frontline"), **finding.documents,
    )  # fmt: skip


def _prompted(finding: Finding) -> Sentence:
    """How large a part of the interviews' mentions their interviewers called forth.

    Policy has no interviewers: its share is 0 by nature, and the gap is the interviews' share with
    the sign reversed.
    """
    low = max(-finding.number("ci_high"), 0.0)
    high = min(-finding.number("ci_low"), 1.0)
    main = say(
        "of the mentions of {concept} in {interviews}, {share} {verb} {rest}",
        interviews=finding.sides["interviews"],
        share=share(finding.number("frontline")),
        **_said(finding),
    )
    sizes = says(
        "{interviews} that makes them",
        "{interviews} that make them",
        finding.count("n_frontline"), interviews=finding.documents["interviews"],
    )  # fmt: skip
    interval = finding.interval(share(low), share(high)) if finding.is_testable else ""
    return sentence(main, interval, sizes, say("policy has no interviewer"))
