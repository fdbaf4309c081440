"""Segments to spaCy Docs. The only module of this package that loads a spaCy model.

A word with `co-` is one token, however it is spelled: `co-production`, `co‑production`,
`co- production`, `(co-)production`, `coproduction`, and `-delivery` after `co-design and`. Its norm
is the plain spelling in lower case, its lemma `co-` and the lemma of its base: spaCy alone makes
three tokens of it, and `co-designe` of `co-designed`.

Every Doc has sentence bounds, and the language of its segment as its one category: an English
paragraph in a Norwegian document is read by the English pipeline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

import pandas as pd
import simplemma
import spacy
from spacy.lang.lex_attrs import LEX_ATTRS
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from pipeline.errors import Explained, say
from pipeline.text.cowords import Bases, co_words, is_co_word
from pipeline.text.languages import segment_language
from pipeline.text.placeholders import PLACEHOLDER, is_placeholder

NEEDED = (
    "tok2vec", "transformer", "tagger", "morphologizer", "parser", "senter", "sentencizer",
    "attribute_ruler", "lemmatizer", "trainable_lemmatizer",
)  # fmt: skip
"""Components that the tables need; the rest of a model is removed."""


class MissingModel(Explained):
    """A spaCy pipeline named in params is not installed. The message names it and the remedy."""


class CoTokenizer:
    """A tokenizer that keeps each co-word whole and hands the rest to spaCy's."""

    def __init__(self, vocab: Vocab, tokenizer: object, bases: Bases) -> None:
        self.vocab = vocab
        self.rest = tokenizer
        self.bases = bases

    def __call__(self, text: str) -> Doc:
        held = [(m.start(), m.end(), m[0]) for m in PLACEHOLDER.finditer(text)]
        found = sorted([*co_words(text, bases=self.bases), *held])
        if not found:
            return self.rest(text)  # type: ignore[operator, no-any-return]
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        norms: dict[int, str] = {}
        for start, end, norm in found:
            self._add(text[at:start], words, spaces)
            if not is_placeholder(norm):
                norms[len(words)] = norm
            words.append(text[start:end])
            spaces.append(False)
            _disguise(self.vocab, text[start:end])
            at = end
        self._add(text[at:], words, spaces)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for position, norm in norms.items():
            doc[position].norm_ = norm
        return doc

    def _add(self, piece: str, words: list[str], spaces: list[bool]) -> None:
        if piece.startswith(" ") and words:
            spaces[-1] = True
            piece = piece[1:]
        if not piece:
            return
        for token in self.rest(piece):  # type: ignore[operator]
            words.append(token.text)
            spaces.append(bool(token.whitespace_))


# The models know names, but no placeholders.
_LIKE = {"Person": "Peter", "Place": "London", "Organisation": "Microsoft"}


def _disguise(vocab: Vocab, word: str) -> None:
    """Gives a placeholder the shape and affixes of a name that the models know."""
    if not is_placeholder(word):
        return
    like = vocab[_LIKE.get(word[1:].split(" ", 1)[0], "Peter")]
    lexeme = vocab[word]
    lexeme.norm_, lexeme.shape_ = like.norm_, like.shape_
    lexeme.prefix_, lexeme.suffix_ = like.prefix_, like.suffix_


def annotate(
    segments: pd.DataFrame,
    *,
    models: Mapping[str, str],
    bases: Bases,
    languages: Sequence[str] = (),
    batch_size: int = 128,
    failed: Callable[[int, str], object] = lambda number, kind: None,
) -> Iterator[Doc]:
    """One Doc per segment, in the order of `segments` (columns language and text).

    A language without a model gets a blank pipeline with a lookup lemmatizer: lemmas and sentences,
    no parts of speech, no parse. `bases` are those of the lexicon, for co-words without a hyphen.
    A segment is read in whichever of `languages` it is in; without any, in its document's.
    A segment over which its pipeline fails becomes a Doc of its words, one sentence without parse;
    `failed` is called with its number and the type of the error.

    Raises:
        MissingModel: a pipeline named in `models` is not installed.
    """
    rows = [
        (segment_language(text, document=language, languages=languages), text)
        for language, text in zip(segments["language"], segments["text"], strict=True)
    ]
    number = 0
    for language, group in groupby(rows, key=lambda row: row[0]):
        nlp = _load(language, models.get(language, ""), bases)
        for doc, kind in _piped(nlp, [text for _, text in group], batch_size=batch_size):
            doc.cats = {language: 1.0}
            if kind:
                failed(number, kind)
            number += 1
            yield doc


def _piped(nlp: Language, texts: Sequence[str], *, batch_size: int) -> Iterator[tuple[Doc, str]]:
    """The Doc of each text, and the type of the error where its pipeline fails over it.

    A batch in which one text fails is read text by text.
    """
    for batch in _batches(texts, batch_size):
        if len(batch[0]) > LONGEST:
            yield _in_pieces(nlp, batch[0])
            continue
        try:
            docs = [_with_co_lemmas(doc, nlp) for doc in nlp.pipe(batch, batch_size=batch_size)]
            yield from ((doc, "") for doc in docs)
        except Exception:  # noqa: BLE001 - one segment is never a reason to lose the others
            yield from (_one(nlp, text) for text in batch)


LONGEST = 20_000
"""Characters of a segment beyond which it is read in pieces: each token costs some kilobytes."""
AT_ONCE = 100_000
"""Characters that are read at once."""


def _batches(texts: Sequence[str], batch_size: int) -> Iterator[list[str]]:
    """The texts in order, so many at once and so many characters; a long one by itself."""
    batch: list[str] = []
    for text in texts:
        full = len(batch) == batch_size or sum(map(len, batch)) + len(text) > AT_ONCE
        if batch and (full or len(text) > LONGEST or len(batch[0]) > LONGEST):
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def _in_pieces(nlp: Language, text: str) -> tuple[Doc, str]:
    """The Doc of a long text, cut at blanks; one piece that fails makes it fail."""
    pieces: list[Doc] = []
    at = 0
    while at < len(text):
        end = min(at + LONGEST, len(text))
        blank = text.rfind(" ", at + LONGEST // 2, end) if end < len(text) else -1
        end = blank if blank > 0 else end
        doc, kind = _one(nlp, text[at:end])
        if kind:
            return in_words(nlp.vocab, text), kind
        doc.tensor = doc.tensor[:0]
        pieces.append(doc)
        at = end
    return Doc.from_docs(pieces, ensure_whitespace=False), ""


def in_words(vocab: Vocab, text: str) -> Doc:
    """A Doc of the text's words, one sentence without parse."""
    words = text.split()
    doc = Doc(vocab, words=words, sent_starts=[n == 0 for n in range(len(words))])
    for token in doc:
        token.lemma_ = token.lower_
    return doc


def _one(nlp: Language, text: str) -> tuple[Doc, str]:
    try:
        return _with_co_lemmas(nlp(text), nlp), ""
    except Exception as error:  # noqa: BLE001 - its words may quote an interview
        return in_words(nlp.vocab, text), type(error).__name__


def load_pipelines(models: Mapping[str, str], bases: Bases) -> None:
    """Loads the pipeline of each language that has a model.

    Raises:
        MissingModel: a pipeline named in `models` is not installed.
    """
    for language, model in models.items():
        _load(language, model, bases)


def language_of(doc: Doc, *, document: str) -> str:
    """The language that the Doc was read in; the document's where it does not say."""
    return next(iter(doc.cats), document)


@cache
def _load(language: str, model: str, bases: Bases) -> Language:
    nlp = _load_model(model) if model else _blank(language)
    nlp.tokenizer = CoTokenizer(nlp.vocab, nlp.tokenizer, bases)
    return nlp


def _load_model(model: str) -> Language:
    try:
        nlp = spacy.load(model)
    except OSError:
        raise MissingModel(
            say(
                "The spaCy pipeline '{model}', named in params.yaml under {key}, is not "
                "installed. Install its package, or name an installed pipeline.",
                model=model,
                key="annotations.models",
            )
        ) from None
    for name in nlp.pipe_names:
        if name not in NEEDED:
            nlp.remove_pipe(name)
    if not {"parser", "senter", "sentencizer"} & set(nlp.pipe_names):
        nlp.add_pipe("sentencizer")
    return nlp


def _blank(language: str) -> Language:
    try:
        nlp = spacy.blank(language)
    except ImportError:
        nlp = spacy.blank("xx")
    nlp.add_pipe("lookup_lemmas", config={"language": language})
    nlp.add_pipe("sentencizer")
    return nlp


@Language.factory("lookup_lemmas", default_config={"language": "en"})
def lookup_lemmas(nlp: Language, name: str, language: str) -> _LookupLemmas:
    """Lemmas from simplemma's word lists, for languages without a model."""
    return _LookupLemmas(language)


class _LookupLemmas:
    def __init__(self, language: str) -> None:
        self.language = language if language in _SIMPLEMMA else None

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            token.lemma_ = _lookup(token.lower_, self.language)
        return doc


_SIMPLEMMA = ("en", "nb", "nn", "da", "sv")


@cache
def _lookup(word: str, language: str | None) -> str:
    return simplemma.lemmatize(word, lang=language).lower() if language else word


def _with_co_lemmas(doc: Doc, nlp: Language) -> Doc:
    for token in doc:
        if is_placeholder(token.text):
            token.lemma_ = token.norm_ = token.text.lower()
        elif is_co_word(token):
            base = token.norm_.removeprefix("co-")
            token.lemma_ = "co-" + _base_lemma(nlp, base, token.pos_)
    return doc


@cache
def _base_lemma(nlp: Language, base: str, pos: str) -> str:
    """The lemma that the pipeline gives the base word, as the part of speech of the whole."""
    doc = Doc(nlp.vocab, words=[base], pos=[pos] if pos else None)
    for name in ("lemmatizer", "lookup_lemmas"):
        if nlp.has_pipe(name):
            doc = nlp.get_pipe(name)(doc)
    return doc[0].lemma_.lower() or base


def packed(docs: Iterable[Doc]) -> bytes:
    """The Docs as bytes. The same Docs give the same bytes."""
    bin = DocBin(
        attrs=["LEMMA", "NORM", "POS", "TAG", "HEAD", "DEP", "SENT_START"], store_user_data=False
    )
    for doc in docs:
        bin.add(doc)
    return bin.to_bytes()


def load_docs(files: Iterable[Path]) -> Iterator[Doc]:
    """The Docs of files of packed Docs, in order. No model is loaded; one file is held at once."""
    # Without these attributes `lower_` would be empty and `is_alpha` false.
    vocab = Vocab(lex_attr_getters=LEX_ATTRS)
    for file in files:
        yield from DocBin().from_disk(file).get_docs(vocab)
