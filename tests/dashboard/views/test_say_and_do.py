"""The page Say and do."""

from __future__ import annotations

import pytest

from dashboard import marks
from pipeline import tables
from tests import example_tables
from tests.pages import opened, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def test_promises_and_passages_are_narrowed_by_the_catalogue(
    shared_example: example_tables.Frames,
) -> None:
    whole, narrow = seen("say_and_do"), seen("say_and_do", by_cluster="Hellvåg")
    assert len(whole.dataframe[0].value) == 6
    assert narrow.dataframe[0].value["title"].tolist() == ["Åpen dør: frivillighet på Hellvåg"]
    nurses = seen("say_and_do", by_role="nurse")
    assert len(nurses.dataframe[0].value) == 6  # no policy document has a role: that side is whole


def test_promises_are_counted_by_verdict_and_stand_beside_their_passages(
    shared_example: object,
) -> None:
    app = seen("say_and_do")
    said = texts(app)
    assert "Of 6 promises with a co-word" in said
    assert "1 have a clear match in an interview and 1 have none; for 4 the evidence" in said
    assert said.count('"cs-segment chosen frontline"') == 2
    assert len(app.dataframe[0].value) == 6
    none = seen("say_and_do", outcome="no match in any interview")
    assert len(none.dataframe[0].value) == 1
    assert "No passage of these interviews shares a word with it" in texts(none)


def test_promises_are_narrowed_by_concept(shared_example: object) -> None:
    app = seen("say_and_do", concept="co-design")
    assert app.dataframe[0].value["concepts"].tolist() == ["co-design co-production"]


def test_a_mark_of_a_passage_is_kept_and_exported_with_its_texts(
    example: example_tables.Frames,
) -> None:
    app = opened("say_and_do")
    app.text_input(key="coder").set_value("Åse").run()
    app.get("button_group")[0].set_value("contrast").run()
    app.checkbox[0].check().run()
    kept = marks.read("answer")
    assert set(kept["mark"]) == {"contrast", "no counterpart"}
    assert set(kept["coder"]) == {"Åse"}
    again = opened("say_and_do")
    shown = again.dataframe[-1].value
    passage = example[tables.Promises].iloc[0]["answer_segment_id"]
    text = example[tables.Passages].set_index("segment_id").at[passage, "text"]
    assert shown.loc[shown["mark"] == "contrast", "passage"].tolist() == [text]
    app.checkbox[0].uncheck().run()
    assert marks.read("answer")["mark"].tolist() == ["contrast"]
