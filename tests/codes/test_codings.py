"""Coded texts to the tables Codes and Codings."""

from __future__ import annotations

import pandas as pd

from pipeline import tables
from pipeline.codes.coded import Code, Codebook, CodedText, Mark
from pipeline.codes.codings import CodedSource, coding_tables
from pipeline.ingest.blocks import count_tokens

SAID = ("Why do you meet?", "We are two on the ward at night, and there is no time for more.")
ORIGINAL = f"INT: {SAID[0]}\nAnna: {SAID[1]}\n"
ROLES = ("interviewer", "respondent")
TIME = Code("t", ("Time",), "Hours.")
NONE = Code("n", ("Time", "No time"))
OTHER = Code("o", ("time", "no TIME"))


def segments() -> pd.DataFrame:
    rows = [
        {"segment_id": f"a:{n:04d}", "doc_id": "a", "corpus": "frontline", "language": "en",
         "role": role, "text": text}
        for n, (role, text) in enumerate(zip(ROLES, SAID, strict=True), start=1)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def source(*marks: Mark, codes: tuple[Code, ...] = (TIME, NONE), doc_id: str = "a") -> CodedSource:
    return CodedSource(CodedText(ORIGINAL, marks, codes), doc_id)


def mark(code: str, words: str, coder: str = "", memo: str = "") -> Mark:
    at = ORIGINAL.index(words)
    return Mark(code, at, at + len(words), coder, memo)


def test_a_coding_has_its_segment_its_words_and_its_coder_by_number() -> None:
    made = coding_tables(
        [source(mark("n", "no time", "Zoe", "note"), mark("t", "two on the ward", "Ann"))],
        [],
        segments=segments(),
        count_words=count_tokens,
    )
    tables.check(tables.Codes, made.codes)
    rows = tables.check(tables.Codings, made.codings)
    assert list(rows["coding"]) == ["a:c0001", "a:c0002"]
    assert list(rows["code"]) == ["time/no-time", "time"]
    assert list(rows["coder"]) == ["coder 2", "coder 1"]
    assert list(rows["n_tokens"]) == [2, 4]
    assert list(rows["memo"]) == ["note", ""]
    assert [SAID[1][a:b] for a, b in zip(rows["start"], rows["end"], strict=True)] == [
        "no time", "two on the ward",
    ]  # fmt: skip


def test_a_passage_over_two_turns_is_one_coding_with_two_rows() -> None:
    made = coding_tables(
        [source(mark("t", ORIGINAL[5:40]))], [], segments=segments(), count_words=count_tokens
    )
    assert list(made.codings["coding"]) == ["a:c0001"] * 2
    assert list(made.codings["role"]) == ["interviewer", "respondent"]
    assert list(made.codes["n_codings"]) == [1, 0]


def test_what_stands_in_two_files_is_one_coding_with_what_both_say_of_it() -> None:
    """A project and `codings.csv`, or a project exported twice; another coder's is another."""
    first = source(mark("n", "no time", "Ann", "ask"), mark("n", "no time", "Bo"))
    again = source(*(mark("n", "no time", "Ann", memo) for memo in ("again", "ask", "a", "")))
    made = coding_tables([first, again], [], segments=segments(), count_words=count_tokens)
    assert made.codings[["coding", "coder", "memo"]].to_numpy().tolist() == [
        ["a:c0001", "coder 1", "ask again a"], ["a:c0002", "coder 2", ""],
    ]  # fmt: skip
    assert made.codes.set_index("code").loc["time/no-time", "n_codings"] == 2


def test_a_passage_that_was_left_out_is_a_row_without_a_segment() -> None:
    made = coding_tables(
        [source(Mark("t", 0, 3))], [], segments=segments(), count_words=count_tokens
    )
    (row,) = made.codings.to_dict("records")
    assert (row["segment_id"], row["n_tokens"], row["found"]) == ("", 0, 0.0)


def test_codes_of_one_path_are_one_code_in_all_projects() -> None:
    made = coding_tables(
        [source(mark("n", "no time")), source(mark("o", "two"), codes=(OTHER,))],
        [Codebook((Code("q", ("Trust",)),))],
        segments=segments(),
        count_words=count_tokens,
    )
    assert list(made.codes["code"]) == ["time", "time/no-time", "trust"]
    assert list(made.codes["parent"]) == ["", "time", ""]
    assert list(made.codes["n_codings"]) == [0, 2, 0]
    assert list(made.codes["description"]) == ["Hours.", "", ""]


def test_a_text_without_a_document_is_placed_by_its_words_or_not_at_all() -> None:
    other = CodedSource(CodedText("Nothing of this is said there.", (Mark("t", 0, 7),), (TIME,)))
    made = coding_tables(
        [source(mark("n", "no time"), doc_id=""), other],
        [],
        segments=segments(),
        count_words=count_tokens,
    )
    assert made.doc_ids == ("a", "")
    assert list(made.codings["doc_id"]) == ["a"]


def test_names_descriptions_and_memos_are_shown_as_they_may_be() -> None:
    made = coding_tables(
        [source(mark("n", "no time", memo="ask Anna"))],
        [],
        segments=segments(),
        count_words=count_tokens,
        shown=lambda word: word.replace("Anna", "[Person 1]").replace("No time", "[Person 2]"),
    )
    assert list(made.codes["name"]) == ["Time", "[Person 2]"]
    assert list(made.codings["code"]) == ["time/person-2"]
    assert list(made.codings["memo"]) == ["ask [Person 1]"]


def test_without_anything_coded_the_tables_are_empty() -> None:
    made = coding_tables([], [], segments=segments(), count_words=count_tokens)
    assert len(tables.check(tables.Codes, made.codes)) == 0
    assert len(tables.check(tables.Codings, made.codings)) == 0
