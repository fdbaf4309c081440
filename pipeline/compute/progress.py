"""A bar for each stage: documents done of all, time left, and what was there already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from tqdm import tqdm

from pipeline.compute.backends import Function, MapOrdered
from pipeline.errors import say


def progress(stage: str, total: int, *, kept: int = 0, unit: str = "document") -> tqdm[NoReturn]:
    """The bar of a stage; nothing is shown where nobody looks (no terminal).

    `kept` are those that were there already: they count as done and not for the time left.
    """
    bar: tqdm[NoReturn] = tqdm(disable=None, total=total, initial=kept, desc=stage, unit=unit)
    if kept:
        bar.set_postfix_str(say("{n} unchanged", n=kept))
    return bar


def one_done(bar: tqdm[NoReturn], *, kept: bool = False) -> None:
    """One more is done; one that was there already does not count for the time left."""
    if kept and not bar.disable:
        bar.initial += 1
        bar.set_postfix_str(say("{n} unchanged", n=bar.initial), refresh=False)
    bar.update()


def with_bar(stage: str, map_ordered: MapOrdered) -> MapOrdered:
    """The `MapOrdered` with a bar for each call, which counts its items."""

    def counted(function: Function, items: Sequence[Any], *, shared: Any = None) -> Iterator[Any]:
        results = map_ordered(function, items, shared=shared)
        yield from tqdm(
            results, disable=None, total=len(items), desc=stage, unit="part", leave=False
        )

    return counted
