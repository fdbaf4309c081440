"""The sentences of `Gaps` and `Robustness` in Norwegian (bokmål).

They say what those of `sentences` say, in Norwegian prose: its word order follows the verb, so they
are written anew here and not translated piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan, log2

from pipeline import tables
from pipeline.wording.sentences import MENTION_SHARES, Basis, Finding, n_same
from pipeline.wording.sentences import figure as _english_figure

CONCEPTS = {
    "co-production": "samproduksjon",
    "co-creation": "samskaping",
    "co-design": "samdesign",
    "co-operation": "samarbeid",
    "co-implementation": "samimplementering",
    "co-delivery": "samlevering",
    "co-planning": "samplanlegging",
    "co-commissioning": "medbestilling",
    "co-governance": "samstyring",
    "co-management": "samforvaltning",
    "co-decision": "medbestemmelse",
    "co-evaluation": "samevaluering",
    "co-destruction": "samdestruksjon",
}
"""What the concepts of the lexicon are called where the documents are Norwegian."""

THEMES = {
    "roles and responsibility": "roller og ansvar",
    "expectations": "forventninger",
    "motives": "motiver",
    "resources and time": "ressurser og tid",
    "knowledge and training": "kunnskap og opplæring",
    "communication and language": "kommunikasjon og språk",
    "coordination and structure": "koordinering og struktur",
    "ownership and anchoring": "eierskap og forankring",
    "continuity": "kontinuitet",
    "recognition": "anerkjennelse",
    "value created": "verdi som skapes",
    "value destroyed": "verdi som går tapt",
    "shift of responsibility": "ansvar som skyves over på andre",
}

ROLES = {
    "citizen": "innbyggere",
    "resident": "beboere",
    "patient": "pasienter",
    "user": "brukere",
    "relative": "pårørende",
    "volunteer": "frivillige",
    "voluntary organisation": "frivillige organisasjoner",
    "congregation": "menigheter",
    "nurse": "sykepleiere",
    "staff": "ansatte",
    "manager": "ledere",
    "coordinator": "koordinatorer",
    "municipality": "kommunen",
    "state": "staten",
    "ministry": "departementet",
    "we": "«oss»",
    "they": "«dem»",
}

_KINDS = {
    "aspiration": ("handler", "om det som skal skje (skal, bør, har som mål)"),
    "possibility": ("handler", "om det som kan skje (kan, kunne)"),
    "report": ("forteller", "om det som er eller var"),
    "agentless": ("står", "uten at det nevnes hvem som gjør det"),
    "positive": ("står", "i en setning med positiv tone"),
    "negative": ("står", "i en setning med negativ tone"),
    "prompted": ("kommer", "rett etter at intervjueren har brukt et slikt ord"),
}
"""What is said of mentions: the verb, and what follows it."""

VARIED = {
    "documents": "hvert dokument utelatt etter tur",
    "weighting": "dokumentene vektet etter antall ord eller forekomster i stedet for likt",
    "statistic": "svakere og sterkere vern mot elementer som tilfeldigvis nesten ikke varierer",
    "draws": "andre tilfeldige ombyttinger, der ikke alle er regnet ut",
    "mentions": "også fremkalte forekomster; uten dem som er benektet, brukt med forbehold eller "
    "definerende",
    "lexicon": "et snevrere leksikon med bare substantivene for hvert begrep, og et videre med "
    "andre ord for det",
    "topics": "andre antall temaer, den andre metoden",
    "fit": "samme temamodell tilpasset på nytt: andre frø, andre trekninger av dokumenter",
    "units": "temaer av enheter som er halvt og dobbelt så lange",
    "stop list": "uten ordene som mer enn halvparten av dokumentene har",
    "context": "trangere og videre sammenhenger, kortere og lengre ordvektorer",
}

_SCALE = "på en skala fra 0 (likt) til 1 (ingenting felles)"


def sentence(row: Mapping[str, object], *, basis: Basis) -> str:
    """A row of `Gaps` as one plain Norwegian sentence, like `sentences.sentence`."""
    finding = NorwegianFinding(row, basis)
    if row["measure"] in _WHOLES:
        return _WHOLES[str(row["measure"])](finding)
    if row["measure"] in MENTION_SHARES:
        return _share_sentence(finding)
    if not finding.number("policy") and not finding.number("frontline"):
        verb = "berører" if finding.topic else "bruker"
        return f"Verken politikkdokumentene eller {finding.talk} {verb} {finding.thing}."
    if row["verdict"] == "cannot tell":
        return _open_sentence(finding)
    if row["verdict"] == "bridge":
        return _bridge_sentence(finding)
    return _topic_sentence(finding) if finding.topic else _rate_sentence(finding)


def label(row: Mapping[str, object]) -> str:
    """The name of a row's item in Norwegian."""
    measure, item, own = (str(row[key]) for key in ("measure", "item", "label"))
    if measure in MENTION_SHARES:
        concept, kind = _parted(item)
        verb, rest = _said(measure, kind)
        return f"forekomster av {_concept(concept, row)} {verb} {rest}"
    if measure == "practice_rate":
        return f"andre ord for {_concept(item, row)}"
    if measure == "theme_rate":
        return f"ord fra temaet «{_theme(item)}»"
    if measure in ("divergence", "partisanship"):
        return {"words": "ord", "topics": "temaer"}.get(item, own)
    return _concept(item, row) if measure in _OF_CONCEPTS else own


_OF_CONCEPTS = ("family_rate", "concept_rate", "meaning")


def _concept(item: str, row: Mapping[str, object]) -> str:
    """The concept, by its Norwegian word where that is what the documents say."""
    if item == "co-words":
        return "sam-ord"
    if item.startswith("co-words except "):
        return f"andre sam-ord enn {_concept(item.removeprefix('co-words except '), row)}"
    return CONCEPTS.get(item, item) if row["language"] in ("nb", "nn") else item


def _theme(item: str) -> str:
    plain = item.replace("-", " ")
    return THEMES.get(plain, plain)


def _parted(item: str) -> tuple[str, str]:
    concept, _, kind = item.partition(": ")
    return concept, kind


def _said(measure: str, kind: str) -> tuple[str, str]:
    """What is said of mentions of a kind: the verb, and what follows it."""
    if measure == "theme_share":
        return "står", f"ved temaet «{_theme(kind)}»"
    if measure == "collocate":
        return "står", f"ved ordet «{kind}»"
    if measure == "role_share":
        how, _, role = kind.partition(" ")
        word = "sammen med" if how == "with" else "av"
        return "gjelder", f"noe som gjøres {word} {ROLES.get(role, role)}"
    return _KINDS.get(kind, ("gjelder", kind))


@dataclass(frozen=True)
class NorwegianFinding(Finding):
    """A row of `Gaps` with the Norwegian words for its parts."""

    @property
    def paper(self) -> str:
        """The documents of policy."""
        return "politikkdokumentet" if self.row["n_policy"] == 1 else "politikkdokumentene"

    @property
    def talk(self) -> str:
        """The frontline's documents."""
        return "intervjuet" if self.row["n_frontline"] == 1 else "intervjuene"

    @property
    def thing(self) -> str:
        """The item as it is called in a sentence."""
        named = label(self.row)
        if self.topic:
            return f"temaet «{named}»"
        return f"«{named}»" if self.row["measure"] == "term_rate" else named

    @property
    def level(self) -> str:
        """The level of the intervals, with their name."""
        return f"{figure(100 * (1 - self.basis.level))} % konfidensintervall"

    @property
    def sizes(self) -> str:
        """How many documents each side has."""
        policy = count(self.row["n_policy"], "politikkdokument", "politikkdokumenter")
        return f"{policy} mot {count(self.row['n_frontline'], 'intervju', 'intervjuer')}"

    @property
    def having(self) -> str:
        """In how many documents of each side the item is."""
        row = self.row
        policy = count(row["n_policy"], "politikkdokument", "politikkdokumenter")
        frontline = count(row["n_frontline"], "intervju", "intervjuer")
        return f"i {row['n_with_policy']} av {policy} mot {row['n_with_frontline']} av {frontline}"

    @property
    def levels(self) -> str:
        """What each side has."""
        policy, frontline = self.number("policy"), self.number("frontline")
        if self.topic:
            return f"{_percent(policy)} mot {_percent(frontline)} av ordene"
        return f"{figure(policy)} mot {figure(frontline)} per 10\u00a0000 ord"

    def ratio(self, *, side: str) -> tuple[str, str, str]:
        """How many times as often the side has it, with the ends of the interval."""
        size, low, high = (_norwegian(text) for text in super().ratio(side=side))
        return size, low, high

    @property
    def sides(self) -> tuple[str, str]:
        """The side that has more, and the other."""
        policy = self.row["verdict"] == "policy"
        return (self.paper, self.talk) if policy else (self.talk, self.paper)

    @property
    def too_few(self) -> str:
        """That nothing can be told, where that is so."""
        if self.testable:
            return ""
        such = (*MENTION_SHARES, "meaning")
        having = " med slike forekomster" if self.row["measure"] in such else ""
        missing = _shortfall(self.row)
        enough = f" (det ville holde med {missing}{having})" if missing else ""
        return f"det er for få dokumenter til å fastslå noen forskjell{enough}; "

    def between(self, ends: str) -> str:
        """The interval, or why there is none."""
        if self.known:
            return ""
        if self.untold:
            return "for få dokumenter til et intervall"
        return f"{self.level} {ends}" if ends else ""

    @property
    def placebo(self) -> str:
        """How the gap stands among those of ordinary words."""
        share = self.number("placebo")
        if isnan(share):
            return ""
        if share > 0.995:
            return "større forskjell enn for noe vanlig ord med lignende hyppighet"
        return f"større forskjell enn for {100 * share:.0f} % av vanlige ord"

    @property
    def unstable(self) -> str:
        """That a topic does not come back, where that is so."""
        return "" if self.row["stable"] else "ustabilt: temaet kommer igjen i for få tilpasninger"

    @property
    def caveat(self) -> str:
        """What weakens the finding."""
        document = self.row["flipped_by"]
        rests = f"avhenger av «{document}»: uten det ville konklusjonen vært en annen"
        return "; ".join(part for part in (rests if document else "", self.unstable) if part)


_NOUNS = {"document": ("dokument", "dokumenter"), "cluster": ("klynge", "klynger")}
_SIDES = {"policy": "politikken", "frontline": "førstelinjen"}


def _shortfall(row: Mapping[str, object]) -> str:
    """The documents that would do: `2 klynger til i politikken eller 1 klynge til …`."""
    nouns = _NOUNS[str(row["shortfall_unit"])]
    return " eller ".join(
        f"{count(row[f'shortfall_{side}'], *nouns)} til i {_SIDES[side]}"
        for side in tables.CORPORA
        if row[f"shortfall_{side}"]
    )


def _rate_sentence(finding: NorwegianFinding) -> str:
    """One side uses it more often."""
    policy = finding.row["verdict"] == "policy"
    who, whom = finding.sides
    one, other = ("policy", "frontline") if policy else ("frontline", "policy")
    size, low, high = finding.ratio(side=one)
    start = f"{_capital(who)} bruker {finding.thing}"
    asides = (finding.having, finding.placebo, finding.caveat)
    if not finding.number(other):
        nobody = "ingen av intervjuene gjør det" if policy else f"{finding.paper} aldri gjør det"
        if policy and finding.row["n_frontline"] == 1:
            nobody = "intervjuet ikke gjør det"
        least = finding.between(f"fra {low} ganger så ofte")
        return (
            f"{start} {figure(finding.number(one))} ganger per 10\u00a0000 ord, mens {nobody}"
            f"{finding.aside(least, *asides)}."
        )
    interval = finding.between(f"{low} til {high}")
    if finding.number("log2_ratio") * (1 if policy else -1) < log2(1.05):
        return f"{start} oftere enn {whom}{finding.aside(finding.levels, *asides)}."
    rates = "" if policy else finding.levels
    return (
        f"{start} {size} ganger så ofte som {whom}, regnet per 10\u00a0000 ord"
        f"{finding.aside(rates, interval, *asides)}."
    )


def _topic_sentence(finding: NorwegianFinding) -> str:
    """One side gives a topic more room."""
    who, whom = finding.sides
    low, high = finding.points
    interval = finding.between(f"{figure(low)} til {figure(high)} prosentpoeng")
    size = figure(abs(100 * finding.number("estimate")))
    return (
        f"{_capital(finding.thing)} tar {size} prosentpoeng mer av ordene i {who} enn i {whom}"
        f"{finding.aside(finding.levels, interval, finding.sizes, finding.caveat)}."
    )


def _bridge_sentence(finding: NorwegianFinding) -> str:
    """Both sides are shown to be alike."""
    _, low, high = finding.ratio(side="policy")
    often = "så mye" if finding.topic else "så ofte"
    interval = finding.between(f"{low} til {high} ganger {often}")
    alike = (
        f"gir omtrent like mye plass til {finding.thing}"
        if finding.topic
        else f"bruker {finding.thing} omtrent like ofte"
    )
    counts = finding.sizes if finding.topic else finding.having
    return (
        f"{_capital(finding.paper)} og {finding.talk} {alike}"
        f"{finding.aside(finding.levels, interval, counts, finding.caveat)}."
    )


def _open_sentence(finding: NorwegianFinding) -> str:
    """What cannot be told, and how much is open."""
    more = (
        f"gir mest plass til {finding.thing}" if finding.topic else f"bruker {finding.thing} oftest"
    )
    possible = ""
    if not finding.known and not finding.untold and not isnan(finding.number("log2_ratio")):
        possible = _possible(finding)
    counts = finding.sizes if finding.topic else finding.having
    missing = finding.between("") if finding.testable else ""
    asides = finding.aside(possible, missing, counts, _why_open(finding), finding.unstable)
    return (
        f"Vi kan ikke si sikkert om det er {finding.paper} eller {finding.talk} som {more}: "
        f"{finding.too_few}{finding.levels}{asides}."
    )


def _possible(finding: NorwegianFinding) -> str:
    """What the gap may be, on the scale on which the verdict is given."""
    if finding.topic:
        return f"i politikken kan det ta {_points(*finding.points)}, {finding.level}"
    _, low, high = finding.ratio(side="policy")
    return f"i politikken kan det være fra {low} til {high} ganger så ofte, {finding.level}"


def _points(low: float, high: float) -> str:
    """An interval of percentage points, so that nobody must read a sign."""
    if low < 0 < high:
        return f"fra {figure(-low)} prosentpoeng mindre til {figure(high)} prosentpoeng mer"
    near, far = sorted((abs(low), abs(high)))
    return f"{figure(near)} til {figure(far)} prosentpoeng {'mer' if high > 0 else 'mindre'}"


ALL_OF = {
    "family_rate": "alle familier av sam-ord",
    "concept_rate": "alle begrepene",
    "term_rate": "alle ordene",
    "topic_share": "alle temaene",
    "practice_rate": "alle slike formuleringer",
    "theme_rate": "alle temaene på listen",
}
"""What an item is held against all of."""


def _why_open(finding: NorwegianFinding) -> str:
    """Why nothing can be told where test and interval, each for itself, say otherwise."""
    doubt = finding.doubt
    if doubt == "interval":
        return (
            "tilfeldigheter gir sjelden en så tydelig forskjell, men intervallet utelukker ikke "
            "at det ikke er noen"
        )
    if doubt == "alone":
        return (
            "intervallet utelukker null, men tilfeldigheter gir en like tydelig forskjell i "
            f"{_percent(finding.number('p_value'))} av ombyttingene"
        )
    if not doubt:
        return ""
    everything = ALL_OF.get(str(finding.row["measure"]), "alle slike andeler")
    often = _percent(finding.number("p_adjusted"))
    if often == _percent(finding.basis.level):
        often = f"litt over {often}"
    return (
        f"sett for seg selv skiller det seg ut, men blant {everything} under ett gir "
        f"tilfeldigheter en like tydelig forskjell i {often} av ombyttingene"
    )


def _share_sentence(finding: NorwegianFinding) -> str:
    """How large a part of the mentions is of a kind, on each side."""
    row = finding.row
    if row["measure"] == "prompted_share" and not finding.number("policy"):
        return _prompted_sentence(finding)
    concept, kind = _parted(str(row["item"]))
    what = f"forekomstene av {_concept(concept, row)}"
    verb, rest = _said(str(row["measure"]), kind)
    policy, frontline = (_percent(finding.number(key)) for key in ("policy", "frontline"))
    values = f"{policy} av dem i {finding.paper}, {frontline} i {finding.talk}"
    low, high = finding.points
    whose = "" if row["verdict"] in tables.CORPORA else " i politikken"
    interval = finding.between(f"{_points(low, high)}{whose}")
    sizes = f"{finding.sizes} som har slike"
    if row["verdict"] == "cannot tell":
        asides = finding.aside(interval if finding.testable else "", sizes, _why_open(finding))
        return (
            f"Vi kan ikke si sikkert om det er i {finding.paper} eller i {finding.talk} at {what} "
            f"oftest {verb} {rest}: {finding.too_few}{values}{asides}."
        )
    asides = finding.aside(interval, sizes, finding.caveat)
    if row["verdict"] == "bridge":
        return (
            f"{_capital(what)} {verb} omtrent like ofte {rest} i {finding.paper} som i "
            f"{finding.talk}: {values}{asides}."
        )
    who, whom = finding.sides
    return f"I {who} {verb} {what} oftere {rest} enn i {whom}: {values}{asides}."


def _prompted_sentence(finding: NorwegianFinding) -> str:
    """How large a part of the interviews' mentions their interviewers called forth."""
    row = finding.row
    concept, kind = _parted(str(row["item"]))
    verb, rest = _said("prompted_share", kind)
    low, high = (_percent(end) for end in finding.prompted_ends)
    sizes = f"{count(row['n_frontline'], 'intervju', 'intervjuer')} som har slike"
    interval = finding.between(f"{low} til {high}") if finding.testable else ""
    asides = finding.aside(interval, sizes, "politikken har ingen som intervjuer")
    return (
        f"Av forekomstene av {_concept(concept, row)} i {finding.talk} {verb} "
        f"{_percent(finding.number('frontline'))} {rest}{asides}."
    )


def _divergence_sentence(finding: NorwegianFinding) -> str:
    """How far apart the sides are as a whole."""
    low, high = (figure(finding.number(key)) for key in ("ci_low", "ci_high"))
    interval = finding.between(f"{low} til {high}") if finding.testable else ""
    size = f"{figure(finding.number('estimate'))} {_SCALE}"
    asides = finding.aside(interval, finding.sizes, finding.caveat)
    words = {"words": "ordene", "topics": "temaene"}.get(str(finding.row["item"]), finding.thing)
    what = f"{words} i {finding.paper} og i {finding.talk}"
    if finding.row["verdict"] == "apart":
        return (
            f"{_capital(what)} er lenger fra hverandre enn tilfeldigheter tilsier, "
            f"med {size}{asides}."
        )
    return (
        f"Vi kan ikke si sikkert om {what} er lenger fra hverandre enn tilfeldigheter tilsier: "
        f"{finding.too_few}avstanden er {size}{asides}."
    )


def _partisanship_sentence(finding: NorwegianFinding) -> str:
    """How often a reader guesses the side of one phrase."""
    right = [
        f"{figure(100 * (0.5 + finding.number(key)))} %"
        for key in ("estimate", "ci_low", "ci_high")
    ]
    interval = finding.between(f"{right[1]} til {right[2]}") if finding.testable else ""
    genre = "skrift og tale er uansett ulike"
    asides = finding.aside(interval, finding.sizes, genre, finding.caveat)
    if finding.row["verdict"] == "apart":
        return (
            "En leser som får se ett ord eller uttrykk, gjetter riktig side i "
            f"{right[0]} av tilfellene; mynt og kron ville gitt 50 %{asides}."
        )
    return (
        "Vi kan ikke si sikkert om en leser som får se ett ord eller uttrykk, gjetter siden bedre "
        f"enn med mynt og kron: {finding.too_few}riktig i {right[0]} av tilfellene{asides}."
    )


def _meaning_sentence(finding: NorwegianFinding) -> str:
    """Whether both sides use a concept in the same contexts."""
    low, high = (figure(finding.number(key)) for key in ("ci_low", "ci_high"))
    size = f"{figure(finding.number('estimate'))} {_SCALE}"
    asides = finding.aside(
        finding.between(f"{low} til {high}"), finding.sizes, finding.placebo, finding.caveat
    )
    what = f"{finding.paper} og {finding.talk} bruker {finding.thing} i ulike sammenhenger"
    if finding.row["verdict"] == "apart":
        return (
            f"{_capital(what)}, lenger fra hverandre enn tilfeldigheter tilsier, "
            f"med {size}{asides}."
        )
    return f"Vi kan ikke si sikkert om {what}: {finding.too_few}avstanden er {size}{asides}."


_WHOLES = {
    "divergence": _divergence_sentence,
    "partisanship": _partisanship_sentence,
    "meaning": _meaning_sentence,
}


# -------------------------------------------------------------------------- robustness


def robust(row: Mapping[str, object]) -> str:
    """A row of `Robustness`: in how many other analyses the verdict is the same."""
    varied = str(row["varied"])
    how = "" if varied == "all" else f" ({VARIED[varied]})"
    analyses = count(row["n_specifications"], "annen analyse", "andre analyser")
    same = f"Samme konklusjon i {n_same(row)} av {analyses}{how}."
    return f"{same} {_moved(row)}" if varied == "fit" else same


def _moved(row: Mapping[str, object]) -> str:
    ends = [float(str(row[key])) for key in ("lowest", "highest")]
    if isnan(ends[0]):
        return "Ingen av dem har temaet."
    low, high = (figure(100 * end) for end in ends)
    return (
        f"Forskjellen, politikk minus førstelinje, ligger mellom {low} og {high} prosentpoeng "
        "i dem."
    )


# ------------------------------------------------------------------------------ words


def count(n: object, one: str, many: str) -> str:
    """A number with its noun, in the singular for one."""
    return f"{n} {one if n == 1 else many}"


def figure(value: float) -> str:
    """A number as a Norwegian would write it: with comma, and a space between thousands."""
    return _norwegian(_english_figure(value))


def _norwegian(text: str) -> str:
    """English figures in Norwegian: comma for point, space for comma, `over` and `under` as is."""
    swapped = re.sub(r"(?<=\d),(?=\d)", "\u00a0", text)
    return re.sub(r"(?<=\d)\.(?=\d)", ",", swapped)


def _percent(share: float) -> str:
    return "0 %" if not share else "under 0,1 %" if share < 0.001 else f"{figure(100 * share)} %"


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
