"""Other analyses of levels: what each leaves out, and that only what it covers counts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.levels.checks import multiverse as module
from pipeline.levels.checks.multiverse import (
    Other,
    agreement,
    by_words,
    draws,
    is_drawn,
    key_of,
    other_analyses,
    specification_rows,
)
from pipeline.levels.levels import Beside, LevelTables, levels
from pipeline.stats.levels import count_assignments
from pipeline.wording.messages import decoded, message
from tests.gap.examples import PARAMS as GAP
from tests.levels.examples import asked, example
from tests.levels.test_values import values

FEW = GAP.model_copy(update={"n_permutations": 99})


@cache
def made() -> LevelTables:
    """The example without topics, with all other analyses of it."""
    frames = example()
    frames["topic_shares"] = frames["topic_shares"].iloc[:0]
    frames["mentions"] = frames["mentions"].assign(
        form="noun", negated=False, quoted=False, definitional=False
    )
    titles = frames["documents"]["doc_id"]
    frames["documents"] = frames["documents"].assign(title=titles, date="2020", notes="")
    params = asked(compare="neighbours", n_permutations=99)
    return levels(**frames, params=params, gap=FEW, min_group=3, beside=Beside(n_seeds=1))


def test_every_comparison_has_each_analysis_once_and_the_columns_count_them() -> None:
    found = made()
    tried = tables.check(tables.LevelSpecifications, found.specifications)
    rows = tables.check(tables.LevelContrasts, found.contrasts)
    keys = ["measure", "item", "contrast", "first", "second"]
    assert not tried.duplicated([*keys, "varied", "analysis"]).any()
    assert set(tried["dimension"]) == {"clusters", "method", "words"}
    kinds = tried.groupby([*keys, "dimension"])["same_verdict"].all().groupby(keys)
    counted = kinds.agg(["size", "sum"]).reset_index().merge(rows, on=keys)
    assert len(counted) == len(rows)
    assert (counted["size"] == counted["n_kinds"]).all()
    assert (counted["sum"] == counted["n_kinds_same"]).all()
    own = tried.merge(rows[[*keys, "verdict"]], on=keys, suffixes=("", "_usual"))
    assert (own["same_verdict"] == (own["verdict"] == own["verdict_usual"])).all()
    assert ((rows["otherwise"] != "") == (rows["n_kinds_same"] < rows["n_kinds"])).all()


def test_each_cluster_is_left_out_once_and_a_clear_fall_stays() -> None:
    tried = made().specifications
    left_out = tried[tried["varied"] == "clusters"]
    assert (
        left_out["analysis"].nunique()
        == example()["documents"].groupby("corpus")["cluster"].nunique().sum()
    )
    fall = left_out[
        (left_out["item"] == "co-production")
        & (left_out["measure"] == "concept_rate")
        & (left_out["second"] == "ward")
    ]
    assert len(fall) and fall["same_verdict"].all()


def other(verdicts: dict[tuple[str, str, str, str, str], str], varied: str = "weighting") -> Other:
    return Other(varied, message("by_words"), verdicts, frozenset({"concept_rate"}))


def test_only_analyses_of_the_measure_count_and_one_that_lacks_the_item_disagrees() -> None:
    row = {
        "language": "en", "measure": "concept_rate", "item": "co-design", "contrast": "pair",
        "first": "a", "second": "b", "verdict": "falls",
    }  # fmt: skip
    same, lacking = other({key_of(row): "falls"}), other({}, "lexicon")
    assert agreement(row, [same, lacking])["n_kinds"] == 2
    assert agreement(row, [same, lacking])["n_kinds_same"] == 1
    assert [one.code for one in decoded(str(agreement(row, [lacking])["otherwise"]))] == [
        "by_words"
    ]
    assert agreement({**row, "measure": "topic_share"}, [same]) == {
        "n_kinds": 0, "n_kinds_same": 0, "otherwise": "",
    }  # fmt: skip
    told = [
        (one["verdict"], one["same_verdict"]) for one in specification_rows(row, [same, lacking])
    ]
    assert told == [("falls", True), ("", False)]


def test_pooled_words_keep_the_mean_of_a_level_as_a_ratio_of_sums() -> None:
    one = values()["concept_rate"]
    weight = np.arange(1.0, len(one.level) + 1)
    weighted = by_words(
        type(one)(
            **{
                **vars(one),
                "measured": type(one.measured)(**{**vars(one.measured), "weight": weight}),
            }
        )
    )
    for level in range(one.n):
        own = one.level == level
        mean = weighted.measured.values[own].mean(axis=0)
        assert mean == pytest.approx(
            np.average(one.measured.values[own], axis=0, weights=weight[own])
        )


def test_nothing_is_tried_where_it_is_not_asked_for() -> None:
    found = levels(**example(), params=asked(), gap=FEW, min_group=3)
    assert found.specifications.empty
    assert (found.contrasts["n_kinds"] == 0).all()
    assert isinstance(found.specifications, pd.DataFrame)


def test_an_analysis_has_draws_enough_for_its_pairs_and_level() -> None:
    """Else no pair could be told, and each analysis would seem to disagree."""
    many = FEW.model_copy(update={"n_permutations": 99_999, "level": 0.01})
    assert 15 / (1 + draws(15, params=many)) < 0.01 / 10
    assert draws(1, params=many) == 2000
    assert draws(15, params=FEW) == FEW.n_permutations


def test_no_draws_are_varied_where_all_arrangements_are_enumerated() -> None:
    one = values()["concept_rate"]
    few = one.keeping(np.arange(len(one.level)) % 8 < 2)  # two documents a level
    ways = count_assignments(few.layout)
    alike = replace(few, measured=replace(few.measured, values=np.ones_like(few.measured.values)))
    for fewer, drawn in ((0, False), (1, True)):
        params = FEW.model_copy(update={"n_permutations": ways - fewer})
        assert is_drawn(alike, levels=asked(), params=params) is drawn
    assert not is_drawn(alike, levels=asked(paired_by="place"), params=FEW)
    assert is_drawn(one, levels=asked(), params=FEW)
    assert set(made().specifications["varied"]) >= {"draws", "weighting"}


@pytest.mark.parametrize(("corpus", "is_told"), [("frontline", False), ("policy", True)])
def test_nothing_is_left_out_within_places_of_interviewees(
    monkeypatch: pytest.MonkeyPatch, corpus: str, *, is_told: bool
) -> None:
    one = values()["concept_rate"]
    asked_for: list[object] = []
    monkeypatch.setattr(module, "verdicts", lambda *_, **__: {})

    def parts(documents: object) -> list[object]:
        asked_for.append(documents)
        return []

    monkeypatch.setattr(module, "parts_left_out", parts)
    place = one.documents.groupby("level_code").cumcount().map("place {}".format)
    placed = replace(one, documents=one.documents.assign(place=place, corpus=corpus))
    first = next(other_analyses(
        cast(Any, SimpleNamespace(documents=one.documents)), [placed], values_of=lambda _: [],
        levels=asked(paired_by="place"), params=FEW, n_seeds=0,
    ))  # fmt: skip
    assert first.varied == "weighting" and bool(asked_for) is is_told
