"""Where sentences end, and words that promise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.promises.sentences import promise, sentences


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("One thing. Another thing!", ["One thing.", "Another thing!"]),
        ("See e.g. Meld. St. 29. It says", ["See e.g. Meld. St. 29.", "It says"]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("A heading\nIts text goes on. and on", ["A heading", "Its text goes on. and on"]),
        ("Jf. kap. 3. Man skal, bl.a. i Oslo.", ["Jf. kap. 3.", "Man skal, bl.a. i Oslo."]),
        ("   ", []),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, cut: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == cut


@given(st.text(alphabet='aA1 .!?\n"”e.g', max_size=80))
def test_sentences_follow_each_other_and_lose_no_letter(text: str) -> None:
    spans = sentences(text)
    ends = [0, *(end for _, end in spans)]
    for (start, end), before in zip(spans, ends, strict=False):
        assert before <= start < end
    kept = "".join(text[start:end] for start, end in spans)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]


def test_a_promise_is_a_whole_word_in_any_case() -> None:
    assert promise("Municipalities SHALL act", ("shall", "aim to")) == "SHALL"
    assert promise("We aim\n to act", ("shall", "aim to")) == "aim\n to"
    assert promise("The shallow end of goodwill", ("shall", "will")) == ""
    assert promise("We shall", ()) == ""
