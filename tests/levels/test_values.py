"""The values on levels: who is hidden, who stands against whom, and how levels are sampled."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.config.params import SamplingParams
from pipeline.gap.measures.evidence import evidence_by_language
from pipeline.levels.standing import standing
from pipeline.levels.values import LevelValues, gap_params, level_values, small_levels
from tests.gap.examples import PARAMS as GAP
from tests.levels.examples import NAMES, asked, example


def values(**changed: object) -> dict[str, LevelValues]:
    frames = example()
    placed = standing(frames["documents"], NAMES, params=asked())
    none = pd.DataFrame({"doc_id": pd.Series([], dtype="str")})
    (evidence,) = evidence_by_language(
        placed, frames["mentions"], none, frames["topic_shares"], None, frames["codings"]
    )
    params = GAP.model_copy(update=changed)
    found = level_values(evidence, NAMES, params=params, min_group=3)
    return {one.measured.name: one for one in found}


@pytest.mark.parametrize(
    ("people", "small"),
    [
        ({0: [3], 1: [4]}, []),
        ({0: [2], 1: [4], 2: [9]}, [0, 1]),  # two alone could be worked out
        ({0: [2], 1: [2], 2: [9]}, [0, 1]),  # four together cannot
        ({0: [2]}, [0]),
        ({0: [0, 0, 0], 1: [5]}, []),  # nobody is named: one of each document
    ],
)
def test_small_levels_take_others_with_them(people: dict[int, list[int]], small: list[int]) -> None:
    rows = [(level, n) for level, those in people.items() for n in those]
    documents = pd.DataFrame(rows, columns=["level_code", "n_speakers"]).assign(corpus="frontline")
    assert small_levels(documents, min_group=3) == small
    assert small_levels(documents.assign(corpus="policy"), min_group=3) == []


def test_two_levels_are_sides_the_first_in_the_place_of_policy() -> None:
    one = values()["concept_rate"]
    pair = one.between(2, 0, groups=3, params=GAP)
    assert pair.sides.shape == (8, 8)
    assert pair.groups == 3
    means = pair.values[pair.sides.first].mean(axis=0)
    assert means[list(pair.items).index("co-production")] == pytest.approx(0.25)
    rest = one.beside_others(1, params=GAP)
    assert rest.sides.shape == (8, 16)


def test_a_level_is_a_census_if_the_side_of_all_its_documents_is() -> None:
    one = values(sampling=SamplingParams(policy="census", frontline="sample"))["topic_share"]
    assert one.census == (True, False, False)
    sampling = one.params_of(1, 0, params=GAP).sampling
    assert (sampling.policy, sampling.frontline) == ("sample", "census")


def test_level_permutations_and_seed_are_those_of_the_section() -> None:
    found = gap_params(asked(level=0.01, n_permutations=199, seed=3), GAP)
    assert (found.level, found.n_permutations, found.seed) == (0.01, 199, 3)
    assert found.margin == GAP.margin
