"""Sheets that people filled in: which count, and what is wrong with others."""

from pathlib import Path

import pytest

from pipeline.topics.human_validation import (
    WrongAnswers,
    answer_files,
    joined,
    topic_validation,
)


def test_empty_answers_do_not_count_and_wrong_ones_are_named(topics, asked):
    made, _ = asked
    blank = made["word_intrusion"]
    assert topic_validation(joined(made["key"], {"a.csv": blank}), topics).empty
    odd = blank.assign(answer=["xyz", *[""] * (len(blank) - 1)])
    with pytest.raises(WrongAnswers) as raised:
        joined(made["key"], {"a.csv": odd, "b.csv": odd})
    said = str(raised.value).splitlines()
    assert said[0] == "2 answer(s) cannot be used:"
    for name, line in zip("ab", said[1:], strict=True):
        assert line.startswith(f"  {name}.csv, line 2: the answer is none of")
        assert line.endswith("Write one of them, or leave it empty.")
    with pytest.raises(WrongAnswers, match="this task is not in"):
        joined(made["key"].iloc[:0], {"a.csv": odd})


def test_files_with_answers_are_csv_and_others_are_named():
    paths = [Path("b.CSV"), Path("a.csv"), Path(".keep"), Path("~$a.xlsx")]
    assert answer_files(paths) == [Path("a.csv"), Path("b.CSV")]
    with pytest.raises(WrongAnswers, match=r"Save these as CSV[^\n]*\n  filled/a\.xlsx$"):
        answer_files([*paths, Path("filled/a.xlsx")])
