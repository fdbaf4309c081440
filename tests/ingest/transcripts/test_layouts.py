"""Columns, numbers, and questions that the layout sets off."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.blocks import Block, Kind
from pipeline.ingest.talk.reading import read_talk
from pipeline.ingest.transcripts.layouts import (
    with_columns,
    with_questions,
    without_dashes,
    without_numbers,
)
from pipeline.ingest.transcripts.turns import read_turns
from tests.ingest.transcripts.helpers import TALK, speech, spoken, transcript

COLUMNS = {
    "speaker and speech": "{who}\t{text}",
    "time, speaker and speech": "00:0{n}:10\t{who}\t{text}",
    "number, speaker, speech and codes": "{n}\t{who}:\t{text}\t",
    "number, times, speech and speaker": "{n}\t0:0{n}.0 - 0:1{n}.2\t{text}\t{who}",
}


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("head", [True, False])
def test_a_table_of_speech_is_read_by_its_columns(columns: str, head: bool) -> None:
    said = [("Interviewer", "Who came?"), ("Ola Hansen", "Twelve people."),
            ("Interviewer", "Mm."), ("Ola Hansen", "Yes."),
            ("Interviewer", "And?"), ("Ola Hansen", "They left.")]  # fmt: skip
    first = [COLUMNS[columns].format(n="#", who="Speaker", text="Text")] if head else []
    rows = [
        COLUMNS[columns].format(n=number, who=who, text=text)
        for number, (who, text) in enumerate(said, start=1)
    ]
    found = read_turns([Block(row, "table") for row in (*first, *rows)], metadata={})
    assert spoken(found) == [(who, text, who == "Interviewer") for who, text in said]
    if "time" in columns:
        assert str(found.turns[0].location).startswith("0")
        assert "turn" not in str(found.turns[0].location)


def test_a_table_of_data_is_no_table_of_speech() -> None:
    rows = ["Interviewer\tKari Nordmann", "Informant\tOla Hansen, leader", "Date\t12 May 2021"]
    talk = [Block(part) for part in TALK.format("Kari", "Ola").split("\n\n")]
    found = read_turns([*(Block(row, "table") for row in rows), *talk], metadata={})
    assert speech(found) == "Twelve people did. They left."


@pytest.mark.parametrize(("mark", "italic"), [("**", False), ("", True)])
def test_questions_in_bold_or_italics_are_the_interviewers(mark: str, italic: bool) -> None:
    said = ["Who came?", "Twelve people.", "They sang for us all.", "What then?",
            "They left.", "Why did they?", "Because nobody had asked us."]  # fmt: skip
    blocks = [Block("About the talk.")]
    blocks += [
        Block(f"{mark}{text}{mark}", italic=italic) if text.endswith("?") else Block(text)
        for text in said
    ]
    found = read_turns(blocks, metadata={})
    assert [(text, asks) for _, text, asks in spoken(found)] == [
        ("Who came?", True), ("Twelve people. They sang for us all.", False), ("What then?", True),
        ("They left.", False), ("Why did they?", True), ("Because nobody had asked us.", False),
    ]  # fmt: skip
    assert any("by bold or italics" in str(note) for note in found.notes)


SIGNS = {
    "dashes": ("– ", ""),
    "numbers": ("{n}. ", ""),
    "dashes before each turn": ("- ", "- "),
}


@pytest.mark.parametrize("kind", ["paragraph", "cue"])
@pytest.mark.parametrize("sign", SIGNS)
def test_questions_after_a_dash_or_a_number_are_the_interviewers(sign: str, kind: Kind) -> None:
    asked, answered = SIGNS[sign]
    blocks = [Block("About the talk.")]
    for n, (question, answer) in enumerate(ASKED, start=1):
        blocks += [Block(asked.format(n=n) + question, kind), Block(answered + answer, kind)]
    found = read_turns(blocks, metadata={})
    assert [turn.text for turn in found.turns] == [text for pair in ASKED for text in pair]
    assert [turn.interviewer for turn in found.turns] == [True, False] * len(ASKED)


ASKED = (
    ("Who came?", "Twelve people, and they sang."), ("What then?", "They left before the soup."),
    ("Why did they?", "Because nobody had asked us - or them."),
)  # fmt: skip


def test_questions_as_headings_are_the_interviewers() -> None:
    blocks = [
        Block(text, "heading" if text.endswith("?") else "paragraph")
        for pair in ASKED
        for text in pair
    ]
    found = read_turns([Block("The soup", "heading"), *blocks], metadata={})
    assert [turn.interviewer for turn in found.turns] == [True, False] * len(ASKED)
    assert speech(found) == " ".join(answer for _, answer in ASKED)


def test_captions_of_pictures_are_no_speech() -> None:
    told = [Block("I: Who came?"), Block("R: Twelve."), Block("The hall.", "caption")]
    talk = [*told, Block("I: And?"), Block("R: Left.")]
    assert speech(read_turns(talk, metadata={})) == "Twelve. Left."
    assert speech(read_turns([told[2], Block("They left.")], metadata={})) == "They left."


def test_dashes_before_items_of_a_list_part_no_turns() -> None:
    items = [f"- We wash {what}." for what in ("cups", "plates", "forks", "pans", "pots", "lids")]
    assert not transcript("\n\n".join(items)).found
    both = [f"- Is it {what}?" for what in ("red", "blue", "green", "old", "new", "ours")]
    assert not transcript("\n\n".join(both)).found


def test_numbers_of_lines_are_taken_out_where_they_rise() -> None:
    blocks = [Block(f"{n} Anna: We came on day {n}.") for n in range(1, 8)]
    assert [block.text for block in without_numbers(blocks)] == [
        f"Anna: We came on day {n}." for n in range(1, 8)
    ]


def test_numbers_that_do_not_rise_belong_to_the_text() -> None:
    blocks = [Block(f"{n} people came.") for n in (12, 3, 40, 2, 17, 5)]
    assert without_numbers(blocks) == blocks


def test_only_cues_lose_the_dash_of_a_new_speaker() -> None:
    blocks = [Block("- Yes.", "cue"), Block("- a point", "list")]
    assert [block.text for block in without_dashes(blocks)] == ["Yes.", "- a point"]


def test_where_a_dash_begins_each_turn_those_that_ask_are_the_interviewers() -> None:
    said = ("Who came?", "Twelve.", "And then?", "They sat down.", "Did they sing?", "They did.")
    found = with_questions([Block(f"– {text}") for text in said])
    assert [(block.speaker, block.text) for block in found] == [
        ("Interviewer" if text.endswith("?") else "unnamed", text) for text in said
    ]


def test_without_anything_set_off_there_are_no_questions() -> None:
    assert with_questions([Block("We came."), Block("We left.")]) == []


@given(st.lists(st.text(max_size=30), max_size=12))
def test_no_layout_is_invented_for_plain_paragraphs(texts: list[str]) -> None:
    blocks = [Block(re.sub(r"[\d\t]", "", text)) for text in texts]
    assert with_columns(blocks) == blocks
    assert without_numbers(blocks) == blocks


def test_a_column_for_each_role_is_who_says_what_stands_in_it() -> None:
    rows = ["Interviewer\tRespondent", "Who came?\t", "\tTen did.", "And?\tThey left."]
    found = read_turns([Block(row, "table") for row in rows], metadata={})
    assert spoken(found) == [
        ("Interviewer", "Who came?", True), ("Respondent", "Ten did.", False),
        ("Interviewer", "And?", True), ("Respondent", "They left.", False),
    ]  # fmt: skip


def test_a_table_of_questions_and_answers_is_read() -> None:
    rows = ["Question\tAnswer", *(f"Who came, {n}?\tTen of us did, {n}." for n in range(4))]
    found = read_turns([Block(row, "table") for row in rows], metadata={})
    assert speech(found) == " ".join(f"Ten of us did, {n}." for n in range(4))
    assert "interviewer_by_layout" in {note.code for note in found.notes}


def test_a_table_of_participants_is_the_key_of_the_labels_below() -> None:
    table = ["Code\tName\tRole", "S1\tHassan Lie\tInterviewer", "S2\tEva Berg\tVolunteer"]
    talk = ["S1: Who came?", "S2: We all did.", "S1: And then?", "S2: We ate."]
    blocks = [Block(row, "table") for row in table] + [Block(turn) for turn in talk]
    found = read_turns(blocks, metadata={})
    assert [(turn.speaker, turn.interviewer) for turn in found.turns] == [
        ("S1", True), ("S2", False), ("S1", True), ("S2", False),
    ]  # fmt: skip
    assert "Hassan" not in " ".join(turn.text for turn in found.turns)


def test_a_table_whose_first_column_nobody_speaks_under_is_no_key() -> None:
    rows = ["2019\tplan", "2020\treport", "2021\treview"]
    blocks = [Block(row, "table") for row in rows] + [Block("A: Yes.\n\nB: No.")]
    assert [block.text for block in with_columns(blocks)][:3] == rows


def test_a_table_of_speech_may_have_notes_beside_some_rows() -> None:
    rows = ["I\tHow?", "IP\tBy car, and then on foot.\tslowly", "I\tWho?", "IP\tThe driver.",
            "I\tWhy?", "IP\tHe has my number.\tinformal!"]  # fmt: skip
    numbered = [Block(f"{n}\t{row}", "table") for n, row in enumerate(rows, start=1)]
    found = read_turns(numbered, metadata={})
    assert [turn.speaker for turn in found.turns] == ["I", "IP"] * 3
    assert speech(found) == "By car, and then on foot. The driver. He has my number."


def test_questions_in_capitals_are_the_interviewers() -> None:
    talk = "HOW DID IT START?\n\nBy accident.\n\nWHO COMES IN?\n\nEverybody, even at ten.\n\n"
    found = transcript(f"{talk}AND THE COUNCIL?\n\nThey call it an asset, and I looked it up.")
    assert speech(found) == (
        "By accident. Everybody, even at ten. They call it an asset, and I looked it up."
    )


@pytest.mark.parametrize("third", ["That must have been hard.", "And then?"])
def test_two_questions_are_enough_where_each_is_answered(third: str) -> None:
    blocks = [
        Block("How was it?", italic=True), Block("It was long, and I sat there for hours."),
        Block("What did they say?", italic=True), Block("Numbers, and nobody picked up the phone."),
        Block(third, italic=True), Block("Lonely. You meet many, and none of them twice."),
    ]  # fmt: skip
    assert [turn.interviewer for turn in read_turns(blocks, metadata={}).turns] == [True, False] * 3


@pytest.mark.parametrize("count", ["Anf. {}  ", "Replikk {} ", "Turn {}. "])
def test_a_word_that_counts_turns_before_their_labels_is_left_out(count: str) -> None:
    turns = ("Ada: Who came?", "Bo: Twelve did.", "Ada: And?", "Bo: They left.", "Ada: I see.")
    text = "\n\n".join(count.format(n) + turn for n, turn in enumerate(turns, start=1))
    assert [turn.speaker for turn in transcript(text).turns] == ["Ada", "Bo", "Ada", "Bo", "Ada"]


def test_labels_with_numbers_that_rise_are_not_counted_away() -> None:
    lines = [f"Nurse {n} Ward: we came late and nobody asked." for n in (1, 2, 2, 3, 5, 6)]
    blocks = [Block(line) for line in lines]
    assert without_numbers(blocks) == blocks


QUESTIONS = ("What did she mean?", "Were you fined?", "What did he say?")


@pytest.mark.parametrize("label", ["", "IP7: ", "Svar: ", "Kari: "])
@pytest.mark.parametrize("opening", ["You had got to the first morning.", "Where were we?"])
def test_an_opening_that_does_not_ask_is_the_interviewers(label: str, opening: str) -> None:
    blocks = [Block("MRS K – TAPE 2", "heading"), Block("Questions in italics.")]
    for question in (opening, *QUESTIONS):
        blocks += [Block(question, italic=True), Block(f"{label}Oh aye. We came and we sat.")]
    found = read_talk(blocks, metadata={}).transcript.turns
    assert [turn.text for turn in found if turn.interviewer] == [opening, *QUESTIONS]
    assert {turn.text for turn in found if not turn.interviewer} == {"Oh aye. We came and we sat."}


def test_a_column_of_numbers_before_that_of_the_speakers_has_a_head_too() -> None:
    said = ["Linje\tHvem\tUdsagn\t", "1\tI\tHvem kom?\t", "2\tS\tTolv.\t", "3\t\tOg en hund.\t"]
    said += ["4\tI\tHvorfor?\t", "5\tS\tFor at spise.\t", "6\tI\tOg så?\t", "7\tS\tSå gik de.\t"]
    found = read_talk([Block(row, "table") for row in said], metadata={}).transcript.turns
    assert [(turn.speaker, turn.text) for turn in found][:2] == [
        ("I", "Hvem kom?"), ("S", "Tolv. Og en hund."),
    ]  # fmt: skip


FIFTHS = """I: How long have you been here, and who came with you then?
D: Sixteen years. I began when the youngest was two, so that I
could be at home, and
because we had to, as my
{5}D: husband had lost his work.
I: How many now?
D: Four. And on Thursdays
five, when my colleague
is away with the others.
{10}I: And then?
D: We sing, all of us, and
nobody writes it down.
I: Why?
D: There is no time for it,
{15}and who would read it."""


@pytest.mark.parametrize("form", ["{} ", "{}. ", "[{}] "])
def test_numbers_of_each_fifth_line_are_no_speech(form: str) -> None:
    numbers = [form.format(n) for n in range(16)]
    plain = FIFTHS.format(*[""] * 16)
    assert without_numbers([Block(FIFTHS.format(*numbers))]) == [Block(plain)]


def test_numbers_that_are_said_stay() -> None:
    text = "I: How many?\nR: We were\n5 nurses and then\n10 nurses, and at last\n15 of us.\n" * 3
    blocks = [Block(text + "R: And more came.\n" * 30)]
    assert without_numbers(blocks) == blocks


def test_numbers_of_lines_in_brackets_go_and_speakers_in_brackets_stay() -> None:
    lines = [
        "Q. Have you been here?",
        "A. Once.",
        "Q. When was it?",
        "manages me.",
        "A. In May.",
    ] * 2
    numbered = "\n".join(f"[{n}]   {line}" for n, line in enumerate(lines, start=1))
    assert without_numbers([Block(numbered)]) == [Block("\n".join(lines))]
    speakers = [Block("\n".join(f"[{n % 2 + 1}] {line}" for n, line in enumerate(lines)))]
    assert without_numbers(speakers) == speakers


def test_a_request_that_is_made_twice_is_no_quotation_of_itself() -> None:
    blocks = [
        Block("*Fortell om det.*", italic=True), Block("Vi kom i mai, alle fire."),
        Block("*Hvorfor det?*", italic=True), Block("Huset var billig."),
        Block("*Fortell om det.*", italic=True), Block("Det brant i juni."),
        Block("*Og da?*", italic=True), Block("Da dro vi."),
    ]  # fmt: skip
    asked = [block.text for block in with_questions(blocks) if block.speaker == "Interviewer"]
    assert asked == [block.text for block in blocks[::2]]
    longer = [*blocks[:2], Block("> Huset var billig"), Block("Ja, huset var billig den gang.")]
    assert "> Huset var billig" not in {
        block.text for block in with_questions([*longer, *blocks[2:]])
    }


def test_the_counter_of_a_recorder_before_some_labels_is_no_speech() -> None:
    found = transcript(
        "000 ÅS: Kven er du?\nKT: Knut.\n014 ÅS: Korleis var det?\nKT: Fint.\n031 LV: Og no?\n"
        "KT: No òg.\n080 LV: Sikkert?\nKT: Ja.\n133 ÅS: Kva sa dei?\nKT: Ingenting."
    )
    assert [turn.speaker for turn in found.turns[::2]] == ["ÅS", "ÅS", "LV", "LV", "ÅS"]
    assert [turn.text for turn in found.turns[:3]] == ["Kven er du?", "Knut.", "Korleis var det?"]


def test_a_dash_before_question_and_answer_in_captions_parts_them() -> None:
    lines = [f"– Hva er det {n}?\n– Det er to.\nDe er små." for n in range(4)]
    blocks = [Block(line, "cue") for lines_of in lines for line in lines_of.split("\n")]
    found = read_talk(blocks, metadata={}).transcript
    assert speech(found) == "Det er to. De er små. " * 3 + "Det er to. De er små."


def test_rows_of_facts_above_a_table_of_speech_are_nobodys() -> None:
    facts = ["Prosjekt\tHeime i bustad", "Informant\tI-07, kvinne", "Stad\tRom 14"]
    said = [f"{n}\t{'FI'[n % 2]}:\tDet var {n} stolar der, sa ho." for n in range(1, 7)]
    found = read_talk([Block(text, "table") for text in facts + said], metadata={}).transcript
    assert {turn.speaker for turn in found.turns} == {"F", "I"}


def test_chevrons_without_a_name_are_the_other_of_two() -> None:
    lines = [
        ">> HOST: Who?",
        ">> PROWSE: We did.",
        ">> But when?",
        ">> In May.",
        "And June.",
        ">> HOST: So.",
    ]
    found = read_talk([Block(line, "cue") for line in lines], metadata={}).transcript
    assert [turn.speaker for turn in found.turns] == ["HOST", "PROWSE", "HOST", "PROWSE", "HOST"]
    assert found.turns[3].text == "In May. And June."


def test_a_column_of_numbers_leaves_empty_cells_beside_it_and_at_the_end_of_rows() -> None:
    said = ["Nr\tWho\tWhat\tNote", "1\tInterviewer\tWho came?\t", "2\tInformant\tTwelve.\tkey"]
    said += ["3\t\tAnd a dog.\tsee 2", "4\tInterviewer\tWhy?\t", "5\tInformant\tTo eat.\t"]
    found = read_talk([Block(row, "table") for row in said], metadata={}).transcript.turns
    assert [(turn.speaker, turn.text) for turn in found] == [
        ("Interviewer", "Who came?"), ("Informant", "Twelve. And a dog."),
        ("Interviewer", "Why?"), ("Informant", "To eat."),
    ]  # fmt: skip


def test_the_number_of_an_empty_line_goes_with_those_of_the_others() -> None:
    lines = [
        "1 INT: Who?",
        "2 R: We did. I was",
        "3 there with 40",
        "4",
        "5 INT: And?",
        "6 R: Yes.",
    ]
    (block,) = without_numbers([Block("\n".join(lines))])
    assert block.text == "INT: Who?\nR: We did. I was\nthere with 40\nINT: And?\nR: Yes."
    (block,) = without_numbers([Block("\n".join([*lines[:3], "40", *lines[4:]]))])
    assert "40\nINT" in block.text  # no number of a line


def test_facts_above_a_column_of_speakers_may_stand_in_one_paragraph() -> None:
    head = "Ref:\tFB_09\nClient:\tSchool of Health\nTypist:\tdw\nTimes every 2 min as asked"
    talk = "FB\tWho came to you then?\nAR\tTwelve of them did.\nFB\tAnd why?\nAR\tThey had to eat."
    talk += "\nFB\tHow so?\nAR\tThey were hungry."
    found = with_columns([Block(head), Block(talk)])
    assert [block.speaker for block in found if block.kind != "heading"] == ["FB", "AR"] * 3
