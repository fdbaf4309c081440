"""Signs around labels that no layout declares, learned from the file."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.layouts.learned import learned_blocks
from tests.ingest.talk.helpers import TURNS, expected, read, said, written

TEMPLATES = (
    "({name}) {text}", "<{name}> {text}", "{name}; {text}", "{name}) {text}", "{name}... {text}",
    "*{name}*: {text}", "_{name}_: {text}", "«{name}»: {text}", "@{name}: {text}",
    "{name} / {text}", "{name}. {text}", "{name}  {text}", '"{name}": {text}', "{name}:- {text}",
    "({n}) {name} >> {text}", "~{name}~ {text}", "§ {name} § {text}", "[{clock}] <{name}> {text}",
    "{name} [{clock}]; {text}", "## {name}\n\n{text}", "-- {name} --\n\n{text}",
)  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("names", ["whole", "initials"])
def test_any_signs_that_begin_all_turns_are_read(template: str, names: str) -> None:
    called = {name: "".join(part[0] for part in name.split()) for name, _ in TURNS}
    called = called if names == "initials" and "}  " not in template else {}
    found = read(f"Interview 7\n\n{written(template, names=called)}")
    assert said(found) == expected(called)


def test_what_is_said_in_several_paragraphs_goes_on() -> None:
    parts = written("<{name}> {text}").split("\n\n")
    talk = "\n\n".join([*parts[:2], "It went on for weeks.", *parts[2:]])
    turns = said(read(talk))
    assert turns[1][1] == f"{TURNS[1][1]} It went on for weeks."
    assert len(turns) == len(TURNS)


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(f"({n}) Housing: we shall build." for n in range(9)),
        "\n\n".join(["Yes. We did.", "Well. It was late.", "Okay. Then we left."] * 4),
        "\n\n".join(["We met - it was cold.", "They came - all of them."] * 6),
        "\n\n".join([f"<{name}> {text}" for name, text in TURNS] + ["Much more was said."] * 9),
    ],
)
def test_signs_of_sentences_and_of_few_lines_are_none(text: str) -> None:
    assert learned_blocks([Block(part) for part in text.split("\n\n")]) == []


def test_a_layout_that_is_declared_goes_before_signs_that_are_learned() -> None:
    assert read(written("{name}: {text}")).layout == "labels"
    assert read(written("{{{name}}} {text}")).layout == "braces"
    assert read(written("<{name}> {text}")).layout in ("labels", "learned signs")


def test_numbers_of_headings_are_no_speakers() -> None:
    parts = ("Welcome", "Access", "Booking", "Next meeting")
    blocks = [
        block
        for n, part in enumerate(parts, start=1)
        for block in (Block(f"**{n}. {part}**", "heading"), Block("The group agreed on the date."))
    ]
    assert learned_blocks(blocks) == []
