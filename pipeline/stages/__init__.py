"""One thin main per stage of dvc.yaml."""

from __future__ import annotations

import sys
from collections.abc import Callable

from threadpoolctl import threadpool_limits

from pipeline.errors import Explained


def run(main: Callable[[], None]) -> None:
    """Runs a stage. An explained error ends it with its message and exit status 1."""
    try:
        # Sums split over threads differ in their last digit from run to run.
        with threadpool_limits(1):
            main()
    except Explained as error:
        sys.stderr.write(f"\nCospeak stopped. {error}\n")
        raise SystemExit(1) from None
