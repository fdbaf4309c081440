"""Writes what people are asked about the topics into data/validation (`make validation-sample`)."""

from __future__ import annotations

import pandas as pd

from pipeline import tables, validation
from pipeline.concordance import unit_texts
from pipeline.params import load_params
from pipeline.stages import run


def main() -> None:
    """Reads topics, shares and texts; writes three files to fill in and adds to the key."""
    topics, shares = tables.read(tables.Topics), tables.read(tables.UnitTopics)
    texts = unit_texts(tables.read(tables.TermUnits), tables.read(tables.Segments))
    made = validation.samples(
        topics,
        shares,
        dict(zip(texts["unit_id"], texts["text"], strict=True)),
        params=load_params().validation,
    )
    validation.FILLED.mkdir(parents=True, exist_ok=True)
    for task in validation.TASKS:
        path = validation.FOLDER / f"{task}.csv"
        path.write_bytes(tables.to_csv(made[task]))
        print(f"{path}: {len(made[task])} tasks")
    key = made["key"]
    if validation.KEY.is_file():  # answers to an earlier sample are still right
        before = pd.read_csv(validation.KEY, dtype="str", keep_default_na=False)
        key = pd.concat([before, key]).drop_duplicates("task_id")
    key.to_csv(validation.KEY, index=False)
    print(f"Fill in copies, put them into {validation.FILLED}, then: make run")


if __name__ == "__main__":
    run(main)
