"""Messages as codes and values: what the stages publish in place of finished sentences.

A `Message` names a template of `templates.TEMPLATES` and the values of its places. In a table it
stands as JSON; `rendered` says it in the language of now. Nothing parses a sentence back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.wording.templates import TEMPLATES
from pipeline.wording.translation import number, say

SEPARATOR = "; "
"""What stands between several messages of one cell."""


@dataclass(frozen=True)
class Message:
    """A template's code with the values of its places; a value may be a message again.

    A `Decimal` is shown with as many decimals as it has.

    Raises:
        KeyError: there is no template of that code.
    """

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.code not in TEMPLATES:
            raise KeyError(f"no template {self.code!r} in pipeline/wording/templates.py")

    def __str__(self) -> str:
        """The message in the language of now."""
        return say(TEMPLATES[self.code], **{key: _shown(one) for key, one in self.values.items()})


Value = str | int | Decimal | Message
"""What stands in a place of a template."""


def message(code: str, **values: Value) -> Message:
    """A message: the code of its template, and the values of the template's places."""
    return Message(code, values)


def _shown(value: Value) -> str | int:
    if isinstance(value, Decimal):
        return number(float(value), max(0, -int(value.as_tuple().exponent)))
    return str(value) if isinstance(value, Message) else value


def encoded(messages: Iterable[Message]) -> str:
    """The messages of one cell as JSON; empty if there are none."""
    found = [_plain(one) for one in messages]
    return json.dumps(found, ensure_ascii=False, sort_keys=True) if found else ""


def decoded(cell: str) -> tuple[Message, ...]:
    """The messages of a cell that `encoded` wrote."""
    return tuple(_message(one) for one in json.loads(cell)) if cell else ()


def rendered(cell: str, *, separator: str = SEPARATOR) -> str:
    """The messages of a cell in the language of now."""
    return separator.join(str(one) for one in decoded(cell))


def _plain(one: Message) -> dict[str, object]:
    values = {key: _held(value) for key, value in one.values.items()}
    return {"code": one.code, **({"values": values} if values else {})}


def _held(value: Value) -> object:
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    return _plain(value) if isinstance(value, Message) else value


def _message(held: Mapping[str, object]) -> Message:
    values = held.get("values", {})
    assert isinstance(values, Mapping)  # noqa: S101 - as `_plain` wrote it
    return Message(str(held["code"]), {str(key): _value(held) for key, held in values.items()})


def _value(held: object) -> Value:
    if isinstance(held, Mapping):
        return Decimal(held["decimal"]) if "decimal" in held else _message(held)
    assert isinstance(held, str | int)  # noqa: S101 - as `_held` wrote it
    return held
