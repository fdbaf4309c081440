"""How a finding holds in alternative analyses."""

from __future__ import annotations

import pytest

from dashboard import state
from dashboard.data import loading
from dashboard.parts import grids, layout, other_analyses, pictures, statements
from pipeline import tables
from tests.dashboard.recorder import Recorder

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    made = Recorder()
    made.session_state["language"] = "en"
    for module in (layout, statements, grids, state, pictures, other_analyses):
        monkeypatch.setattr(module, "st", made)
    return made


def robust(item: str, page: Recorder) -> list[tuple[str, str]]:
    other_analyses.robust("concept_rate", item)
    return [
        (str(call.args[0]), call.settings["icon"])
        for call in page.of("expander")
        if call.settings["key"].startswith("analyses")
    ]


def test_a_finding_says_in_how_many_other_analyses_it_holds(
    page: Recorder, shared_example: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "Calculated in other ways: the same result in 4 of 4 kinds of check"
    # What may only be writing against talk, or was not compared with it, has no tick.
    assert robust("co-production", page) == [(told, ":material/rule:")]
    page.calls.clear()
    monkeypatch.setattr(other_analyses, "_may_be_genre", lambda measure, item: False)
    assert robust("co-production", page) == [
        (
            "Calculated in other ways: the same result in 4 of 4 kinds of check",
            ":material/verified:",
        )
    ]
    assert len(page.of("dataframe")[-1].args[0]) == 2


@pytest.mark.parametrize(("verdict", "sure"), [("different", False), ("bridge", True)])
def test_a_difference_that_names_no_side_has_no_tick(
    page: Recorder,
    shared_example: object,
    monkeypatch: pytest.MonkeyPatch,
    verdict: str,
    sure: bool,
) -> None:
    made = {table: loading.load_if_made(table) for table in (tables.Gaps, tables.Robustness)}
    made[tables.Gaps] = made[tables.Gaps].assign(verdict=verdict)
    monkeypatch.setattr(loading, "load_if_made", lambda table: made.get(table, tables.empty(table)))
    icon = ":material/verified:" if sure else ":material/rule:"
    assert [shown for _, shown in robust("co-production", page)] == [icon]


def test_a_finding_that_fails_in_one_analysis_has_another_sign(
    page: Recorder, shared_example: object
) -> None:
    assert robust("co-design", page) == [
        ("Calculated in other ways: the same result in 3 of 4 kinds of check", ":material/rule:")
    ]
    assert "without “Strategy”" in page.of("dataframe")[-1].args[0]["otherwise"].iloc[0]


def test_a_finding_that_was_not_tried_otherwise_says_nothing(
    page: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "load_if_made", tables.empty)
    assert robust("co-production", page) == []
    assert page.calls == []


def test_what_was_tried_is_drawn_only_where_it_is_opened_and_the_address_says_so(
    page: Recorder, shared_example: object
) -> None:
    page.answers["expander"] = Closed()
    robust("co-production", page)
    assert page.one("expander").settings["bind"] == "query-params"
    assert page.one("expander").settings["key"] == "analyses_concept_rate_co-production"
    assert not page.of("altair_chart")
    del page.answers["expander"]
    robust("co-production", page)
    assert len(page.of("altair_chart")) == 2  # the curve, and each cluster left out
    assert "in 11 of 11 alternative analyses" in page.texts("header")[0]
    each = page.of("dataframe")[0].args[0]
    assert len(each) == 11
    assert (each["dimension"] == "clusters").sum() == 6  # each cluster left out is a row


class Closed:
    """A fold that is closed."""

    open = False

    def __enter__(self) -> Closed:
        return self

    def __exit__(self, *_: object) -> None:
        return None
