"""Topics, sheets to fill in, and sheets filled in."""

import numpy as np

from pipeline.config.params import ValidationParams

PARAMS = ValidationParams(word_sets=2, passages=2, level=0.05, seed=5)
WORDS = ("dog", "night", "grant", "song", "bus", "soup")


def filled(made, task, *, right, coder):
    """Answers of which the first `right` are right."""
    answers = made["key"].set_index("task_id")
    frame = made[task].copy()
    frame["coder"] = coder
    options = answers.loc[frame["task_id"], "options"].str.split(r" \| ", regex=True)
    truth = answers.loc[frame["task_id"], "answer"]
    wrong = [
        next(o for o in one if o != own) for one, own in zip(options, truth, strict=True)
    ]  # fmt: skip
    frame["answer"] = np.where(np.arange(len(frame)) < right, truth, wrong)
    return frame
