"""Places within which levels are compared, by number: their names may be hidden.

In: the place of each document as the catalogue gives it. Out: the table `Places`, and which of the
places may be compared within.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from pipeline.wording.messages import is_encoded


def place_numbers(places: Mapping[str, str], *, of: str) -> pd.DataFrame:
    """The table `Places` of the places by document, values of the column `of`; none has no row.

    A municipality is a placeholder in the rows of interviews, or hidden where few people were
    interviewed, while its plan keeps the name. Both are of one place still, and are compared in it.
    Numbers follow the ids of the documents, so that they say nothing of names.
    """
    some = {doc_id: name.strip() for doc_id, name in sorted(places.items()) if name.strip()}
    numbers = pd.factorize(pd.Series(list(some.values()), dtype="str"))[0] + 1
    return pd.DataFrame(
        {"doc_id": list(some), "place": [f"{number:04d}" for number in numbers], "of": of},
        dtype="str",
    )


def are_open(documents: pd.DataFrame) -> bool:
    """Whether which documents are of one `place` is no secret: `cluster` tells it by a number.

    So it is where the same people are interviewed again. Places in which nobody is interviewed
    (`people` 0) are no secret either.
    """
    placed = documents[documents["place"] != ""]
    if not placed["people"].any():
        return True
    is_one = placed.groupby("place")["cluster"].nunique().le(1).all()
    return bool(is_one and placed["cluster"].map(is_encoded).all())


def places_kept(documents: pd.DataFrame, *, min_group: int) -> frozenset[str]:
    """The places within which levels may be compared: what is published of them is of groups.

    `documents` have `level_code`, `place` (empty: none), `cluster` and `people`, the interviewees.
    A mean over places weighs a document by the levels of its place and by the documents beside it,
    so that means of several items tell apart documents of unlike weight. Those of one weight are
    `min_group` people or none, of places with the same levels there are as many, and so are the
    people of a level in no such place, whom the level's own mean would give away. Places are left
    out one by one, of the smallest group first, until that is so.
    """
    n_levels = documents.groupby("place")["level_code"].nunique()
    kept = {str(name) for name in n_levels.index[n_levels > 1] if name != ""}
    if are_open(documents):
        return frozenset(kept)
    cells = documents.groupby(["place", "level_code"])["people"].agg(["sum", "size"]).reset_index()
    while kept and (left := _too_few(cells, kept, min_group)) is not None:
        kept.remove(left)
    return frozenset(kept)


def _too_few(cells: pd.DataFrame, kept: set[str], min_group: int) -> str | None:
    """A place that has to go as its group is too small; none where all groups are large enough."""
    is_kept = cells["place"].isin(kept)
    own = cells[is_kept].copy()
    levels = own.groupby("place")["level_code"].agg(lambda codes: " ".join(map(str, codes)))
    own["levels"] = own["place"].map(levels)
    talks = own[own["sum"] > 0].copy()
    alike = talks.groupby(["levels", "level_code", "size"])["sum"].transform("sum")
    places = talks.groupby("levels")["place"].transform("nunique")
    small = talks.assign(least=alike.clip(upper=places))
    small = small[small["least"] < min_group]
    if len(small):
        return str(small.sort_values(["least", "sum", "place"])["place"].iloc[0])
    beside = cells[~is_kept].groupby("level_code")["sum"].sum()
    few = beside.index[(beside > 0) & (beside < min_group)]
    small = talks[talks["level_code"].isin(few)]
    return str(small.sort_values(["sum", "place"])["place"].iloc[0]) if len(small) else None
