"""Files to blocks: each format, each encoding, and each way in which a file cannot be read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Document as OdfDocument
from odfdo import Element, Header, Paragraph
from odfdo import List as OdfList

from pipeline.ingest.readers import FORMATS, Block, UnreadableFile, read_bytes, read_file, read_text
from pipeline.ingest.transcripts.turns import read_turns
from tests.paths import CORPORA
from tests.pdfs import lines, pdf

Write = Callable[[str, bytes | str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to_file(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return to_file


def texts(path: Path) -> list[str]:
    return [block.text for block in read_file(path).blocks]


def zipped(member: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(member, "x")
    return out.getvalue()


# ------------------------------------------------------------------------------ encodings

SENTENCE = "Samskaping på øya: “vi gjør det sammen” – sa Åse."


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "windows-1252"),
    ],
)
def test_each_encoding_gives_the_same_text(write: Write, codec: str, found: str) -> None:
    content = read_file(write("a.txt", f"{SENTENCE}\n\n{SENTENCE}".encode(codec)))
    assert [block.text for block in content.blocks] == [SENTENCE, SENTENCE]
    assert content.encoding == found


def test_one_broken_byte_does_not_turn_utf8_into_another_encoding() -> None:
    text, encoding = read_text(("blåbær på øya " * 20).encode() + b"\xe5")
    assert encoding == "utf-8"
    assert text == "blåbær på øya " * 20


@given(st.text(st.characters(codec="cp1252", categories=["L", "Nd", "Zs"]), min_size=1))
def test_any_windows_text_is_decoded(text: str) -> None:
    assert read_text(("abc " + text).encode("utf-8"))[0] == "abc " + text


# ---------------------------------------------------------------------------- plain text


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
    assert "front matter" in content.notes[0]


def test_a_rule_at_the_top_is_not_front_matter(write: Write) -> None:
    assert "Not a mapping" in " ".join(texts(write("a.md", "---\nNot a mapping\n---\nText.")))


# ------------------------------------------------------------------------------ Markdown

MARKDOWN = """# 1 Care\\*

<!-- planted: co-design 3 -->
Care is \\(mostly\\) co-produced[^1] with [the council](https://x.org/a_b). ![logo](a.png)
Second *line*&#x20;here.

- [Home](/)
- [About](/about)
- A point with [a link](/x) in it

| Field | Value |
|---|---|
| Who | Councils |

**Bold heading**

> **Box 1 A box** with text

<table><tr><td>Cell one</td><td><b>Cell</b> two</td></tr></table>

[^1]: A footnote text
    that goes on.
"""


def test_markdown_gives_words_and_no_markup(write: Write) -> None:
    blocks = read_file(write("a.md", MARKDOWN)).blocks
    assert blocks[0] == Block("1 Care*", "heading", level=1)
    assert blocks[1].text.split("\n")[0].startswith("Care is (mostly) co-produced")
    assert Block("A point with a link in it", "list") in blocks
    assert Block("Who\tCouncils", "table") in blocks
    assert Block("**Bold heading**", "heading", level=7) in blocks
    assert Block("Cell one\tCell two", "table") in blocks
    assert [block.kind for block in blocks].count("footnote") == 1


@pytest.mark.parametrize("dirt", ["planted", "logo", "https", "About", "|", "---", "&#x", "<td"])
def test_converter_dirt_is_no_text(write: Write, dirt: str) -> None:
    assert dirt not in " ".join(texts(write("a.md", MARKDOWN)))


def test_bold_is_kept_where_it_may_name_a_speaker(write: Write) -> None:
    content = "**Ann**: Yes, **really**.\n\n**Bo:** No.\n\nHe said **this** loudly."
    assert texts(write("a.md", content)) == [
        "**Ann**: Yes, really.", "**Bo:** No.", "He said this loudly.",
    ]  # fmt: skip


def test_a_rule_under_a_long_paragraph_does_not_make_it_a_heading(write: Write) -> None:
    block = read_file(write("a.md", "word " * 40 + "\n---\n\nNext.")).blocks[0]
    assert block.kind == "paragraph"


# ---------------------------------------------------------------------------------- HTML

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


# ----------------------------------------------------------------------------------- PDF


def test_pdf_columns_are_read_one_after_the_other(write: Write) -> None:
    left = [f"left column line {n} of the text" for n in range(12)]
    right = [f"right column line {n} of the text" for n in range(12)]
    found = " ".join(texts(write("a.pdf", pdf([lines(left) + lines(right, x=330)]))))
    assert found.index("left column line 11") < found.index("right column line 0")


def test_pdf_blocks_know_page_heading_margin_list_and_footnote(write: Write) -> None:
    page = [
        (72, 815, 9, "Plan for care 2020"),
        (72, 760, 18, "A heading"),
        *lines(["A line of text that is the body of the", "page and goes on here."], y=720),
        *lines(["• first point of the list"], y=660),
        (72, 120, 8, "1 A note at the foot of the page"),
        (290, 30, 9, "3"),
    ]
    blocks = read_file(write("a.pdf", pdf([page, page]))).blocks
    kinds = {block.text.split("\n")[0]: block.kind for block in blocks if block.page == 1}
    assert kinds == {
        "Plan for care 2020": "margin",
        "A heading": "heading",
        "A line of text that is the body of the": "paragraph",
        "• first point of the list": "list",
        "1 A note at the foot of the page": "footnote",
        "3": "margin",
    }
    assert {block.page for block in blocks} == {1, 2}


TALK = [("I", "Who came?"), ("Marta", "Twelve people, I think."), ("I", "And then?")] * 4


@pytest.mark.parametrize("size", [1011, 11])
@pytest.mark.parametrize("x", [78, 150])
def test_pdf_names_in_bold_or_in_a_column_of_their_own_are_speakers(
    write: Write, size: int, x: int
) -> None:
    right = 5 + x if size > 1000 else 100 + x
    page = [
        piece
        for n, (name, said) in enumerate(TALK)
        for y in [740 - 40 * n]
        for piece in [(60, y, size, name), (right, y, 11, said), (right, y - 13, 11, "It was so.")]
    ]
    blocks = read_file(write("a.pdf", pdf([page]))).blocks
    turns = read_turns(blocks, metadata={}).turns
    assert [(turn.speaker, turn.text) for turn in turns] == [
        (name, f"{said} It was so.") for name, said in TALK
    ]
    assert [turn.interviewer for turn in turns] == [name == "I" for name, _ in TALK]


def test_pdf_words_in_bold_that_are_no_names_get_no_colon(write: Write) -> None:
    page = [
        piece
        for n in range(6)
        for piece in [(60, 740 - 40 * n, 1011, "Always"), (110, 740 - 40 * n, 11, "knock first")]
    ]
    found = " ".join(texts(write("a.pdf", pdf([page]))))
    assert ":" not in found


def test_pdf_columns_that_begin_level_are_read_one_after_the_other(write: Write) -> None:
    left = [f"left {n} goes on to the end" for n in range(9)]
    right = ["References", *(f"right {n} goes on to the end" for n in range(8))]
    title = [(72.0, 780.0, 18.0, "A title that spans both of the columns of the page")]
    page = [*title, *lines(left, x=72, y=740), *lines(right, x=310, y=740)]
    found = " ".join(texts(write("a.pdf", pdf([page])))).replace("\n", " ")
    assert found == " ".join([title[0][3], *left, *right])


def test_pdf_words_in_bold_within_a_sentence_are_no_heading(write: Write) -> None:
    bold = 1011.0
    page = [
        (72.0, 700.0, bold, "Kitchens"), (72.0, 640.0, bold, "• The towns shall open"),
        (72.0, 580.0, bold, "at least four kitchens"), (72.0, 520.0, 11.0, "by the sea."),
    ]  # fmt: skip
    path = write("a.pdf", pdf([page]))
    kinds = [(block.text, block.kind) for block in read_file(path).blocks]
    assert kinds[0] == ("Kitchens", "heading")
    assert ("at least four kitchens", "paragraph") in kinds


def test_a_drop_capital_begins_its_word(write: Write) -> None:
    page = [
        (72.0, 690.0, 33.0, "T"), (96.0, 712.0, 11.0, "he ward has a notebook at the desk, and"),
        *lines(["everybody who comes writes a name."], x=96, y=698),
        *lines(["A second paragraph begins here and goes on."], y=650),
    ]  # fmt: skip
    assert " ".join(texts(write("a.pdf", pdf([page])))).startswith("The ward has")


@pytest.mark.parametrize("mark", ["1 ", "1. ", "2) ", "* "])
def test_small_print_at_the_foot_is_a_footnote_however_it_is_marked(
    write: Write, mark: str
) -> None:
    page = [*lines(["The ward has a notebook."] * 6), (72.0, 120.0, 8.0, mark + "See the plan.")]
    assert read_file(write("a.pdf", pdf([page]))).blocks[-1].kind == "footnote"


def test_raised_digits_in_a_pdf_are_footnote_marks(write: Write) -> None:
    page = [*lines(["The rest of the text stands here in one size", "and in two lines."], y=600),
            (72, 720, 11, "costs"), (100, 724, 6, "12"), (107, 720, 11, " rise")]  # fmt: skip
    assert any("[^12]" in text for text in texts(write("a.pdf", pdf([page]))))


def test_a_pdf_without_text_asks_for_text_recognition(write: Write) -> None:
    with pytest.raises(UnreadableFile, match="OCR"):
        read_file(write("a.pdf", pdf([[]])))


def test_a_protected_pdf_says_so(write: Write) -> None:
    with pytest.raises(UnreadableFile, match="password"):
        read_file(write("a.pdf", pdf([lines(["Secret"])], encrypted=True)))


def test_a_broken_pdf_is_unreadable_and_quotes_nothing(write: Write) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_file(write("a.pdf", b"%PDF-1.4 the secret text of an interview"))
    assert "secret" not in str(caught.value)
    assert caught.value.remedy


# ------------------------------------------------------------------------- DOCX, ODT, RTF


def _docx(build: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_docx_paragraphs_and_tables_come_in_order(write: Write) -> None:
    def build(document: docx.document.Document) -> None:
        document.add_heading("Plan", level=2)
        document.add_paragraph("Before.")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "INT", "Hello?"
        document.add_paragraph("After.", style="List Bullet")

    blocks = read_file(write("a.docx", _docx(build))).blocks
    assert [(block.text, block.kind, block.level) for block in blocks] == [
        ("Plan", "heading", 2), ("Before.", "paragraph", 0), ("INT\tHello?", "table", 0),
        ("After.", "list", 0),
    ]  # fmt: skip


def test_a_box_that_is_drawn_as_a_table_is_its_paragraphs(tmp_path: Path) -> None:
    document = docx.Document()
    box, row = document.add_table(1, 1), document.add_table(1, 2)
    box.cell(0, 0).text = "We laid one more place."
    box.cell(0, 0).add_paragraph("Somebody sat down.")
    row.cell(0, 0).text = "Kitchens"
    row.cell(0, 1).text = "Forty"
    row.cell(0, 1).add_paragraph("in all")
    document.save(str(tmp_path / "a.docx"))
    odt = OdfDocument("text")
    odt.body.clear()
    cells = (
        "<text:p>We laid one more place.</text:p><text:p>Somebody sat down.</text:p>",
        "<text:p>Kitchens</text:p>", "<text:p>Forty</text:p><text:p>in all</text:p>",
    )  # fmt: skip
    one, *two = (f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    for name, content in (("A", one), ("B", "".join(two))):
        rows = f"<table:table-row>{content}</table:table-row>"
        odt.body.append(Element.from_tag(f'<table:table table:name="{name}">{rows}</table:table>'))
    odt.save(str(tmp_path / "a.odt"))
    for path in (tmp_path / "a.docx", tmp_path / "a.odt"):
        assert [(block.text, block.kind) for block in read_file(path).blocks] == [
            ("We laid one more place.", "paragraph"), ("Somebody sat down.", "paragraph"),
            ("Kitchens\tForty in all", "table"),
        ]  # fmt: skip


def test_docx_keeps_special_hyphens_marks_raised_digits_and_drops_what_is_deleted(
    write: Write,
) -> None:
    def build(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph()
        paragraph.add_run("Ann:").bold = True
        run = paragraph.add_run(" co")
        run._r.append(OxmlElement("w:noBreakHyphen"))
        paragraph.add_run("design")
        paragraph.add_run("4").font.superscript = True
        deleted = OxmlElement("w:del")
        deleted.append(paragraph.add_run(" gone")._r)
        paragraph._p.append(deleted)
        inserted = OxmlElement("w:ins")
        inserted.append(paragraph.add_run(" kept")._r)
        paragraph._p.append(inserted)

    assert texts(write("a.docx", _docx(build))) == ["**Ann:** co\u2011design[^4] kept"]


def test_docx_contents_made_by_word_are_left_out(write: Write) -> None:
    def build(document: docx.document.Document) -> None:
        sdt, gallery = OxmlElement("w:sdt"), OxmlElement("w:docPartGallery")
        gallery.set(qn("w:val"), "Table of Contents")
        content = OxmlElement("w:sdtContent")
        content.append(document.add_paragraph("1 Care 7")._p)
        sdt.append(gallery)
        sdt.append(content)
        document.element.body.insert(0, sdt)
        document.add_paragraph("Text.")

    assert texts(write("a.docx", _docx(build))) == ["Text."]


def test_a_password_on_a_word_file_is_told_from_an_old_word_file(write: Write) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    with pytest.raises(UnreadableFile, match="password"):
        read_file(write("a.docx", ole + "EncryptedPackage".encode("utf-16-le")))
    for name in ("a.doc", "b.docx"):
        with pytest.raises(UnreadableFile, match=r"save it as \.docx"):
            read_file(write(name, ole))


def test_odt_gives_headings_lists_and_text_without_notes(write: Write, tmp_path: Path) -> None:
    document = OdfDocument("text")
    document.body.clear()
    document.body.append(Header(2, "Plan"))
    paragraph = Paragraph("Care is shared")
    paragraph.insert_note(after="shared", note_id="n1", citation="1", body="A note.")
    document.body.append(paragraph)
    document.body.append(OdfList(["A point"]))
    document.save(str(tmp_path / "a.odt"))
    blocks = read_file(tmp_path / "a.odt").blocks
    assert [(block.text, block.kind) for block in blocks] == [
        ("Plan", "heading"), ("Care is shared", "paragraph"), ("A point", "list"),
    ]  # fmt: skip


def test_a_row_of_an_rtf_table_is_one_line_however_many_paragraphs_its_cells_hold(
    write: Write,
) -> None:
    row = r"\trowd\cellx1\cellx2\intbl Ola\cell Twelve.\par They left.\cell\row"
    rtf = rf"{{\rtf1\ansi{row}\pard Ok\par}}"
    assert texts(write("a.rtf", rtf)) == ["Ola\tTwelve. They left.", "Ok"]


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


def test_rtf_tells_its_title_headings_bold_and_italics(write: Write) -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s2\b heading 2;}{\s9\b\fs52 Title;}}"
    rows = [
        r"\pard\plain\s9 {\b The s\'f8up}", r"\pard\plain\s2 {\b In the hall}",
        r"\pard\plain\outlinelevel2 Later", r"\pard\plain{\b Ola} came.",
        r"\pard\plain{\b Who c\u229?me?}", r"\pard\plain\b Who \b0\i left?",
        r"\pard\plain{\i Who }{\i sang?}", r"\pard\plain They {\i did}.",
    ]  # fmt: skip
    path = write("a.rtf", rf"{{\rtf1\ansi{styles}" + "".join(rf"{row}\par " for row in rows) + "}")
    blocks = read_file(path).blocks
    assert [(block.text, block.level, block.italic) for block in blocks] == [
        ("The søup", 1, False), ("In the hall", 2, False), ("Later", 3, False),
        ("**Ola** came.", 0, False), ("**Who cåme?**", 7, False), ("**Who** left?", 0, False),
        ("Who sang?", 0, True), ("They did.", 0, False),
    ]  # fmt: skip


@settings(max_examples=50)
@given(st.text("{}\\bi0 aX\n", max_size=60))
def test_any_rtf_keeps_its_letters_whatever_its_marks(body: str) -> None:
    try:
        found = read_bytes(rb"{\rtf1\ansi " + body.encode() + b"}", suffix="rtf")
    except UnreadableFile:
        return
    assert not re.search("[\x01-\x05]", "".join(block.text for block in found.blocks))


def test_what_a_tracked_change_deleted_is_no_text_of_an_rtf(write: Write) -> None:
    rtf = r"{\rtf1\ansi The plan was {\deleted\revauthdel1 never }{\revised made.}\par}"
    assert texts(write("a.rtf", rtf)) == ["The plan was made."]


def test_long_lines_without_empty_lines_between_are_paragraphs(write: Write) -> None:
    long = "The ministry plans together with those who live there. " * 4
    lines = ["Care", long.strip(), "Measure", "Cost", long.strip()]
    assert texts(write("a.txt", "\n".join(lines))) == lines


def test_paragraphs_in_italics_are_known(write: Write, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Who came?").italic = True
    document.add_paragraph("Who came, ").add_run("then?").italic = True
    document.save(str(tmp_path / "a.docx"))
    paths = [
        tmp_path / "a.docx",
        write("a.md", "*Who came?*\n\nWho came, *then?*"),
        write("a.html", "<p><em>Who <b>came?</b></em></p><p>Who came, <i>then?</i></p>"),
    ]
    for path in paths:
        assert [block.italic for block in read_file(path).blocks] == [True, False]


def test_the_title_and_what_is_bold_or_italic_by_its_style_is_known(
    write: Write, tmp_path: Path
) -> None:
    word = docx.Document()
    for name, base in (("Question", None), ("Long question", "Question")):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.bold = None if base else True
        style.base_style = word.styles[base] if base else None
    word.styles.add_style("Aside", WD_STYLE_TYPE.CHARACTER).font.italic = True
    word.add_paragraph("The soup", style="Title")
    word.add_paragraph("Who came?", style="Long question")
    word.add_paragraph().add_run("Who left?", style="Aside")
    word.add_paragraph("Twelve.")
    word.save(str(tmp_path / "a.docx"))
    odt = OdfDocument("text")
    odt.body.clear()
    for name, parent, marks in (
        ("Question", "Standard", 'fo:font-weight="bold"'), ("P1", "Question", ""),
        ("T1", "Standard", 'fo:font-style="italic"'), ("P2", "Title", ""),
    ):  # fmt: skip
        odt.insert_style(
            Element.from_tag(
                f'<style:style style:name="{name}" style:parent-style-name="{parent}"'
                f' style:family="paragraph"><style:text-properties {marks}/></style:style>'
            ),
            automatic=True,
        )
    for style, text in (
        ("P2", "The soup"), ("P1", "Who came?"),
        ("Standard", '<text:span text:style-name="T1">Who left?</text:span>'),
        ("Standard", "Twelve."),
    ):  # fmt: skip
        odt.body.append(Element.from_tag(f'<text:p text:style-name="{style}">{text}</text:p>'))
    odt.save(str(tmp_path / "a.odt"))
    for path in (tmp_path / "a.docx", tmp_path / "a.odt"):
        blocks = read_file(path).blocks
        assert [(block.text, block.level, block.italic) for block in blocks] == [
            ("The soup", 1, False), ("**Who came?**", 7, False), ("Who left?", 0, True),
            ("Twelve.", 0, False),
        ]  # fmt: skip


def test_bold_names_in_an_odt_are_marked(write: Write, tmp_path: Path) -> None:
    document = OdfDocument("text")
    style = Element.from_tag(
        '<style:style style:name="T9" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    document.insert_style(style, automatic=True)
    document.body.clear()
    document.body.append(
        Element.from_tag('<text:p><text:span text:style-name="T9">Ola</text:span> Yes.</text:p>')
    )
    document.save(str(tmp_path / "a.odt"))
    assert texts(tmp_path / "a.odt") == ["**Ola** Yes."]


def test_an_odt_with_a_password_says_so(write: Write) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    with pytest.raises(UnreadableFile, match="password"):
        read_file(write("a.odt", out.getvalue()))


RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\header Running head}{\footer Foot 3}"
    r"\pard Caf\'e9 co\_production\par Two{\footnote A note}{\super 3} here\'92s \u8211? it\par"
    r" one\cell two\row}"
)


def test_rtf_gives_its_letters_without_head_foot_and_notes(write: Write) -> None:
    assert texts(write("a.rtf", RTF)) == [
        "Café co\u2011production", "Two[^3] here’s – it", "one\ttwo",
    ]  # fmt: skip


# ----------------------------------------------------------------------------- subtitles


def test_cues_have_time_and_voice(write: Write) -> None:
    vtt = (
        "WEBVTT\n\nNOTE by Kyle\n\n00:00:01.000 --> 00:00:02.000\n<v Ann Bo>Hi &amp; <i>bye</i>\n\n"
        "00:00:03.000 --> 00:00:04.000\n- And more\n"
    )
    assert list(read_file(write("a.vtt", vtt)).blocks) == [
        Block("Hi & bye", "cue", time="00:00:01", speaker="Ann Bo"),
        Block("- And more", "cue", time="00:00:03"),
    ]


def test_lines_that_roll_on_from_cue_to_cue_count_once(write: Write) -> None:
    vtt = "WEBVTT\n\n" + "".join(
        f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\nline {n}\nline {n + 1}\n\n" for n in range(5)
    )
    assert texts(write("a.vtt", vtt)) == [f"line {n}" for n in range(6)]


def test_malformed_cues_are_counted_and_the_rest_is_read(write: Write) -> None:
    srt = (
        "1\n00:00:00,500 --> 00:00:07,000\nOne\n\n2\n00:00:0x --> 00:00:10\nTwo\n\n"
        "3\n00:00:11,890 --> 00:00:16,320\nThree\n"
    )
    content = read_file(write("a.srt", srt))
    assert [block.text for block in content.blocks] == ["One", "Three"]
    assert content.notes == ("1 subtitle cue(s) were malformed or empty and left out",)


@pytest.mark.parametrize("name", ["a.vtt", "a.srt", "a.sbv"])
def test_subtitles_without_cues_are_unreadable(write: Write, name: str) -> None:
    with pytest.raises(UnreadableFile, match="no subtitle cues"):
        read_file(write(name, "some text"))


def test_sbv_is_read(write: Write) -> None:
    assert texts(write("a.sbv", "0:00:00.378,0:00:11.378\nOne\n")) == ["One"]


# ----------------------------------------------------------------- what is not what it says

NOT_WHAT_IT_SAYS = {
    "a.txt": (b"%PDF-1.7 text", r"rename it so that it ends in \.pdf"),
    "b.txt": (b"\x00\x01\x02\xff\xfe\x07" * 50, "not text"),
    "c.md": (b"\x89PNG\r\n\x1a\n", "a picture"),
    "d.docx": (b"plain words", "broken or of another kind"),
    "e.pdf": (b"plain words", "broken or of another kind"),
    "f.xyz": (b"plain words", r"save it as one of \.txt"),
    "g": (b"plain words", "no suffix"),
    "h.txt": (b"", "empty"),
    "i.txt": (b" \n\t\n", "empty"),
    "j.docx": (b"PK\x03\x04 cut off", "damaged archive"),
    "k.doc": (b"{\\rtf1 text}", r"ends in \.rtf"),
    "l.md": (b"<!-- only a comment -->", "no text"),
}


@pytest.mark.parametrize("name", NOT_WHAT_IT_SAYS)
def test_content_that_does_not_fit_has_a_reason_and_a_remedy(write: Write, name: str) -> None:
    content, said = NOT_WHAT_IT_SAYS[name]
    with pytest.raises(UnreadableFile, match=said) as caught:
        read_file(write(name, content))
    assert caught.value.reason
    assert caught.value.remedy
    assert "words" not in str(caught.value)


@given(suffix=st.sampled_from(FORMATS), data=st.binary(min_size=1, max_size=300))
def test_any_bytes_are_read_or_explained(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / f"a.{suffix}"
    path.write_bytes(data)
    try:
        assert read_file(path).blocks
    except UnreadableFile as error:
        assert error.reason
        assert error.remedy


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", b"\x89PNG....", "it is a picture: run text recognition (OCR) on it"),
        ("a.pdf", b"\x89PNG....", "the file ends in .pdf but is a picture: run text recog"),
        ("a.mp3", b"ID3.......", "it is a sound or film file: put its transcript here"),
        ("a.zip", zipped("talk.txt"), "it is a compressed file: unpack it"),
        ("a.xlsx", zipped("[Content_Types].xml"), "it is a spreadsheet, slides or another Off"),
        ("a.pages", b"some words", "files that end in .pages are not read: save it as one of .txt"),
    ],
)
def test_what_is_no_document_is_told_with_what_to_do(
    write: Write, name: str, data: bytes, said: str
) -> None:
    with pytest.raises(UnreadableFile, match=re.escape(said)):
        read_file(write(name, data))


# -------------------------------------------------------------------------- real documents


@pytest.mark.skipif(not (CORPORA / "awkward").is_dir(), reason="../shared/corpora is not here")
def test_each_awkward_file_is_read_or_explained() -> None:
    for path in sorted((CORPORA / "awkward").iterdir()):
        try:
            assert read_file(path).blocks, path.name
        except UnreadableFile as error:
            assert error.remedy, path.name


@pytest.mark.skipif(not (CORPORA / "awkward").is_dir(), reason="../shared/corpora is not here")
@pytest.mark.parametrize(
    ("start", "said"),
    [("005", "password"), ("007", "OCR"), ("019", "OCR"), ("101214", ".docx"), ("empty", "empty")],
)
def test_known_awkward_files_say_what_is_wrong(start: str, said: str) -> None:
    path = next((CORPORA / "awkward").glob(f"{start}*"))
    with pytest.raises(UnreadableFile, match=said):
        read_file(path)


def test_a_link_that_leads_nowhere_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    with pytest.raises(UnreadableFile, match="a link to a folder"):
        read_file(tmp_path / "a.txt")
