"""Marks within turns."""

from __future__ import annotations

from time import process_time

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.marks import (
    as_cues,
    numbered_askers,
    split_at_brackets,
    split_at_changes,
    with_bold_turns,
    with_capital_headings,
    with_dashed_answers,
    with_plain_labels,
    with_unlabelled_turns,
    without_overlaps,
    without_pictographs,
    without_question_numbers,
    without_quote_marks,
)
from pipeline.ingest.talk.reading import read_talk


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


def test_what_is_said_over_another_is_a_turn_behind_it() -> None:
    found = without_overlaps([Block("S00: Could you //S01: Mhm.// tell me?")])
    assert texts(found) == ["S00: Could you  tell me?", "S01: Mhm."]
    assert texts(without_overlaps([Block("See https://x.org//a and //b//.")])) == [
        "See https://x.org//a and //b//."
    ]


def test_runs_of_blanks_beside_overlaps_take_no_time() -> None:
    blanks = " " * 60_000
    began = process_time()
    found = without_overlaps([Block(f"We{blanks}did. //S01: Mhm.// And //S01:{blanks}so.")])
    assert [block.text[-4:] for block in found] == [" so.", "Mhm."]
    assert process_time() - began < 3


def test_the_number_of_a_question_goes_and_a_label_q_stays() -> None:
    found = without_question_numbers([Block("Q11  Chair: Who?\nDr Lie: Ten."), Block("Q1: Who?")])
    assert texts(found) == ["Chair: Who?\nDr Lie: Ten.", "Q1: Who?"]


def test_a_block_is_cut_where_the_speaker_changes() -> None:
    assert texts(split_at_changes([Block(">> Who? >> Ten. >> Oh.")])) == ["Who?", "Ten.", "Oh."]


def test_pasted_subtitles_are_cues_without_number_and_time() -> None:
    pasted = [Block(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\nWe\nsat {n}") for n in range(1, 5)]
    found = as_cues(pasted)
    assert [(cue.kind, cue.time, cue.text) for cue in found[:2]] == [
        ("cue", "00:00:01", "We"), ("cue", "00:00:01", "sat 1"),
    ]  # fmt: skip
    prose = [Block("We sat."), Block("They sang."), Block("It was 10:30 --> late.")]
    assert as_cues(prose) == prose


def test_a_text_that_is_quoted_loses_its_marks_and_a_few_quotations_are_set_off() -> None:
    mail = [Block(f"> INT: Who {n}?\n> R: Ten did.") for n in range(3)]
    assert texts(without_quote_marks(mail))[0] == "INT: Who 0?\nR: Ten did."
    asked = [Block(text) for n in range(3) for text in (f"> Who {n}?", "Ten did.\nThey left.")]
    found = without_quote_marks(asked)
    assert [block.italic for block in found] == [True, False] * 3
    assert texts(without_quote_marks([Block(">> Who? >> Ten.")] * 3)) == [">> Who? >> Ten."] * 3


def test_who_asks_a_numbered_question_is_known() -> None:
    blocks = [Block("Q11  Chair: Who?"), Block("Dr Lie: Ten."), Block("Q12 Kari Berg: And?")]
    assert numbered_askers(blocks) == ["Chair", "Kari Berg"]


def test_marks_at_the_ends_of_two_lines_are_no_overlap() -> None:
    blocks = [Block("Anna: We came. //\nBerit: They left. //")]
    assert without_overlaps(blocks) == blocks


TALK = [
    Block("Ms. ORTIZ. On Mondays nobody has eaten since Saturday."),
    Block("It is so each week."),
]


def test_a_title_in_capitals_is_a_heading() -> None:
    titled = [*TALK, Block("STATEMENT OF ELENA ORTIZ, AIDE"), *TALK]
    assert [block.kind for block in with_capital_headings(titled)].count("heading") == 1


@pytest.mark.parametrize(
    "text", ["WHO COMES IN NOW?", "KARI LIE: WE DO NOT", "OK THEN", "[0:12] OLA ROY BYE"]
)
def test_questions_labels_and_short_words_in_capitals_are_no_titles(text: str) -> None:
    blocks = [*TALK, Block(text), *TALK, *TALK]
    assert with_capital_headings(blocks) == blocks


def test_a_label_in_capitals_comes_again_and_a_talk_in_capitals_has_no_titles() -> None:
    label = [Block("ANNE MARIE HOLM"), *TALK, Block("ANNE MARIE HOLM"), *TALK]
    assert with_capital_headings(label) == label
    loud = [Block("WE WENT HOME THEN"), Block("AND NOBODY ASKED"), Block("So we sat.")]
    assert with_capital_headings(loud) == loud


def test_pictures_in_names_of_a_chat_are_no_part_of_the_label_and_in_speech_they_stay() -> None:
    lines = [
        "12/02/2023, 18:31 - Dele 🚲: Hi 😊",
        "🌸 Kari Lie 👩🏽‍🦰: Hei: nei 🙏",
        "So 😊 it went.",
    ]
    found = texts(without_pictographs([Block("\n".join(lines))]))[0].split("\n")
    assert found == ["12/02/2023, 18:31 - Dele: Hi 😊", "Kari Lie: Hei: nei 🙏", "So 😊 it went."]


@pytest.mark.parametrize("form", ["[{}] {}", "[{}]: {}"])
def test_labels_in_brackets_cut_a_caption_that_two_speak_in(form: str) -> None:
    said = (("Mette", "Who came?"), ("Preben", "Ten."), ("Mette", "Oh?"), ("Preben", "Nobody ate."))
    parts = [form.format(*one) for one in said]
    whole = [Block(f"{parts[n]}\n{parts[n + 1]}", "cue") for n in (0, 2)]
    cut = split_at_brackets([*whole, Block(f"{parts[1]} {parts[2]}", "cue")])
    assert texts(cut)[-2:] == parts[1:3]
    notes = [Block("[Laughs] She had [Preben] the key.", "cue")]
    assert split_at_brackets([*whole, *notes])[-1:] == notes


def test_labels_within_bold_are_turns_and_no_headings() -> None:
    blocks = [Block(f"**Q: Who came {n}?**", "heading") for n in range(3)]
    found = with_bold_turns([Block("**Note: all of it**"), *blocks])
    assert [(block.kind, block.text) for block in found] == [
        ("paragraph", "**Note: all of it**"),
        *(("paragraph", f"Q: Who came {n}?") for n in range(3)),
    ]


@pytest.mark.parametrize("gap", ["\n", " "])
def test_questions_in_bold_are_parted_from_their_answers_where_several_are(gap: str) -> None:
    asked = [Block(f"**Who came {n}?**{gap}Ten came.") for n in range(3)]
    assert texts(with_bold_turns(asked))[:2] == ["**Who came 0?**", "Ten came."]
    assert with_bold_turns(asked[:2]) == asked[:2]


def test_turns_in_one_paragraph_that_a_dash_begins_stand_by_themselves() -> None:
    lines = [f"-Who came {n}?\n–Ten did." for n in range(3)]
    found = with_unlabelled_turns([Block("\n".join(lines))])
    assert texts(found) == [
        f"- {text}" for n in range(3) for text in (f"Who came {n}?", "Ten did.")
    ]
    listed = [Block("We bring:\n- bread\n- soup"), Block("And then we sat.\nAll of us.\nThere.")]
    assert with_unlabelled_turns(listed) == listed


def test_a_numbered_question_is_parted_from_the_answer_on_the_next_line() -> None:
    blocks = [Block(f"{n}. Who came?\nTen did.\nOr more.") for n in range(1, 4)]
    assert texts(with_unlabelled_turns(blocks))[:2] == ["1. Who came?", "Ten did.\nOr more."]
    assert with_unlabelled_turns(blocks[:2]) == blocks[:2]


@pytest.mark.parametrize(
    ("form", "plain"),
    [
        ("{0} says: {1}", "{0}: {1}"), ("{0} sa: {1}", "{0}: {1}"), ("{0} säger: {1}", "{0}: {1}"),
        ("{0} spørger: {1}", "{0}: {1}"), ("@{2}: {1}", "{0}: {1}"), ("#{0}: {1}", "{0}: {1}"),
        ("<{0}> {1} </{0}>", "<{0}> {1}"),
    ],
)  # fmt: skip
def test_labels_of_further_forms_become_plain(form: str, plain: str) -> None:
    said = [(who, f"I came on day {n}.") for n in range(3) for who in ("Tor", "Siv")]
    blocks = [Block(form.format(who, text, who.lower())) for who, text in said]
    assert with_plain_labels(blocks) == [Block(plain.format(who, text)) for who, text in said]
    alone = [block for block in blocks if "iv" in block.text]
    assert with_plain_labels(alone) == alone


@pytest.mark.parametrize(
    "said", [("She asked", "He said"), ("Hun sa", "Mor sa"), ("Bo said", "Siv asked")]
)
def test_what_somebody_tells_that_others_said_has_no_labels(said: tuple[str, str]) -> None:
    told = [Block(f"{one}: Go back, {n}.") for n in range(2) for one in said]
    log = [block for one in told for block in (one, Block("We went on."), Block("It rained."))]
    assert with_plain_labels(log) == log


def test_pronouns_are_no_labels_and_captions_and_named_turns_stay() -> None:
    pronouns = [Block(f"{one}: Go back.") for one in ("She asked", "He said") * 3]
    assert with_plain_labels(pronouns) == pronouns
    names = [f"{one}: Go back." for one in ("Bo said", "Siv asked") * 3]
    assert texts(with_plain_labels([Block(text) for text in names]))[0] == "Bo: Go back."
    for blocks in (
        [Block(one, "cue") for one in names],
        [Block(one, speaker="X") for one in names],
    ):
        assert with_plain_labels(blocks) == blocks
    wrapped = [Block(f"{one}\nAnd then\nwe sat.") for one in names]
    assert texts(with_plain_labels(wrapped))[0].startswith("Bo: Go back.")


def test_answers_that_a_dash_begins_below_a_labelled_question_are_somebodys() -> None:
    said = [
        "Hver måned spør vi en.",
        "**Bladet:** Hvordan gikk det?",
        "– Bra. Åtte-til-ti-folk kom.",
    ]
    said += ["**Bladet:** Hva nå?", "– Vi ser.", "– Og venter.", "**Bladet:** Så lite?", "– Ja."]
    said += [
        "**Leser (81):** Hvor er benken?",
        "– Den kommer.",
        "Har du et spørsmål? Skriv til oss.",
    ]
    turns = read_talk([Block(text) for text in said], metadata={}).transcript.turns
    assert [(turn.speaker, turn.interviewer) for turn in turns] == [
        *[("Bladet", True), ("unnamed", False)] * 3, ("Leser (81)", True), ("unnamed", False),
    ]  # fmt: skip
    assert turns[1].text == "Bra. Åtte-til-ti-folk kom."
    assert "Har du" not in turns[-1].text


@pytest.mark.parametrize(("goes_on", "last"), [(True, "Ja. Det er dyrt."), (False, "Ja.")])
def test_the_last_answer_goes_on_without_a_dash_where_earlier_ones_do(
    goes_on: bool, last: str
) -> None:
    said = ["**Bladet:** Hvem kom?", "– Vi.", *["Alle vi var glade."] * goes_on]
    said += ["**Bladet:** Hva nå?", "– Vi ser.", "**Bladet:** Så lite?", "– Ja.", "Det er dyrt."]
    turns = read_talk([Block(text) for text in said], metadata={}).transcript.turns
    assert turns[-1].text == last
    assert len(turns) == 6


def test_dashes_below_what_a_speaker_lists_are_nobody_elses() -> None:
    said = ["Ann: What is new?", "Bo: Three things.", "- tables", "- chairs", "- a dog"]
    said += ["Ann: And?", "Bo: No more."]
    assert with_dashed_answers([Block(text) for text in said])[1] == []


def test_dashes_that_ask_back_are_no_answers() -> None:
    said = [
        "Ann: Which one?",
        "– This one?",
        "Ann: Or that?",
        "– That one?",
        "Ann: Well?",
        "– Yes.",
    ]
    assert with_dashed_answers([Block(text) for text in said])[1] == []
    plain = [text if text[0] == "A" else text.replace("?", ".") for text in said]
    assert with_dashed_answers([Block(text) for text in plain])[1] == ["Ann"]


def test_numbers_of_speeches_go_from_the_labels_of_a_debate() -> None:
    blocks = [
        Block("Anf. 12 EVA LIND (m):"),
        Block("Herr talman!"),
        Block("Anf. 13 ALF EK (s) replik:"),
    ]
    assert texts(with_plain_labels(blocks)) == ["EVA LIND (m):", "Herr talman!", "ALF EK (s):"]
    once = [Block("Speech 3 was long: it took an hour."), Block("Anf. 2 finns inte.")]
    assert with_plain_labels(once) == once


def test_a_page_of_points_alone_and_names_below_a_word_are_turns() -> None:
    said = ["Operator", "Thank you all.", "Ane Lie", "Good morning.", "Operator", "Go on."]
    points = [Block(f"• {one}") for one in said]
    assert texts(with_plain_labels(points)) == said
    some = [Block("The list:"), *points[:2], Block("And so on."), *points[2:]]
    assert with_plain_labels(some) == some
    named = "\n".join(f"speaker\n{name}\nSo it was." for name in ("Ane Lie", "Bo Ek") * 2)
    (block,) = with_plain_labels([Block(named)])
    assert block.text == "\n".join(f"{name}:\nSo it was." for name in ("Ane Lie", "Bo Ek") * 2)
    told = [Block("svar\nDet vet vi ikke.\nsvar\nJa\nsvar\nNei\nsvar\nBo Ek")]
    assert with_plain_labels(told) == told


def test_a_word_for_who_asks_or_answers_above_what_is_said_is_a_label() -> None:
    told = [Block("svar\nPer Moe\nsvar\nBo Ek\nsvar\nAne Lie\nsvar\nOla Berg")]
    assert with_plain_labels(told) == told
