"""Policy blocks to paragraphs: what the page put there is left out, each word is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.paragraphs import as_prose, clean_text, paragraphs, without_furniture


def text_of(*blocks: Block | str) -> list[str]:
    return [
        part.text for part in paragraphs([b if isinstance(b, Block) else Block(b) for b in blocks])
    ]


def heading(text: str, level: int = 1) -> Block:
    return Block(text, "heading", level=level)


# ------------------------------------------------------------------------- what stays


def test_paragraphs_know_their_place_and_heading() -> None:
    found = paragraphs([heading("Care"), Block("We plan.", page=3), Block("We act.", page=4)])
    assert [(str(part.location), part.heading, part.text) for part in found] == [
        ("paragraph 1", "", "Care"), ("p. 3", "Care", "We plan."), ("p. 4", "Care", "We act."),
    ]  # fmt: skip


def test_a_wall_without_breaks_is_one_paragraph() -> None:
    wall = "The council will plan with its citizens. " * 200
    assert text_of(wall) == [wall.strip()]


def test_cells_of_a_table_do_not_run_together() -> None:
    assert text_of(Block("Measure\tMeals together\t\t12", "table")) == [
        "Measure · Meals together · 12"
    ]


@pytest.mark.parametrize(
    "text", ["The 12 councils met.", "co2 and covid19 fell", "10 m² of floor", "(co-)production"]
)
def test_numbers_that_are_text_stay(text: str) -> None:
    assert text_of(text) == [text]


# --------------------------------------------------------------------- heads and numbers


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


# ------------------------------------------------------------------------ contents lists


def test_a_contents_list_is_left_out_up_to_the_first_chapter() -> None:
    assert text_of(
        heading("Contents"), "Foreword", "1 Care p. 3", "2 Work ........ 12", "Annex: terms",
        heading("Foreword"), "We plan a service for everyone.",
    ) == ["Foreword", "We plan a service for everyone."]  # fmt: skip


@pytest.mark.parametrize(
    "title", ["Table of contents", "Innhold", "INNHALD", "**Contents**", "Content:"]
)
def test_contents_lists_are_known_in_several_languages(title: str) -> None:
    assert text_of(title, "Care 3", "Work 5", "We plan a service for everyone.") == [
        "We plan a service for everyone."
    ]


def test_lines_with_dot_leaders_are_left_out_anywhere() -> None:
    assert text_of("1.1 The arithmetic . . . . . . 12", "We plan.") == ["We plan."]


# --------------------------------------------------------------------------- footnotes


def test_footnotes_and_their_marks_are_left_out() -> None:
    note = Block("1 See the act.", "footnote")
    assert text_of("Care[^1] costs,[2] we know.³ It rises [3, 4].", note) == [
        "Care costs, we know. It rises."
    ]


def test_marks_without_markup_are_known_by_counting_up() -> None:
    assert text_of("Care1 has grown.2", "Costs rise3 too.", "Targets for covid19 stay.") == [
        "Care has grown.", "Costs rise too.", "Targets for covid19 stay.",
    ]  # fmt: skip


# ------------------------------------------------------------------------ reference lists


@pytest.mark.parametrize(
    "title",
    ["References", "7 References", "REFERENCES", "**Bibliography**", "Referanser", "Litteratur",
     "Litteraturliste", "Kilder", "Endnotes", "Notes and references"][:9],
)  # fmt: skip
def test_reference_lists_are_left_out(title: str) -> None:
    reference = "Parks, R. (1981). Consumers as co-producers. Policy Studies 9(7)."
    assert text_of("We plan.", title, reference, Block(reference, "list")) == ["We plan."]


def test_a_reference_list_ends_at_the_next_heading_of_its_level() -> None:
    assert text_of(
        heading("References", 2), "Parks 1981.", heading("Books", 3), "Ostrom 1996.",
        heading("Annex", 2), "We act.",
    ) == ["Annex", "We act."]  # fmt: skip


def test_references_in_a_sentence_are_no_list() -> None:
    assert len(text_of("References to the act are made here.", "We plan.")) == 2


# ---------------------------------------------------------------------- what a page broke


def test_a_sentence_that_runs_over_a_page_is_whole() -> None:
    found = paragraphs([Block("The council will co-", page=1), Block("produce its plan.", page=2)])
    assert [(part.text, str(part.location)) for part in found] == [
        ("The council will co-produce its plan.", "p. 1")
    ]


def test_a_sentence_that_ends_is_not_joined() -> None:
    assert len(text_of("The council plans.", "it acts.")) == 2
    assert len(text_of("The council plans", "The state acts")) == 2
    assert len(text_of("We will:", Block("act", "list"), Block("plan", "list"))) == 3


def test_a_head_between_two_pages_does_not_part_a_sentence() -> None:
    blocks = pages("Plan 1", "Plan 2", "Plan 3")
    blocks[1] = Block("The council goes", page=1)
    blocks[4] = Block("on to page two.", page=2)
    assert text_of(*blocks)[0] == "The council goes on to page two."


# ----------------------------------------------------------------------------- clean text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("• a point", "a point"),
        ("\uf0b7 a point", "a point"),
        ("- a point", "a point"),
        ("-delivery and co-design", "-delivery and co-design"),
        ("[x] done", "done"),
        ("**Bold**: text", "Bold: text"),
        ("*stray emphasis", "stray emphasis"),
        ("see (https://example.org/a-b) now", "see now"),
        ("see www.example.org/x, now", "see now"),
        ("part-\nnership of co-\nproduction", "partnership of co-production"),
        ("two  spaces\nand lines", "two spaces and lines"),
    ],
)
def test_a_block_becomes_one_clean_line(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


# ----------------------------------------------------------------------------- properties

SENTENCES = st.lists(
    st.lists(st.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=1, max_size=15), max_size=12
)


@given(SENTENCES)
def test_no_word_of_plain_sentences_is_lost(sentences: list[list[str]]) -> None:
    blocks = [Block(f"The {' '.join(words)} end.") for words in sentences]
    assert text_of(*blocks) == [f"The {' '.join(words)} end." for words in sentences]


@given(st.lists(st.text(max_size=60), max_size=8))
def test_nothing_is_invented(texts: list[str]) -> None:
    kept = without_furniture([Block(text) for text in texts])
    assert [block.text for block in kept] == [b.text for b in kept if b.text in texts]


def test_a_contents_list_without_a_heading_is_left_out_and_its_references_line_ends_nothing() -> (
    None
):
    titles = ["4.1 Ageing", "4.2 A potential", "References"]
    listed = [Block(title, "paragraph", page=1) for title in titles]
    body = [
        block
        for title in titles
        for block in (Block(title, "heading", page=2), Block("Words stand here.", "paragraph"))
    ]
    found = [paragraph.text for paragraph in paragraphs([*listed, *body])]
    assert found == ["4.1 Ageing", "Words stand here.", "4.2 A potential", "Words stand here."]


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


def test_the_heading_of_a_contents_list_takes_no_chapter_with_it() -> None:
    entries = ["Contents", "1 Introduction 3", "2 Measures 4", "3 Money 9"]
    text = "Care is shared by many hands."
    blocks = [*map(Block, entries), Block("1 Introduction", "heading", level=2), Block(text),
              Block("2 Measures", "heading"), Block(text), Block("3 Money", "heading")]  # fmt: skip
    assert [p.text for p in paragraphs(blocks)] == [
        "1 Introduction", text, "2 Measures", text, "3 Money",
    ]  # fmt: skip


@pytest.mark.parametrize("link", ["▲Back to top", "Til toppen", "To the top ↑"])
def test_links_to_the_top_of_a_page_are_no_text(link: str) -> None:
    assert [p.text for p in paragraphs([Block("Care."), Block(link)])] == ["Care."]
    assert paragraphs([Block("Back to top form.")])


def test_a_contents_list_in_one_block_without_its_pages_is_left_out() -> None:
    titles = ["1 Roles", "2 Training", "3 Time", "References"]
    blocks = [heading("Contents"), Block("\n".join(titles))]
    blocks += [part for title in titles[:3] for part in (heading(title), Block("They plan."))]
    assert text_of(*blocks) == [
        "1 Roles", "They plan.", "2 Training", "They plan.", "3 Time", "They plan.",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Sources", "Notes", "Literature and sources", "8. Notes"])
def test_more_names_of_reference_lists(name: str) -> None:
    assert text_of("They plan.", heading(name), "Smith 2014.", heading("Annex A")) == [
        "They plan.", "Annex A",
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


WORK = (
    "The municipality shall plan the services of the ward together with residents and relatives.",
    "Staff write down what was agreed in the group, and come back to it after some months of work.",
)
CITED = ("Berg, K. (2019). Samskaping i praksis. Oslo.", "Smith, J. (2014). Ways of working, 1-22.")


def test_text_goes_on_below_sources_of_a_chapter() -> None:
    blocks = [
        Block("Housing", "heading", level=2), *map(Block, WORK),
        Block("Sources", "heading", level=1), *map(Block, CITED),
        Block("2. Transport", "heading", level=2), *map(Block, WORK),
        Block("References", "heading", level=1), *map(Block, CITED),
    ]  # fmt: skip
    found = [part.text for part in paragraphs(blocks)]
    assert found == ["Housing", *WORK, "2. Transport", *WORK]


def test_a_long_list_of_references_is_left_out_with_a_remark_in_it() -> None:
    blocks = [Block(WORK[0]), Block("References", "heading", level=1), *map(Block, CITED * 5)]
    blocks.insert(5, Block(WORK[1]))
    assert [part.text for part in paragraphs(blocks)] == [WORK[0]]


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


BODY = [
    Block(f"Councils shall plan service {n} with those who use it, and say how.") for n in range(9)
]


def _beside(*lines: str) -> list[str]:
    """What is left of the lines when they stand above a text."""
    kept = [part.text for part in paragraphs([*map(Block, lines), *BODY])]
    assert kept[-9:] == [block.text for block in BODY]
    return kept[:-9]


@pytest.mark.parametrize(
    "line",
    [
        "© Crown copyright 2025", "ISBN: 978-1-5286-5386-2", "Published by the Ministry of Health",
        "This publication is available at www.gov.example/plans", "Utgitt av: Helsedepartementet",
        "Trykk: Fellestrykk AS 03/2024 – opplag 500", "Enquiries about this publication: phone us",
        "Udgivet af Sundhedsministeriet", "Omslagsfoto: Kari Lie", "Utgivare: Socialstyrelsen",
        "Present: Joan Hogg (JH), Pat Lowe (chair)", "Forfall: Kari Lie", "Närvarande: Bo Ek",
    ],
)  # fmt: skip
def test_imprint_and_attendance_are_no_text(line: str) -> None:
    assert _beside("The plan for homes", line) == ["The plan for homes"]


@pytest.mark.parametrize(
    "line",
    [
        "Trykk på arbeidslivet gjør at kommunene må dele på arbeidet.",
        "Present needs shall be met before new ones are found.",
        "Copyright in what people make together is shared.",
        "(c) listen to those who live there;",
    ],
)
def test_sentences_that_begin_like_an_imprint_stay(line: str) -> None:
    assert _beside(line) == [line]


def test_an_imprint_is_sought_near_the_ends_only() -> None:
    line = Block("Published by nobody, the plan was shared by word of mouth.")
    texts = [part.text for part in paragraphs([*BODY * 6, line, *BODY * 3])]
    assert line.text in texts


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


@pytest.mark.parametrize(
    "rest",
    [
        "research/market-data/communications-market-reports/", "-over-the-next-5-to-10-years.png)",
        "Publications/PublicationsPolicyAndGuidance/DH_1296", "care/reform/index.htm", "_plan.pdf)",
    ],
)  # fmt: skip
def test_what_a_line_end_left_of_an_address_is_no_text(rest: str) -> None:
    assert clean_text(f"as the plan says {rest} and shows") == "as the plan says and shows"


@pytest.mark.parametrize(
    "text",
    [
        "men/women/children",
        "24/7",
        "and/or",
        "4/15/2024",
        "22/02/2022",
        "12/Mar/2024",
        "2024/25",
        "he/she/they",
    ],
)
def test_words_with_a_slash_stay(text: str) -> None:
    assert clean_text(f"for {text} alike") == f"for {text} alike"


SAID = "The council will plan the work of the coming years with those who live here."


def _texts(*blocks: Block) -> list[str]:
    return [part.text for part in paragraphs(blocks)]


@pytest.mark.parametrize(
    "heading",
    ["Version history", "Kontakt oss", "Versionshantering", "Acknowledgements", "Læs også"],
)
def test_what_stands_behind_a_text_is_left_out_and_text_below_its_heading_stays(
    heading: str,
) -> None:
    body = [Block(SAID), Block(f"{SAID} So it did.")]
    behind = [Block(heading, "heading", level=1), Block("1.1 January 2024 (first version)")]
    assert _texts(*body, *behind) == [SAID, f"{SAID} So it did."]
    assert _texts(*body, *behind[:1], *body)[-2:] == [SAID, f"{SAID} So it did."]


def test_a_menu_above_the_title_and_a_table_about_the_document_are_left_out() -> None:
    menu = [Block(text) for text in ("Skip to content", "Health", "Plans")]
    title = Block("Working together", "heading", level=1)
    table = [Block("Date\t12 May 2024", "table"), Block("Decided by\tThe council", "table")]
    assert _texts(*menu, title, *table, Block(SAID)) == [title.text, SAID]
    assert _texts(*menu[:2], title, Block(SAID))[:2] == ["Skip to content", "Health"]


def test_names_that_sign_are_left_out_and_a_long_list_below_a_text_is_not() -> None:
    signed = [Block("Kari Lie"), Block("Director")]
    assert _texts(Block(SAID), *signed) == [SAID]
    listed = [Block(f"Task {letter} of the council") for letter in "abcdefghijkl"]
    assert len(_texts(Block(SAID), *listed)) == 13


def test_a_sentence_below_an_imprint_in_its_paragraph_stays() -> None:
    found = _texts(Block("Published by the council, 2024\n" + SAID), Block(SAID))
    assert found == [SAID, SAID]


def test_running_heads_of_left_and_right_pages_and_their_second_lines_are_left_out() -> None:
    left, right = "Side 2 2021 - Innst. 88", "Innst. 88 - 2021 Side 3"
    assert _texts(Block(SAID), Block(left), Block(SAID), Block(right), Block(SAID)) == [SAID] * 3
    head = "Deposition of Paul Hill Page {}\nTaken on 6/14/2021"
    found = _texts(Block(head.format(12)), Block(SAID), Block(head.format(13)), Block(SAID))
    assert found == [SAID] * 2


def test_short_lines_at_the_end_of_talk_without_speakers_stay() -> None:
    cut = [Block(SAID), Block("Yes, they do. I wrote it down"), Block("for a month")]
    assert "wrote it down" in " ".join(block.text for block in as_prose(cut))
