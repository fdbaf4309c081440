"""Runs every stage in the current folder in one process: `python -m tests.every_stage [last]`."""

import sys
from importlib import import_module

from tests import mini

if __name__ == "__main__":
    stages = mini.stages()
    last = sys.argv[1] if len(sys.argv) > 1 else stages[-1]
    for stage in stages[: stages.index(last) + 1]:
        import_module(f"pipeline.stages.{stage}").main()
