"""A small document model, and writers to txt, md, docx, odt, rtf, html and pdf.

P(runs, kind): runs are (text, style) with style of b, i, u, s(uperscript); kind p, h1, h2, li, quote, center, indent, box, foot.
T(rows): rows of cells; a cell is a list of P or T.   Break(): a page break (pdf, docx).
"""
import html as H
import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field


@dataclass
class P:
    runs: list
    kind: str = "p"


@dataclass
class T:
    rows: list
    head: bool = False
    widths: list = None


@dataclass
class Doc:
    blocks: list
    header: str = ""
    footer: str = ""
    pagenum: str = ""
    title: str = ""
    opts: dict = field(default_factory=dict)


def p(*runs, kind="p"):
    return P([(r, "") if isinstance(r, str) else r for r in runs], kind)


def b(t): return (t, "b")


def plain(par):
    return "".join(t for t, _ in par.runs)


def flat(blocks):
    for x in blocks:
        if isinstance(x, T):
            for row in x.rows:
                for c in row:
                    yield from flat(c)
        else:
            yield x


# ---------------------------------------------------------------- txt, md
def to_txt(doc, gap="\n\n", eol="\n", encoding="utf-8", width=0):
    import textwrap
    out = []
    if doc.header:
        out.append(doc.header)
    for x in doc.blocks:
        if isinstance(x, T):
            for row in x.rows:
                out.append("\t".join(" ".join(plain(q) for q in flat(c)) for c in row))
            continue
        t = plain(x)
        if width and len(t) > width and "\n" not in t:
            lead = "    " if x.kind == "indent" else ""
            t = textwrap.fill(t, width, initial_indent=lead, subsequent_indent=lead, break_on_hyphens=False, break_long_words=False)
        elif x.kind == "indent":
            t = "    " + t
        out.append(t)
    if doc.footer:
        out.append(doc.footer)
    s = gap.join(out) + "\n"
    s = s.replace("\n", eol)
    if encoding == "cp1252":
        return s.encode("cp1252", "replace")
    return s.encode(encoding)


def to_md(doc, gap="\n\n", **kw):
    out = []
    if doc.header:
        out.append(doc.header)
    for x in doc.blocks:
        if isinstance(x, T):
            rows = [[" ".join(plain(q) for q in flat(c)) for c in row] for row in x.rows]
            if not x.head:
                rows.insert(0, [""] * len(rows[0]))
            lines = ["| " + " | ".join(r) + " |" for r in rows]
            lines.insert(1, "|" + " --- |" * len(rows[0]))
            out.append("\n".join(lines))
            continue
        s = ""
        for t, st in x.runs:
            core = t.strip()
            if core and ("b" in st or "i" in st):
                mark = {"b": "**", "i": "*", "bi": "***"}["".join(c for c in "bi" if c in st)]
                lead, trail = t[:len(t) - len(t.lstrip())], t[len(t.rstrip()):]
                t = lead + mark + core + mark + trail
            s += t
        pre = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- ", "quote": "> "}.get(x.kind, "")
        out.append(pre + s)
    if doc.footer:
        out.append(doc.footer)
    return (gap.join(out) + "\n").encode("utf-8")


# ---------------------------------------------------------------- html
def esc(t): return H.escape(t, quote=False)


def html_par(x):
    s = ""
    for t, st in x.runs:
        t = esc(t).replace("\n", "<br>\n").replace("\t", "&emsp;")
        for c, tag in (("u", "u"), ("i", "em"), ("b", "strong"), ("s", "sup")):
            if c in st:
                t = f"<{tag}>{t}</{tag}>"
        s += t
    tag = {"h1": "h1", "h2": "h2", "h3": "h3", "li": "li", "quote": "blockquote"}.get(x.kind, "p")
    attr = {"center": ' style="text-align:center"', "indent": ' style="margin-left:2em"', "box": ' class="fact-box"'}.get(x.kind, "")
    return f"<{tag}{attr}>{s}</{tag}>"


def html_blocks(blocks):
    out = []
    for x in blocks:
        if isinstance(x, T):
            out.append("<table>" + "".join("<tr>" + "".join(f"<td>{''.join(html_blocks(c))}</td>" for c in row) + "</tr>\n" for row in x.rows) + "</table>")
        else:
            out.append(html_par(x))
    if blocks and all(not isinstance(x, T) and x.kind == "li" for x in blocks):
        out = ["<ul>"] + out + ["</ul>"]
    return out


MENU = {"en": ["Skip to main content", "Home", "About us", "Services", "News", "Contact", "Accept all cookies", "Share on Facebook", "Privacy statement", "Back to top"],
        "nb": ["Hopp til hovedinnhold", "Forsiden", "Om oss", "Tjenester", "Aktuelt", "Kontakt oss", "Godta alle informasjonskapsler", "Del på Facebook", "Personvernerklæring", "Til toppen"],
        "da": ["Gå til hovedindhold", "Forside", "Om os", "Ydelser", "Nyheder", "Kontakt", "Accepter alle cookies", "Del på Facebook", "Privatlivspolitik", "Til toppen"],
        "sv": ["Hoppa till huvudinnehåll", "Startsida", "Om oss", "Tjänster", "Nyheter", "Kontakt", "Godkänn alla kakor", "Dela på Facebook", "Integritetspolicy", "Till toppen"]}


def shell(body, title, lang, kind="plain", css=""):
    m = MENU[lang]
    head = f"<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head><meta charset=\"utf-8\"><title>{esc(title)}</title>\n<style>body{{font-family:sans-serif}} {css}</style>"
    furn = []
    if kind == "plain":
        return head + f"</head>\n<body>\n{body}\n</body></html>", furn
    if kind == "wordsave":
        return ("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">"
                "<style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=NO><div class=WordSection1>\n"
                + body.replace("<p>", "<p class=MsoNormal><span style='font-size:12.0pt'>").replace("</p>", "<o:p></o:p></span></p>") + "\n</div></body></html>"), furn
    furn = list(m)
    nav = f"<a href=\"#main\">{m[0]}</a><div id=\"cookie\"><button>{m[6]}</button></div><header><nav><ul>" + "".join(f"<li><a href=\"/\">{x}</a></li>" for x in m[1:6]) + "</ul></nav></header>"
    foot = f"<footer><p><a href=\"/p\">{m[8]}</a></p><p><a href=\"#\">{m[9]}</a></p></footer><script>var a = 1; console.log('x');</script>"
    if kind == "menu":
        return head + f"</head>\n<body>\n{nav}\n<main id=\"main\">\n{body}\n</main>\n<aside><a href=\"/f\">{m[7]}</a></aside>{foot}\n</body></html>", furn
    nav = nav.replace("<header>", "<div class=\"site-header\">").replace("</header>", "</div>").replace("<nav>", "<div class=\"menu\">").replace("</nav>", "</div>")
    foot = foot.replace("<footer>", "<div class=\"site-footer\">").replace("</footer>", "</div>")
    return head + f"</head>\n<body>\n{nav}\n<article>\n{body}\n</article>\n<div class=\"share\"><a href=\"/f\">{m[7]}</a></div>{foot}\n</body></html>", furn


# ---------------------------------------------------------------- docx
def to_docx(doc):
    import docx
    from docx.shared import Pt
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    d = docx.Document()
    d.core_properties.title = doc.title
    d.core_properties.author = ""
    o = doc.opts

    def fill(par, x):
        for t, st in x.runs:
            r = par.add_run(t)
            r.bold = True if "b" in st else None
            r.italic = True if "i" in st else None
            r.underline = True if "u" in st else None
            if "s" in st:
                r.font.superscript = True
        if x.kind == "center":
            par.alignment = 1
        if x.kind in ("indent", "quote"):
            par.paragraph_format.left_indent = Pt(36)

    def field_(par, code):
        for typ in ("begin", None, "end"):
            r = par.add_run()
            if typ:
                e = OxmlElement("w:fldChar"); e.set(qn("w:fldCharType"), typ)
            else:
                e = OxmlElement("w:instrText"); e.set(qn("xml:space"), "preserve"); e.text = code
            r._r.append(e)

    def put(container, blocks, first=None):
        for x in blocks:
            if isinstance(x, T):
                if container is d:
                    t = d.add_table(rows=0, cols=len(x.rows[0]))
                    if not o.get("noborder"):
                        t.style = "Table Grid"
                else:
                    t = container.add_table(rows=0, cols=len(x.rows[0]))
                for row in x.rows:
                    cells = t.add_row().cells
                    for c, content in zip(cells, row):
                        put(c, content, first=c.paragraphs[0])
                if container is not d:
                    container.add_paragraph()
                first = None
                continue
            if x.kind == "break":
                d.add_page_break(); continue
            if x.kind in ("h1", "h2", "h3"):
                par = d.add_heading("", level=int(x.kind[1])) if container is d else container.add_paragraph()
            elif x.kind == "li" and container is d:
                par = d.add_paragraph(style=o.get("liststyle", "List Bullet"))
            elif x.kind == "toc" and container is d:
                par = d.add_paragraph(style="TOC 1") if "TOC 1" in [s.name for s in d.styles] else d.add_paragraph()
            elif first is not None:
                par, first = first, None
            else:
                par = container.add_paragraph()
            fill(par, x)

    sec = d.sections[0]
    if doc.header:
        sec.header.paragraphs[0].text = doc.header
    if doc.footer or doc.pagenum:
        fp = sec.footer.paragraphs[0]
        fp.add_run((doc.footer + "\t") if doc.footer else "")
        if doc.pagenum:
            for piece in re.split(r"(\{p\}|\{n\})", doc.pagenum):
                if piece == "{p}": field_(fp, "PAGE")
                elif piece == "{n}": field_(fp, "NUMPAGES")
                elif piece: fp.add_run(piece)
    put(d, doc.blocks)
    bio = io.BytesIO(); d.save(bio)
    data = bio.getvalue()
    foots = o.get("footnotes")
    if foots:
        data = add_footnotes(data, foots)
    return data


def add_footnotes(data, foots):
    """put real footnotes into a docx: each run whose text is «^n^» becomes a reference"""
    W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    src = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    z = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)
    for n in src.namelist():
        s = src.read(n)
        if n == "word/document.xml":
            t = s.decode()
            for i in foots:
                t = t.replace(f"<w:t>^{i}^</w:t>", f'<w:footnoteReference w:id="{i + 1}"/>')
            s = t.encode()
        elif n == "[Content_Types].xml":
            s = s.replace(b"</Types>", b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>')
        elif n == "word/_rels/document.xml.rels":
            s = s.replace(b"</Relationships>", b'<Relationship Id="rIdFn1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>')
        z.writestr(n, s)
    f = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    for i, t in foots.items():
        f += f'<w:footnote w:id="{i + 1}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {esc(t)}</w:t></w:r></w:p></w:footnote>'
    z.writestr("word/footnotes.xml", f + "</w:footnotes>")
    z.close()
    return out.getvalue()


# ---------------------------------------------------------------- odt
def to_odt(doc):
    NS = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
          'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
          'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"')

    def text(t):
        t = esc(t)
        t = re.sub(r"  +", lambda m: f' <text:s text:c="{len(m[0]) - 1}"/>', t)
        return t.replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")

    def par(x):
        s = ""
        for t, st in x.runs:
            k = "".join(c for c in "bius" if c in st)
            s += f'<text:span text:style-name="S{k}">{text(t)}</text:span>' if k else text(t)
        if x.kind in ("h1", "h2", "h3"):
            return f'<text:h text:outline-level="{x.kind[1]}">{s}</text:h>'
        if x.kind == "li":
            return f"<text:list><text:list-item><text:p>{s}</text:p></text:list-item></text:list>"
        return f'<text:p text:style-name="Standard">{s}</text:p>'

    def blocks(bs):
        out = ""
        for x in bs:
            if isinstance(x, T):
                out += "<table:table>" + f'<table:table-column table:number-columns-repeated="{len(x.rows[0])}"/>'
                for row in x.rows:
                    out += "<table:table-row>" + "".join(f'<table:table-cell office:value-type="string">{blocks(c)}</table:table-cell>' for c in row) + "</table:table-row>"
                out += "</table:table>"
            elif x.kind != "break":
                out += par(x)
        return out

    def sty(k):
        a = ""
        if "b" in k: a += ' fo:font-weight="bold"'
        if "i" in k: a += ' fo:font-style="italic"'
        if "u" in k: a += ' style:text-underline-style="solid"'
        if "s" in k: a += ' style:text-position="super 58%"'
        return f'<style:style style:name="S{k}" style:family="text"><style:text-properties{a}/></style:style>'
    styles = "".join(sty(k) for k in ("b", "i", "u", "s", "bi", "bu", "iu", "biu"))
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NS}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{blocks(doc.blocks)}</office:text></office:body></office:document-content>'
    num = ""
    if doc.pagenum:
        num = esc(doc.pagenum).replace("{p}", "<text:page-number>1</text:page-number>").replace("{n}", "<text:page-count>9</text:page-count>")
    st = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {NS}><office:styles><style:style style:name="Standard" style:family="paragraph"/></office:styles>'
          '<office:automatic-styles><style:page-layout style:name="pm1"/></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">'
          f'<style:header><text:p>{esc(doc.header)}</text:p></style:header><style:footer><text:p>{esc(doc.footer)} {num}</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>')
    man = ('<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
           '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
           '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    bio = io.BytesIO()
    with zipfile.ZipFile(bio, "w") as z:
        z.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        for n, s in (("content.xml", content), ("styles.xml", st), ("META-INF/manifest.xml", man)):
            z.writestr(n, s, zipfile.ZIP_DEFLATED)
    return bio.getvalue()


# ---------------------------------------------------------------- rtf
def to_rtf(doc):
    uni = doc.opts.get("rtf_unicode", False)

    def e(t):
        out = ""
        for c in t:
            if c in "\\{}": out += "\\" + c
            elif c == "\t": out += "\\tab "
            elif c == "\n": out += "\\line "
            elif ord(c) < 128: out += c
            else:
                try:
                    byte = c.encode("cp1252")
                except UnicodeEncodeError:
                    byte = None
                if byte and not uni: out += f"\\'{byte[0]:02x}"
                else: out += f"\\u{ord(c)}?"
        return out

    def par(x):
        s = "\\pard" + {"center": "\\qc", "indent": "\\li720"}.get(x.kind, "") + " "
        for t, st in x.runs:
            on = "".join({"b": "\\b", "i": "\\i", "u": "\\ul", "s": "\\super"}[c] for c in st)
            s += f"{{{on} {e(t)}}}" if on else e(t)
        if x.kind in ("h1", "h2", "h3"):
            s = s.replace("\\pard ", "\\pard\\b\\fs32 ", 1) + "\\b0\\fs24 "
        return s

    def blocks(bs):
        out = ""
        for x in bs:
            if isinstance(x, T):
                n = len(x.rows[0])
                for row in x.rows:
                    out += "\\trowd" + "".join(f"\\cellx{int(9000 * (i + 1) / n)}" for i in range(n)) + "\n"
                    for c in row:
                        out += "\\par\n".join(par(q) + "\\intbl " for q in flat(c)) + "\\cell\n"
                    out += "\\row\n"
            elif x.kind != "break":
                out += par(x) + "\\par\n"
        return out
    head = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Calibri;}{\\f1\\froman Times New Roman;}}{\\colortbl;\\red0\\green0\\blue0;}\n"
    head += "{\\*\\generator Riched20 10.0.19041}{\\info{\\title " + e(doc.title) + "}{\\author n}}\n"
    if doc.header: head += "{\\header \\pard " + e(doc.header) + "\\par}\n"
    if doc.footer or doc.pagenum:
        num = e(doc.pagenum.replace("{p}", "\x01").replace("{n}", "\x02")).replace("\x01", "\\chpgn ").replace("\x02", "9")
        head += "{\\footer \\pard " + e(doc.footer) + " " + num + "\\par}\n"
    return (head + "\\viewkind4\\uc1\\fs24\n" + blocks(doc.blocks) + "}").encode("ascii")


# ---------------------------------------------------------------- pdf
HELV = dict(zip(map(chr, range(32, 127)), [278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278] + [556] * 10 + [278, 278, 584, 584, 584, 556, 1015,
            667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333,
            556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584]))
HELV.update({"æ": 889, "ø": 611, "å": 556, "ä": 556, "ö": 556, "Æ": 1000, "Ø": 778, "Å": 667, "Ä": 667, "Ö": 778, "é": 556, "“": 333, "”": 333, "‘": 222, "’": 222, "–": 556, "—": 1000, "…": 1000, "\u00a0": 278, "§": 556, "«": 556, "»": 556, "•": 350})
TIMES = dict(zip(map(chr, range(32, 127)), [250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278] + [500] * 10 + [278, 278, 564, 564, 564, 444, 921,
             722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333,
             444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541]))
TIMES.update({"æ": 667, "ø": 500, "å": 444, "ä": 444, "ö": 500, "Æ": 889, "Ø": 722, "Å": 722, "Ä": 722, "Ö": 722, "é": 444, "“": 444, "”": 444, "‘": 333, "’": 333, "–": 500, "—": 1000, "…": 1000, "\u00a0": 250, "§": 500, "«": 500, "»": 500, "•": 350})
FONTS = {"Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
         "Times": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
         "Courier": ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique")}


class Pdf:
    """pages of (x, y from top, text, size, style)"""

    def __init__(self, family="Helvetica", space="char", w=595, h=842, compress=True):
        self.family, self.space, self.w, self.h, self.compress = family, space, w, h, compress
        self.pages = [[]]
        self.rects = {}

    def width(self, t, size, style=""):
        if self.family == "Courier":
            return 0.6 * size * len(t)
        tab = TIMES if self.family == "Times" else HELV
        k = 1.06 if "b" in style else 1.0
        return sum(tab.get(c, 556) for c in t) * size * k / 1000

    def put(self, x, y, t, size, style=""):
        if t.strip():
            self.pages[-1].append((x, y, t, size, style))

    def new(self):
        self.pages.append([])

    def bytes(self):
        objs = []

        def add(s):
            objs.append(s if isinstance(s, bytes) else s.encode("cp1252"))
            return len(objs)
        fonts = [add(f"<< /Type /Font /Subtype /Type1 /BaseFont /{n} /Encoding /WinAnsiEncoding >>") for n in FONTS[self.family]]
        kids = []
        pages_id = len(objs) + 1 + 2 * len(self.pages)

        def s_(t):
            raw = t.encode("cp1252", "replace")
            return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"
        for i, page in enumerate(self.pages):
            c = []
            for r in self.rects.get(i, []):
                c.append(("0.92 g %.1f %.1f %.1f %.1f re f 0 g" % (r[0], self.h - r[1] - r[3], r[2], r[3])).encode())
            for x, y, t, size, style in page:
                f = ("b" in style) + 2 * ("i" in style)
                if self.space == "char":
                    c.append(b"BT /F%d %.1f Tf %.2f %.2f Td " % (f, size, x, self.h - y) + s_(t) + b" Tj ET")
                elif self.space == "tj":      # no space characters: gaps, as from LaTeX
                    gap = -278 if self.family != "Courier" else -600
                    words = t.split(" ")
                    arr = (b" %d " % gap).join(s_(w) for w in words if w)
                    c.append(b"BT /F%d %.1f Tf %.2f %.2f Td [" % (f, size, x, self.h - y) + arr + b"] TJ ET")
                else:                         # every word placed by itself
                    xx = x
                    for w in t.split(" "):
                        if w:
                            c.append(b"BT /F%d %.1f Tf 1 0 0 1 %.2f %.2f Tm " % (f, size, xx, self.h - y) + s_(w) + b" Tj ET")
                        xx += self.width(w + " ", size, style)
            stream = b"\n".join(c)
            filt = b""
            if self.compress:
                stream = zlib.compress(stream); filt = b" /Filter /FlateDecode"
            cid = add(b"<< /Length %d%s >>\nstream\n" % (len(stream), filt) + stream + b"\nendstream")
            res = " ".join(f"/F{k} {n} 0 R" for k, n in enumerate(fonts))
            kids.append(add(f"<< /Type /Page /Parent {pages_id} 0 R /MediaBox [0 0 {self.w} {self.h}] /Contents {cid} 0 R /Resources << /Font << {res} >> >> >>"))
        assert add(f"<< /Type /Pages /Kids [{' '.join(f'{k} 0 R' for k in kids)}] /Count {len(kids)} >>") == pages_id
        cat = add(f"<< /Type /Catalog /Pages {pages_id} 0 R >>")
        out = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
        offs = []
        for i, o in enumerate(objs, 1):
            offs.append(len(out))
            out += b"%d 0 obj\n" % i + o + b"\nendobj\n"
        xref = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objs) + 1) + b"".join(b"%010d 00000 n \n" % o for o in offs)
        return out + b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objs) + 1, cat, xref)


def hyphenate(word, fits):
    """break a long word for a line that is full; None where it does not go"""
    core = word.rstrip(".,;:?!")
    if not core.isalpha() or len(core) < 8 or core[0].isupper():
        return None
    for k in range(len(core) - 3, 3, -1):
        if core[k - 1] not in "aeiouyæøåäö" and core[k] in "aeiouyæøåäö" and core[k - 2] in "aeiouyæøåäö":
            k -= 1
            if k > 2 and fits(core[:k] + "-"):
                return core[:k] + "-", word[k:]
    return None


def wrap_runs(pdf, runs, size, width, first=0.0, hang=0.0, hyphen=False):
    """lines of [(text, style)] pieces; tab is kept as three spaces"""
    words = []
    for t, st in runs:
        t = t.replace("\t", "   ")
        for part in re.split(r"(\n| )", t):
            if part == "\n": words.append(("\n", st))
            elif part == " ": words.append((" ", st))
            elif part: words.append((part, st))
    lines, cur, x = [], [], first
    for w, st in words:
        if w == "\n":
            lines.append(cur); cur, x = [], hang; continue
        ww = pdf.width(w, size, st)
        if w != " " and x + ww > width and any(q.strip() for q, _ in cur):
            hy = hyphenate(w, lambda s: x + pdf.width(s, size, st) <= width) if hyphen else None
            if hy:
                cur.append((hy[0], st)); w = hy[1]
            lines.append(cur); cur, x = [], hang
            ww = pdf.width(w, size, st)
        if w == " " and not cur:
            continue
        cur.append((w, st)); x += ww
    if cur:
        lines.append(cur)
    out = []
    for ln in lines:      # join pieces of one style
        while ln and ln[-1][0] == " ": ln.pop()
        m = []
        for t, st in ln:
            if m and m[-1][1] == st: m[-1] = (m[-1][0] + t, st)
            else: m.append((t, st))
        out.append(m)
    return out


def to_pdf(doc):
    """opts: font, size, space, columns, margin, hang, gap, linenum ('page' 1..25, 'five', 'all'), lines (per page), pagepos, hyphen, notes (page -> text), justify, number_words"""
    o = doc.opts
    size = o.get("size", 11)
    pdf = Pdf(o.get("font", "Helvetica"), o.get("space", "char"), compress=o.get("compress", True))
    lead = size * o.get("leading", 1.35)
    if o.get("lines"):
        lead = 25.5
    cols = o.get("columns", 1)
    left, right, top, bottom = o.get("margin", 64), 56, 80, 76
    gutter = 22
    colw = (pdf.w - left - right - gutter * (cols - 1)) / cols
    state = {"col": 0, "y": top, "n": 0}
    maxy = pdf.h - bottom
    foots = []

    def limit():
        if o.get("lines"):
            return top + lead * o["lines"] - 1
        return maxy - sum(len(f) for f in foots) * 11 - (8 if foots else 0)

    def flush():
        y = maxy - sum(len(f) for f in foots) * 11 + 10
        for f in foots:
            for ln in f:
                pdf.put(left, y, "".join(t for t, _ in ln), 8); y += 11
        foots.clear()

    def nextcol():
        if state["col"] + 1 < cols:
            state["col"] += 1
        else:
            flush(); pdf.new(); state["col"] = 0; state["n"] = 0
        state["y"] = o.get("coltop", top) if len(pdf.pages) == 1 else top

    state["all"] = 0

    def line(pieces, x0=0.0, sz=None, width=None):
        sz = sz or size
        ld = lead if sz == size else sz * 1.35
        if state["y"] + ld > limit() + lead:
            nextcol()
        x = left + state["col"] * (colw + gutter) + x0
        state["n"] += 1; state["all"] += 1
        ln = o.get("linenum")
        num = {"page": state["n"], "all": state["all"], "five": state["all"] if state["all"] % 5 == 0 else None}.get(ln)
        if num:
            pdf.put(left - 34, state["y"], str(num), size)
        for t, st in pieces:
            pdf.put(x, state["y"], t, sz, st)
            x += pdf.width(t, sz, st)
        state["y"] += ld

    for bl in doc.blocks:
        if isinstance(bl, T):
            n = len(bl.rows[0])
            ws = bl.widths or [1 / n] * n
            xs = [sum(ws[:i]) * colw for i in range(n)]
            for row in bl.rows:
                cells = [[ln for q in flat(c) for ln in wrap_runs(pdf, q.runs, size, ws[i] * colw - 8)] for i, c in enumerate(row)]
                k = max(map(len, cells))
                if state["y"] + lead * min(k, 4) > limit():
                    nextcol()
                for j in range(k):
                    if state["y"] + lead > limit() + lead:
                        nextcol()
                    for i, c in enumerate(cells):
                        if j < len(c):
                            x = left + state["col"] * (colw + gutter) + xs[i]
                            for t, st in c[j]:
                                pdf.put(x, state["y"], t, size, st); x += pdf.width(t, size, st)
                    state["y"] += lead
                state["y"] += 4
            continue
        if bl.kind == "break":
            state["col"] = cols - 1; nextcol(); continue
        if bl.kind == "foot":      # a footnote, on the page where we are
            f = wrap_runs(pdf, bl.runs, 8, pdf.w - left - right)
            foots.append(f); continue
        sz = {"h1": size + 6, "h2": size + 3, "h3": size + 1}.get(bl.kind, size)
        runs = [(t, "b") for t, _ in bl.runs] if bl.kind in ("h1", "h2", "h3") else bl.runs
        if bl.kind == "li":
            runs = [("• ", "")] + runs
        ind = {"indent": o.get("indent", 36), "quote": 24, "li": 10}.get(bl.kind, 0)
        if bl.kind == "box":
            lines = wrap_runs(pdf, runs, size - 1, colw - 24)
            hgt = len(lines) * (size - 1) * 1.35 + 14
            if state["y"] + hgt > limit():
                nextcol()
            pdf.rects.setdefault(len(pdf.pages) - 1, []).append((left + state["col"] * (colw + gutter), state["y"] - size, colw, hgt))
            state["y"] += 6
            for ln in lines:
                line(ln, 12, size - 1)
            state["y"] += 12
            continue
        hang = o.get("hang", 0)
        lines = wrap_runs(pdf, runs, sz, colw - ind, hang=hang, hyphen=o.get("hyphen", False))
        for i, ln in enumerate(lines):
            x0 = ind + (hang if i else 0)
            if bl.kind == "center":
                x0 = (colw - sum(pdf.width(t, sz, st) for t, st in ln)) / 2
            line(ln, x0, sz)
        if not o.get("lines"):
            state["y"] += o.get("gap", 6)
    flush()
    n = len(pdf.pages)
    keep = pdf.pages
    for i in range(n):
        items = []
        pdf.pages = [items]
        if doc.header and not (i == 0 and o.get("firstplain")):
            pdf.put(left, 46, doc.header, 9)
        if doc.footer:
            pdf.put(left, pdf.h - 40, doc.footer, 9)
        if doc.pagenum:
            t = doc.pagenum.replace("{p}", str(i + 1)).replace("{n}", str(n))
            yy = 46 if o.get("pagepos") == "top" else pdf.h - 40
            pdf.put(pdf.w - right - pdf.width(t, 9), yy, t, 9)
        keep[i] = (items + keep[i]) if o.get("headfirst", True) else (keep[i] + items)
    pdf.pages = keep
    doc.opts["_pages"] = n
    return pdf.bytes()
