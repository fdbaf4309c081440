"""How often people's answers are right, and how far people agree."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pipeline import tables
from pipeline.stats.agreement import agreed, alpha, wilson

CHANCE = {"word_intrusion": 1 / 6, "topic_intrusion": 1 / 4, "passage_coding": 1 / 4}
"""Expected share of right answers of a person who guesses, by task."""

Row = dict[str, Any]


def topic_validation(
    answers: pd.DataFrame, topics: pd.DataFrame, *, level: float = 0.05
) -> pd.DataFrame:
    """The table `TopicValidation`: the share of right answers, and the agreement of people.

    `answers` is the result of `joined`, `topics` is Topics. For each task first all topics
    together, then each topic. `current` is false where the topic's terms have changed since then.

    References:
        Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
        Journal of the American Statistical Association 22(158), 209-212.
        Krippendorff, K. (2018). Content analysis, 4th ed. Sage.
    """
    if answers.empty:
        return tables.empty(tables.TopicValidation)
    now = {
        f"{topic}: {terms}" for topic, terms in zip(topics["topic"], topics["terms"], strict=True)
    }
    judged = answers.assign(current=(answers["topic"] + ": " + answers["terms"]).isin(now))
    rows: list[Row] = []
    for (language, task), those in judged.groupby(["language", "task"], sort=True):
        start = {"language": str(language), "task": str(task)}
        rows.append(start | {"topic": "", "label": "all topics"} | _scores(those, str(task), level))
        for (topic, label), own in those.groupby(["topic", "label"], sort=True):
            rows.append(start | {"topic": topic, "label": label} | _scores(own, str(task), level))
    return pd.DataFrame(rows)[list(tables.columns(tables.TopicValidation))]


def _scores(judged: pd.DataFrame, task: str, level: float) -> Row:
    right = int((judged["given"] == judged["answer"].str.casefold()).sum())
    low, high = wilson(right, len(judged), level=1 - level)
    marks = [
        dict(zip(own["coder"], own["given"], strict=True)) for _, own in judged.groupby("task_id")
    ]
    n_agreed, n_twice = agreed(marks)
    return {
        "current": bool(judged["current"].all()),
        "n_coders": judged["coder"].nunique(),
        "n_judged": len(judged),
        "n_right": right,
        "share": right / len(judged),
        "ci_low": low,
        "ci_high": high,
        "chance": CHANCE[task],
        "n_twice": n_twice,
        "n_agreed": n_agreed,
        "alpha": alpha(marks),
    }
