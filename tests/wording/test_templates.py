"""All templates by code."""

from __future__ import annotations

import re

from pipeline.wording.templates import TEMPLATES


def test_codes_are_short_and_in_snake_case() -> None:
    for code in TEMPLATES:
        assert re.fullmatch(r"[a-z][a-z0-9_]{2,39}", code), code
