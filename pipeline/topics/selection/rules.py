"""Which candidate models are tried, and which are left to the choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.config.params import Method


@dataclass(frozen=True)
class TopicRules:
    """Which models are tried and how one is chosen; `pin_` overrides the choice.

    A topic is stable if it comes back in `min_recovery` of its `n_refits` refits. `document_weight`
    says what a document counts for in a fit: 0 its length, 1 as much as any other. Where the best
    number of topics is the largest or the smallest, further ones are tried: up to `widen` times the
    largest, down to the smallest over `widen`. Of a language with more than `max_units` units so
    many are fitted to, and all are folded in.
    """

    methods: tuple[Method, ...] = ("nmf_consensus",)
    n_topics: tuple[int, ...] = (6, 8, 10, 12, 14, 16)
    n_refits: int = 10
    seed: int = 0
    top_terms: int = 12
    min_recovery: float = 0.5
    document_weight: float = 0.5
    widen: float = 1.0
    max_units: int = 5000
    pin_method: Method | None = None
    pin_n_topics: int | None = None


Edge = Literal["smallest", "largest"]
"""Which of the numbers of topics that were tried is meant."""

STEPS = 4
"""Further numbers of topics that are tried beyond an edge, at most."""

FEWEST = 2
"""Topics of the smallest model."""


class Candidate(NamedTuple):
    """A method with a number of topics."""

    method: Method
    n_topics: int


def candidates(rules: TopicRules) -> list[Candidate]:
    """Every method with every number of topics, the pinned ones too."""
    methods = list(dict.fromkeys(rules.methods))
    if rules.pin_method and rules.pin_method not in methods:
        methods.append(rules.pin_method)
    numbers = sorted({*rules.n_topics, *filter(None, [rules.pin_n_topics])})
    return [Candidate(method, number) for method in methods for number in numbers]


def further_numbers(rules: TopicRules, edge: Edge) -> list[int]:
    """The numbers of topics beyond an edge of those that are offered, the nearest first."""
    steps = [1 + (rules.widen - 1) * step / STEPS for step in range(1, STEPS + 1)]
    if edge == "largest":
        most = max(rules.n_topics)
        return sorted({int(most * step) for step in steps} - {most})
    least = min(rules.n_topics)
    numbers = {max(FEWEST, round(least / step)) for step in steps} - {least}
    return sorted((number for number in numbers if number < least), reverse=True)


def is_pinned(candidate: Candidate, *, rules: TopicRules) -> bool:
    """Whether params allow the candidate to be chosen; all are allowed where nothing is pinned."""
    method_fits = rules.pin_method in (None, candidate.method)
    return method_fits and rules.pin_n_topics in (None, candidate.n_topics)
