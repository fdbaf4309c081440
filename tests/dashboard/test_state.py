"""Choices that the address keeps."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from dashboard import menu, state
from dashboard.data import loading
from dashboard.parts import layout
from pipeline import tables
from pipeline.wording.messages import encoded, message
from tests import example_tables
from tests.dashboard.recorder import Recorder
from tests.dashboard.shown import example as rows_of
from tests.pages import opened
from tests.paths import ROOT

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    made = Recorder(multiselect=[], selectbox="chosen")
    monkeypatch.setattr(state, "st", made)
    return made


def test_a_filter_keeps_the_value_of_the_table_in_the_address(
    example: example_tables.Frames,
) -> None:
    small = encoded([message("group_small", n=3)])
    few = example[tables.Documents].replace({"role": {"nurse": small}})
    tables.write(tables.Documents, few)
    nurse = few.loc[few["role"] == small, "doc_id"].min()
    app = opened("documents", lang="nb", by_corpus="frontline", by_role=nurse)
    assert app.multiselect(key="by_role").value == [small]
    assert app.multiselect(key="by_role").options == ["færre enn 3", "frivillige"]
    assert set(app.dataframe[0].value["role"]) == {"færre enn 3"}
    app.multiselect(key="by_role").set_value(["volunteer"]).run()
    volunteer = few.loc[few["role"] == "volunteer", "doc_id"].min()
    assert app.query_params["by_role"] == volunteer  # a document that has it, not its name
    assert app.query_params["by_corpus"] == "frontline"
    app.switch_page(menu.path("words")).run()
    assert app.query_params["by_role"] == volunteer  # as it was chosen on the page before
    app.multiselect(key="by_role").set_value([]).run()
    assert "by_role" not in app.query_params


@pytest.mark.parametrize(
    ("asked", "given"),
    [("", 4), ("40", 40), ("900", 500), ("-1", 2), ("nan", 4), ("4", 4), ("<b>", 4)],
)
def test_a_number_is_kept_in_the_address_within_its_limits(
    asked: str, given: int, page: Recorder
) -> None:
    page.answers["number_input"] = given
    if asked:
        page.query_params["planned_n"] = asked
    assert state.number("n", key="planned_n", first=4, within=(2, 500)) == given
    assert page.session_state["planned_n"] == given
    told = [] if given == 4 else [str(given)]
    assert page.query_params.get_all("planned_n") == told
    assert state.of_view()["planned_n"] == [str(given)]  # a kept view holds what opens by itself
    page.session_state["planned_n"] = 7
    page.one("number_input").settings["on_change"]()
    assert page.query_params.get_all("planned_n") == ["7"]
    state.set_choice("concept", "co-design")
    assert "planned_n" not in page.query_params


def test_a_download_holds_the_documents_of_its_page_though_no_session_is_there(
    page: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "st", page)
    page.session_state.update(languages={"nb": "Norwegian", "en": "English"}, language="en")
    make = state.in_this_view(lambda: layout.read(tables.Design))
    monkeypatch.setattr(loading, "load", lambda *_, **__: rows_of(tables.Design))
    page.session_state.clear()
    assert set(make()["language"]) == {"en"}
    assert state.language() == ""  # the page itself is as it was


def test_every_download_is_bound_to_its_page() -> None:
    for place in (ROOT / "dashboard").rglob("*.py"):
        if place.name not in ("state.py", "translation.py"):
            assert "in_this_language" not in place.read_text(encoding="utf-8"), place
        calls = re.findall(r"download_button\((.{0,200})", place.read_text(encoding="utf-8"), re.S)
        assert all("state.in_this_view(" in call for call in calls), place


def test_the_language_of_the_documents_is_the_chosen_or_the_first(page: Recorder) -> None:
    assert state.language() == ""
    page.session_state["languages"] = {"nb": "Norwegian", "en": "English"}
    assert state.language() == "nb"
    page.session_state["language"] = "en"
    assert state.language() == "en"


def test_a_choice_is_kept_in_the_address_by_its_id_and_one_that_is_gone_is_forgotten(
    page: Recorder,
) -> None:
    topics = {"en-1": "grants", "en-2": "night, ward"}
    page.session_state.update(topic="gone", concept="b")
    assert state.choose("Topic", topics, key="topic", index=1, width=9) == "chosen"
    assert page.session_state["topic"] == "en-2"
    assert "topic" not in page.query_params  # it opens by itself
    assert state.of_view() == {"topic": ["en-2"]}
    page.query_params["topic"] = "en-1"
    state.choose("Topic", topics, key="topic", index=1)
    assert page.session_state["topic"] == "en-1"
    page.query_params["topic"] = "night, ward"  # a link of an earlier version
    state.choose("Topic", topics, key="topic")
    assert (page.session_state["topic"], page.query_params["topic"]) == ("en-2", ["en-2"])
    state.choose("Concept", ["a", "b"], key="concept")
    assert page.session_state["concept"] == "b"
    assert page.query_params["concept"] == ["b"]  # chosen on the page before
    state.begin()
    assert state.of_view() == page.query_params
    first, *_, last = page.of("selectbox")
    assert first.settings["width"] == 9
    assert first.settings["format_func"]("en-1") == "grants"
    assert (last.args[1], last.settings["format_func"]("b")) == (["a", "b"], "b")
    assert all("bind" not in call.settings for call in page.of("selectbox"))
    assert state.choose("None", [], key="none") == "chosen"
    assert "none" not in page.session_state


def test_another_choice_goes_into_the_address_and_forgets_the_place_of_the_one_before(
    page: Recorder,
) -> None:
    page.query_params.update(page="3", line="a:1:7", place="a:1", concept="co-design", order="left")
    state.set_choice("concept", "co-care")
    assert page.query_params == {"concept": ["co-care"], "order": "left"}
    state.set_choice("concept", "all")
    assert "concept" not in page.query_params


def test_the_page_of_a_list_is_that_of_the_address_within_the_pages_there_are(
    page: Recorder,
) -> None:
    assert state.page_number(1, key="x") == 1
    assert not page.of("pagination")
    for asked, shown in (("3", 3), ("9", 4), ("0", 1), ("x", 2), ("", 2)):
        page.query_params["page"] = asked
        assert state.page_number(4, key="x", first=2) == shown
        assert page.session_state["x"] == shown
    page.query_params["line"] = "a:1:7"
    page.session_state["x"] = 4
    page.of("pagination")[-1].settings["on_change"]()
    assert page.query_params == {"page": "4"}


def test_several_choices_and_those_side_by_side_stand_in_the_address_as_codes(
    page: Recorder,
) -> None:
    page.answers["segmented_control"] = "theme"
    kinds = {"label": "the co-words", "theme": "themes"}
    page.query_params["kind"] = "themes"
    assert state.segmented("What", kinds, key="kind") == "theme"
    assert (page.session_state["kind"], page.query_params["kind"]) == ("theme", ["theme"])
    page.query_params["verdict"] = ["policy", "alike", "gone"]
    state.several("Only", {"policy": "more in policy", "bridge": "alike"}, key="verdict")
    assert page.session_state["verdict"] == ["policy", "bridge"]
    assert page.query_params["verdict"] == ["policy", "bridge"]
    page.session_state["verdict"] = []
    page.of("multiselect")[-1].settings["on_change"]("verdict")
    assert "verdict" not in page.query_params


def test_parts_of_a_page_are_tabs_whose_choice_stands_in_the_address_as_an_id(
    page: Recorder,
) -> None:
    page.answers["tabs"] = ["first", "second"]
    parts = {"both": "Begge sider", "one": "Ett tema"}
    assert state.tabs(parts, key="part") == ("both", "first")
    assert (page.session_state["part_tab"], page.query_params) == ("Begge sider", {})
    page.session_state["part_tab"] = "Ett tema"
    page.of("tabs")[-1].settings["on_change"]()
    assert (page.session_state["part"], page.query_params["part"]) == ("one", ["one"])
    assert state.tabs(parts, key="part") == ("one", "second")
    page.query_params.clear()
    page.session_state.clear()
    state.tabs(parts, key="part", index=1)
    assert (page.session_state["part_tab"], page.query_params) == ("Ett tema", {})


DOCUMENTS = rows_of(tables.Documents)


def filters(page: Recorder) -> list[str]:
    return [str(call.settings["key"]).removeprefix("by_") for call in page.of("multiselect")]


def test_filters_are_offered_where_a_column_has_some_values(page: Recorder) -> None:
    rows = DOCUMENTS.assign(many=[str(n) for n in range(20)], one="x")
    wide = pd.concat([rows] * 3).assign(many=[str(n) for n in range(60)])
    assert state.document_filters(rows, "corpus", "absent")["doc_id"].tolist() == (
        rows["doc_id"].tolist()
    )
    assert filters(page) == ["corpus", "role", "many"]
    page.calls.clear()
    state.document_filters(wide, "cluster")
    assert filters(page) == ["cluster", "role"]  # sixty values are too many to choose from


def test_chosen_values_narrow_the_documents(page: Recorder) -> None:
    page.answers["multiselect"] = ["frontline"]
    only = DOCUMENTS[["doc_id", "corpus"]]
    assert set(state.document_filters(only, "corpus")["corpus"]) == {"frontline"}


def test_a_filter_is_what_the_address_asks_and_else_what_a_page_before_kept(
    page: Recorder,
) -> None:
    address = page.query_params
    ids = {"nurse": "f-01", "volunteer": "f-02"}
    page.session_state["kept_by_role"] = ["nurse"]
    state._ask("by_role", {value: value for value in ids})
    assert page.session_state["by_role"] == ["nurse"]
    address["by_role"] = ["f-02", "gone"]
    state._ask("by_role", ids)
    assert (page.session_state["by_role"], address["by_role"]) == (["volunteer"], ["f-02"])
    address["by_role"] = "nurse"  # a link of an earlier version
    state._ask("by_role", ids)
    assert (page.session_state["by_role"], address["by_role"]) == (["nurse"], ["f-01"])
    page.session_state["by_role"] = []
    state._keep("by_role", ids)
    assert page.session_state["kept_by_role"] == []
    assert "by_role" not in address


def test_what_stands_in_the_address_names_no_place_and_is_the_same_among_fewer_documents() -> None:
    ids = state._ids(DOCUMENTS, "cluster")
    clusters = dict(zip(DOCUMENTS["doc_id"], DOCUMENTS["cluster"], strict=True))
    assert {clusters[one] for one in ids.values()} == set(ids)
    assert all(value != one for value, one in ids.items())
    assert state._ids(DOCUMENTS, "corpus") == {"frontline": "frontline", "policy": "policy"}
    gaps = DOCUMENTS.assign(role=None)
    assert state._ids(gaps, "role") == {}


def test_the_fold_of_filters_is_open_where_one_is_chosen_and_says_what_it_narrows(
    page: Recorder,
) -> None:
    state.catalogue(DOCUMENTS, note="This narrows the lines.")
    assert page.one("expander").settings["expanded"] is False
    assert page.texts("caption") == ["This narrows the lines."]
    page.calls.clear()
    page.query_params["by_role"] = ["nurse"]
    page.answers["multiselect"] = ["nurse"]
    chosen = state.catalogue(DOCUMENTS[["doc_id", "role"]])
    assert page.one("expander").settings["expanded"] is True
    assert page.texts("caption")[-1] == f"Narrowed to {len(chosen)} of 20 documents."
    assert "as they were tested" in page.texts("caption")[0]
