"""Metalanguage: is the word itself spoken of, in quotation marks or in a definition?

No parse is needed. In: a text and where the mention stands. Out: whether it is quoted, defined.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.config.word_lists import WordList

QUOTED_WORDS = 5
"""Around at most this many words, quotation marks question the word; around more, they cite."""

SO_CALLED_REACH, AS_THEY_SAY_REACH, QUOTE_REACH = 60, 40, 85
"""Characters before the mention, after it and on both sides that are searched."""

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
    """Whether the writer questions the words: in quotation marks of their own, or `so-called`."""
    if _SO_CALLED.search(text[max(0, start - SO_CALLED_REACH) : start]):
        return True
    if _AS_THEY_SAY.match(text[end : end + AS_THEY_SAY_REACH]):
        return True
    shift = max(0, start - QUOTE_REACH)
    around = text[shift : end + QUOTE_REACH]
    return any(
        match.start() + shift < start
        and end < match.end() + shift
        and len(re.findall(r"\w[\w’'-]*", match.group())) <= QUOTED_WORDS
        for match in _QUOTES.finditer(around)
    )


_X = "\u0000"
"""Stands for the mention in a sentence that is matched."""

_GENUS = "GENUS"
"""Stands in a pattern for the language's nouns that a definition begins with."""
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
        rf"(?:^|[.;:]\s|that |\*\*)\W*{_X}\W*(?:is|are) (?:here |simply |basically |essentially |therefore |then |thus )?(?:an?|the|one|any|another) {_ADJ}(?:{_GENUS}) (?:in|by|of|for|that|where|whereby|through|which|to)\b",
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
        rf"(?:^|[.;:]\s|at |\*\*)\W*{_X}\W*er (?:altså |her )?(?:en|ei|et|eit) (?:[\w-]+ ){{0,4}}?(?:{_GENUS})\w* (?:som|der|for|hvor|til|på|kor|av|å)\b",
        rf"\b(?:det vil si|dvs\.?|med andre ord)\W+{_X}",
    ),
}  # fmt: skip
_DEFINITIONS |= {
    "da": (
        rf"{_X}\W*(?:\w+ ){{0,2}}?(?:forstås|forstået|defineres|defineret|menes|betegner)\b",
        rf"{_X}\W*(?:[\w ]{{0,25}}?)\b(?:betyder|indebærer at|vil sige|går ud på|dækker over)\b",
        rf"\b(?:med|ved) (?:begrebet |ordet )?\W*{_X}\W*(?:mener|menes|forstår|forstås|menes der)\b",
        rf"\b(?:begrebet|ordet|definitionen på) \W*{_X}\W*(?:betyder|dækker|betegner|forstås|er)\b",
        rf"(?:^|[.;:]\s)\W*{_X}\W*er (?:en|et) (?:\w+ ){{0,4}}?(?:{_GENUS})\w* (?:som|der|for|hvor|til|på|af)\b",
    ),
    "sv": (
        rf"{_X}\W*(?:\w+ ){{0,2}}?(?:förstås|definieras|definierat|menas|avses|betecknar)\b",
        rf"{_X}\W*(?:[\w ]{{0,25}}?)\b(?:betyder|innebär att|går ut på|omfattar|vill säga)\b",
        rf"\b(?:med|i) (?:begreppet |ordet )?\W*{_X}\W*(?:menar|menas|avser|avses|förstår)\b",
        rf"\b(?:begreppet|ordet|definitionen av) \W*{_X}\W*(?:betyder|täcker|betecknar|är)\b",
        rf"(?:^|[.;:]\s)\W*{_X}\W*är (?:en|ett) (?:\w+ ){{0,4}}?(?:{_GENUS})\w* (?:som|där|för|till|på|av|att)\b",
    ),
}  # fmt: skip
_DEFINITIONS["nn"] = _DEFINITIONS["nb"]


def is_definitional(sentence: str, start: int, end: int, *, language: str) -> bool:
    """Whether the sentence says what the word means. Offsets are in the sentence."""
    marked = f"{sentence[:start]}{_X}{sentence[end:]}"
    return any(pattern.search(marked) for pattern in _definition_patterns(language))


@cache
def _definition_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    genus = "|".join(WordList("metalanguage", "genus_nouns", language=language))
    return tuple(
        re.compile(pattern.replace(_GENUS, genus), re.IGNORECASE)
        for pattern in _DEFINITIONS.get(language, ())
    )
