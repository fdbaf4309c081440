"""Messages as codes and values: what the stages publish in place of finished sentences.

A `Message` names a template of `templates.TEMPLATES` and the values of its places. In a table it
stands as JSON; `rendered` says it in the language of now. Nothing parses a sentence back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.wording.templates import TEMPLATES
from pipeline.wording.translation import say

SEPARATOR = "; "
"""What stands between several messages of one cell."""


@dataclass(frozen=True)
class Message:
    """A template's code with the values of its places; a value may be a message again.

    Raises:
        KeyError: there is no template of that code.
    """

    code: str
    values: Mapping[str, str | int | Message] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.code not in TEMPLATES:
            raise KeyError(f"no template {self.code!r} in pipeline/wording/templates.py")

    def __str__(self) -> str:
        """The message in the language of now."""
        return say(TEMPLATES[self.code], **{key: _shown(one) for key, one in self.values.items()})


def message(code: str, **values: str | int | Message) -> Message:
    """A message: the code of its template, and the values of the template's places."""
    return Message(code, values)


def _shown(value: str | int | Message) -> str | int:
    return str(value) if isinstance(value, Message) else value


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
