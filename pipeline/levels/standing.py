"""Which document stands on which level, and in which place.

In: documents with the catalogue's columns, and the section `levels`. Out: the levels from left to
right, and for each document its level and its place; or what is wrong in the params.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from pipeline import tables
from pipeline.config.params import MIN_LEVELS, MOST_LEVELS, LevelsParams, WrongParams
from pipeline.config.yaml_files import suggestion
from pipeline.errors import say
from pipeline.wording.messages import is_encoded


def level_columns(documents: pd.DataFrame) -> tuple[str, ...]:
    """The columns that may make levels or places: the catalogue's own, corpus and cluster."""
    known = set(tables.columns(tables.Documents)) - {"corpus", "cluster"}
    return tuple(str(name) for name in documents.columns if name not in known)


def levels_of(documents: pd.DataFrame, *, params: LevelsParams) -> tuple[str, ...]:
    """The levels from left to right: those of `order`, else the column's values as they come.

    Raises:
        WrongParams: there is no such column or level, or there are too few levels or too many.
    """
    for key, words in problems(documents, params=params):
        raise WrongParams(f"params.yaml, levels.{key}: {words}")
    return params.order or _found(documents, params)


def problems(documents: pd.DataFrame, *, params: LevelsParams) -> Iterator[tuple[str, str]]:
    """What the params name and the documents do not have: the key of `levels`, and words."""
    columns = level_columns(documents)
    unknown = [
        (key, name)
        for key, name in (
            ("column", params.column or ""),
            ("paired_by", params.paired_by),
            ("places", params.places),
        )
        if name is not None and name not in columns
    ]
    for key, name in unknown:
        listed = ", ".join(f"`{one}`" for one in columns)
        words = say(
            "the catalogue has no column `{column}`. It has {columns}.",
            column=name,
            columns=listed,
        )
        yield key, words + suggestion(name, columns)
    if "column" not in dict(unknown):
        yield from _wrong_levels(documents, params)


def _wrong_levels(documents: pd.DataFrame, params: LevelsParams) -> Iterator[tuple[str, str]]:
    """Levels that no document stands on, and too few or too many of them."""
    found = _found(documents, params)
    for key, names in (("order", params.order), ("reference", _given(params.reference))):
        for name in names:
            if name not in found:
                words = say(
                    "no document that can be shown has `{name}` in the column `{column}`.",
                    name=name,
                    column=params.column,
                )
                yield key, words + suggestion(name, found)
    levels = params.order or found
    if not MIN_LEVELS <= len(levels) <= MOST_LEVELS:
        yield (
            "column",
            say(
                "`{column}` has {n} values. Name {fewest} to {most} of them in `order`.",
                column=params.column,
                n=len(levels),
                fewest=MIN_LEVELS,
                most=MOST_LEVELS,
            ),
        )


def _found(documents: pd.DataFrame, params: LevelsParams) -> tuple[str, ...]:
    """The column's values as they come."""
    values = shown_values(documents[params.column])
    return tuple(dict.fromkeys(str(value) for value in values if value))


def standing(
    documents: pd.DataFrame,
    levels: Sequence[str],
    *,
    params: LevelsParams,
    places: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The documents on a level, with `level_code` from 0 on and `place`, which may be empty.

    Documents without a level, or with one that is none of `levels`, are left out; with places
    named, `place` is empty where a document has none. It is that of `places` where these are given:
    values of the column may be hidden.

    Raises:
        WrongParams: `places` are those of another column.
    """
    code = {name: i for i, name in enumerate(levels)}
    own = shown_values(documents[params.column]).map(code)
    place: str | pd.Series[str] = ""
    if params.paired_by is not None and places is not None:
        _check_column(places, params.paired_by)
        place = documents["doc_id"].map(places.set_index("doc_id")["place"]).fillna("")
    elif params.paired_by is not None:
        place = _places(documents[params.paired_by])
    placed = documents.assign(level_code=own, place=place)
    some = placed[placed["level_code"].notna()]
    return some.astype({"level_code": "int64"}).reset_index(drop=True)


def _check_column(places: pd.DataFrame, column: str) -> None:
    for other in places["of"].unique():
        if other != column:
            raise WrongParams(
                "params.yaml, levels.paired_by: "
                + say(
                    "the documents were read with `{other}`, not with `{column}`. Run `make run`.",
                    other=other,
                    column=column,
                )
            )


def shown_places(documents: pd.DataFrame, *, params: LevelsParams) -> pd.Series[str]:
    """The place of each document where one may be shown: of `places`, else of `paired_by`."""
    name = params.places or params.paired_by
    if name is None:
        return pd.Series("", index=documents.index, dtype="str")
    return shown_values(documents[name])


def shown_values(column: pd.Series[str]) -> pd.Series[str]:
    """The values, empty where there is none or where one must not be shown."""
    given = column.fillna("").astype("str").str.strip()
    return given.mask(given.map(is_encoded), "")


def _places(column: pd.Series[str]) -> pd.Series[str]:
    """The values as they are: clusters with hidden names stay apart, and no place is shown."""
    return shown_values(column) if column.name != "cluster" else column.fillna("").astype("str")


def _given(name: str | None) -> tuple[str, ...]:
    return () if name is None else (name,)
