"""What people are asked about the topics, and the right answers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pipeline.config.params import ValidationParams

TASKS = ("word_intrusion", "topic_intrusion", "passage_coding")
MEMBERS = 5
"""Top terms of a topic in a set of words, and of each topic that is offered for a passage."""
AMONG = 10
"""Top terms of a topic from which the words of a set are drawn."""
IS_ABOUT = 0.3
"""Share of a topic that a passage needs to be about it."""
LETTERS = ("A", "B", "C", "D")
"""The topics that are offered for a passage."""
KEY_COLUMNS = ("task_id", "task", "language", "topic", "label", "terms", "options", "answer")

Row = dict[str, Any]


def samples(
    topics: pd.DataFrame,
    shares: pd.DataFrame,
    texts: Mapping[str, str],
    *,
    params: ValidationParams,
) -> dict[str, pd.DataFrame]:
    """What people are asked, one frame per task, and `key`, the right answers.

    `topics` is Topics, `shares` UnitTopics, `texts` the text of each unit. Passages are drawn at
    random from all that are about a topic. Tasks are in random order, and their ids are hashes.

    References:
        Chang, J., Boyd-Graber, J., Gerrish, S., Wang, C., & Blei, D. (2009). Reading tea leaves:
        how humans interpret topic models. NIPS 22.
        Ying, L., Montgomery, J., & Stewart, B. (2022). Topics, concepts, and measurement: a
        crowdsourced procedure for validating topics as measures. Political Analysis, 30(4),
        570-589.
    """
    rng = np.random.default_rng(params.seed)
    asked: dict[str, list[Row]] = {task: [] for task in TASKS}
    key: list[Row] = []
    for language, those in topics.groupby("language", sort=True):
        wide = shares[shares["language"] == language].pivot(
            index="unit_id", columns="topic", values="share"
        )
        for task, row, answer in _tasks(those.set_index("topic"), wide, rng=rng, params=params):
            shown = {key: texts[text] if key == "passage" else text for key, text in row.items()}
            topic = answer["topic"]
            content = "|".join(
                [task, str(language), topic, str(params.seed), *map(str, row.values())]
            )
            # It begins with a letter, since a spreadsheet takes 00516e3410 for a number.
            task_id = "t" + hashlib.sha256(content.encode()).hexdigest()[:10]
            asked[task].append({"task_id": task_id, **shown, "answer": "", "coder": ""})
            known = those.set_index("topic").loc[topic]
            key.append(
                {
                    "task_id": task_id, "task": task, "language": language, **answer,
                    "label": known["label"], "terms": known["terms"],
                }
            )  # fmt: skip
    made = {task: _shuffled(rows, rng) for task, rows in asked.items()}
    return made | {"key": pd.DataFrame(key, columns=list(KEY_COLUMNS))}


def _shuffled(rows: list[Row], rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame([rows[at] for at in rng.permutation(len(rows))])


def _tasks(
    topics: pd.DataFrame,
    shares: pd.DataFrame,
    *,
    rng: np.random.Generator,
    params: ValidationParams,
) -> Iterator[tuple[str, Row, Row]]:
    """Each task of a language: its name, what is shown, and the answer. A passage is its unit."""
    top = {str(topic): terms.split(", ")[:AMONG] for topic, terms in topics["terms"].items()}
    if len(top) < len(LETTERS):
        return  # too few topics to offer
    for topic in top:
        for _ in range(params.word_sets):
            words, intruder = _words(topic, top, rng=rng)
            shown = {f"word_{n}": word for n, word in enumerate(words, start=1)}
            yield "word_intrusion", shown, _answer(topic, words, intruder)
        about = shares.index[shares[topic] >= IS_ABOUT].to_numpy()
        drawn = rng.permutation(about)
        for task, part in (
            ("topic_intrusion", drawn[: params.passages]),
            ("passage_coding", drawn[params.passages : 2 * params.passages]),
        ):
            for unit in part:
                order = [str(one) for one in shares.loc[unit].sort_values(ascending=False).index]
                few = order[len(order) // 2 :]
                if task == "topic_intrusion":
                    right = str(rng.choice(few[-max(1, len(few) // 2) :]))
                    others = order[:3]
                else:
                    right = order[0]
                    others = [str(one) for one in rng.choice(few, size=3, replace=len(few) < 3)]
                yield task, *_offered(str(unit), (topic, right), others, top=top, rng=rng)


def _words(
    topic: str, top: Mapping[str, Sequence[str]], *, rng: np.random.Generator
) -> tuple[list[str], str]:
    """Top terms of the topic with one of another topic, in random order, and that term."""
    own = top[topic]
    strange = [word for other in top if other != topic for word in top[other] if word not in own]
    intruder = str(rng.choice(strange))
    members = rng.choice(own, size=min(MEMBERS, len(own)), replace=False)
    return [str(word) for word in rng.permutation([*members, intruder])], intruder


def _offered(
    unit: str,
    right: tuple[str, str],
    others: Sequence[str],
    *,
    top: Mapping[str, Sequence[str]],
    rng: np.random.Generator,
) -> tuple[Row, Row]:
    """A passage with four topics in random order, and the letter of the right answer."""
    topic, answer = right
    named = [str(one) for one in rng.permutation([*others, answer])]
    shown: Row = {"passage": unit}
    shown |= {
        letter: ", ".join(top[one][:MEMBERS]) for letter, one in zip(LETTERS, named, strict=True)
    }
    return shown, _answer(topic, LETTERS, LETTERS[named.index(answer)])


def _answer(topic: str, options: Sequence[str], answer: str) -> Row:
    return {"topic": topic, "options": " | ".join(options), "answer": answer}
