"""The transcript layouts. Each function gets a context g (talk, settings, language, format) and gives a Doc, str or bytes."""
import json
import random
import re
from . import settings as S
from . import writers as w
from .talk import talk
from .writers import Doc, P, T, b, p

LAYOUTS = {}
W = {
    "en": dict(transcript="Transcript", interview="Interview", date="Date", duration="Duration", place="Place", present="Present", key="Key", laughs="laughs", audio="Audio file", topic="Topic", end="End of recording", minutes="minutes", months="January February March April May June July August September October November December".split(), project="Neighbours and Care", consent="Consent form signed", transcriber="Transcribed by", conf="CONFIDENTIAL - do not circulate", min1="minute", sec1="seconds", topics=["Background", "Recruitment and training", "Cooperation with the municipality", "The way ahead"], notes=["The informant seemed relaxed throughout.", "Follow up on the agreement with the day centre."], notesh="Interviewer's notes"),
    "nb": dict(transcript="Transkripsjon", interview="Intervju", date="Dato", duration="Varighet", place="Sted", present="Til stede", key="Forkortelser", laughs="ler", audio="Lydfil", topic="Tema", end="Slutt på opptak", minutes="minutter", months="januar februar mars april mai juni juli august september oktober november desember".split(), project="Naboskap og omsorg", consent="Samtykke innhentet", transcriber="Transkribert av", conf="KONFIDENSIELT - skal ikke deles", min1="minutt", sec1="sekunder", topics=["Bakgrunn", "Rekruttering og opplæring", "Samarbeidet med kommunen", "Veien videre"], notes=["Informanten virket avslappet hele veien.", "Følg opp avtalen med dagsenteret."], notesh="Notater fra intervjuer"),
    "da": dict(transcript="Transskription", interview="Interview", date="Dato", duration="Varighed", place="Sted", present="Til stede", key="Forkortelser", laughs="griner", audio="Lydfil", topic="Tema", end="Slut på optagelse", minutes="minutter", months="januar februar marts april maj juni juli august september oktober november december".split(), project="Naboskab og omsorg", consent="Samtykke indhentet", transcriber="Transskriberet af", conf="FORTROLIGT", min1="minut", sec1="sekunder", topics=["Baggrund", "Rekruttering", "Samarbejdet med kommunen"], notes=["Informanten virkede afslappet."], notesh="Noter"),
    "sv": dict(transcript="Transkription", interview="Intervju", date="Datum", duration="Längd", place="Plats", present="Närvarande", key="Förkortningar", laughs="skrattar", audio="Ljudfil", topic="Tema", end="Slut på inspelningen", minutes="minuter", months="januari februari mars april maj juni juli augusti september oktober november december".split(), project="Grannskap och omsorg", consent="Samtycke inhämtat", transcriber="Transkriberad av", conf="KONFIDENTIELLT", min1="minut", sec1="sekunder", topics=["Bakgrund", "Rekrytering", "Samarbetet med kommunen"], notes=["Informanten verkade avslappnad."], notesh="Anteckningar"),
}
NAMELESS = {"en": "Speaker", "nb": "Taler", "da": "Taler", "sv": "Talare"}


def layout(name, formats, langs=None, labelled=True, **talk_kw):
    def deco(fn):
        assert name not in LAYOUTS, name
        LAYOUTS[name] = dict(name=name, fn=fn, formats=formats, langs=langs, labelled=labelled, talk=talk_kw)
        return fn
    return deco


class G:
    def __init__(self, spec, rng, split, lang, fmt):
        self.rng, self.split, self.lang, self.fmt, self.spec = rng, split, lang, fmt, spec
        kw = {k: (rng.choice(v) if isinstance(v, list) and k != "parts" else v) for k, v in spec["talk"].items()}
        self.t = talk(rng, split, lang, **kw)
        self.W = W[lang]
        self.furniture, self.noise, self.timesused = [], [], 0
        self.clock_style = self.pick("clock")
        self.tw = self.pick("wrap_time")
        self.sep = self.pick("sep")
        self.gap = self.pick("gap")
        self.rendered = None

    def pick(self, dim): return S.pick(self.rng, self.split, dim)

    @property
    def people(self): return self.t.people

    @property
    def turns(self): return self.t.turns

    def ints(self): return [x for x in self.people if x.role == "interviewer"]
    def resps(self): return [x for x in self.people if x.role == "respondent"]

    def furn(self, s):
        self.furniture.append(s); return s

    def time(self, sec): return S.clock(sec, self.clock_style)
    def wtime(self, sec): return S.wrap_time(self.time(sec), self.tw)

    # ---- labels
    def roles(self, pair=None, short=None):
        a, c = pair or S.labels(self.rng, self.split, self.lang)
        for grp, stem in ((self.ints(), a), (self.resps(), c)):
            for x in grp:
                many = len(grp) > 1
                if stem.endswith("."):
                    x.label = stem[:-1] + str(x.n) + "." if many else stem
                else:
                    x.label = stem + ((str(x.n) if len(stem) <= 3 else f" {x.n}") if many else "")

    def names(self, style="full"):
        for x in self.people:
            x.label = {"full": x.name, "first": x.first, "upper": x.name.upper(), "initials": x.initials, "surname": f"{x.last}, {x.first}",
                       "SURNAME": f"{x.last.upper()}, {x.first}", "FIRST": x.first.upper(), "LAST": x.last.upper()}[style]

    def codes(self, stem="SPEAKER_{:02d}", start=0):
        order = []
        for t in self.turns:
            if t.who not in order:
                order.append(t.who)
        for i, x in enumerate(order):
            x.label = stem.format(i + start)

    # ---- pieces
    def date(self):
        return f"{self.rng.randint(1, 28)} {self.rng.choice(self.W['months'])} {self.rng.randint(2015, 2024)}"

    def title(self, kind="h1"):
        return P([(self.furn(f"{self.W['interview']} {self.rng.randint(2, 40)}, {self.W['project']}"), "")], kind)

    def maybe_title(self, prob=0.5):
        return [self.title()] if self.rng.random() < prob else []

    def meta(self):
        k = self.W
        rows = [f"{k['date']}: {self.date()}", f"{k['duration']}: {self.rng.randint(31, 92)} {k['minutes']}", f"{k['place']}: {self.rng.choice(S.TOWN[self.lang][self.split])}"]
        return [p(self.furn(r)) for r in rows]

    def noisy(self, text, mark=None, prob=.25):
        """put a mark for a sound after a sentence or word now and then"""
        mark = mark or self.noise_mark
        if self.rng.random() > prob:
            return text
        words = text.split(" ")
        i = self.rng.randint(1, max(1, len(words) - 1))
        words.insert(i, mark)
        return " ".join(words)

    def doc(self, blocks, **kw):
        o = kw.pop("opts", {})
        d = Doc(blocks, opts=o, **kw)
        return d

    def pdfopts(self, **kw):
        o = dict(font=self.pick("font"), size=self.pick("fontsize"), space=self.pick("pdfspace"), pagepos=self.pick("pagepos"), compress=self.rng.random() < .6)
        if self.rng.random() < .3 and self.split == "held":
            o["hyphen"] = True
        o.update(kw)
        return o

    def pagenums(self):
        pn = self.pick("pagenum")
        return pn

    def render(self, out):
        f = self.fmt
        if isinstance(out, bytes):
            return out
        if isinstance(out, str):
            return out.replace("\n", self.pick("eol")).encode("utf-8-sig" if self.rng.random() < .15 else "utf-8")
        d = out
        if f == "txt":
            kw = d.opts.get("txt", {})
            return w.to_txt(d, gap=kw.get("gap", self.gap), eol=self.pick("eol"), encoding=kw.get("encoding", self.pick("encoding")), width=kw.get("width", 0))
        if f == "md":
            return w.to_md(d, gap=d.opts.get("txt", {}).get("gap", "\n\n") if self.gap != "\n" else "\n\n")
        if f == "html":
            kind = self.pick("htmlshell")
            if kind == "wordsave" and d.opts.get("shell"):
                kind = "menu"
            if d.opts.get("lists"):
                pass
            page, furn = w.shell("\n".join(w.html_blocks(d.blocks)), d.title or self.W["interview"], self.lang, kind)
            self.furniture += furn
            return page.encode("utf-8")
        if f == "docx":
            return w.to_docx(d)
        if f == "odt":
            return w.to_odt(d)
        if f == "rtf":
            d.opts.setdefault("rtf_unicode", self.split == "held" and self.rng.random() < .6)
            return w.to_rtf(d)
        if f == "pdf":
            if not d.opts.get("size"):
                d.opts.update(self.pdfopts())
            if d.pagenum:
                self.page_furn = True
            data = w.to_pdf(d)
            if d.pagenum:
                n = d.opts["_pages"]
                self.furniture += [d.pagenum.replace("{p}", str(i + 1)).replace("{n}", str(n)) for i in range(n)]
            for s in (d.header, d.footer):
                if s:
                    self.furn(s)
            return data
        raise ValueError(f)


TEXTY = ["txt", "docx", "pdf", "odt", "rtf", "html", "md"]


# ================================================================ tools
@layout("teams_docx", ["docx"])
def _(g):
    g.names("full")
    title = g.furn(f"{g.W['project']}-{g.date().replace(' ', '_')}-Meeting Recording")
    blocks = [p(b(title)), p(g.furn(f"{g.date()}, {g.rng.randint(8, 15):02d}:00")), p(g.furn(f"{g.rng.randint(20, 59)}m {g.rng.randint(1, 59)}s")),
              p(b(g.people[0].name), g.furn({"en": " started transcription", "nb": " startet transkripsjon", "da": " startede transskription", "sv": " startade transkription"}[g.lang]))]
    ms = g.split == "held"
    for t in g.turns:
        blocks.append(p(b(t.who.label), "   " + S.clock(t.start, "m:ss"), "\n" + t.text) if not ms else p(b(t.who.label), " " + S.clock(t.start, "h:mm:ss1") + "\n" + t.text))
    blocks.append(p(b(g.people[0].name), g.furn({"en": " stopped transcription", "nb": " stoppet transkripsjon", "da": " stoppede transskription", "sv": " stoppade transkription"}[g.lang])))
    return g.doc(blocks)


@layout("teams_docx_old", ["docx"])
def _(g):
    g.names("full")
    blocks = []
    for t in g.turns:
        for c in cues(g, [t], 22):
            f = "h:mm:ss1" if g.split == "open" else "ms"
            head = f"{S.clock(c['a'], f)} --> {S.clock(c['b'], f)}"
            blocks += [p(head + "\n" + t.who.label + "\n" + c["text"])] if g.split == "open" else [p(head), p(t.who.label), p(c["text"])]
    return g.doc(blocks)


def cues(g, turns, n, cut=True):
    """cut turns into captions of about n words, wherever that falls"""
    out = []
    for t in turns:
        ws = t.text.split(" ")
        i, parts = 0, []
        while i < len(ws):
            k = max(3, n + g.rng.randint(-2, 2))
            if len(ws) - i - k < 3:
                k = len(ws) - i
            parts.append(" ".join(ws[i:i + k])); i += k
        a = t.start
        for j, x in enumerate(parts):
            d = len(x.split()) / 2.4
            out.append(dict(a=a, b=a + d - .05, text=x, who=t.who, first=j == 0, last=j == len(parts) - 1)); a += d
    return out


def two_lines(s, width=42):
    if len(s) <= width:
        return s
    m = len(s) // 2
    k = min((abs(i - m), i) for i, c in enumerate(s) if c == " ")[1] if " " in s else None
    return s if k is None else s[:k] + "\n" + s[k + 1:]


def srt(cs, fmt):
    return "\n".join(f"{i}\n{S.clock(c['a'], 'srt')} --> {S.clock(c['b'], 'srt')}\n{fmt(c)}\n" for i, c in enumerate(cs, 1))


def vtt(cs, fmt, ids=None, head="WEBVTT\n", short=False, tail=""):
    out = [head]
    for i, c in enumerate(cs, 1):
        a, z = S.clock(c["a"], "ms"), S.clock(c["b"], "ms")
        if short and a.startswith("00:"):
            a = a[3:]
            z = z[3:] if z.startswith("00:") else z
        out.append((f"{ids(i)}\n" if ids else "") + f"{a} --> {z}{tail}\n{fmt(c)}\n")
    return "\n".join(out)


@layout("teams_vtt", ["vtt"])
def _(g):
    g.names("full")
    gid = "%08x-%04x-4%03x-a%03x-%012x" % (g.rng.getrandbits(32), g.rng.getrandbits(16), g.rng.getrandbits(12), g.rng.getrandbits(12), g.rng.getrandbits(48))
    n = g.pick("cue") + 8
    return vtt(cues(g, g.turns, n), lambda c: f"<v {c['who'].label}>{two_lines(c['text'], 60)}</v>", ids=(lambda i: f"{gid}/{i * 7}-{i % 3}") if g.split == "held" or g.rng.random() < .5 else None)


@layout("vtt_voice_open", ["vtt"])
def _(g):
    """voice tags never closed, class in the tag, notes and styles"""
    g.names("first" if g.split == "held" else "full")
    head = "WEBVTT - " + g.furn(g.W["interview"]) + "\nKind: captions\nLanguage: " + g.lang + "\n\nSTYLE\n::cue { color: white }\n\nNOTE " + g.furn("exported without review") + "\n"
    cls = ".loud" if g.split == "held" else ""
    return vtt(cues(g, g.turns, g.pick("cue")), lambda c: f"<v{cls} {c['who'].label}>{c['text']}", head=head, tail=" align:start position:10%" if g.split == "held" else "", short=g.split == "held")


@layout("zoom_vtt", ["vtt"])
def _(g):
    g.names("full")
    return vtt(cues(g, g.turns, g.pick("cue") + 5), lambda c: f"{c['who'].label}: {c['text']}", ids=lambda i: str(i))


@layout("zoom_caption_txt", ["txt"])
def _(g):
    g.names("full")
    base = g.rng.randint(9, 14) * 3600 + g.rng.randint(0, 3000)
    out = []
    for c in cues(g, g.turns, 20):
        tm = S.clock(base + c["a"], "h:mm:ss2")
        out.append(f"[{c['who'].label}] {tm}\n{c['text']}\n" if g.split == "open" else f"{tm} {c['who'].label}\n{c['text']}\n")
    return "\n".join(out)


@layout("meet_doc", ["docx", "odt", "pdf"])
def _(g):
    g.names("full")
    att = {"en": "Attendees", "nb": "Deltakere", "da": "Deltagere", "sv": "Deltagare"}[g.lang]
    bl = [P([(g.furn(f"{g.W['project']} - {g.date()} - {g.W['transcript']}"), "")], "h1"), P([(g.furn(att), "")], "h2"), p(g.furn(", ".join(x.name for x in g.people))), P([(g.furn(g.W["transcript"]), "")], "h2")]
    nxt = 0
    for t in g.turns:
        if t.start >= nxt:
            bl.append(P([(S.clock(t.start, "h:mm:ss2"), "")], "h3")); nxt = t.start + 300
            bl.append(p(""))
        bl.append(p(b(t.who.label + ":"), " " + t.text))
    bl.append(P([(g.furn("Meeting ended after " + S.clock(t.end, "h:mm:ss2")), "")], "h3"))
    bl.append(p((g.furn("This editable transcript was computer generated and might contain errors. People can also change the text after it was created."), "i")))
    return g.doc(bl)


@layout("otter_txt", ["txt"])
def _(g):
    g.names("full")
    if g.split == "held":      # unknown speaker for one of them
        g.resps()[0].label = "Unknown Speaker"
    out = []
    for t in g.turns:
        out.append(f"{t.who.label}  {S.clock(t.start, 'm:ss')}  \n{t.text}\n")
    out.append(g.furn("Transcribed by https://otter.ai"))
    return "\n".join(out)


@layout("otter_docx", ["docx", "pdf"])
def _(g):
    g.names("full")
    if g.rng.random() < .5: g.codes("Speaker {}", 1)
    bl = [P([(g.furn(f"{g.W['interview']} {g.rng.randint(1, 30)}"), "")], "h1"), p(g.furn(f"{g.date()} • {g.rng.randint(30, 59)}:{g.rng.randint(10, 59)}")), p(b(g.furn("SUMMARY KEYWORDS"))), p(g.furn("people, care, volunteers, visits, council, meeting, group, coffee")), p(b(g.furn("SPEAKERS"))), p(g.furn(", ".join(x.label for x in g.people)))]
    for t in g.turns:
        bl += [p(b(t.who.label), "  " + S.clock(t.start, "mm:ss")), p(t.text)]
    return g.doc(bl)


@layout("trint", ["docx", "txt"])
def _(g):
    g.names("full")
    bl = [p(b(g.furn(f"int_{g.rng.randint(10, 99)}.mp3")))]
    for t in g.turns:
        bl.append(p(b(f"{t.who.label} "), f"[{S.clock(t.start, 'h:mm:ss2')}] ", t.text) if g.split == "open" else p(f"[{S.clock(t.start, 'h:mm:ss2')}]\n", b(t.who.label + ": "), t.text))
    return g.doc(bl)


@layout("rev", ["docx", "txt"])
def _(g):
    g.names("full")
    if g.rng.random() < .4: g.codes("Speaker {}", 1)
    f = "mm:ss" if g.split == "open" else "h:mm:ss2"
    return g.doc([p(f"{t.who.label} ({S.clock(t.start, f)}):\n{t.text}") for t in g.turns])


@layout("descript", ["md", "txt"])
def _(g):
    g.names("first")
    bl = [P([(g.furn(g.W["interview"] + " final v2"), "")], "h1")] if g.fmt == "md" else []
    for t in g.turns:
        bl.append(p(b(t.who.label + ":"), f" [{S.clock(t.start, 'h:mm:ss2')}] {t.text}") if g.split == "open" else p(f"[{S.clock(t.start, 'h:mm:ss2')}] ", b(t.who.label + ":"), " " + t.text))
    return g.doc(bl)


@layout("sonix", ["txt", "docx", "rtf"])
def _(g):
    g.names("full")
    bl = [p(g.furn(g.W["audio"] + f" {g.rng.randint(100, 999)}.wav"))]
    for t in g.turns:
        bl.append(p(b(t.who.label + ":"), f" [{S.clock(t.start, 'h:mm:ss2')}] {t.text}"))
    bl.append(p(g.furn("Sonix is the world’s most advanced automated transcription, translation, and subtitling platform.")))
    return g.doc(bl)


@layout("happyscribe", ["txt", "docx"])
def _(g):
    g.names("full")
    if g.rng.random() < .5: g.codes("Speaker {}", 1)
    return g.doc([p(f"[{S.clock(t.start, 'ms' if g.split == 'open' else 'h:mm:ss2')}] - {t.who.label}\n{t.text}") for t in g.turns])


@layout("word_transcribe", ["docx"])
def _(g):
    g.codes(NAMELESS[g.lang] + " {}", 1)
    bl = [P([(g.furn(g.W["audio"]), "")], "h2"), p(g.furn(f"rec{g.rng.randint(10, 99)}.m4a")), P([(g.furn(g.W["transcript"]), "")], "h2")]
    for t in g.turns:
        for c in cues(g, [t], 30):
            bl += [p(f"{S.clock(c['a'], 'h:mm:ss2')} {t.who.label}"), p(c["text"])]
    return g.doc(bl)


@layout("whisper_srt", ["srt"], labelled=False)
def _(g):
    g.names("full")
    return srt(cues(g, g.turns, g.pick("cue")), lambda c: c["text"])


@layout("whisper_vtt", ["vtt"], labelled=False)
def _(g):
    g.names("full")
    return vtt(cues(g, g.turns, g.pick("cue")), lambda c: c["text"], short=True)


@layout("whisper_txt", ["txt"], labelled=False)
def _(g):
    g.names("full")
    return "\n".join(c["text"] for c in cues(g, g.turns, g.pick("cue"))) + "\n"


@layout("whisper_verbose", ["txt"], labelled=False)
def _(g):
    g.names("full")
    return "\n".join(f"[{S.clock(c['a'], 'ms')[3:]} --> {S.clock(c['b'], 'ms')[3:]}]  {c['text']}" for c in cues(g, g.turns, g.pick("cue"))) + "\n"


@layout("whisper_json", ["txt"], labelled=False)
def _(g):
    g.names("full")
    segs = [dict(id=i, seek=0, start=round(c["a"], 2), end=round(c["b"], 2), text=" " + c["text"]) for i, c in enumerate(cues(g, g.turns, g.pick("cue")))]
    return json.dumps(dict(segments=segs, language=g.lang), ensure_ascii=g.split == "held", indent=None if g.split == "held" else 1)


@layout("whisper_tsv", ["txt"], labelled=False)
def _(g):
    g.names("full")
    return "start\tend\ttext\n" + "\n".join(f"{int(c['a'] * 1000)}\t{int(c['b'] * 1000)}\t{c['text']}" for c in cues(g, g.turns, g.pick("cue"))) + "\n"


@layout("whisperx_txt", ["txt"])
def _(g):
    g.codes("SPEAKER_{:02d}")
    return "\n".join(f"[{c['who'].label}]: {c['text']}" for c in cues(g, g.turns, 14)) + "\n"


@layout("whisperx_srt", ["srt"])
def _(g):
    g.codes("SPEAKER_{:02d}")
    return srt(cues(g, g.turns, g.pick("cue")), lambda c: f"[{c['who'].label}]: {c['text']}")


@layout("whisperx_vtt", ["vtt"])
def _(g):
    g.codes("SPEAKER_{:02d}")
    return vtt(cues(g, g.turns, g.pick("cue")), lambda c: f"[{c['who'].label}]: {c['text']}", short=True)


@layout("whisperx_json", ["txt"])
def _(g):
    g.codes("SPEAKER_{:02d}")
    return json.dumps(dict(segments=[dict(start=round(c["a"], 3), end=round(c["b"], 3), text=" " + c["text"], speaker=c["who"].label) for c in cues(g, g.turns, 12)]), ensure_ascii=False, indent=2)


@layout("diarised_lines", ["txt", "md"])
def _(g):
    """[SPEAKER] [a --> b]: text"""
    g.codes("SPEAKER {}" if g.split == "open" else "spk_{}")
    return g.doc([p(f"{c['who'].label} [{S.clock(c['a'], 'ms')} --> {S.clock(c['b'], 'ms')}]: {c['text']}" if g.split == "open" else f"({S.clock(c['a'], 'mm:ss.f')}-{S.clock(c['b'], 'mm:ss.f')}) {c['who'].label}: {c['text']}") for c in cues(g, g.turns, 25)])


@layout("noscribe_html", ["html"])
def _(g):
    g.codes("S{:02d}")
    stamp = g.rng.random() < .6
    ov = g.split == "held"
    body = f"<p style=\"font-weight:600;\">{g.furn('rec_%d.m4a' % g.rng.randint(1, 99))}</p><p>{g.furn('Transcribed with noScribe vers. 0.6 (audio)')}</p><p>{g.furn('(Audio source: C:/opptak/rec.m4a)')}</p>"
    for t in g.turns:
        segs = "".join(f"<a name=\"ts_{int(c['a'] * 1000)}_{int(c['b'] * 1000)}_{t.who.label}\">{w.esc((' ' if j else '') + c['text'])}</a>" for j, c in enumerate(cues(g, [t], 12)))
        ts = f"<span style=\"color: #78909C\" >[{S.clock(t.start, 'h:mm:ss2')}]</span> " if stamp else ""
        o = "//" if ov and g.rng.random() < .15 else ""
        if o: g.noise.append("//")
        body += f"<p><a name=\"ts_{int(t.start * 1000)}\">{o}{t.who.label}: </a>{ts}{segs}{o}</p>\n"
    return "<!DOCTYPE html><html><head><meta charset=\"UTF-8\"><meta name=\"audio_source\" content=\"C:/opptak/rec.m4a\"><style>p, li { white-space: pre-wrap; }</style></head><body style=\"font-family:'Arial'\">" + body + "</body></html>"


@layout("noscribe_txt", ["txt"])
def _(g):
    g.codes("S{:02d}")
    head = g.furn("Transcribed with noScribe vers. 0.6") + "\n" + g.furn("(Audio source: C:/opptak/rec.m4a)") + "\n\n"
    g.noise += ["(..)", "(...)", "(.)"]
    return head + "\n".join(f"{t.who.label}: {(S.wrap_time(S.clock(t.start, 'h:mm:ss2'), '[]') + ' ') if g.split == 'held' else ''}{g.noisy(t.text, g.rng.choice(['(..)', '(...)', '(.)']), .4)}" for t in g.turns) + "\n"


@layout("noscribe_vtt", ["vtt"])
def _(g):
    g.codes("S{:02d}")
    return vtt(cues(g, g.turns, 16), lambda c: f"<v {c['who'].label}>{c['who'].label + ': ' if c['first'] and g.split == 'held' else ''}{c['text']}", head="WEBVTT\n\nNOTE\n" + g.furn("Transcribed with noScribe vers. 0.6") + "\n")


def atrain(g, maxqda, stamps, bracket=True):
    g.codes("SPEAKER_{:02d}")
    out = g.furn(f"Transcription for 2024-0{g.rng.randint(1, 9)}-11 12-00-0{g.rng.randint(1, 9)} opptak{g.rng.randint(1, 9)}") + ("" if maxqda else "\n")
    for t in g.turns:
        out += ("\n\n" if maxqda else "\n") + t.who.label + "\n"
        for c in cues(g, [t], 15):
            ts = S.clock(c["a"], "h:mm:ss2")
            ts = (f"[{ts}]" if bracket else ts) + (" - " if not maxqda else " ")
            out += (ts if stamps else "") + c["text"] + (" " if maxqda else "\n")
    return out + "\n"


@layout("atrain_txt", ["txt"])
def _(g): return atrain(g, False, False)


@layout("atrain_timestamps", ["txt"])
def _(g): return atrain(g, False, True, g.split == "open")


@layout("atrain_maxqda", ["txt"])
def _(g): return atrain(g, True, True)


@layout("atrain_srt", ["srt"])
def _(g):
    g.codes("SPEAKER_{:02d}")
    return srt(cues(g, g.turns, g.pick("cue") + 3), lambda c: f"{c['who'].label}: {c['text']}" if g.split == "open" else f"({c['who'].label}) {c['text']}")


@layout("qualcoder", ["txt", "odt", "docx"])
def _(g):
    g.names("first") if g.rng.random() < .5 else g.roles()
    o, c = ("[", "]") if g.split == "open" else ("{", "}")
    tm = (lambda t: f"[{S.clock(t.start, 'mm:ss').replace(':', '.')}] ") if g.split == "open" else (lambda t: f"[{S.clock(t.start, 'h:mm:ss2').replace(':', '.')}]\n")
    return g.doc([p(f"{tm(t)}{o}{t.who.label}{c} {t.text}") for t in g.turns])


@layout("f4_hash_end", ["rtf", "txt", "docx"])
def _(g):
    g.roles(("I", "B") if g.rng.random() < .4 else None)
    h = g.pick("hash")
    return g.doc(g.maybe_title(.3) + [p(f"{t.who.label}: {t.text} {S.clock(t.end, h)}") for t in g.turns])


@layout("maxqda_hash_start", ["txt", "rtf", "odt"])
def _(g):
    g.roles()
    h = g.pick("hash")
    sep = " " if g.split == "open" else "\n"
    return g.doc([p(f"{S.clock(t.start, h)}{sep}{t.who.label}: {t.text}") for t in g.turns])


@layout("nvivo_table", ["docx", "html"])
def _(g):
    g.names("full") if g.rng.random() < .5 else g.roles()
    hd = ["Timespan", "Content", "Speaker"] if g.split == "open" else ["", "Timespan", "Speaker", "Content"]
    for x in hd:
        if x: g.furn(x)
    rows = [[[p(x)] for x in hd]]
    for i, t in enumerate(g.turns, 1):
        ts = f"{S.clock(t.start, 'mm:ss.f')} - {S.clock(t.end, 'mm:ss.f')}"
        rows.append([[p(x)] for x in ([ts, t.text, t.who.label] if g.split == "open" else [str(i), ts, t.who.label, t.text])])
    return g.doc([T(rows, head=True)])


@layout("otranscribe", ["md", "txt"])
def _(g):
    """times of oTranscribe at the start of a paragraph, labels by initial"""
    g.roles(("I", "R"))
    return g.doc([p((f"**{S.clock(t.start, 'mm:ss')}** " if g.fmt == "md" and g.split == "held" else S.clock(t.start, "mm:ss") + " ") + f"{t.who.label}: {t.text}") for t in g.turns])


# ================================================================ archives, hearings, courts
QA = {"en": ("Q", "A"), "nb": ("Spm", "Svar"), "da": ("Sp", "Sv"), "sv": ("F", "S")}


@layout("oral_history_qa", ["pdf", "txt", "docx", "html"])
def _(g):
    q, a = QA[g.lang] if g.split == "held" else ("Q", "A")
    for x in g.people:
        x.label = q if x.role == "interviewer" else a
    s = {"open": ": ", "held": ". "}[g.split]
    bl = [g.title(), p(g.furn(f"{g.W['interview']}: {g.ints()[0].name}")), p(g.furn(f"{g.W['date']}: {g.date()}"))] if g.rng.random() < .6 else []
    return g.doc(bl + [p((t.who.label + s, "b" if g.split == "open" else ""), t.text) for t in g.turns], pagenum=g.pick("pagenum") if g.fmt == "pdf" else "")


@layout("oral_history_lastnames", ["pdf", "docx", "odt"])
def _(g):
    g.names("LAST")
    bl = [P([(g.furn(f"{g.W['interview']}: {g.resps()[0].name}"), "")], "h1"), p(g.furn(f"{g.ints()[0].name}, {g.date()}")), p("")]
    s = ":  " if g.split == "open" else ": "
    return g.doc(bl + [p(t.who.label + s, t.text) for t in g.turns], header=f"{g.resps()[0].name}" if g.fmt == "pdf" else "", pagenum=g.pick("pagenum") if g.fmt == "pdf" else "", opts=g.pdfopts(hang=g.pick("indent")))


@layout("oral_history_tape", ["txt", "pdf", "html"])
def _(g):
    """tape sides in the talk"""
    g.names("initials")
    bl = [p(g.furn(f"{x.initials} = {x.name}")) for x in g.people]
    marks = ["[Tape 1, Side A]", "[End of Tape 1, Side A]", "[Begin Tape 1, Side B]"] if g.split == "open" else ["{TRACK 1}", "[TRACK 2] [00:14:22]", "<<End of Track 2>>"]
    bl.append(p(g.furn(marks[0])))
    for i, t in enumerate(g.turns):
        if i == len(g.turns) // 2:
            bl += [p(g.furn(marks[1])), p(g.furn(marks[2]))]
        bl.append(p(f"{t.who.label}: {t.text}"))
    return g.doc(bl)


def titled(g, upper=True):
    tt = {"en": ["Mr", "Ms", "Dr"], "nb": ["Hr", "Fru", "Dr"], "da": ["Hr", "Fru", "Dr"], "sv": ["Herr", "Fru", "Dr"]}[g.lang]
    return {x: tt[i % 3] + ("." if g.split == "open" else "") for i, x in enumerate(g.people)}


@layout("hearing_mr_smith", ["txt", "pdf", "html"], langs=["en"], n_int=[2, 3], n_resp=[1, 2])
def _(g):
    tt = titled(g)
    for x in g.people:
        x.label = f"{tt[x]} {x.last.upper()}"
    g.ints()[0].label = "The CHAIRMAN" if g.split == "open" else "Chairman " + g.ints()[0].last.upper()
    bl = [P([(g.furn("COMMITTEE ON AGING AND COMMUNITY CARE"), "")], "center"), p(g.furn(f"The committee met, pursuant to notice, at 10:05 a.m., in room 211, {g.ints()[0].name} presiding."))]
    bl += [P([(f"{t.who.label}. {t.text}", "")], "indent") for t in g.turns]
    if g.fmt == "pdf":
        bl.insert(6, P([(g.furn("[Whereupon a recess was taken.]"), "")], "center"))
    return g.doc(bl, pagenum=g.pick("pagenum"), opts=g.pdfopts(font="Times", indent=0) if g.fmt == "pdf" else {"txt": {"width": 72}})


@layout("hearing_chair_counsel", ["docx", "pdf", "txt", "odt"], n_int=[2, 3], n_resp=[1, 2])
def _(g):
    k = {"en": ("CHAIR", "COUNSEL TO THE INQUIRY", "MEMBER", "WITNESS"), "nb": ("LEDER", "UTVALGETS ADVOKAT", "MEDLEM", "VITNE"), "da": ("FORMAND", "UDSPØRGER", "MEDLEM", "VIDNE"), "sv": ("ORDFÖRANDE", "UTREDARE", "LEDAMOT", "VITTNE")}[g.lang]
    for x in g.ints():
        x.label = ("THE " if g.lang == "en" and x.n == 1 else "") + k[min(x.n, 3) - 1]
    for x in g.resps():
        x.label = ("THE " if g.lang == "en" and len(g.resps()) == 1 else "") + k[3] + (f" {x.n}" if len(g.resps()) > 1 else "")
    if g.split == "held":
        for x in g.people: x.label += f" ({x.last})"
    return g.doc(g.maybe_title() + [p(b(t.who.label + ":"), " " + t.text) for t in g.turns])


@layout("committee_numbered_q", ["html", "docx", "pdf"], langs=["en"], n_int=[2, 3], n_resp=[1, 2])
def _(g):
    tt = titled(g)
    for x in g.people: x.label = f"{tt[x].strip('.')} {x.last}" if x.role == "respondent" or g.split == "held" else x.name
    g.ints()[0].label = "Chair" if g.split == "open" else "The Chair"
    bl = [P([(g.furn("Oral evidence: Volunteers in community care"), "")], "h1"), p(g.furn("Members present: " + "; ".join(f"{x.name}" for x in g.ints()))), P([(g.furn("Examination of witnesses"), "")], "h2"), p(g.furn("Witnesses: " + " and ".join(x.name for x in g.resps()) + "."))]
    q = 0
    for t in g.turns:
        if t.who.role == "interviewer":
            q += 1
            bl.append(p(f"Q{q}" + ("   " if g.split == "open" else "\t"), b(t.who.label + ":"), " " + t.text))
        else:
            bl.append(P([(t.who.label + ":", "bi" if g.split == "held" else "i"), (" " + t.text, "")], "indent"))
    return g.doc(bl)


PARTY = ["A", "H", "Sp", "SV", "V", "KrF", "R", "FrP"]


@layout("norwegian_hearing", ["html", "docx", "txt", "pdf"], langs=["nb"], n_int=[3], n_resp=[1, 2])
def _(g):
    i = g.ints(); r = g.resps()
    pt = g.rng.sample(PARTY, 4)
    i[0].label = "Ordføreren" if g.split == "open" else "Møtelederen"
    if len(i) > 1: i[1].label = "Saksordføreren" if g.split == "open" else f"Saksordfører {i[1].name} ({pt[1]})"
    if len(i) > 2: i[2].label = f"{i[2].name} ({pt[2]})"
    for k, x in enumerate(r): x.label = ["Kommunalsjef", "Direktør", "Statsråd"][(k + (g.split == "held")) % 3] + " " + x.name
    bl = [P([(g.furn("Høring om frivillighet og hjemmetjenester"), "")], "h1"), p(g.furn(f"Møteleder: {i[0].name} ({pt[0]})")), p(g.furn("Til stede: " + ", ".join(x.name for x in g.people)))]
    base = 10 * 3600
    for t in g.turns:
        tm = f" [{S.clock(base + t.start, 'h:mm:ss2')}]" if g.split == "held" else ""
        bl.append(p(b(f"{t.who.label}{tm}:"), " " + t.text))
    return g.doc(bl)


@layout("stenographic_nb", ["html", "pdf", "docx"], langs=["nb", "da", "sv"], n_int=[2, 3], n_resp=[2])
def _(g):
    """name (party) on a line of its own, text below"""
    pt = g.rng.sample(PARTY, 4)
    for k, x in enumerate(g.people):
        x.label = f"{x.name} ({pt[k % 4]})" if x.role == "interviewer" else (f"{x.name}" if g.split == "open" else f"{x.name}, daglig leder")
    g.ints()[0].label = {"nb": "Presidenten", "da": "Formanden", "sv": "Ordföranden"}[g.lang]
    bl = g.maybe_title(1)
    for t in g.turns:
        bl += [p(b(t.who.label + (":" if g.split == "open" else ""))), p(t.text)]
    return g.doc(bl)


@layout("inquiry_mr_the_witness", ["pdf", "txt"], langs=["en"], n_int=[2], n_resp=[1])
def _(g):
    """named counsel first, then Q. and A., the chair by title"""
    tt = titled(g)
    i, r = g.ints(), g.resps()
    i[0].label = f"{tt[i[0]].strip('.').upper()} {i[0].last.upper()}"
    i[1].label = "THE CHAIR" if g.split == "open" else f"SIR {i[1].name.upper()}"
    r[0].label = "A"
    bl = [p(g.furn(f"{r[0].name.upper()} (affirmed)")), p(g.furn(f"Questions from {i[0].label}"))]
    seen = False
    for t in g.turns:
        if t.who is i[0]:
            bl.append(p(f"{i[0].label}:  {t.text}" if not seen else f"Q.  {t.text}")); seen = True
        elif t.who is r[0]:
            bl.append(p(f"A.  {t.text}"))
        else:
            bl.append(p(f"{t.who.label}:  {t.text}")); seen = False
    return g.doc(bl, pagenum="{p}" if g.fmt == "pdf" else "", opts=g.pdfopts(hang=22, linenum="page", lines=25, margin=92, font="Courier" if g.split == "held" else "Times", size=12) if g.fmt == "pdf" else {})


@layout("court_lines", ["pdf"], langs=["en"], n_int=1, n_resp=1)
def _(g):
    g.ints()[0].label, g.resps()[0].label = "Q", "A"
    bl = [P([(g.furn(f"BY MR. {g.ints()[0].last.upper()}:"), "")], "p")]
    gp = "  " if g.split == "open" else "     "
    for t in g.turns: bl.append(P([(f"{t.who.label}{'.' if g.split == 'open' else ''}{gp}{t.text}", "")], "indent"))
    return g.doc(bl, header=g.furn(f"{g.resps()[0].last} - Direct"), pagenum="{p}", opts=g.pdfopts(linenum="page", lines=25, margin=92, font="Courier", size=12, pagepos="top", indent=30, hang=0, hyphen=False))


@layout("court_speakers", ["txt", "pdf"], langs=["en", "nb"], n_int=[2], n_resp=[1])
def _(g):
    k = ("THE COURT", "MR. {}", "THE WITNESS") if g.lang == "en" else ("DOMMEREN", "ADV. {}", "VITNET")
    g.ints()[0].label = k[1].format(g.ints()[0].last.upper()); g.ints()[1].label = k[0]; g.resps()[0].label = k[2]
    ind = "          " if g.split == "held" else ""
    return g.doc([p(f"{ind}{t.who.label}:  {t.text}") for t in g.turns], opts=g.pdfopts(linenum="all" if g.split == "held" else None, margin=92) if g.fmt == "pdf" else {"txt": {"width": 68}}, pagenum=g.pick("pagenum") if g.fmt == "pdf" else "")


# ================================================================ podcasts and the web
@layout("podcast_host_guest", ["md", "html", "txt", "pdf"], n_resp=[1, 2])
def _(g):
    k = {"en": ("HOST", "GUEST"), "nb": ("PROGRAMLEDER", "GJEST"), "da": ("VÆRT", "GÆST"), "sv": ("PROGRAMLEDARE", "GÄST")}[g.lang]
    k = k if g.split == "open" else tuple(x.capitalize() for x in k)
    g.roles(k)
    for x in g.people:
        if len(k[0]) <= 4 and x.label[-1].isdigit() and " " not in x.label: x.label = x.label[:-1] + " " + x.label[-1]
    return g.doc(g.maybe_title(.8) + [p(b(t.who.label + ":"), " " + t.text) for t in g.turns])


@layout("podcast_names_html", ["html"], n_resp=[1, 2])
def _(g):
    g.names("full" if g.split == "open" else "first")
    bl = [P([(g.furn(f"#{g.rng.randint(3, 90)} {g.W['project']}"), "")], "h1"), p(g.furn(f"{g.date()} · {g.rng.randint(30, 59)} min"))]
    bl += [p(b(t.who.label + (":" if g.split == "open" else "")), (" " if g.split == "open" else "\n") + t.text) for t in g.turns]
    d = g.doc(bl); d.opts["shell"] = 1
    return d


@layout("radio_intro", ["txt", "docx", "html"], n_resp=[2])
def _(g):
    """full name and title the first time, surname only afterwards, in capitals"""
    first = {}
    for x in g.people: x.label = x.last.upper()
    bl = []
    job = {"en": ", HOST" if g.split == "open" else ", BYLINE", "nb": ", VERT", "da": ", VÆRT", "sv": ", VÄRD"}[g.lang]
    for t in g.turns:
        lab = t.who.label
        if t.who not in first:
            first[t.who] = 1; lab = t.who.name.upper() + (job if t.who.role == "interviewer" else "")
        bl.append(p(f"{lab}: {t.text}"))
    return g.doc(bl)


# ================================================================ focus groups
@layout("focus_hash_numbers", ["txt", "docx", "pdf", "odt"], n_resp=[4, 5, 6])
def _(g):
    g.roles()
    mod = {"en": "Moderator", "nb": "Moderator", "da": "Moderator", "sv": "Moderator"}[g.lang] if g.split == "open" else "MOD"
    for x in g.people: x.label = mod if x.role == "interviewer" else f"#{x.n}" if g.split == "open" else f"Nr. {x.n}"
    return g.doc(g.maybe_title() + [p(f"{t.who.label}{g.sep}{t.text}") for t in g.turns])


@layout("focus_p_numbers", ["txt", "docx", "rtf", "md"], n_resp=[4, 5, 6])
def _(g):
    for x in g.people: x.label = ("M" if g.split == "open" else "F") if x.role == "interviewer" else (f"P{x.n}" if g.split == "open" else f"D{x.n + 10}")
    return g.doc([p((t.who.label + g.sep.rstrip() + " ", "b" if g.split == "held" else ""), t.text) for t in g.turns])


@layout("focus_gender", ["txt", "docx", "pdf"], n_resp=[4, 5])
def _(g):
    f, m = {"en": ("Female", "Male"), "nb": ("Kvinne", "Mann"), "da": ("Kvinde", "Mand"), "sv": ("Kvinna", "Man")}[g.lang]
    for x in g.people: x.label = "Moderator" if x.role == "interviewer" else f"{f if x.n % 2 else m} {(x.n + 1) // 2}"
    if g.split == "held":
        for x in g.people: x.label = x.label.upper()
    return g.doc([p(f"{t.who.label}{g.sep}{t.text}") for t in g.turns])


@layout("focus_two_moderators", ["docx", "odt", "html"], n_int=2, n_resp=[4, 5])
def _(g):
    g.names("first")
    for x in g.ints(): x.label = ("Moderator " if g.split == "open" else "Fasilitator " if g.lang == "nb" else "Facilitator ") + str(x.n)
    return g.doc([p(b(t.who.label), ": " + t.text) for t in g.turns])


@layout("focus_seats", ["txt", "pdf"], n_resp=[4, 5, 6])
def _(g):
    """participant code with background: P2 (f, 67)"""
    sx = {x: (g.rng.choice(["f", "m"] if g.lang == "en" else ["k", "m"]), g.rng.randint(24, 88)) for x in g.people}
    for x in g.people: x.label = "Mod" if x.role == "interviewer" else f"P{x.n} ({sx[x][0]}, {sx[x][1]})" if g.split == "open" else f"FG{2}-{x.n:02d}"
    return g.doc([p(f"{t.who.label}: {t.text}") for t in g.turns])


# ================================================================ kinds of label
@layout("phone_numbers", ["txt", "vtt", "docx"])
def _(g):
    def num():
        if g.lang == "en": return f"+44 7700 900{g.rng.randint(100, 999)}" if g.split == "open" else f"07700 900{g.rng.randint(100, 999)}"
        return f"+47 {g.rng.randint(900, 999)} {g.rng.randint(10, 99)} {g.rng.randint(100, 999)}" if g.split == "open" else f"47*****{g.rng.randint(100, 999)}"
    for x in g.people: x.label = num() if x.role == "respondent" else x.name
    if g.fmt == "vtt":
        return vtt(cues(g, g.turns, 14), lambda c: f"{c['who'].label}: {c['text']}", ids=str)
    return g.doc([p(f"{t.who.label}: {t.text}") for t in g.turns])


@layout("initials_key_top", ["txt", "docx", "odt", "pdf"], n_resp=[1, 2])
def _(g):
    g.names("initials")
    role = {"en": ("interviewer", "volunteer"), "nb": ("intervjuer", "frivillig"), "da": ("interviewer", "frivillig"), "sv": ("intervjuare", "volontär")}[g.lang]
    eq = " = " if g.split == "open" else ": "
    key = [p(g.furn(g.W["key"] + ":"))] + [p(g.furn(f"{x.label}{eq}{x.name}, {role[x.role == 'respondent']}")) for x in g.people]
    return g.doc(key + [p(f"{t.who.label}: {t.text}") for t in g.turns])


@layout("initials_key_bottom", ["txt", "docx", "rtf", "html"], n_resp=[1, 2])
def _(g):
    g.names("initials")
    role = {"en": ("interviewer", "interviewee"), "nb": ("intervjuer", "informant"), "da": ("interviewer", "informant"), "sv": ("intervjuare", "informant")}[g.lang]
    key = p(g.furn(f"{g.W['key']}: " + (", " if g.split == "open" else "; ").join(f"{x.label} – {role[x.role == 'respondent']}" if g.split == "open" else f"{x.label} ({role[x.role == 'respondent']})" for x in g.people)))
    return g.doc([p(f"{t.who.label}: {t.text}") for t in g.turns] + [key])


@layout("initials_no_key", ["txt", "docx", "md"])
def _(g):
    g.names("initials")
    if g.split == "held":
        for x in g.people: x.label = f"{x.label[0]}.{x.label[1]}."
    return g.doc(g.maybe_title(.3) + [p(f"{t.who.label}{g.sep}{t.text}") for t in g.turns])


@layout("participants_table_top", ["docx", "odt", "html"], n_resp=[1, 2, 3])
def _(g):
    """a table of who is who, then codes"""
    role = {"en": ("Interviewer", "Volunteer"), "nb": ("Intervjuer", "Frivillig"), "da": ("Interviewer", "Frivillig"), "sv": ("Intervjuare", "Volontär")}[g.lang]
    for x in g.people: x.label = f"S{x.all + 1}" if g.split == "open" else "ABCDEFGH"[x.all]
    tb = T([[[p(g.furn(c))] for c in (x.label, x.name, role[x.role == "respondent"])] for x in g.people])
    return g.doc(g.maybe_title(1) + [tb] + [p(f"{t.who.label}: {t.text}") for t in g.turns])


@layout("surname_first", ["txt", "docx", "pdf"], n_resp=[1, 2])
def _(g):
    g.names("SURNAME" if g.split == "open" else "surname")
    return g.doc([p(f"{t.who.label}: {t.text}") for t in g.turns])


@layout("first_names_only", ["txt", "docx", "html", "odt"], n_resp=[1, 2])
def _(g):
    g.names("first" if g.split == "open" else "FIRST")
    return g.doc([p(f"{t.who.label}{g.sep}{t.text}") for t in g.turns])


@layout("interviewer_first_name", ["txt", "docx", "rtf", "pdf"], n_resp=[1, 3])
def _(g):
    g.roles()
    for x in g.ints(): x.label = x.first if g.split == "open" else x.first.upper()
    return g.doc([p(f"{t.who.label}: {t.text}") for t in g.turns])


@layout("interviewers_two", ["txt", "docx", "odt", "md"], n_int=2, n_resp=[1, 2])
def _(g):
    g.roles()
    return g.doc(g.maybe_title() + [p(f"{t.who.label}{g.sep}{t.text}") for t in g.turns])


@layout("interviewer_statements", ["txt", "docx", "pdf", "rtf"], statements=.97)
def _(g):
    g.roles() if g.split == "open" else g.names("first")
    return g.doc([p(f"{t.who.label}: {t.text}") for t in g.turns])


@layout("one_off_speakers", ["txt", "docx", "odt"], oneoff=True, n_resp=[1, 2])
def _(g):
    g.roles()
    for x in g.people:
        if x.part == "oneoff": x.label = {"en": "Receptionist", "nb": "Resepsjonist", "da": "Receptionist", "sv": "Receptionist"}[g.lang] if g.split == "open" else {"en": "Unknown woman", "nb": "Ukjent kvinne", "da": "Ukendt kvinde", "sv": "Okänd kvinna"}[g.lang]
    rs = [x for x in g.resps() if x.part != "oneoff"]
    if len(rs) == 1:
        rs[0].label = re.sub(r" ?1$", "", rs[0].label)
    return g.doc([p(f"{t.who.label}{g.sep}{t.text}") for t in g.turns])


@layout("speaker_numbers", ["txt", "docx", "pdf", "srt"], n_resp=[1, 2])
def _(g):
    g.codes((NAMELESS[g.lang] if g.split == "held" else "Speaker") + " {}", 1)
    if g.fmt == "srt": return srt(cues(g, g.turns, g.pick("cue")), lambda c: f"{c['who'].label}: {c['text']}")
    return g.doc([p(f"{t.who.label}{g.sep}{t.text}") for t in g.turns])


@layout("study_codes", ["docx", "txt", "pdf"])
def _(g):
    n = g.rng.randint(2, 29)
    for x in g.people: x.label = (f"INT-{x.initials}" if x.role == "interviewer" else f"IDI-{n:02d}") if g.split == "open" else (f"{x.initials}_int" if x.role == "interviewer" else f"{n:02d}_K_{g.rng.randint(50, 88)}")
    return g.doc([p(f"{t.who.label}{g.sep}{t.text}") for t in g.turns])


@layout("label_brackets", ["txt", "docx", "odt"])
def _(g):
    g.roles()
    o, c = ("[", "]") if g.split == "open" else g.rng.choice([("(", ")"), ("<", ">"), ("«", "»")])
    return g.doc([p(f"{o}{t.who.label}{c} {t.text}") for t in g.turns])


@layout("label_dash", ["txt", "docx", "md", "rtf"])
def _(g):
    g.roles()
    s = " - " if g.split == "open" else g.rng.choice([" – ", " — ", " | ", " > "])
    return g.doc([p(f"{t.who.label}{s}{t.text}") for t in g.turns])


@layout("label_drift", ["txt", "docx", "odt"], n_resp=1)
def _(g):
    """the same label spelled in several ways by a tired typist"""
    g.roles()
    def drift(s):
        r = g.rng.random()
        if r < .7: return s + ":"
        if r < .8: return s + " :"
        if r < .86: return s.upper() + ":"
        if r < .92 and len(s) > 5: k = g.rng.randint(2, len(s) - 2); return s[:k] + s[k + 1] + s[k] + s[k + 2:] + ":"
        if r < .96: return s.lower() + ":"
        return s + (";" if g.split == "held" else ":")
    return g.doc([p(f"{drift(t.who.label)}{' ' if g.rng.random() < .9 else ''}{t.text}") for t in g.turns])


# ================================================================ where the label stands
@layout("label_own_line", ["txt", "docx", "pdf", "odt"])
def _(g):
    g.names("full") if g.rng.random() < .5 else g.roles()
    c = ":" if g.split == "open" else ""
    return g.doc([x for t in g.turns for x in (p(t.who.label + c), p(t.text))])


@layout("label_own_line_time", ["txt", "docx", "html"])
def _(g):
    g.names("full") if g.rng.random() < .5 else g.roles()
    if g.split == "open":
        return g.doc([p(f"{t.who.label} {g.time(t.start)}\n{t.text}") for t in g.turns])
    return g.doc([x for t in g.turns for x in (p(g.time(t.start)), p(t.who.label), p(t.text))])


@layout("label_tab", ["txt", "docx", "rtf", "odt", "pdf"])
def _(g):
    g.roles()
    s = "\t" if g.split == "open" else ":\t\t"
    return g.doc([p(f"{t.who.label}{s}{t.text}") for t in g.turns], opts=g.pdfopts(hang=60) if g.fmt == "pdf" else {})


@layout("label_bold_only", ["docx", "html", "odt", "rtf", "pdf"])
def _(g):
    """the label stands out by its type only, no sign after it"""
    g.names("first") if g.rng.random() < .5 else g.roles()
    st = g.pick("ul")
    return g.doc([p((t.who.label, st), (" " if g.split == "open" else "   ") + t.text) for t in g.turns])


@layout("question_bold_no_labels", ["docx", "html", "md", "odt", "pdf"])
def _(g):
    """a magazine: questions in bold (italics), answers plain, no labels"""
    g.names("full")
    st = g.pick("ul")
    if g.fmt == "md" and "u" in st: st = "i"
    g.nolabel = True
    return g.doc(g.maybe_title() + [p((t.text, st if t.who.role == "interviewer" else "")) for t in g.turns])


@layout("question_italic_dash", ["docx", "html", "txt", "pdf"])
def _(g):
    """questions after a dash, answers without; magazine style in the Nordic countries"""
    g.names("full"); g.nolabel = True
    d = "– " if g.split == "open" else "— "
    if g.fmt == "txt" or g.split == "held":
        return g.doc([p((d if t.who.role == "interviewer" else "") + t.text) for t in g.turns])
    return g.doc([p((d + t.text, "i") if t.who.role == "interviewer" else t.text) for t in g.turns])


@layout("md_bold", ["md"])
def _(g):
    g.roles() if g.rng.random() < .5 else g.names("first")
    return g.doc(g.maybe_title(.8) + [p(b(t.who.label + ":"), " " + t.text) if g.split == "open" else p(b(t.who.label), ": " + t.text) for t in g.turns])


@layout("md_heading_labels", ["md"])
def _(g):
    g.roles() if g.rng.random() < .5 else g.names("full")
    h = "h3" if g.split == "open" else "h2"
    tm = (lambda t: f" ({S.clock(t.start, 'm:ss')})") if g.split == "held" else (lambda t: "")
    return g.doc(g.maybe_title(.8) + [x for t in g.turns for x in (P([(t.who.label + tm(t), "")], h), p(t.text))])


@layout("md_list", ["md", "docx", "html"])
def _(g):
    g.roles()
    return g.doc([P([(t.who.label + ":", "b" if g.split == "open" else ""), (" " + t.text, "")], "li") for t in g.turns])


@layout("md_quote", ["md"])
def _(g):
    """the answers as block quotes"""
    g.roles()
    return g.doc([P([(t.who.label + ": ", "b"), (t.text, "")], "quote" if (t.who.role == "respondent") == (g.split == "open") else "p") for t in g.turns])


@layout("md_table", ["md"])
def _(g):
    g.roles()
    hd = [g.furn("Speaker"), g.furn("Text")] if g.split == "open" else [g.furn("#"), g.furn("Time"), g.furn("Who"), g.furn("Said")]
    rows = [[[p(x)] for x in hd]] + [[[p(x)] for x in ([t.who.label, t.text] if g.split == "open" else [str(i), S.clock(t.start, "mm:ss"), t.who.label, t.text])] for i, t in enumerate(g.turns, 1)]
    return g.doc([T(rows, head=True)])


@layout("screenplay", ["txt", "pdf", "docx"])
def _(g):
    g.names("upper" if g.split == "open" else "FIRST")
    return g.doc([x for t in g.turns for x in (P([(t.who.label, "")], "center") if g.fmt != "txt" else p(" " * 22 + t.who.label), P([(t.text, "")], "indent"))], opts={"txt": {"width": 66}} if g.fmt == "txt" else {})


# ================================================================ tables and web markup
@layout("table_2col", ["docx", "odt", "rtf", "html", "pdf"])
def _(g):
    g.roles() if g.rng.random() < .6 else g.names("first")
    c = ":" if g.split == "held" else ""
    return g.doc(g.maybe_title() + [T([[[p(t.who.label + c)], [p(t.text)]] for t in g.turns], widths=[.2, .8])], opts={"noborder": g.split == "held"} if g.fmt != "pdf" else g.pdfopts())


@layout("table_3col", ["docx", "odt", "html", "pdf", "rtf"])
def _(g):
    g.roles()
    hd = [[[p(g.furn(x))] for x in ({"en": ("Time", "Speaker", "Text"), "nb": ("Tid", "Taler", "Tekst"), "da": ("Tid", "Taler", "Tekst"), "sv": ("Tid", "Talare", "Text")}[g.lang])]] if g.rng.random() < .6 else []
    def row(t): return [[p(g.time(t.start))], [p(t.who.label)], [p(t.text)]]
    rows = hd + [row(t) for t in g.turns]
    if g.split == "held": rows = [[r[1], r[0], r[2]] for r in rows]
    return g.doc([T(rows, widths=[.16, .2, .64])], opts=g.pdfopts() if g.fmt == "pdf" else {})


@layout("table_4col_comment", ["docx", "odt", "html"])
def _(g):
    """number, speaker, text, and an empty or coded column"""
    g.roles()
    codes = {"en": ["trust", "time", "role"], "nb": ["tillit", "tid", "rolle"], "da": ["tillid", "tid", "rolle"], "sv": ["tillit", "tid", "roll"]}[g.lang]
    for c in codes: g.furn(c)
    rows = []
    for i, t in enumerate(g.turns, 1):
        c = g.rng.choice(codes) if g.split == "held" and g.rng.random() < .4 else ""
        rows.append([[p(str(i))], [p(t.who.label)], [p(t.text)], [p(c)]])
    return g.doc([T(rows)])


@layout("table_nested", ["docx"])
def _(g):
    """a frame table with the head in one cell and the talk as a table in another"""
    g.roles()
    inner = T([[[p(t.who.label)], [p(t.text)]] for t in g.turns])
    head = [p(g.furn(f"{g.W['interview']} {g.rng.randint(1, 30)}")), p(g.furn(f"{g.W['date']}: {g.date()}"))]
    return g.doc([T([[head], [[inner]]])] if g.split == "open" else [T([[head, [p(g.furn(g.W["conf"]))]], [[p(g.furn(g.W["transcript"]))], [inner]]])])


@layout("table_one_cell", ["docx", "odt"])
def _(g):
    """all talk as paragraphs in one cell"""
    g.roles()
    return g.doc([T([[[p(g.furn(g.W["transcript"]))]], [[p(f"{t.who.label}: {t.text}") for t in g.turns]]])])


@layout("table_side_by_side", ["docx", "html"])
def _(g):
    """questions in the left column, answers in the right"""
    hd = {"en": ("Interviewer", "Respondent"), "nb": ("Intervjuer", "Informant"), "da": ("Interviewer", "Informant"), "sv": ("Intervjuare", "Informant")}[g.lang]
    for x in g.people: x.label = hd[x.role == "respondent"]
    if g.split == "open":
        rows = [[[p(t.text if t.who.role == "interviewer" else "")], [p(t.text if t.who.role == "respondent" else "")]] for t in g.turns]
    else:
        rows, row = [], [[p("")], [p("")]]
        for t in g.turns:
            k = int(t.who.role == "respondent")
            row[k] = [p(t.text)]
            if k: rows.append(row); row = [[p("")], [p("")]]
        if w.plain(row[0][0]): rows.append(row)
    return g.doc([T([[[p(hd[0])], [p(hd[1])]]] + rows, head=True)])


def page(g, body, css=""):
    kind = g.pick("htmlshell")
    s, furn = w.shell(body, g.W["interview"], g.lang, "menu" if kind == "wordsave" else kind, css)
    g.furniture += furn
    return s


@layout("html_dl", ["html"])
def _(g):
    g.roles() if g.rng.random() < .5 else g.names("full")
    return page(g, "<dl>" + "".join(f"<dt>{w.esc(t.who.label)}{':' if g.split == 'held' else ''}</dt>\n<dd>{'<p>' if g.split == 'held' else ''}{w.esc(t.text)}{'</p>' if g.split == 'held' else ''}</dd>\n" for t in g.turns) + "</dl>")


@layout("html_div_span", ["html"])
def _(g):
    g.names("full" if g.split == "open" else "first")
    cls = ("turn", "speaker", "text") if g.split == "open" else ("c-7a", "c-1x", "c-9q")
    tm = (lambda t: f"<span class=\"time\">{S.clock(t.start, 'mm:ss')}</span>") if g.rng.random() < .6 else (lambda t: "")
    return page(g, "".join(f"<div class=\"{cls[0]}\"><span class=\"{cls[1]}\">{w.esc(t.who.label)}</span>{tm(t)}<span class=\"{cls[2]}\">{w.esc(t.text)}</span></div>\n" for t in g.turns))


@layout("html_table", ["html"])
def _(g):
    g.roles()
    rows = "".join((f"<tr><td class=s>{w.esc(t.who.label)}</td><td>{w.esc(t.text)}</td></tr>\n" if g.split == "open" else f"<tr><th scope=row>{w.esc(t.who.label)}<td><time>{S.clock(t.start, 'm:ss')}</time><td>{w.esc(t.text)}\n") for t in g.turns)
    return page(g, f"<table><tbody>\n{rows}</tbody></table>")


@layout("html_cite_time", ["html"])
def _(g):
    """the podcast namespace: cite, time, p"""
    g.names("full")
    return page(g, "".join(f"<cite>{w.esc(t.who.label)}:</cite>\n<time>{S.clock(t.start, 'm:ss')}</time>\n<p>{w.esc(t.text)}</p>\n" for t in g.turns))


@layout("html_br", ["html"])
def _(g):
    """one paragraph, line breaks"""
    g.roles()
    br = "<br>" if g.split == "open" else "<br /><br />"
    return page(g, "<p>" + f"{br}\n".join(f"{w.esc(t.who.label)}: {w.esc(t.text)}" for t in g.turns) + "</p>")


@layout("html_class_only", ["html"])
def _(g):
    """chat bubbles; who speaks stands in the class and a hidden label"""
    g.roles()
    return page(g, "".join(f"<div class=\"bubble {'left' if t.who.role == 'interviewer' else 'right'}\"><b>{w.esc(t.who.label)}</b>{'<i>' + S.clock(t.start, 'm:ss') + '</i>' if g.split == 'held' else ''}<p>{w.esc(t.text)}</p></div>" for t in g.turns))


# ================================================================ lines
@layout("turns_one_line", ["txt", "docx", "html"])
def _(g):
    g.roles()
    return g.doc([p(("  " if g.split == "held" else " ").join(f"{t.who.label}: {t.text}" for t in g.turns))])


@layout("turns_few_paragraphs", ["txt", "docx", "odt", "pdf"])
def _(g):
    """several turns run on in each paragraph"""
    g.roles()
    bl, i = [], 0
    while i < len(g.turns):
        k = g.rng.randint(2, 5) if g.split == "open" else g.rng.randint(4, 9)
        bl.append(p(" ".join(f"{t.who.label}: {t.text}" for t in g.turns[i:i + k]))); i += k
    return g.doc(bl)


@layout("lost_line_breaks", ["txt", "docx", "rtf"])
def _(g):
    """the line breaks were lost in a paste: the label clings to the last full stop"""
    g.roles()
    bl, i = [], 0
    while i < len(g.turns):
        k = g.rng.randint(2, 6) if g.split == "open" else 999
        bl.append(p("".join(f"{t.who.label}: {t.text}" for t in g.turns[i:i + k]))); i += k
    return g.doc(bl)


@layout("many_paragraph_turns", ["txt", "docx", "pdf", "odt"])
def _(g):
    """long turns go on in unlabelled paragraphs"""
    g.roles()
    bl = []
    for t in g.turns:
        s = re.split(r"(?<=[.!?]) (?=[A-ZÆØÅÄÖ])", t.text)
        k = g.rng.randint(1, len(s)) if len(s) > 1 else 1
        bl.append(p(f"{t.who.label}: {' '.join(s[:k])}"))
        if s[k:]:
            bl.append(P([(" ".join(s[k:]), "")], "indent" if g.split == "held" else "p"))
    return g.doc(bl)


@layout("line_numbered", ["txt", "docx"])
def _(g):
    """every line of text has its number"""
    g.roles()
    import textwrap
    n, f = 0, g.pick("num")
    lines = []
    for t in g.turns:
        for ln in textwrap.wrap(f"{t.who.label}: {t.text}", g.pick("wrapwidth"), break_on_hyphens=False):
            n += 1; lines.append(f.format(n) + ln)
    return g.doc([p(x) for x in lines], opts={"txt": {"gap": "\n"}})


@layout("line_numbers_five_pdf", ["pdf"])
def _(g):
    g.roles()
    return g.doc([p(b(t.who.label + ":"), " " + t.text) for t in g.turns], opts=g.pdfopts(linenum="five" if g.split == "open" else "all", margin=92), pagenum=g.pick("pagenum"))


@layout("turn_numbered", ["txt", "docx", "odt", "pdf"])
def _(g):
    g.roles()
    f = g.pick("num")
    return g.doc([p(f"{f.format(i)}{t.who.label}: {t.text}") for i, t in enumerate(g.turns, 1)])


@layout("hard_wrapped", ["txt"])
def _(g):
    g.roles() if g.rng.random() < .5 else g.names("first")
    return g.doc([p(f"{t.who.label}: {t.text}") for t in g.turns], opts={"txt": {"width": g.pick("wrapwidth"), "gap": "\n" if g.split == "held" else "\n\n"}})


@layout("mail_quoted", ["txt", "md"])
def _(g):
    """a transcript pasted into an e-mail: each line quoted"""
    import textwrap
    g.roles()
    q = "> " if g.split == "open" else ">> "
    lines = []
    for t in g.turns:
        lines += [q + x for x in textwrap.wrap(f"{t.who.label}: {t.text}", 70, break_on_hyphens=False)] + [q.rstrip()]
    return "\n".join(lines) + "\n"


# ================================================================ times
@layout("time_leading", ["txt", "docx", "rtf", "pdf"])
def _(g):
    g.roles()
    return g.doc([p(f"{g.wtime(t.start)} {t.who.label}: {t.text}") for t in g.turns])


@layout("time_trailing", ["txt", "docx", "odt", "html"])
def _(g):
    g.roles()
    return g.doc([p(f"{t.who.label}: {t.text} {g.wtime(t.end)}") for t in g.turns])


@layout("time_in_label", ["txt", "docx", "pdf", "md"])
def _(g):
    g.roles()
    return g.doc([p(f"{t.who.label} {g.wtime(t.start)}: {t.text}" if g.split == "open" else f"{t.who.label} {g.time(t.start)} – {t.text}") for t in g.turns])


@layout("time_inside", ["txt", "docx", "odt", "pdf"])
def _(g):
    """a time each half minute, in the middle of a sentence"""
    g.roles()
    nxt, bl = 30, []
    for t in g.turns:
        ws, o = t.text.split(" "), []
        for i, x in enumerate(ws):
            at = t.start + i / 2.4
            if at > nxt and i:
                o.append(g.wtime(nxt)); nxt += 30 if g.split == "open" else 20
            o.append(x)
        bl.append(p(f"{t.who.label}: {' '.join(o)}"))
    return g.doc(bl)


@layout("time_own_line", ["txt", "docx", "rtf", "odt"])
def _(g):
    g.roles()
    nxt, bl = 0, []
    for t in g.turns:
        if t.start >= nxt:
            bl.append(p(g.wtime(t.start) if g.split == "open" else "--- " + g.time(t.start) + " ---")); nxt = t.start + 60
        bl.append(p(f"{t.who.label}: {t.text}"))
    return g.doc(bl)


@layout("time_in_words", ["txt", "docx", "odt"])
def _(g):
    """[3 minutes 12 seconds]"""
    g.roles()
    k = g.W; bl = []
    for i, t in enumerate(g.turns):
        m, s = int(t.start) // 60, int(t.start) % 60
        tm = f"[{m} {k['minutes']} {s} {k['sec1']}]" if g.split == "open" else f"({m} min {s} s)"
        bl.append(p(f"{tm} {t.who.label}: {t.text}" if g.split == "open" else f"{t.who.label}: {t.text} {tm}"))
    return g.doc(bl)


@layout("time_range", ["txt", "docx", "html"])
def _(g):
    g.roles() if g.rng.random() < .5 else g.names("first")
    d = " - " if g.split == "open" else "–"
    f = "h:mm:ss2" if g.split == "open" else "mm:ss"
    return g.doc([p(f"{S.clock(t.start, f)}{d}{S.clock(t.end, f)} {t.who.label}: {t.text}" if g.split == "open" else f"{t.who.label} ({S.clock(t.start, f)}{d}{S.clock(t.end, f)})\n{t.text}") for t in g.turns])


# ================================================================ marks in the talk
@layout("overlap_marks", ["txt", "docx", "pdf", "odt"], n_resp=[1, 2, 4])
def _(g):
    g.roles()
    m = g.pick("overlap"); g.noise.append(m)
    return g.doc([p(f"{t.who.label}: {g.noisy(t.text, m, .4)}") for t in g.turns])


@layout("sounds_and_pauses", ["txt", "docx", "rtf", "pdf"])
def _(g):
    g.roles()
    ms = [g.pick("noise") for _ in range(3)]; g.noise += ms
    bl = []
    for i, t in enumerate(g.turns):
        bl.append(p(f"{t.who.label}: {g.noisy(t.text, g.rng.choice(ms), .5)}"))
        if g.rng.random() < .06:
            bl.append(p(g.furn({"en": "[Recording paused]", "nb": "[Opptaket stanset]", "da": "[Pause i optagelsen]", "sv": "[Paus i inspelningen]"}[g.lang])))
    return g.doc(bl)


@layout("backchannels_inline", ["txt", "docx"])
def _(g):
    """the other's hums inside a turn, in brackets with a label"""
    g.roles()
    bl = []
    for t in g.turns:
        other = (g.ints() if t.who.role == "respondent" else g.resps())[0]
        m = f"[{other.label}: Mm]" if g.split == "open" else f"({other.label}: mhm)"
        g.noise.append(m)
        bl.append(p(f"{t.who.label}: {g.noisy(t.text, m, .3 if t.who.role == 'respondent' else 0)}"))
    return g.doc(bl)


# ================================================================ pages
@layout("double_column_pdf", ["pdf"])
def _(g):
    g.roles() if g.rng.random() < .5 else g.names("first")
    return g.doc([p(b(t.who.label + ":"), " " + t.text) for t in g.turns], opts=g.pdfopts(columns=2, size=g.rng.choice([9, 10])), pagenum=g.pick("pagenum"), header=g.W["project"])


@layout("running_headers_pdf", ["pdf"])
def _(g):
    g.roles() if g.rng.random() < .5 else g.names("full")
    return g.doc([p(f"{t.who.label}: {t.text}") for t in g.turns], opts=g.pdfopts(headfirst=g.rng.random() < .5), pagenum=g.pick("pagenum"), header=f"{g.W['interview']} {g.rng.randint(2, 30)} – {g.W['project']}", footer=g.W["conf"])


@layout("hanging_labels_pdf", ["pdf"])
def _(g):
    """labels in a left margin column, the text beside them"""
    g.roles() if g.rng.random() < .5 else g.names("first")
    return g.doc([T([[[p(b(t.who.label) if g.split == "open" else t.who.label)], [p(t.text)]] for t in g.turns], widths=[.22, .78])], opts=g.pdfopts(), pagenum=g.pick("pagenum"))


@layout("headers_docx", ["docx", "odt", "rtf"])
def _(g):
    g.roles()
    d = g.doc([p(f"{t.who.label}: {t.text}") for t in g.turns], header=f"{g.W['interview']} – {g.W['project']}", footer=g.W["conf"], pagenum=g.pick("pagenum"))
    g.furn(d.header); g.furn(d.footer)
    return d


@layout("cover_sheet", ["docx", "txt", "pdf", "odt"])
def _(g):
    g.roles()
    k = g.W
    bl = [g.title()] + g.meta() + [p(g.furn(f"{k['transcriber']}: {g.rng.choice(S.LAST[g.lang][g.split])}")), p(g.furn(f"{k['consent']}: {'ja' if g.lang != 'en' else 'yes'}"))]
    if g.split == "held":
        bl += [p(g.furn(f"{k['present']}: " + ", ".join(f"{x.name} ({x.label})" for x in g.people))), p(g.furn("*" * 12 if g.fmt == "txt" else k["transcript"]))]
    return g.doc(bl + [p(f"{t.who.label}: {t.text}") for t in g.turns])


@layout("end_notes", ["docx", "txt", "odt"])
def _(g):
    g.roles()
    bl = [p(f"{t.who.label}: {t.text}") for t in g.turns] + [p(g.furn(f"[{g.W['end']}]" if g.split == "open" else f"--- {g.W['end']} ---"))]
    bl += [p(b(g.furn(g.W["notesh"] + (":" if g.split == "open" else ""))))] + [p(g.furn(x)) for x in g.W["notes"]]
    return g.doc(bl)


@layout("topic_headings", ["docx", "md", "html", "pdf", "txt"])
def _(g):
    g.roles()
    bl, tops = [], g.W["topics"]
    step = len(g.turns) // len(tops)
    for i, t in enumerate(g.turns):
        if i % step == 0 and i // step < len(tops):
            h = f"{g.W['topic']} {i // step + 1}: {tops[i // step]}" if g.split == "open" else f"{i // step + 1}. {tops[i // step]}"
            bl.append(P([(g.furn(h), "")], "h2"))
        bl.append(p(f"{t.who.label}: {t.text}"))
    return g.doc(bl)


# ================================================================ captions
@layout("captions_cut_srt", ["srt"])
def _(g):
    """captions cut in half; the label only on the first of a turn"""
    g.names("first") if g.rng.random() < .5 else g.roles()
    up = g.split == "held"
    return srt(cues(g, g.turns, g.pick("cue")), lambda c: two_lines(((c["who"].label.upper() if up else c["who"].label) + ": " if c["first"] else "") + c["text"]))


@layout("captions_cut_vtt", ["vtt"])
def _(g):
    g.names("first") if g.rng.random() < .5 else g.roles()
    return vtt(cues(g, g.turns, g.pick("cue")), lambda c: two_lines((f"{c['who'].label}: " if g.split == "open" else f"[{c['who'].label}] ") * c["first"] + c["text"]))


@layout("captions_chevrons", ["srt", "vtt"])
def _(g):
    g.names("FIRST")
    s = ">> " if g.split == "open" else ">>"
    f = lambda c: two_lines((f"{s}{c['who'].label}: " if c["first"] else "") + c["text"])
    cs = cues(g, g.turns, g.pick("cue"))
    return srt(cs, f) if g.fmt == "srt" else vtt(cs, f)


@layout("captions_font_tags", ["srt"])
def _(g):
    g.names("first")
    col = {x: c for x, c in zip(g.people, ["#ffff00", "#00ffff", "#ffffff"])}
    if g.split == "open":
        return srt(cues(g, g.turns, 10), lambda c: f"<b>{c['who'].label}</b>: {two_lines(c['text'])}")
    return srt(cues(g, g.turns, 10), lambda c: f"<font color=\"{col[c['who']]}\">{c['who'].label}: <i>{two_lines(c['text'])}</i></font>")


@layout("captions_as_text", ["txt", "docx"])
def _(g):
    """an srt pasted as a document"""
    g.roles()
    return g.doc([p(x) for x in srt(cues(g, g.turns, g.pick("cue")), lambda c: f"{c['who'].label}: {c['text']}").split("\n") if x or g.split == "open"], opts={"txt": {"gap": "\n"}})


def build(name, split, seed, k, lang, fmt):
    spec = LAYOUTS[name]
    rng = random.Random(f"{seed}|{split}|{name}|{k}")
    g = G(spec, rng, split, lang, fmt)
    g.noise_mark = "[pause]"
    data = g.render(spec["fn"](g))
    unl = getattr(g, "nolabel", False)
    row = dict(layout=name, format=fmt, language=lang, kind="transcript", labelled=spec["labelled"], labels=sorted({x.label for x in g.people}) if not unl and spec["labelled"] else [],
               furniture=list(dict.fromkeys(g.furniture)), noise=sorted(set(g.noise)),
               turns=[dict(speaker=t.who.label if not unl else t.who.role, role=t.who.role, text=t.text) for t in g.turns])
    return data, row
