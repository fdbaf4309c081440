"""Writes what people are asked about the topics into data/validation (`make validation-sample`)."""

from __future__ import annotations

import pandas as pd

from pipeline import tables
from pipeline.config.params import load_params
from pipeline.config.sheets import read_sheet
from pipeline.errors import Explained
from pipeline.publish.concordance import unit_texts
from pipeline.stages import run
from pipeline.topics import human_validation as validation


def main() -> None:
    """Reads topics, shares and texts; writes three files to fill in and adds to the key."""
    _keep_answers()
    topics, shares = tables.read(tables.Topics), tables.read(tables.UnitTopics)
    texts = unit_texts(tables.read(tables.TermUnits), tables.read(tables.Segments))
    made = validation.samples(
        topics,
        shares,
        dict(zip(texts["unit_id"], texts["text"], strict=True)),
        params=load_params().validation,
    )
    key = made["key"]
    if key.empty:
        raise Explained(
            "There are no topics to ask about: a language needs four or more. topic_models.csv says"
            " what is missing."
        )
    validation.FILLED.mkdir(parents=True, exist_ok=True)
    for task in validation.TASKS:
        path = validation.FOLDER / f"{task}.csv"
        path.write_bytes(tables.to_csv(made[task]))
        print(f"{path}: {len(made[task])} tasks")
    if validation.KEY.is_file():  # answers to an earlier sample are still right
        before = read_sheet(validation.KEY, columns=validation.KEY_COLUMNS)
        key = pd.concat([before, key]).drop_duplicates("task_id")
    key.to_csv(validation.KEY, index=False)
    print(f"Fill in copies, put them into {validation.FILLED}, then: make run")


def _keep_answers() -> None:
    """Stops where someone wrote answers into the files themselves: they would be overwritten."""
    for task in validation.TASKS:
        path = validation.FOLDER / f"{task}.csv"
        if not path.is_file():
            continue
        if (read_sheet(path, columns=validation.FILLED_COLUMNS)["answer"].str.strip() != "").any():
            raise Explained(
                f"{path} has answers. Move it into {validation.FILLED}, where they count, or delete"
                " it; then ask for a sample again."
            )


if __name__ == "__main__":
    run(main)
