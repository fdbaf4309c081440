"""The policy layouts: body paragraphs to keep, furniture to leave out, and what may go either way (footnotes, captions)."""
import random
import textwrap
from . import writers as w
from . import settings as S
from .policy_text import TEXT, WORDS
from .writers import Doc, P, T, b, p

POLICIES = {}


def policy(name, formats, **kw):
    def deco(fn):
        POLICIES[name] = dict(name=name, fn=fn, formats=formats, langs=None)
        return fn
    return deco


class G:
    def __init__(self, rng, split, lang, fmt):
        self.rng, self.split, self.lang, self.fmt = rng, split, lang, fmt
        self.k = WORDS[lang]
        self.body, self.furniture, self.optional = [], [], []
        heads, paras = TEXT[lang]
        paras = list(paras); rng.shuffle(paras)
        heads = list(heads)
        n = rng.randint(5, len(heads))
        keep = sorted(rng.sample(range(len(heads)), min(n, len(paras) // 2)))
        take = len(paras) if lang in ("da", "sv") else rng.randint(16, len(paras))
        paras = paras[:take]
        self.sections = []
        for i, h in enumerate(keep):
            a, z = i * take // len(keep), (i + 1) * take // len(keep)
            self.sections.append((heads[h], paras[a:z]))

    def pick(self, d): return S.pick(self.rng, self.split, d)

    def furn(self, s):
        self.furniture.append(s); return s

    def opt(self, s):
        self.optional.append(s); return s

    def say(self, s):
        self.body.append(s); return s

    def pdfopts(self, **kw):
        o = dict(font=self.pick("font"), size=self.pick("fontsize"), space=self.pick("pdfspace"), pagepos=self.pick("pagepos"), compress=self.rng.random() < .6)
        if o["font"] == "Courier": o["font"] = "Times"
        o.update(kw); return o

    def blocks(self, number=False, head="h2", extra=None):
        out = [P([(self.say(self.k["title"]), "")], "h1")]
        for i, (h, ps) in enumerate(self.sections, 1):
            hh = f"{i}. {h}" if number else h
            out.append(P([(self.say(hh), "")], head))
            for j, t in enumerate(ps):
                out.append(p(self.say(t)))
                if extra:
                    out += extra(i, j) or []
        return out

    def finish(self, d):
        if self.fmt == "pdf":
            d.opts = {**self.pdfopts(), **d.opts}
            data = w.to_pdf(d)
            n = d.opts["_pages"]
            if d.pagenum: self.furniture += [d.pagenum.replace("{p}", str(i + 1)).replace("{n}", str(n)) for i in range(n)]
            for s in (d.header, d.footer):
                if s: self.furn(s)
            return data
        for s in (d.header, d.footer):
            if s: self.furn(s)
        return {"docx": w.to_docx, "odt": w.to_odt, "rtf": w.to_rtf, "md": w.to_md}[self.fmt](d)


@policy("pdf_headers_footers", ["pdf"])
def _(g):
    return g.finish(Doc(g.blocks(number=g.split == "held"), header=f"{g.k['org']} – {g.k['title']}", footer=g.k["phone"], pagenum=g.pick("pagenum"), opts=dict(size=g.rng.choice([12, 13]), headfirst=g.rng.random() < .5)))


@policy("pdf_footnotes", ["pdf"])
def _(g):
    n = [0]
    def extra(i, j):
        if j == 0 and n[0] < 5:
            n[0] += 1
            t = g.k["note"] if n[0] % 2 else g.k["note2"]
            return [P([(g.opt(f"{n[0]} {t}"), "")], "foot")]
    bl = g.blocks(extra=extra)
    k = 0
    for x, y in zip(bl, bl[1:]):      # the mark in the body
        if y.kind == "foot":
            k += 1; x.runs.append((str(k), "s"))
    return g.finish(Doc(bl, pagenum=g.pick("pagenum"), footer=g.k["org"]))


@policy("pdf_two_columns", ["pdf"])
def _(g):
    return g.finish(Doc(g.blocks(), header=g.k["org"], pagenum=g.pick("pagenum"), opts=dict(columns=2 if g.split == "open" else g.rng.choice([2, 3]), size=9 if g.split == "held" else 10, hyphen=g.split == "held")))


@policy("pdf_boxes", ["pdf"])
def _(g):
    left = {2, 4}
    def extra(i, j):
        if i in left and j == 0:
            left.discard(i)
            t = f"{g.k['fact']}: {g.k['src']}"
            return [P([(g.opt(t), "")], "box")]
    return g.finish(Doc(g.blocks(extra=extra), footer=g.k["org"], pagenum=g.pick("pagenum"), opts=dict(columns=g.rng.choice([1, 2]))))


@policy("pdf_toc_table", ["pdf"])
def _(g):
    bl = g.blocks(number=True)
    toc = [P([(g.furn(g.k["contents"]), "")], "h2")]
    for i, (h, _) in enumerate(g.sections, 1):
        s = f"{i}. {h} " + "." * (60 - len(h) if g.split == "open" else 12) + f" {i // 2 + 2}"
        toc.append(p(g.furn(s)))
    tb = T([[[p(c)] for c in r] for r in [g.k["cols"]] + g.k["rows"]])
    for r in [g.k["cols"]] + g.k["rows"]: g.say(" ".join(r))
    return g.finish(Doc([bl[0], p(g.opt(g.k["adopted"]))] + toc + [P([], "break")] + bl[1:] + [tb], header=g.k["title"].upper(), pagenum=g.pick("pagenum"), opts=dict(firstplain=True)))


@policy("pdf_hyphenated", ["pdf"])
def _(g):
    return g.finish(Doc(g.blocks(), pagenum=g.pick("pagenum"), header=g.k["title"], opts=dict(columns=2, hyphen=True, size=12)))


@policy("pdf_line_margin", ["pdf"])
def _(g):
    """numbers in the margin for hearing comments"""
    return g.finish(Doc(g.blocks(number=True), pagenum=g.pick("pagenum"), opts=dict(linenum="five", margin=92)))


def web(g, kind):
    k = g.k
    body = "\n".join(w.html_blocks(g.blocks()))
    page, furn = w.shell("@@", k["title"] + " | " + k["org"], g.lang, kind)
    g.furniture += furn
    crumbs = f"<nav class=\"breadcrumb\">{w.esc(g.furn(k['crumbs']))}</nav>" if g.split == "open" else "<ol class=\"crumb\">" + "".join(f"<li><a href='/'>{w.esc(g.furn(x))}</a></li>" for x in k["crumbs"].split(" > ")) + "</ol>"
    tail = f"<p class=\"meta\">{w.esc(g.opt(k['updated']))}</p><div class=\"related\"><h3>{w.esc(g.furn(k['related']))}</h3><ul>" + "".join(f"<li><a href=\"/{i}\">{w.esc(g.furn(x))}</a></li>" for i, x in enumerate({"en": ["Apply for home care", "Become a volunteer", "Rates and fees"], "nb": ["Søk om hjemmetjenester", "Bli frivillig", "Satser og priser"], "da": ["Søg om hjemmehjælp", "Bliv frivillig"], "sv": ["Ansök om hemtjänst", "Bli volontär"]}[g.lang])) + f"</ul></div><button>{w.esc(g.furn(k['print']))}</button>"
    return page.replace("@@", crumbs + body + tail).encode("utf-8")


@policy("html_menus", ["html"])
def _(g): return web(g, "menu")


@policy("html_divs", ["html"])
def _(g): return web(g, "article")


@policy("html_accordion", ["html"])
def _(g):
    bl = g.blocks()
    out, opened = "", False
    for x in bl:
        if x.kind == "h2":
            out += ("</div></details>" if opened else "") + (f"<details><summary>{w.esc(w.plain(x))}</summary><div>" if g.split == "open" else f"<details class=acc><summary><h2>{w.esc(w.plain(x))}</h2></summary><div hidden>"); opened = True
        else:
            out += w.html_par(x)
    page, furn = w.shell(out + "</div></details>", g.k["title"], g.lang, "menu" if g.split == "open" else "article")
    g.furniture += furn
    return page.encode("utf-8")


@policy("html_saved_from_word", ["html"])
def _(g):
    page, furn = w.shell("\n".join(w.html_blocks(g.blocks(number=True))), g.k["title"], g.lang, "wordsave")
    return page.encode("utf-8")


@policy("docx_toc_table", ["docx", "odt"])
def _(g):
    bl = g.blocks(number=g.rng.random() < .5)
    toc = [p(g.furn(g.k["contents"]))] + [p(g.furn(f"{h}\t{i + 2}")) for i, (h, _) in enumerate(g.sections)]
    tb = T([[[p(c)] for c in r] for r in [g.k["cols"]] + g.k["rows"]])
    for r in [g.k["cols"]] + g.k["rows"]: g.say(" ".join(r))
    return g.finish(Doc([bl[0]] + toc + bl[1:] + [tb, p((g.opt(g.k["src"]), "i"))], header=g.k["org"], footer=g.k["title"], pagenum=g.pick("pagenum")))


@policy("docx_footnotes", ["docx"])
def _(g):
    bl = g.blocks()
    foots, n = {}, 0
    for x in bl[2:]:
        if x.kind == "p" and n < 4 and g.rng.random() < .3:
            n += 1
            foots[n] = g.opt(g.k["note"] if n % 2 else g.k["note2"])
            x.runs.append((f"^{n}^", ""))
    return g.finish(Doc(bl, header=g.k["org"], pagenum=g.pick("pagenum"), opts=dict(footnotes=foots)))


@policy("docx_bullets_caption", ["docx", "odt", "rtf"])
def _(g):
    bl = g.blocks()
    for i, x in enumerate(bl):
        if x.kind == "p" and i % 3 == 0: x.kind = "li"
    bl.insert(len(bl) // 2, p((g.opt(g.k["fig"]), "i")))
    return g.finish(Doc(bl, footer=g.k["phone"], pagenum=g.pick("pagenum")))


@policy("letterhead", ["odt", "rtf", "docx"])
def _(g):
    return g.finish(Doc([p(g.opt(g.k["adopted"]))] + g.blocks(), header=f"{g.k['org']}   {g.k['phone']}", footer=g.k["title"], pagenum=g.pick("pagenum")))


@policy("markdown", ["md"])
def _(g):
    bl = g.blocks()
    toc = [P([(f"[{g.furn(h)}](#{i})", "")], "li") for i, (h, _) in enumerate(g.sections)] if g.split == "held" else []
    g.furniture.clear()      # the same words stand as headings
    return w.to_md(Doc([bl[0]] + toc + bl[1:]))


@policy("txt_pages", ["txt"])
def _(g):
    """printed to text: form feeds, a running head, page numbers, wrapped lines"""
    width, lines = g.pick("wrapwidth"), []
    for x in g.blocks(number=True):
        lines += textwrap.wrap(w.plain(x), width, break_on_hyphens=False) + [""]
    per, out = (46 if g.split == "open" else 38), []
    n = -(-len(lines) // per)
    fmt = g.pick("pagenum")
    for i in range(n):
        num = g.furn(fmt.replace("{p}", str(i + 1)).replace("{n}", str(n)))
        out += [g.furn(g.k["org"] + " – " + g.k["title"]), ""] + lines[i * per:(i + 1) * per] + ["", " " * 30 + num + "\f"]
    return ("\n".join(out) + "\n").encode("utf-8")


def build(name, split, seed, k, lang, fmt):
    g = G(random.Random(f"{seed}|{split}|{name}|{k}"), split, lang, fmt)
    data = POLICIES[name]["fn"](g)
    return data, dict(layout=name, format=fmt, language=lang, kind="policy", body=g.body, furniture=list(dict.fromkeys(g.furniture)), optional=list(dict.fromkeys(g.optional)))
