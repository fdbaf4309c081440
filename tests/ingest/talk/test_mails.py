"""Interviews by mail: who wrote a letter speaks in it; heads and signatures are nobody's speech."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.mails import as_letters, signs
from tests.ingest.talk.helpers import read, said

HEADS = {
    "en": "From: {name} <{mail}@oak.example>\nSent: 12 March 2024 16:40\nTo: X\nSubject: Talk",
    "nb": "Fra: {name} <{mail}@oak.example>\nSendt: 12. mars 2024\nTil: X\nEmne: Samtale",
    "sv": "Från: {name} <{mail}@oak.example>\nSkickat: 12 mars 2024\nTill: X\nÄmne: Samtal",
    "wrote": "On 12 Mar 2024, at 16:40, {name} <{mail}@oak.example> wrote:",
    "skrev": "Den 12. mars 2024 kl. 16:40 skrev {name} <{mail}@oak.example>:",
}
CLOSINGS = ("Best wishes,\n{first}", "Med vennlig hilsen\n\n{name}\nOak Care, tlf. 22 00 00 00")
LETTERS = (
    ("Ingrid Lund", "What happens when somebody falls ill? Who is told first?"),
    ("Colin Marsh", "Nobody is told. I ring the families myself, and I ring them again at six."),
    ("Ingrid Lund", "Could you tell me about one such day?"),
    ("Colin Marsh", "Last Tuesday three were ill. We made soup and left the list alone."),
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("closing", CLOSINGS)
def test_each_letter_is_what_its_sender_says(head: str, closing: str) -> None:
    letters = [
        "\n\n".join(
            (HEADS[head].format(name=name, mail=name[0]), text,
             closing.format(name=name, first=name.split()[0]))
        )
        for name, text in LETTERS
    ]  # fmt: skip
    assert said(read("\n\n".join(letters))) == [
        (name, text, name == "Ingrid Lund") for name, text in LETTERS
    ]


def test_questions_that_are_quoted_line_by_line_are_the_interviewers() -> None:
    answers = "\n\n".join(f"> {LETTERS[n][1]}\n\n{LETTERS[n + 1][1]}" for n in (0, 2))
    third = "> And what would you change?\n\nThe door. It opens the wrong way."
    text = f"{HEADS['en'].format(name='Colin Marsh', mail='c')}\n\n{answers}\n\n{third}"
    turns = said(read(f"{text}\n\nKind regards\nColin\n--\nManager, Oak Care"))
    assert [asks for _, _, asks in turns] == [True, False] * 3
    assert turns[-1][1] == "The door. It opens the wrong way."


@pytest.mark.parametrize(
    "text",
    [
        "From: here it went downhill.",
        "To: whom? I asked.\nFrom: them.",
        "I wrote to them on the third.",
    ],
)
def test_other_texts_are_no_letters(text: str) -> None:
    blocks = [Block(text), Block("Best wishes"), Block("to all of you.")]
    assert as_letters(blocks) == blocks


@pytest.mark.parametrize("wrote", ["wrote", "skrev"])
@pytest.mark.parametrize("device", ["Sent from my iPhone", "Sendt fra min iPhone", ""])
def test_who_answers_below_quoted_lines_speaks_in_the_own_letter(wrote: str, device: str) -> None:
    quoted = HEADS[wrote].format(name="Ingrid Lund", mail="i")
    questions = "> 1. Who is told first?\n\nNobody is told.\n\n> 2. And then?\n\nWe made soup."
    thanks = f"{HEADS['nb'].format(name='Ingrid Lund', mail='i')}\n\nWho washes up?"
    text = (
        f"{HEADS['nb'].format(name='Colin Marsh', mail='c')}\n\nDear Ingrid, I am late.\n\n{quoted}"
        f"\n\n{questions}\n\n{device}\n\n{thanks}"
    )
    assert said(read(text)) == [
        ("Colin Marsh", "Dear Ingrid, I am late.", False),
        ("Ingrid Lund", "Who is told first?", True),
        ("Colin Marsh", "Nobody is told.", False),
        ("Ingrid Lund", "And then?", True),
        ("Colin Marsh", "We made soup.", False),
        ("Ingrid Lund", "Who washes up?", True),
    ]


def test_a_postscript_is_no_signature() -> None:
    assert signs(["Kari", "Ward 3, Vik"], 12)
    assert not signs(["Kari", "PS. I will send you more tomorrow."], 12)
