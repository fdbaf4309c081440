"""Words that become no terms, or no topics. The lists stand in `data/words/terms.yaml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from pipeline.config.word_lists import WordList
from pipeline.text.stop_words import function_words

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
"""Parts of speech of content words. Adverbs are left out: in talk they mostly mark register."""


@cache
def language_stop_words(language: str) -> frozenset[str]:
    """Stop words of a language, in lower case: spaCy's, or for Nynorsk those of the word lists."""
    return function_words(language) | frozenset(WordList("terms", "stop_words", language=language))


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words that are no terms: stop words, fillers, boilerplate and dates, in lower case."""
    lists = (
        WordList("terms", "fillers", language=language),
        WordList("terms", "boilerplate", language=language),
        WordList("terms", "dates", language=language),
    )
    content = frozenset(WordList("terms", "no_stop_words", language=language))
    return (language_stop_words(language) - content).union(*lists)


def is_content(terms: Iterable[str], language: str) -> list[bool]:
    """Whether each term is a content word, that is, not register-specific."""
    register_specific = frozenset(WordList("terms", "register_specific", language=language))
    return [term not in register_specific for term in terms]


@cache
def connectors(language: str) -> frozenset[str]:
    """Words that join two nouns to one term: the `of` of `quality of life`."""
    return frozenset(WordList("terms", "connectors", language=language))


@cache
def filler_phrases(language: str) -> dict[str, tuple[list[str], ...]]:
    """The phrases whose words are no terms, each as its words, by their first word."""
    phrases: dict[str, list[list[str]]] = defaultdict(list)
    for phrase in WordList("terms", "filler_phrases", language=language).ordered:
        phrases[phrase.split()[0]].append(phrase.split())
    return {first: tuple(listed) for first, listed in phrases.items()}


@cache
def corrected_lemmas(language: str) -> dict[str, str]:
    """Lemmas by form, where the lemmatizer of the tagger makes another word of the form."""
    pairs = (pair.split() for pair in WordList("terms", "corrected_lemmas", language=language))
    return {form: lemma for form, lemma in pairs}
