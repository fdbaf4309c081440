"""Whether one word is a name, by its capital, the lists, and the words beside it.

English and the Scandinavian languages write few words with a capital inside a sentence. One that is
neither month nor language nor the like is therefore a name, listed or not. At the beginning of a
sentence a list, a dictionary, the rest of the project and the words around it decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.name_lists import (
    CAPITALISED_WORDS,
    COMPASS_POINTS,
    COMPOUND_ENDINGS,
    DETERMINERS,
    MONTHS_AND_NAMES,
    OBJECTS_OF_VERBS,
    PERSON_VERBS,
    first_names,
    is_ordinary,
    is_title,
    is_word_too,
    last_names,
    stop_words,
)
from pipeline.privacy.names.words import Word, is_capitalised

_CO_WORD_STEM = re.compile(
    r"(?:sam|med)[-‐‑]?(?:skap|skab|prod|arbe|handl|virk|design|styr|ordn|borger)"
)


def _is_never_name(word: Word, evidence: Evidence) -> bool:
    """It is no name, whatever its capital: a weekday, a word to keep, a Norwegian co-word."""
    listed = word.lower in CAPITALISED_WORDS or word.lower in evidence.keep
    return listed or bool(_CO_WORD_STEM.match(word.lower))


def _is_language(word: Word) -> bool:
    """`Eritrean`, `Turkish`: of a people or a language, and not a given name."""
    return word.lower.endswith(("ish", "ese", "ian", "ean")) and (
        is_ordinary(word.lower, "en") and word.lower not in first_names()
    )


def _is_before_capital(words: Sequence[Word], number: int) -> bool:
    after = words[number + 1] if number + 1 < len(words) else None
    return after is not None and is_capitalised(after) and not after.opens


def _is_part_of_language(words: Sequence[Word], number: int) -> bool:
    """`South African`: a compass point before a people or a language."""
    if words[number].lower not in COMPASS_POINTS or number + 1 >= len(words):
        return False
    return _is_language(words[number + 1]) or words[number + 1].lower in CAPITALISED_WORDS


def is_inner_name(words: Sequence[Word], number: int, language: str, evidence: Evidence) -> bool:
    """A word inside a sentence is a name if it has a capital and no other reason for it."""
    word = words[number]
    if not is_capitalised(word) or is_title(word.lower):
        return False
    if _is_never_name(word, evidence):
        return word.lower in MONTHS_AND_NAMES and _before_surname(words, number)
    if language != "en":
        return not any(is_title(word.lower.removesuffix(end)) for end in ("en", "a"))
    if _is_language(word) or _is_part_of_language(words, number):
        return False
    if _is_small_word(word, language) and not _is_before_capital(words, number):
        return False
    return not (is_plain(word, evidence) and _is_emphasis(words, number, evidence))


def is_plain(word: Word, evidence: Evidence) -> bool:
    """An English dictionary has it, and neither list, title nor label makes it a name."""
    named = word.lower in first_names() or word.lower in evidence.strong
    return not named and is_ordinary(word.lower, "en")


def _is_emphasis(words: Sequence[Word], number: int, evidence: Evidence) -> bool:
    """An ordinary word, alone with its capital, after an article or written small elsewhere."""
    before = words[number - 1] if number else None
    after = words[number + 1] if number + 1 < len(words) else None
    if any(word and is_capitalised(word) and not word.opens for word in (before, after)):
        return False
    if before is not None and is_title(before.lower):
        return False
    if before is not None and before.lower in DETERMINERS:
        return True
    # `Then Will took over`: nobody writes that word with a capital for emphasis.
    word = words[number].lower
    return word in evidence.small and not is_word_too(word, "en")


def _before_surname(words: Sequence[Word], number: int) -> bool:
    """`May Thornton`, not `May Day`: a word with a capital follows that is no ordinary one."""
    if number + 1 >= len(words):
        return False
    after = words[number + 1]
    return not after.opens and is_capitalised(after) and not is_ordinary(after.lower, "en")


def _is_first_name_of_sentence(
    words: Sequence[Word], number: int, language: str, evidence: Evidence
) -> bool:
    """A word that begins a sentence: listed, unknown to the dictionary, or shown by its verb."""
    word = words[number]
    if not is_capitalised(word) or _is_never_name(word, evidence) or is_title(word.lower):
        return False
    too = is_word_too(word.lower, language)
    if word.lower in stop_words(language) and not too:
        return False
    listed = word.lower in first_names()
    named = word.lower in evidence.names
    if word.lower in evidence.small or (too and not named):
        return (named or listed) and _has_persons_verb(words, number, evidence)
    if listed or named:
        return not (too and _is_verb_here(words, number))
    if is_ordinary(word.lower, language) or (language == "en" and _is_language(word)):
        return False
    if word.lower in last_names() and _is_verb_here(words, number):
        return False
    return _is_unknown_name(word, language)


def _has_persons_verb(words: Sequence[Word], number: int, evidence: Evidence) -> bool:
    """The word after it is a verb with a person as subject."""
    if number + 1 >= len(words):
        return words[number].lower in evidence.names
    after = words[number + 1]
    return not after.opens and after.lower in PERSON_VERBS


def _is_unknown_name(word: Word, language: str) -> bool:
    """No dictionary has it. Where words are joined freely, a long one may be a compound."""
    if language == "en" or word.lower in last_names():
        return True
    return len(word.lower) <= 9 and not word.lower.endswith(tuple(COMPOUND_ENDINGS))


def is_name(
    words: Sequence[Word],
    number: int,
    *,
    language: str,
    evidence: Evidence,
    people: frozenset[int],
) -> bool:
    """Whether the word is a name. `people` are places where a model found a person's name."""
    word = words[number]
    if not word.opens:
        modelled = word.start in people and is_capitalised(word)
        if modelled and not _is_small_word(word, language):
            return True
        return is_inner_name(words, number, language, evidence)
    if word.start in people and is_capitalised(word) and _is_name_and_word(word, language):
        return not _is_verb_here(words, number)
    return _is_first_name_of_sentence(words, number, language, evidence)


def _is_small_word(word: Word, language: str) -> bool:
    """A word that a model may take for a name and that is none."""
    if is_word_too(word.lower, language):
        return False
    return word.lower in CAPITALISED_WORDS or word.lower in stop_words(language)


def _is_name_and_word(word: Word, language: str) -> bool:
    """A given name that is another word, too."""
    return is_word_too(word.lower, language) and word.lower in first_names()


def _is_verb_here(words: Sequence[Word], number: int) -> bool:
    """The word after it makes a verb of it: `Mark my words`, `Will you`."""
    return number + 1 < len(words) and _is_object(words[number + 1])


def _is_object(word: Word) -> bool:
    """`Will you`, `Hope so`, `Mark my words`, `Ring me`."""
    return word.lower in DETERMINERS or word.lower in OBJECTS_OF_VERBS
