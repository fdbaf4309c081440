"""Sentences on mentions: how large a part of them is of a kind, on each side."""

from __future__ import annotations

from pipeline.tables.measures import MEASURES, mention_parts
from pipeline.wording import names
from pipeline.wording.phrases import Finding, Sentence, listed, points_more, sentence
from pipeline.wording.translation import say, share


def share_sentence(finding: Finding) -> Sentence:
    """The sentence on a share of mentions; each share is given with the documents it is of."""
    if finding.measure == "prompted_share":
        return _prompted(finding)
    verdict = finding.row["verdict"]
    if verdict == "cannot tell":
        return _open(finding)
    interval = finding.spanning(points_more(*finding.points))
    if verdict == "bridge":
        main = say(
            "about alike: mentions of {concept} {verb} {rest} at most {points} points more "
            "often on one side than on the other: {figures}",
            figures=_values(finding),
            points=finding.most_points,
            **_said(finding),
        )
        interval = listed(finding.limit, finding.margin)
    else:
        main = say(
            "mentions of {concept} in {more} more often {verb} {rest} than those in {less}: "
            "{figures}",
            figures=_values(finding),
            **_said(finding),
            **finding.more_and_less,
        )
    asides = (_mix(finding), finding.concentration, interval, finding.shrunk)
    return sentence(main, *asides, *finding.caveats)


def _open(finding: Finding) -> Sentence:
    """Where there is no verdict: why, what would help, and how much is open."""
    interval = finding.spanning(finding.points_span) if finding.is_testable else ""
    if finding.has_no_interval:  # said with the reason
        interval = ""
    if finding.is_clear_alone:
        main = say(
            "cannot tell, may be chance: in these documents mentions of {concept} in "
            "{more} more often {verb} {rest} than those in {less}: {figures}",
            figures=_values(finding),
            **_said(finding),
            **finding.ahead,
        )
    else:
        main = say(
            "cannot tell whether mentions of {concept} in {policy} or in {interviews} more often "
            "{verb} {rest}: {figures}",
            figures=listed(finding.too_few, _values(finding)),
            **_said(finding),
            **finding.sides,
        )
    return sentence(main, _mix(finding), finding.why_open, finding.concentration, interval)


def _mix(finding: Finding) -> str:
    """That the shares are those at a common mix of concepts, where they are."""
    if not MEASURES[finding.measure].standardises:
        return ""
    return say("as if both sides used each concept equally often")


def _values(finding: Finding) -> str:
    """The share on each side, and how many documents have such mentions."""
    return say(
        "on average {share_policy} of them in {policy}, {share_interviews} in {interviews}",
        share_policy=share(finding.number("policy")),
        share_interviews=share(finding.number("frontline")),
        **finding.few_or_more,
    )


def _said(finding: Finding) -> dict[str, str]:
    """The concept and what is said of its mentions, as places of a template."""
    concept, kind = mention_parts(str(finding.row["item"]))
    verb, rest = names.predicate(finding.measure, kind)
    named = names.concept(concept, documents=str(finding.row["language"]))
    return {"concept": named, "verb": verb, "rest": rest}


def _prompted(finding: Finding) -> Sentence:
    """How large a part of the interviews' mentions their interviewers called forth.

    Policy that is written has no interviewer. Then its share is 0 by nature, and the gap is the
    interviews' share with the sign reversed; else people of policy were interviewed too, and theirs
    stands beside it, 0 if none was prompted, but is not compared.
    """
    if finding.number("policy") or finding.row["cannot_tell_because"] == "open":
        return sentence(_prompted_share(finding), _prompted_policy(finding))
    low = max(-finding.number("ci_high"), 0.0)
    high = min(-finding.number("ci_low"), 1.0)
    interval = finding.interval(share(low), share(high)) if finding.is_testable else ""
    return sentence(_prompted_share(finding), interval, say("policy has no interviewer"))


def _prompted_share(finding: Finding) -> str:
    return say(
        "of the mentions of {concept} in {interviews}, on average {share} {verb} {rest}",
        interviews=finding.few_or_more["interviews"],
        share=share(finding.number("frontline")),
        **_said(finding),
    )


def _prompted_policy(finding: Finding) -> str:
    return say(
        "not compared with the {share} in {policy}, some of which have no interviewer",
        share=share(finding.number("policy")),
        policy=finding.few_or_more["policy"],
    )
