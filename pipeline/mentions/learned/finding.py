"""Where a model finds practices in a segment; models to the table `PracticeWeights` and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from spacy.tokens import Span

from pipeline import tables
from pipeline.arrays import Floats
from pipeline.linguistics.annotated_segment import AnnotatedSegment
from pipeline.mentions.learned.model import PracticeModel, Vocabulary, best_run
from pipeline.mentions.learned.terms import Sentence, sentences

Finders = Mapping[str, PracticeModel]
"""The model of each language that has examples."""

WORD_COST = 0.02
"""What a word must add to the score to be worth showing."""
FEWEST_WORDS = 3
"""Words of what is shown as the practice, at least, if the sentence has so many."""

PRACTICE, OFFSET, USUAL, THRESHOLD = "practice", "offset", "usual", "threshold"


class Found(NamedTuple):
    """A practice that a model finds: tokens `start` to `end` (left out), and how likely it is."""

    start: int
    end: int
    concept: str
    probability: float


def finder_of(finders: Finders, language: str) -> PracticeModel | None:
    """The model for a segment in the language; none where there are no examples."""
    return finders.get(tables.TAUGHT_BY.get(language, language))


def likely_sentences(
    segment: AnnotatedSegment, model: PracticeModel
) -> Iterator[tuple[Sentence, str, float]]:
    """The sentences in which the model finds a practice, each with its concept and probability."""
    those = list(sentences(segment))
    if not those:
        return
    rows = model.vocabulary.matrix(those)
    probability = model.probabilities(rows)
    for n in np.nonzero(probability >= model.threshold)[0]:
        yield those[n], model.concepts_of(rows[[n]])[0], float(probability[n])


def found_practices(segment: AnnotatedSegment, model: PracticeModel) -> Iterator[Found]:
    """The practices of a segment, at most one a sentence: the words that speak most for it."""
    for sentence, concept, probability in likely_sentences(segment, model):
        start, end = _shown(sentence, model)
        yield Found(start, end, concept, probability)


def _shown(sentence: Sentence, model: PracticeModel) -> tuple[int, int]:
    """The tokens of the sentence that speak most for a practice, without stops at the ends."""
    span = sentence.span
    start, end = best_run(model.spread(sentence) - WORD_COST)
    while end - start < min(FEWEST_WORDS, len(span)):
        start, end = max(start - 1, 0), min(end + 1, len(span))
    while end - start > 1 and _is_no_word(span, end - 1):
        end -= 1
    while end - start > 1 and _is_no_word(span, start):
        start += 1
    return span.start + start, span.start + end


def _is_no_word(span: Span, at: int) -> bool:
    return bool(span[at].is_punct or span[at].is_space)


def practice_weights(models: Finders) -> pd.DataFrame:
    """The table `PracticeWeights` of models by language."""
    rows = [
        {"language": language, **row}
        for language, model in sorted(models.items())
        for row in _rows(model)
    ]
    return tables.table_of(tables.PracticeWeights, rows)


def _rows(model: PracticeModel) -> Iterator[dict[str, object]]:
    def row(part: str, group: str, term: str, weight: float, idf: float = 1.0) -> dict[str, object]:
        return {"part": part, "group": group, "term": term, "idf": idf, "weight": weight}

    yield row(PRACTICE, THRESHOLD, "", model.threshold)
    yield row(PRACTICE, OFFSET, "", model.offset)
    for group, length in sorted(model.vocabulary.usual.items()):
        yield row(PRACTICE, USUAL, group, length)
    for (group, term), column in model.vocabulary.columns.items():
        idf, weight = model.vocabulary.idf[column], model.practice[column]
        yield row(PRACTICE, group, term, float(weight), float(idf))
    for concept, weights in sorted(model.concepts.items()):
        yield row(concept, OFFSET, "", model.offsets[concept])
        for (group, term), column in model.vocabulary.columns.items():
            if weights[column]:
                yield row(concept, group, term, float(weights[column]))


def finders(weights: pd.DataFrame) -> dict[str, PracticeModel]:
    """The models by language of the table `PracticeWeights`."""
    return {str(language): _model(own) for language, own in weights.groupby("language", sort=True)}


def _model(weights: pd.DataFrame) -> PracticeModel:
    parts = {str(part): own for part, own in weights.groupby("part", sort=True)}
    practice = parts.pop(PRACTICE)
    rest = practice["group"].isin([THRESHOLD, OFFSET, USUAL])
    terms = practice[~rest]
    columns = {
        (str(group), str(term)): i
        for i, (group, term) in enumerate(zip(terms["group"], terms["term"], strict=True))
    }
    usual = practice[practice["group"] == USUAL]
    lengths = dict(zip(usual["term"], usual["weight"], strict=True))
    vocabulary = Vocabulary(columns, terms["idf"].to_numpy(dtype=np.float64), lengths)
    return PracticeModel(
        vocabulary,
        terms["weight"].to_numpy(dtype=np.float64),
        _single(practice, OFFSET),
        {concept: _of_columns(own, columns) for concept, own in parts.items()},
        {concept: _single(own, OFFSET) for concept, own in parts.items()},
        _single(practice, THRESHOLD),
    )


def _single(part: pd.DataFrame, group: str) -> float:
    return float(part.loc[part["group"] == group, "weight"].iloc[0])


def _of_columns(part: pd.DataFrame, columns: Mapping[tuple[str, str], int]) -> Floats:
    made = np.zeros(len(columns))
    own = part[part["group"] != OFFSET]
    at = [columns[key] for key in zip(own["group"], own["term"], strict=True)]
    made[at] = own["weight"].to_numpy(dtype=np.float64)
    return made
