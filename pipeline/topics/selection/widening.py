"""Further numbers of topics where the best of those offered is the largest or the smallest.

In: candidates that were fitted and refitted. Out: the same, with further ones of the best method.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.compute.backends import MapOrdered, here
from pipeline.topics.corpus import UnitCorpus
from pipeline.topics.selection.choice import chosen_of, edge_of, holds
from pipeline.topics.selection.fits import Fit, fit_candidate, with_refits
from pipeline.topics.selection.rules import (
    Candidate,
    Edge,
    TopicRules,
    further_numbers,
    is_pinned,
)


def widened(
    corpus: UnitCorpus, fits: Sequence[Fit], *, rules: TopicRules, map_ordered: MapOrdered = here
) -> list[Fit]:
    """The fits, and further ones until the best is no longer at the edge.

    At the smallest number all candidates of the best method are refitted, so that the one with most
    topics that hold can be chosen; smaller numbers are tried only where none holds.
    """
    found = _at_edge(fits, rules=rules)
    if found is None:
        return list(fits)
    method = fits[found[0]].candidate.method
    done = list(fits)
    if found[1] == "smallest":
        done = [
            with_refits(corpus, fit, rules=rules, map_ordered=map_ordered)
            if fit.candidate.method == method
            else fit
            for fit in fits
        ]
        found = _at_edge(done, rules=rules)
    if found is None or _is_settled(done, found, rules=rules):
        return done
    edge = found[1]
    for number in further_numbers(rules, edge):
        fit = fit_candidate(corpus, Candidate(method, number), rules=rules, map_ordered=map_ordered)
        done.append(with_refits(corpus, fit, rules=rules, map_ordered=map_ordered))
        found = _at_edge(done, rules=rules)
        over = fit.model is None or found is None or found[1] != edge
        if over or _is_settled(done, found, rules=rules):
            break
    return done


def _is_settled(fits: Sequence[Fit], found: tuple[int, Edge] | None, *, rules: TopicRules) -> bool:
    """The smallest number is as it should be: its topics mostly come back, those of more do not."""
    return found is not None and found[1] == "smallest" and holds(fits[found[0]], rules=rules)


def _at_edge(fits: Sequence[Fit], *, rules: TopicRules) -> tuple[int, Edge] | None:
    """The fit that would be chosen, and the edge that it is at; None where it is at none."""
    among = [
        number
        for number, fit in enumerate(fits)
        if np.isfinite(fit.stability) and is_pinned(fit.candidate, rules=rules)
    ]
    if not among:
        return None
    number = chosen_of(fits, among=among, rules=rules)
    edge = edge_of(fits, number, rules=rules)
    return (number, edge) if edge else None
