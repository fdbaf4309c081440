"""Topics held against people: what they are asked, and how their answers are scored.

Three tasks, each with a known right answer: the word that does not belong to a topic, the topic
that does not belong to a passage, and the topic that a passage is about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.config.params import ValidationParams
from pipeline.errors import Explained
from pipeline.stats.agreement import agreed, alpha, wilson

FOLDER = Path("data") / "validation"
FILLED = FOLDER / "filled"
KEY = FOLDER / "key.csv"

TASKS = ("word_intrusion", "topic_intrusion", "passage_coding")
CHANCE = {"word_intrusion": 1 / 6, "topic_intrusion": 1 / 4, "passage_coding": 1 / 4}
"""Share of right answers of someone who guesses."""
MEMBERS = 5
"""Words that belong together in a set, and words that stand for a topic beside a passage."""
AMONG = 10
"""Top terms that they are drawn from."""
IS_ABOUT = 0.3
"""A passage is about a topic if so much of it is the topic's."""
LETTERS = ("A", "B", "C", "D")
NONE = "none"
SHOWN = 20
"""Answers that cannot be used of which a message tells; one wrong key makes hundreds."""
KEY_COLUMNS = ("task_id", "task", "language", "topic", "label", "terms", "options", "answer")
FILLED_COLUMNS = ("task_id", "answer")

Row = dict[str, Any]


class WrongAnswers(Explained):
    """Answers cannot be used. The message names each file, line and remedy."""


# -------------------------------------------------------------------------- samples


def samples(
    topics: pd.DataFrame,
    shares: pd.DataFrame,
    texts: Mapping[str, str],
    *,
    params: ValidationParams,
) -> dict[str, pd.DataFrame]:
    """What people are asked, one frame per task, and `key`, the right answers.

    `topics` is Topics, `shares` UnitTopics, `texts` the text of each unit. Passages are drawn at
    random from those that are about a topic, not from its best. Tasks are in random order, and
    their ids tell nothing.

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
            # a letter first: a spreadsheet would make a number of 00516e3410
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
        return  # too few topics to ask which
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
                yield task, *_beside(str(unit), (topic, right), others, top=top, rng=rng)


def _words(
    topic: str, top: Mapping[str, Sequence[str]], *, rng: np.random.Generator
) -> tuple[list[str], str]:
    """Words of the topic with one that is another's and not its own, in random order."""
    own = top[topic]
    strange = [word for other in top if other != topic for word in top[other] if word not in own]
    intruder = str(rng.choice(strange))
    members = rng.choice(own, size=min(MEMBERS, len(own)), replace=False)
    return [str(word) for word in rng.permutation([*members, intruder])], intruder


def _beside(
    unit: str,
    right: tuple[str, str],
    others: Sequence[str],
    *,
    top: Mapping[str, Sequence[str]],
    rng: np.random.Generator,
) -> tuple[Row, Row]:
    """A passage beside four topics, in random order, and the letter of the right answer."""
    topic, answer = right
    named = [str(one) for one in rng.permutation([*others, answer])]
    shown: Row = {"passage": unit}
    shown |= {
        letter: ", ".join(top[one][:MEMBERS]) for letter, one in zip(LETTERS, named, strict=True)
    }
    return shown, _answer(topic, LETTERS, LETTERS[named.index(answer)])


def _answer(topic: str, options: Sequence[str], answer: str) -> Row:
    return {"topic": topic, "options": " | ".join(options), "answer": answer}


# -------------------------------------------------------------------------- scoring


def answer_files(paths: Iterable[Path]) -> list[Path]:
    """The files that hold answers, by name; hidden ones are none.

    Raises:
        WrongAnswers: a file is no CSV.
    """
    seen = sorted(path for path in paths if not path.name.startswith((".", "~")))
    other = [f"  {path}" for path in seen if path.suffix.casefold() != ".csv"]
    if other:
        raise WrongAnswers(
            "\n".join(["Save these as CSV, or take them out of the folder:", *other])
        )
    return seen


def joined(key: pd.DataFrame, filled: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """All answers with what is right: task_id, coder, given, and the key's columns.

    `filled` are the frames by the names of their files. An empty answer is none. A coder's later
    answer to a task replaces the earlier one.

    Raises:
        WrongAnswers: tasks are unknown, or answers are none of the options.
    """
    known = key.set_index("task_id").to_dict("index")
    rows: dict[tuple[str, str], dict[Any, Any]] = {}
    wrong: list[str] = []
    for name, frame in filled.items():
        for line, row in enumerate(frame.to_dict("records"), start=2):
            given = str(row["answer"]).strip().casefold()
            if not given:
                continue
            task_id = str(row["task_id"]).strip()
            problem = _problem(given, known.get(task_id))
            if problem:
                wrong.append(f"  {name}, line {line}: {problem}")
                continue
            coder = str(row.get("coder", "")).strip() or Path(name).stem
            rows[task_id, coder] = dict(known[task_id]) | {"given": given, "coder": coder}
    if wrong:
        raise WrongAnswers("\n".join([f"{len(wrong)} answer(s) cannot be used:", *wrong[:SHOWN]]))
    return pd.DataFrame(
        [{"task_id": task_id, **row} for (task_id, _), row in sorted(rows.items())],
        columns=["coder", "given", *KEY_COLUMNS],
    )


def _problem(given: str, task: Mapping[Any, Any] | None) -> str:
    """Why the answer cannot be used, and what to do; empty if it can."""
    if task is None:
        return (
            f"this task is not in {KEY}. Put the key of that sample back, or take the file out of"
            " the folder."
        )
    options = [option.casefold() for option in str(task["options"]).split(" | ")]
    allowed = [*options, NONE] if task["task"] == "passage_coding" else options
    if given in allowed:
        return ""
    return f"the answer is none of {', '.join(allowed)}. Write one of them, or leave it empty."


def topic_validation(
    answers: pd.DataFrame, topics: pd.DataFrame, *, level: float = 0.05
) -> pd.DataFrame:
    """The table `TopicValidation`: how right people find the topics, and how far they agree.

    `answers` is what `joined` makes, `topics` is Topics. For each task all topics together, then
    each topic; `current` is false where the topic's terms are others now than when people judged.
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
