"""The lexicon to the spellings of its co-words."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd

from pipeline import tables
from pipeline.config.lexicon import load_lexicon
from pipeline.stages import run


def main() -> None:
    """Reads the lexicon; writes what follows the prefix in its labels.

    Only this decides how co-words are found in the texts. A change of the lexicon that leaves it as
    it is, such as a new theme or practice, does not annotate the texts anew.
    """
    rows = [
        (group, base) for group, bases in asdict(load_lexicon().bases).items() for base in bases
    ]
    frame = pd.DataFrame(sorted(rows), columns=["group", "base"]).astype("str")
    tables.write(tables.Spellings, frame)


if __name__ == "__main__":
    run(main)
