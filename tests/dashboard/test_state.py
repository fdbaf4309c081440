"""Choices that the address keeps."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard import menu, state
from pipeline import tables
from pipeline.wording.messages import encoded, message
from tests import example_tables
from tests.dashboard.recorder import Recorder
from tests.dashboard.shown import example as rows_of
from tests.pages import opened

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


class Address(dict[str, object]):
    """Stands in for `st.query_params`."""

    def get_all(self, key: str) -> list[str]:
        found = self.get(key, [])
        return [found] if isinstance(found, str) else list(found)  # type: ignore[call-overload]


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    made = Recorder(multiselect=[], selectbox="chosen")
    made.query_params = Address()
    monkeypatch.setattr(state, "st", made)
    return made


def test_a_filter_keeps_the_value_of_the_table_in_the_address(
    example: example_tables.Frames,
) -> None:
    small = encoded([message("group_small", n=3)])
    few = example[tables.Documents].replace({"role": {"nurse": small}})
    tables.write(tables.Documents, few)
    app = opened("documents", lang="nb", by_corpus="frontline", by_role=small)
    assert app.multiselect(key="by_role").value == [small]
    assert app.multiselect(key="by_role").options == ["færre enn 3", "frivillige"]
    assert set(app.dataframe[0].value["role"]) == {"færre enn 3"}
    app.multiselect(key="by_role").set_value(["volunteer"]).run()
    assert app.query_params["by_role"] == "volunteer"
    assert app.query_params["by_corpus"] == "frontline"
    app.switch_page(menu.path("words")).run()
    assert app.query_params["by_role"] == "volunteer"  # as it was chosen on the page before
    app.multiselect(key="by_role").set_value([]).run()
    assert "by_role" not in app.query_params


def test_the_language_of_the_documents_is_the_chosen_or_the_first(page: Recorder) -> None:
    assert state.language() == ""
    page.session_state["languages"] = {"nb": "Norwegian", "en": "English"}
    assert state.language() == "nb"
    page.session_state["language"] = "en"
    assert state.language() == "en"


def test_a_choice_is_kept_in_the_address_and_one_that_is_gone_is_forgotten(page: Recorder) -> None:
    page.session_state.update(topic="gone", concept="b")
    assert state.choose("Topic", {"a": "An A"}, key="topic", width=9) == "chosen"
    assert "topic" not in page.session_state
    state.choose("Concept", ["a", "b"], key="concept")
    assert page.session_state["concept"] == "b"
    first, second = page.of("selectbox")
    assert first.settings["bind"] == "query-params"
    assert first.settings["width"] == 9
    assert first.settings["format_func"]("a") == "An A"
    assert (second.args[1], second.settings["format_func"]("b")) == (["a", "b"], "b")


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
    page.session_state["kept_by_role"] = ["nurse"]
    state._ask("by_role", ["nurse", "volunteer"])
    assert (page.session_state["by_role"], address["by_role"]) == (["nurse"], ["nurse"])
    address["by_role"] = ["volunteer", "gone"]
    state._ask("by_role", ["nurse", "volunteer"])
    assert (page.session_state["by_role"], address["by_role"]) == (["volunteer"], ["volunteer"])
    page.session_state["by_role"] = []
    state._keep("by_role")
    assert page.session_state["kept_by_role"] == []
    assert "by_role" not in address


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
