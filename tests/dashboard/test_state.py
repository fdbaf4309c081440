"""Choices that the address keeps."""

from __future__ import annotations

import pytest

from dashboard import menu
from pipeline import tables
from pipeline.wording.messages import encoded, message
from tests import example_tables
from tests.pages import opened

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


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
