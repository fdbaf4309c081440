"""Texts of documents, always escaped: lines of a concordance, passages, segments."""

from __future__ import annotations

import io
import re
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard import state
from dashboard.data import basket
from dashboard.parts import baskets, grids, layout, quotes
from pipeline import tables
from tests.dashboard.recorder import Recorder
from tests.dashboard.shown import example

LINES = example(tables.Concordance)
PASSAGES = example(tables.Passages)


def made_page(monkeypatch: pytest.MonkeyPatch, *chosen: int) -> Recorder:
    """A page whose address holds the chosen line, if there is one."""
    made = Recorder()
    for row in chosen:
        made.query_params["line"] = LINES["mention_id"].iloc[row]
    for module in (baskets, quotes, grids, layout, state):
        monkeypatch.setattr(module, "st", made)
    monkeypatch.setattr(layout, "read", lambda table, *_, **__: example(table))
    return made


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    return made_page(monkeypatch)


def test_lines_come_a_page_at_a_time_with_all_of_them_as_csv(page: Recorder) -> None:
    many = pd.concat([LINES] * 3)
    quotes.lines(many, key="x")
    n = len(many)
    assert page.one("pagination").args == (-(-n // quotes.PAGE_ROWS),)
    assert page.texts("caption") == [
        f"Lines 1 to {quotes.PAGE_ROWS} of {n}. Tick a line to read its passage."
    ]
    assert len(page.one("dataframe").args[0]) == quotes.PAGE_ROWS
    leaves = pd.read_csv(io.BytesIO(page.one("download_button").args[1]()), encoding="utf-8-sig")
    assert leaves["document id [doc_id]"].tolist() == many["doc_id"].tolist()


def test_the_last_page_ends_with_the_last_line(monkeypatch: pytest.MonkeyPatch) -> None:
    page = made_page(monkeypatch)
    page.query_params["page"] = "2"
    quotes.lines(LINES.head(30), key="x")
    assert page.texts("caption") == ["Lines 26 to 30 of 30. Tick a line to read its passage."]


def test_a_phone_shows_what_stands_before_and_after_the_keyword(page: Recorder) -> None:
    def widths() -> list[int]:
        columns = page.of("dataframe")[-1].settings["column_config"]
        return [columns[name]["width"] for name in ("left", "keyword", "right")]

    quotes.lines(LINES, key="x")
    assert sum(widths()) > 700
    page.context.headers["User-Agent"] = "Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile"
    quotes.lines(LINES, key="y")
    ticks = 42
    margins = 2 * 16
    assert ticks + sum(widths()) <= 390 - margins
    shown = page.of("dataframe")[-1].args[0]
    assert shown["left"].str.len().max() <= 15
    assert shown["right"].str.len().max() <= 22


def test_without_lines_it_says_so(page: Recorder) -> None:
    quotes.lines(LINES.iloc[:0], key="x")
    assert page.texts("caption") == ["No sentence of this kind is in the documents."]
    assert not page.of("dataframe")


def test_a_cell_shows_the_words_next_to_the_keyword_and_ends_at_a_word(page: Recorder) -> None:
    long = LINES.head(1).assign(left="begin " + "abc " * 20, right="xyz " * 40)
    quotes.lines(long, key="x")
    (row,) = page.one("dataframe").args[0].to_dict("records")
    assert re.fullmatch(r"… (abc )+", row["left"])
    assert len(row["left"]) <= 36
    assert re.fullmatch(r"(xyz )+…", row["right"])
    assert len(row["right"]) <= 64


def test_other_lines_have_another_key_so_that_a_choice_does_not_pass_on(page: Recorder) -> None:
    for found in (LINES.head(2), LINES.tail(2), LINES.head(2)):
        quotes.lines(found, key="x")
    first, second, again = (call.settings["key"] for call in page.of("dataframe"))
    assert first == again != second


def test_a_chosen_line_opens_its_passage_with_the_keyword_marked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = made_page(monkeypatch, 1)
    quotes.lines(LINES.head(3), key="x")
    line = LINES.iloc[1]
    shown = page.texts("html")[-1]
    assert f"<mark>{line['keyword']}</mark>" in shown
    assert shown.count("<mark>") == 1
    link = page.one("page_link").settings["query_params"]
    assert link == {"document": line["doc_id"], "place": line["segment_id"]}


def test_a_link_to_a_line_opens_its_page_with_the_line_ticked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = made_page(monkeypatch, 27)
    for _ in range(2):  # a second run must not begin the table anew
        quotes.lines(LINES, key="x")
    assert page.texts("caption")[0].startswith("Lines 26 to ")
    first, again = page.of("dataframe")
    assert first.settings["selection_default"] == {"selection": {"rows": [2]}}
    assert (first.settings["key"], first.settings["selection_default"]) == (
        again.settings["key"], again.settings["selection_default"],
    )  # fmt: skip


def test_a_ticked_line_goes_into_the_address_by_its_id(page: Recorder) -> None:
    quotes.lines(LINES.head(3), key="x")
    grid = page.one("dataframe").settings
    for rows, there in (([1], LINES["mention_id"].iloc[1]), ([], None)):
        page.session_state[grid["key"]] = SimpleNamespace(selection=SimpleNamespace(rows=rows))
        grid["on_select"]()
        assert page.query_params.get("line") == there


def test_one_click_on_a_line_puts_its_sentence_into_the_basket(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    page = made_page(monkeypatch)
    quotes.lines(LINES.head(3), key="x")
    grid = page.one("dataframe")
    assert quotes.PUT in grid.settings["column_order"]
    column = grid.settings["column_config"][quotes.PUT]
    key = f"{grid.settings['key']}_put"
    for row in (1, 9):  # the table may have become shorter since
        page.session_state[key] = SimpleNamespace(row=row)
        column.on_click()
    (kept,) = basket.quoted(example).to_dict("records")
    line = LINES.iloc[1]
    assert kept["item"] == line["segment_id"]
    assert kept["text"] == f"{line['left']}{line['keyword']}{line['right']}".strip()
    quotes.lines(LINES.head(3), key="x")
    shown = page.of("dataframe")[-1].args[0][quotes.PUT]
    assert shown.tolist() == ["Quote", "In the basket", "Quote"]


def test_each_part_of_a_document_has_a_button_for_the_basket(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    page = made_page(monkeypatch)
    some = PASSAGES.head(3)
    quotes.with_basket(some, chosen=some["segment_id"].iloc[1])
    assert [call.settings["args"] for call in page.of("button")] == [
        (segment, "") for segment in some["segment_id"]
    ]
    assert ["chosen" in text for text in page.texts("html")] == [False, True, False]
    quotes.with_basket(some.iloc[:0])
    assert page.texts("caption") == ["There is no passage."]


def test_what_an_interviewer_says_goes_into_no_basket_and_a_line_that_is_not_found_takes_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    turns = PASSAGES[PASSAGES["role"].isin(["interviewer", "respondent"])].head(2)
    assert set(turns["role"]) == {"interviewer", "respondent"}
    asked, answered = turns.sort_values("role")["segment_id"]
    page = made_page(monkeypatch)
    quotes.with_basket(turns)
    assert [call.settings["args"] for call in page.of("button")] == [(answered, "")]

    lines = LINES.head(2).assign(segment_id=[asked, answered], keyword="not in the text")
    for row in (0, 1):
        page = made_page(monkeypatch, row)
        quotes.lines(lines, key="x")
        assert [call.args[0] for call in page.of("button")] == (
            ["Put into the basket of quotes (the whole passage)"] * row
        )
        grid = page.one("dataframe")
        assert grid.args[0][quotes.PUT].isna().tolist() == [True, False]
        assert grid.args[0][quotes.PUT].iloc[1] == "Whole passage"
        page.session_state[f"{grid.settings['key']}_put"] = SimpleNamespace(row=row)
        grid.settings["column_config"][quotes.PUT].on_click()
    assert basket.held() == {(answered, "")}


def test_a_passage_that_is_not_published_is_said_to_be_so(page: Recorder) -> None:
    quotes.passage("gone:0001")
    assert page.texts("caption") == ["The passage is not in the published tables."]


def test_a_passage_stands_among_its_neighbours_and_only_it_is_chosen(page: Recorder) -> None:
    place = "policy-strategy:0005"
    quotes.passage(place)
    shown = page.texts("html")[-1]
    assert shown.count('class="cs-segment') == 5
    assert shown.count("chosen") == 1


SEGMENT = pd.DataFrame(
    [{"segment_id": "a:1", "corpus": "frontline", "role": "interviewer", "speaker": "R <b>",
      "location": "turn 1", "text": "<script>co-design</script>"}]
)  # fmt: skip


def test_texts_and_speakers_are_mere_text(page: Recorder) -> None:
    quotes.segments(SEGMENT, chosen="a:1", mark="co-design")
    (shown,) = page.texts("html")
    assert "<script>" not in shown
    assert "<b>" not in shown
    assert "&lt;script&gt;<mark>co-design</mark>&lt;/script&gt;" in shown
    assert '<div class="cs-segment frontline interviewer chosen">' in shown
    assert "<small>R &lt;b&gt; · turn 1</small>" in shown


def test_what_is_marked_is_mere_text_too(page: Recorder) -> None:
    quotes.quoted("a <img src=x> b", "", side="policy", mark="<img[^>]*>")
    assert "a <mark>&lt;img src=x&gt;</mark> b" in page.texts("html")[0]


def test_only_the_chosen_segment_is_marked(page: Recorder) -> None:
    quotes.segments(SEGMENT, chosen="a:2", mark="co-design")
    quotes.segments(SEGMENT, mark="co-design")
    other, all_of_them = page.texts("html")
    assert "<mark>" not in other
    assert "<mark>" in all_of_them


def test_without_segments_it_says_so(page: Recorder) -> None:
    quotes.segments(SEGMENT.iloc[:0])
    assert page.texts("caption") == ["There is no passage."]


def test_a_quoted_text_and_a_line_are_mere_text(page: Recorder) -> None:
    quotes.quoted("a <i> b", "p. 1 & 2", side="policy", mark="B")
    quotes.line("<left>", "co-<b>", "right &")
    quoted, line = page.texts("html")
    assert quoted == (
        '<div class="cs-segment chosen policy"><small>p. 1 &amp; 2</small>'
        "a &lt;i&gt; <mark>b</mark></div>"
    )
    assert line == '<div class="cs-item">&lt;left&gt;<mark>co-&lt;b&gt;</mark>right &amp;</div>'


def test_a_chosen_line_is_put_into_the_basket_as_its_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = made_page(monkeypatch, 0)
    quotes.lines(LINES.head(1), key="x")
    put = next(one for one in page.of("button") if "basket" in str(one.settings["key"]))
    segment, place = put.settings["args"]
    assert segment == LINES["segment_id"].iloc[0]
    start, _, end = place.partition(":")
    text = PASSAGES.set_index("segment_id")["text"][segment]
    assert LINES["keyword"].iloc[0] in (text[int(start) : int(end)] if place else text)
