"""Tables on a page, with a tooltip on each column and a CSV button."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
import streamlit as st

from dashboard import naming, state
from dashboard.data import downloads
from dashboard.parts import grids, layout
from dashboard.translation import say
from pipeline import tables
from pipeline.wording.translation import in_language
from tests.dashboard.recorder import Recorder

ROWS = pd.DataFrame(
    {"item": ["co-design", "co-care"], "verdict": ["policy", "cannot tell"], "p_value": [0.01, 0.5],
     "n_policy": [6, 5]}
)  # fmt: skip


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    made = Recorder()
    for module in (grids, layout, state):
        monkeypatch.setattr(module, "st", made)
    made.session_state["language"] = "en"
    monkeypatch.setattr(downloads, "date_of_run", lambda: "2026-11-29")
    return made


def columns(page: Recorder) -> dict[str, Any]:
    found: dict[str, Any] = page.one("dataframe").settings["column_config"]
    return found


def test_a_table_has_a_column_for_each_of_its_own_and_a_csv_under_what_they_are_called(
    page: Recorder,
) -> None:
    page.session_state["language"] = "nb"
    grids.table(ROWS, key="gaps", of=(tables.Gaps,))
    assert columns(page).keys() == set(ROWS.columns)
    button = page.one("download_button")
    label, content, name, mime = button.args
    assert (label, name, mime) == ("CSV", "cospeak_gaps_nb_2026-11-29.csv", "text/csv")
    named = ["item", "verdict", "p [p_value]", "policy documents [n_policy]"]
    assert content() == tables.to_csv(ROWS.set_axis(named, axis=1))  # codes, not words
    assert button.settings["key"] == "gaps_csv"


def test_a_csv_is_in_the_language_of_the_page_when_it_is_asked_for(page: Recorder) -> None:
    rows = ROWS.assign(kind="label", share=[0.123456, 0.5])
    with in_language("nb"):
        grids.table(
            rows, key="gaps", of=(tables.Gaps,), about="co-design i Åsane",
            item=say("concept"), share=st.column_config.NumberColumn("andel"),
        )  # fmt: skip
    button = page.one("download_button")
    assert button.args[2] == "cospeak_gaps_co-design-i-asane_en_2026-11-29.csv"
    assert page.one("dataframe").settings["key"] == "gaps_co-design-i-asane"
    head, first, second = button.args[1]().decode("utf-8-sig").splitlines()
    assert head == (
        "begrep [item];konklusjon [verdict];p [p_value];politikkdokumenter [n_policy];slag [kind];"
        "andel [share]"
    )
    assert first == "co-design;mer i politikken;0,01;6;ordet;0,123456"
    assert second.split(";")[1] == "kan ikke avgjøres"


def test_a_column_that_may_count_either_keeps_its_stable_name_where_nobody_says_which() -> None:
    assert b"times in policy" not in grids.leaving(ROWS, (), {})
    assert b"times in policy [n_policy]" in grids.leaving(ROWS, (tables.Terms,), {})


def test_a_table_without_rows_says_so(page: Recorder) -> None:
    grids.table(ROWS.iloc[:0], key="gaps", of=(tables.Gaps,))
    assert page.texts("caption") == ["There are no rows."]
    assert not page.of("dataframe")
    assert not page.of("download_button")


def test_each_column_explains_itself_by_what_its_table_says(page: Recorder) -> None:
    grids.table(ROWS, key="gaps", of=(tables.Gaps,))
    described = tables.columns(tables.Gaps)
    for name in ROWS:
        assert columns(page)[name]["help"].startswith(described[name][:20])


def test_a_column_of_one_side_is_explained_as_the_column_of_both(page: Recorder) -> None:
    rows = pd.DataFrame({"policy_n_mentions": [3]})
    grids.table(rows, key="usage", of=(tables.Usage,))
    column = columns(page)["policy_n_mentions"]
    assert column["label"] == "mentions, policy"
    assert column["help"].startswith(tables.columns(tables.Usage)["n_mentions"][:20])


def test_verdicts_are_words_with_their_shape_and_none_is_not_compared(page: Recorder) -> None:
    rows = pd.DataFrame({"verdict": ["policy", "none"], "meaning_verdict": ["different", None]})
    grids.table(rows, key="gaps", of=())
    shown = page.one("dataframe").args[0]
    assert shown["verdict"].tolist() == ["■ more in policy", "■ no match in any interview"]
    assert shown["meaning_verdict"].tolist() == [
        "▲ differs more than chance explains",
        "not compared",
    ]
    assert rows["verdict"].tolist() == ["policy", "none"]


def test_whole_numbers_are_grouped_and_a_seed_is_not(page: Recorder) -> None:
    grids.table(pd.DataFrame({"n_tokens": [1], "seed": [2]}), key="x", of=())
    assert columns(page)["n_tokens"]["type_config"]["format"] == "localized"
    assert columns(page)["seed"]["type_config"]["format"] == "%d"


def test_a_setting_of_the_page_wins_and_a_label_keeps_the_tooltip(page: Recorder) -> None:
    own = grids.st.column_config.NumberColumn("mine", format="percent")
    grids.table(ROWS, key="gaps", of=(tables.Gaps,), p_value=own, item="the word")
    assert columns(page)["p_value"] is own
    assert columns(page)["item"]["label"] == "the word"
    assert columns(page)["item"]["help"]


def test_a_chosen_row_sets_the_choice_that_it_opens(page: Recorder) -> None:
    opens = state.Opens("concept", "item", at="sentences")
    grids.table(ROWS, key="gaps", of=(), opens=opens)
    settings = page.one("dataframe").settings
    assert settings["selection_mode"] == "single-row"
    for rows, chosen in (([], None), ([1], "co-care"), ([9], "co-care")):
        page.session_state["gaps"] = SimpleNamespace(selection=SimpleNamespace(rows=rows))
        settings["on_select"]()
        assert page.session_state.get("concept") == chosen
        assert page.query_params.get_all("concept") == ([chosen] if chosen else [])
        assert page.query_params.get("at") == ("sentences" if chosen else None)


def test_a_table_that_opens_nothing_has_no_choice(page: Recorder) -> None:
    grids.table(ROWS, key="gaps", of=())
    assert "on_select" not in page.one("dataframe").settings


def test_numbers_have_about_three_figures_of_the_largest_and_the_signs_of_the_language(
    page: Recorder,
) -> None:
    for cells, shown in (
        ([433.12, 0.56], [433, 1]), ([43.37, 0.016], [43.4, 0]), ([-4.337, 1.0], [-4.34, 1]),
        ([0.4336, 0.1], [0.434, 0.1]), ([], []),
    ):  # fmt: skip
        assert grids.rounded(pd.Series(cells, dtype=float)).tolist() == shown
    assert grids.rounded(pd.Series([float("nan")])).isna().all()
    for n in range(1, 10_000):  # as Streamlit cuts them
        (fine,) = grids.rounded(pd.Series([n / 10_000 + 0.00003]), fine=True)
        assert int(fine * 10_000) == n
    rows = ROWS.assign(rate=[43.37, 0.016], share=[0.4337, 0.1])
    share = grids.st.column_config.NumberColumn("share", format="percent")
    grids.table(rows, key="gaps", of=(tables.Gaps,), share=share)
    frame = page.one("dataframe").args[0]
    assert frame["rate"].tolist() == [43.4, 0]
    assert frame["share"].tolist() == [0.4337, 0.1]  # its form rounds it
    assert b",43.37,0.4337" in page.one("download_button").args[1]()  # leave whole
    assert columns(page)["rate"]["type_config"]["format"] == "localized"
    assert columns(page)["p_value"]["type_config"]["step"] == 0.0001


def test_a_cell_without_a_value_says_so_in_no_language(page: Recorder) -> None:
    grids.table(ROWS, key="gaps", of=())
    assert page.one("dataframe").settings["placeholder"] == "–"


def test_a_folded_table_is_opened_by_a_click_and_its_csv_is_not_folded(page: Recorder) -> None:
    grids.table(ROWS, key="gaps", of=(), folded=True)
    assert [call.name for call in page.calls if call.name in ("expander", "download_button")] == [
        "expander", "download_button",
    ]  # fmt: skip
    opened = page.one("expander").settings
    assert (opened["key"], opened["bind"]) == ("fold_gaps", "query-params")


def test_a_chosen_row_opens_the_part_of_the_page_where_it_is_seen(page: Recorder) -> None:
    opens = state.Opens("topic", "item", at="passages", part="one")
    grids.table(ROWS, key="gaps", of=(), opens=opens)
    page.session_state["gaps"] = SimpleNamespace(selection=SimpleNamespace(rows=[0]))
    page.one("dataframe").settings["on_select"]()
    assert page.query_params == {"topic": ["co-design"], "part": ["one"], "at": "passages"}


def test_numbers_of_documents_and_of_uses_are_not_called_alike(page: Recorder) -> None:
    rows = pd.DataFrame({"n_policy": [6], "n_frontline": [5]})
    grids.table(rows, key="gaps", of=(tables.Gaps,))
    assert columns(page)["n_policy"]["label"] == "policy documents"
    page.calls.clear()
    grids.table(rows, key="words", of=(tables.Gaps, tables.Terms))  # the counts of Terms
    assert columns(page)["n_policy"]["label"] == "times in policy"
    for table in tables.PUBLISHED:
        there = tables.columns(table)
        if "n_policy" in there:
            documents = there["n_policy"].startswith("policy documents")
            assert documents == (table in naming.COUNTING_DOCUMENTS), table
