"""Which candidate is shown, and for each the reason why or why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import numpy as np

from pipeline.topics.selection.fits import NEAR, Fit, most_quality, quality
from pipeline.topics.selection.rules import Edge, TopicRules, is_pinned
from pipeline.wording.messages import Message, message

HELD = 0.75
"""A candidate holds if so many of its topics come back in enough of its refits."""


@dataclass(frozen=True)
class Choice:
    """Which fit is shown (none, if none could be fitted), and for each fit why or why not.

    `edge` is whether it has the smallest or the largest number of topics that was tried, where that
    says that others may do better; else empty.
    """

    chosen: int | None
    reasons: Sequence[Message | None]
    edge: Edge | Literal[""] = ""


def choose(fits: Sequence[Fit], *, rules: TopicRules) -> Choice:
    """The fit that is shown, and for each why or why not.

    The rule: of those whose quality is within a tenth of the best, the one with the most topics. A
    reader can merge two similar topics, but cannot see what a topic that is too wide contains.
    Where that is the smallest number of all, quality says only that fewer, wider topics read
    better: then it is the one with the most topics of those of its method that hold. A method or
    number of topics pinned in params limits the choice to candidates that have it.
    """
    fitted = [number for number, fit in enumerate(fits) if np.isfinite(fit.stability)]
    if not fitted:
        return Choice(None, [fit.failure for fit in fits])
    best = chosen_of(fits, among=fitted, rules=rules)
    pinned = [i for i in fitted if is_pinned(fits[i].candidate, rules=rules)]
    chosen = chosen_of(fits, among=pinned or fitted, rules=rules)
    edge = edge_of(fits, chosen, rules=rules)
    if _is_all_that_fits(fits, fits[chosen]) or (
        edge == "smallest" and holds(fits[chosen], rules=rules)
    ):
        edge = ""
    reasons = [
        fit.failure or _reason(fit, role=_role(number, chosen, best, edge=edge))
        for number, fit in enumerate(fits)
    ]
    leader = leading(fits, among=pinned or fitted)
    if chosen == best and chosen != leader and not edge:
        role = message("model_chosen_holding", number=fits[leader].candidate.n_topics)
        reasons[chosen] = _reason(fits[chosen], role=role)
    return Choice(chosen, reasons, edge)


def leading(fits: Sequence[Fit], *, among: Sequence[int]) -> int:
    """The fit with most topics of those within a tenth of the best quality."""
    scores = {number: round(quality(fits[number]), 9) for number in among}
    top = max(scores.values())
    near = [number for number in among if scores[number] >= top - NEAR * abs(top)]
    return min(near, key=lambda number: (-fits[number].candidate.n_topics, -scores[number], number))


def edge_of(fits: Sequence[Fit], number: int, *, rules: TopicRules) -> Edge | Literal[""]:
    """Whether a fit has the smallest or the largest number of topics that could be fitted.

    Empty where one number alone was offered, or a number is pinned.
    """
    n_topics = fits[number].candidate.n_topics
    tried = {fit.candidate.n_topics for fit in fits if fit.model is not None}
    if rules.pin_n_topics or len(set(rules.n_topics)) < 2 or len(tried) < 2:
        return ""
    return "smallest" if n_topics == min(tried) else "largest" if n_topics == max(tried) else ""


def holds(fit: Fit, *, rules: TopicRules) -> bool:
    """Most of its topics come back in enough of the refits, and its words belong together."""
    back = fit.recovery >= rules.min_recovery
    return bool(np.isfinite(fit.stability) and fit.coherence > 0 and back.mean() >= HELD)


def chosen_of(fits: Sequence[Fit], *, among: Sequence[int], rules: TopicRules) -> int:
    """The fit that the rule takes: the leading one, or the one with most topics that hold."""
    leader = leading(fits, among=among)
    if edge_of(fits, leader, rules=rules) != "smallest":
        return leader
    own = fits[leader].candidate.method
    held = [i for i in among if fits[i].candidate.method == own and holds(fits[i], rules=rules)]
    return max([*held, leader], key=lambda number: (fits[number].candidate.n_topics, -number))


def _is_all_that_fits(fits: Sequence[Fit], chosen: Fit) -> bool:
    """There is too little text for more topics: a larger number was tried and not fitted."""
    method, n_topics = chosen.candidate
    larger = (fit for fit in fits if fit.candidate.n_topics > n_topics)
    return any(fit.model is None and fit.candidate.method == method for fit in larger)


def _role(number: int, chosen: int, best: int, *, edge: str) -> Message:
    if number == chosen and chosen != best:
        return message("model_pinned")
    if number == chosen:
        return message(f"model_chosen_{edge}" if edge else "model_chosen")
    return message("model_not_pinned" if number == best else "model_not_chosen")


def _reason(fit: Fit, *, role: Message) -> Message:
    factors = {
        "coherence": Decimal(f"{fit.coherence:.3f}"),
        "exclusivity": Decimal(f"{fit.exclusivity:.2f}"),
        "largest": Decimal(f"{fit.largest:.2f}"),
    }
    if not fit.refits and not np.isfinite(fit.stability):
        most = Decimal(f"{most_quality(fit):.4f}")
        return message("model_not_refitted", quality=most, **factors)
    return message(
        "model_compared",
        role=role,
        quality=Decimal(f"{quality(fit):.4f}"),
        stability=Decimal(f"{fit.stability:.2f}"),
        near=round(100 * NEAR),
        **factors,
    )
