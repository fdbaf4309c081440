"""Page numbers and running heads go; titles, labels and sentences that look like them stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.furniture import without_furniture
from pipeline.ingest.prose.paragraphs import paragraphs
from tests.ingest.prose.texts import BODY, SAID, WORK, heading, text_of


@pytest.mark.parametrize(
    "text", ["The 12 councils met.", "co2 and covid19 fell", "10 m² of floor", "(co-)production"]
)
def test_numbers_that_are_text_stay(text: str) -> None:
    assert text_of(text) == [text]


def pages(*heads: str) -> list[Block]:
    return [
        block
        for number, head in enumerate(heads, start=1)
        for block in (
            Block(head, "margin", page=number),
            Block(f"The text of page {number} says this.", page=number),
            Block(str(number), page=number),
        )
    ]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    found = text_of(*pages("Plan for care – 1", "Plan for care – 2", "Plan for care – 3"))
    assert found == [f"The text of page {n} says this." for n in (1, 2, 3)]


def test_a_line_in_the_margin_that_comes_once_stays() -> None:
    assert "A title" in text_of(*pages("A title", "Plan", "Plan"))


def test_short_lines_that_begin_pages_without_margins_are_heads_if_they_come_often() -> None:
    blocks = [b if b.kind != "margin" else Block(b.text, page=b.page) for b in pages(*["Plan"] * 4)]
    assert "Plan" not in text_of(*blocks)


def test_a_head_that_counts_up_is_left_out_where_there_are_no_pages() -> None:
    blocks = [Block(t) for n in range(2, 8) for t in (f"Care Standards – May 2025 {n}", "We act.")]
    assert set(text_of(*blocks)) == {"We act."}


def test_a_head_that_a_converter_left_inside_a_paragraph_is_taken_out() -> None:
    heads = [Block(f"Care Standards – May 2025 {n}") for n in range(2, 8)]
    found = text_of(*heads, "The aged care Care Standards – May 2025 9\nworkers act.")
    assert found == ["The aged care workers act."]


def test_headings_that_count_up_stay() -> None:
    blocks = [heading(f"Chapter {n}") for n in range(1, 8)]
    assert text_of(*blocks) == [f"Chapter {n}" for n in range(1, 8)]


@pytest.mark.parametrize(
    "number", ["7", "- 7 -", "Page 7", "Page 7 of 20", "Side 7 av 20", "iv", "7 | "]
)
def test_page_numbers_are_left_out(number: str) -> None:
    assert text_of("We plan.", number, "We act.") == ["We plan.", "We act."]


def test_a_head_between_two_pages_does_not_part_a_sentence() -> None:
    blocks = pages("Plan 1", "Plan 2", "Plan 3")
    blocks[1] = Block("The council goes", page=1)
    blocks[4] = Block("on to page two.", page=2)
    assert text_of(*blocks)[0] == "The council goes on to page two."


@given(st.lists(st.text(max_size=60), max_size=8))
def test_nothing_is_invented(texts: list[str]) -> None:
    kept = without_furniture([Block(text) for text in texts])
    assert [block.text for block in kept] == [b.text for b in kept if b.text in texts]


def test_names_with_a_time_are_no_running_heads() -> None:
    blocks = [Block(f"**Ola Hansen** 0:{n:02d}\nThey left.") for n in range(9)]
    assert without_furniture(blocks) == blocks


def test_a_head_with_the_number_of_its_page_is_left_out_though_it_comes_once() -> None:
    head = Block("2 Meld. St. 15", "margin", page=2)
    kept = Block("12 councils and a church", "margin", page=1)
    text = Block("They plan together.", page=2)
    assert [block.text for block in without_furniture([kept, head, text])] == [
        kept.text, text.text,
    ]  # fmt: skip


def test_a_name_above_each_turn_is_no_running_head_though_it_ends_pages() -> None:
    page = ["Kari", "I came on Monday, and I stayed.", "Interviewer", "Why was that?"]
    named = [Block(text, page=number) for number in range(1, 6) for text in [*page, *page, *page]]
    assert [block.text for block in without_furniture(named)] == [block.text for block in named]


def test_a_roman_number_that_comes_again_and_again_is_a_label_and_stays() -> None:
    blocks = [Block("I"), Block("Who came?"), Block("R"), Block("Ten did.")] * 3 + [Block("iv")]
    assert [block.text for block in without_furniture(blocks)].count("I") == 3
    assert "iv" not in [block.text for block in without_furniture(blocks)]


def test_a_line_at_the_edges_of_two_pages_is_a_running_head_where_there_are_few() -> None:
    pages = [("A plan for care", page) for page in (1, 2)]
    blocks = [
        block
        for head, page in pages
        for block in (
            Block(head, page=page),
            Block(f"We plan for ward {page}, and so on.", page=page),
        )
    ]
    assert [b.text for b in without_furniture(blocks)] == [
        "We plan for ward 1, and so on.", "We plan for ward 2, and so on.",
    ]  # fmt: skip


def test_a_speaker_with_a_time_at_the_edges_of_pages_is_no_running_head() -> None:
    blocks = [
        block
        for page in (1, 2, 3)
        for n in range(6)
        for block in (
            Block(f"Speaker 1 {page}:{n}0", page=page),
            Block("We came there.", page=page),
        )
    ]
    assert sum(b.text.startswith("Speaker 1") for b in without_furniture(blocks)) == 18


def test_lines_of_a_sentence_that_differ_in_a_number_are_text() -> None:
    lines = [
        f"We met in May and\nrelatives were asked by staff of ward {n}\nafter that."
        for n in range(8)
    ]
    found = [part.text for part in paragraphs([Block(line) for line in lines])]
    assert found == [line.replace("\n", " ") for line in lines]


@pytest.mark.parametrize(
    "number",
    ["3", "- 3 -", "[3]", "(3)", "Page 3 of 9", "Side 3 av 9", "Side: 3", "3/9", "3 (9)",
     "s. 3 (9)", "Page | 3", "~ 3 ~", "* 3 *", "• 3 •", "iv", "Sidan 3 av 9", "p. 3"],
)  # fmt: skip
def test_page_numbers_in_any_form_are_no_text(number: str) -> None:
    found = paragraphs([Block(WORK[0]), Block(number), Block(WORK[1])])
    assert [part.text for part in found] == list(WORK)


@pytest.mark.parametrize("noun", ["Commitment", "Forslag", "Innsatsområde", "Insats", "Case study"])
def test_headings_that_count_at_the_edges_of_pages_stay(noun: str) -> None:
    blocks = [
        block
        for n in range(1, 7)
        for block in (Block(f"{noun} {n}", "heading", page=n + n % 2, level=1),
                      Block(f"Homes on street {n} shall be planned.", page=n + n % 2))
    ]  # fmt: skip
    kept = [block.text for block in without_furniture(blocks)]
    assert [text for text in kept if text.startswith(noun)] == [f"{noun} {n}" for n in range(1, 7)]


@pytest.mark.parametrize("head", ["Fenn {}", "{} Dorothy Fenn", "Oral history of Fenn, {}"])
def test_words_of_the_title_with_a_number_are_a_running_head_though_they_come_twice(
    head: str,
) -> None:
    blocks = [Block("Oral history of Dorothy Fenn"), *BODY[:6], Block(head.format(2)), *BODY[6:],
              Block(head.format(3))]  # fmt: skip
    assert without_furniture(blocks) == [blocks[0], *BODY]


def test_lines_that_count_and_repeat_no_title_stay() -> None:
    blocks = [Block(text) for text in ("Some text.", "Line 1", "Line 2", "Not marked")]
    assert without_furniture(blocks) == blocks


def test_labels_in_the_first_lines_are_no_running_heads() -> None:
    blocks = [Block(f"Speaker {n}") for n in (1, 2, 1, 2, 1)]
    assert without_furniture(blocks) == blocks


def test_running_heads_of_left_and_right_pages_and_their_second_lines_are_left_out() -> None:
    left, right = "Side 2 2021 - Innst. 88", "Innst. 88 - 2021 Side 3"
    assert text_of(Block(SAID), Block(left), Block(SAID), Block(right), Block(SAID)) == [SAID] * 3
    head = "Deposition of Paul Hill Page {}\nTaken on 6/14/2021"
    found = text_of(Block(head.format(12)), Block(SAID), Block(head.format(13)), Block(SAID))
    assert found == [SAID] * 2


@pytest.mark.parametrize("above", [True, False])
def test_a_line_by_the_numbers_of_pages_is_left_out_where_a_file_has_none(above: bool) -> None:
    foot = "KAREN L. VOSS, RPR, CSR NO. 8812"
    ends = [f"{n}\n{foot}" if above else f"{foot}\n{n}" for n in (47, 48)]
    blocks = [Block(SAID), Block(ends[0]), Block(SAID), Block(ends[1]), Block(SAID)]
    assert text_of(*blocks, foot) == [SAID] * 3


def test_lines_that_come_again_elsewhere_than_by_numbers_stay() -> None:
    line = "We will ask those who live there"
    texts = [line, "12", SAID, line, SAID, line, SAID]
    blocks = [Block(text) for text in texts]
    assert text_of(*blocks).count(line) == 3
    once = [Block(text) for text in (SAID, "12", "Standard 2 on the work", SAID)]
    again = [Block("Standard 2 on the work"), *once, Block(SAID), Block(SAID)]
    assert text_of(*again).count("Standard 2 on the work") == 2


def test_last_lines_of_pasted_subtitles_stand_by_numbers_and_stay() -> None:
    lines = [
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\nWell then\nand so we sat" for n in range(1, 5)
    ]
    blocks = [Block("\n".join(lines))]
    assert "".join(block.text for block in without_furniture(blocks)).count("and so we sat") == 4


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("SOU 2031:404 Förslag till åtgärder", "Förslag till åtgärder SOU 2031:404"),
        ("Meld. St. 88 (2031–2032) 13", "14 Meld. St. 88 (2031–2032)"),
        ("Care in Hill Plan 2030", "Plan 2030 Care in Hill"),
    ],
)
def test_a_line_whose_words_come_again_in_another_order_is_a_running_head(
    left: str, right: str
) -> None:
    assert text_of(*BODY[:2], left, *BODY[2:4], right, *BODY[4:]) == [one.text for one in BODY]


def test_headings_that_count_and_lines_that_come_again_alike_stay() -> None:
    lines = ["Measure 1 Housing and care", "Housing and care Measure 1", "Plan 2030 Hill"]
    found = text_of(*BODY[:2], lines[0], *BODY[2:4], lines[1], lines[2], *BODY[4:])
    assert set(lines) <= set(found)


def test_lines_that_differ_in_more_than_a_page_are_no_running_heads() -> None:
    lines = ["Kvinner 45 menn 55", "Menn 52 kvinner 48"]
    found = text_of(*BODY[:2], lines[0], *BODY[2:4], lines[1], *BODY[4:])
    assert set(lines) <= set(found)


def test_a_running_head_within_a_sentence_goes_and_the_sentence_is_whole() -> None:
    head = "Close enough – on help where people live"
    cut = ("The ministry asks that those who come each week are counted", "apart from others.")
    page = f"White Paper 88 13\n{head}"
    kept = text_of(heading(head), *BODY[:3], cut[0], page, cut[1], *BODY[3:])
    assert " ".join(cut) in kept
    assert sum(head in one for one in kept) == 1


def test_a_line_of_a_sentence_that_comes_again_stays() -> None:
    said = "The council shall meet with\nThe Board of Residents and Kin\nin each of the wards."
    kept = text_of("Plan", *BODY[:3], said, *BODY[3:], said)
    assert sum("with The Board of Residents and Kin in each" in one for one in kept) == 2


def test_a_head_whose_number_changes_sides_is_no_text() -> None:
    heads = ("2018 Kulturplan for Bo 7", "8 Kulturplan for Bo 2018")
    assert text_of(heads[0], *BODY[:4], heads[1], *BODY[4:]) == text_of(*BODY)
    rows = ("2018 new rooms and 7", "2018 new rooms and 9")  # the year is always first
    assert set(rows) <= set(text_of(*BODY[:3], rows[0], *BODY[3:5], rows[1], *BODY[5:]))


@pytest.mark.parametrize(
    "line", ["forts. neste side", "(continued on next page)", "Fortsätter på nästa sida"]
)
def test_what_says_that_a_text_goes_on_overleaf_is_no_text(line: str) -> None:
    assert text_of(*BODY[:4], line, *BODY[4:]) == text_of(*BODY)


def test_a_line_beside_the_set_off_number_of_each_page_is_a_running_head() -> None:
    texts = ["She shut the door and went", "- 1 -", "GARROD, Tape 14 A", "away that day.", "It was"]
    texts += ["- 2 -", "GARROD, Tape 14 A", "cold there."]
    kept = [block.text for block in without_furniture([Block(text) for text in texts])]
    assert kept == ["She shut the door and went", "away that day.", "It was", "cold there."]
    said = [
        Block(text) for text in ("Ten", "- 1 dog -", "Ten", "- 2 dogs -", "Ten", "That was all.")
    ]
    assert len(without_furniture(said)) == len(said)


def test_lines_beside_a_counter_in_another_paragraph_are_running_heads() -> None:
    head = "WARM HOMES | EASTMOOR COUNCIL"
    kept = text_of(head, SAID, "12    Warm Homes", head, SAID, "Warm Homes    13", *BODY[:2])
    assert head not in kept
    assert kept.count(SAID) == 2
    # A title that comes again below the foot of its cover is a title.
    assert "Warm homes for all" in text_of(
        "Warm homes for all", SAID, "12    Warm Homes", "Warm homes for all", SAID, *BODY[:2]
    )


def test_the_first_page_may_have_the_running_head_of_the_other_side() -> None:
    turned = "Villkor för skolan    SOU 2099:17"
    pages = ["SOU 2099:17    Villkor för skolan", SAID, "113", turned, SAID, "114", turned, SAID]
    kept = text_of(*pages, "115")
    assert not [text for text in kept if "SOU" in text]
    assert kept.count(SAID) == 3
    assert "SOU 2099:17 om skolan" in text_of("SOU 2099:17 om skolan", *pages[1:])
