"""People's answers about the topics to how right they find them."""

from __future__ import annotations

import pandas as pd

from pipeline import tables, validation
from pipeline.params import load_params
from pipeline.stages import run


def main() -> None:
    """Reads the key and the filled files, if there are any; writes how right the topics are."""
    nothing = pd.DataFrame(columns=list(validation.KEY_COLUMNS))
    key = _read(validation.KEY) if validation.KEY.is_file() else nothing
    filled = {path.name: _read(path) for path in sorted(validation.FILLED.glob("*.csv"))}
    answers = validation.joined(key, filled)
    level = load_params().validation.level
    scored = validation.topic_validation(answers, tables.read(tables.Topics), level=level)
    tables.write(tables.TopicValidation, scored)


def _read(path: object) -> pd.DataFrame:
    return pd.read_csv(str(path), dtype="str", keep_default_na=False, encoding="utf-8-sig")


if __name__ == "__main__":
    run(main)
