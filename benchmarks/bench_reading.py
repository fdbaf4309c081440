"""How well are mentions found and read? Precision, recall, F1 against tests/gold, with intervals.

Per gold set, language, side and attribute; intervals by Wilson at 95 %. `python -m
benchmarks.bench_reading errors hard_en fresh` also prints what is read otherwise than the gold of
these sets says. The errors in `fresh_en_held` and `practices_held` are not for looking at.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from functools import cache
from math import sqrt
from pathlib import Path

import pandas as pd

from pipeline.config.lexicon import Lexicon, load_lexicon
from pipeline.config.params import Params, load_params
from pipeline.config.roles import Roles, load_roles
from pipeline.linguistics.annotate import annotate
from pipeline.mentions import mentions
from pipeline.mentions.learned import Finders

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
TOLD = ("form", "modality", "negated", "quoted", "definitional", "agentless", "prompted")
"""Attributes with one value: accuracy."""
LISTED = ("who", "with_whom", "what")
"""Attributes with any number of values: precision and recall."""
KINDS = {"hard_en": ("label", "practice"), "hard_nb": ("label", "practice")}
"""The kinds that a set holds all mentions of."""
SETS = (
    "hard_en", "hard_nb", "hard_da_sv", "fresh_en", "practices", "fresh2_en", "fresh2_nb",
    "fresh2_practices_en", "fresh2_practices_nb",
)  # fmt: skip
HALVES = {"tuning": "", "held": "_held", "dev": "_dev", "test": "_test"}


@dataclass
class Score:
    """What was read as the gold says, what beside it, what of it was missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)


Scores = dict[tuple[str, str, str, str], Score]
"""By gold set, language, side and attribute."""


def wilson(right: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """The ends of Wilson's interval of a share.

    References:
        Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
        Journal of the American Statistical Association 22(158), 209-212.
    """
    if not n:
        return 0.0, 1.0
    share = right / n
    centre = share + z * z / (2 * n)
    spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (centre - spread) / (1 + z * z / n), (centre + spread) / (1 + z * z / n)


def read_gold(name: str) -> pd.DataFrame:
    """A file of tests/gold, every cell as it is written."""
    return pd.read_csv(GOLD / f"{name}.csv", dtype=str, keep_default_na=False)


def gold_sets() -> dict[str, pd.DataFrame]:
    """The gold sentences: hard ones, those of the sample, and fresh ones in two halves."""
    sets = {}
    for name in SETS:
        rows = read_gold(name)
        rows = rows if "language" in rows else rows.assign(language="en")
        if "half" not in rows:
            sets[name] = rows
            continue
        for half, ending in HALVES.items():
            if (rows["half"] == half).any():
                sets[name + ending] = rows[rows["half"] == half]
    sample = read_gold("mentions")
    norwegian = sample["file"].str.startswith("N")
    sets["sample"] = sample.assign(
        side=sample["speaker"].map(lambda speaker: "frontline" if speaker else "policy"),
        language=norwegian.map({True: "nb", False: "en"}),
        text=sample["sentence"],
        id=sample["sentence"],
        kind="label",
    )
    return sets


def kinds_of(name: str) -> tuple[str, ...]:
    """The kinds of mentions that the set is labelled for."""
    return ("practice",) if "practices" in name else KINDS.get(name, ("label",))


def found_in(gold: pd.DataFrame) -> pd.DataFrame:
    """Labels and practices that the pipeline finds in the gold's sentences, by `id`."""
    texts = gold.drop_duplicates("id").reset_index(drop=True)
    segments = pd.DataFrame(
        {
            "segment_id": [f"s{i}" for i in range(len(texts))],
            "doc_id": [f"d{i}" for i in range(len(texts))],
            "corpus": texts["side"],
            "language": texts["language"],
            "role": texts["side"].map({"policy": "policy", "frontline": "respondent"}),
            "text": texts["text"],
        }
    )
    rows = _read(segments)
    ids = dict(zip(segments["segment_id"], texts["id"], strict=True))
    return rows[rows["kind"] != "theme"].assign(id=rows["segment_id"].map(ids))


@cache
def _settings() -> tuple[Params, Lexicon, Roles]:
    return (
        load_params(ROOT / "params.yaml"),
        load_lexicon(ROOT / "data" / "lexicon.yaml"),
        load_roles(ROOT / "data" / "roles.yaml"),
    )


def _read(segments: pd.DataFrame, *, finders: Finders | None = None) -> pd.DataFrame:
    """The mentions in the segments, by the settings of the project.

    Practices by the lexicon's phrases alone, unless there are models.
    """
    params, lexicon, roles = _settings()
    docs = annotate(
        segments,
        models=params.annotations.models,
        bases=lexicon.bases,
        languages=params.annotations.languages,
    )
    return mentions(
        docs,
        segments,
        lexicon=lexicon,
        roles=roles,
        prompted_window=params.mentions.prompted_window,
        finders=finders,
    )


def score_prompted(gold: pd.DataFrame) -> Scores:
    """Per half and language: is an answer's mention prompted, or not, as the gold says?

    `turns` are lines that begin with INT or R; `answers_to_mark` names the words of the answers in
    their order, each with yes or no. A word that is not found counts as missed.
    """
    turns = gold.assign(turn=gold["turns"].str.split("\n")).explode("turn", ignore_index=True)
    parts = turns["turn"].str.partition(": ")
    place = turns.groupby("id").cumcount().astype(str)
    segments = pd.DataFrame(
        {
            "segment_id": turns["id"] + ":" + place,
            "doc_id": turns["id"],
            "corpus": "frontline",
            "language": turns["language"],
            "role": parts[0].map({"INT": "interviewer", "R": "respondent"}),
            "text": parts[2],
        }
    )
    found = _read(segments)
    found = found[(found["kind"] == "label") & (found["role"] == "respondent")]
    scores: Scores = {}
    for row in gold.to_dict("records"):
        key = (f"fresh2_prompted_{row['half']}", row["language"], "frontline", "prompted")
        tally = scores.setdefault(key, Score())
        ours = iter(found[found["doc_id"] == row["id"]].to_dict("records"))
        for marked in row["answers_to_mark"].split("; "):
            word, _, said = marked.rpartition(":")
            match = next((x for x in ours if x["surface"].casefold() == word.casefold()), None)
            right = match is not None and {True: "yes", False: "no"}[match["prompted"]] == said
            tally.right += right
            tally.missed += not right
            if not right:
                tally.errors.append(f"{word!r} {'not found' if match is None else 'not ' + said}")
    return scores


def score(name: str, gold: pd.DataFrame) -> Scores:
    """The scores of a gold set, per language, side and attribute."""
    found = found_in(gold)
    by_id = {str(id): own.to_dict("records") for id, own in found.groupby("id", sort=False)}
    scores: Scores = {}
    for id, rows in gold.groupby("id", sort=False):
        language = rows["language"].iloc[0]
        family = "nb" if language in ("nb", "nn") else language
        key = (name, family, rows["side"].iloc[0])
        ours = by_id.get(str(id), [])
        for kind in kinds_of(name):
            wanted = [
                row for row in rows.to_dict("records") if row["surface"] and row["kind"] == kind
            ]
            _score_sentence(scores, key, kind, wanted, [x for x in ours if x["kind"] == kind])
    return scores


def _score_sentence(
    scores: Scores,
    key: tuple[str, str, str],
    kind: str,
    wanted: list[dict[str, str]],
    ours: list[dict[str, object]],
) -> None:
    total = scores.setdefault((*key, kind), Score())
    left = list(ours)
    for row in wanted:
        match = next((x for x in left if _same(row, x, kind)), None)
        if match is None:
            total.missed += 1
            total.errors.append(f"missed {row['surface']!r}: {row['text']}")
            continue
        left.remove(match)
        total.right += 1
        if kind == "label":
            _score_reading(scores, key, row, match)
    if kind == "practice":  # a second phrase within the words of the same practice is no other
        left = [x for x in left if not any(_same(row, x, kind) for row in wanted)]
    total.extra += len(left)
    total.errors += [f"extra {x['surface']!r} {x['concept']}" for x in left]


def _same(row: dict[str, str], ours: dict[str, object], kind: str) -> bool:
    """The same words and concept; of a practice, words that overlap."""
    one, other = row["surface"].casefold(), str(ours["surface"]).casefold()
    if kind == "practice":
        start = row["text"].casefold().index(one)
        return int(str(ours["start"])) < start + len(one) and start < int(str(ours["end"]))
    return one == other and row["concept"] == ours["concept"]


def _score_reading(
    scores: Scores, key: tuple[str, str, str], row: dict[str, str], ours: dict[str, object]
) -> None:
    for attribute in TOLD:
        if attribute not in row or attribute == "prompted":
            continue
        value = ours[attribute]
        value = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
        if row[attribute] and value != "unknown":
            tally = scores.setdefault((*key, attribute), Score())
            tally.right += value == row[attribute]
            tally.missed += value != row[attribute]
            if value != row[attribute]:
                tally.errors.append(
                    f"{value}, not {row[attribute]}, {row['surface']!r}: {row['text']}"
                )
    for attribute in LISTED:
        if attribute not in row or ours[attribute] == "unknown":
            continue
        gold = {part.strip() for part in row[attribute].split(";")} - {""}
        read = {part.strip() for part in str(ours[attribute]).split(";")} - {""}
        tally = scores.setdefault((*key, attribute), Score())
        tally.right += len(gold & read)
        tally.extra += len(read - gold)
        tally.missed += len(gold - read)
        if gold != read:
            tally.errors.append(
                f"{sorted(read)}, not {sorted(gold)}, {row['surface']!r}: {row['text']}"
            )


def pooled(scores: Scores, *, language: str, attribute: str) -> Score:
    """The scores of all sets and sides together."""
    total = Score()
    for (_, spoken, _, what), part in scores.items():
        if (spoken, what) == (language, attribute):
            total.right += part.right
            total.extra += part.extra
            total.missed += part.missed
            total.errors += part.errors
    return total


def all_scores() -> Scores:
    """The scores of every gold set."""
    scores = {
        key: part for name, gold in gold_sets().items() for key, part in score(name, gold).items()
    }
    return scores | score_prompted(read_gold("fresh2_prompted"))


def main() -> None:
    """Prints a row per set, language, side and attribute."""
    head = ("set", "language", "side", "attribute", "n", "precision", "recall", "F1")
    print("{:24} {:8} {:10} {:13} {:>4} {:>18} {:>18} {:>6}".format(*head))
    for (name, language, side, what), part in all_scores().items():
        wanted, given = part.right + part.missed, part.right + part.extra
        if what in TOLD:
            given = wanted
        shown = [
            f"{part.right / max(1, n):.3f} [{low:.2f} {high:.2f}]"
            for n in (given, wanted)
            for low, high in [wilson(part.right, n)]
        ]
        f1 = part.right / max(1, wanted) if what in TOLD else part.f1
        print(
            f"{name:24} {language:8} {side:10} {what:13} {wanted:4d} {shown[0]:>18} {shown[1]:>18}"
            f" {f1:6.3f}"
        )
        if "errors" in sys.argv and name in sys.argv:
            print(*(f"    {error}" for error in part.errors), sep="\n")


if __name__ == "__main__":
    main()
