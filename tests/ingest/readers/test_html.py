"""Web pages to blocks."""

from __future__ import annotations

import pytest

from pipeline.ingest.documents import read_document
from pipeline.ingest.files import read_file
from pipeline.ingest.readers.html import read_html
from tests.ingest.helpers import Write, entry, texts

PAGE = """<!DOCTYPE html><html lang="nb"><head><title>En plan</title>
<meta name="date" content="2021-03-04"><style>p {color: red}</style></head><body>
<nav><ul><li><a href="/">Hjem</a></li></ul></nav><header>Topp</header>
<main><h1>Planen</h1><p>Vi skal sam&shy;skape<sup>1</sup> med <b>alle</b>.<br>Ny linje.</p>
<!-- hemmelig --><ul><li>Et punkt</li></ul><div>Løs <i>tekst</i><p>Avsnitt</p>hale</div>
<table><tr><th>A</th><td>B</td></tr></table><script>var x = "kode";</script></main>
<footer>Bunn</footer></body></html>"""


def test_a_web_page_is_read_without_its_menus(write: Write) -> None:
    content = read_file(write("a.html", PAGE))
    found = [block.text for block in content.blocks]
    assert found == [
        "Planen", "Vi skal samskape[^1] med alle.\nNy linje.", "Et punkt", "Løs tekst", "Avsnitt",
        "hale", "A\tB",
    ]  # fmt: skip
    assert content.metadata == {"title": "En plan", "date": "2021-03-04", "language": "nb"}


def test_a_page_that_is_mostly_menus_gives_its_article(write: Write) -> None:
    menu = "".join(f'<div><a href="/{n}">Menu entry number {n}</a></div>' for n in range(80))
    sentence = "The council will plan its services together with the people who use them. "
    page = f"<html><body>{menu}<div><h1>Plan</h1>" + f"<p>{sentence * 4}</p>" * 4
    found = " ".join(texts(write("a.htm", page + f"</div>{menu}</body></html>")))
    assert sentence.strip() in found
    assert "Menu entry" not in found


def test_an_interview_saved_as_a_web_page_keeps_its_short_turns(write: Write) -> None:
    body = "<p><strong>INT:</strong> Were you asked?</p><p><strong>R:</strong> No.</p>" * 3
    assert texts(write("a.html", f"<html><body>{body}</body></html>"))[:2] == [
        "**INT:** Were you asked?", "**R:** No.",
    ]  # fmt: skip


def test_tabs_in_the_source_of_a_page_part_no_cells(write: Write) -> None:
    cells = "<td>\n\t\t\t<p>Ola</p></td><td>They\n\t\tleft.</td>"
    page = f"<body><table>\n\t<tr>\n\t\t{cells}</tr></table>"
    assert texts(write("a.html", page)) == ["Ola\tThey left."]


def test_a_page_is_called_as_its_heading_and_its_captions_are_known(write: Write) -> None:
    figure = "<figure><img src='a'><figcaption>The hall</figcaption></figure>"
    head = "<head><title>Shared tables - ministry.example</title></head>"
    page = read_file(write("a.html", f"{head}<body><h1>Shared  tables</h1><p>A.</p>{figure}"))
    assert page.metadata["title"] == "Shared tables"
    assert [block.kind for block in page.blocks] == ["heading", "paragraph", "caption"]
    other = read_file(write("b.html", f"{head}<body><h1>Tables</h1><p>A.</p>"))
    assert other.metadata["title"] == "Shared tables - ministry.example"


def test_menus_banners_and_hidden_parts_of_a_page_are_left_out(write: Write) -> None:
    links = "".join(f"<li><a href='/{n}'>Topic {n}</a></li>" for n in range(5))
    text = "<p>The ministry plans together with those who live there and those who work there.</p>"
    page = f"""<body class="page has-menu"><a class="skip-link" href="#c">Skip to content</a>
    <div id="cookie-banner"><p>We use cookies.</p></div><div class="header"><p>Government</p></div>
    <div class="main-menu"><ul>{links}</ul></div><div class="breadcrumbs">Home / Care</div>
    <div id="content"><h1>Care</h1>{text}{text}<p hidden>Not shown</p>
    <p style="display: none">Not shown</p><p>Struck <del>out</del> words</p><ul>{links}</ul></div>
    <div class="related"><h3>Related</h3></div><div id="footer">Phone 22</div></body>"""
    words = text.removeprefix("<p>").removesuffix("</p>")
    assert texts(write("a.html", page)) == ["Care", words, words, "Struck words"]


def test_labels_set_apart_by_style_alone_are_columns(write: Write) -> None:
    lines = [("Tove", "Who came to it?"), ("Per", "We all did."), ("Tove", "And?"), ("Per", "Tea.")]
    page = "".join(
        f'<p><span class="who">{who}</span><span class="said">{said}</span></p>'
        for who, said in lines
    )
    content = read_file(write("a.html", f"<html><body>{page}</body></html>"))
    assert [block.text for block in content.blocks] == ["\t".join(line) for line in lines]
    document = read_document(content, entry=entry("frontline/a.html"))
    assert [segment["speaker"] for segment in document.segments] == ["Tove", "Per", "Tove", "Per"]


def test_a_large_first_letter_stays_with_its_word(write: Write) -> None:
    page = '<p><span class="drop">T</span><span class="rest">he plan</span> is old.</p>'
    assert texts(write("a.html", page)) == ["The plan is old."]


SECTION = "<section id={id} class=level2><h2>{head}</h2><p>{words}</p></section>"
WORDS = "Staff and residents shall plan the week together, and the board shall say how. "


@pytest.mark.parametrize("head", ["Social care", "Consent", "Share of the costs", "Related work"])
def test_a_section_whose_id_is_its_heading_is_no_furniture(write: Write, head: str) -> None:
    section = SECTION.format(id=head.lower().replace(" ", "-"), head=head, words=WORDS)
    rest = f"<h2>Meals</h2><p>{WORDS * 4}</p>"
    found = texts(write("a.html", f"<html><body><h1>Plan</h1>{section}{rest}</body></html>"))
    assert found[1:3] == [head, WORDS.strip()]


def test_a_banner_and_a_menu_go_even_with_a_heading(write: Write) -> None:
    banner = (
        "<div id=cookie-consent><h2>Cookie consent</h2><p>We use cookies.</p></div>"
        "<section id=consent><h2>Consent</h2><p>Is it fine?</p><button>Yes</button></section>"
    )
    page = f"<html><body>{banner}<p>{WORDS * 3}</p></body></html>"
    assert texts(write("a.html", page)) == [(WORDS * 3).strip()]


def test_a_page_in_a_form_and_the_head_of_an_article_are_kept(write: Write) -> None:
    form = f"<form id=aspnetForm><h1>Plan</h1><p>{WORDS}</p></form>"
    assert texts(write("a.html", f"<html><body>{form}</body></html>")) == ["Plan", WORDS.strip()]
    article = f"<article><header><h1>Plan</h1><p>Lead.</p></header><p>{WORDS * 2}</p></article>"
    page = f"<html><body><header><p>The ministry</p></header>{article}</body></html>"
    assert texts(write("b.html", page)) == ["Plan", "Lead.", (WORDS * 2).strip()]


def test_a_small_form_is_left_out(write: Write) -> None:
    page = f"<p>{WORDS * 3}</p><form><label>Your name</label><input></form>"
    assert texts(write("a.html", f"<html><body>{page}</body></html>")) == [(WORDS * 3).strip()]


def test_details_and_definitions_are_blocks(write: Write) -> None:
    page = "<dl><dt>INT</dt><dd>Who came?</dd><dt>Anna</dt><dd>All did.</dd></dl>"
    more = "<details><summary>More</summary><p>It was Monday.</p></details>"
    assert texts(write("a.html", f"<html><body>{page}{more}</body></html>")) == [
        "INT", "Who came?", "Anna", "All did.", "More", "It was Monday.",
    ]  # fmt: skip


LONG = "<p>Byen skal lage tjenester sammen med dem som bor her, og skrive ned hva som ble sagt.</p>"


@pytest.mark.parametrize(
    "menu",
    [
        '<p><a href="/print">Skriv ut</a></p>',
        "<div><a>Get emails about this page</a></div>",
        '<ul><li><a href="/a">En strategi</a></li><li><a href="/b">En høring</a></li></ul>',
        '<table><tr><td><a href="/a">[Forrige]</a> | <a href="/b">[Neste]</a></td></tr></table>',
        '<div><b>Les også:</b><br><a href="/a">En tale</a><br><a href="/b">Et skjema</a></div>',
    ],
)
def test_links_by_themselves_are_no_text(write: Write, menu: str) -> None:
    page = f"<html><body><h1>Plan</h1>{LONG}{menu}{LONG * 3}</body></html>"
    assert len(texts(write("a.html", page))) == 5


def test_links_that_are_said_or_name_who_speaks_stay(write: Write) -> None:
    said = '<p><a href="/law">Se loven</a> om dette.</p><h2><a href="/x">Et kapittel</a></h2>'
    page = f"<html><body><h1>Plan</h1>{LONG}{said}{LONG * 2}</body></html>"
    assert {"Se loven om dette.", "Et kapittel"} <= set(texts(write("a.html", page)))
    turns = "".join(
        f'<p><a href="#{who}">{who}</a></p>{LONG}' for who in ("Elin", "Bo", "Elin", "Bo", "Elin")
    )
    talk = f'<html><body><h1>Samtale</h1>{turns}<p><a href="#Ida">Ida</a></p>{LONG}</body></html>'
    found = texts(write("b.html", talk))
    assert [found.count(who) for who in ("Elin", "Bo", "Ida")] == [3, 2, 1]


def _page(*names: str) -> str:
    turns = "".join(
        f'<p><a href="/p{n}">{name}</a></p><p>{"We carried the tables out ourselves. " * 5}</p>'
        for n, name in enumerate(names)
    )
    return f"<html><body><main>{turns}</main></body></html>"


@pytest.mark.parametrize("host", [["Bo Lie"], ["Bo Lie"] * 3])
def test_a_name_in_a_link_that_comes_twice_is_a_label(write: Write, host: list[str]) -> None:
    name = "Professor Anna Maria Holm"
    read = [block.text for block in read_file(write("a.html", _page(name, *host, name))).blocks]
    assert read.count(name) == 2


ABSENT = "When a student has been absent the teacher goes to the house and brings no work along. "


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    body = "".join(f"<p>{n} {ABSENT * 2}</p>" for n in range(4))
    menu = "<a href='a'>Home</a><br><a href='b'>School Board</a>"
    page = f"<table><tr><td>{menu}</td><td><center><b>Chairs</b></center>{body}</td></tr></table>"
    blocks = read_html(f"<html><body>{page}</body></html>".encode()).blocks
    assert "table" not in {block.kind for block in blocks}
    assert [block.text.split()[0] for block in blocks if "absent" in block.text] == list("0123")
    nested = f"<table><tr><td>{page}</td></tr></table>"
    blocks = read_html(f"<html><body>{nested}</body></html>".encode()).blocks
    assert len([block for block in blocks if "absent" in block.text]) == 4


def test_tables_of_speech_and_of_facts_stay_tables() -> None:
    long = "".join(f"<p>{ABSENT * 2}</p>" for _ in range(3))
    said = [("HILDE", "Why?"), ("THEA", long), ("HILDE", "And?"), ("THEA", "Never.")]
    rows = "".join(f"<tr><td>{who}</td><td>{what}</td></tr>" for who, what in said)
    facts = "".join(f"<tr><td>Aim {n}</td><td>{ABSENT}</td></tr>" for n in range(4))
    for table in (rows, facts):
        page = f"<html><body><table>{table}</table></body></html>"
        assert {block.kind for block in read_html(page.encode()).blocks} == {"table"}


REPLY = "<div class='comment n{0}'><p>{0}: The road is narrow for lorries. Think again.</p></div>"


def test_replies_to_a_consultation_are_its_text_and_a_few_comments_are_not() -> None:
    replies = "".join(REPLY.format(n) for n in range(5))
    for text, kept in (("These are the replies.", 5), (ABSENT * 9, 0)):
        page = f"<html><body><h1>Roads</h1><p>{text}</p>{replies}</body></html>"
        blocks = read_html(page.encode()).blocks
        assert len([block for block in blocks if "lorries" in block.text]) == kept


def test_a_label_in_the_head_of_a_row_keeps_a_table_of_speech_a_table() -> None:
    long = "".join(f"<p>{ABSENT * 2}</p>" for _ in range(3))
    said = [("HILDE", "Why?"), ("THEA", long), ("HILDE", "And?"), ("THEA", "Never.")]
    rows = "".join(f"<tr><th>{who}</th><td>{what}</td></tr>" for who, what in said)
    page = f"<html><body><table>{rows}</table></body></html>"
    assert {block.kind for block in read_html(page.encode()).blocks} == {"table"}


@pytest.mark.parametrize("name", ["cta", "puff", "teaser", "disclaimer", "sidfot", "botn"])
def test_what_a_page_offers_beside_its_text_is_no_part_of_it(name: str) -> None:
    said = "The plan says who shall share the house, and when. " * 9
    page = f"<body><p>{said}</p><div class='{name}'><p>Join the queue.</p></div></body>"
    assert len(read_html(page.encode()).blocks) == 1
    kept = page.replace(name, f"{name}ing")
    assert len(read_html(kept.encode()).blocks) == 2


def test_links_to_speakers_are_their_names_and_a_menu_of_names_is_none(write: Write) -> None:
    turn = '<div><a href="/p"><b>{}</b> <small>Leader of the board</small></a><p>{}</p></div>'
    said = [("Ane Holm", "Who came to the hall?"), ("Bo Ek", "Ten of us came.")] * 3
    page = "<h1>A hearing</h1>" + "".join(turn.format(*one) for one in said)
    found = read_html(f"<html><body>{page}</body></html>".encode())
    assert [block.text.strip("*") for block in found.blocks][1:5] == [
        "Ane Holm", "Who came to the hall?", "Bo Ek", "Ten of us came.",
    ]  # fmt: skip
    menu = "".join(f'<p><a href="/{n}"><b>{n}</b></a></p>' for n in ("Ane Holm", "Bo Ek"))
    text = "<p>The hall was opened in May by the board, and ten people came to see it.</p>"
    found = read_html(f"<html><body><h1>The hall</h1>{menu}{text}</body></html>".encode())
    assert "Ane Holm" not in " ".join(block.text for block in found.blocks)
