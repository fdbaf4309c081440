"""Docs to term counts, and how the sides differ in their terms.

A term is the lemma of a content word, or a multi-word term such as `quality of life`. A multi-word
term replaces its words where it stands: each word of a text counts once, so that rates add up and a
topic model sees no word twice.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from spacy.tokens import Doc, Token
from spacy.util import get_lang_class

from pipeline.terms.count_matrix import count_matrix
from pipeline.text.placeholders import PLACEHOLDER

Floats = npt.NDArray[np.float64]

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
"""Adverbs are left out: in talk they are mostly register (`really`, `just`, `obviously`)."""
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
NOUNS = frozenset({"NOUN", "PROPN"})

# Register is not content: each word below tells talk from writing, and nothing about care.
FILLERS: dict[str, str] = {
    "en": """
        ah aha alright anyhow aye bit bloody blah bye cos dunno eh er erm gonna gotta guess hello
        hey hi hm hmm huh innit kinda like lot lots mean mhm mm mmm nah nope oh ok okay ooh oops
        ow right sort sorta stuff thank thanks thing things uh uhm um wanna wee well whoa wow yeah
        yeh yep yes yup absolutely actually basically definitely essentially exactly honestly
        literally maybe obviously perhaps pretty probably quite really sure totally able ask bad
        become begin big bring call come different do end feel find get give go good great happen
        have hear hold keep know leave let little long look lovely make need new nice old people
        put say see seem set show speak start stop suppose take talk tell think try turn want way
        word year day week month time today tomorrow yesterday guy couple kind point sense bunch
        sit stand lie wait watch lady man woman gentleman cent percent stay move pick pull
        push shut half hand hundred thousand million billion
        brilliant amazing fantastic awesome
    """,
    "nb": """
        altså liksom sånn sånt sånne ja jo nei jaja javel joda neida ehm eh øh hm mhm mm okei ok
        ikke sant egentlig kanskje faktisk akkurat nettopp kjempe veldig ganske litt bare da nå
        vel greit greie ting måte slags type si sier sa sagt tenke tenker tenkt tro tror synes
        syns mene vite vet visst få får gjøre gå kommer komme ta se ser sett bli være ha ville
        kunne skulle måtte prøve snakke skjønne finne gi holde sitte stå begynne hende spørre hvem
        hver hvert hvor hvordan hvorfor hvis hva burde begge egen eget egne liten lite små gammel
        gamle stor legge lage sette henge kalle vise hete kjenne navn stykke enkelt enkelte klokke
        imot innen velge bruke brukt rett lese leser telle ringe lang kort halv sist neste to tre
        fire fem seks sju syv åtte ni ti elleve tolv tretten fjorten femten tjue tretti førti
        femti seksti sytti åtti nitti hundre tusen million prosent
    """,
    "nn": """
        altså liksom slik sånn ja jo nei jau jaja ehm eh hm mhm mm okei ok ikkje sant eigentleg
        kanskje faktisk akkurat nettopp veldig ganske litt berre da då no vel greitt greie ting
        måte slags type seie seier sa sagt tenkje tenkjer tenkt tru trur synest meine vite veit
        visst få får gjere gjer gjekk gå kjem kome kom ta tek se ser sett sjå bli blei vart vere
        er var ha har hadde vilje vil ville kunne kan skulle skal måtte må prøve snakke skjøne
        finne gi gje halde sitje stå byrje hende spørje kven kvar kvart korleis kvifor kva burde
        begge eigen eige eigne liten lita små gammal gamle stor leggje lage setje henge kalle vise
        heite kjenne namn stykke enkelt enkelte klokke imot innan velje bruke rett lese telje
        ringje lang kort halv neste to tre fire fem seks sju syv åtte ni ti elleve tolv tretten
        fjorten femten tjue tretti førti femti seksti sytti åtti nitti hundre tusen million
        prosent
    """,
    "da": """
        altså ligesom sådan ja jo nej nå øh øhm hm mm okay ok ikke også egentlig måske faktisk
        lige netop ret lidt bare vel ting måde slags type sige siger sagde tænke tænker tro tror
        synes mene vide ved få får gøre gå kommer komme tage se ser blive være have ville kunne
        skulle måtte prøve snakke finde give holde sidde stå begynde ske spørge hvem hver hvert
        hvor hvordan hvorfor hvis burde begge egen eget egne lille små gammel gamle stor lægge
        lave sætte hænge kalde vise hedde kende navn stykke enkelte bruge læse tælle ringe lang
        kort halv to tre fire fem seks syv otte ni ti elleve tolv tyve tredive fyrre halvtreds
        hundrede tusind procent
    """,
    "sv": """
        alltså liksom typ ju ja jo nej nja eh öh hm mm okej ok inte väl egentligen kanske faktiskt
        precis ganska lite bara sak grej sätt slags säga säger sa tänka tänker tro tror tycka
        tycker mena veta vet få får göra gå kommer komma ta se ser bli vara ha vilja kunna skola
        måste försöka prata hitta ge hålla sitta stå börja hända fråga vem varje hur varför bör
        båda egen eget egna liten små gammal gamla stor lägga sätta hänga kalla visa heta känna
        namn stycke enstaka använda rätt läsa räkna ringa lång kort halv procent
    """,
}
# Register-specific words: words of a story's time and place, which differ between any talk and any
# writing, whatever both are about. They stay terms with a gap, and are left out of the topics.
REGISTER_SPECIFIC: dict[str, str] = {
    "en": """
        answer arrive bear beat bite blow break burn carry catch climb close count cross cut deal
        decide die dig draw drop expect explain fall fetch fill find fix fold forget guess hang hide
        hit imagine kick knock laugh lay lean lend lift lose mind miss nod notice open pass press
        reach read recognise remember ride ring rise roll run send shake shine shout shut sign slide
        smell smile spend spill spread steal swear sweep throw touch travel turn understand wake
        walk wave whisper wipe wish wonder write
        arm back belly body cheek chin ear eye face finger foot hair head knee leg lip mouth neck
        nose shoulder skin throat thumb tongue tooth voice wrist
        black blue bright brown dark green grey gray pink purple red white yellow
        ceiling chair corner corridor cupboard curtain desk door doorway drawer floor hook lamp
        light mirror peg roof room shelf stair step table wall window
        bag boot bottle bucket button cap coat cup dress glass glove hat jacket jar pen plate pocket
        pot scarf shirt shoe sock spoon trouser
        afternoon clock decade evening midnight minute moment morning noon o'clock quarter second
        autumn spring summer winter ice rain sky snow storm sun weather wind
        dozen fifth first fourth inch kilo kilometre line metre middle mile pair piece pound row
        side third yard
        bloke boy chap fellow folk girl lad mate
        cold decent dry easy empty fair fine free full hard heavy high honest hot large loud low
        past proper quiet real round short small soft tall warm wet wide wrong
    """,
    "nb": """
        arm bein fot hode hånd kne munn nese rygg skulder stemme øye øre ansikt
        blå brun grønn grå gul hvit lys mørk rød svart
        bord dør gang golv gulv hjørne lampe rom skuff stol tak trapp vegg vindu
        bukse flaske frakk glass hatt jakke kopp lomme lue sko skål tallerken veske
        ettermiddag formiddag kveld minutt morgen natta sekund høst sommer vinter vår regn snø sol
        vind vær gutt jente kar mann kone dame folk bære falle gråte gå hente kaste kjøre le løfte
        løpe lukke rope skrive smile snu svare åpne kald varm våt tung stille tom full
    """,
    "nn": """
        arm bein fot hovud hand kne munn nase rygg skulder stemme auge øyre andlet
        blå brun grøn grå gul kvit lys mørk raud svart
        bord dør gang golv hjørne lampe rom skuff stol tak trapp vegg vindauge
        bukse flaske frakk glas hatt jakke kopp lomme lue sko skål tallerken veske
        ettermiddag formiddag kveld minutt morgon sekund haust sommar vinter vår regn snø sol
        vind vêr gut jente kar mann kone dame folk bere falle gråte hente kaste køyre le lyfte
        springe lukke rope skrive smile snu svare opne kald varm våt tung stille tom full
    """,
    "da": """
        arm ben fod hoved hånd knæ mund næse ryg skulder stemme øje øre ansigt
        blå brun grøn grå gul hvid lys mørk rød sort
        bord dør gang gulv hjørne lampe rum skuffe stol tag trappe væg vindue
        bukser flaske frakke glas hat jakke kop lomme hue sko skål tallerken taske
        eftermiddag formiddag aften minut morgen sekund efterår sommer vinter forår regn sne sol
        vind vejr dreng pige mand kone dame folk bære falde græde hente kaste køre le løfte
        løbe lukke råbe skrive smile svare åbne kold varm våd tung stille tom fuld
    """,
    "sv": """
        arm ben fot huvud hand knä mun näsa rygg axel röst öga öra ansikte
        blå brun grön grå gul vit ljus mörk röd svart
        bord dörr gång golv hörn lampa rum låda stol tak trappa vägg fönster
        byxor flaska rock glas hatt jacka kopp ficka mössa sko skål tallrik väska
        eftermiddag förmiddag kväll minut morgon sekund höst sommar vinter vår regn snö sol
        vind väder pojke flicka karl man hustru dam folk bära falla gråta hämta kasta köra skratta
        lyfta springa stänga ropa skriva le svara öppna kall varm våt tung stilla tom full
    """,
}
FILLER_PHRASES: dict[str, tuple[str, ...]] = {
    "en": (
        "kind of", "sort of", "you know", "you see", "i mean", "i think", "i guess", "i suppose",
        "at the end of the day", "to be honest", "and so on", "and so forth", "and stuff",
        "of course", "as well", "or whatever", "in terms of", "in fact", "the fact that",
        "per cent", "for example", "for instance",
    ),
    "nb": ("på en måte", "ikke sant", "og så videre", "for eksempel", "når det gjelder"),
    "nn": ("på ein måte", "ikkje sant", "og så vidare", "til dømes", "når det gjeld"),
    "da": ("på en måde", "ikke også", "og så videre", "for eksempel"),
    "sv": ("på något sätt", "på ett sätt", "och så vidare", "till exempel"),
}  # fmt: skip
BOILERPLATE: dict[str, str] = {
    "en": """
        annex appendix box chapter figure footnote ibid page paragraph pdf section table www http
        https com gov org isbn include including follow following ensure regard relate relevant
        set whole shall accord accordance pursuant herein thereof particular specific certain
        various number
    """,
    "nb": """
        kapittel avsnitt side tabell figur vedlegg boks jf jfr nr mv osv dvs meld www http https
        særlig blant bidra innebære omfatte gjelde følgende
    """,
    "nn": """
        kapittel avsnitt side tabell figur vedlegg boks jf jfr nr mv osv dvs meld www http https
        særleg bidra innebere omfatte gjelde følgjande
    """,
    "da": "kapitel afsnit side tabel figur bilag boks jf nr mv osv dvs www http https følgende",
    "sv": "kapitel avsnitt sida tabell figur bilaga ruta jfr nr mm osv dvs www http https följande",
}
DATES: dict[str, str] = {
    "en": """
        january february march april may june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept
        sep oct nov dec
    """,
    "nb": """
        januar februar mars april mai juni juli august september oktober november desember mandag
        tirsdag onsdag torsdag fredag lørdag søndag år dag uke måned
    """,
    "nn": """
        januar februar mars april mai juni juli august september oktober november desember måndag
        tysdag onsdag torsdag fredag laurdag søndag år dag veke månad
    """,
    "da": """
        januar februar marts april maj juni juli august september oktober november december mandag
        tirsdag onsdag torsdag fredag lørdag søndag år dag uge måned
    """,
    "sv": """
        januari februari mars april maj juni juli augusti september oktober november december
        måndag tisdag onsdag torsdag fredag lördag söndag år dag vecka månad
    """,
}
# spaCy has no list for Nynorsk.
NYNORSK_STOPS = """
    alle alt andre at av berre blant ble bli blir blitt både da dag de dei deim den denne der
    dermed det dette di din ditt du då eg ein eit eitt ei eigen ein ender enn enno er et etter for
    fordi fram frå før først ha hadde han hans har henne hennar her hjå ho hos honom hoss hossen i
    ifrå igjen ikkje ingen inn inni ja kan kor korleis kva kvar kvarhelst kven kvi kvifor kunne
    ljoså man mange me med medan meg meir meira mellom men mest mi min mine mitt mot mykje må nede
    no noe noen noka noko nokon nokor nokre ny nå når og også om opp oss over på sei seg seinare
    sia sidan sin sine sitt sjølv skal skulle slik so som somme somt store så til um under upp ut
    utan vart varte ved vere verte vi vil ville vore vors vort vår være vært å
"""
# spaCy's Norwegian list was counted in newspapers, the Swedish one holds a noun too.
NOT_STOPS: dict[str, frozenset[str]] = {
    "nb": frozenset({"kontakt", "leder", "mennesker", "kamp", "kampen", "plass"}),
    "sv": frozenset({"beslut", "beslutat", "beslutit"}),
}
CONNECTORS: dict[str, frozenset[str]] = {"en": frozenset({"of"})}

# What the taggers' lemmatizers turn into words that nobody looks for.
LEMMAS: dict[str, dict[str, str]] = {
    "en": {"data": "data", "media": "media", "allied": "allied", "bored": "bored"}
    | dict.fromkeys(("hoped", "hopes", "hoping"), "hope")
    | dict.fromkeys(("focussed", "focusses", "focussing"), "focus"),
}

_JOINING = frozenset("-\u2010\u2011")
_WORD = re.compile(r"[^\W\d_]\w*(?:[-'/]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+|\n+")
_HYPHENS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013", "-") | {"’": "'", "\u00ad": None}
)


@dataclass(frozen=True)
class TermRules:
    """Which words become terms.

    A word is a term's word if it is a noun, verb or adjective (where the language has no tagger:
    if it is `min_length_untagged` letters long), `min_length` letters long (an acronym: 2), neither
    stop word, filler, boilerplate nor date, and no name. A word never written small is a name,
    unless it is an acronym; so is a capitalised word of a speaker's label.

    Two or three such words in a row, or two nouns around a connector (`quality of life`), become a
    multi-word term if they end in a noun and hold no verb (Justeson & Katz 1995), occur
    `multiword_min_count` times in `min_documents` documents and have a normalised pointwise mutual
    information of `multiword_min_npmi` (Bouma 2009).

    A term must then occur `min_count` times, in `min_documents` documents and in no more than
    `max_document_share` of its language's documents; co-words may be in all of them.
    """

    min_documents: int = 3
    min_count: int = 5
    max_document_share: float = 0.95
    multiword_min_count: int = 5
    stop_words: tuple[str, ...] = ()
    multiword_min_npmi: float = 0.25
    min_length: int = 3
    min_length_untagged: int = 4


# ------------------------------------------------------------------------- units


class _Piece(NamedTuple):
    """A stretch of one segment that is not split further."""

    segment_id: str
    start: int
    end: int
    n_tokens: int
    heading: str


def term_units(segments: pd.DataFrame, *, unit_tokens: int) -> pd.DataFrame:
    """Table `TermUnits`: segments of one document joined, or split, to about `unit_tokens` words.

    Interviewers' turns are in no unit. A segment longer than one and a half units is split where a
    sentence ends; its id then stands in each of its units, and `start` and `end` say which part.
    Policy units also end at a heading where that leaves none below half the length. A remainder
    below half the length joins the unit before it. The units of a document hold all of its words.
    """
    counted = segments[segments["role"].isin(["policy", "respondent"])]
    rows: list[dict[str, Any]] = []
    for doc_id, members in counted.groupby("doc_id", sort=False):
        first = members.iloc[0]
        pieces = [
            piece
            for row in members.itertuples(index=False)
            for piece in _pieces(row, unit_tokens=unit_tokens)
        ]
        for number, unit in enumerate(_joined(pieces, unit_tokens=unit_tokens), start=1):
            rows.append(
                {
                    "unit_id": f"{doc_id}#{number:04d}",
                    "doc_id": doc_id,
                    "corpus": first["corpus"],
                    "language": first["language"],
                    "segment_ids": " ".join(dict.fromkeys(piece.segment_id for piece in unit)),
                    "start": unit[0].start,
                    "end": unit[-1].end,
                    "n_tokens": sum(piece.n_tokens for piece in unit),
                }
            )
    named = ["unit_id", "doc_id", "corpus", "language", "segment_ids", "start", "end", "n_tokens"]
    frame = pd.DataFrame(rows, columns=named)
    texts = dict.fromkeys(named[:5], "str")
    return frame.astype(texts | dict.fromkeys(named[5:], "int64"))


def _pieces(row: Any, *, unit_tokens: int) -> list[_Piece]:
    """The segment whole, or its parts of about `unit_tokens` words."""
    heading = row.heading if row.role == "policy" else ""
    whole = _Piece(row.segment_id, 0, len(row.text), int(row.n_tokens), heading)
    if row.n_tokens == 0:
        return []
    if row.n_tokens <= 1.5 * unit_tokens:
        return [whole]
    words = [match.start() for match in re.finditer(r"\S+", row.text)]
    cuts = _cuts(row.text, words, parts=round(row.n_tokens / unit_tokens))
    edges = [0, *cuts, len(words)]
    starts = [0, *(words[cut] for cut in cuts), len(row.text)]
    # words as counted and stretches between spaces differ a little; the parts add up to the whole
    counted = [round(row.n_tokens * edge / len(words)) for edge in edges]
    return [
        _Piece(row.segment_id, starts[i], starts[i + 1], counted[i + 1] - counted[i], heading)
        for i in range(len(edges) - 1)
    ]


def _cuts(text: str, words: list[int], *, parts: int) -> list[int]:
    """The words before which the text is cut: where a sentence begins, if one is near."""
    position = {start: number for number, start in enumerate(words)}
    sentences = [
        position[match.end()] for match in _SENTENCE_END.finditer(text) if match.end() in position
    ]
    length = len(words) / parts
    cuts: set[int] = set()
    for part in range(1, parts):
        target = round(part * length)
        near = [start for start in sentences if abs(start - target) <= length / 3]
        cuts.add(min(near, key=lambda start: (abs(start - target), start)) if near else target)
    return sorted(cut for cut in cuts if 0 < cut < len(words))


def _joined(pieces: Sequence[_Piece], *, unit_tokens: int) -> list[list[_Piece]]:
    units: list[list[_Piece]] = []
    for piece in pieces:
        if units and not _ends(units[-1], piece, unit_tokens=unit_tokens):
            units[-1].append(piece)
        else:
            units.append([piece])
    if len(units) > 1 and sum(piece.n_tokens for piece in units[-1]) < unit_tokens / 2:
        rest = units.pop()
        units[-1] += rest
    return units


def _ends(unit: Sequence[_Piece], following: _Piece, *, unit_tokens: int) -> bool:
    """Whether the unit is long enough, and nearer to its length without what follows."""
    length = sum(piece.n_tokens for piece in unit)
    if length < unit_tokens / 2:
        return False
    if following.heading != unit[-1].heading:
        return True
    return length + following.n_tokens / 2 > unit_tokens


# ------------------------------------------------------------------- words of a Doc


class _Word(NamedTuple):
    """A content word, or several joined: lemma, form, where it stands, part of speech."""

    lemma: str
    form: str
    first: int
    last: int
    start: int
    pos: str


class _Passage(NamedTuple):
    """The content words of a segment, in order, and the places of connectors between them."""

    segment_id: str
    doc_id: str
    words: list[_Word]
    connectors: dict[int, str]


@cache
def stop_words(language: str) -> frozenset[str]:
    """Stop words, fillers, boilerplate and dates of a language, in lower case."""
    try:
        stops = set(get_lang_class(language).Defaults.stop_words)
    except ImportError:
        stops = set()
    stops -= NOT_STOPS.get(language, frozenset())
    if language == "nn":
        stops |= set(NYNORSK_STOPS.split())
    for listed in (FILLERS, BOILERPLATE, DATES):
        stops |= set(listed.get(language, "").split())
    return frozenset(stops)


def is_content(terms: Iterable[str], language: str) -> list[bool]:
    """Whether each term is a content word, that is, not register-specific."""
    register_specific = frozenset(REGISTER_SPECIFIC.get(language, "").split())
    return [term not in register_specific for term in terms]


def term_occurrences(
    docs: Iterable[Doc], segments: pd.DataFrame, units: pd.DataFrame, *, rules: TermRules
) -> pd.DataFrame:
    """How often each form of each term occurs in each unit.

    `docs` are those of `segments`, one each and in order; they are read once. Columns: unit_id,
    doc_id, language, term, surface, n, noun. A term that a unit's end cuts is counted where it
    begins.

    Raises:
        ValueError: there are not as many Docs as segments.
    """
    places = _places(units)
    passages: dict[str, list[_Passage]] = defaultdict(list)
    small: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    rows: Iterable[Any] = segments.itertuples(index=False)
    for doc, row in zip(docs, rows, strict=True):
        if row.segment_id not in places:
            continue
        words = list(_words(doc, row.language, rules=rules))
        small[row.language].update(
            (word.form, word.lemma) for word in words if word.form[0].islower()
        )
        connectors = CONNECTORS.get(row.language, frozenset())
        between = {token.i: token.lower_ for token in doc if token.lower_ in connectors}
        passages[row.language].append(_Passage(row.segment_id, row.doc_id, words, between))
    speakers = _speakers(segments)
    counts: Counter[tuple[str, str, str, str, str]] = Counter()
    nouns: Counter[tuple[str, str]] = Counter()
    for language, unnamed in passages.items():
        without_names = _without_names(unnamed, small[language], speakers=speakers)
        for passage in _with_multiwords(without_names, rules=rules):
            for word in passage.words:
                unit_id = _unit(places[passage.segment_id], word.start)
                counts[unit_id, passage.doc_id, language, word.lemma, word.form] += 1
                nouns[language, word.lemma] += 1 if word.pos in NOUNS | {""} else -1
    selected = _selected(counts, units, rules=rules)
    keys = zip(selected["language"], selected["term"], strict=True)
    return selected.assign(noun=np.array([nouns[key] > 0 for key in keys], dtype=bool))


def _words(doc: Doc, language: str, *, rules: TermRules) -> Iterator[_Word]:
    """The content words of the Doc, `person-centred` joined to one."""
    tagged = doc.has_annotation("POS")
    tokens = list(doc)
    left_out = _phrase_tokens([token.lower_ for token in tokens], _phrases(language))
    stops = _left_out(language, rules.stop_words)
    length = rules.min_length if tagged else rules.min_length_untagged
    for chain in _chains(tokens):
        if chain[0] in left_out or (tagged and tokens[chain[-1]].pos_ not in CONTENT):
            continue
        word = _word(doc, chain)
        lemma = LEMMAS.get(language, {}).get(word.form.lower(), word.lemma)
        if lemma not in stops and word.form.lower() not in stops and _long_enough(word, length):
            yield word._replace(lemma=lemma)


@cache
def _left_out(language: str, further: tuple[str, ...]) -> frozenset[str]:
    return stop_words(language) | {word.lower() for word in further}


def _long_enough(word: _Word, length: int) -> bool:
    acronym = word.form.isupper() and len(word.form) > 1
    return bool(_WORD.fullmatch(word.lemma)) and (acronym or len(word.lemma) >= length)


def _chains(tokens: Sequence[Token]) -> Iterator[list[int]]:
    """Places of tokens, those of a hyphened word together: spaCy parts `person-centred`."""
    at = 0
    while at < len(tokens):
        chain = [at]
        while _hyphened(tokens[chain[-1] : chain[-1] + 3]):
            chain += [chain[-1] + 1, chain[-1] + 2]
        if not tokens[at].is_space:
            yield chain
        at = chain[-1] + 1


def _hyphened(tokens: Sequence[Token]) -> bool:
    if len(tokens) < 3 or tokens[1].text not in _JOINING:
        return False
    apart = tokens[0].whitespace_ or tokens[1].whitespace_
    return not apart and tokens[0].is_alpha and tokens[2].is_alpha


def _word(doc: Doc, chain: Sequence[int]) -> _Word:
    first, last = doc[chain[0]], doc[chain[-1]]
    text, lemma = _plain(first.text), _lemma(last)
    if len(chain) > 1:
        text = _plain(doc[chain[0] : chain[-1] + 1].text)
        # `person-centred` is no `person-centre`: of hyphened words only nouns lose their ending
        lemma = text[: -len(last)] + lemma if last.pos_ in NOUNS else text
    form = text if text[:1].isupper() else text.lower()
    return _Word(lemma.lower(), form, chain[0], chain[-1], first.idx, last.pos_)


def _lemma(token: Token) -> str:
    return _plain(token.lemma_ or token.text)


def _plain(text: str) -> str:
    return text.translate(_HYPHENS)


@cache
def _phrases(language: str) -> dict[str, tuple[list[str], ...]]:
    """The filler phrases, by their first word."""
    phrases: dict[str, list[list[str]]] = defaultdict(list)
    for phrase in FILLER_PHRASES.get(language, ()):
        phrases[phrase.split()[0]].append(phrase.split())
    return {first: tuple(listed) for first, listed in phrases.items()}


def _phrase_tokens(
    lower: Sequence[str], phrases: Mapping[str, Sequence[Sequence[str]]]
) -> frozenset[int]:
    """Places of the words that belong to one of the phrases."""
    return frozenset(
        place
        for at, word in enumerate(lower)
        for phrase in phrases.get(word, ())
        if lower[at : at + len(phrase)] == phrase
        for place in range(at, at + len(phrase))
    )


# ------------------------------------------------------------------------- names


def _speakers(segments: pd.DataFrame) -> frozenset[str]:
    """The words of the speakers' labels, in lower case."""
    labels = PLACEHOLDER.sub(" ", " ".join(segments["speaker"].drop_duplicates()))
    return frozenset(match.group().lower() for match in re.finditer(r"[^\W\d_]+", labels))


def _without_names(
    passages: Sequence[_Passage], small: Counter[tuple[str, str]], *, speakers: frozenset[str]
) -> list[_Passage]:
    """The passages without names; a capitalised common word gets the lemma of its small form."""
    lemmas: dict[str, str] = {}
    # the most frequent lemma of a form comes last and stays; ties go by the alphabet
    for (form, lemma), _ in sorted(small.items(), key=lambda item: (item[1], item[0])):
        lemmas[form] = lemma
    known = frozenset(lemmas.values())

    def common(word: _Word) -> _Word | None:
        if word.form[0].islower():
            return word
        form = word.form.lower()
        name = form in speakers and word.pos in {"PROPN", ""}
        if not name and form in lemmas:
            return word._replace(lemma=lemmas[form], form=form)
        if not name and word.lemma in known:
            return word._replace(form=form)
        acronym = word.form.isupper() and len(word.form) > 1 and form not in speakers
        return word._replace(lemma=form) if acronym else None

    return [
        passage._replace(words=[kept for word in passage.words if (kept := common(word))])
        for passage in passages
    ]


# ------------------------------------------------------------------- multi-word terms


def _with_multiwords(passages: Sequence[_Passage], *, rules: TermRules) -> Iterator[_Passage]:
    """The passages, multi-word terms in place of their words, the longest first."""
    chosen = _multiwords(passages, rules=rules)
    for passage in passages:
        words: list[_Word] = []
        at = 0
        while at < len(passage.words):
            found = [gram for gram in _grams(passage, at) if gram[0] in chosen]
            term, size = max(found, key=lambda gram: gram[1], default=("", 1))
            group = passage.words[at : at + size]
            words.append(_merged(term, group, passage.connectors) if found else group[0])
            at += size
        yield passage._replace(words=words)


def _merged(term: str, group: Sequence[_Word], connectors: dict[int, str]) -> _Word:
    first, last = group[0], group[-1]
    parts = {word.first: word.form for word in group}
    parts |= {at: text for at, text in connectors.items() if first.last < at < last.first}
    form = " ".join(parts[at] for at in sorted(parts))
    return _Word(term, form, first.first, last.last, first.start, last.pos)


def _grams(passage: _Passage, at: int) -> Iterator[tuple[str, int]]:
    """The possible multi-word terms that begin at a word, with how many content words they have."""
    words = passage.words[at : at + 3]
    if len({word.lemma for word in words}) < len(words):
        words = words[:2]  # no `day day`: talk repeats itself
    if len({word.lemma for word in words}) < 2:
        return
    link = _link(words[0], words[1], passage.connectors)
    if link is None:
        return
    if _noun_phrase(words[:2]) and (link == " " or words[0].pos != "ADJ"):
        yield _modifier(words[0]) + link + words[1].lemma, 2
    if len(words) < 3 or link != " " or not _noun_phrase(words):
        return
    if _link(words[1], words[2], passage.connectors) == " ":
        yield " ".join([*map(_modifier, words[:2]), words[2].lemma]), 3


def _modifier(word: _Word) -> str:
    """How a word stands before a noun: `higher education` is no `high education`."""
    return word.lemma if word.pos in {"NOUN", ""} else word.form.lower()


def _link(left: _Word, right: _Word, connectors: dict[int, str]) -> str | None:
    """What stands between two words: a space, or a connector between two."""
    gap = right.first - left.last
    if gap == 1:
        return " "
    connector = connectors.get(left.last + 1)
    return f" {connector} " if gap == 2 and connector else None


def _noun_phrase(words: Sequence[_Word]) -> bool:
    if not any(word.pos for word in words):
        return True
    return all(word.pos in NOMINAL for word in words) and words[-1].pos in NOUNS


def _multiwords(passages: Sequence[_Passage], *, rules: TermRules) -> frozenset[str]:
    """The multi-word terms that are frequent, in several documents, and hold together."""
    single = Counter(word.lemma for passage in passages for word in passage.words)
    total = sum(single.values())
    grams: Counter[str] = Counter()
    counts: Counter[tuple[str, ...]] = Counter({(lemma,): n for lemma, n in single.items()})
    parts: dict[str, tuple[str, ...]] = {}
    where: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        for at in range(len(passage.words)):
            for gram, size in _grams(passage, at):
                grams[gram] += 1
                where[gram].add(passage.doc_id)
                parts[gram] = tuple(word.lemma for word in passage.words[at : at + size])
                counts[parts[gram]] += 1

    def holds(gram: str) -> bool:
        if grams[gram] < rules.multiword_min_count or len(where[gram]) < rules.min_documents:
            return False
        words = parts[gram]
        return all(
            association(counts[words], counts[words[:cut]], counts[words[cut:]], total=total)
            >= rules.multiword_min_npmi
            for cut in range(1, len(words))
        )

    return frozenset(gram for gram in grams if holds(gram))


def association(together: int, left: int, right: int, *, total: int) -> float:
    """Normalised pointwise mutual information of two neighbours: 1 if never apart, 0 if by chance.

    References:
        Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction.
        Proceedings of GSCL, 31-40.
    """
    if not together or not left or not right:
        return -1.0
    if together >= total:
        return 1.0
    joint = together / total
    return float(np.log(joint * total * total / (left * right)) / -np.log(joint))


# -------------------------------------------------------------------------- counts


def _places(units: pd.DataFrame) -> dict[str, list[tuple[int, str]]]:
    """For each segment its units, each with the first character that belongs to it, in order."""
    places: dict[str, list[tuple[int, str]]] = defaultdict(list)
    columns = (units[key].tolist() for key in ("unit_id", "segment_ids", "start"))
    for unit_id, segment_ids, start in zip(*columns, strict=True):
        for number, segment_id in enumerate(segment_ids.split()):
            places[segment_id].append((start if number == 0 else 0, unit_id))
    return {segment_id: sorted(parts) for segment_id, parts in places.items()}


def _unit(places: Sequence[tuple[int, str]], start: int) -> str:
    return next(unit_id for first, unit_id in reversed(places) if first <= start)


def _selected(
    counts: Counter[tuple[str, str, str, str, str]], units: pd.DataFrame, *, rules: TermRules
) -> pd.DataFrame:
    """The counts as a frame, with the terms that occur often and widely enough."""
    named = ["unit_id", "doc_id", "language", "term", "surface"]
    occurrences = pd.DataFrame(sorted(counts), columns=named).astype("str")
    occurrences["n"] = np.array([counts[key] for key in sorted(counts)], dtype=np.int64)
    grouped = occurrences.groupby(["language", "term"])
    documents = grouped["doc_id"].transform("nunique").astype(float)
    available = units.groupby("language")["doc_id"].nunique()
    share = documents / occurrences["language"].map(available).astype(float)
    everywhere = (share > rules.max_document_share) & ~occurrences["term"].str.startswith("co-")
    often = grouped["n"].transform("sum") >= rules.min_count
    kept = often & (documents >= rules.min_documents) & ~everywhere
    return occurrences[kept].reset_index(drop=True)


def term_counts(occurrences: pd.DataFrame) -> pd.DataFrame:
    """Table `TermCounts`: the occurrences with the forms of a term added up."""
    keys = ["unit_id", "doc_id", "language", "term"]
    grouped = occurrences.groupby(keys, sort=True)
    counts = grouped.agg(n=("n", "sum"), noun=("noun", "first")).reset_index()
    content = np.ones(len(counts), dtype=bool)
    for language in counts["language"].unique():
        own = (counts["language"] == language).to_numpy()
        content[own] = is_content(counts.loc[own, "term"], str(language))
    return counts.assign(content=content)


# ---------------------------------------------------------------------- table of terms


def terms(occurrences: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Table `Terms`, for each language that has both sides; the most policy-like term first."""
    parts = [
        _terms(occurrences[occurrences["language"] == language], members)
        for language, members in units.groupby("language")
        if members["corpus"].nunique() == 2
    ]
    named = ["language", "term", "surfaces", "n_policy", "n_frontline"]
    named += ["n_documents_policy", "n_documents_frontline", "log_odds_z", "g2", "dp_norm"]
    named += ["content"]
    filled = [part for part in parts if len(part)]
    if not filled:
        texts = dict.fromkeys(named[:3], "str")
        numbers = dict.fromkeys(named[3:7], "int64") | dict.fromkeys(named[7:10], "float64")
        return pd.DataFrame(columns=named).astype(texts | numbers | {"content": "bool"})
    return pd.concat(filled, ignore_index=True)[named]


def _terms(occurrences: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """The terms of one language."""
    if occurrences.empty:
        return pd.DataFrame()
    documents = units.groupby("doc_id").agg(corpus=("corpus", "first"), size=("n_tokens", "sum"))
    vocabulary = sorted(occurrences["term"].unique())
    matrix = count_matrix(
        occurrences, rows=list(documents.index), vocabulary=vocabulary, key="doc_id"
    ).toarray()
    size = documents["size"].to_numpy(dtype=np.float64)
    policy = (documents["corpus"] == "policy").to_numpy()
    n_policy, n_frontline = matrix[policy].sum(axis=0), matrix[~policy].sum(axis=0)
    totals = (float(size[policy].sum()), float(size[~policy].sum()))
    table = pd.DataFrame(
        {
            "language": units["language"].iloc[0],
            "term": vocabulary,
            "surfaces": _surfaces(occurrences).reindex(vocabulary).to_numpy(),
            "n_policy": n_policy.astype(np.int64),
            "n_frontline": n_frontline.astype(np.int64),
            "n_documents_policy": (matrix[policy] > 0).sum(axis=0),
            "n_documents_frontline": (matrix[~policy] > 0).sum(axis=0),
            "log_odds_z": log_odds_z(n_policy, n_frontline, totals=totals),
            "g2": log_likelihood(n_policy, n_frontline, totals=totals),
            "dp_norm": dp_norm(matrix, sizes=size),
            "content": is_content(vocabulary, str(units["language"].iloc[0])),
        }
    ).astype({"language": "str", "term": "str", "surfaces": "str"})
    return table.sort_values(["log_odds_z", "term"], ascending=[False, True])


def _surfaces(occurrences: pd.DataFrame) -> pd.Series:
    """For each term its forms, the most frequent first, parted by |."""
    forms = occurrences.groupby(["term", "surface"])["n"].sum().reset_index()
    ordered = forms.sort_values(["term", "n", "surface"], ascending=[True, False, True])
    return pd.Series(
        {term: "|".join(members["surface"]) for term, members in ordered.groupby("term")},
        dtype="str",
    )


def log_odds_z(
    policy: Floats, frontline: Floats, *, totals: tuple[float, float], prior_tokens: float = 1000.0
) -> Floats:
    """Weighted log-odds of each term, policy against frontline, in standard errors.

    The informative Dirichlet prior is the use of both sides together, worth `prior_tokens` words.
    `totals` are all words of each side. A ranking, not a test: words of one document are not
    independent.

    References:
        Monroe, B., Colaresi, M., & Quinn, K. (2008). Fightin' words. Political Analysis, 16(4),
        372-403, eq. 16, 19 and 22.
    """
    prior = prior_tokens * (policy + frontline) / sum(totals)
    odds = [
        np.log((count + prior) / (total + prior_tokens - count - prior))
        for count, total in zip((policy, frontline), totals, strict=True)
    ]
    variance = 1 / (policy + prior) + 1 / (frontline + prior)
    return np.asarray((odds[0] - odds[1]) / np.sqrt(variance), dtype=np.float64)


def log_likelihood(policy: Floats, frontline: Floats, *, totals: tuple[float, float]) -> Floats:
    """Log-likelihood ratio G² of each term in the table term or other word by side, at least 0.

    References:
        Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
        Computational Linguistics, 19(1), 61-74.
    """
    observed = np.array([policy, frontline, totals[0] - policy, totals[1] - frontline])
    both = policy + frontline
    share = np.array(totals) / sum(totals)
    rest = sum(totals) - both
    expected = np.array([both * share[0], both * share[1], rest * share[0], rest * share[1]])
    ratio = np.divide(observed, expected, out=np.ones_like(expected), where=observed > 0)
    return np.asarray(np.maximum(2 * (observed * np.log(ratio)).sum(axis=0), 0), dtype=np.float64)


def dp_norm(matrix: Floats, *, sizes: Floats) -> Floats:
    """Dispersion of each term (column) over the parts (rows), 0 to 1.

    0: evenly spread; 1: all in the smallest part. `sizes` are the words of each part. One part
    alone: 0.

    References:
        Gries, S. T. (2008). Dispersions and adjusted frequencies in corpora. International Journal
        of Corpus Linguistics, 13(4), 403-437.
        Lijffijt, J., & Gries, S. T. (2012). Correction to Gries (2008). International Journal of
        Corpus Linguistics, 17(1), 147-149.
    """
    expected = sizes / sizes.sum()
    if len(sizes) == 1:
        return np.zeros(matrix.shape[1])
    observed = matrix / matrix.sum(axis=0)
    deviation = np.abs(observed - expected[:, None]).sum(axis=0) / 2
    return np.asarray(np.clip(deviation / (1 - expected.min()), 0, 1), dtype=np.float64)
