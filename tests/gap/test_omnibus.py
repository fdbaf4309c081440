"""Omnibus tests: planted gaps, intervals that agree with the test, the document that flips them."""

from __future__ import annotations

import numpy as np

from pipeline.arrays import Floats
from pipeline.gap import omnibus
from pipeline.gap.detectability import Shortfall
from pipeline.stats import clusters, permutation
from pipeline.stats.clusters import Sides
from pipeline.stats.distances import divergence
from pipeline.wording.findings import gap_sentence
from pipeline.wording.phrases import Basis
from tests.gap.examples import (
    BASIS,
    CENSUS,
    CENSUS_BASIS,
    PARAMS,
    checked,
    corpus,
    row_of,
)


def alone(n_first: int, n_second: int) -> Sides:
    n = n_first + n_second
    return clusters.sides(np.arange(n) < n_first, cluster=[f"{i:04d}" for i in range(n)])


def shares(apart_by: float, n: tuple[int, int], seed: int = 1) -> Floats:
    rng = np.random.default_rng(seed)
    base = np.ones(40)
    moved = np.where(np.arange(40) < 20, apart_by, 1.0)
    both = [rng.poisson(30 * (moved if i < n[0] else base)) + 1e-9 for i in range(sum(n))]
    return np.array([row / row.sum() for row in both])


def found_of(
    apart_by: float, n: tuple[int, int] = (5, 8), **changes: object
) -> omnibus.OmnibusResult:
    sides = alone(*n)
    rows = permutation.draw_permutations(sides, n_permutations=999, rng=np.random.default_rng(1))
    (found,) = omnibus.partisanship(
        shares(apart_by, n),
        sides,
        rows,
        documents=[f"d{i}" for i in range(sum(n))],
        params=PARAMS.model_copy(update=changes),
    )
    return found


def test_a_planted_gap_is_apart_with_an_interval_around_the_truth() -> None:
    one, other = np.where(np.arange(40) < 20, 3.0, 1.0), np.ones(40)
    one, other = one / one.sum(), other / other.sum()
    truth = ((one**2 + other**2) / (one + other)).sum() / 2 - 0.5
    found = found_of(3.0)
    assert found.verdict == "different"
    assert found.low < truth < found.high
    assert found.p_value <= 3 / 1000


def test_the_document_that_makes_the_whole_gap_is_named() -> None:
    n = (4, 8)
    made = shares(1.0, n)
    fragile = made.copy()
    fragile[0] = shares(60.0, n)[0]
    sides = alone(*n)
    rows = permutation.draw_permutations(sides, n_permutations=999, rng=np.random.default_rng(1))
    names = [f"d{i}" for i in range(sum(n))]

    def flipped(counts: Floats) -> tuple[str, str]:
        (one,) = omnibus.partisanship(counts, sides, rows, documents=names, params=PARAMS)
        return one.verdict, one.influence.document

    assert flipped(made)[0] == "cannot tell"
    assert flipped(shares(3.0, n)) == ("different", "")
    # One policy document that speaks otherwise hides that the other three speak as the interviews
    # do not: without it they are told apart.
    hidden = shares(1.8, n)
    hidden[0] = shares(1 / 8, n)[0]
    assert flipped(hidden) == ("cannot tell", "d0")


def test_the_interval_of_a_distance_agrees_with_the_test() -> None:
    found = found_of(1.0)
    assert found.p_value > PARAMS.level
    assert found.low <= 0 <= found.high
    assert omnibus.stretched_to_zero((0.1, 0.2), 0.15, 0.5, params=PARAMS) == (0.0, 0.2)
    assert omnibus.stretched_to_zero((0.1, 0.2), 0.15, 0.01, params=PARAMS) == (0.1, 0.2)
    assert omnibus.stretched_to_zero((-0.3, -0.1), -0.2, 0.9, params=PARAMS) == (-0.3, 0.2)
    assert omnibus.stretched_to_zero((0.1, 0.1), 0.1, 0.9, params=CENSUS) == (0.1, 0.1)


def test_nothing_planted_is_not_told() -> None:
    found = found_of(1.0)
    assert found.verdict == "cannot tell"
    assert abs(found.estimate) < 0.02


def test_the_design_must_be_able_to_tell() -> None:
    assert found_of(3.0, (2, 3)).verdict == "cannot tell"
    assert not omnibus.partisanship(
        shares(3.0, (1, 5)),
        alone(1, 5),
        alone(1, 5).cluster_first[None, :],
        documents=list("abcdef"),
        params=PARAMS,
    )


def test_a_census_has_no_interval_to_speak_of() -> None:
    found = found_of(3.0, sampling=CENSUS.sampling)
    assert found.low == found.estimate == found.high
    assert "interval" not in said(found.row(), CENSUS_BASIS)


def said(row: dict[str, object], basis: Basis = BASIS) -> str:
    return str(gap_sentence({**row, "language": "en"}, basis=basis))


def test_partisanship_in_a_sentence() -> None:
    row = omnibus.OmnibusResult(
        "partisanship", "words", 0.11, 0.07, 0.153, 0.001, 0.001, 12, 21, "different", ENOUGH, 0.05
    ).row()
    assert said(row) == (
        "A computer that says policy or interview from one word or phrase, picked at random, is "
        "right 61 % of the time (chance: 50 %) (95 % interval 57 % to 65 %; 12 policy documents "
        "against 21 interviews; part of this may only be writing against talk)."
    )
    assert said({**row, "verdict": "cannot tell", "testable": False}) == (
        "Cannot tell whether a computer that sees a single word or phrase would guess its "
        "side better than chance: there are too few documents to test any gap; right 61 % of "
        "the time (12 policy documents against 21 interviews)."
    )


ENOUGH = Shortfall(testable=True)


def test_divergence_beyond_chance_is_nothing_where_nothing_differs() -> None:
    rng = np.random.default_rng(5)
    terms = {f"w{i}": (rng.poisson(20, 6).tolist(), rng.poisson(20, 8).tolist()) for i in range(30)}
    found = row_of(
        checked(corpus(tokens=([9_000] * 6, [9_000] * 8), terms=terms)), "divergence", "words"
    )
    counts = np.array([policy + frontline for policy, frontline in terms.values()]).T
    shares = counts / counts.sum(axis=1, keepdims=True)
    raw = divergence(shares[:6].mean(axis=0), shares[6:].mean(axis=0))
    assert abs(found["estimate"]) < raw / 3
    assert found["verdict"] == "cannot tell"
    assert found["ci_low"] < found["estimate"] < found["ci_high"]
