"""Tests of the templates, and values for their places."""

from __future__ import annotations

import string

from pipeline.wording.messages import Value
from pipeline.wording.templates import TEMPLATES


def places(code: str) -> set[str]:
    """The places of a template, of all its forms."""
    template = TEMPLATES[code]
    forms = (template,) if isinstance(template, str) else template
    return {name for text in forms for _, name, _, _ in string.Formatter().parse(text) if name}


def filled(code: str) -> dict[str, Value]:
    """A value for each place: 3 to count by, else a sign that no text has."""
    return {name: 3 if name == "n" else "§" for name in places(code)}
