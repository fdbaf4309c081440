"""What is read from the words around a mention, without a parse: quotes, terms, mood, negation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import simplemma

from pipeline.text.phrase_matcher import word_set

QUOTED_WORDS = 5
"""A word is held at a distance in quotation marks around so few words; a sentence is cited."""

_QUOTES = re.compile(
    r"[\"“”„‟]([^\"“”„‟\n]{1,80}?)[\"“”]"
    r"|«([^«»\n]{1,80}?)»|»([^«»\n]{1,80}?)«|‹([^‹›\n]{1,80}?)›"
    r"|(?<![\w’'])[‘'‚]((?:[^‘’'\n]|(?<=\w)['’](?=\w)){1,80}?)[’'‘](?!\w)"
)
_SO_CALLED = re.compile(
    r"\b(?:so-?\s?called|såkalt\w*|såkall\w*|såkald\w*|så\s?kalla\w*|self-styled|selverklært\w*"
    r"|(?:det|som) (?:de|dei|noen|nokon|politikerne|kommunen) (?:kaller|kallar)(?: for)?)\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_AS_THEY_SAY = re.compile(
    r"^\W*(?:as (?:they|people|some) (?:now |like to )?(?:calls? it|says?)"
    r"|som de kaller det|som dei kallar det)",
    re.IGNORECASE,
)


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the words are held at a distance: in quotation marks of their own, or so-called."""
    if _SO_CALLED.search(text[max(0, start - 60) : start]):
        return True
    if _AS_THEY_SAY.match(text[end : end + 40]):
        return True
    around = text[max(0, start - 85) : end + 85]
    shift = max(0, start - 85)
    return any(
        match.start() + shift < start
        and end < match.end() + shift
        and len(re.findall(r"\w[\w’'-]*", match.group())) <= QUOTED_WORDS
        for match in _QUOTES.finditer(around)
    )


_X = "\u0000"
"""Stands for the mention in a sentence that is matched."""

_GENUS = (
    r"(?:process|form|way|approach|term|concept|word|name|notion|idea|method|practice|model|arrangement"
    r"|set|relationship|principle|act|activity|kind|type|umbrella|label|label for|technique|mode|mix|state|situation)"
)
_ADJ = r"(?:[\w’'-]+ ){0,4}?"
_DEFINITIONS = {
    "en": (
        rf"{_X}\W*(?:\([^)]*\)\W*)?(?:, in \w+(?: \w+){{0,3}},? )?(?:is|are|was|can be|may be|should be|must be|shall be|will be|has been)?\s*(?:here |often |usually |commonly |generally |best |sometimes |hereafter |also |then |simply )?"
        r"(?:understood|defined|taken|described|conceived|conceptuali[sz]ed|interpreted|used|thought of|referred to|known|characteri[sz]ed)\s+(?:here |broadly |narrowly |loosely )?(?:as|to mean|to be|by \w+ as)\b",
        rf"{_X}\W*(?:[\w’' ]{{0,25}}?)\b(?:means?|meant|refers? to|denotes?|stands for|designates?|signif(?:y|ies)|describes|entails|consists? (?:of|in)|comprises|covers|encompasses)\b(?! (?:less|more work|a lot|nothing|little|much))",
        rf"\b(?:by|with) (?:the (?:term|word) )?\W*{_X}\W*,? (?:we|i|it|the \w+|this \w+) (?:\w+ )?(?:means?|understands?|is meant|is understood|refers?|have in mind)",
        rf"\b(?:means?|meant|understands?|understood|is meant|understand) by (?:the (?:term|word|concept) )?\W*{_X}",
        rf"\b(?:the )?(?:term|terms|word|concept|notion|label|expression|name)(?: of)? \W*{_X}\W*(?:is|was|are|refers|means|denotes|covers|describes)\b",
        rf"{_X}\W*,? (?:which|that) (?:\w+ ){{1,3}}(?:defines?|understands?|takes?) (?:\w+ )?(?:as|to mean)\b",
        rf"{_X}\W*,? in the sense (?:of|that)\b",
        rf"\b(?:to|for) (?:me|us)\W+{_X}\W*(?:is|means)\b",
        rf"\b(?:defin\w+|the definition of|a definition of|define)(?: of)? (?:\w+ )?\W*{_X}",
        rf"\b(?:is|are|was|were|be|been) (?:\w+ )?(?:called|termed|known as|named|labelled|labeled|defined as|referred to as|described as|spoken of as)\W+(?:the |a )?\W*{_X}",
        rf"\b(?:we|they|i|who|it|literature|researchers|scholars) (?:\w+ )?(?:calls?|terms?|labels?|defines?|names?|speaks? of|refers? to) (?:this|that|it|such \w+)(?: \w+)? (?:as )?\W*{_X}",
        rf"(?:^|[.;:]\s|\W\*\*)\W*{_X}\W*(?:is|are) (?:not \w+ but |here |simply |basically |essentially |therefore |then |thus )?(?:when|what|where|whenever)\b",
        rf"(?:^|[.;:]\s|that |\*\*)\W*{_X}\W*(?:is|are) (?:here |simply |basically |essentially |therefore |then |thus )?(?:an?|the|one|any|another) {_ADJ}{_GENUS} (?:in|by|of|for|that|where|whereby|through|which|to)\b",
        rf"^\W*{_X}\W*[:–—=]\W+\w+(?:\W+\w+){{3,}}",
        rf"\b(?:that is|i\.e\.|in other words|namely)\W+{_X}",
        rf"{_X}\W*,? (?:that is|that is to say|i\.e\.|in other words)\b",
    ),
    "nb": (
        rf"{_X}\W*(?:\w+ ){{0,2}}?(?:er|blir|blei|ble|vert|kan|bør|skal)?\s*(?:\w+ )?(?:forstås|forstått|forståast|defineres|definert|definerast|menes|meinast|tolkes)\b",
        rf"{_X}\W*(?:\([^)]*\)\W*)?(?:[\w ]{{0,25}}?|, [\w ]{{0,40}},\s)\b(?:betyr|betydde|tyder|innebærer at|inneber at|betegner|vil si|går ut på|handler om at|handlar om at|dekker|omfatter)\b",
        rf"\b(?:betyr|tyder) \W*{_X}\W*(?:at|å|det)\b",
        rf"\b(?:med|ved) (?:begrepet |omgrepet |ordet )?\W*{_X}\W*,? ?(?:er det )?(?:\w+ )?(?:mener|meiner|menes|forstår|meinast|meint|ment|siktes|forstås|tenker)\b",
        rf"\b(?:mener|meiner|menes|meinast|forstår|forstås|siktes|legger|legg) (?:\w+ ){{0,3}}?(?:med|i|ved) (?:begrepet |omgrepet |ordet )?\W*{_X}",
        rf"\b(?:mener|meiner|forstår|definerer|definerast|defineres|betegnes) (?:\w+ ){{0,4}}?(?:som |for )?\W*{_X}",
        rf"\b(?:begrepet|omgrepet|ordet|termen|definisjonen|definisjon) (?:av |på )?\W*{_X}\W*(?:betyr|tyder|viser til|dekker|betegner|forstås|innebærer|vil si|stammer)\b",
        rf"\bdefinisjon\w* (?:av|på) \W*{_X}",
        rf"{_X}\W*er \w+ (?:vår|min|kommunens|departementets|deira|sin) definisjon\b|{_X}\W*er .{{0,90}}\b(?:det er )?(?:min|vår) definisjon\b",
        rf"(?:^|[.;:]\s|\*\*)\W*{_X}\W*(?:er|vil si) (?:altså |da |her |rett og slett )?(?:når|det å|der|måten)\b",
        rf"(?:^|[.;:]\s|at |\*\*)\W*{_X}\W*er (?:altså |her )?(?:en|ei|et|eit) (?:[\w-]+ ){{0,4}}?(?:prosess|form|måte|arbeidsform|arbeidsmåte|metode|begrep|omgrep|modell|praksis|tilnærming|samlebetegnelse|type|prinsipp|ord|tilnærmingsmåte)\w* (?:som|der|for|hvor|til|på|kor|av|å)\b",
        rf"\b(?:det vil si|dvs\.?|med andre ord)\W+{_X}",
    ),
}  # fmt: skip
_DEFINITIONS |= {
    "da": (
        rf"{_X}\W*(?:\w+ ){{0,2}}?(?:forstås|forstået|defineres|defineret|menes|betegner)\b",
        rf"{_X}\W*(?:[\w ]{{0,25}}?)\b(?:betyder|indebærer at|vil sige|går ud på|dækker over)\b",
        rf"\b(?:med|ved) (?:begrebet |ordet )?\W*{_X}\W*(?:mener|menes|forstår|forstås|menes der)\b",
        rf"\b(?:begrebet|ordet|definitionen på) \W*{_X}\W*(?:betyder|dækker|betegner|forstås|er)\b",
        rf"(?:^|[.;:]\s)\W*{_X}\W*er (?:en|et) (?:\w+ ){{0,4}}?(?:proces|form|måde|metode|begreb|model|praksis|tilgang)\w* (?:som|der|for|hvor|til|på|af)\b",
    ),
    "sv": (
        rf"{_X}\W*(?:\w+ ){{0,2}}?(?:förstås|definieras|definierat|menas|avses|betecknar)\b",
        rf"{_X}\W*(?:[\w ]{{0,25}}?)\b(?:betyder|innebär att|går ut på|omfattar|vill säga)\b",
        rf"\b(?:med|i) (?:begreppet |ordet )?\W*{_X}\W*(?:menar|menas|avser|avses|förstår)\b",
        rf"\b(?:begreppet|ordet|definitionen av) \W*{_X}\W*(?:betyder|täcker|betecknar|är)\b",
        rf"(?:^|[.;:]\s)\W*{_X}\W*är (?:en|ett) (?:\w+ ){{0,4}}?(?:process|form|sätt|metod|begrepp|modell|praktik)\w* (?:som|där|för|till|på|av|att)\b",
    ),
}  # fmt: skip
_FAMILIES = {"en": "en", "nb": "nb", "nn": "nb", "da": "da", "sv": "sv"}
_COMPILED = {
    language: [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
    for language, patterns in _DEFINITIONS.items()
}


def is_definitional(sentence: str, start: int, end: int, *, language: str) -> bool:
    """Whether the sentence says what the word means. Offsets are in the sentence."""
    marked = f"{sentence[:start]}{_X}{sentence[end:]}"
    patterns = _COMPILED.get(_FAMILIES.get(language, ""), [])
    return any(pattern.search(marked) for pattern in patterns)


# ------------------------------------------------------------ mood and negation by windows


@dataclass(frozen=True)
class Cues:
    """Words that tell mood and negation in a language."""

    aspiration: frozenset[str]
    possibility: frozenset[str]
    negation: frozenset[str]
    before_noun: frozenset[str]
    restricting: frozenset[str]
    clause: frozenset[str]
    past: frozenset[str]


_NB = Cues(
    aspiration=word_set(
        "skal skulle bør burde vil ville må måtte ønsker ønske ønskjer ønsket ynskjer ynskje"
        " trenger treng trengs trengst plikter pliktar forventes forventast ventes tilstreber"
        " tilstrebe satser satsar akter håper håpar ambisjon ambisjonen visjon visjonen strebe"
        " streber etterlyser oppfordres oppfordrast ska skall måste vill behöver bör"
    ),
    possibility=word_set(
        "kan kunne kanskje muligens kanhende mulig mulighet muligheten mogleg moglegheit"
        " eventuelt"
    ),
    negation=word_set(
        "ikke ikkje aldri ingen ingenting inga inkje intet uten utan verken hverken korkje"
        " ingensteds neppe knapt nekter nektet nektar manglet mangler manglar mangel fravær"
        " fråvær fraværet mangelen fråværet inte aldrig hverken varken ej"
    ),
    before_noun=word_set(
        "ingen inga intet inkje uten utan null verken hverken korkje mangler manglar"
    ),
    restricting=word_set("bare berre kun minst utelukkende alene åleine nødvendigvis"),
    clause=word_set(
        ", ; : – — ( ) som at når hvis dersom fordi mens medan men hvor kor hva kva hvem kven"
        " hvordan korleis hvorfor kvifor enda om"
    ),
    past=word_set("var ble blei vart hadde har"),
)  # fmt: skip
_EN = Cues(
    aspiration=word_set(
        "shall should will must ought 'll wants want need needs aim aims intend intends hope"
        " hopes goal ambition recommend recommends wish wishes"
    ),
    possibility=word_set("can could may might perhaps maybe possibly would"),
    negation=word_set("not n't never no none nobody nothing without neither nor hardly lack lacks"),
    before_noun=word_set("no without neither lack lacks"),
    restricting=word_set("only just merely simply"),
    clause=word_set(", ; : – — ( ) that which who when if because while but where after"),
    past=word_set("was were had has have"),
)
_DA = Cues(
    aspiration=word_set(
        "skal skulle bør burde vil ville må måtte ønsker ønske ønskede behøver håber agter satser"
        " forventes forpligter opfordres sigter mål målet ambition ambitionen vision visionen"
        " efterlyser tilstræber stræber"
    ),
    possibility=word_set("kan kunne måske muligvis mulig mulighed muligheden eventuelt"),
    negation=word_set(
        "ikke aldrig ingen ingenting intet uden hverken næppe knap nægter nægtede mangler mangel"
        " manglen fravær fraværet"
    ),
    before_noun=word_set("ingen intet uden hverken mangler"),
    restricting=word_set("bare kun blot mindst udelukkende alene nødvendigvis"),
    clause=word_set(
        ", ; : – — ( ) som når hvis fordi mens men hvor hvad hvem hvordan hvorfor selvom om"
    ),
    past=word_set("var blev havde har"),
)
_SV = Cues(
    aspiration=word_set(
        "ska skall skulle bör borde måste vill ville behöver önskar önskade hoppas avser satsar"
        " förväntas förbinder uppmanas syftar strävar mål målet ambition ambitionen vision visionen"
        " efterlyser"
    ),
    possibility=word_set("kan kunde kanske möjligen möjlig möjlighet möjligheten eventuellt"),
    negation=word_set(
        "inte aldrig ingen inget inga ingenting utan varken knappast ej vägrar vägrade saknar"
        " saknas brist bristen frånvaro frånvaron"
    ),
    before_noun=word_set("ingen inget inga utan varken saknar saknas"),
    restricting=word_set("bara endast minst enbart uteslutande nödvändigtvis"),
    clause=word_set(
        ", ; : – — ( ) som när medan eftersom men där vad vem vilka hur varför fast om"
    ),
    past=word_set("var blev hade har"),
)
_CUES = {"en": _EN, "nb": _NB, "nn": _NB, "da": _DA, "sv": _SV}

NEGATION_REACH, NOUN_REACH, AFTER_REACH = 7, 3, 3


def cues_of(language: str) -> Cues:
    """The cue words of the language; none for a language without."""
    none = frozenset[str]()
    return _CUES.get(language, Cues(none, none, none, none, none, none, none))


_FINITE = word_set(
    "er var har hadde blir ble blei vart vert sa gikk gjekk kom fikk fekk gjør gjer heter"
    " heitte tok ga gav finnes finst fanst skjer skjedde betyr tyder gjelder gjeld lå"
    " ligger står stod satt sit ser så vet veit är hade blev fanns går gick gik kom fik is are was"
    " were has had"
)
_NO_VERBS = word_set("eller heller under over etter mer meir flere fleire større bedre eldre deres")


def window_modality(words: Sequence[str], at: int, *, language: str, form: str = "noun") -> str:
    """Aspiration, possibility or report, from the nearest cue in the mention's clause.

    A clause without a verb of its own takes the mood from what comes before it. `words` are the
    sentence's, in lower case, `at` is the mention's place.
    """
    cues = cues_of(language)
    start, end = _clause(words, at, cues)
    found = _nearest(words, range(start, end), at, cues)
    if found:
        return found
    own = form == "verb" and words[at].endswith(("r", "te", "de")) and words[at - 1 : at] != ["å"]
    if own or any(_is_finite(words, i) for i in range(start, end) if i != at):
        return "report"
    return _nearest(words, range(start), at, cues) or "report"


def _is_finite(words: Sequence[str], at: int) -> bool:
    """A verb form, as far as its ending tells: Norwegian present tense ends in -r."""
    word = words[at]
    if word in _FINITE:
        return True
    if word in _NO_VERBS or not word.endswith("r") or len(word) < 4:
        return False
    return simplemma.lemmatize(word, lang="nb").lower() in {word[:-1], word[:-2] + "e"}


def _clause(words: Sequence[str], at: int, cues: Cues) -> tuple[int, int]:
    parted = (i + 1 for i in range(at - 1, -1, -1) if words[i] in cues.clause)
    start = next((i for i in parted if not _is_about(words, i - 1)), 0)
    end = next((i for i in range(at + 1, len(words)) if words[i] in cues.clause), len(words))
    return start, end


_SPEAKING_OF = word_set("tale snakk spørsmål spørgsmål fråga prat tal snack")


def _is_about(words: Sequence[str], at: int) -> bool:
    """The `om` of `det er ikke tale om`, which opens no clause."""
    return words[at] == "om" and words[at - 1] in _SPEAKING_OF


def _nearest(words: Sequence[str], places: range, at: int, cues: Cues) -> str:
    best: tuple[int, str] | None = None
    for i in places:
        kind = (
            "aspiration"
            if words[i] in cues.aspiration
            else "possibility"
            if words[i] in cues.possibility
            else ""
        )
        if (
            kind
            and i != at
            and words[i + 1 : i + 2] != ["visst"]
            and (best is None or abs(i - at) < best[0])
        ):
            best = (abs(i - at), kind)
    return best[1] if best else ""


def window_negated(words: Sequence[str], at: int, *, language: str, verb: bool) -> bool:
    """Whether a negation stands over the mention: before it in its clause, or just after a verb.

    `ikke bare` negates nothing, `ikke uten` twice is none, and what is before a negated verb is not
    denied (`samskaping er ikke lett` speaks of samskaping that is there) unless the verb says that
    it came about (`er aldri gjennomført`).
    """
    cues = cues_of(language)
    start, end = _clause(words, at, cues)
    if start and words[start - 1] in _WHO and _is_nobody(words, start - 1, cues):
        return True
    before = [
        i
        for i in range(max(start, at - NEGATION_REACH), at)
        if words[i] in cues.negation and not _restricted(words, i, cues)
    ]
    if before and _counts(words, before, at, cues, start):
        return True
    after = words[at + 1 : min(end, at + 1 + AFTER_REACH)]
    return (
        _is_missing(words, at)
        or _never_happened(words[at + 1 : end], cues)
        or (
            verb
            and any(
                word in cues.negation and not _restricted(words, at + 1 + i, cues)
                for i, word in enumerate(after)
            )
        )
    )


_WHO = frozenset({"som", "der"})


def _is_nobody(words: Sequence[str], link: int, cues: Cues) -> bool:
    """`ingen kommuner som har prøvd samstyring`: what is said of nobody is denied."""
    near = words[max(0, link - NOUN_REACH) : link]
    return any(word in cues.before_noun - _WITHOUT for word in near) and not (
        {"ikke", "ikkje", "inte"} & set(words[link + 1 : link + 4])
    )


_WITHOUT = frozenset({"uten", "utan", "uden", "without"})
_EASY = word_set(
    "vanskelig lett lette enkel enkelt umulig dum god flink vanskeleg flinke gode redd"
)
_CAME_ABOUT = word_set(
    "gjennomført gjennomførte prøvd innført innførte realisert etablert skjedd oppnådd"
    " gennemført indført prøvet genomfört infört prövat tatt brukt sett forsøkt funnet hendt tested tried introduced achieved happened"
)
_DEFINITE = ("idet", "beidet", "ingen", "inga", "elsen")


def _counts(words: Sequence[str], before: Sequence[int], at: int, cues: Cues, start: int) -> bool:
    """Whether the negations before the mention deny it."""
    last = before[-1]
    if words[last] in _WITHOUT:
        earlier = any(word in cues.negation for word in words[max(0, last - 5) : last])
        return not earlier and not words[at].endswith(_DEFINITE) and at - last <= NOUN_REACH
    if any(words[i] == "å" and words[i - 1] in _EASY for i in range(last + 1, at)):
        return False
    if words[last] in cues.before_noun:
        return at - last <= NOUN_REACH or last == start or words[last + 1 : last + 2] == ["av"]
    return not any(word in _WITHOUT for word in words[last + 1 : at])


def _is_missing(words: Sequence[str], at: int) -> bool:
    """`manglende samarbeid`, `kan vanskelig kalles samskaping`."""
    near = words[max(0, at - 4) : at]
    missing = {"manglende", "manglande", "fraværende", "fråverande"} & set(
        words[max(0, at - 2) : at]
    )
    hardly = any(
        word in {"vanskelig", "vanskeleg", "neppe"} and near[i + 1 : i + 2] == ["kalles"]
        for i, word in enumerate(near)
    )
    return bool(missing) or hardly


def _never_happened(after: Sequence[str], cues: Cues) -> bool:
    """`er aldri gjennomført`, and `var det ikke` after a word that was put first."""
    if list(after[:2]) in (["var", "det"], ["er", "det"]):
        return any(word in cues.negation for word in after[2:7])
    for i, word in enumerate(after[:6]):
        if word in cues.negation and word not in cues.before_noun:
            return bool(_CAME_ABOUT & set(after[i + 1 : i + 4]))
    return False


def _restricted(words: Sequence[str], at: int, cues: Cues) -> bool:
    return at + 1 < len(words) and words[at + 1] in cues.restricting
