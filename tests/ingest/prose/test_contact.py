"""Addresses and fields of forms go; sentences that give them stay."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from tests.ingest.prose.texts import SAID, text_of


@pytest.mark.parametrize(
    "line",
    [
        "Contact: planning@council.example",
        "Kari Lie, kari.lie@kommune.example, tlf. 22 00 00 00",
        "Telefon 21 80 00 00",
        "Ordertelefon: 08-000 00 00",
        "Any questions? Write to care@region.example.",
        "( ) Ja ( ) Nei ( ) Vet ikke",
        "[x] Agree [ ] Disagree",
        "Tilbakemelding (valgfritt, maks 500 tegn)\nNavn (frivillig)",
        "Your comments (optional)\nYour name (required)",
        "Ska svaret vara konfidentiellt? Nej",
        "Do you want your response to be kept confidential? No",
        "Må svaret offentliggøres? Ja/Nej",
    ],
)
def test_how_to_get_in_touch_and_fields_of_forms_are_no_text(line: str) -> None:
    assert text_of(SAID, line, SAID) == [SAID, SAID]


@pytest.mark.parametrize(
    "text",
    [
        "Children can call the helpline, telephone 116 111, at any time.",
        "Who decides? The council does.",
        "Would they say no?",
        "The scheme (optional until 2026) goes on.",
        "We asked 120 of them (a third) and wrote it down.",
    ],
)
def test_sentences_with_a_number_or_a_choice_stay(text: str) -> None:
    assert text_of(SAID, text, SAID) == [SAID, text, SAID]


def test_lines_of_a_form_below_a_sentence_go_alone() -> None:
    form = "( ) Yes ( ) No\nYour name (required)\nYour ward (optional)"
    assert text_of(SAID, f"{SAID}\n{form}", SAID) == [SAID, SAID, SAID]


@pytest.mark.parametrize(
    "text",
    [
        "○ Better access to interpreters",
        "[ ] Ask the child",
        "Safeguarding training for all staff (mandatory)",
        "Anyone who suspects abuse must report it to help@x.example within 24 hours.",
    ],
)
def test_points_titles_and_duties_are_text(text: str) -> None:
    assert text_of(SAID, text, SAID)[1].endswith(text.lstrip("○[] "))


def test_points_on_several_lines_and_rows_with_brackets_are_text() -> None:
    points = "○ Better access to interpreters\n○ More nurses at night"
    assert "More nurses at night" in " ".join(text_of(SAID, points, SAID))
    rows = [Block(f"Support {n} (max 500 000 kroner)", "table") for n in range(3)]
    assert len(text_of(SAID, *rows, SAID)) == 5


def test_choices_one_to_a_line_go() -> None:
    assert text_of(SAID, "☐ Ja\n☐ Nei", SAID) == [SAID, SAID]


def test_what_may_be_ticked_behind_a_question_goes_and_the_question_stays() -> None:
    form = "Q1. Do you agree?   [ ] Yes   [ ] No   [ ] Don't know\nQ2. Why?  ______________\n"
    form += "Q3. About you: [ ] parent  [ ] school\nMay we quote you?  [ ] Yes  [ ] No"
    assert text_of(SAID, form, SAID) == [SAID, "Q1. Do you agree? Q2. Why?", SAID]
    for points in ("- [ ] name one who knows the drivers", "We ask: [x] marks what is done"):
        assert text_of(SAID, points, SAID)[1].endswith(points[-10:])
