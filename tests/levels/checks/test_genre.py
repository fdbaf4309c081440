"""More than genre on levels: the figures of two sides, adjusted for pairs."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from benchmarks.bench_levels import DESIGNS, of_genre
from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.gap.comparison import compare
from pipeline.gap.genre import Baselines, beyond
from pipeline.gap.measures import measured
from pipeline.gap.measures.evidence import evidence_by_language
from pipeline.gap.measures.measured import Measured
from pipeline.levels.checks import genre
from pipeline.levels.levels import Beside, levels
from pipeline.levels.rows import VERDICTS
from tests.gap.examples import PARAMS
from tests.levels.examples import asked, example

GAP = PARAMS.model_copy(update={"n_permutations": 99})


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
        **frames,
        params=asked(n_permutations=99, **changed),
        gap=GAP,
        min_group=3,
        beside=Beside(term_counts=words),
    )
    return tables.check(tables.LevelContrasts, made.contrasts)


def test_two_levels_that_are_the_sides_have_the_second_verdict_of_the_sides() -> None:
    own = compared(column="corpus", order=("policy", "frontline"))
    frames = with_words()
    (evidence,) = evidence_by_language(
        frames["documents"], frames["mentions"], frames["term_counts"], frames["topic_shares"]
    )
    names = ("family_rate", "concept_rate", "term_rate")
    both = {one.name: (one, compare(one, params=GAP)) for one in
            measured(evidence, params=GAP, names=names)}  # fmt: skip
    assert (own["more_than_genre"] == "falls").any()
    for name in names[:2]:
        one, comparison = both[name]
        held = beyond(one, comparison, Baselines(evidence, None, both), params=GAP)
        assert held is not None
        rows = own[own["measure"] == name].set_index("item")
        for i, item in enumerate(one.items):
            row, side = rows.loc[item], held.row(i)
            verdict = str(side["more_than_genre"])
            assert row["more_than_genre"] == VERDICTS.get(verdict, verdict)
            for key, of, sign in (
                ("p_genre", "p_genre", 1), ("as_far", "as_far", 1),
                ("beyond_genre", "beyond_genre", -1), ("beyond_low", "beyond_high", -1),
            ):  # fmt: skip
                expected = sign * float(str(side[of]))
                assert row[key] == pytest.approx(expected, rel=1e-5, nan_ok=True)


def test_a_word_that_stops_is_more_than_genre_and_what_is_not_told_never_is() -> None:
    rows = compared(compare="neighbours")
    pairs = rows[(rows["contrast"] == "pair") & (rows["measure"] == "concept_rate")]
    stops = pairs[(pairs["item"] == "co-production") & (pairs["second"] == "ward")].iloc[0]
    assert (stops["verdict"], stops["more_than_genre"]) == ("falls", "falls")
    told = pairs["more_than_genre"].isin(["rises", "falls"])
    assert (pairs.loc[told, "more_than_genre"] == pairs.loc[told, "verdict"]).all()
    whole = rows[rows["contrast"] == "omnibus"]
    assert set(whole["more_than_genre"]) == {""} and whole["p_genre"].isna().all()


def test_a_trend_that_is_told_is_more_than_genre_where_its_ends_are() -> None:
    rows = compared(compare="pairs", ordered=True)
    rates = rows[rows["measure"] == "concept_rate"]
    trend = rates[rates["contrast"] == "trend"].set_index("item")
    ends = rates[(rates["first"] == "state") & (rates["second"] == "ward")]
    ends = ends[ends["contrast"] == "pair"].set_index("item")
    own = trend.loc["co-production"]
    assert (own["verdict"], own["more_than_genre"]) == ("falls", "falls")
    assert trend.loc["co-operation", ["verdict", "more_than_genre"]].tolist() == ["cannot tell"] * 2
    figures = ["beyond_genre", "beyond_low", "beyond_high", "as_far", "p_genre"]
    for item in trend.index:
        assert trend.loc[item, figures].tolist() == pytest.approx(ends.loc[item, figures].tolist())
    # Three pairs and the trend share the level: without the trend there are three.
    alone = compared(compare="pairs")
    before = alone[(alone["measure"] == "concept_rate") & (alone["first"] == "state")]
    before = before[before["second"] == "ward"].set_index("item")
    expected = np.minimum(before["p_genre"] * 4 / 3, 1.0)
    assert ends.loc[before.index, "p_genre"].to_numpy() == pytest.approx(expected.to_numpy())


def test_p_is_adjusted_for_all_pairs() -> None:
    two, three = compared(compare="neighbours"), compared(compare="pairs")
    keys = ["measure", "item", "contrast", "first", "second"]
    both = two.merge(three, on=keys, suffixes=("_two", "_three"))
    both = both[both["p_genre_two"].notna()]
    assert len(both)
    assert both["p_genre_three"].to_numpy() == pytest.approx(
        np.minimum(both["p_genre_two"] * 3 / 2, 1.0)
    )


def passages_of(documents: pd.DataFrame, near: dict[str, float]) -> pd.DataFrame:
    """Four passages of each document, the first beside a co-word: there `near` of topic en-1."""
    rows = [
        {"unit_id": f"{doc} {i}", "doc_id": doc, "topic": topic, "n_tokens": 100.0,
         "share": share if topic == "en-1" else 1 - share, "beside": i == 0}
        for n, (doc, standing) in enumerate(
            zip(documents["doc_id"], documents["standing"], strict=True))
        for i in range(4)
        for share in [(near[standing] if i == 0 else 0.2) + 0.01 * (n % 5 + i)]
        for topic in ("en-1", "en-2")
    ]  # fmt: skip
    return pd.DataFrame(rows)


def within_places(
    passages: pd.DataFrame,
    *,
    min_group: int = 3,
    two: bool = False,
    documents: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """A topic within places, and beside what it is in passages without a co-word.

    `two`: the last ward has two interviews.
    """
    frames = example()
    frames["mentions"] = frames["mentions"].iloc[:0]
    if documents is not None:
        shares = frames["topic_shares"]
        shares = shares[shares["doc_id"].isin(documents["doc_id"])]
        frames.update(documents=documents, topic_shares=shares)
    if two:
        places = frames["documents"]["place"].tolist()
        frames["documents"]["place"] = [*places[:-1], places[-2]]
    made = levels(
        **frames, params=asked(n_permutations=99, paired_by="place", compare="neighbours"),
        gap=GAP, min_group=min_group, beside=Beside(passages=passages),
    )  # fmt: skip
    rows = made.contrasts
    own = rows[(rows["measure"] == "topic_share") & (rows["contrast"] == "pair")]
    return own[own["item"] == "en-1"].set_index(["first", "second"])


GROWS = {"state": 0.2, "municipality": 0.3, "ward": 0.9}


LAST = ("municipality", "ward")


def test_topics_within_places_are_compared_with_the_passages_of_their_cells() -> None:
    documents = example()["documents"]
    found = within_places(passages_of(documents, GROWS)).loc[LAST]
    assert (found["verdict"], found["more_than_genre"]) == ("rises", "rises")
    assert found["baseline_first"] == pytest.approx(found["baseline_second"], abs=0.02)
    assert found["beyond_genre"] == pytest.approx(0.6, abs=0.05)
    # As much of it beside co-words as elsewhere: told, and no more than the documents are anyway.
    alike = passages_of(documents, dict.fromkeys(GROWS, 0.2))
    assert within_places(alike).loc[LAST, "more_than_genre"] == "cannot tell"


def test_a_document_of_many_words_does_not_outweigh_the_others_of_its_cell() -> None:
    documents = example()["documents"]
    passages = passages_of(documents, GROWS)
    last = passages["doc_id"] == documents["doc_id"].iloc[-1]
    elsewhere = last & ~passages["beside"]
    passages.loc[elsewhere, "share"] = np.where(passages["topic"] == "en-1", 0.8, 0.2)[elsewhere]
    found = within_places(passages, two=True, min_group=1).loc[LAST, "baseline_second"]
    longer = passages.assign(n_tokens=passages["n_tokens"].where(~last, 5_000.0))
    again = within_places(longer, two=True, min_group=1).loc[LAST, "baseline_second"]
    assert again == pytest.approx(found)


@pytest.mark.parametrize(("wards", "told"), [(4, ""), (5, "rises")])
def test_topics_of_fewer_places_than_may_be_told_have_no_second_verdict(
    wards: int, told: str
) -> None:
    documents = example()["documents"]
    passages = passages_of(documents, GROWS)
    silent = documents.loc[documents["standing"] == "ward", "doc_id"].tolist()[wards:]
    some = passages[~(passages["beside"] & passages["doc_id"].isin(silent))]
    assert within_places(some, min_group=5).loc[LAST, "more_than_genre"] == told


def test_the_places_of_a_pair_tell_no_single_interview_beside_those_of_another() -> None:
    """Five places on all levels, three on two of which one has co-words: five are compared."""
    frames = example()
    wards = frames["documents"].index[frames["documents"]["standing"] == "ward"]
    frames["documents"] = frames["documents"].drop(wards[5:])
    documents = frames["documents"]
    passages = passages_of(documents, GROWS)
    silent = documents.loc[documents["place"].isin(["place 6", "place 7"]), "doc_id"]
    passages = passages[~(passages["beside"] & passages["doc_id"].isin(silent))]
    pairs = within_places(passages, documents=documents)
    first, last = ("state", "municipality"), LAST
    assert pairs.loc[first, "baseline_second"] == pytest.approx(pairs.loc[last, "baseline_first"])
    # A cell with too few other passages takes the mean of the others, and is left out alike.
    bare = documents.loc[documents["place"].eq("place 4"), "doc_id"]
    few = passages[passages["beside"] | ~passages["doc_id"].isin(bare.iloc[1:2])]
    again = within_places(few, documents=documents)
    assert again.loc[first, "baseline_first"] != pytest.approx(pairs.loc[first, "baseline_first"])
    assert again.loc[first, "baseline_second"] == pytest.approx(again.loc[last, "baseline_first"])


def test_within_places_rates_have_a_second_verdict_and_topics_without_passages_none() -> None:
    rows = compared(compare="neighbours", paired_by="place")
    pairs = rows[rows["contrast"] == "pair"]
    of_topics = pairs["measure"] == "topic_share"
    assert set(pairs.loc[of_topics, "more_than_genre"]) == {""}
    assert pairs.loc[pairs["measure"] == "concept_rate", "p_genre"].notna().all()


def test_what_differs_as_ordinary_words_do_is_told_but_is_not_more_than_genre() -> None:
    assert of_genre(DESIGNS[0], 0, factor=1.0)[0::4] == (True, False)


def test_the_least_p_of_the_second_verdict_is_that_of_all_draws(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of a few draws it would be too large for many items and pairs, however far they are apart."""
    asked_of: list[int] = []

    def asking(*args: Any, params: GapParams) -> object:
        asked_of.append(params.n_permutations)
        return beyond(*args, params=params)

    monkeypatch.setattr(genre, "beyond", asking)
    frames = with_words()
    words = frames.pop("term_counts")
    frames["topic_shares"] = frames["topic_shares"].iloc[:0]
    gap = PARAMS.model_copy(update={"n_permutations": 199})
    levels(**frames, params=asked(n_permutations=199), gap=gap, min_group=3,
           beside=Beside(term_counts=words))  # fmt: skip
    assert set(asked_of) == {199}


def test_ordinary_words_are_compared_once_for_a_pair_of_levels(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []

    def comparing(one: Measured, **given: Any) -> object:
        made.append(one.name)
        return compare(one, **given)

    monkeypatch.setattr(genre, "compare", comparing)
    frames = with_words()
    words = frames.pop("term_counts")
    frames["topic_shares"] = frames["topic_shares"].iloc[:0]
    levels(**frames, params=asked(n_permutations=99), gap=GAP, min_group=3,
           beside=Beside(term_counts=words))  # fmt: skip
    assert made.count("term_rate") == 3  # three pairs, whatever measures are held against them
