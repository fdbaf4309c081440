"""Messages: from code and values to JSON, and from JSON to words in any language."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.wording.messages import (
    Message,
    Value,
    WrongMessages,
    decoded,
    encoded,
    is_encoded,
    message,
    render_columns,
    rendered,
    rendered_or_same,
    with_texts,
)
from pipeline.wording.templates import TEMPLATES
from pipeline.wording.translation import in_language

EMPTY = message("file_empty")
SHORT = message("too_short", n=1234, words=message("words_of_text"), needed=5000)


def test_a_message_is_said_in_the_language_of_now() -> None:
    assert str(SHORT) == "it is too short: 1,234 words of text, 5,000 are needed"
    with in_language("nb"):
        assert str(SHORT) == "den er for kort: 1\u00a0234 ord tekst, 5\u00a0000 trengs"


def test_a_decimal_keeps_its_decimals_and_a_float_has_those_that_it_needs() -> None:
    with in_language("nb"):
        assert "p: 0,10" in str(message("design_testable", p=Decimal("0.10")))
        assert "2,5 sekunder" in str(message("out_of_time", seconds=2.5))
        assert "3 sekunder" in str(message("out_of_time", seconds=3.0))


def test_a_template_for_several_is_counted_by_n() -> None:
    assert [str(message("clusters", n=n)) for n in (1, 2)] == ["1 cluster", "2 clusters"]
    with in_language("nb"):
        assert [str(message("clusters", n=n)) for n in (1, 2)] == ["1 klynge", "2 klynger"]


def test_a_code_among_the_values_is_a_word() -> None:
    with in_language("nb"):
        one = message("duplicate_other_side", file="policy/a.pdf", corpus="policy")
        assert str(one).endswith("policy/a.pdf, som regnes til politikk")


@pytest.mark.parametrize(
    "cell", ["a sentence", '{"code": 1}', "[1]", '[{"code": "nothing"}]', '[{"values": {}}]', "7"]
)
def test_a_cell_that_holds_no_messages_is_named_without_its_text(cell: str) -> None:
    with pytest.raises(WrongMessages) as raised:
        decoded(cell)
    assert str(raised.value) == "a cell holds no messages of this version"
    assert raised.value.__cause__ is None


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError, match="no template 'nothing'"):
        message("nothing")


VALUES: st.SearchStrategy[Value] = (
    st.text()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.decimals(allow_nan=False, allow_infinity=False, places=3)
)
MESSAGES = st.recursive(
    st.builds(Message, st.sampled_from(sorted(TEMPLATES)), st.dictionaries(st.text(), VALUES)),
    lambda inner: st.builds(
        Message, st.sampled_from(sorted(TEMPLATES)), st.dictionaries(st.text(), inner | VALUES)
    ),
    max_leaves=4,
)


@given(st.lists(MESSAGES, max_size=4))
def test_messages_pass_through_a_cell_unchanged(messages: list[Message]) -> None:
    cell = encoded(messages)
    assert list(decoded(cell)) == messages
    assert is_encoded(cell) == bool(messages)


@given(MESSAGES)
def test_a_message_travels_between_processes_and_can_be_a_key(one: Message) -> None:
    again = pickle.loads(pickle.dumps(one))  # noqa: S301 - what was pickled here
    assert {again: 1}[one] == 1


def test_a_cell_holds_codes_and_values_and_no_sentence() -> None:
    cell = encoded([message("disguised", suffix="txt", one=message("content_pdf"))])
    assert json.loads(cell) == [
        {"code": "disguised", "values": {"suffix": "txt", "one": {"code": "content_pdf"}}}
    ]


def test_no_message_is_an_empty_cell() -> None:
    assert encoded([]) == ""
    assert rendered("") == ""
    assert not is_encoded("")


def test_several_messages_of_a_cell_stand_beside_each_other() -> None:
    cell = encoded([EMPTY, message("no_text")])
    assert rendered(cell) == "the file is empty; the file holds no text"
    assert rendered(cell, separator=" ") == "the file is empty the file holds no text"


def test_a_text_that_is_no_message_stays() -> None:
    assert rendered_or_same("cluster 12") == "cluster 12"
    assert rendered_or_same(encoded([message("group_cluster", number="12")])) == "cluster 12"


def test_the_texts_of_a_message_can_be_changed() -> None:
    one = message("other_content", one=message("without_document", document="Tor"))
    assert "TOR" in str(with_texts(one, str.upper))


def test_the_columns_of_a_frame_are_rendered_and_the_frame_stays() -> None:
    frame = pd.DataFrame({"reason": [encoded([EMPTY])] * 2, "file": ["a", "b"]})
    shown = render_columns(frame, {"reason": "; ", "remedy": "; "})
    assert shown["reason"].tolist() == ["the file is empty"] * 2
    assert decoded(frame["reason"].iloc[0]) == (EMPTY,)
