r"""Make the demonstration corpus: written sources in, documents of many formats out.

An author's tool: users and tests need neither it nor what it installs. The sources in
`data/sample_sources/` are what is written and reviewed; `data/sample/` is made from them.

    apt-get install --no-install-recommends \
        pandoc libreoffice-writer-nogui poppler-utils hyphen-en-gb hyphen-no \
        fonts-liberation fonts-dejavu-core libpango-1.0-0 libpangoft2-1.0-0
    make sample                                   # installs the group `sample`, then the next line
    python scripts/build_sample.py                # makes what is not in step with its source
    python scripts/build_sample.py P01 F10        # makes these again
    python scripts/build_sample.py --all          # makes everything again

`data/sample_sources/built.yaml` keeps a hash of each source and of each file made from it.

Dates, document ids and the order within archives are fixed, so that the same source and the same
versions of the tools give the same bytes. Other versions of WeasyPrint, LibreOffice, pandoc, the
fonts or the hyphenation patterns may break lines elsewhere. One file differs from build to build:
the password-protected PDF, because encryption draws random salts.
"""

from __future__ import annotations

import csv
import hashlib
import html
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pikepdf
import weasyprint
import yaml
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image, ImageFilter

HERE = Path(__file__).resolve().parent
LOOKS = HERE / "sample"
SOURCES = HERE.parent / "data" / "sample_sources"
SAMPLE = HERE.parent / "data" / "sample"
INVENTED = "Invented text, made for Cospeak. Names, places and organisations do not exist."


@dataclass(frozen=True)
class Recipe:
    """Which file is made of a source, and how.

    `by` names the maker (`MAKERS`); `look` its style sheet, site, dress or layout of speakers;
    `interviewer` is the interviewer's label in the file where the source's own is not used.
    """

    source: str
    suffix: str
    by: str
    look: str = ""
    interviewer: str = ""
    encoding: str = "utf-8"

    @property
    def made(self) -> str:
        """Path of the file inside `data/sample`."""
        return f"{self.source}.{self.suffix}"


RECIPES = (
    # policy: PDFs set by WeasyPrint and by LibreOffice, office files, web pages, text
    Recipe("policy/P01-care-of-tomorrow", "pdf", "weasyprint", "white-paper"),
    Recipe("policy/P02-quality-of-life", "docx", "office", "ministry"),
    Recipe("policy/P03-national-strategy", "pdf", "weasyprint", "strategy"),
    Recipe("policy/P04-funding-circular", "html", "site", "ministry"),
    Recipe("policy/P05-care-in-common", "pdf", "office", "columns"),
    Recipe("policy/P06-guidance-co-design", "html", "site", "directorate"),
    Recipe("policy/P07-putting-it-on-paper", "odt", "office", "association"),
    Recipe("policy/P08-what-we-heard", "pdf", "office", "association"),
    Recipe("policy/P09-room-for-more-hands", "docx", "office", "town"),
    Recipe("policy/P10-safe-at-home-in-fenmoor", "pdf", "weasyprint", "fenmoor"),
    Recipe("policy/P11-the-open-house", "md", "markdown"),
    Recipe("policy/P12-circular-on-evaluation", "txt", "plain"),
    Recipe("policy/NP1-flere-hender", "pdf", "weasyprint", "white-paper"),
    Recipe("policy/NP2-strategi-god-dag", "docx", "office", "ministry"),
    Recipe("policy/NP3-hellvaag-apen-dor", "html", "site", "kommune"),
    Recipe("policy/NP4-skarmo-saman-om-kvardagen", "odt", "office", "town"),
    # frontline: as many layouts of speakers as transcribers have
    Recipe("frontline/F01-six-wet-coats", "txt", "lines", "name:"),
    Recipe("frontline/F02-i-was-walking-past", "txt", "lines", "I:/R1:"),
    Recipe("frontline/F03-a-door-left-on-the-latch", "docx", "typed", "name:"),
    Recipe("frontline/F04-the-green-book", "md", "lines", "**name**:", "Juno"),
    Recipe("frontline/F05-the-minister-has-a-word-for-it", "odt", "typed", "I:/R1:"),
    Recipe("frontline/F06-nineteen-days", "srt", "cues", "name at each turn"),
    Recipe("frontline/F07-dogs-read-the-room", "vtt", "cues", "voice tags"),
    Recipe("frontline/F08-seven-is-the-bad-hour", "rtf", "typed", "name:"),
    Recipe("frontline/F09-gasket", "md", "lines", "**name**:", "Corin"),
    Recipe("frontline/F10-from-the-farm-gate", "docx", "typed", "name:"),
    Recipe("frontline/F10-from-the-farm-gate", "pdf", "typed", "name:"),  # the same, twice
    Recipe("frontline/F11-hello-volunteer-centre", "txt", "lines", "name:", encoding="cp1252"),
    Recipe("frontline/F12-speaking-municipal", "txt", "lines", "initials", "Corin Ash"),
    Recipe("frontline/F13-three-hymn-books", "txt", "lines", "Q./A."),
    Recipe("frontline/F14-the-lid-of-the-piano", "pdf", "typed", "INT:/R:"),
    Recipe("frontline/F15-two-hundred-and-eleven-hours", "vtt", "cues", "voice tags"),
    Recipe("frontline/F16-who-salted-the-soup", "docx", "typed", "Q./A."),
    Recipe("frontline/F17-new-words-for-potato", "txt", "lines", "name:", encoding="utf-16"),
    Recipe("frontline/F18-the-pin-in-the-lake", "md", "lines", "**name**:", "Corin"),
    Recipe("frontline/F19-ghosted-by-eleven-homes", "srt", "cues", "name at each cue"),
    Recipe("frontline/F20-the-minute-book", "rtf", "typed", "INT:/R:"),
    Recipe("frontline/F21-two-sets-of-keys", "odt", "typed", "name:"),
    Recipe("frontline/NF1-fjorten-paa-en-mandag", "docx", "typed", "name:"),
    Recipe("frontline/NF2-alt-det-andre", "txt", "lines", "I:/R1:"),
    Recipe("frontline/NF3-elgjakta-og-regnearket", "md", "lines", "**name**:", "Eline"),
    Recipe("frontline/NF4-peder-stemmer-mot", "vtt", "cues", "voice tags"),
    Recipe("frontline/NF5-barberkniven-i-skarmo", "odt", "typed", "name:"),
    Recipe("frontline/NF6-fire-sider-om-meg", "txt", "lines", "initials", "Eline Berg"),
    Recipe("frontline/NF7-takk-for-sist", "rtf", "typed", "name:"),
    Recipe("frontline/NF8-hatten-paa", "srt", "cues", "name at each turn"),
    # two that Cospeak cannot read, and must say so
    Recipe("policy/X01-notice-from-the-home", "pdf", "scan"),
    Recipe("frontline/X02-the-locked-transcript", "pdf", "locked", "name:"),
)
PASSWORD = "not-for-cospeak"  # noqa: S105 - nothing secret: the file only has to be locked

CATALOGUE = (
    "file", "corpus", "title", "date", "language", "cluster", "issuer", "municipality", "role",
    "group", "level", "tier", "region", "case", "interviewer", "invented",
)  # fmt: skip
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "nn": "januar februar mars april mai juni juli august september oktober november desember",
}
LOCALES = {"en": "en-GB", "nb": "nb-NO", "nn": "nn-NO"}


# ---------------------------------------------------------------- sources


@dataclass(frozen=True)
class Source:
    """A written text: its front matter and its body without the authors' comments."""

    meta: dict[str, Any]
    body: str

    @property
    def locale(self) -> str:
        """Language and country, for hyphenation."""
        return LOCALES[self.meta["language"]]

    @property
    def moment(self) -> datetime:
        """The only time that ends up in a file: the first of the document's month."""
        return datetime.strptime(str(self.meta["date"]), "%Y-%m").replace(tzinfo=UTC)


@dataclass(frozen=True)
class Turn:
    """What one person says until another does. An empty tag: a transcriber's note."""

    tag: str
    paragraphs: tuple[str, ...]


def read_source(path: Path) -> Source:
    """Front matter and body; comments (what was planted) are left out."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    body = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL).strip() + "\n"
    return Source(yaml.safe_load(front), body)


def turns(source: Source) -> list[Turn]:
    """The turns of an interview; a paragraph without a tag goes on with the turn before it."""
    tags = "|".join(map(re.escape, source.meta["speakers"]))
    found: list[Turn] = []
    for paragraph in re.split(r"\n\s*\n", source.body.strip()):
        start = re.match(rf"({tags}): (.*)", paragraph, re.DOTALL)
        if start:
            found.append(Turn(start[1], (start[2],)))
        else:
            found[-1] = Turn(found[-1].tag, (*found[-1].paragraphs, paragraph))
    return found


def curly(text: str) -> str:
    """Typographic quotation marks and apostrophes, as a word processor sets them."""
    text = re.sub(r'(^|[\s(\[])"', "\\1“", text)
    text = text.replace('"', "”")
    text = re.sub(r"(^|[\s(\[“])'", "\\1‘", text)
    return text.replace("'", "’")


def plain(text: str) -> str:
    """Without the Markdown of emphasis."""
    return re.sub(r"\*([^*\n]+)\*", r"\1", text)


# ---------------------------------------------------------------- tools


def run(*command: str, text: str | None = None) -> str:
    """What the program prints. Raises `CalledProcessError` with its complaint."""
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)  # noqa: S603 - commands of this file
    return done.stdout


def pandoc(body: str, *options: str) -> str:
    """The body through pandoc, with the dialect that the sources are written in."""
    reader = "markdown+hard_line_breaks+lists_without_preceding_blankline"
    return run("pandoc", "--from", reader, *options, text=body)


def convert(path: Path, suffix: str) -> Path:
    """An office file into another format, by LibreOffice, beside the first."""
    home = path.parent / "office"
    run(
        "soffice", f"-env:UserInstallation=file://{home}", "--headless",
        "--convert-to", suffix, "--outdir", str(path.parent), str(path),
    )  # fmt: skip
    return path.with_suffix(f".{suffix}")


def settle_pdf(content: bytes, source: Source) -> bytes:
    """The PDF with a fixed date and id, and with the note that it is invented."""
    stamp = source.moment.strftime("D:%Y%m%d090000Z")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if "/Metadata" in pdf.Root:
            del pdf.Root.Metadata
        if "/DocChecksum" in pdf.trailer:  # LibreOffice's, of its own moment
            del pdf.trailer.DocChecksum
        if "/ID" in pdf.trailer:
            del pdf.trailer.ID
        pdf.docinfo["/Title"] = str(source.meta["title"])
        pdf.docinfo["/Subject"] = INVENTED
        pdf.docinfo["/CreationDate"] = stamp
        pdf.docinfo["/ModDate"] = stamp
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def settle_zip(content: bytes, source: Source) -> bytes:
    """The archive of an office file with one time for all members; `mimetype` stays first."""
    out = io.BytesIO()
    stamp = source.moment.timetuple()[:6]
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        names = sorted(old.namelist(), key=lambda name: (name != "mimetype", name))
        for name in names:
            if name.startswith("Thumbnails/") or name.endswith("/"):
                continue
            member = zipfile.ZipInfo(name, stamp)
            member.compress_type = (
                zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            )
            new.writestr(member, settle_member(name, old.read(name)), compresslevel=9)
    return out.getvalue()


def settle_member(name: str, content: bytes) -> bytes:
    """A member of an ODT without what tells one run of LibreOffice from another."""
    if name == "meta.xml":
        moment = rb"<(dc:date|meta:editing-duration|meta:generator)>[^<]*</\1>"
        return re.sub(moment, b"", content)
    if name == "META-INF/manifest.xml":
        return re.sub(rb"\s*<manifest:file-entry [^>]*Thumbnails[^>]*/>", b"", content)
    if name == "settings.xml":
        return re.sub(rb"<config:config-item config:name=\"Rsid[^>]*>[^<]*</[^>]*>", b"", content)
    if name in ("content.xml", "styles.xml"):
        content = re.sub(rb" officeooo:(paragraph-)?rsid=\"[0-9a-f]*\"", b"", content)
        lists = list(dict.fromkeys(re.findall(rb"\blist\d{5,}\b", content)))
        for number, drawn in enumerate(lists, 1):
            content = content.replace(drawn, b"list-%d" % number)
        return content
    return content


# ---------------------------------------------------------------- policy


def by_weasyprint(source: Source, recipe: Recipe) -> bytes:
    """A typeset PDF: running heads, page numbers, hyphenation, footnotes at the page's foot."""
    body = pandoc(
        source.body, "--to", "html5", "--lua-filter", str(LOOKS / "footnotes.lua"),
        "--wrap=none",
    )  # fmt: skip
    page = (LOOKS / "print.html").read_text(encoding="utf-8")
    styles = [weasyprint.CSS(LOOKS / name) for name in ("print.css", f"{recipe.look}.css")]
    body = body.replace("</h1>", f"</h1>{contents(body, recipe.look)}", 1)
    document = fill(page, source, body=body)
    made = weasyprint.HTML(string=document).render(stylesheets=styles)
    return settle_pdf(made.write_pdf(pdf_identifier=b"cospeak"), source)


def contents(body: str, look: str) -> str:
    """A list of the headings with their pages, in a white paper chapter of many sections."""
    heads = re.findall(r'<h2[^>]*id="([^"]+)"[^>]*>(.*?)</h2>', body, re.DOTALL)
    if look != "white-paper" or len(heads) <= 6:
        return ""
    rows = "".join(f'<li><a href="#{anchor}">{head}</a></li>' for anchor, head in heads)
    return f'<nav class="contents"><ul>{rows}</ul></nav>'


def fill(page: str, source: Source, **parts: str) -> str:
    """A page's template with the source's own words put in."""
    words = {key: html.escape(str(value)) for key, value in source.meta.items()}
    words |= {"locale": source.locale, "invented": INVENTED} | parts
    return re.sub(r"\{\{(\w+)\}\}", lambda found: words.get(found[1], ""), page)


def by_site(source: Source, recipe: Recipe) -> bytes:
    """A web page with the site's menu, a cookie notice, related pages and a footer."""
    body = pandoc(source.body, "--to", "html5", "--wrap=none")
    page = (LOOKS / f"{recipe.look}.html").read_text(encoding="utf-8")
    return fill(page, source, body=body).encode()


def by_markdown(source: Source, recipe: Recipe) -> bytes:
    """Markdown with front matter, as a town with its documents in a repository has it."""
    front = {key: source.meta[key] for key in ("title", "date", "issuer", "language")}
    return f"---\n{dump(front)}---\n\n{source.body}".encode()


def by_plain(source: Source, recipe: Recipe) -> bytes:
    """Text with lines of 74 characters, as it was once sent by e-mail."""
    return pandoc(source.body, "--to", "plain", "--columns=74").encode()


@dataclass(frozen=True)
class Dress:
    """How an office document is dressed."""

    font: str
    colour: str = "000000"
    columns: int = 1
    size: float = 11


DRESSES = {
    "ministry": Dress("Liberation Serif", "1F3864"),
    "association": Dress("Liberation Sans", "7A1F3D", size=10.5),
    "town": Dress("DejaVu Sans", "1D5B4F", size=9.5),
    "columns": Dress("Liberation Serif", "5B3A00", columns=2, size=10),
    "typed": Dress("Liberation Sans"),
}


def by_office(source: Source, recipe: Recipe) -> bytes:
    """DOCX with real headings and footnotes, or what LibreOffice makes of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.docx"
        pandoc(source.body, "--to", "docx", "-M", f"lang={source.locale}", "-o", str(path))
        document = docx.Document(str(path))
        dress(document, source, DRESSES[recipe.look])
        return save(document, path, source, recipe.suffix)


def save(document: Any, path: Path, source: Source, suffix: str) -> bytes:
    """The document in the format asked for, the same bytes each time."""
    document.save(str(path))
    made = path if suffix == "docx" else convert(path, suffix)
    if suffix == "pdf":
        return settle_pdf(made.read_bytes(), source)
    return made.read_bytes() if suffix == "rtf" else settle_zip(made.read_bytes(), source)


def dress(document: Any, source: Source, dress: Dress) -> None:
    """Fonts, page, head and foot, hyphenation, properties."""
    styles = {style.style_id: style for style in document.styles}
    for style in styles.values():
        if style.type != WD_STYLE_TYPE.TABLE and hasattr(style, "font"):
            set_font(style, dress.font)
    for name, size in (("Heading1", 20), ("Heading2", 14), ("Heading3", 12)):
        styles[name].font.size = Pt(size if dress.columns == 1 else size - 2)
        styles[name].font.bold = True
        styles[name].font.color.rgb = RGBColor.from_string(dress.colour)
    for name in {"Normal", "BodyText", "FirstParagraph", "Compact", "BlockText"} & set(styles):
        styles[name].font.size = Pt(dress.size)
    if "BlockText" in styles:
        box(styles["BlockText"])
    for table in document.tables:
        rule(table)
    set_page(document.sections[0], source, dress)
    set_properties(document, source)


def set_font(style: Any, font: str) -> None:
    """The font for all scripts; a theme font would win over it."""
    style.font.name = font
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]
    fonts.set(qn("w:cs"), font)


def element(name: str, **attributes: str) -> Any:
    """An element of WordprocessingML."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def box(style: Any) -> None:
    """A frame and a tint for the paragraphs of a box."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")) + properties.findall(qn("w:shd")):
        properties.remove(old)
    frame = element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        frame.append(element(side, val="single", sz="4", space="6", color="808080"))
    properties.insert_element_before(frame, "w:shd", "w:spacing", "w:ind", "w:jc")
    properties.insert_element_before(
        element("shd", val="clear", color="auto", fill="F1EFE8"), "w:spacing", "w:ind", "w:jc"
    )
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.space_after = Pt(0)


def rule(table: Any) -> None:
    """Thin lines between a table's rows."""
    borders = element("tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(side, val="single", sz="4", space="0", color="808080"))
    table._tbl.tblPr.append(borders)


def set_page(section: Any, source: Source, dress: Dress) -> None:
    """A4, columns, a running head and a page number."""
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6 if dress.columns == 1 else 2)
    section.top_margin = section.bottom_margin = Cm(2.4)
    if dress.columns > 1:
        for old in section._sectPr.findall(qn("w:cols")):
            section._sectPr.remove(old)
        section._sectPr.append(element("cols", num=str(dress.columns), space="500"))
    owner = source.meta.get("issuer") or source.meta["municipality"]
    head = section.header.paragraphs[0]
    head.text = f"{owner} · {source.meta['title'].split(':')[0]}"
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        code = foot.add_run()
        if kind:
            code._r.append(element("fldChar", fldCharType=kind))
        else:
            field = element("instrText")
            field.text = text
            code._r.append(field)
    for line in (head, foot):
        for word in line.runs:
            word.font.size = Pt(8.5)


def set_properties(document: Any, source: Source) -> None:
    """Title, dates, language and hyphenation of the document."""
    known = document.core_properties
    known.title, known.comments = str(source.meta["title"]), INVENTED
    known.author = known.last_modified_by = ""
    known.created = known.modified = source.moment.replace(tzinfo=None)
    known.revision = 1
    settings = document.settings.element
    hyphenation = element("autoHyphenation", val="true")
    zoom = settings.find(qn("w:zoom"))
    settings.insert(0 if zoom is None else list(settings).index(zoom) + 1, hyphenation)
    default = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in default.findall(qn("w:lang")):
        default.remove(old)
    default.append(element("lang", val=source.locale, eastAsia=source.locale))


# ---------------------------------------------------------------- frontline


def labels(source: Source, recipe: Recipe) -> dict[str, str]:
    """What each speaker is called in the file."""
    names = dict(source.meta["speakers"])
    if recipe.interviewer:
        names["INT"] = recipe.interviewer
    codes = {"I:/R1:": ("I", "R1"), "INT:/R:": ("INT", "R"), "Q./A.": ("Q", "A")}
    if recipe.look in codes:
        asks, answers = codes[recipe.look]
        return {tag: asks if tag == "INT" else answers for tag in names}
    if recipe.look == "initials":
        return {tag: initials(name) for tag, name in names.items()}
    return names


def initials(name: str) -> str:
    """Two capital letters: of both names, or the first two of the only one."""
    words = name.split()
    return (words[0][0] + words[1][0] if len(words) > 1 else name[:2]).upper()


def spoken(source: Source, recipe: Recipe) -> Iterator[tuple[str, str]]:
    """Each paragraph with the label that it begins with; none where the turn goes on."""
    called = labels(source, recipe)
    for turn in turns(source):
        for number, paragraph in enumerate(turn.paragraphs):
            yield ("" if number else called[turn.tag]), paragraph


def by_lines(source: Source, recipe: Recipe) -> bytes:
    """A transcript as text, with its heading, or as Markdown with front matter."""
    shapes: dict[str, Callable[[str, str], str]] = {
        "**name**:": lambda label, text: f"**{label}**: {text}",
        "initials": lambda label, text: f"{label} {text}",
        "Q./A.": lambda label, text: f"{label}. {text}",
    }
    shape = shapes.get(recipe.look, lambda label, text: f"{label}: {text}")
    marked = recipe.suffix == "md"
    lines = [top(source, recipe)]
    for label, text in spoken(source, recipe):
        text = text if marked else plain(text)
        lines.append(shape(label, text) if label else text)
    whole = "\n\n".join(lines) + "\n"
    if recipe.encoding == "cp1252":
        return curly(whole).replace("\n", "\r\n").encode("cp1252")
    if recipe.encoding == "utf-16":  # with its byte order mark, as Windows Notepad writes it
        return b"\xff\xfe" + whole.replace("\n", "\r\n").encode("utf-16-le")
    return whole.encode(recipe.encoding)


def top(source: Source, recipe: Recipe) -> str:
    """What stands above the first turn."""
    meta, called = source.meta, labels(source, recipe)
    guest = next(tag for tag in called if tag != "INT")
    if recipe.suffix == "md":
        front = {
            "title": meta["title"],
            "date": str(meta["date"]),
            "place": meta["municipality"],
            "hosts": [called["INT"]],
            "guests": [called[guest]],
        }
        return f"---\n{dump(front)}---"
    if recipe.look == "initials":
        asks = {"en": "interviewer", "nb": "intervjuer", "nn": "intervjuar"}[meta["language"]]
        return "\n".join(
            (
                f"{called[guest]} - {meta['speakers'][guest]}, {meta['role']}",
                f"{called['INT']} - {recipe.interviewer}, {asks}",
            )
        )
    return f"{meta['title']}\n{place_and_role(source)}"


def place_and_role(source: Source) -> str:
    """The line below the title of a transcript."""
    meta = source.meta
    month = MONTHS[meta["language"]].split()[source.moment.month - 1]
    return f"{meta['municipality']}, {month} {source.moment.year}, {meta['role']}"


def by_typed(source: Source, recipe: Recipe) -> bytes:
    """A transcript typed in a word processor: the labels in bold, a head and page numbers."""
    document = docx.Document()
    document.add_heading(curly(str(source.meta["title"])), level=1)
    document.add_paragraph(place_and_role(source)).runs[0].italic = True
    mark = ". " if recipe.look == "Q./A." else ": "
    for label, text in spoken(source, recipe):
        line = document.add_paragraph()
        if label:
            line.add_run(f"{label}{mark}").bold = True
        for number, piece in enumerate(re.split(r"\*([^*\n]+)\*", curly(text))):
            line.add_run(piece).italic = True if number % 2 else None
    dress(document, source, DRESSES["typed"])
    with tempfile.TemporaryDirectory() as folder:
        return save(document, Path(folder) / "transcript.docx", source, recipe.suffix)


def by_cues(source: Source, recipe: Recipe) -> bytes:
    """Subtitles: WebVTT with voice tags, or SubRip with names and lines of 42 characters."""
    called, clock, blocks = labels(source, recipe), 3.2, []
    voice = recipe.suffix == "vtt"
    for turn in turns(source):
        for number, text in enumerate(pieces(turn.paragraphs, 170 if voice else 84)):
            length = 0.6 + len(text.split()) / 2.7
            named = number == 0 or recipe.look == "name at each cue"
            times = cue_times(clock, clock + length, "." if voice else ",")
            blocks.append(
                (times, cue_text(called[turn.tag], plain(text), voice=voice, named=named))
            )
            clock += length + 0.15
        clock += 0.8
    lines = [f"{number}\n{times}\n{text}\n" for number, (times, text) in enumerate(blocks, 1)]
    if not voice:
        return "\n".join(lines).encode()
    note = f"NOTE {source.meta['title']}. {INVENTED}\n"
    return "\n".join(["WEBVTT\n", note, *lines]).encode()


def cue_text(label: str, text: str, *, voice: bool, named: bool) -> str:
    """The words of a cue; a note in square brackets has no speaker."""
    if re.fullmatch(r"\[[^\]]*\]", text):
        return text
    if voice:
        return f"<v {label}>{html.escape(text, quote=False)}</v>"
    said = f"{label}: {text}" if named else text
    return "\n".join(textwrap.wrap(said, 48, break_on_hyphens=False))


def pieces(paragraphs: Iterable[str], limit: int) -> Iterator[str]:
    """Pieces of at most `limit` characters, cut after a sentence or a clause if it can be."""
    for paragraph in paragraphs:
        rest = paragraph
        while len(rest) > limit:
            cuts = [
                found.end()
                for mark in (r"[.!?]['\"»]? ", r"[,;:] ", r" ")
                for found in re.finditer(mark, rest[:limit])
                if found.end() > limit // 3 or mark == " "
            ]
            strong = [cut for cut in cuts if rest[cut - 2] in ".!?'\"»"]
            weak = [cut for cut in cuts if rest[cut - 2] in ",;:"]
            cut = max(strong or weak or cuts)
            yield rest[:cut].strip()
            rest = rest[cut:]
        yield rest.strip()


def cue_times(start: float, end: float, point: str) -> str:
    """`00:01:02.500 --> 00:01:05.000`."""

    def stamp(seconds: float) -> str:
        whole = int(seconds)
        clock = f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
        return f"{clock}{point}{round((seconds - whole) * 1000) % 1000:03}"

    return f"{stamp(start)} --> {stamp(end)}"


# ---------------------------------------------------------------- the unreadable


def by_scan(source: Source, recipe: Recipe) -> bytes:
    """A page that was typed, printed, laid askew on a scanner: an image without a letter."""
    page = (LOOKS / "print.html").read_text(encoding="utf-8")
    body = pandoc(source.body, "--to", "html5")
    style = weasyprint.CSS(LOOKS / "typewriter.css")
    with tempfile.TemporaryDirectory() as folder:
        typed = Path(folder) / "typed.pdf"
        weasyprint.HTML(string=fill(page, source, body=body)).write_pdf(typed, stylesheets=[style])
        run("pdftoppm", "-r", "120", "-gray", "-singlefile", str(typed), str(typed.with_suffix("")))
        with Image.open(typed.with_suffix(".pgm")) as image:
            askew = image.rotate(0.7, resample=Image.Resampling.BICUBIC, fillcolor=238)
    blurred = askew.filter(ImageFilter.GaussianBlur(0.6))
    out = io.BytesIO()
    blurred.save(out, "PDF", resolution=120, quality=40)
    return settle_pdf(out.getvalue(), source)


def by_locked(source: Source, recipe: Recipe) -> bytes:
    """A transcript as PDF that asks for a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(by_typed(source, recipe))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner=PASSWORD, user=PASSWORD, R=6))
    return out.getvalue()


MAKERS: dict[str, Callable[[Source, Recipe], bytes]] = {
    "weasyprint": by_weasyprint, "office": by_office, "site": by_site, "markdown": by_markdown,
    "plain": by_plain, "lines": by_lines, "typed": by_typed, "cues": by_cues, "scan": by_scan,
    "locked": by_locked,
}  # fmt: skip


# ---------------------------------------------------------------- catalogue, list of documents


def dump(value: Any) -> str:
    """YAML in the order given."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=200)


REGIONS = {
    "coast": ("Aldervik", "Brackwater", "Elvemo", "Hellvåg", "Osmerry", "Stranholt"),
    "inland": ("Fenmoor", "Kestrelby", "Lindhaven", "Nordbråten", "Skarmo", "Tarnfold"),
}
"""Regions of several municipalities: enough interviewees of each group in each to be shown."""


def level_of(issuer: str) -> str:
    """The level of a policy document: that of a municipality, or of the state and its bodies."""
    return "municipality" if issuer.endswith((" municipality", " kommune")) else "state"


def region_of(place: str) -> str:
    """The region of a municipality, by the name of a plan's issuer or of an interview's town."""
    name = place.removesuffix(" municipality").removesuffix(" kommune")
    return next((region for region, towns in REGIONS.items() if name in towns), "")


def catalogue_row(recipe: Recipe, source: Source) -> dict[str, str]:
    """What the catalogue says of a file."""
    meta, corpus = source.meta, recipe.source.split("/")[0]
    cluster = meta.get("issuer") or meta["municipality"]
    row = dict.fromkeys(CATALOGUE, "")
    row |= {key: str(meta[key]) for key in CATALOGUE if key in meta}
    row |= {"file": recipe.made, "corpus": corpus, "cluster": cluster, "invented": "yes"}
    row["level"] = row["group"] or level_of(cluster)
    row["tier"] = "frontline" if corpus == "frontline" else row["level"]
    row["region"] = region_of(cluster)
    if corpus == "frontline":
        row["interviewer"] = labels(source, recipe)["INT"]
    if recipe.by == "scan":
        row["title"] += " (scanned page)"
    if recipe.by == "locked":
        row["title"] += " (locked)"
    if recipe.made == "frontline/F10-from-the-farm-gate.pdf":
        row["title"] += " (the same as PDF)"
    return row


def write_catalogue(rows: list[dict[str, str]]) -> None:
    """`data/sample/catalogue.csv`, in the order of `RECIPES`."""
    with (SAMPLE / "catalogue.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, CATALOGUE, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_readme(rows: list[dict[str, str]]) -> None:
    """`data/sample/README.md`: the text in `scripts/sample/sample_readme.md` with both tables."""
    planted = yaml.safe_load((SOURCES / "planted.yaml").read_text(encoding="utf-8"))
    text = (LOOKS / "sample_readme.md").read_text(encoding="utf-8")
    text = text.replace("{{documents}}", documents_table(rows))
    text = text.replace("{{planted}}", planted_table(planted["files"]))
    (SAMPLE / "README.md").write_text(text, encoding="utf-8")


def documents_table(rows: list[dict[str, str]]) -> str:
    """The documents, their formats and layouts."""
    lines = ["| file | title | date | from | who speaks | made as |", "|---|---|---|---|---|---|"]
    for row, recipe in zip(rows, RECIPES, strict=True):
        look = f"`{recipe.look}`" if recipe.look else ""
        how = ", ".join(filter(None, (HOW[recipe.by], look, other_encoding(recipe))))
        cells = (f"`{row['file']}`", row["title"], row["date"], row["cluster"], row["role"], how)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


HOW = {
    "weasyprint": "WeasyPrint", "office": "office document", "site": "web site",
    "markdown": "Markdown", "plain": "plain text", "lines": "typed text",
    "typed": "word processor", "cues": "subtitles", "scan": "scan", "locked": "locked PDF",
}  # fmt: skip


def other_encoding(recipe: Recipe) -> str:
    """The encoding, where it is not the usual one."""
    return "" if recipe.encoding == "utf-8" else recipe.encoding


def planted_table(files: dict[str, dict[str, Any]]) -> str:
    """What was planted in each source: counts of labels by concept, and the rest."""
    lines = ["| source | words | labels | interviewer | co-operation | false friends |"]
    lines.append("|---|---|---|---|---|---|")
    for name, facts in files.items():
        said = facts.get("policy", facts.get("respondent", {}))
        cells = (
            name, str(facts["words"]), counts(said), counts(facts.get("interviewer", {})),
            str(facts["co-operation"]), counts(facts.get("false_friends", {})),
        )  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def counts(found: dict[str, int]) -> str:
    """`co-production 6, co-creation 5`."""
    return ", ".join(f"{name} {number}" for name, number in found.items()) or "–"


# ---------------------------------------------------------------- build


def digest(content: bytes) -> str:
    """SHA-256, in hex."""
    return hashlib.sha256(content).hexdigest()


def is_asked(recipe: Recipe, asked: list[str]) -> bool:
    """Whether the command line names the document or everything."""
    return "--all" in asked or Path(recipe.source).name.split("-")[0] in asked


def build(asked: list[str]) -> None:
    """Make what is asked for or out of step, then the catalogue and the README."""
    record = SOURCES / "built.yaml"
    known = yaml.safe_load(record.read_text(encoding="utf-8")) if record.exists() else {}
    built, rows = {}, []
    for recipe in RECIPES:
        path, out = SOURCES / f"{recipe.source}.md", SAMPLE / recipe.made
        source, before = read_source(path), digest(path.read_bytes())
        old = known.get(recipe.made, {})
        in_step = out.exists() and old.get("source") == before
        if not in_step or is_asked(recipe, asked):
            os.environ["SOURCE_DATE_EPOCH"] = str(int(source.moment.timestamp()))
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_bytes(MAKERS[recipe.by](source, recipe))
            print(f"{recipe.made}: {out.stat().st_size:,} bytes")
        built[recipe.made] = {"source": before, "made": digest(out.read_bytes())}
        rows.append(catalogue_row(recipe, source))
    record.write_text(dump(built), encoding="utf-8")
    write_catalogue(rows)
    write_readme(rows)


if __name__ == "__main__":
    missing = [tool for tool in ("pandoc", "soffice", "pdftoppm") if not shutil.which(tool)]
    if missing:
        sys.exit(f"Not installed: {', '.join(missing)}. See the top of this script.")
    build(sys.argv[1:])
