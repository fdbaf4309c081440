"""Which candidate is shown, and for each the reason why or why not."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from pipeline.topics.selection.fits import NEAR, Fit, most_quality, quality
from pipeline.topics.selection.rules import TopicRules, is_pinned
from pipeline.wording.messages import Message, message


def choose(fits: Sequence[Fit], *, rules: TopicRules) -> tuple[int | None, list[Message | None]]:
    """Which fit is shown (none, if none could be fitted), and for each why or why not.

    The rule: of those whose quality is within a tenth of the best, the one with the most topics. A
    reader can merge two similar topics, but cannot see what a topic that is too wide contains. A
    method or number of topics pinned in params limits the choice to candidates that have it.
    """
    fitted = [number for number, fit in enumerate(fits) if np.isfinite(fit.stability)]
    if not fitted:
        return None, [fit.failure for fit in fits]
    best = _best(fits, among=fitted)
    pinned = [i for i in fitted if is_pinned(fits[i].candidate, rules=rules)]
    chosen = _best(fits, among=pinned or fitted)
    return chosen, [
        fit.failure or _reason(fit, role=_role(number, chosen, best))
        for number, fit in enumerate(fits)
    ]


def _best(fits: Sequence[Fit], *, among: Sequence[int]) -> int:
    scores = {number: round(quality(fits[number]), 9) for number in among}
    top = max(scores.values())
    near = [number for number in among if scores[number] >= top - NEAR * abs(top)]
    return min(near, key=lambda number: (-fits[number].candidate.n_topics, -scores[number], number))


def _role(number: int, chosen: int, best: int) -> Message:
    if number == chosen:
        return message("model_chosen" if chosen == best else "model_pinned")
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
