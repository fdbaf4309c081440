"""Which language a text is in: of a document, and of a segment in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from pipeline.errors import Explained, say

SCANDINAVIAN = frozenset({"nb", "nn", "da", "sv"})
"""Languages so alike that a short segment does not show which one it is in."""


def list_language(language: str) -> str:
    """The language of the word lists with which a text is read: `en`, or else `nb`.

    The lists of `nb` have the words of all Scandinavian languages, where these differ in spelling.
    """
    return "en" if language == "en" else "nb"


MIN_WORDS, MIN_WORDS_ALIKE = 8, 40
"""A segment in another language than its document's has at least this many words; in an alike
language, the second number."""
SURE, SURE_ALIKE = 0.9, 0.99
"""The detector's confidence in that language is at least this."""
MAX_TEXT = 400
"""Characters of a segment that the detector reads."""


class UnknownLanguage(Explained):
    """A language of the params that no detector knows. The message names it and the remedy."""


def detect_language(text: str, *, languages: Sequence[str]) -> str:
    """The one of `languages` (ISO 639-1) that the text is in; the first where none is recognised.

    Raises:
        UnknownLanguage: a language that the detector does not know.
    """
    if len(languages) == 1:
        return languages[0]
    found = _detector(tuple(languages)).detect_language_of(text[:20000])
    return str(found.iso_code_639_1.name).lower() if found else languages[0]


def segment_language(text: str, *, document: str, languages: Sequence[str]) -> str:
    """The language of a segment: its document's, unless it is long enough and surely in another.

    Raises:
        UnknownLanguage: a language that the detector does not know.
    """
    n_words = len(text.split())
    if n_words < MIN_WORDS or len(languages) < 2 or document not in languages:
        return document
    values = _detector(tuple(languages)).compute_language_confidence_values(text[:MAX_TEXT])
    confidence = {str(one.language.iso_code_639_1.name).lower(): one.value for one in values}
    found = max(confidence, key=lambda language: confidence[language])
    if {found, document} <= SCANDINAVIAN:
        return found if n_words >= MIN_WORDS_ALIKE and confidence[found] >= SURE_ALIKE else document
    alike = SCANDINAVIAN if found in SCANDINAVIAN else {found}
    return found if sum(confidence.get(language, 0.0) for language in alike) >= SURE else document


@lru_cache(maxsize=4)
def _detector(languages: tuple[str, ...]) -> LanguageDetector:
    codes = {
        language.iso_code_639_1.name.lower(): language.iso_code_639_1 for language in Language.all()
    }
    unknown = [language for language in languages if language not in codes]
    if unknown or not languages:
        raise UnknownLanguage(
            say(
                "params.yaml, languages: {languages}. Write two-letter codes such as en, nb, nn.",
                languages=", ".join(unknown) or "[]",
            )
        )
    return LanguageDetectorBuilder.from_iso_codes_639_1(
        *(codes[name] for name in languages)
    ).build()
