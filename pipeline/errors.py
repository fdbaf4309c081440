"""Errors that a person can act on, in their language; work that one bad item does not end.

The texts are English. `pipeline.wording`, which stands above the packages that raise errors, puts
its catalogues in (`translate_with`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


_translators: list[Callable[[str], str]] = []


def translate_with(translate: Callable[[str], str]) -> None:
    """Names what translates the texts of errors into the language of whoever runs Cospeak."""
    _translators[:] = [translate]


def say(text: str, /, **values: object) -> str:
    """The text of an error in the language of the run, with the values in its places.

    `text` is a literal, so that `make translations` finds it, or marked by `later` elsewhere.
    """
    for translate in _translators:
        text = translate(text)
    return text.format(**values) if values else text


def later(text: str) -> str:
    """Marks a text to be translated where an error is made; returns it as it is."""
    return text


class Explained(Exception):
    """An error whose message names the wrong value, the place and the remedy.

    The stages show it without a traceback. No message quotes a document.
    """


def without_failing(
    work: Callable[[Sequence[Item]], Made], items: Sequence[Item]
) -> tuple[Made, list[tuple[Item, str]]]:
    """What `work` makes of the items over which it does not fail, and the others.

    Each item that is left out stands with the type of its error: the error's words may quote a
    document. Where nothing fails `work` is run once; an item that makes it fail is found by
    halving.

    Raises:
        Explained: from `work`; a setting is wrong, which no item is to blame for.
        Exception: `work` fails even without any item.
    """
    left = list(items)
    failed: list[tuple[Item, str]] = []
    while left:
        made, error = _attempt(work, left)
        if error is None:
            return made[0], failed
        at = _first_failing(work, left)
        failed.append((left.pop(at), type(error).__name__))
    return work(left), failed


def _attempt(
    work: Callable[[Sequence[Item]], Made], items: Sequence[Item]
) -> tuple[list[Made], Exception | None]:
    """What is made, in a list, or the error."""
    try:
        return [work(items)], None
    except Explained:
        raise
    except Exception as error:  # noqa: BLE001 - one item is never a reason to lose the others
        return [], error


def _first_failing(work: Callable[[Sequence[Item]], Made], items: Sequence[Item]) -> int:
    """The number of an item with which `work` fails though it does not with those before it."""
    good, bad = 0, len(items)
    while bad - good > 1:
        middle = (good + bad) // 2
        _, error = _attempt(work, items[:middle])
        good, bad = (middle, bad) if error is None else (good, middle)
    return bad - 1
