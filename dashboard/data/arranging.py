"""Selects, joins and sorts rows of the published tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import pandas as pd

from dashboard.data import loading
from pipeline import tables
from pipeline.stats import PER
from pipeline.tables.measures import least_gap
from pipeline.wording.messages import decoded


def gap_of(gaps: pd.DataFrame, measures: Sequence[str], item: str) -> pd.DataFrame:
    """At most one row: the first of Gaps with the item and one of the measures."""
    rows = gaps[gaps["measure"].isin(measures) & (gaps["item"] == item)]
    return rows.head(1)


def held(robustness: pd.DataFrame, measure: str, item: str) -> tuple[int, int]:
    """Dimensions in which all other analyses agree, and all of them; (0, 0) if none was run."""
    rows = loading.of(robustness, measure=measure, item=item, varied="all")
    if rows.empty:
        return 0, 0
    n = int(rows["n_specifications"].iloc[0])
    return round(float(rows["same_verdict"].iloc[0]) * n), n


def most_telling(gaps: pd.DataFrame, measure: str, by: str, limit: int) -> pd.DataFrame:
    """At most `limit` rows of the measure, sorted by the column `by`.

    Findings come before `cannot tell`, then what is larger at least, then the larger estimate;
    up to a quarter are bridges. Rows without a value in `by` are left out.
    """
    rows = loading.of(gaps, measure=measure).dropna(subset=[by])
    unclear = rows["verdict"] == "cannot tell"
    chosen = rows.assign(
        unclear=unclear, least=least_gap(rows), size=rows["estimate"].abs()
    ).sort_values(["unclear", "least", "size"], ascending=[True, False, False])
    bridges = chosen[chosen["verdict"] == "bridge"].head(max(1, limit // 4))
    rest = chosen[chosen["verdict"] != "bridge"].head(limit - len(bridges))
    return pd.concat([rest, bridges]).drop(columns=["unclear", "least", "size"]).sort_values(by)


_TESTED = [
    "verdict", "estimate", "log2_ratio", "log2_sim_low", "log2_sim_high", "p_adjusted", "placebo",
    "flipped_by", "sentence",
]  # fmt: skip


def concept_rows(usage: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """One row per concept by falling log2 ratio: Usage of both sides, and the verdicts of Gaps.

    Columns of Usage have the side as prefix; `practice_verdict` and `meaning_verdict` are missing
    where they were not tested.
    """
    sides = [
        usage[usage["corpus"] == side]
        .set_index("concept")[
            ["estimate", "ci_low", "ci_high", "n_mentions", "n_prompted", "n_documents_with"]
        ]
        .add_prefix(f"{side}_")
        for side in tables.CORPORA
    ]
    tested = loading.of(gaps, measure="concept_rate").set_index("item")[_TESTED]
    joined = pd.concat([tested, *sides], axis=1)
    joined["verdict"] = joined["verdict"].fillna("cannot tell")
    for name, measure in (("practice_verdict", "practice_rate"), ("meaning_verdict", "meaning")):
        found = (
            loading.of(gaps, measure=measure).drop_duplicates("item").set_index("item")["verdict"]
        )
        joined[name] = found.reindex(joined.index)
    return joined.sort_values("log2_ratio", ascending=False).rename_axis("concept").reset_index()


def term_rows(terms: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """One row per tested term: Terms with `times` and the columns of Gaps.

    Sorted by: findings first, then absolute log-odds, then times.
    """
    tested = loading.of(gaps, measure="term_rate").rename(columns={"item": "term"})
    keep = ["term", "log2_ratio", "log2_sim_low", "log2_sim_high", "p_adjusted", "verdict"]
    joined = terms.merge(tested[keep], on="term", how="inner")
    return (
        joined.assign(
            times=joined["n_policy"] + joined["n_frontline"],
            unclear=joined["verdict"] == "cannot tell",
            size=joined["log_odds_z"].abs(),
        )
        .sort_values(["unclear", "size", "times"], ascending=[True, False, False])
        .drop(columns=["unclear", "size"])
        .reset_index(drop=True)
    )


def words_by_side(
    topic_terms: pd.DataFrame, terms: pd.DataFrame, documents: pd.DataFrame
) -> pd.DataFrame:
    """The topic's terms by rank; of each side its rate per 10,000 words, and its counts.

    `documents` are all that Terms counts, those of a control corpus too, in one language. NaN for
    terms that Terms lacks, and rates of a side without words.
    """
    keep = ["term", "n_policy", "n_frontline", "n_documents_policy", "n_documents_frontline"]
    shown = topic_terms.sort_values("rank")[["rank", "term", "weight", "frex"]]
    counted = shown.merge(terms[keep], on="term", how="left")
    words = documents.groupby("corpus")["n_tokens"].sum()
    rates = {side: words.get(side, 0) / PER or float("nan") for side in tables.CORPORA}
    for place, (side, size) in enumerate(rates.items(), start=4):
        counted.insert(place, side, counted[f"n_{side}"] / size)
    return counted


def topic_documents(shares: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row per document of `documents` by falling share, with the catalogue's own columns."""
    own = [name for name in documents.columns if name not in tables.columns(tables.Documents)]
    about = documents[["doc_id", "title", "cluster", "date", *own]]
    joined = shares[["doc_id", "corpus", "share"]].merge(about, on="doc_id")
    first = ["title", "corpus", "share", "cluster", "date", *own]
    return joined.sort_values("share", ascending=False)[[*first, "doc_id"]]


def unique_names(names: dict[str, str]) -> dict[str, str]:
    """Names by id; the id is appended to a name that is empty or not unique."""
    repeated = {name for name, n in Counter(names.values()).items() if n > 1}
    return {
        key: f"{name} ({key})" if name in repeated or not name else name
        for key, name in names.items()
    }


def surfaces(terms: pd.DataFrame, words: Iterable[str]) -> dict[str, list[str]]:
    """The written forms of the words that are terms; `terms` is Terms."""
    own = terms[terms["term"].isin(list(words))]
    return {
        str(term): str(forms).split("|")
        for term, forms in zip(own["term"], own["surfaces"], strict=True)
    }


def titles(documents: pd.DataFrame) -> dict[str, str]:
    """Titles by doc_id, made unique by `unique_names`."""
    return unique_names(dict(zip(documents["doc_id"], documents["title"], strict=True)))


def topic_names(gaps: pd.DataFrame) -> dict[str, str]:
    """Labels by topic id, made unique, by falling estimate."""
    rows = loading.of(gaps, measure="topic_share").sort_values("estimate", ascending=False)
    return unique_names(dict(zip(rows["item"], rows["label"], strict=True)))


def short_names(gaps: pd.DataFrame) -> pd.DataFrame:
    """The rows with a unique `name` for charts: two words of the label, or more."""
    short = gaps["label"].str.split(r" · |, ", regex=True).str[:2].str.join(" · ")
    name = short.where(~short.duplicated(keep=False), gaps["label"])
    return gaps.assign(name=name.where(~name.duplicated(keep=False), name + " " + gaps["item"]))


def notes(design: pd.DataFrame, *, without: Collection[str] = ()) -> str:
    """The sentences of the notes of `Design`, each once, but for the messages `without`.

    Its notes are messages (not yet texts).
    """
    messages = [one for note in design["note"] for one in decoded(note)]
    return " ".join(dict.fromkeys(str(one) for one in messages if one.code not in without))
