"""More than genre on levels: the figures of two sides, adjusted for pairs."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
import pytest

from benchmarks.bench_levels import DESIGNS, of_genre
from pipeline import tables
from pipeline.gap.gaps import gaps
from pipeline.levels.levels import Beside, levels
from pipeline.levels.rows import VERDICTS
from tests.gap.examples import PARAMS as GAP
from tests.levels.examples import asked, example


def with_words(n_words: int = 24) -> dict[str, pd.DataFrame]:
    """The example, and ordinary words that hardly differ: each document has some of each."""
    frames = example()
    rng = np.random.default_rng(5)
    counts = [
        {"doc_id": doc, "language": "en", "term": f"word{i}", "n": int(n)}
        for doc in frames["documents"]["doc_id"]
        for i, n in enumerate(rng.poisson(np.full(n_words, 9.0)))
        if n
    ]
    return {**frames, "term_counts": pd.DataFrame(counts)}


@cache
def compared(**changed: object) -> pd.DataFrame:
    frames = with_words()
    words = frames.pop("term_counts")
    made = levels(
        **frames, params=asked(**changed), gap=GAP, min_group=3, beside=Beside(term_counts=words)
    )
    return tables.check(tables.LevelContrasts, made.contrasts)


def test_two_levels_that_are_the_sides_have_the_second_verdict_of_the_sides() -> None:
    own = compared(column="corpus", order=("policy", "frontline"))
    frames = with_words()
    two = gaps(
        frames["documents"], frames["mentions"], frames["term_counts"], frames["topic_shares"],
        params=GAP,
    ).set_index(["measure", "item"])  # fmt: skip
    rates = own[own["measure"] != "topic_share"]
    assert (rates["more_than_genre"] == "falls").any()
    for row in rates.to_dict("records"):
        side = two.loc[(row["measure"], row["item"])]
        verdict = side["more_than_genre"]
        assert row["more_than_genre"] == VERDICTS.get(verdict, verdict)
        assert row["p_genre"] == pytest.approx(side["p_genre"], nan_ok=True)
        assert row["beyond_genre"] == pytest.approx(-side["beyond_genre"], nan_ok=True)
        assert row["beyond_low"] == pytest.approx(-side["beyond_high"], nan_ok=True)
        assert row["as_far"] == pytest.approx(side["as_far"], nan_ok=True)


def test_a_word_that_stops_is_more_than_genre_and_what_is_not_told_never_is() -> None:
    rows = compared(compare="neighbours")
    pairs = rows[(rows["contrast"] == "pair") & (rows["measure"] == "concept_rate")]
    stops = pairs[(pairs["item"] == "co-production") & (pairs["second"] == "ward")].iloc[0]
    assert (stops["verdict"], stops["more_than_genre"]) == ("falls", "falls")
    told = pairs["more_than_genre"].isin(["rises", "falls"])
    assert (pairs.loc[told, "more_than_genre"] == pairs.loc[told, "verdict"]).all()
    whole = rows[rows["contrast"] != "pair"]
    assert set(whole["more_than_genre"]) == {""} and whole["p_genre"].isna().all()


def test_p_is_adjusted_for_all_pairs() -> None:
    two, three = compared(compare="neighbours"), compared(compare="pairs")
    keys = ["measure", "item", "contrast", "first", "second"]
    both = two.merge(three, on=keys, suffixes=("_two", "_three"))
    both = both[both["p_genre_two"].notna()]
    assert len(both)
    assert both["p_genre_three"].to_numpy() == pytest.approx(
        np.minimum(both["p_genre_two"] * 3 / 2, 1.0)
    )


def test_within_places_rates_have_a_second_verdict_and_topics_none() -> None:
    rows = compared(compare="neighbours", paired_by="place")
    pairs = rows[rows["contrast"] == "pair"]
    of_topics = pairs["measure"] == "topic_share"
    assert set(pairs.loc[of_topics, "more_than_genre"]) == {""}
    assert pairs.loc[pairs["measure"] == "concept_rate", "p_genre"].notna().all()


def test_what_differs_as_ordinary_words_do_is_told_but_is_not_more_than_genre() -> None:
    assert of_genre(DESIGNS[0], 0, factor=1.0) == (True, False)
