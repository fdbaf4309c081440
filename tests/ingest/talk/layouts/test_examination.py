"""`Q.` and `A.` of a record are what those say who examine and are examined."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.layouts.examination import (
    _MAX_OATH,
    _Record,
    _spoken_lines,
    _sworn_names,
    _witnesses,
    with_examinations,
)
from pipeline.ingest.talk.reading import read_talk


def _turns(*paragraphs: str) -> list[tuple[str, str, bool]]:
    read = read_talk([Block(text) for text in paragraphs], metadata={})
    return [(turn.speaker, turn.text, turn.interviewer) for turn in read.transcript.turns]


AMERICAN = """
 1                   DIRECT EXAMINATION
 2   BY MR. HALE:
 3       Q.   Where do you cook?
 4       A.   On the ward. We begin
 5   at six.
 6            MS. ROE:  Objection.
 7            THE COURT:  Overruled.
 8       Q.   Who eats there?
 9       A.   Those who come.
10                    CROSS-EXAMINATION
11   BY MS. ROE:
12       Q.   Did you ask the county?
13       A.   I asked in May.
"""
SAID = [
    ("MR. HALE", "Where do you cook?", True),
    ("THE WITNESS", "On the ward. We begin at six.", False),
    ("MS. ROE", "Objection.", True), ("THE COURT", "Overruled.", True),
    ("MR. HALE", "Who eats there?", True), ("THE WITNESS", "Those who come.", False),
    ("MS. ROE", "Did you ask the county?", True), ("THE WITNESS", "I asked in May.", False),
]  # fmt: skip


def _as_a(turns: list[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    return [("A" if who == "THE WITNESS" else who, text, asks) for who, text, asks in turns]


def test_who_examines_is_named_above_the_questions_and_line_numbers_are_left_out() -> None:
    assert _turns(AMERICAN) == _as_a(SAID)


def test_the_witness_has_one_label() -> None:
    more = "14       THE WITNESS:  May I sit?\n15       THE COURT:  You may."
    found = _turns(AMERICAN + more)
    assert found[:8] == SAID
    assert found[8] == ("THE WITNESS", "May I sit?", False)


@pytest.mark.parametrize(
    "oath",
    [
        "DOLORES WHITCOMB,\nhaving been first duly sworn, testified as follows:",
        "DOLORES WHITCOMB, sworn", "DOLORES WHITCOMB was called as a witness and affirmed",
    ],
)  # fmt: skip
def test_the_oath_is_said_by_nobody(oath: str) -> None:
    plain = "\n".join(line[3:] for line in AMERICAN.strip("\n").split("\n"))
    found = _turns(f"THE COURT: Call your next.\n{oath}\n{plain}")
    assert found == [("THE COURT", "Call your next.", True), *_as_a(SAID)]


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("EXAMINATION BY MS. LEE:", "MS. LEE"),
        ("BY MS. LEE (Continuing):", "MS. LEE"),
        ("Questions from Ms Lee", "Ms Lee"),
        ("Cross-examined by Lee", "Lee"),
        ("Spørsmål fra advokat Lie:", "Advokat Lie"),
        ("Eksaminasjon ved statsadvokat Lie", "Statsadvokat Lie"),
        ("Afhøring ved forsvarer Juhl:", "Forsvarer Juhl"),
        ("Frågor från åklagare Ek", "Åklagare Ek"),
    ],
)
@pytest.mark.parametrize("signs", [("Q.", "A."), ("Spm.:", "Svar:"), ("Fråga:", "Svar:")])
def test_ways_of_naming_who_examines(by: str, name: str, signs: tuple[str, str]) -> None:
    asked, answered = signs
    lines = [f"{asked} Who was number {n}?\n{answered} Number {n} was Bo." for n in range(4)]
    blocks, askers = with_examinations([Block(by), *map(Block, lines)])
    assert askers == [name]
    first, second = blocks[0].text.split("\n")
    assert first == f"{name}: Who was number 0?"
    assert second == f"{answered.strip('.:')}: Number 0 was Bo."


def test_a_name_in_the_question_says_who_goes_on() -> None:
    lines = [
        "Q. (By Mr. Dunn) Who came?", "A. Ten did.", "Q. And when?", "A. In May.",
        "Q. (BY MS. OWEN) Who paid?", "A. They did.",
    ]  # fmt: skip
    blocks, _ = with_examinations([Block("BY MR. DUNN:"), *map(Block, lines)])
    asked = [block.text for block in blocks if not block.text.startswith("A")]
    assert asked == ["MR. DUNN: Who came?", "MR. DUNN: And when?", "MS. OWEN: Who paid?"]


def test_who_asks_by_name_goes_on_with_a_sign() -> None:
    lines = [
        "MR DALE: You are a nurse?", "A. I am.", "Q. Since when?", "A. Since May.",
        "LADY HOLT: May I ask who paid?", "A. They did, my Lady.", "Q. All of it?", "A. Half.",
        "MR DALE: Thank you. Who else came?", "A. Bo.", "Q. And then?", "A. Nobody.",
    ]  # fmt: skip
    found = [who for who, _, asks in _turns(*lines) if asks]
    assert found == ["MR DALE", "MR DALE", "LADY HOLT", "LADY HOLT", "MR DALE", "MR DALE"]


def test_questions_of_somebody_unnamed_stay_as_they_are() -> None:
    blocks = [
        Block(f"Q. Who came on day {n}?\nA. Ten did.\nMS. ROE: Is that so?") for n in range(4)
    ]
    assert with_examinations(blocks) == (blocks, [])
    interview = [Block("By Jane Smith"), *[Block(f"Q. Who?\nA. Ten, {n} times.") for n in range(2)]]
    assert with_examinations(interview) == (interview, [])


def _said(*lines: str) -> list[str]:
    """The lines of a record below `BY MR. HALE:` with three answers, as they are read."""
    asked = [f"Q. Who was number {n}?\nA. Number {n} was Bo." for n in range(3)]
    blocks, _ = with_examinations([Block("\n".join(["BY MR. HALE:", *asked, *lines]))])
    return [line for block in blocks for line in block.text.split("\n")][6:]


@pytest.mark.parametrize(
    "below",
    [
        "question. Could you repeat it?", "answer. Did you write it down?", "svar. Det kom ikke.",
        "spørsmål. Det var langt.", "examination and found nothing that worried me,",
        "and I recalled that he left", "sworn before a solicitor", "by Dr Patel.", "a  long way.",
        "Examination of the records showed nothing new", "I was sworn in by the mayor",
        "And Bo was sworn in then", "THEN I LEFT.", "NHS",
    ],
)  # fmt: skip
def test_a_line_that_goes_on_from_above_is_the_answers(below: str) -> None:
    assert _said("A. I do not understand the", below, "Q. Why?") == [
        "A: I do not understand the", below, "MR. HALE: Why?",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    [
        "Cross-examination continued", "Examination of Kari Lie", "Vitneavhør",
        "(The witness was sworn.)", "Kari Lie, sworn", "Vitnet avla forsikring.",
        "DR LIE, recalled",
    ],
)  # fmt: skip
def test_headings_and_oaths_in_small_letters_are_nobodys(heading: str) -> None:
    assert _said("A. I left.", heading, "Q. Why?") == ["A: I left.", "MR. HALE: Why?"]


def test_in_a_record_in_capitals_a_wrapped_line_is_no_oath() -> None:
    loud = [line.upper() for line in ("Q. Who came?", "A. Ten did", "and then I left.")] * 3
    blocks, _ = with_examinations([Block("\n".join(["BY MR. HALE:", *loud]))])
    assert blocks[0].text.count("AND THEN I LEFT.") == 3
    sworn = ["DOLORES WHITCOMB,", "HAVING BEEN FIRST DULY SWORN, TESTIFIED AS FOLLOWS:"]
    blocks, _ = with_examinations([Block("\n".join([*sworn, "BY MR. HALE:", *loud]))])
    assert blocks[0].text.startswith("MR. HALE: WHO CAME?")


def test_a_question_on_the_line_that_names_who_examines_is_asked() -> None:
    assert _said("BY MS. ROE: Q. Good morning. Did you write?") == [
        "MS. ROE: Good morning. Did you write?"
    ]


@pytest.mark.parametrize(
    ("before", "askers"),
    [
        (["DR PATEL: Thank you, Chair. I have worked here for years."], ["MR SEFTON"]),
        (["DR ANNA PATEL, sworn", "DR PATEL: Yes.", "MR OWE: Please."], ["MR OWE", "MR SEFTON"]),
        (["THE CLERK: Call Dr Patel."], ["THE CLERK", "MR SEFTON"]),
    ],
)
def test_who_makes_a_statement_and_is_then_examined_does_not_ask(
    before: list[str], askers: list[str]
) -> None:
    asked = [f"Q. Who was number {n}?\nA. Number {n} was Bo." for n in range(3)]
    blocks = [Block(text) for text in [*before, "Questions from MR SEFTON", *asked]]
    assert with_examinations(blocks)[1] == askers


def test_each_witness_that_is_sworn_has_the_answers_below_their_name() -> None:
    found = _turns(
        "MRS JOAN HALL (affirmed)\nQuestions from MS ROE\nMS ROE: You were on nights?",
        "A. I was.\nQ. Alone?\nA. Mostly.\nQ. Why?\nA. We were short.",
        "MR PETER DUNN (sworn)\nQuestions from MS ROE\nMS ROE: And you?",
        "A. On days.\nQ. With whom?\nTHE WITNESS: With her.\nQ. When?\nA. In May.\nINDEX\nPAGE",
    )
    assert [name for name, _, asks in found if not asks] == [
        *["MRS JOAN HALL"] * 3, *["MR PETER DUNN"] * 3,
    ]  # fmt: skip
    assert {name for name, _, asks in found if asks} == {"MS ROE"}
    assert not [text for _, text, _ in found if "INDEX" in text or "PAGE" in text]


@pytest.mark.parametrize(
    ("oath", "name"),
    [
        ("Vitnet Lie avla forsikring", "Lie"), ("Vitnet avla forsikring.", "Svar"),
        ("Vitnet Dunn avla forsikring", "Per Dunn"), ("(The witness was sworn.)", "Svar"),
    ],
)  # fmt: skip
def test_who_is_sworn_without_a_full_name_has_none_of_the_answers_of_the_one_before(
    oath: str, name: str
) -> None:
    asked = ["Spm.: Var du der?", "Svar: Ja."] * 2
    sworn = ["Vitnet Kari Hall avla forsikring", "Vitnet Per Dunn avla forsikring", oath]
    head = "Spørsmål fra advokat Roe"
    lines = [line for one in sworn for line in (one, head, *asked)]
    blocks, _ = with_examinations([Block(line) for line in lines])
    said = [block.text.partition(":")[0] for block in blocks if block.text.endswith("Ja.")]
    assert said == [one for one in ("Kari Hall", "Per Dunn", name) for _ in range(2)]


def test_an_examiner_by_a_post_in_small_letters_is_read_as_a_speaker() -> None:
    asked = "\n".join(f"Spm.: Var nummer {n} der?\nSvar: Nei, {n} var borte." for n in range(3))
    found = _turns(f"Spørsmål fra advokat Roe\n{asked}")
    assert [(name, asks) for name, _, asks in found] == [("Advokat Roe", True), ("Svar", False)] * 3


class _Lines(list[Any]):
    """Lines that know the longest part of them that was copied."""

    longest = 0

    def __getitem__(self, key: Any) -> Any:
        found = super().__getitem__(key)
        if isinstance(key, slice):
            self.longest = max(self.longest, len(found))
        return found


def test_an_oath_is_looked_for_in_few_lines_however_long_the_record() -> None:
    record = _Record(frozenset(), labels={"dunn": "DUNN"})
    lines = _Lines(["PETER DUNN", "was sworn", *["A. Yes."] * 20])
    assert _witnesses(lines, record) == {"dunn"}
    assert _sworn_names(lines, record) == {"peter dunn": "PETER DUNN"}
    numbered = _Lines(enumerate(lines))
    assert len([*_spoken_lines(numbered, record)]) == 20
    assert (lines.longest, numbered.longest) == (_MAX_OATH, _MAX_OATH)
