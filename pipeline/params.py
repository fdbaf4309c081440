"""`params.yaml` as frozen models: one section per stage, unknown keys are errors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import Explained

PARAMS = Path("params.yaml")

Share = Annotated[float, Field(gt=0, lt=1)]
Positive = Annotated[int, Field(ge=1)]
Sampling = Literal["sample", "census"]
Method = Literal["nmf_consensus", "nmf_kl", "lda_gensim"]


class WrongParams(Explained):
    """`params.yaml` holds a wrong value. The message names each key and the remedy."""


class Section(BaseModel):
    """A section of `params.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class DocumentsParams(Section):
    """How files are found and read."""

    folder: str
    interviewers: tuple[str, ...]
    languages: tuple[str, ...]
    min_tokens: Positive
    near_duplicate: Share


class AnnotationsParams(Section):
    """Which spaCy pipeline reads which language. A language without one gets a blank pipeline."""

    models: dict[str, str]
    batch_size: Positive
    languages: tuple[str, ...]


class ConceptsParams(Section):
    """How mentions are found."""

    prompted_window: Annotated[int, Field(ge=0)]


class TermsParams(Section):
    """Which words become terms, and how long the units of the topic models are."""

    min_documents: Positive
    min_count: Positive
    max_document_share: Annotated[float, Field(gt=0, le=1)]
    multiword_min_count: Positive
    unit_tokens: Positive
    stop_words: tuple[str, ...]


class Pin(Section):
    """A model chosen by the user instead of by the rule."""

    method: Method | None
    n_topics: Annotated[int, Field(ge=2)] | None


class TopicsParams(Section):
    """Which topic models are tried and how one is chosen."""

    methods: tuple[Method, ...]
    n_topics: tuple[Annotated[int, Field(ge=2)], ...]
    n_refits: Annotated[int, Field(ge=2)]
    seed: int
    top_terms: Positive
    min_recovery: Annotated[float, Field(ge=0, le=1)]
    document_weight: Annotated[float, Field(ge=0, le=1)]
    refit: bool
    pin: Pin


class SamplingParams(Section):
    """Whether a side's documents stand for more like them (sample) or are all (census)."""

    policy: Sampling
    frontline: Sampling


class Margins(Section):
    """How far apart the sides may be and still count as alike."""

    log2_ratio: Annotated[float, Field(gt=0)]
    topic_share: Share
    share: Share = 0.15


class GapParams(Section):
    """How the gap is tested and how wide its intervals are."""

    level: Share
    n_permutations: Annotated[int, Field(ge=99)]
    n_bootstrap: Annotated[int, Field(ge=99)]
    seed: int
    sampling: SamplingParams
    margin: Margins


class RobustnessParams(Section):
    """What else is varied to see which findings hold."""

    n_seeds: Annotated[int, Field(ge=0)]
    common_terms: Share


class WithinParams(Section):
    """How much is shown of what stands inside a topic."""

    words_per_side: Positive
    passages_per_topic: Positive


class ValidationParams(Section):
    """What people are asked about the topics, and how their answers are scored."""

    word_sets: Positive
    passages: Positive
    level: Share
    seed: int


class ConcordanceParams(Section):
    """How much context a mention is shown with."""

    width: Positive


class AnswersParams(Section):
    """Which sentences promise, and when a passage is near one."""

    promises: dict[str, tuple[str, ...]]
    min_terms: Positive
    per_statement: Positive
    n_null: Annotated[int, Field(ge=99)]
    level: Share
    seed: int


class ExportsParams(Section):
    """What leaves as CSV."""

    full_text: bool


class Params(Section):
    """The whole of `params.yaml`."""

    documents: DocumentsParams
    annotations: AnnotationsParams
    concepts: ConceptsParams
    terms: TermsParams
    topics: TopicsParams
    gap: GapParams
    robustness: RobustnessParams
    within: WithinParams
    validation: ValidationParams
    concordance: ConcordanceParams
    answers: AnswersParams
    exports: ExportsParams


def load_params(path: Path = PARAMS) -> Params:
    """The checked params.

    Raises:
        WrongParams: all that is wrong in the file, key by key.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WrongParams(f"{path} is missing. Run the command in the project's folder.") from None
    except yaml.YAMLError as error:
        raise WrongParams(f"{path} is not valid YAML: {error}") from None
    try:
        # JSON mode: YAML has lists where the models have tuples.
        return Params.model_validate_json(json.dumps(content, default=str))
    except ValidationError as error:
        lines = [
            f"  {'.'.join(str(part) for part in item['loc'])}: {item['msg']}"
            f" (found: {item['input']!r})"
            for item in error.errors()
        ]
        raise WrongParams(f"{path} has {len(lines)} wrong value(s):\n" + "\n".join(lines)) from None
