"""The basket of quotes: kept as ids, shown with text and source."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard import marks
from dashboard.data import basket
from pipeline import tables
from tests.dashboard.shown import example

PASSAGES = example(tables.Passages)
UNITS = example(tables.TopicPassages)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def quoted() -> pd.DataFrame:
    return basket.quoted(lambda table: example(table))


def test_a_sentence_and_a_passage_of_a_topic_are_quoted_with_their_sources() -> None:
    row = PASSAGES[PASSAGES["role"] == "respondent"].iloc[0]
    sentence = " ".join(str(row["text"]).split()[1:4])
    basket.put("Åse", str(row["segment_id"]), basket.place_of(sentence, str(row["text"])))
    unit = UNITS.iloc[0]
    basket.put("Åse", str(unit["segment_id"]), basket.place_of_unit(str(unit["text"])))
    found = quoted()
    assert found["text"].tolist() == [sentence, unit["text"]]
    assert found["source"].iloc[0].startswith("interview 1, ")
    assert [one.text for one in basket.as_quotes(found)] == found["text"].tolist()


@pytest.mark.parametrize(
    ("text", "told"),
    [("We shall.", "“We shall.” (p. 1)"), ("“We shall.”", "“We shall.” (p. 1)"),
     ("«Vi skal.»", "«Vi skal.» (p. 1)"), ("“Yes” and no", "““Yes” and no” (p. 1)"),
     (" We. ", "“We.” (p. 1)")],
)  # fmt: skip
def test_a_quote_is_cited_in_one_pair_of_quotation_marks(text: str, told: str) -> None:
    assert basket.cited({"text": text, "source": "p. 1", "note": ""}) == told


def test_what_is_kept_holds_no_text(folder: Path) -> None:
    row = PASSAGES.iloc[0]
    basket.put("Åse", str(row["segment_id"]), basket.place_of(str(row["text"]), str(row["text"])))
    assert str(row["text"])[:20].encode() not in marks.FILE.read_bytes()


def test_a_quote_stands_once_in_its_order_with_its_note_until_it_is_taken_out() -> None:
    first, second = PASSAGES["segment_id"].head(2)
    for item in (first, second, first):
        basket.put("Åse", item, "")
    assert basket.read()["item"].tolist() == [first, second]
    basket.keep("Åse", first, "", order=3, note="for the minister")
    rows = quoted()
    assert rows["item"].tolist() == [second, first]
    assert rows["note"].tolist() == ["", "for the minister"]
    basket.take_out("Åse", second, "")
    assert basket.read()["item"].tolist() == [first]


def test_a_quote_whose_text_is_gone_is_left_out_and_an_empty_basket_is_empty() -> None:
    assert quoted().empty
    basket.put("Åse", "gone:0001", "")
    basket.put("Åse", str(UNITS["segment_id"].iloc[0]), "unit-000000000000")
    assert quoted().empty
    assert len(basket.read()) == 2


def test_a_sentence_that_is_not_in_the_text_stands_for_all_of_it() -> None:
    assert basket.place_of("b c.", "a. b c. d") == "3:7"
    assert basket.place_of("x", "a. b c. d") == ""
    assert basket.place_of("", "a") == ""
    assert basket.place_of(" … ", "a") == ""


@pytest.mark.parametrize(
    ("sentence", "text", "quote"),
    [
        ("…of a plan that we…", "Most of a plan that we made.", "of a plan that we"),
        ("we plan it. They do.", "So we  plan\nit. They do. ", "we  plan\nit. They do."),
        ("… and so we plan…", "… and so we plan it.", "… and so we plan"),
        ("…so we plan…", "And so we plan… Then", "so we plan…"),
        ("ther we pla", "Together we plan.", "Together we plan"),
    ],
)
def test_a_sentence_is_found_though_its_line_was_cut_or_put_together(
    sentence: str, text: str, quote: str
) -> None:
    start, end = basket.place_of(sentence, text).split(":")
    assert text[int(start) : int(end)] == quote


def test_an_interviewers_words_that_were_put_there_before_are_marked_as_theirs() -> None:
    row = PASSAGES[PASSAGES["role"] == "interviewer"].iloc[0]
    basket.put("Åse", str(row["segment_id"]), "")
    assert quoted()["source"].iloc[0].startswith("words of the interviewer in interview ")
