"""What stands above the first paragraph and below the last."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block, Kind
from tests.ingest.prose.texts import BODY, SAID, WORK, heading, text_of

TITLE = heading("Plan for the ward")


@pytest.mark.parametrize(
    "label",
    [
        "Version 4.2 – please do not print", "Fylkestinget, sak 12/19", "House of Commons",
        "14 October 2023", "12.02.2021", "Updated May 2024 · 3 min read", "Fourth Report",
        "Meeting of Cabinet, Thursday, 7 February 2019 10.30 am (Item 9.)", "Document number:",
        "Til Fylkestinget", "Udgiver: Enhed for Nære Tilbud", "Till regeringen",
    ],
)  # fmt: skip
def test_lines_above_the_first_paragraph_tell_of_the_document(label: str) -> None:
    assert text_of(TITLE, label, *BODY) == ["Plan for the ward", *(one.text for one in BODY)]


@pytest.mark.parametrize(
    "label",
    [
        "Brackwater City Council, Civic Centre, Brackwater BW1 1AA", "3 October 2023",
        "Máirín Ní Chonghaile, T.D.", "Ragnfrid Solbakken (e.f.)", "For the Commission",
        "Site best viewed at 1024 x 768", "Edit this page · Raise an issue · © Tidewell Trust",
        "Fant du det du lette etter?", "Hjälpte informationen på sidan dig?",
        "Was this page useful?", "Fik du svar på dit spørgsmål?",
    ],
)  # fmt: skip
def test_lines_below_the_last_paragraph_tell_of_the_document(label: str) -> None:
    kept = text_of(TITLE, *BODY, heading("More", level=2), label)
    assert kept == ["Plan for the ward", *(one.text for one in BODY)]


@pytest.mark.parametrize(
    "text",
    [
        "All are welcome.", "The plan runs until 31 December 2030.", "Who is it for?",
        "We come back to it.", "What did the residents find?",
    ],
)  # fmt: skip
def test_short_sentences_at_both_ends_stay(text: str) -> None:
    assert text_of(TITLE, text, *BODY)[1] == text
    assert text_of(TITLE, *BODY, text)[-1] == text


@pytest.mark.parametrize("kind", ["list", "paragraph"])
def test_points_that_a_line_announces_stay(kind: Kind) -> None:
    items = ["Housing for all", "A lamp at each door"]
    points = [Block(item, kind) for item in items]
    assert text_of(TITLE, *BODY, "The council will give:", *points)[-2:] == items
    assert text_of(TITLE, "Regjeringen vil gi:", *points, *BODY)[2:4] == items


@pytest.mark.parametrize("items", [["- A lamp", "- A stool"], ["1. Housing", "2. Work"]])
def test_points_with_marks_stay(items: list[str]) -> None:
    assert len(text_of(TITLE, *BODY, *items)) == len(text_of(TITLE, *BODY)) + len(items)


def test_a_paragraph_that_a_page_cut_is_no_line_about_the_document() -> None:
    cut = ("Between 2014 and 2020 the Union spent EUR 1.9 billion", "on rooms that few have seen.")
    assert text_of(TITLE, *cut, *BODY)[1] == " ".join(cut)


def test_of_lines_without_a_heading_the_title_stays() -> None:
    top = "DEPARTMENT OF CULTURE\nHow councils plan service with those who use it\nPaper 3/2021"
    assert text_of(top, *BODY)[0] == "How councils plan service with those who use it"


def test_a_second_title_stays_below_the_first() -> None:
    second = "How councils plan service with those who use it"
    assert text_of(TITLE, second, *BODY)[1] == second


def test_a_text_of_fragments_is_left_as_it_is() -> None:
    lines = [f"Room {n} by the stair, with the lamp and the stool" for n in range(20)]
    assert text_of(TITLE, *lines, *BODY)[1:21] == lines


def test_data_of_a_page_below_its_lead_are_no_text() -> None:
    data = ("Published", "19 February 2024", "Directorate", "Population Health", "Part of")
    assert text_of(TITLE, SAID, *data, *BODY) == text_of(TITLE, SAID, *BODY)
    assert "Directorate" in text_of(TITLE, SAID, *data[2:], *BODY)  # no date is among them


def test_a_row_to_sign_goes_and_a_table_at_the_end_stays() -> None:
    signed = [Block("Tor Bakke\tHilde Lie", "table"), Block("direktør\trådgiver", "table")]
    assert text_of(TITLE, *BODY, heading("Underskrift", level=2), *signed) == text_of(TITLE, *BODY)
    table = [Block(f"Ward {n}\t{n} rooms", "table") for n in range(3)]
    assert len(text_of(TITLE, *BODY, *table)) == len(text_of(TITLE, *BODY)) + 3


@pytest.mark.parametrize(
    "notice",
    [
        "Nettstaden bruker informasjonskapslar til statistikk.", "We use cookies to count visits.",
        "Vi bryr oss om personvernet ditt", "Webbplatsen använder kakor, läs mer.",
    ],
)  # fmt: skip
def test_a_notice_on_cookies_is_no_text(notice: str) -> None:
    assert text_of(notice, TITLE, *BODY) == text_of(TITLE, *BODY)
    assert text_of(TITLE, *BODY, notice) == text_of(TITLE, *BODY)


def test_a_text_about_cookies_keeps_them() -> None:
    about = [Block(f"Councils shall say which cookies they set, {n} times.") for n in range(5)]
    assert len(text_of(TITLE, *about, *WORK)) == 1 + len(about) + len(WORK)
    said = "We use cookies to remember what you have chosen."
    assert said in text_of(TITLE, *BODY[:4], said, *BODY[4:])


@pytest.mark.parametrize(
    "links",
    [
        "Share: Share on Twitter Share on Facebook", "Del på LinkedIn Del på mail Udskriv",
        "Dela på Facebook Skriva ut", "Del på Facebook · Del på e-post · Skriv ut",
    ],
)  # fmt: skip
def test_links_to_share_a_page_are_no_text(links: str) -> None:
    assert text_of(TITLE, *BODY[:4], links, *BODY[4:]) == text_of(TITLE, *BODY)


@pytest.mark.parametrize(
    "text",
    [
        "Residents share meals and share the work",
        "Half of the young read Facebook and Twitter daily.",
    ],
)
def test_text_on_sharing_stays(text: str) -> None:
    assert text in text_of(TITLE, *BODY[:4], text, *BODY[4:])


def test_data_in_a_list_above_the_first_paragraph_are_no_text() -> None:
    data = ("From:", "Department for Communities", "Published", "7 January", "Part of", "Health")
    kept = text_of(TITLE, *(Block(one, "list") for one in data), *BODY)
    assert kept == text_of(TITLE, *BODY)
    points = [Block(f"A lamp and a stool at each of the {n} doors", "list") for n in (2, 3)]
    assert len(text_of(TITLE, *points, *BODY)) == len(text_of(TITLE, *BODY)) + 2


@pytest.mark.parametrize(
    "line",
    [
        "Vedlegg 1: Liste over kaier (XLSX)", "Plan for all [PDF, 2.1 MB]", "Planen pdf, 300 kB",
        "Sign up for our newsletter", "Tilmeld dig nyhedsbrevet", "Meld deg på nyhetsbrev",
    ],
)  # fmt: skip
def test_files_to_fetch_and_newsletters_are_no_text(line: str) -> None:
    assert text_of(TITLE, *BODY[:4], line, *BODY[4:]) == text_of(TITLE, *BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Terms Privacy Modern slavery statement", "Personvern | Tilgjengelighet | Om oss",
        "Doorstep Trust is a registered charity (no. 0000000). Website by Pixel & Plum.",
        "Om webbplatsen · Tillgänglighetsredogörelse · Kontakta oss",
    ],
)  # fmt: skip
def test_links_of_a_site_and_what_its_owner_is_by_law_are_no_text(line: str) -> None:
    assert text_of(TITLE, *BODY, line) == text_of(TITLE, *BODY)


@pytest.mark.parametrize(
    "text",
    [
        "Each registered charity shall have a seat on the board of the ward, and a vote.",
        "A newsletter goes to all homes in the ward each month, on paper.",
        "We will help those who look for jobs and news of home.",
        "The council may send the plan as a file (PDF) to those who ask for it.",
    ],
)
def test_text_on_what_sites_have_too_stays(text: str) -> None:
    assert text in text_of(TITLE, text, *BODY)
    assert text in text_of(TITLE, *BODY[:4], text, *BODY[4:])


def test_the_few_words_below_the_offer_of_a_newsletter_go_with_it() -> None:
    offer = (heading("Tilmeld dig nyhedsbrevet", level=3), "Få nyt fra os hver måned.")
    assert text_of(TITLE, *BODY[:4], *offer, *BODY[4:]) == text_of(TITLE, *BODY)
    assert text_of(TITLE, *BODY[:4], offer[0], SAID, *BODY[4:])[5] == SAID


def _at(place: str, *blocks: Block) -> list[str]:
    """What is left of the blocks at that place of a text."""
    body = [Block(f"Point {n}: {one.text}") for n in range(2) for one in BODY]
    first = {"top": 0, "lead": 1, "within": len(body) // 2, "end": len(body)}[place]
    left = text_of(TITLE, *body[:first], *blocks, *body[first:])
    return left[1 + first : len(left) - len(body) + first]


POINTS = {
    "en": ("We will change how homes are built", "1,500 council homes a year",
           "A rent cap of 3 per cent", "No evictions in winter"),
    "nb": ("Vi vil endre hvordan boliger bygges", "1 500 kommunale boliger i året",
           "Et tak på 3 prosent for husleie", "Ingen skal kastes ut om vinteren"),
    "da": ("Vi vil ændre den måde boliger bygges på", "1.500 almene boliger om året",
           "Et loft på 3 procent over huslejen", "Ingen udsættelser om vinteren"),
    "sv": ("Vi vill ändra hur bostäder byggs", "1 500 bostäder varje år",
           "Ett tak på 3 procent för hyran", "Inga vräkningar under vintern"),
}  # fmt: skip
"""Points of a programme whose marks are lost, with numbers among them and no full stops."""


@pytest.mark.parametrize("place", ["top", "lead", "within", "end"])
@pytest.mark.parametrize("points", POINTS.values(), ids=POINTS)
def test_points_whose_marks_are_lost_stay_wherever_they_stand(
    points: tuple[str, ...], place: str
) -> None:
    assert _at(place, *map(Block, points)) == list(points)


def test_short_points_below_a_lead_are_no_data_without_a_date_or_a_field() -> None:
    points = ("Fewer waits", "More beds", "3 new wards")
    assert _at("lead", *map(Block, points)) == list(points)
    assert not _at("lead", *map(Block, (*points[:2], "Updated 3 May 2024")))
    assert not _at("lead", *map(Block, (*points[:2], "Ward: North")))


def test_three_who_sign_below_the_text_are_none_of_it() -> None:
    signed = ("Kari Lie", "Head of the Office for Housing", "Brackwater City Council")
    assert not _at("end", *map(Block, signed))


MEASURES = [
    "A monthly newsletter for carers", "Newsletter for tenants", "Et nyhetsbrev til pårørende",
    "Nyhedsbrev til beboere", "Ett nyhetsbrev till anhöriga", "Eit nyheitsbrev for pårørande",
    "Adverts on Facebook, Instagram and YouTube", "Annonser på Facebook og Instagram",
    "Opslag på Facebook og Instagram", "Annonser på Facebook och Instagram",
    "Share posts on Facebook and Twitter", "Help at home", "Help with jobs", "Jobs and help",
    "Hjelp til å finne hjem", "Hjelp hjem", "Hjælp til job", "Hjälp med lediga jobb",
]  # fmt: skip
"""Measures that name what pages of a site have too."""


@pytest.mark.parametrize("place", ["top", "within", "end"])
@pytest.mark.parametrize("measure", MEASURES)
def test_measures_that_name_what_a_site_has_stay(measure: str, place: str) -> None:
    below = "Each of them gets it by post, free of charge."
    assert _at(place, Block(measure, "list"), Block(SAID)) == [measure, SAID]
    assert _at(place, heading(measure, 2), Block(below)) == [measure, below]
    if place == "within":
        assert _at(place, Block(measure)) == [measure]


@pytest.mark.parametrize("name", ["Newsletter", "Nyhetsbrev", "Nyhedsbrev", "Nyhetsbrevet"])
def test_a_sentence_below_a_heading_that_only_names_a_newsletter_stays(name: str) -> None:
    below = "Each home gets it on paper."
    assert below in _at("end", heading(name, 2), Block(below))
    assert not _at("end", heading(name, 2), Block("Få nytt fra oss hver måned."))


@pytest.mark.parametrize(
    "line",
    [
        "Share this page on Facebook", "Del denne siden på Facebook og Twitter", "Print | Email",
        "Dela sidan på Facebook eller LinkedIn", "Del siden på Facebook",
        "Facebook Twitter LinkedIn", "Home About Contact us", "Subscribe to our newsletter",
        "Prenumerera på nyhetsbrevet", "Abonner på nyhetsbrev", "Our newsletter",
    ],
)  # fmt: skip
def test_what_a_site_has_goes_near_the_ends(line: str) -> None:
    assert not _at("top", Block(line))
    assert not _at("end", Block(line))


@pytest.mark.parametrize("n", [3, 9])
def test_cells_of_a_table_whose_marks_are_lost_stay_below_the_text(n: int) -> None:
    cells = [f"Task {letter}" for letter in "abcdefghi"[:n]]
    top = [heading("Tasks", level=2)] if n == 3 else []
    assert len(text_of(TITLE, *BODY, *top, *cells)) == len(text_of(TITLE, *BODY)) + n + len(top)


def test_a_short_last_paragraph_with_the_mark_of_a_footnote_stays() -> None:
    for last in ("Complaints are made by word or on paper.3", "All may come. Nobody need say why"):
        assert len(text_of(TITLE, *BODY, last)) == len(text_of(TITLE, *BODY)) + 1


def test_the_title_above_a_heading_of_contents_stays() -> None:
    title = "How councils plan service with those who use it"
    assert text_of(title, "Oslo 2020", heading("Contents"), "Plan .......... 2", *BODY)[0] == title


def test_a_question_about_the_page_may_say_what_the_answer_is_for() -> None:
    asked = "Was this helpful? Your feedback will help us improve this site"
    assert text_of(*BODY, asked) == text_of(*BODY)
    said = "Was this helpful? Most said yes."
    assert text_of(*BODY, said)[-1] == said


def test_a_line_goes_on_in_the_points_below_it() -> None:
    kept = text_of(
        *BODY, "A shared house shall have", "· at most 24 homes\n· a kitchen that is used"
    )
    assert "A shared house shall have" in kept
    assert "Nordby" not in text_of(*BODY, "Nordby", "· At most")


def test_changes_of_a_page_are_no_text() -> None:
    history = [heading("Updates to this page", 2), Block("17 May 2024 Added a paragraph.", "list")]
    assert text_of(heading("Plan"), *BODY, *history) == text_of(heading("Plan"), *BODY)
