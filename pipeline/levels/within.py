"""Two levels compared within places: the differences of each place, and their test.

In: `LevelValues` whose documents have places. Out: `Compared`, as two levels without places have.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pipeline.arrays import Floats, Strings
from pipeline.config.params import GapParams
from pipeline.gap.comparison.side_means import scales
from pipeline.gap.comparison.simultaneous import simultaneous_scales
from pipeline.gap.comparison.verdicts import Scales, agreeing, bridges, named, reasons, verdicts
from pipeline.gap.influence import Influence, Without
from pipeline.gap.measures.measured import Measured
from pipeline.levels.values import LevelValues
from pipeline.stats import clusters, permutation
from pipeline.stats.families.multiplicity import Tested
from pipeline.stats.intervals import Interval
from pipeline.stats.levels import Layout, draw_assignments, floor, layout, within_places


@dataclass(frozen=True)
class Compared:
    """Two levels: their means, how they differ among all items and pairs, test and verdict.

    The first level stands in the place of policy: differences are first minus second.
    """

    measured: Measured
    means: tuple[Floats, Floats]
    simultaneous: Scales
    tested: Tested
    verdict: Strings
    reason: Strings
    floor: float
    unlike: bool
    n_places: int
    influence: tuple[Influence, ...] = ()

    @property
    def found(self) -> Without:
        """What the comparison yields, as `gap.influence` has it."""
        estimate = self.simultaneous.difference.estimate
        return Without(self.verdict, self.tested.statistic, estimate)


def cells(values: LevelValues) -> LevelValues:
    """Each level of each place as one row, the mean of its documents; a place of one level goes."""
    documents = values.documents
    placed = documents[documents["place"] != ""]
    n_levels = placed.groupby("place")["level_code"].transform("nunique")
    rows, weights, about = [], [], []
    groups = placed[n_levels > 1].groupby(["level_code", "place"], sort=True)
    for (level, place), own in groups:
        at = own.index.to_numpy()
        rows.append(values.measured.values[at].mean(axis=0))
        weights.append(values.measured.weight[at].sum())
        about.append({"level_code": level, "place": place})
    frame = pd.DataFrame(about, columns=["level_code", "place"])
    frame["doc_id"] = pd.Series(cell_names(frame), dtype="str")
    return replace(
        values,
        measured=replace(
            values.measured,
            values=np.array(rows).reshape(len(rows), len(values.measured.items)),
            weight=np.array(weights, dtype=float),
            documents=tuple(frame["doc_id"]),
        ),
        documents=frame.assign(cluster=frame["place"]),
    )


def cell_names(documents: pd.DataFrame) -> list[str]:
    """The name of the cell of each document, by its level and its place."""
    pairs = zip(documents["level_code"], documents["place"], strict=True)
    return [f"{level} {place}" for level, place in pairs]


def share_a_place(values: LevelValues, first: int, second: int) -> bool:
    """Whether any place has both levels."""
    documents = values.documents
    one, other = (
        set(documents.loc[documents["level_code"] == level, "place"]) for level in (first, second)
    )
    return bool(one & other)


def placed_layout(values: LevelValues) -> Layout:
    """Where the cells stand, to be exchanged within their place."""
    places = values.documents["place"].tolist()
    return layout(values.level, cluster=places, place=places, n_levels=values.n)


def compare_within(
    values: LevelValues, first: int, second: int, *, groups: int, params: GapParams
) -> Compared:
    """Two levels in the places that have both, from the cells of `cells`.

    The test swaps the two levels within each place, on what is left when the mean of the place is
    taken off. It is the studentised test of two sides, and where there is one cell of each level
    in a place it is the test of paired differences by their signs.

    References:
        Fisher, R. A. (1935). The Design of Experiments. Oliver & Boyd, 21 (paired differences and
        their signs); Janssen, A. (1997). Studentized permutation tests for non-i.i.d. hypotheses
        and the generalized Behrens-Fisher problem. Statistics & Probability Letters 36(1), 9-21.
    """
    own = params.model_copy(update={"n_permutations": min(params.n_permutations, 99)})
    pair = in_both(values.between(first, second, groups=groups, params=own), values)
    n_places = pair.sides.shape[0]
    code = np.where(pair.sides.first, 0, 1)
    places = _places(pair, values).tolist()
    there = layout(code, cluster=places, place=places, n_levels=2)
    drawn = draw_assignments(
        there, n_permutations=params.n_permutations, rng=np.random.default_rng(params.seed)
    )
    least = floor(there, n_permutations=params.n_permutations)
    tested = permutation.permutation_test(
        within_places(pair.values, layout=there),
        sides=pair.sides,
        permutations=drawn == 0,
        level=params.level / groups,
        prior=pair.prior,
    )
    tested = replace(tested, p_adjusted=np.minimum(tested.p_adjusted * groups, 1.0))
    return _told(pair, tested, least=least, n_places=n_places, params=params)


def _told(
    pair: Measured, tested: Tested, *, least: float, n_places: int, params: GapParams
) -> Compared:
    """Intervals, verdict and reason, from the test and the means over places."""
    is_first = pair.sides.first
    means = pair.values[is_first].mean(axis=0), pair.values[~is_first].mean(axis=0)
    points = [Interval(mean, mean, mean) for mean in means]
    wide = simultaneous_scales(
        pair, scales(pair, *points), tested=tested, compared=(), params=params
    )
    testable = least * pair.groups <= params.level
    found = named(pair, wide, tested=tested, params=params) & testable
    simultaneous = agreeing(wide, found=found, params=params)
    alike = bridges(pair, simultaneous, found=found, params=params) & testable
    verdict = verdicts(pair, found=found, alike=alike)
    reason = reasons(pair, tested, permuted=tested, verdict=verdict, params=params)
    return Compared(
        measured=pair,
        means=means,
        simultaneous=simultaneous,
        tested=tested,
        verdict=verdict,
        reason=np.where((verdict == "cannot tell") & (not testable), "few", reason),
        floor=least,
        unlike=False,
        n_places=n_places,
    )


def _places(pair: Measured, values: LevelValues) -> Strings:
    """The place of each cell of two levels of the values."""
    places = values.documents.set_index("doc_id")["place"]
    return places.loc[list(pair.documents)].to_numpy(dtype=np.str_)


def in_both(pair: Measured, values: LevelValues) -> Measured:
    """The cells of places that have both levels of the values, the first level's first."""
    place = _places(pair, values)
    both = np.intersect1d(place[pair.sides.first], place[~pair.sides.first])
    kept = np.isin(place, both)
    sides = clusters.sides(pair.sides.first[kept], cluster=place[kept].tolist())
    return replace(
        pair,
        values=pair.values[kept],
        documents=tuple(np.array(pair.documents)[kept].tolist()),
        weight=pair.weight[kept],
        sides=sides,
        permutations=sides.cluster_first[None, :],
    )
