"""Web pages to blocks."""

from __future__ import annotations

from pipeline.ingest.files import read_file
from tests.ingest.helpers import Write, texts

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
