"""`params.yaml` as frozen models: one section per stage, unknown keys are errors."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field

from pipeline.config.yaml_files import Entry, KeyPath, load_yaml, parse_yaml
from pipeline.errors import Explained, say

PARAMS = Path("params.yaml")

Share = Annotated[float, Field(gt=0, lt=1)]
Positive = Annotated[int, Field(ge=1)]
Sampling = Literal["sample", "census"]
Indirect = Literal["date", "role", "room", "age"]
INDIRECT: tuple[Indirect, ...] = get_args(Indirect)
"""Kinds of identifiers that point to a person only with what else is known."""
Control = Literal["policy talk", "frontline prose"]
"""Documents for a comparison besides the main one: people of policy speaking, or of the frontline
writing."""
Contrasted = Literal["pairs", "neighbours", "reference"]
"""Which levels are compared with each other: all, those that follow each other, each with one."""

MIN_LEVELS, MOST_LEVELS = 2, 8
"""As many levels are compared, at least and at most."""

FOLDER = "folder"
"""The column that says in which folder a document is, where `corpora` names folders."""

Method = Literal["nmf_consensus", "nmf_kl", "lda_gensim"]


class WrongParams(Explained):
    """`params.yaml` holds a wrong value. The message names each key and the remedy."""


class Section(Entry):
    """A section of `params.yaml`."""


class DocumentsParams(Section):
    """How files are found and read."""

    folder: str
    interviewers: tuple[str, ...]
    languages: tuple[str, ...]
    min_tokens: Positive
    near_duplicate: Share
    max_seconds: Annotated[float, Field(gt=0)] = 60.0
    max_megabytes: Annotated[int, Field(ge=50)] = 1000
    cases_as_clusters: bool = False


class AnnotationsParams(Section):
    """Which spaCy pipeline reads which language. A language without one gets a blank pipeline."""

    models: dict[str, str]
    batch_size: Positive
    languages: tuple[str, ...]
    max_seconds: Annotated[float, Field(gt=0)] = 300.0
    max_megabytes: Annotated[int, Field(ge=50)] = 2000


class PracticesParams(Section):
    """How practices, the thing without the word, are found."""

    found_by: Literal["model", "list"] = "list"


class MentionsParams(Section):
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
    widen: Annotated[float, Field(ge=1, le=4)] = 2.0
    max_units: Annotated[int, Field(ge=100)] = 5000
    refit: bool
    pin: Pin


class CorpusParams(Section):
    """A folder of the documents folder as a corpus of its own, beside policy/ and frontline/.

    It stands on one of the two `side`s, and is a level in the column `folder`. `kind` says how its
    files are read where the catalogue does not; `cluster` names a column of the catalogue.
    """

    folder: Annotated[str, Field(min_length=1)]
    side: Literal["policy", "frontline"]
    kind: Literal["written", "spoken"] | None = None
    sampling: Sampling | None = None
    cluster: str | None = None


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
    control: tuple[Control, ...] = ()


class LevelsParams(Section):
    """Which column of the catalogue puts documents on more than two levels, and what is compared.

    `column: null` switches it off. `places` are shown on the levels; those of `paired_by` where it
    is not given. Sampling and margins are those of the section `gap`.
    """

    column: str | None
    order: tuple[str, ...]
    ordered: bool
    compare: Contrasted
    reference: str | None
    paired_by: str | None
    places: str | None = None
    level: Share
    n_permutations: Annotated[int, Field(ge=99)]
    seed: int

    def problems(self) -> Iterator[tuple[KeyPath, str]]:
        """What is wrong between the settings, each with its key."""
        if len(set(self.order)) < len(self.order):
            yield ("order",), say("a level stands twice. Delete one of them")
        if self.order and not MIN_LEVELS <= len(self.order) <= MOST_LEVELS:
            yield (
                ("order",),
                say(
                    "name {fewest} to {most} levels from left to right, or none",
                    fewest=MIN_LEVELS,
                    most=MOST_LEVELS,
                ),
            )
        if self.ordered and not self.order:
            yield ("ordered",), say("a trend needs the levels from left to right in `order`")
        if (self.compare == "reference") != (self.reference is not None):
            yield ("reference",), say("`compare: reference` and a level here need each other")
        elif self.reference is not None and self.order and self.reference not in self.order:
            yield ("reference",), say("must be one of the levels in `order`")
        for key, name in (("paired_by", self.paired_by), ("places", self.places)):
            if self.column is not None and self.column == name:
                yield (key,), say("must be a column of places, not that of the levels")


class RobustnessParams(Section):
    """What else is varied to see which findings hold."""

    n_seeds: Annotated[int, Field(ge=0)]
    common_terms: Share
    n_resamples: Annotated[int, Field(ge=0)] = 4
    n_words: Annotated[int, Field(ge=0)] = 40


class TopicContrastParams(Section):
    """How much of the contrast of the sides within a topic is shown."""

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


class PromisesParams(Section):
    """Which sentences promise, and when a passage is near one."""

    words: dict[str, tuple[str, ...]]
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
    combined: Annotated[int, Field(ge=1, le=2)] = 2
    hide: tuple[str, ...]
    keep: tuple[str, ...]
    generalise: tuple[Indirect, ...]
    reviewed: str = ""
    models: dict[str, str]


class ComputeParams(Section):
    """Where the stages work. It changes no result, so that no stage of dvc.yaml names it."""

    backend: Literal["local", "dask"] = "local"
    workers: Annotated[int, Field(ge=0)] = 0
    scheduler: str | None = None


class Params(Section):
    """The whole of `params.yaml`."""

    documents: DocumentsParams
    corpora: tuple[CorpusParams, ...] = ()
    annotations: AnnotationsParams
    practices: PracticesParams = PracticesParams()
    mentions: MentionsParams
    terms: TermsParams
    topics: TopicsParams
    gap: GapParams
    levels: LevelsParams
    robustness: RobustnessParams
    topic_contrast: TopicContrastParams
    validation: ValidationParams
    concordance: ConcordanceParams
    promises: PromisesParams
    exports: ExportsParams
    privacy: PrivacyParams
    compute: ComputeParams = ComputeParams()

    def problems(self) -> Iterator[tuple[KeyPath, str]]:
        """Dask without the address of a scheduler, and what is wrong among corpora and levels."""
        yield from self._corpora()
        for path, words in self.levels.problems():
            yield ("levels", *path), words
        if self.compute.backend == "dask" and not self.compute.scheduler:
            yield (
                ("compute", "scheduler"),
                say("dask needs the address of a scheduler, such as tcp://10.0.0.5:8786"),
            )

    def _corpora(self) -> Iterator[tuple[KeyPath, str]]:
        """Corpora that are no folder, stand twice, or are too many."""
        seen: set[str] = set()
        for i, one in enumerate(self.corpora):
            at: KeyPath = ("corpora", i)
            if "/" in one.folder or "\\" in one.folder:
                yield at, say("name a folder directly in the documents folder, without a slash")
            folded = unicodedata.normalize("NFC", one.folder).casefold()
            if folded in seen:
                yield at, say("a folder stands twice. Delete one of them")
            seen.add(folded)
        if self.corpora and not MIN_LEVELS <= len(self.corpora) <= MOST_LEVELS:
            yield (
                ("corpora",),
                say(
                    "name {fewest} to {most} folders, or none", fewest=MIN_LEVELS, most=MOST_LEVELS
                ),
            )


def load_params(path: Path = PARAMS) -> Params:
    """The checked params.

    Raises:
        WrongParams: all that is wrong in the file, each with its line and key.
    """
    return load_yaml(path, model=Params, wrong=WrongParams)


def parse_params(text: str, *, name: str = str(PARAMS)) -> Params:
    """The checked params from YAML text; `name` is used in errors.

    Raises:
        WrongParams: all that is wrong in the text, each with its line and key.
    """
    return parse_yaml(text, name=name, model=Params, wrong=WrongParams)
