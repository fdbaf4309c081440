"""Messages as codes and values: what the stages publish in place of finished sentences.

A `Message` names a template of `templates.TEMPLATES` and the values of its places. In a table it
stands as JSON; `rendered` says it in the language of now. Nothing parses a sentence back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias, cast

import pandas as pd

from pipeline.wording.templates import TEMPLATES
from pipeline.wording.translation import code as coded
from pipeline.wording.translation import number, say, says

SEPARATOR = "; "
"""What stands between several messages of one cell."""

_BEGINNING = '[{"code": "'
"""How a cell begins that holds messages."""


class WrongMessages(ValueError):
    """A cell that holds no messages of this version. The error quotes nothing of the cell."""


Value: TypeAlias = "str | int | float | Decimal | Message"
"""What stands in a place of a template."""

_CODED = frozenset({"corpus"})
"""Places whose value is a code of the tables, such as `policy`."""


@dataclass(frozen=True)
class Message:
    """A template's code with the values of its places; a value may be a message again.

    Whole numbers are grouped as the language does it, a float has the decimals that it needs, a
    `Decimal` those that it has. What is to stay as it is is a text.

    Raises:
        KeyError: there is no template of that code.
    """

    code: str
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.code not in TEMPLATES:
            raise KeyError(f"no template {self.code!r} in pipeline/wording/templates")

    def __str__(self) -> str:
        """The message in the language of now."""
        template = TEMPLATES[self.code]
        shown = {key: _shown(key, one) for key, one in self.values.items()}
        if isinstance(template, str):
            return say(template, **shown)
        one, many = template
        n = cast("int", shown.pop("n"))  # a template for several has a number to count by
        return says(one, many, n, **shown)


def message(code: str, **values: Value) -> Message:
    """A message: the code of its template, and the values of the template's places."""
    return Message(code, values)


def with_texts(one: Message, change: Callable[[str], str]) -> Message:
    """The message with each text among its values changed, those of inner messages too."""
    return Message(one.code, {key: _changed(value, change) for key, value in one.values.items()})


def _changed(value: Value, change: Callable[[str], str]) -> Value:
    if isinstance(value, Message):
        return with_texts(value, change)
    return change(value) if isinstance(value, str) else value


def _shown(key: str, value: Value) -> str | int:
    if isinstance(value, Decimal):
        return number(float(value), max(0, -int(value.as_tuple().exponent)))
    if isinstance(value, float):
        return number(value, len(f"{value:g}".partition(".")[2]))
    if isinstance(value, Message):
        return str(value)
    return coded(value) if key in _CODED and isinstance(value, str) else value


def encoded(messages: Iterable[Message]) -> str:
    """The messages of one cell as JSON; empty if there are none."""
    found = [_plain(one) for one in messages]
    return json.dumps(found, ensure_ascii=False, sort_keys=True) if found else ""


def decoded(cell: str) -> tuple[Message, ...]:
    """The messages of a cell that `encoded` wrote.

    Raises:
        WrongMessages: the cell holds something else, or a message that this version does not know.
    """
    try:
        return tuple(_message(one) for one in json.loads(cell)) if cell else ()
    except (ValueError, LookupError, TypeError, AttributeError):
        raise WrongMessages("a cell holds no messages of this version") from None


def rendered(cell: str, *, separator: str = SEPARATOR) -> str:
    """The messages of a cell in the language of now."""
    return separator.join(str(one) for one in decoded(cell))


def render_columns(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """The frame with its columns of messages in the language of now.

    `columns` are the names of such columns, each with what stands between several messages of a
    cell, as `tables.message_columns` gives them.
    """
    words = {
        name: frame[name].map(
            {cell: rendered(cell, separator=separator) for cell in frame[name].unique()}
        )
        for name, separator in columns.items()
        if name in frame and len(frame)
    }
    return frame.assign(**words) if words else frame


def is_encoded(cell: str) -> bool:
    """Whether the cell holds messages: for columns that hold other texts too."""
    return cell.startswith(_BEGINNING)


def rendered_or_same(cell: str) -> str:
    """The messages of a cell in the language of now; any other text as it is."""
    return rendered(cell) if is_encoded(cell) else cell


def _plain(one: Message) -> dict[str, object]:
    values = {key: _held(value) for key, value in one.values.items()}
    return {"code": one.code, **({"values": values} if values else {})}


def _held(value: Value) -> object:
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    return _plain(value) if isinstance(value, Message) else value


def _message(held: Mapping[str, object]) -> Message:
    values = cast("Mapping[object, object]", held.get("values", {}))  # as `_plain` wrote it
    return Message(str(held["code"]), {str(key): _value(held) for key, held in values.items()})


def _value(held: object) -> Value:
    if isinstance(held, Mapping):
        return Decimal(held["decimal"]) if "decimal" in held else _message(held)
    return cast("str | int | float", held)  # as `_held` wrote it
