"""Docs to content words, in their order and with their places; names are left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern

import pandas as pd
from spacy.tokens import Doc, Token

from pipeline.terms.passages import Passage, Passages, Word
from pipeline.terms.stop_words import CONTENT, corrected_lemmas, filler_phrases, stop_words
from pipeline.text.placeholders import PLACEHOLDER

NOUNS = frozenset({"NOUN", "PROPN"})
"""Parts of speech of nouns."""

_JOINING = frozenset("-\u2010\u2011")
_WORD = re.compile(r"[^\W\d_]\w*(?:[-'/]\w+)*")
_HYPHENS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013", "-") | {"’": "'", "\u00ad": None}
)


@dataclass(frozen=True)
class TermRules:
    """Which words become terms.

    A word is a term's word if it is a noun, verb or adjective (where the language has no tagger:
    if it is `min_length_untagged` letters long), `min_length` letters long (an acronym: 2), neither
    stop word, filler, boilerplate nor date, and no name. A word that is never in lower case is a
    name, unless it is an acronym; so is a capitalised word of a speaker's label.

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


def content_words(doc: Doc, language: str, *, rules: TermRules) -> Iterator[Word]:
    """The content words of the Doc; a hyphenated word such as `person-centred` is one."""
    tagged = doc.has_annotation("POS")
    tokens = list(doc)
    left_out = _phrase_tokens([token.lower_ for token in tokens], filler_phrases(language))
    stops = _left_out(language, rules.stop_words)
    length = rules.min_length if tagged else rules.min_length_untagged
    for chain in _chains(tokens):
        if chain[0] in left_out or (tagged and tokens[chain[-1]].pos_ not in CONTENT):
            continue
        word = _word(doc, chain)
        lemma = corrected_lemmas(language).get(word.form.lower(), word.lemma)
        if lemma not in stops and word.form.lower() not in stops and _long_enough(word, length):
            yield word._replace(lemma=lemma)


@cache
def _left_out(language: str, further: tuple[str, ...]) -> frozenset[str]:
    return stop_words(language) | {word.lower() for word in further}


def _long_enough(word: Word, length: int) -> bool:
    acronym = word.form.isupper() and len(word.form) > 1
    return bool(_WORD.fullmatch(word.lemma)) and (acronym or len(word.lemma) >= length)


def _chains(tokens: Sequence[Token]) -> Iterator[list[int]]:
    """Places of tokens, those of a hyphenated word together: spaCy splits `person-centred`."""
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


def _word(doc: Doc, chain: Sequence[int]) -> Word:
    first, last = doc[chain[0]], doc[chain[-1]]
    text, lemma = _plain(first.text), _plain(last.lemma_ or last.text)
    if len(chain) > 1:
        text = _plain(doc[chain[0] : chain[-1] + 1].text)
        # `person-centred` must not become `person-centre`: only nouns are lemmatised here.
        lemma = text[: -len(last)] + lemma if last.pos_ in NOUNS else text
    form = text if text[:1].isupper() else text.lower()
    # spaCy makes a string each time that it is asked: of a corpus, each word is kept once.
    lemma, form, pos = intern(lemma.lower()), intern(form), intern(last.pos_)
    return Word(lemma, form, chain[0], chain[-1], first.idx, pos)


def _plain(text: str) -> str:
    return text.translate(_HYPHENS)


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


def speaker_words(segments: pd.DataFrame) -> frozenset[str]:
    """The words of the speakers' labels, in lower case."""
    labels = PLACEHOLDER.sub(" ", " ".join(segments["speaker"].drop_duplicates()))
    return frozenset(match.group().lower() for match in re.finditer(r"[^\W\d_]+", labels))


def without_names(passages: Iterable[Passage], *, speakers: frozenset[str]) -> Passages:
    """The passages of one language without names.

    A capitalised common word gets the lemma of its form in lower case. `speakers` are the words of
    speakers' labels. The passages are gone through twice.
    """
    lemmas = _lemmas_of_small_forms(passages)
    known = frozenset(lemmas.values())

    def common(word: Word) -> Word | None:
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

    return Passages(
        passage._replace(words=[kept for word in passage.words if (kept := common(word))])
        for passage in passages
    )


def _lemmas_of_small_forms(passages: Iterable[Passage]) -> dict[str, str]:
    """The most frequent lemma of each form in lower case; of equally frequent ones the last."""
    small = Counter(
        (word.form, word.lemma)
        for passage in passages
        for word in passage.words
        if word.form[0].islower()
    )
    by_frequency = sorted(small.items(), key=lambda item: (item[1], item[0]))
    return {form: lemma for (form, lemma), _ in by_frequency}
