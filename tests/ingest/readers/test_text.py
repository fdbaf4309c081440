"""Plain text and front matter."""

from __future__ import annotations

from time import process_time

import pytest

from pipeline.ingest.files import read_file
from pipeline.ingest.readers.text import read_txt
from tests.ingest.helpers import Write, texts


def test_plain_text_is_parted_by_empty_lines_and_form_feeds_are_pages(write: Write) -> None:
    blocks = read_file(write("a.txt", "One\ntwo.\n\nThree.\fFour.")).blocks
    assert [(block.text, block.page) for block in blocks] == [
        ("One\ntwo.", 1), ("Three.", 1), ("Four.", 2),
    ]  # fmt: skip


def test_lines_that_nobody_wrapped_are_paragraphs(write: Write) -> None:
    long = "A sentence of the plan that goes on and on. " * 5
    assert len(texts(write("a.txt", f"{long}\n{long}\n{long}"))) == 3


def test_items_on_lines_of_their_own_and_rules_of_signs_part_plain_text(write: Write) -> None:
    items = "We will:\n- fund kitchens in\n  small places\n- train cooks"
    path = write("a.txt", f"A plan\n======\n\n{items}\n\nAs said\n- once -\nit may.")
    found = ["We will:", "- fund kitchens in\nsmall places", "- train cooks"]
    assert texts(path) == ["A plan", *found, "As said\n- once -\nit may."]


def test_front_matter_is_metadata_and_not_text(write: Write) -> None:
    content = read_file(write("a.md", '---\ntitle: "A: b"\ndate: 2020-05-01\n---\n\nText.'))
    assert content.metadata["title"] == "A: b"
    assert [block.text for block in content.blocks] == ["Text."]


def test_broken_front_matter_is_left_out_and_noted(write: Write) -> None:
    content = read_file(write("a.md", '---\ntitle: "A\nhosts: [\n---\nText.'))
    assert [block.text for block in content.blocks] == ["Text."]
    assert "front matter" in str(content.notes[0])


def test_a_rule_at_the_top_is_not_front_matter(write: Write) -> None:
    assert "Not a mapping" in " ".join(texts(write("a.md", "---\nNot a mapping\n---\nText.")))


def test_long_lines_without_empty_lines_between_are_paragraphs(write: Write) -> None:
    long = "The ministry plans together with those who live there. " * 4
    lines = ["Care", long.strip(), "Measure", "Cost", long.strip()]
    assert texts(write("a.txt", "\n".join(lines))) == lines


def test_labels_in_a_column_of_blanks_get_a_sign() -> None:
    talk = ["Judge          You may sit.", "Witness        Thank you."] * 4
    found = read_txt("\n".join([*talk, "Transcript of case 2           page 3"]).encode())
    lines = [line for block in found.blocks for line in block.text.split("\n")]
    assert lines[:2] == ["Judge\tYou may sit.", "Witness\tThank you."]
    assert lines[-1] == "Transcript of case 2           page 3"


def test_a_label_that_has_a_colon_elsewhere_gets_it_where_it_was_forgotten() -> None:
    text = "Ada: One.\n" * 3 + "Ada  Two.\nBo  is a name."
    assert read_txt(text.encode()).blocks[0].text.split("\n")[3:] == ["Ada: Two.", "Bo  is a name."]


def test_first_lines_that_are_indented_begin_paragraphs_and_hanging_lines_do_not() -> None:
    first = "    Mr. Lie. We came here\nby boat, and went\nhome again.\n" * 6
    assert len(read_txt(first.encode()).blocks) == 6
    hanging = "Ada: We came here by\n     boat and went home\nBo: Why did you\n     go home\n" * 6
    assert len(read_txt(hanging.encode()).blocks) == 1


def test_who_speaks_once_stands_in_the_column_of_the_labels() -> None:
    rows = ["M     Who came?", "Ida   Ten did.", "Jens  More."] * 3
    text = "\n".join([*rows, "Karl  He has keys."])
    assert "Karl\tHe has keys." in read_txt(text.encode()).blocks[0].text


ASKED = ("How long have you lived here?", "What did you do?", "When did it end?", "Do you miss it?")


@pytest.mark.parametrize("parted", ["\n\n", "\n"])
@pytest.mark.parametrize("asks_deep", [False, True])
def test_questions_at_another_depth_than_the_answers_are_set_off(
    parted: str, asks_deep: bool
) -> None:
    told = "Thirty years, since I came by train with a case,\nand nobody asked where I went."
    parts = [(part, part == told) for question in ASKED for part in (question, told)]
    lines = [
        "\n".join(("    " if told_it != asks_deep else "") + one for one in part.split("\n"))
        for part, told_it in parts
    ]
    text = parted.join(lines)
    blocks = read_txt(text.encode()).blocks
    assert [block.text for block in blocks if block.italic] == list(ASKED)
    assert [block.text for block in blocks if not block.italic] == [told] * 4
    assert {block.page for block in blocks} == {None}


@pytest.mark.parametrize("feed", ["\n\n\f", "\n\f", "\f"])
def test_stretches_told_by_depth_stand_on_the_pages_that_form_feeds_part(feed: str) -> None:
    pages = ["\n\n".join(f"{one}\n\n    Thirty years." for one in ASKED)] * 3
    blocks = read_txt(feed.join(pages).encode()).blocks
    assert [block.page for block in blocks] == [1] * 8 + [2] * 8 + [3] * 8
    assert [block.italic for block in blocks] == [True, False] * 12


@pytest.mark.parametrize(
    "line", ["R: Thirty years of it.", "- Thirty years of it.", "Thirty years?"]
)
def test_depth_alone_sets_nothing_off(line: str) -> None:
    text = "\n\n".join(f"{question}\n\n    {line}" for question in ASKED)
    assert not any(block.italic for block in read_txt(text.encode()).blocks)


def test_numbers_in_the_column_of_labels_are_people() -> None:
    talk = "Mod  Who came to the hall?\n1    We did.\n3    And I.\n2    Not me.\nMod  Why not?\n"
    talk += "2    The forms.\nFfion  Can I ask there?\n1    Yes.\n3    No.\n"
    lines = read_txt(talk.encode()).blocks[0].text.split("\n")
    assert [line.split("\t")[0] for line in lines if line] == [
        "Mod", "1", "3", "2", "Mod", "2", "Ffion", "1", "3",
    ]  # fmt: skip
    counted = "".join(f"{n}    INT:  Line {n}.\n" for n in range(1, 9)) * 2
    assert "\t" not in read_txt(counted.encode()).blocks[0].text


def test_the_sign_above_a_signature_of_mail_stays_and_rules_go() -> None:
    blocks = read_txt(b"Mileage is paid.\n\n-- \nWeald Board\n\n-----\n\n--  --\n\nEnd.\n").blocks
    assert [block.text.strip() for block in blocks if block.text.strip()] == [
        "Mileage is paid.", "-- \nWeald Board", "End.",
    ]  # fmt: skip


def test_wide_gaps_outside_the_column_of_labels_are_no_signs() -> None:
    talk = "INT   Who came?\nANN   We did, all of us.\nINT   Why?\nANN   To eat.\nINT   And?\n"
    talk += "later on  we sang\nANN   It was good.\n"
    text = read_txt(talk.encode()).blocks[0].text
    assert "ANN\tIt was good." in text
    assert "later on  we sang" in text


def test_thousands_of_numbered_lines_are_read_in_a_moment() -> None:
    text = "".join(f"{number % 97}   The forms.\n" for number in range(40_000))
    began = process_time()
    read_txt(text.encode())
    assert process_time() - began < 3
