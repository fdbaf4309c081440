"""Labels: the words of a Doc that name a concept, and in which form."""

from __future__ import annotations

from collections.abc import Iterator

import simplemma
from spacy.tokens import Doc, Token

from pipeline.config.lexicon import Lexicon, Match
from pipeline.config.word_lists import ALL, WordList
from pipeline.text.cowords import is_co_word
from pipeline.text.phrase_matcher import Hit

_BEFORE_VERBS = WordList("labels", "words_before_verb", language=ALL)
_SUBJECTS = WordList("labels", "subject_pronouns", language=ALL)
_PERFECT = WordList("labels", "perfect_auxiliaries", language=ALL)
_AFTER_VERBS = WordList("labels", "words_after_verb", language=ALL)
_NOT_SUBJECTS = WordList("labels", "not_subjects", language=ALL)
_ENDINGS = WordList("labels", "borrowed_endings", language=ALL)

PERFECT_REACH = 4
"""An auxiliary of the perfect stands at most this many words before its verb."""


def label_hits(doc: Doc, *, language: str, document: str, lexicon: Lexicon) -> Iterator[Hit[Match]]:
    """The one-word labels of the Doc; token offsets.

    Each word is tried in the Doc's `language`, then in that of the `document`, then in the others.
    """
    order = list(dict.fromkeys((language, document, *lexicon.languages)))
    shortest = lexicon.shortest
    for token in doc:
        if len(token) < shortest:
            continue
        for spoken in order:
            match = match_token(token, language=spoken, lexicon=lexicon, tagged=spoken == language)
            if match is not None:
                if not _is_thing(token, match):
                    yield Hit(token.i, token.i + 1, match)
                break


def _is_thing(token: Token, match: Match) -> bool:
    """A noun where the lexicon has an adjective: `a co-operative` is a firm, not a concept."""
    if match.form != "adjective" or token.norm_.endswith("ly"):
        return False
    if token.pos_ in ("NOUN", "PROPN"):
        return token.dep_ not in ("compound", "amod", "nmod", "acomp", "")
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    before = token.nbor(-1) if token.i else None
    bare = after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ", "PUNCT", "CCONJ", "")
    return bool(token.dep_ and before is not None and before.pos_ == "DET" and bare)


def match_token(
    token: Token, *, language: str, lexicon: Lexicon, tagged: bool = True
) -> Match | None:
    """The concept and form that the token names in the language, or None.

    Where there are parts of speech the lemma is tried before the form, except for adjectives and
    gerunds; elsewhere the form comes first. Last comes the base's lemma from a word list, since a
    tagger that takes `co-operating` for a noun keeps its ending.
    """
    norm, lemma = token.norm_.lower().replace("\u00ad", ""), token.lemma_.lower()
    stems = []
    if is_co_word(token) and language == "en":
        base = simplemma.lemmatize(norm.removeprefix("co-"), lang="en").lower()
        stems = [f"co-{base}", *_stems(norm)]
    words = [lemma, norm, *stems]
    if all(lexicon.match(word, language=language, verb=None) is None for word in words):
        return None  # most words: how they are used need not be asked
    if not token.pos_ or token.pos_ == "ADJ" or token.dep_ == "amod" or _is_gerund(token):
        words = [norm, lemma, *stems]
    verb = _is_verb(token) if tagged else None
    matches = (lexicon.match(word, language=language, verb=verb) for word in words)
    return next((match for match in matches if match is not None), None)


def _is_verb(token: Token) -> bool | None:
    """Whether the word is used as a verb; None where nothing shows it."""
    if token.pos_:
        if token.i > 1 and token.nbor(-2).lemma_ == "call" and token.nbor(-1).pos_ == "PRON":
            return False
        heading = token.text.isupper()
        ing = token.norm_.endswith("ing") and token.norm_.startswith("co-")
        return bool((token.pos_ == "VERB" or ing) and not heading and not _is_gerund(token))
    before = token.nbor(-1).norm_.lower() if token.i else ""
    after = token.nbor(1).norm_.lower() if token.i + 1 < len(token.doc) else ""
    reach = min(PERFECT_REACH, token.i)
    earlier = {token.nbor(-n).norm_.lower() for n in range(1, reach + 1)}
    if before in _BEFORE_VERBS or (after in _SUBJECTS and token.norm_.endswith(("et", "er", "te"))):
        return True
    done = bool(earlier & _PERFECT) and after in _AFTER_VERBS
    return True if done or (after in _AFTER_VERBS and _may_be_subject(before)) else None


def _may_be_subject(word: str) -> bool:
    """Whether a Scandinavian word may be the subject of a verb that follows."""
    return word.isalpha() and word not in _NOT_SUBJECTS and not word.endswith(("ig", "e"))


def _stems(norm: str) -> list[str]:
    """What a longer word with `co-` may be built from: `co-production-friendly`, `co-designet`."""
    parts = norm.split("-")
    first = "-".join(parts[:2])
    cut = [first.removesuffix(ending) for ending in _ENDINGS if first.endswith(ending)]
    return [first, *cut] if len(parts) > 2 or cut else []


def _is_gerund(token: Token) -> bool:
    """`co-planning` as the name of an activity; not after `be`, nor with an object."""
    if not token.norm_.endswith("ing"):
        return False
    before = token.nbor(-1) if token.i > 0 else None
    if before is not None and before.lemma_ == "be":
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.dep_ == "nsubj" or (after is not None and after.pos_ in ("VERB", "AUX")):
        return True
    has_object = any(child.dep_ == "dobj" for child in token.children)
    determined = before is not None and before.pos_ in ("DET", "ADJ")
    leads = after is not None and after.tag_ in ("DT", "PRP$", "PRP")
    return determined or not (has_object or leads)
