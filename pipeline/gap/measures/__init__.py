"""The values of each measure: one number per document and item, with the sides of the documents.

In: `Evidence`, the tables of one language. Out: `Measured` for each measure of the registry
`tables.MEASURES` that compares the means of two sides. A function here has the name of its measure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.config.params import GapParams
from pipeline.gap.measures import codes, collocations, mention_shares, rates, same_mix
from pipeline.gap.measures.evidence import Evidence
from pipeline.gap.measures.measured import Measured
from pipeline.tables.measures import MEASURES

Values = Callable[[Evidence, GapParams], list[Measured]]

VALUES: dict[str, Values] = {
    **rates.VALUES,
    **codes.VALUES,
    **mention_shares.VALUES,
    **same_mix.VALUES,
    **collocations.VALUES,
}
"""For each measure of two sides the function that computes its values."""


def measured(
    evidence: Evidence, *, params: GapParams, names: Iterable[str] | None = None
) -> list[Measured]:
    """The values of the named measures, or of all, that have items, in the order of the registry.

    A measure whose items are tested in several groups, each on other documents, has one entry per
    group.
    """
    wanted = set(MEASURES if names is None else names)
    return [
        group
        for name in MEASURES
        if name in wanted and name in VALUES
        for group in VALUES[name](evidence, params)
        if group.items
    ]
