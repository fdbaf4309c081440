"""A stand-in for Streamlit that keeps what a page gives it, so that a part is tested by a call."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, NamedTuple

import streamlit


class Call(NamedTuple):
    """A call of a function of Streamlit."""

    name: str
    args: tuple[Any, ...]
    settings: dict[str, Any]


class Address(dict[str, Any]):
    """Stands in for `st.query_params`."""

    def get_all(self, key: str) -> list[str]:
        found = self.get(key, [])
        return [found] if isinstance(found, str) else list(found)


class Recorder:
    """Streamlit's functions; each returns what `answers` holds under its name, or the recorder.

    `session_state` and `query_params` are dictionaries.
    """

    column_config = streamlit.column_config

    def __init__(self, **answers: Any) -> None:
        self.calls: list[Call] = []
        self.answers = answers
        self.session_state: dict[str, Any] = {}
        self.query_params = Address()
        self.sidebar = self
        self.context = SimpleNamespace(theme=SimpleNamespace(type="light"), headers={})

    def __getattr__(self, name: str) -> Any:
        def called(*args: Any, **settings: Any) -> Any:
            self.calls.append(Call(name, args, settings))
            return self.answers.get(name, self)

        return called

    def __enter__(self) -> Recorder:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def of(self, name: str) -> list[Call]:
        """The calls of one function, in their order."""
        return [call for call in self.calls if call.name == name]

    def one(self, name: str) -> Call:
        """The only call of the function."""
        (call,) = self.of(name)
        return call

    def texts(self, name: str) -> list[str]:
        """What the function was first given in each call."""
        return [str(call.args[0]) for call in self.of(name)]
