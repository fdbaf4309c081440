"""Rows without a side: adjusted p-values against statsmodels, draws, planted gaps, sentences."""

from __future__ import annotations

import numpy as np

from pipeline.gap import omnibus
from pipeline.gap.detectability import Shortfall
from pipeline.stats import clusters, permutation
from pipeline.stats.clusters import Floats, Sides
from pipeline.wording.findings import gap_sentence
from pipeline.wording.phrases import Basis
from tests.gap.examples import BASIS, CENSUS, CENSUS_BASIS, PARAMS

ENOUGH = Shortfall(testable=True)


def alone(n_first: int, n_second: int) -> Sides:
    n = n_first + n_second
    return clusters.sides(np.arange(n) < n_first, cluster=[f"{i:04d}" for i in range(n)])


def test_fewer_arrangements_are_drawn_and_hold_the_observed_one() -> None:
    sides = alone(4, 6)
    every = permutation.draw_permutations(sides, n_permutations=999, rng=np.random.default_rng(1))
    some = omnibus.thinned(every, 50, seed=2)
    assert some.shape == (50, 10)
    assert (some[0] == sides.cluster_first).all()
    assert len({tuple(row) for row in some}) == 50
    assert omnibus.thinned(every, 999, seed=2) is every


def shares(apart_by: float, n: tuple[int, int], seed: int = 1) -> Floats:
    rng = np.random.default_rng(seed)
    base = np.ones(40)
    moved = np.where(np.arange(40) < 20, apart_by, 1.0)
    both = [rng.poisson(30 * (moved if i < n[0] else base)) + 1e-9 for i in range(sum(n))]
    return np.array([row / row.sum() for row in both])


def found_of(apart_by: float, n: tuple[int, int] = (5, 8), **changes: object) -> omnibus.Apart:
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
    assert found.verdict == "apart"
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
        return one.verdict, one.flipped_by

    assert flipped(made)[0] == "cannot tell"
    assert flipped(shares(3.0, n)) == ("apart", "")
    # One policy document that speaks otherwise hides that the other three speak as the interviews
    # do not: without it they are told apart.
    hidden = shares(1.8, n)
    hidden[0] = shares(1 / 8, n)[0]
    assert flipped(hidden) == ("cannot tell", "d0")


def test_the_verdict_is_flipped_by_what_moves_it_most() -> None:
    moved = {0: (0.3, False), 1: (0.1, False), 2: (0.9, True)}
    assert omnibus.flipped_by(True, "abc", moved.__getitem__) == "b"
    assert omnibus.flipped_by(False, "abc", moved.__getitem__) == "c"
    assert omnibus.flipped_by(True, "abc", lambda _: (0.5, True)) == ""


def test_the_interval_of_a_distance_agrees_with_the_test() -> None:
    found = found_of(1.0)
    assert found.p_value > PARAMS.level
    assert found.low <= 0 <= found.high
    assert omnibus._reaching((0.1, 0.2), 0.15, 0.5, params=PARAMS) == (0.0, 0.2)
    assert omnibus._reaching((0.1, 0.2), 0.15, 0.01, params=PARAMS) == (0.1, 0.2)
    assert omnibus._reaching((-0.3, -0.1), -0.2, 0.9, params=PARAMS) == (-0.3, 0.2)
    assert omnibus._reaching((0.1, 0.1), 0.1, 0.9, params=CENSUS) == (0.1, 0.1)


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
    row = omnibus.Apart(
        "partisanship", "words", 0.11, 0.07, 0.153, 0.001, 0.001, 12, 21, "apart", ENOUGH
    ).row()
    assert said(row) == (
        "Shown one word or phrase, a reader guesses its side right 61 % of the time; tossing a "
        "coin is right 50 % of the time (95 % interval 57 % to 65 %; 12 policy documents against "
        "21 interviews; writing and talk differ in any case)."
    )
    assert said({**row, "verdict": "cannot tell", "testable": False}) == (
        "Cannot tell whether a reader who is shown one word or phrase guesses its side better than "
        "by tossing a coin: there are too few documents for any gap to be told; right 61 % of the "
        "time (12 policy documents against 21 interviews; writing and talk differ in any case)."
    )


def test_meaning_in_a_sentence() -> None:
    row = omnibus.Apart(
        "meaning", "co-design", 0.2, 0.1, 0.3, 0.001, 0.004, 12, 1, "apart", ENOUGH, 0.83, "f07"
    ).row()
    assert said(row) == (
        "Policy and the interview use co-design in other contexts, further apart than chance by "
        "0.2 on a scale from 0 (alike) to 1 (nothing shared) (95 % interval 0.1 to 0.3; "
        "in 12 policy documents against 1 interview; a larger gap than 83 % of ordinary "
        "words; rests on “f07”: without it the verdict is another)."
    )
