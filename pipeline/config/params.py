"""`params.yaml` as frozen models: one section per stage, unknown keys are errors."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.config.yaml_files import Places, nearest, places, sentence, suggestion, yaml_problem
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
    max_seconds: Annotated[float, Field(gt=0)] = 60.0
    max_megabytes: Annotated[int, Field(ge=50)] = 1000


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

    @property
    def census(self) -> tuple[bool, bool]:
        """Whether policy, whether the frontline is a census."""
        return self.policy == "census", self.frontline == "census"


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
    n_resamples: Annotated[int, Field(ge=0)] = 4
    n_words: Annotated[int, Field(ge=0)] = 40


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


class PrivacyParams(Section):
    """What is taken out of interviews, and which groups are too small to be shown."""

    pseudonymise: bool
    keep_key: bool
    key: str
    min_group: Positive
    hide: tuple[str, ...]
    keep: tuple[str, ...]
    models: dict[str, str]


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
    privacy: PrivacyParams


def load_params(path: Path = PARAMS) -> Params:
    """The checked params.

    Raises:
        WrongParams: all that is wrong in the file, each with its line and key.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise WrongParams(f"{path} is missing. Run the command in the project's folder.") from None
    except (OSError, UnicodeDecodeError):
        raise WrongParams(f"{path} cannot be read. Save it as text in UTF-8.") from None
    return parse_params(text, name=str(path))


def parse_params(text: str, *, name: str = str(PARAMS)) -> Params:
    """The checked params from YAML text; `name` is used in errors.

    Raises:
        WrongParams: all that is wrong in the text, each with its line and key.
    """
    try:
        found = places(text)
        content = _with_names(yaml.safe_load(text))
    except yaml.YAMLError as error:
        line, problem = yaml_problem(error)
        raise WrongParams(f"{name}, line {line}: {problem}.") from None
    if not isinstance(content, dict):
        raise WrongParams(f"{name} must hold sections such as documents: and gap:.")
    wrong = [*found.twice]
    try:
        # JSON mode: YAML has lists where the models have tuples.
        params = Params.model_validate_json(json.dumps(content, default=str))
    except ValidationError as error:
        wrong += _explained(error, found)
    if wrong:
        listed = "\n".join(f"  {sentence(what, line=line)}" for line, what in sorted(wrong))
        raise WrongParams(f"{name} has {len(wrong)} wrong value(s):\n{listed}")
    return params


def _with_names(content: Any) -> Any:
    """The content with each key as text: YAML reads `no:` and `1:` as other things."""
    if isinstance(content, dict):
        return {str(key): _with_names(value) for key, value in content.items()}
    return [_with_names(one) for one in content] if isinstance(content, list) else content


def _explained(error: ValidationError, found: Places) -> list[tuple[int, str]]:
    """The errors as lines and words; a key that is misspelt is not called missing as well."""
    items = error.errors()
    missing = {item["loc"] for item in items if item["type"] == "missing"}
    explained = []
    meant = set()
    for item in items:
        place, key = item["loc"], str(item["loc"][-1])
        if item["type"] == "extra_forbidden":
            known = _keys(place[:-1])
            near = nearest(key, [name for name in known if (*place[:-1], name) in missing])
            near = near or nearest(key, known)
            meant.add((*place[:-1], near))
            words = f"there is no such key.{suggestion(key, [near] if near else [])}"
            words = words if near else f"{words} Known here: {', '.join(known)}"
            explained.append((found.line(place), f"{_dotted(place)}: {words}"))
    for item in items:
        if item["type"] != "extra_forbidden" and item["loc"] not in meant:
            explained.append((found.line(item["loc"]), f"{_dotted(item['loc'])}: {_words(item)}"))
    return explained


def _dotted(place: Sequence[str | int]) -> str:
    return ".".join(str(part) for part in place)


def _keys(place: Sequence[str | int]) -> list[str]:
    """The keys that may stand at the place."""
    model: Any = Params
    for part in place:
        model = model.model_fields[part].annotation
    return list(model.model_fields)


_WORDS = {
    "missing": "is missing. Add it, as in the params.yaml that ships",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a number",
    "bool_type": "must be true or false",
    "string_type": "must be text",
    "tuple_type": "must be a list, as in [a, b]",
    "dict_type": "must hold keys with values below it",
    "model_type": "must hold keys with values below it",
    "model_attributes_type": "must hold keys with values below it",
    "greater_than_equal": "must be at least {ge}",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be at most {le}",
    "less_than": "must be less than {lt}",
    "literal_error": "must be {expected}",
}


def _words(item: Any) -> str:
    """What is wrong, and what was found there."""
    template = _WORDS.get(item["type"], str(item["msg"]).replace("{", "{{").replace("}", "}}"))
    words = template.format(**item.get("ctx", {}))
    if item["type"] == "missing":
        return words
    value = item["input"]
    near = suggestion(value, re.findall("'([^']+)'", words)) if isinstance(value, str) else ""
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return f"{words}; found {shown if len(shown) <= 60 else shown[:57] + '...'}.{near}".rstrip(".")
