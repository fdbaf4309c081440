"""Examples of practices to a model for each language, and to how well it finds them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pipeline import tables
from pipeline.config.lexicon import Lexicon, load_lexicon
from pipeline.config.params import AnnotationsParams, load_params
from pipeline.config.practice_examples import load_practice_examples
from pipeline.config.roles import load_roles
from pipeline.linguistics.annotate import annotate
from pipeline.mentions.learned import (
    annotated,
    passages,
    practice_models,
    practice_weights,
    trained,
)
from pipeline.mentions.learned.examples import Passage
from pipeline.mentions.learned.training import Trained
from pipeline.stages import run


def main() -> None:
    """Reads the examples and the lexicons; writes weights of models, and what they find.

    None where `practices.found_by` is `list`: the lexicon's phrases then find practices alone.
    """
    params = load_params()
    lexicon = load_lexicon()
    is_asked = params.practices.found_by == "model"
    known = tables.taught_in([*params.documents.languages, *params.annotations.languages])
    examples = load_practice_examples(lexicon.practised, known) if is_asked else {}
    made: dict[str, tuple[Sequence[Passage], Trained]] = {}
    for language, rows in examples.items():
        those = passages(rows)
        made[language] = those, learned_of(those, language, lexicon, params.annotations)
    models = {language: learned.model for language, (_, learned) in made.items()}
    tables.write(tables.PracticeWeights, practice_weights(models))
    tables.write(tables.PracticeModels, practice_models(made))


def learned_of(
    those: Sequence[Passage], language: str, lexicon: Lexicon, params: AnnotationsParams
) -> Trained:
    """What is learned of passages of a language."""
    segments = pd.DataFrame({"language": language, "text": [one.text for one in those]})
    docs = annotate(segments, models=params.models, bases=lexicon.bases, languages=params.languages)
    examples = list(annotated(those, docs, language=language, roles=load_roles()))
    return trained(those, examples)


if __name__ == "__main__":
    run(main)
