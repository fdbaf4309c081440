"""What stands in the sentence of a mention: conflict, cost or lack; a place or a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Span

from pipeline.text.phrase_matcher import Forms, PhraseBook
from pipeline.text.placeholders import is_placeholder

CONFLICT = {
    "en": (
        "conflict; quarrel; dispute; disagree; disagreement; tension; resistance; oppose;"
        " opposition; complain; complaint; cost; costs; expensive; burden; workload; risk;"
        " fail; failure; problem; difficult; difficulty; lack; shortage; short of; no time;"
        " not enough; power; unequal; inequality; distrust; mistrust; frustrate;"
        " frustration; refuse; angry; tired; exhausted; worse; harm; loss; waste; struggle;"
        " trouble; unpaid; overtime; blame; liability; fear; worry; crisis"
    ),
    "nb": (
        "konflikt*; krangel*; krangle*; strid*; uenig*; usemj*; motstand*; klage*;"
        " kostnad*; koster; kosta; dyr; dyrt; byrde*; belast*; risiko*; mislykk*; problem*;"
        " vanskelig*; vanskeleg*; mangel*; mangler; manglar; ikke tid; ikkje tid; ikke nok;"
        " ikkje nok; makt; ulikhet*; mistillit*; frustr*; nekt*; sint; sliten; slitne;"
        " verre; skade*; tap; tapt*; sløs*; slit; trøbbel; ubetalt*; overtid*; skyld*;"
        " frykt*; bekymr*; krise*"
    ),
}
"""Phrases for a conflict, a cost or a lack, by language."""
_AS = {"nn": "nb"}


def names_conflict(tokens: Sequence[Forms], *, language: str) -> bool:
    """Whether the sentence names a conflict, a cost or a lack."""
    return bool(_book(_AS.get(language, language)).hits(tokens))


@lru_cache(maxsize=8)
def _book(language: str) -> PhraseBook[str]:
    return PhraseBook(
        (phrase, phrase) for phrase in CONFLICT.get(language, "").split("; ") if phrase
    )


def is_placed(sentence: Span) -> bool:
    """Whether the sentence names a place, a person or a body by name: a capital in mid-sentence.

    A placeholder is a name wherever it stands.
    """
    return any(is_placeholder(token.text) for token in sentence) or any(
        token.text[:1].isupper() and token.text[1:].islower() and not _opens(sentence, token.i)
        for token in sentence
        if not token.norm_.startswith("co-") and token.norm_ != "i"
    )


_OPENING = frozenset("\"'“”„«»‘’([*_-–—•:;.!?")


def _opens(sentence: Span, at: int) -> bool:
    """The token is the first word of the sentence, of a quotation or of what follows a colon."""
    before = sentence.doc[at - 1].text if at > sentence.start else "."
    return not before.strip() or before[-1] in _OPENING
