"""The page Say and do."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard import marks, naming
from dashboard.data import basket, judging
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
    assert naming.plain("6 promises with a co-word") in said
    told = "1 with a clear match in an interview, 1 with no match in any, 4 where one cannot tell"
    assert naming.plain(told) in said
    assert said.count('"cs-segment chosen frontline"') == 3 + 2  # read first, and the chosen one
    assert len(app.dataframe[0].value) == 6
    none = seen("say_and_do", outcome="none")
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


NO_LINES = pd.DataFrame({"segment_id": [], "concept": [], "keyword": []})


def test_pairs_that_speak_of_the_same_theme_come_before_those_that_share_more_words() -> None:
    pairs = pd.DataFrame(
        {
            "statement_id": list("abcd"), "segment_id": ["p1", "p2", "p3", "p4"],
            "statement": ["More time.", "More hands.", "More beds.", "Time shall be given."],
            "answer_segment_id": ["f1", "f2", "f3", "f4"], "answer_doc_id": list("wxyz"),
            "shared": ["x, y"] * 4, "nearness": [0.9, 0.2, 0.1, 0.3],
            "near_by": "words", "similarity": float("nan"),
            "verdict": ["cannot tell", "cannot tell", "answered", "cannot tell"],
        }
    )  # fmt: skip
    lines = pd.DataFrame(
        [
            ("p1", "resources-and-time", "hours"),  # in another sentence of the paragraph
            ("f1", "resources-and-time", "time"),
            ("p2", "resources-and-time", "hands"), ("f2", "resources-and-time", "shift"),
            ("p4", "motives", "Time"), ("f4", "resources-and-time", "time"),
        ],
        columns=["segment_id", "concept", "keyword"],
    )  # fmt: skip
    found = judging.worth_reading(pairs, lines, most=4)
    assert found["statement_id"].tolist() == ["c", "b", "a", "d"]
    assert found["about"].tolist() == [(), ("resources-and-time",), (), ()]


def test_an_answered_promise_is_never_beside_a_passage_that_the_verdict_is_not_about() -> None:
    rows = pd.DataFrame(
        {
            "statement_id": ["a", "a", "b"], "segment_id": ["p1", "p1", "p2"],
            "statement": "We shall.", "answer_segment_id": ["f1", "f2", "f3"],
            "answer_doc_id": ["x", "y", "z"], "shared": ["", "bed, ward", ""],
            "nearness": [0.0, 0.6, 0.0], "near_by": ["meaning", "words", "meaning"],
            "similarity": [0.9, 0.2, 0.8], "verdict": ["answered", "answered", "cannot tell"],
        }
    )  # fmt: skip
    assert judging.worth_reading(rows, NO_LINES)["answer_segment_id"].tolist() == ["f2", "f3"]


def test_a_page_on_which_nothing_is_told_says_what_words_cannot_show(
    example: example_tables.Frames,
) -> None:
    assert "No result" not in texts(opened("say_and_do"))
    unclear = example[tables.Promises].assign(verdict="cannot tell")
    tables.write(tables.Promises, unclear)
    n = unclear["statement_id"].nunique()
    said = texts(opened("say_and_do"))
    assert f"No result: for none of these {n} sentences can shared words alone show" in said
    assert "where one cannot tell" not in said  # a bar of all of them


def test_the_page_opens_on_pairs_worth_reading_the_answered_first(
    shared_example: example_tables.Frames,
) -> None:
    app = seen("say_and_do")
    headings = [one.value for one in app.header]
    assert headings[0] == "Read these first"
    assert app.subheader[0].value.startswith("6 promises")
    first = judging.worth_reading(shared_example[tables.Promises], NO_LINES)
    assert first["verdict"].iloc[0] == "answered"
    assert first["statement_id"].is_unique
    assert first["answer_doc_id"].is_unique
    assert (first["rank"] == 1).all()
    one_word = shared_example[tables.Promises].assign(shared="volunteer", near_by="words")
    assert judging.worth_reading(one_word, NO_LINES).empty


def test_a_promise_and_its_passage_go_into_the_basket_with_one_click_each(
    example: example_tables.Frames,
) -> None:
    app = opened("say_and_do")
    keys = [str(one.key) for one in app.button if str(one.key).startswith("first_basket_")]
    assert len(keys) == 6
    for key in keys[:2]:
        app.button(key=key).click().run()
    held = basket.quoted(lambda table: example[table])
    assert held["corpus"].tolist() == ["policy", "frontline"]
    passage = example[tables.Promises].iloc[0]["answer_segment_id"]
    texts_by_id = example[tables.Passages].set_index("segment_id")["text"]
    assert held["text"].iloc[1] == texts_by_id[passage]
