"""Which pairs are asked, and that no pair is named where the levels together say nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.levels import contrasts as module
from pipeline.levels.contrasts import contrasts, pairs_asked
from tests.gap.examples import PARAMS as GAP
from tests.levels.examples import asked
from tests.levels.test_values import values


def test_pairs_neighbours_and_a_reference() -> None:
    one = values()["concept_rate"]
    assert list(pairs_asked(one, levels=asked())) == [(0, 1), (0, 2), (1, 2)]
    assert list(pairs_asked(one, levels=asked(compare="neighbours"))) == [(0, 1), (1, 2)]
    reference = asked(compare="reference", reference="ward")
    assert list(pairs_asked(one, levels=reference)) == [(2, 0), (2, 1)]
    without = replace(one, names=("state", "municipality"))
    assert list(pairs_asked(without, levels=reference)) == []


def test_no_pair_is_named_where_the_omnibus_test_says_nothing(monkeypatch: object) -> None:
    one = values()["concept_rate"]
    free = contrasts(one, levels=asked(), params=GAP)
    named = [np.isin(pair.verdict, ("policy", "frontline")) for pair in free.pairs.values() if pair]
    assert any(each.any() for each in named)

    def silent(*arguments: object, **settings: object) -> object:
        whole = free.whole
        assert whole is not None
        return replace(
            whole, omnibus=replace(whole.omnibus, p_adjusted=np.full(len(one.measured.items), 0.2))
        )

    monkeypatch.setattr(module, "whole_tests", silent)  # type: ignore[attr-defined]
    stopped = contrasts(one, levels=asked(), params=GAP)
    for pair, before in zip(stopped.pairs.values(), named, strict=True):
        assert pair is not None
        assert not np.isin(pair.verdict, ("policy", "frontline")).any()
        assert set(pair.reason[before]) <= {"whole"}
        assert (pair.tested.p_adjusted >= 0.2).all()
        told = pair.simultaneous.ratio
        assert ((told.low <= 0) & (told.high >= 0)).all()


def test_two_levels_are_one_pair_without_tests_over_all() -> None:
    one = values()["concept_rate"]
    two = np.isin(one.level, (0, 1))
    few = replace(
        one,
        measured=replace(
            one.measured,
            values=one.measured.values[two],
            documents=tuple(np.array(one.measured.documents)[two].tolist()),
            weight=one.measured.weight[two],
        ),
        documents=one.documents[two].reset_index(drop=True),
        names=one.names[:2],
        census=one.census[:2],
    )
    found = contrasts(few, levels=asked(ordered=True), params=GAP)
    assert found.whole is None
    assert list(found.pairs) == [(0, 1)]
