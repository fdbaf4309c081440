"""What may stand at the front: findings that hold over all measures, and are worth it.

In: Gaps, and what Topics and Robustness say of their items. Out: rows in the order of the Overview,
and the verdicts of each concept for its picture.
"""

from __future__ import annotations

import pandas as pd

from dashboard.data import arranging, loading
from dashboard.translation import say
from pipeline import tables
from pipeline.stats.families.multiplicity import family_levels
from pipeline.tables.measures import FINDINGS, JUDGED_AT_FRONT, least_gap

KINDS = {"concept_rate": "word", "practice_rate": "practice", "meaning": "meaning"}
"""The three parts of a gap, by the measure of each."""

MOST_CONCEPTS = 10

_NAMED = ("policy", "frontline", "bridge", "different")
"""Verdicts that say something."""


def headline(gaps: pd.DataFrame, topics: pd.DataFrame, robustness: pd.DataFrame) -> pd.DataFrame:
    """Up to five rows of Gaps, in the order in which the Overview shows them.

    The family of co-words; the concept whose gap is largest at least, those that are more than
    genre first; the topics that are furthest at least to each side; the most frequent concept, or
    else topic, that is alike on both sides. A side is named only where that holds over all findings
    at once, and nothing is named that `is_worth_it` leaves out: then what is next heads the page.
    """
    sided = gaps["verdict"].isin(tables.CORPORA)
    worth = is_worth_it(gaps, topics, robustness)
    found = gaps[sided & gaps["over_all"] & worth]
    unclear = gaps["verdict"] == "cannot tell"
    family = loading.of(
        gaps[unclear | (worth & (~sided | gaps["over_all"]))], measure="family_rate"
    )
    concepts = loading.of(found, measure="concept_rate")
    first = ~concepts["more_than_genre"].isin(tables.CORPORA)
    apart = concepts.loc[
        pd.DataFrame({"genre": first, "size": -least_gap(concepts)})
        .sort_values(["genre", "size"], kind="stable")
        .index
    ]
    shares = loading.of(found, measure="topic_share")
    shares = shares.loc[least_gap(shares).sort_values(ascending=False, kind="stable").index]
    named = gaps[gaps["measure"].isin(["concept_rate", "topic_share"]) & worth]
    bridges = loading.of(named, verdict="bridge").sort_values(
        ["measure", "policy"], ascending=[True, False]
    )
    return pd.concat(
        [
            family.head(1),
            apart.head(1),
            loading.of(shares, verdict="policy").head(1),
            loading.of(shares, verdict="frontline").head(1),
            bridges.head(1),
        ]
    )


def is_worth_it(
    gaps: pd.DataFrame, topics: pd.DataFrame, robustness: pd.DataFrame
) -> pd.Series[bool]:
    """Which rows of Gaps may be a headline.

    None whose verdict holds in less than half of the dimensions of analysis or would be another
    without one source (`flipped_by`); no topic that is no subject, comes back in too few refits,
    belongs to one document or cluster, or whose words stand together no more than by chance.
    `topics` and `robustness` may hold more languages: each speaks of rows of its own.
    """
    sound = topics["stable"] & (topics["owned_by"] == "") & (topics["owned_by_cluster"] == "")
    sound &= (topics["coherence"] >= topics["chance"]) & ~topics["spurious"]
    doubtful = topics[~sound].rename(columns={"topic": "item"}).assign(measure="topic_share")
    every = loading.of(robustness, varied="all")
    minority = every[every["same_verdict"] < 0.5]
    # Ids such as co-production stand in every language.
    keys = ["language", "measure", "item"]
    lost = pd.MultiIndex.from_frame(pd.concat([doubtful[keys], minority[keys]]))
    fragile = gaps["flipped_by"].fillna("") != ""
    return gaps["stable"] & ~fragile & ~pd.MultiIndex.from_frame(gaps[keys]).isin(lost)


def is_quotable(
    gaps: pd.DataFrame, topics: pd.DataFrame, robustness: pd.DataFrame
) -> pd.Series[bool]:
    """Which rows of Gaps name a side and may be quoted, by `is_worth_it`."""
    return gaps["verdict"].isin(tables.CORPORA) & is_worth_it(gaps, topics, robustness)


def is_family_doubtful(gaps: pd.DataFrame, shown: pd.DataFrame) -> bool:
    """Whether a side or likeness is found of all co-words, and `headline` leaves it out."""
    found = loading.of(gaps[gaps["verdict"] != "cannot tell"], measure="family_rate")
    return len(found) > 0 and loading.of(shown, measure="family_rate").empty


def missing(gaps: pd.DataFrame, shown: pd.DataFrame) -> list[str]:
    """Sentences on what a reader might look for among the headlines `shown`, and does not find."""
    told = []
    if not shown["verdict"].isin(_NAMED).any():
        doubtful = say(
            "No finding is sure enough to stand first here. What the pictures below name may rest "
            "on one source, be missing in most alternative analyses, or be about a doubtful topic."
        )
        told.append(doubtful if at_front(gaps)["verdict"].isin(_NAMED).any() else _nothing(gaps))
    if is_family_doubtful(gaps, shown):
        told.append(
            say(
                "All co-words together do not stand first here: that result rests on one source, "
                "is missing in most alternative analyses, or disappears when everything is tested "
                "together."
            )
        )
    return told


def _nothing(gaps: pd.DataFrame) -> str:
    """That nothing is found, and that this is no finding either."""
    if not gaps["testable"].any():
        return say(
            "There are too few documents to test any difference. That does not mean that there is "
            "none."
        )
    return say(
        "These documents show no clear difference between the sides. That does not mean that there "
        "is none."
    )


def at_front(gaps: pd.DataFrame) -> pd.DataFrame:
    """The rows of Gaps; that sides differ is said only where it holds over all findings at once.

    Of what a word list finds nothing is named: what the list misses may make the gap, or hide one.
    """
    told = gaps["over_all"] | ~gaps["verdict"].isin([*tables.CORPORA, "different"])
    told &= gaps["recall"] == ""
    return gaps.assign(verdict=gaps["verdict"].where(told, "cannot tell"))


def judged_at_front(corrected: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """Corrected; that sides differ is said only where it holds over all findings at once.

    The themes and the practices are two families more beside the measures of `gaps`, which are
    all of Gaps in the same language. Codes are left as they are.
    """
    tested = gaps[gaps["measure"].isin(FINDINGS) & gaps["testable"]]
    judged = corrected[corrected["kind"].isin(JUDGED_AT_FRONT)]
    found = [
        *zip(tested["measure"], tested["p_adjusted"], strict=True),
        *zip(judged["kind"], judged["p_adjusted"], strict=True),
    ]
    levels = family_levels(found, level=loading.level())
    told = corrected["p_adjusted"] <= corrected["kind"].map(levels).astype(float).fillna(1.0)
    return corrected.assign(verdict=corrected["verdict"].where(told, "cannot tell"))


def corrected_first(corrected: pd.DataFrame, *, most: int = 3) -> pd.DataFrame:
    """The themes and practices that people's judgements name a verdict for, the largest gaps first.

    `corrected` is Corrected as `judged_at_front` has it. Codes are left out: those made for themes
    and practices say the same.
    """
    rows = corrected[corrected["kind"].isin(JUDGED_AT_FRONT)]
    named = rows[rows["verdict"].isin([*tables.CORPORA, "bridge"])]
    return named.sort_values("estimate", key=abs, ascending=False, kind="stable").head(most)


def verdict_cells(gaps: pd.DataFrame, corrected: pd.DataFrame) -> pd.DataFrame:
    """One row per concept and part of its gap (word, practice, meaning) that was tested.

    A practice has the verdict of people's judgements (`corrected` is Corrected) where enough
    passages were judged (`judged`), and what `gaps` say of it else.

    At most `MOST_CONCEPTS` concepts, those whose words tell most, by falling log ratio. `genre` is
    whether a side is named beyond genre: `more`, `perhaps` (or not compared), or empty where no
    side is named.
    """
    shown = arranging.most_telling(gaps, "concept_rate", "log2_ratio", MOST_CONCEPTS)
    order = shown["item"].tolist()[::-1]
    rows = gaps[gaps["measure"].isin(KINDS) & gaps["item"].isin(order)].copy()
    rows = _as_judged(rows, corrected)
    named = rows["verdict"].isin([*tables.CORPORA, "different"])
    more = rows["more_than_genre"].isin(tables.CORPORA) & rows["verdict"].isin(tables.CORPORA)
    rows["genre"] = more.map({True: "more", False: "perhaps"}).where(named, "")
    rows["kind"] = rows["measure"].map(KINDS)
    rows["name"] = rows["item"].map(dict(zip(shown["item"], shown["label"], strict=True)))
    place = {item: n for n, item in enumerate(order)}
    kinds = {kind: n for n, kind in enumerate(KINDS.values())}
    keys = rows["item"].map(place) * len(kinds) + rows["kind"].map(kinds)
    return rows.loc[keys.sort_values(kind="stable").index].reset_index(drop=True)


def _as_judged(rows: pd.DataFrame, corrected: pd.DataFrame) -> pd.DataFrame:
    """Rows of Gaps with `judged`, and with the verdict of Corrected where that is so."""
    told = loading.of(corrected, kind="practice").drop_duplicates("item").set_index("item")
    judged = (rows["measure"] == "practice_rate") & rows["item"].isin(told.index)
    changed = {
        name: rows[name].mask(judged, rows["item"].map(told[name]))
        for name in ("verdict", "sentence")
        if name in rows and name in told
    }
    # Nobody has judged what ordinary passages are like: nothing is compared with the genre.
    genre = rows["more_than_genre"].mask(judged, "")
    return rows.assign(judged=judged, more_than_genre=genre, **changed)
