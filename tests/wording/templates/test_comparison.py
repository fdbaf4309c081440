"""Every template on designs, analyses and profiles is said in each language."""

from __future__ import annotations

import pytest

from pipeline.wording.messages import message
from pipeline.wording.templates import comparison
from pipeline.wording.translation import in_language
from tests.wording.templates import filled

ALL = {**comparison.DESIGN, **comparison.ANALYSES, **comparison.PROFILES}
ALIKE = {"place_time", "and_more"}
"""What has no word in it."""


@pytest.mark.parametrize("code", sorted(ALL.keys() - ALIKE))
def test_it_is_said_in_norwegian(code: str) -> None:
    english = str(message(code, **filled(code)))
    with in_language("nb"):
        assert str(message(code, **filled(code))) != english
