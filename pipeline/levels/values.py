"""The values of the measures on the levels: documents by items, and where the documents stand.

In: `Evidence` of one language whose documents stand on levels. Out: `LevelValues` of each measure,
without the levels of too few interviewees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.arrays import Codes, Flags
from pipeline.config.params import GapParams, LevelsParams, SamplingParams
from pipeline.gap.measures import measured
from pipeline.gap.measures.evidence import Evidence
from pipeline.gap.measures.measured import Measured, draw
from pipeline.privacy.small_groups.places import are_open, places_kept
from pipeline.stats import clusters
from pipeline.stats.levels import Layout, layout
from pipeline.tables.measures import followed
from pipeline.topics.contrast.groups import small_groups

WORDS = "term_rate"
"""The rates of ordinary words, which the others are compared with."""

_NAMED = "level "
"""Before the name of a level whose sampling is known by itself, apart from those of the sides."""

_FEWEST_DRAWS = 99
"""Permutations of the two sides, which are not used here: as few as may be."""


@dataclass(frozen=True)
class LevelValues:
    """A measure's values on the levels that it is known of, from left to right.

    `documents` are the rows of `measured`, in order, with `level_code`, `cluster` and `place`;
    `names` are the levels that are there, `hidden` those with too few interviewees. Sampling is
    that of the side, or of both sides, that a level's documents come from. Places within which
    levels may not be compared are left out of `place`; `few_people` says that some were.
    """

    measured: Measured
    documents: pd.DataFrame
    names: tuple[str, ...]
    hidden: tuple[str, ...]
    census: tuple[bool, ...]
    few_people: bool = False

    @property
    def tells_places(self) -> bool:
        """Whether figures of single places may be published: who is of which place is open."""
        return are_open(with_people(self.documents))

    @property
    def level(self) -> Codes:
        """The level of each document."""
        return self.documents["level_code"].to_numpy(dtype=np.intp)

    @property
    def layout(self) -> Layout:
        """Where the documents stand, their clusters on each level apart."""
        return layout(self.level, cluster=self.documents["cluster"].tolist(), n_levels=self.n)

    @property
    def n(self) -> int:
        """How many levels there are."""
        return len(self.names)

    def between(self, first: int, second: int, *, groups: int, params: GapParams) -> Measured:
        """Two levels as two sides, the first of them in the place of policy."""
        return self._sides(first, np.isin(self.level, (first, second)), groups, params)

    def beside_others(self, level: int, *, params: GapParams) -> Measured:
        """A level as the first side, all others as the second."""
        return self._sides(level, np.ones(len(self.level), dtype=bool), 1, params)

    def params_of(self, first: int, second: int, *, params: GapParams) -> GapParams:
        """The params with the sampling of two levels."""
        kinds = [("sample", "census")[self.census[one]] for one in (first, second)]
        sampling = SamplingParams.model_validate({"policy": kinds[0], "frontline": kinds[1]})
        return params.model_copy(update={"sampling": sampling})

    def keeping(self, kept: Flags) -> LevelValues:
        """The values of some documents, on the same levels."""
        one = self.measured
        return replace(
            self,
            measured=replace(
                one,
                values=one.values[kept],
                documents=tuple(np.array(one.documents)[kept].tolist()),
                weight=one.weight[kept],
            ),
            documents=self.documents[kept].reset_index(drop=True),
        )

    def _sides(self, first: int, rows: Flags, groups: int, params: GapParams) -> Measured:
        own = self.documents[rows]
        sides = clusters.sides(self.level[rows] == first, cluster=own["cluster"].tolist())
        return replace(
            self.measured,
            values=self.measured.values[rows],
            documents=tuple(own["doc_id"]),
            weight=self.measured.weight[rows],
            sides=sides,
            permutations=draw(sides, params=params),
            groups=groups,
        )


def gap_params(levels: LevelsParams, gap: GapParams) -> GapParams:
    """The params of the gap with level, permutations and seed of the section `levels`."""
    own = {name: getattr(levels, name) for name in ("level", "n_permutations", "seed")}
    return gap.model_copy(update=own)


def level_values(
    evidence: Evidence,
    levels: Sequence[str],
    *,
    params: GapParams,
    min_group: int,
    census: Mapping[str, bool] | None = None,
    names: Sequence[str] | None = None,
) -> list[LevelValues]:
    """The values of each named measure that documents on at least two levels have.

    `census` says of levels by name whether their documents are all there are; of the others the
    sampling of the sides does.
    """
    quick = params.model_copy(update={"n_permutations": _FEWEST_DRAWS})
    of_sides = dict(zip(tables.CORPORA, params.sampling.census, strict=True))
    known = {**of_sides, **{f"{_NAMED}{name}": flag for name, flag in (census or {}).items()}}
    found = [
        _on_levels(one, evidence.documents, levels, census=known, min_group=min_group)
        for one in measured(
            replace(evidence, two_sided=False), params=quick, names=names or followed()
        )
    ]
    return [one for one in found if one.names and one.measured.items]


def _on_levels(
    one: Measured,
    documents: pd.DataFrame,
    levels: Sequence[str],
    *,
    census: Mapping[str, bool],
    min_group: int,
) -> LevelValues:
    """The documents of a measure on the levels that are shown; items that none of them has go."""
    rows = documents.set_index("doc_id", drop=False).loc[list(one.documents)]
    small = small_levels(rows, min_group=min_group)
    kept = (~rows["level_code"].isin(small)).to_numpy()
    shown = sorted(set(rows.loc[kept, "level_code"]))
    items = np.flatnonzero((one.values[kept] > 0).any(axis=0))
    own = rows[kept].assign(
        level_code=rows.loc[kept, "level_code"].map({code: i for i, code in enumerate(shown)})
    )
    sides = [set(own.loc[own["level_code"] == code, "corpus"]) for code in range(len(shown))]
    told = places_kept(with_people(own), min_group=min_group)
    n_levels = own.groupby("place")["level_code"].nunique().drop("", errors="ignore")
    own["place"] = own["place"].where(own["place"].isin(told), "")
    return LevelValues(
        measured=replace(
            one,
            items=tuple(one.items[i] for i in items),
            labels=tuple(one.labels[i] for i in items),
            values=one.values[np.ix_(kept, items)],
            documents=tuple(own["doc_id"]),
            weight=one.weight[kept],
        ),
        documents=own.reset_index(drop=True),
        names=tuple(levels[code] for code in shown),
        hidden=tuple(levels[code] for code in small),
        census=tuple(
            census.get(f"{_NAMED}{levels[code]}", all(census[side] for side in those))
            for code, those in zip(shown, sides, strict=True)
        ),
        few_people=int((n_levels > 1).sum()) > len(told),
    )


def with_people(documents: pd.DataFrame) -> pd.DataFrame:
    """The documents with `people`, their interviewees; those of policy are nobody's."""
    talk = documents["corpus"].eq("frontline")
    people = documents["n_speakers"].clip(lower=1).where(talk, 0).astype("int64")
    return documents.assign(people=people)


def small_levels(documents: pd.DataFrame, *, min_group: int) -> list[int]:
    """The levels that fewer interviewees than `min_group` speak on, and what must go with them.

    The rows of other tables hold all interviews together, as with groups of topics.
    """
    talks = documents[documents["corpus"] == "frontline"]
    return sorted(
        int(code) for code in small_groups(talks, talks["level_code"], min_group=min_group)
    )
