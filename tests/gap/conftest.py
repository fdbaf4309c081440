"""Settings of the tests of this folder."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest

LIKELY = importlib.import_module("pipeline.gap.planning.likely")  # the package hides its name


@pytest.fixture(scope="module", autouse=True)
def few_simulated_studies(request: pytest.FixtureRequest) -> Iterator[None]:
    """Power from a few studies: its figures are tested in `planning`, with as many as it has."""
    with pytest.MonkeyPatch.context() as patch:
        if "planning" not in request.path.parts:
            patch.setattr(LIKELY, "STUDIES", 5)
        yield
