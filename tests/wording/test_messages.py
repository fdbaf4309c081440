"""Messages: codes and values that become words where they are shown."""

from __future__ import annotations

import json
import pickle

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.wording.messages import (
    Message,
    Value,
    decoded,
    encoded,
    message,
    render_columns,
    rendered,
    with_texts,
)
from pipeline.wording.templates import TEMPLATES
from pipeline.wording.translation import in_language

VALUES: st.SearchStrategy[Value] = st.text() | st.integers() | st.floats(allow_nan=False)
MESSAGES = st.recursive(
    st.builds(Message, st.sampled_from(sorted(TEMPLATES)), st.dictionaries(st.text(), VALUES)),
    lambda inner: st.builds(
        Message, st.sampled_from(sorted(TEMPLATES)), st.dictionaries(st.text(), inner | VALUES)
    ),
    max_leaves=4,
)


@given(st.lists(MESSAGES, max_size=4))
def test_messages_pass_through_a_cell_unchanged(messages: list[Message]) -> None:
    assert list(decoded(encoded(messages))) == messages


@given(MESSAGES)
def test_a_message_travels_between_processes_and_can_be_a_key(one: Message) -> None:
    again = pickle.loads(pickle.dumps(one))  # noqa: S301 - what was pickled here
    assert {again: 1}[one] == 1


def test_no_message_is_an_empty_cell() -> None:
    assert encoded([]) == "" and decoded("") == () and rendered("") == ""


def test_a_cell_holds_codes_and_values_and_no_sentence() -> None:
    cell = encoded([message("disguised", suffix="txt", one=message("content_pdf"))])
    assert json.loads(cell) == [
        {"code": "disguised", "values": {"suffix": "txt", "one": {"code": "content_pdf"}}}
    ]


def test_a_cell_is_said_in_the_language_of_now() -> None:
    cell = encoded([message("words_before_turns", n=1200), message("no_speakers")])
    assert rendered(cell) == (
        "1,200 words before the first turn are not counted as speech; "
        "no speakers were found: used whole"
    )
    with in_language("nb"):
        assert rendered(cell).startswith("1\xa0200 ord før")


def test_codes_of_the_tables_become_words_and_numbers_get_the_decimal_sign() -> None:
    other = message("duplicate_other_side", file="a.pdf", corpus="frontline")
    assert str(other) == "the same text as a.pdf, which counts as frontline"
    with in_language("nb"):
        assert str(other) == "samme tekst som a.pdf, som regnes til førstelinje"
        assert "2,5 sekunder" in str(message("out_of_time", seconds=2.5))


def test_texts_among_the_values_can_be_changed_and_numbers_stay() -> None:
    inner = message("unknown_suffix", suffix="anna")
    made = with_texts(message("too_short", n=3, words=inner, needed=9), str.upper)
    assert made == message(
        "too_short", n=3, words=message("unknown_suffix", suffix="ANNA"), needed=9
    )


def test_an_unknown_code_is_an_error_at_once() -> None:
    with pytest.raises(KeyError, match="no template 'nothing'"):
        message("nothing")


def test_columns_of_messages_become_words_and_other_columns_stay() -> None:
    cells = [encoded([message("place_page", page="3")]), ""]
    frame = pd.DataFrame({"location": cells, "text": ["{a}", "b"]})
    made = render_columns(frame, ["location", "notes"])
    assert made.to_dict("list") == {"location": ["p. 3", ""], "text": ["{a}", "b"]}
    assert list(frame["location"]) == cells
