"""The page Plan a study."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages import opened, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def test_a_plan_begins_with_the_corpus_and_more_clusters_make_a_verdict_likelier(
    shared_example: object,
) -> None:
    app = opened("plan")
    fields = {field.key: field.value for field in app.number_input}
    assert (fields["planned_policy_clusters"], fields["planned_frontline_clusters"]) == (4, 6)
    assert (fields["planned_policy_spread"], fields["planned_frontline_spread"]) == (0.6, 0.9)
    before = app.dataframe[0].value.set_index("times")["named_if_policy_more"]
    assert app.dataframe[0].proto.columns.count('"format": "percent"') == 2
    app.number_input(key="planned_policy_clusters").set_value(40)
    app.number_input(key="planned_frontline_clusters").set_value(40).run()
    after = app.dataframe[0].value.set_index("times")["named_if_policy_more"]
    assert after[2.0] > before[2.0] + 0.2
    assert not app.warning
    assert app.query_params["planned_policy_clusters"] == "40"
    app.selectbox(key="concept").set_value("co-design").run()
    assert app.number_input(key="planned_policy_clusters").value == 4  # what is known of it
    assert [one for one in app.query_params if one.startswith("planned_")] == []


def test_a_plan_can_be_made_before_there_is_a_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = opened("plan")
    assert {field.key: field.value for field in app.number_input}["planned_policy_clusters"] == 3
    assert "A study like this would notice a gap of 4 times in" in texts(app)
