"""People's answers about the topics to how right they find them."""

from __future__ import annotations

import pandas as pd

from pipeline import tables
from pipeline.config.params import load_params
from pipeline.config.sheets import read_sheet
from pipeline.stages import run
from pipeline.topics import human_validation as validation


def main() -> None:
    """Reads the key and the filled files, if there are any; writes how right the topics are."""
    nothing = pd.DataFrame(columns=list(validation.KEY_COLUMNS))
    key = (
        read_sheet(validation.KEY, columns=validation.KEY_COLUMNS)
        if validation.KEY.is_file()
        else nothing
    )
    files = validation.answer_files(validation.FILLED.glob("*"))
    filled = {path.name: read_sheet(path, columns=validation.FILLED_COLUMNS) for path in files}
    answers = validation.joined(key, filled)
    level = load_params().validation.level
    scored = validation.topic_validation(answers, tables.read(tables.Topics), level=level)
    tables.write(tables.TopicValidation, scored)


if __name__ == "__main__":
    run(main)
