"""Messages as codes and values: what the stages publish in place of finished sentences.

A `Message` names a template of `templates.TEMPLATES` and the values of its places. In a table it
stands as JSON; `rendered` says it in the language of now. Nothing parses a sentence back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import pandas as pd

from pipeline.wording.templates import TEMPLATES
from pipeline.wording.translation import code as coded
from pipeline.wording.translation import number, say

SEPARATOR = "; "
"""What stands between several messages of one cell."""


Value: TypeAlias = "str | int | float | Message"

_CODED = frozenset({"corpus"})
"""Places whose value is a code of the tables, such as `policy`."""


@dataclass(frozen=True)
class Message:
    """A template's code with the values of its places; a value may be a message again.

    Whole numbers are grouped as the language does it; what is to stay as it is is a text.

    Raises:
        KeyError: there is no template of that code.
    """

    code: str
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.code not in TEMPLATES:
            raise KeyError(f"no template {self.code!r} in pipeline/wording/templates.py")

    def __str__(self) -> str:
        """The message in the language of now."""
        return say(
            TEMPLATES[self.code], **{key: _shown(key, one) for key, one in self.values.items()}
        )


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
    """The messages of a cell that `encoded` wrote."""
    return tuple(_message(one) for one in json.loads(cell)) if cell else ()


def rendered(cell: str) -> str:
    """The messages of a cell in the language of now."""
    return SEPARATOR.join(str(one) for one in decoded(cell))


def render_columns(frame: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """The frame with the messages of the named columns that it has in the language of now."""
    held = [name for name in columns if name in frame and len(frame)]
    words = {
        name: frame[name].map({cell: rendered(cell) for cell in frame[name].unique()})
        for name in held
    }
    return frame.assign(**words)


def _plain(one: Message) -> dict[str, object]:
    values = {key: _plain(v) if isinstance(v, Message) else v for key, v in one.values.items()}
    return {"code": one.code, **({"values": values} if values else {})}


def _message(held: Mapping[str, object]) -> Message:
    values = held.get("values", {})
    assert isinstance(values, Mapping)  # noqa: S101 - as `_plain` wrote it
    return Message(
        str(held["code"]),
        {str(k): _message(v) if isinstance(v, Mapping) else v for k, v in values.items()},
    )
