"""Which pairs are asked, and that no pair is named where the levels together say nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from benchmarks.bench_levels import DESIGNS, LEVELS, PARAMS, simulated
from pipeline.gap.comparison import Comparison, compare
from pipeline.gap.influence import NOTHING
from pipeline.gap.measures.measured import Measured
from pipeline.levels import contrasts as module
from pipeline.levels.contrasts import contrasts, pairs_asked
from pipeline.levels.values import LevelValues
from pipeline.levels.within import Compared
from pipeline.stats import permutation
from pipeline.wording.messages import encoded, message
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


@pytest.mark.parametrize(("paired", "kept"), [(None, (3, 4)), ("place", (6, 6))])
def test_the_cluster_that_a_step_hangs_on_is_found_by_leaving_each_out(
    paired: str | None, kept: tuple[int, int]
) -> None:
    """So few clusters, or places, that the step cannot be told with one fewer."""
    one = values()["concept_rate"]
    number = one.documents.groupby("level_code").cumcount()
    some = (one.level > 0) & (
        number < one.documents["level_code"].map({0: 0, 1: kept[0], 2: kept[1]})
    )
    # Of places in which nobody is interviewed: else who is in them would be told.
    own = replace(one, documents=one.documents.assign(
        place=number.map("place {}".format), corpus="policy" if paired else "frontline",
    ))  # fmt: skip
    own = own.keeping(some.to_numpy())
    two = replace(
        own, names=one.names[1:], census=one.census[1:],
        documents=own.documents.assign(level_code=own.level - 1),
    )  # fmt: skip
    item = one.measured.items.index("co-production")

    def found(those: LevelValues) -> Compared:
        pair = contrasts(those, levels=asked(paired_by=paired), params=GAP).pairs[0, 1]
        assert pair is not None
        return pair

    whole = found(two)
    assert whole.verdict[item] == "policy"
    groups = two.documents["place" if paired else "doc_id"]
    moved = {
        str(group)
        for group in groups.unique()
        if found(two.keeping((groups != group).to_numpy())).verdict[item] != "policy"
    }
    named = whole.influence[item]
    first = groups[two.documents["doc_id"] == named.document].tolist()
    assert len(moved) >= 3 and set(first) <= moved and first
    assert named.n_documents == (2 if paired else 1)
    assert 0 < named.worst < whole.simultaneous.difference.estimate[item]
    if paired:
        spoken = replace(two, documents=two.documents.assign(corpus="frontline"))
        assert set(found(spoken).influence) == {NOTHING}
        numbers = two.documents["place"].map(
            lambda place: encoded([message("group_cluster", number=place)])
        )
        waves = replace(two, documents=spoken.documents.assign(cluster=numbers))
        assert found(waves).influence[item] == named


def test_without_a_cluster_directions_are_tested_as_with_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = GAP.model_copy(update={"n_permutations": 199})
    shapes: dict[tuple[int, int], set[bool]] = {}

    def compared(one: Measured, **given: Any) -> Comparison:
        made = compare(one, **given)
        shapes.setdefault(one.sides.shape, set()).add(made.apart)
        return made

    monkeypatch.setattr(module, "compare", compared)
    for whole in (True, False):
        shapes.clear()
        rule = {16: whole, 15: not whole}
        monkeypatch.setattr(permutation, "each_direction", lambda a, b, rule=rule: rule[a + b])
        contrasts(values()["concept_rate"], levels=asked(compare="neighbours"), params=few)
        assert shapes == {(8, 8): {whole}, (7, 8): {whole}, (8, 7): {whole}}


def test_nothing_is_left_out_of_what_is_not_told() -> None:
    found = contrasts(values()["concept_rate"], levels=asked(), params=GAP)
    for pair in found.pairs.values():
        assert pair is not None
        for verdict, one in zip(pair.verdict, pair.influence, strict=True):
            assert verdict != "cannot tell" or (one.document, one.n_documents) == ("", 0)
            assert verdict == "cannot tell" or np.isfinite(one.worst)


def test_few_uses_are_counted_up_to_whatever_level_pairs_are_named_at() -> None:
    design = next(one for one in DESIGNS if one.name == "3 levels of 8, unlike")
    one = simulated(design, np.random.default_rng([1, 7]), factor=1.0)
    few = PARAMS.model_copy(update={"n_permutations": 99})
    found = [
        contrasts(one, levels=LEVELS, params=few.model_copy(update={"level": level})).pairs[0, 2]
        for level in (0.05, 0.4)
    ]
    low, high = (pair.tested.p_value for pair in found if pair is not None)
    raised = high > low
    assert raised.any() and (low[raised] > 0.1).all() and (low[raised] <= 0.4).all()
    assert (high >= low).all()
