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
class Measure:
    """One measure.

    `unit` says what the values are, `items` what a row is about. `verdict_scale` is the scale on
    which the verdict is given: where a side is named, its interval excludes 0 there. A bridge needs
    the intervals on all scales of `bridged_by` within their margins. The sides of a `finding` are
    recomputed by the multiverse. What one side cannot have is not `comparable`: it is given for the
    other, without a verdict. `genre` is empty where nothing in the documents can stand for their
    genre. `standardises` names the measure whose shares it takes to a common mix of concepts.
    """

    name: str
    unit: str
    items: str
    sentence: Sentence
    test: Test = "means"
    verdict_scale: Scale = "ratio"
    bridged_by: tuple[Scale, ...] = ("ratio",)
    finding: bool = False
    comparable: bool = True
    standardises: str = ""
    genre: Genre = ""

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts that the measure may get."""
        if not self.comparable:
            return ("cannot tell",)
        return OMNIBUS if self.test == "omnibus" else SIDES

    @property
    def is_share(self) -> bool:
        """The values are shares from 0 to 1 of words or mentions, not rates."""
        return self.sentence in ("topic", "mention share")

    @property
    def is_of_mentions(self) -> bool:
        """The values are shares of a document's mentions; only documents with mentions have one."""
        return self.sentence == "mention share"


_RATE = "per 10,000 words"
_OF_MENTIONS = "share of a document's mentions, 0 to 1"
_AT_MIX = "the same share as if both sides used each concept equally often"


def _mention_share(
    name: str,
    items: str,
    *,
    comparable: bool = True,
    standardises: str = "",
    genre: Genre = "sentences",
) -> Measure:
    return Measure(
        name,
        unit=_AT_MIX if standardises else _OF_MENTIONS,
        items=items,
        sentence="mention share",
        verdict_scale="difference",
        bridged_by=("difference", "ratio", "complement"),
        comparable=comparable,
        standardises=standardises,
        genre=genre,
    )


MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure("family_rate", _RATE, "all co-words together", "rate", finding=True, genre="words"),
        Measure("concept_rate", _RATE, "concepts", "rate", finding=True, genre="words"),
        Measure(
            "topic_share",
            unit="share of a document's words, 0 to 1",
            items="topics",
            sentence="topic",
            verdict_scale="difference",
            bridged_by=("difference", "ratio"),
            finding=True,
            genre="passages",
        ),
        Measure("term_rate", _RATE, "words and multi-word terms", "rate", genre="words"),
        Measure(
            "divergence",
            unit="Jensen-Shannon divergence in bits, chance-corrected",
            items="words or topics",
            sentence="divergence",
            test="omnibus",
            finding=True,
        ),
        Measure(
            "partisanship",
            unit="how much more often than half a reader guesses the side of one phrase",
            items="words",
            sentence="partisanship",
            test="omnibus",
            finding=True,
        ),
        Measure(
            "meaning",
            unit="how different the contexts are, 0 to 1",
            items="concepts",
            sentence="meaning",
            test="omnibus",
            finding=True,
        ),
        Measure("practice_rate", _RATE, "other words for a concept", "rate", genre="words"),
        Measure("theme_rate", _RATE, "themes", "rate", genre="words"),
        Measure(
            "code_rate",
            unit="words under a code per 10,000 words",
            items="codes of people",
            sentence="rate",
            finding=True,
            genre="codes",
        ),
        _mention_share("modality_share", "concept and modality"),
        _mention_share("agentless_share", "concept, nobody named who does it"),
        _mention_share("role_share", "concept and role"),
        _mention_share("tone", "concept and tone"),
        *(
            _mention_share(
                name, "all co-words, at a common mix of concepts", standardises=standardises
            )
            for name, standardises in (
                ("modality_at_mix", "modality_share"),
                ("agentless_at_mix", "agentless_share"),
                ("tone_at_mix", "tone"),
            )
        ),
        _mention_share("theme_share", "concept and theme nearby"),
        _mention_share(
            "prompted_share",
            "concept, just after the interviewer used the word",
            comparable=False,
            genre="",
        ),
        _mention_share("collocate", "concept and collocate", genre="places"),
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
