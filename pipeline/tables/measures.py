"""The registry of measures: what each one is, how it is tested, and which verdicts it may get.

Tables, sentences, pages and docs loop over `MEASURES`. The values of a measure are computed by the
function of `pipeline.gap.measures` that has its name. To add a measure: an entry here, the function
there, and its test.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from pipeline.tables.base import Verdict

Test = Literal["means", "omnibus"]
"""How a measure is tested: by means over documents, or the sides as a whole."""

Scale = Literal["ratio", "difference", "complement"]
"""How two sides are compared: by the log2 ratio of their means, by the difference, or by the log2
ratio of what the means leave of 1, for shares that may be coded either way."""

Genre = Literal["", "words", "sentences", "places", "passages", "codes"]
"""What a gap is compared with to see whether it is more than genre: ordinary words of like
frequency, the same documents' sentences without a co-word, their places or passages without one,
or the other codes of the same documents."""

Sentence = Literal["rate", "topic", "mention share", "divergence", "partisanship", "meaning"]
"""Which kind of sentence of `pipeline.wording` says a finding."""

ItemKind = Literal["concept", "word", "topic", "practice", "theme", "code", "whole", "mention"]
"""What the items of a measure are; those of shares of mentions are a concept and a trait."""

OpenTraits = Literal["", "role", "theme", "word"]
"""Traits of a share of mentions that come from the documents: their roles, themes or words."""

FAMILY = "co-words"
"""The item of all co-words together."""

_EXCEPT = f"{FAMILY} except "
_OF = ": "

Preposition = Literal["by", "with"]
"""Whether mentions say that a role does it, or that it is done with the role."""


def family_except(concept: str) -> str:
    """The item of all co-words but one: `co-words except co-operation`."""
    return f"{_EXCEPT}{concept}"


def left_out_of_family(item: str) -> str:
    """The concept that the item of all co-words but one leaves out; empty for another item."""
    return item.removeprefix(_EXCEPT) if item.startswith(_EXCEPT) else ""


def mention_item(concept: str, trait: str) -> str:
    """The item of a share of mentions: `co-production: by municipality`."""
    return f"{concept}{_OF}{trait}"


def mention_parts(item: str) -> tuple[str, str]:
    """Concept and trait of an item of a share of mentions; the trait may hold a colon."""
    concept, _, trait = item.partition(_OF)
    return concept, trait


def role_trait(preposition: Preposition, role: str) -> str:
    """The trait of mentions that name a role: `by municipality`, `with citizen`."""
    return f"{preposition} {role}"


def role_parts(trait: str) -> tuple[Preposition, str]:
    """Preposition and role of a trait that `role_trait` made."""
    preposition, _, role = trait.partition(" ")
    return ("with" if preposition == "with" else "by"), role


SIDES: tuple[Verdict, ...] = ("policy", "frontline", "bridge", "cannot tell")
"""Verdicts of a measure that compares the means of two sides."""

OMNIBUS: tuple[Verdict, ...] = ("different", "cannot tell")
"""Verdicts of an omnibus test, which names no side."""


@dataclass(frozen=True)
class Trait:
    """What a share of mentions counts, in words that `make translations` collects.

    A sentence says `mentions of co-design {verb} {rest}`, tables and pictures say it in `short`.
    """

    code: str
    verb: str
    rest: str
    short: str


@dataclass(frozen=True)
class Measure:
    """One measure.

    `unit` says what the values are, `items` what a row is about. `verdict_scale` is the scale on
    which the verdict is given: where a side is named, its interval excludes 0 there. A bridge needs
    the intervals on all scales of `bridged_by` within their margins. The sides of a `finding` are
    recomputed by the multiverse. What one side cannot have is not `comparable`: it is given for the
    other, without a verdict. `genre` is empty where nothing in the documents can stand for their
    genre. `standardises` names the measure whose shares it takes to a common mix of concepts.

    `item_kind` is what an item is called by. Shares of mentions have `traits`, or `open_traits`.
    `together` is what an item is tested among, `likes` what it is compared with as genre,
    `followed_as` what the measure is called where it is followed along levels and over time, which
    it is unless that is empty. With `asks_power` it is asked how likely a gap would be named.
    """

    name: str
    unit: str
    items: str
    sentence: Sentence
    item_kind: ItemKind
    test: Test = "means"
    verdict_scale: Scale = "ratio"
    bridged_by: tuple[Scale, ...] = ("ratio",)
    finding: bool = False
    comparable: bool = True
    standardises: str = ""
    genre: Genre = ""
    traits: tuple[Trait, ...] = ()
    open_traits: OpenTraits = ""
    together: str = "such shares"
    likes: str = "equally common ordinary words"
    followed_as: str = ""
    asks_power: bool = False

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts that the measure may get."""
        if not self.comparable:
            return ("cannot tell",)
        return OMNIBUS if self.test == "omnibus" else SIDES

    @property
    def in_points(self) -> bool:
        """The verdict rests on the difference of the sides, which is given in percentage points."""
        return self.verdict_scale == "difference"

    @property
    def is_share(self) -> bool:
        """The values are shares from 0 to 1 of words or mentions, not rates."""
        return self.sentence in ("topic", "mention share")

    @property
    def is_of_mentions(self) -> bool:
        """The values are shares of a document's mentions; only documents with mentions have one."""
        return self.sentence == "mention share"

    def trait(self, code: str) -> Trait:
        """The trait with this code.

        Raises:
            KeyError: the measure has no such trait.
        """
        return {one.code: one for one in self.traits}[code]


_RATE = "per 10,000 words"
_OF_MENTIONS = "share of a document's mentions, 0 to 1"
_AT_MIX = "the same share as if both sides used each concept equally often"


_MODALITIES = (
    Trait("aspiration", "speak", "of what shall be (should, will, aims to)", "promised"),
    Trait("possibility", "speak", "of what may be (can, may, might)", "possible"),
    Trait("report", "tell", "of what is or was", "reported as done"),
)
_AGENTLESS = (Trait("agentless", "name", "nobody who does it", "nobody named"),)
_TONES = (
    Trait("positive", "stand", "in a sentence of positive tone", "positive tone"),
    Trait("negative", "stand", "in a sentence of negative tone", "negative tone"),
)
_PROMPTED = (Trait("prompted", "come", "just after the interviewer used such a word", "prompted"),)


def _mention_share(
    name: str,
    items: str,
    *traits: Trait,
    open_traits: OpenTraits = "",
    comparable: bool = True,
    standardises: str = "",
    genre: Genre = "sentences",
) -> Measure:
    return Measure(
        name,
        unit=_AT_MIX if standardises else _OF_MENTIONS,
        items=items,
        sentence="mention share",
        item_kind="mention",
        verdict_scale="difference",
        bridged_by=("difference", "ratio", "complement"),
        comparable=comparable,
        standardises=standardises,
        genre=genre,
        traits=traits,
        open_traits=open_traits,
    )


MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure(
            "family_rate",
            unit=_RATE,
            items="all co-words together",
            sentence="rate",
            item_kind="concept",
            finding=True,
            genre="words",
            together="families of co-words",
            likes="equally common groups of ordinary words",
            followed_as="all co-words together",
            asks_power=True,
        ),
        Measure(
            "concept_rate",
            unit=_RATE,
            items="concepts",
            sentence="rate",
            item_kind="concept",
            finding=True,
            genre="words",
            together="concepts",
            followed_as="the co-words",
            asks_power=True,
        ),
        Measure(
            "topic_share",
            unit="share of a document's words, 0 to 1",
            items="topics",
            sentence="topic",
            item_kind="topic",
            verdict_scale="difference",
            bridged_by=("difference", "ratio"),
            finding=True,
            genre="passages",
            together="topics",
            followed_as="topics",
        ),
        Measure(
            "term_rate",
            unit=_RATE,
            items="words and multi-word terms",
            sentence="rate",
            item_kind="word",
            genre="words",
            together="words",
        ),
        Measure(
            "divergence",
            unit="Jensen-Shannon divergence in bits, chance-corrected",
            items="words or topics",
            sentence="divergence",
            item_kind="whole",
            test="omnibus",
            finding=True,
        ),
        Measure(
            "partisanship",
            unit="how much more often than half a reader guesses the side of one phrase",
            items="words",
            sentence="partisanship",
            item_kind="whole",
            test="omnibus",
            finding=True,
        ),
        Measure(
            "meaning",
            unit="how different the contexts are, 0 to 1",
            items="concepts",
            sentence="meaning",
            item_kind="concept",
            test="omnibus",
            finding=True,
        ),
        Measure(
            "practice_rate",
            unit=_RATE,
            items="other words for a concept",
            sentence="rate",
            item_kind="practice",
            genre="words",
            together="such wordings",
            followed_as="the practice without the word",
            asks_power=True,
        ),
        Measure(
            "theme_rate",
            unit=_RATE,
            items="themes",
            sentence="rate",
            item_kind="theme",
            genre="words",
            together="themes",
            followed_as="themes",
            asks_power=True,
        ),
        Measure(
            "code_rate",
            unit="words under a code per 10,000 words",
            items="codes of people",
            sentence="rate",
            item_kind="code",
            finding=True,
            genre="codes",
            together="codes",
            likes="other codes",
            followed_as="codes of people",
        ),
        _mention_share("modality_share", "concept and modality", *_MODALITIES),
        _mention_share("agentless_share", "concept, nobody named who does it", *_AGENTLESS),
        _mention_share("role_share", "concept and role", open_traits="role"),
        _mention_share("tone", "concept and tone", *_TONES),
        *(
            _mention_share(
                name,
                "all co-words, at a common mix of concepts",
                *traits,
                standardises=plain,
            )
            for name, plain, traits in (
                ("modality_at_mix", "modality_share", _MODALITIES),
                ("agentless_at_mix", "agentless_share", _AGENTLESS),
                ("tone_at_mix", "tone", _TONES),
            )
        ),
        _mention_share("theme_share", "concept and theme nearby", open_traits="theme"),
        _mention_share(
            "prompted_share",
            "concept, just after the interviewer used the word",
            *_PROMPTED,
            comparable=False,
            genre="",
        ),
        _mention_share("collocate", "concept and collocate", open_traits="word", genre="places"),
    )
}
"""Every measure by name, in the order in which tables list them."""


BY_LIST: dict[str, str] = {
    "practice_rate": "practice",
    "theme_rate": "theme",
    "theme_share": "theme",
}
"""Measures of what a list of words looks for, whose recall hangs on the documents, and its kind."""


def recall(measure: str, *, judged: bool, learned: bool = False) -> str:
    """What is known of the word list or model that a row of `Gaps` rests on: the column `recall`.

    `judged` says that its item has a row in `Corrected`; shares of mentions have none. `learned`
    says that a model finds practices in its language.
    """
    if measure not in BY_LIST:
        return ""
    if judged and not MEASURES[measure].is_of_mentions:
        return "judged"
    return "examples" if learned and BY_LIST[measure] == "practice" else "not known"


def names_of(measures: Iterable[Measure]) -> tuple[str, ...]:
    """The names of the measures."""
    return tuple(measure.name for measure in measures)


OMNIBUS_MEASURES = names_of(one for one in MEASURES.values() if one.test == "omnibus")
"""Measures of the sides as a whole, which name no side."""

MENTION_SHARES = names_of(one for one in MEASURES.values() if one.is_of_mentions)
"""Measures whose values are shares of a document's mentions; their items are `concept: kind`."""

FINDINGS = names_of(one for one in MEASURES.values() if one.finding)
"""Measures all of whose items are findings."""

JUDGED_AT_FRONT = ("theme", "practice")
"""Kinds of `Corrected` that are named at the front beside findings; codes are such themselves."""


def followed() -> dict[str, str]:
    """Measures whose values are compared between levels and over time, and what they are called."""
    return {name: one.followed_as for name, one in MEASURES.items() if one.followed_as}


def least_gap(gaps: pd.DataFrame) -> pd.Series[float]:
    """For each row of `Gaps` how large the gap is at least, by its interval among all items.

    The end that is nearer to no difference, in points where there are such ends, else of the log
    ratio; 0 where the interval holds no difference. Rows are to be ordered by it within a measure.
    """
    ratio = gaps.reindex(columns=["log2_sim_low", "log2_sim_high"])
    low = gaps["sim_low"].fillna(ratio["log2_sim_low"])
    high = gaps["sim_high"].fillna(ratio["log2_sim_high"])
    return low.clip(lower=0).fillna(0.0) + (-high).clip(lower=0).fillna(0.0)


def described() -> str:
    """What the column `measure` holds: every measure with its unit."""
    units: dict[str, list[str]] = {}
    for measure in MEASURES.values():
        units.setdefault(measure.unit, []).append(measure.name)
    listed = (f"{', '.join(names)} ({unit})" for unit, names in units.items())
    return f"what is compared: {'; '.join(listed)}"
