"""The values of one measure: a matrix of documents by items, and where the documents stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from pipeline.arrays import Codes, Flags, Floats, Ints
from pipeline.config.params import GapParams
from pipeline.stats import PER, gamma_means, permutation
from pipeline.stats.clusters import Sides
from pipeline.stats.gamma_means import Kind, held_by_first
from pipeline.stats.intervals import mean_of_those_having
from pipeline.tables.measures import MEASURES, Measure

TOPIC_PRESENT = 0.05
"""A document has a topic if at least this share of its words belongs to the topic."""


Adjustment = Literal["max T", "min P"]
"""The largest statistic of the items, or the smallest p-value, in every permutation."""


@dataclass(frozen=True)
class Measured:
    """A value per document and item, with the sides of the documents and their permutations.

    `weight` is what a document's value rests on: its words for rates, its mentions for shares.
    `groups` is the number of groups in which the items of the measure are tested: p-values are
    adjusted for all of them.
    `adjusted_by` is what is compared under permutations within a group. `spurious` are items that
    get no verdict whatever the test says, such as topics that are no subject; none by default.
    `counted` are the values as counted where `values` are standardised, which may be below 0 or
    above `whole`: they say whether a document has an item at all.
    """

    name: str
    items: tuple[str, ...]
    labels: tuple[str, ...]
    values: Floats
    documents: tuple[str, ...]
    weight: Floats
    sides: Sides
    permutations: Flags
    prior: float = permutation.PRIOR
    groups: int = 1
    adjusted_by: Adjustment = "max T"
    counted: Floats | None = None
    spurious: tuple[str, ...] = ()

    @property
    def is_spurious(self) -> Flags:
        """Which items are spurious."""
        return np.isin(self.items, self.spurious)

    @property
    def measure(self) -> Measure:
        """The entry of the registry."""
        return MEASURES[self.name]

    @property
    def as_counted(self) -> Floats:
        """The values as counted: `values` where they are not standardised."""
        return self.values if self.counted is None else self.counted

    @property
    def whole(self) -> float:
        """The value of a document that is the item alone: 10,000 words, or a share of 1."""
        return 1.0 if self.measure.is_share else float(PER)

    @property
    def least(self) -> tuple[float, float]:
        """What half a use is on each side, in the unit of the values."""
        first = self.sides.first
        half = self.whole / 2
        return half / self.weight[first].sum(), half / self.weight[~first].sum()

    @property
    def kind(self) -> Kind:
        """How the values disperse."""
        if self.measure.is_of_mentions:
            return Kind(self.least, trials=self.weight, counted=self.counted)
        return Kind(self.least, None if self.measure.is_share else self.weight / PER)

    def counting(self, own: Flags) -> float | None:
        """What counting adds to the variance of the mean of one side, over the mean.

        None of shares, which are not counted.
        """
        if self.measure.is_share:
            return None
        return gamma_means.counting_variance(self.sides.subset(own), self.weight[own] / PER)

    @property
    def counts(self) -> Floats:
        """Documents by items: how often each document has the item, for a rate."""
        return np.asarray(np.rint(self.values * self.weight[:, None] / PER))

    @property
    def present(self) -> Flags:
        """Documents by items: whether the document has the item."""
        if self.measure.sentence == "topic":
            return self.values >= TOPIC_PRESENT
        return self.as_counted > 0

    def pooled(self, groups: Codes) -> Measured:
        """The measure with each document counting by its words, as where a group's are pooled.

        `groups` has the group of each document. Its values are replaced by the pooled value of the
        group plus what the document adds to it, so that their mean is the ratio of sums and their
        spread that of a ratio estimator.

        References:
            Cochran, W. G. (1977). Sampling Techniques, 3rd ed., Wiley, 6.3.
        """
        values = self.values.copy()
        for group in np.unique(groups):
            own = groups == group
            weight = (self.weight[own] / self.weight[own].mean())[:, None]
            mean = (weight * self.values[own]).mean(axis=0)
            values[own] = mean + weight * (self.values[own] - mean)
        return replace(self, values=values)

    @property
    def unseen(self) -> Floats:
        """What a document that has the item is like, for each item.

        The mean of the documents that have it; where none has it, one use in a document.
        """
        return mean_of_those_having(self.as_counted, otherwise=self.whole / self.weight.mean())

    @property
    def unfilled(self) -> Floats:
        """`unseen` of the complement: what a document lacks that is not full of the item."""
        lacking = self.whole - self.as_counted
        return mean_of_those_having(lacking, otherwise=self.whole / self.weight.mean())

    @property
    def largest_share(self) -> Floats:
        """The share of an item's uses on the side with more of it that its largest cluster makes.

        NaN where no document has the item.
        """
        uses = self.as_counted * self.weight[:, None]
        totals = np.zeros((self.sides.n_clusters, len(self.items)))
        np.add.at(totals, self.sides.cluster, uses)
        more = held_by_first(self.as_counted, sides=self.sides)
        own = totals * (self.sides.cluster_first[:, None] == more)
        whole = own.sum(axis=0)
        none = np.full(len(whole), np.nan)
        return np.asarray(np.divide(own.max(axis=0), whole, out=none, where=whole > 0))

    def concentration(self, of_first: Flags) -> tuple[Ints, Ints]:
        """An item's uses on one side, and how many of them the document with most of them has.

        `of_first` is whether that side of each item is the first. 0 where uses are not counted: of
        topics and codes.
        """
        n_items = len(self.items)
        if self.measure.item_kind in ("topic", "code"):
            return np.zeros(n_items, dtype=np.int64), np.zeros(n_items, dtype=np.int64)
        scale = 1.0 if self.measure.is_share else float(PER)
        uses = np.rint(self.as_counted * self.weight[:, None] / scale).astype(np.int64)
        own = uses * (self.sides.first[:, None] == of_first)
        return own.sum(axis=0), own.max(axis=0)

    def without_cluster(self, cluster: int) -> Measured:
        """The values with one cluster left out."""
        return self.keeping(self.sides.cluster != cluster)

    def keeping(self, kept: Flags) -> Measured:
        """The values of some documents; see `permutation.leave_out` on the permutations."""
        sides, permutations = permutation.leave_out(self.sides, self.permutations, kept=kept)
        return replace(
            self,
            values=self.values[kept],
            documents=tuple(np.array(self.documents)[kept].tolist()),
            weight=self.weight[kept],
            sides=sides,
            permutations=permutations,
            counted=None if self.counted is None else self.counted[kept],
        )


def draw(sides: Sides, *, params: GapParams) -> Flags:
    """The permutations of the sides, drawn with the seed of the section."""
    return permutation.draw_permutations(
        sides, n_permutations=params.n_permutations, rng=np.random.default_rng(params.seed)
    )
