"""A row of `Gaps` with the phrases for its parts: sides, sizes, intervals, caveats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan

from pipeline.tables.measures import MEASURES
from pipeline.wording import names
from pipeline.wording.translation import (
    capital,
    figure,
    later_in,
    say,
    say_in,
    says,
    says_in,
    share,
    times,
)

ASIDES = "; "
"""What stands between the asides of a sentence."""

ALL_OF = {
    "family_rate": later_in("all of", "families of co-words"),
    "concept_rate": later_in("all of", "concepts"),
    "term_rate": later_in("all of", "words"),
    "topic_share": later_in("all of", "topics"),
    "practice_rate": later_in("all of", "such wordings"),
    "theme_rate": later_in("all of", "themes"),
    "code_rate": later_in("all of", "codes"),
}
"""What an item is tested together with."""

_SUCH_SHARES = later_in("all of", "such shares")

_MORE_THAN_ANY = 0.995
"""From this share of ordinary words on, the gap is said to be larger than any one's."""


_FEW = 0.1
"""Up to this share of ordinary words, as large gaps as the finding's are said to be few."""


@dataclass(frozen=True)
class Basis:
    """What the comparison of a language rests on: the level of its tests, and what was sampled."""

    level: float = 0.05
    census: bool = False


@dataclass(frozen=True)
class Sentence:
    """A finding, and what is said in brackets after it."""

    finding: str
    asides: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The whole sentence."""
        if not self.asides:
            return say("{finding}.", finding=self.finding)
        return say("{finding} ({asides}).", finding=self.finding, asides=ASIDES.join(self.asides))


def sentence(finding: str, *asides: str) -> Sentence:
    """The sentence with the asides that are not empty."""
    return Sentence(capital(finding), tuple(one for one in asides if one))


def listed(*parts: str) -> str:
    """The parts that are not empty, as they follow a colon."""
    return ASIDES.join(part for part in parts if part)


@dataclass(frozen=True)
class Finding:
    """A row of `Gaps` with the phrases for its parts, in the language of now."""

    row: Mapping[str, object]
    basis: Basis

    # ------------------------------------------------------------------------- values

    @property
    def measure(self) -> str:
        """What is compared."""
        return str(self.row["measure"])

    def number(self, key: str) -> float:
        """The value of a numeric column."""
        return float(str(self.row[key]))

    def count(self, key: str) -> int:
        """The value of a column of whole numbers."""
        return int(str(self.row[key]))

    @property
    def is_topic(self) -> bool:
        """The row is about a topic's share."""
        return self.measure == "topic_share"

    @property
    def is_testable(self) -> bool:
        """There are enough clusters for a gap to be told from chance."""
        return bool(self.row["testable"])

    @property
    def has_no_interval(self) -> bool:
        """There is no interval although something was sampled."""
        return isnan(self.number("ci_low")) and not self.basis.census

    @property
    def points(self) -> tuple[float, float]:
        """The interval among all items, in points: of the side that has more, else of policy."""
        ends = (100 * self.number("sim_low"), 100 * self.number("sim_high"))
        return (-ends[1], -ends[0]) if self.row["verdict"] == "frontline" else ends

    def ratio(self, *, side: str) -> tuple[str, str, str]:
        """How many times as often the side has it, with the interval among all items."""
        keys = ("log2_ratio", "log2_sim_low", "log2_sim_high")
        logs = [self.number(key) for key in keys]
        if side == "frontline":
            logs = [-logs[0], -logs[2], -logs[1]]
        size, low, high = (times(value) for value in logs)
        return size, low, high

    # ------------------------------------------------------------------------- phrases

    @property
    def thing(self) -> str:
        """The item as it is called in a sentence."""
        return names.thing(self.row)

    @property
    def level(self) -> str:
        """The level of the intervals, in per cent."""
        return figure(100 * (1 - self.basis.level))

    @property
    def sides(self) -> dict[str, str]:
        """The documents of policy and of the frontline, as places of a template."""
        return {
            "policy": says_in("side", "policy", "policy", self.count("n_policy")),
            "interviews": says_in(
                "side", "the interview", "the interviews", self.count("n_frontline")
            ),
        }

    @property
    def more_and_less(self) -> dict[str, str]:
        """The side that has more and the side that has less, as places of a template."""
        policy, interviews = self.sides.values()
        if self.row["verdict"] == "policy":
            return {"more": policy, "less": interviews}
        return {"more": interviews, "less": policy}

    @property
    def documents(self) -> dict[str, str]:
        """How many documents each side has, as places of a template."""
        return {
            "policy": says("{n} policy document", "{n} policy documents", self.count("n_policy")),
            "interviews": says("{n} interview", "{n} interviews", self.count("n_frontline")),
        }

    @property
    def sizes(self) -> str:
        """How many documents each side has."""
        return say("{policy} against {interviews}", **self.documents)

    @property
    def having(self) -> str:
        """In how many documents of each side the item is."""
        return say(
            "in {n_policy} of {policy} against {n_interviews} of {interviews}",
            n_policy=self.count("n_with_policy"),
            n_interviews=self.count("n_with_frontline"),
            **self.documents,
        )

    @property
    def levels(self) -> str:
        """What each side has."""
        policy, frontline = self.number("policy"), self.number("frontline")
        if self.is_topic:
            return say(
                "{policy} against {frontline} of the words",
                policy=share(policy),
                frontline=share(frontline),
            )
        return say(
            "{policy} against {frontline} per 10,000 words",
            policy=figure(policy),
            frontline=figure(frontline),
        )

    @property
    def no_interval(self) -> str:
        """That there is no interval although something was sampled, where that is so."""
        return say("too few documents for an interval") if self.has_no_interval else ""

    def interval(self, low: str, high: str) -> str:
        """The interval from `low` to `high`, or why there is none; nothing for a census."""
        return self.spanning(say("{low} to {high}", low=low, high=high))

    def spanning(self, span: str) -> str:
        """As `interval`, of a span in words."""
        if self.basis.census:
            return ""
        return self.no_interval or say("{level} % interval {span}", level=self.level, span=span)

    @property
    def too_few(self) -> str:
        """That no gap can be told from chance, and what would do, where that is so."""
        if self.is_testable:
            return ""
        enough = self._enough
        if not enough:
            return say("there are too few documents to test any gap")
        if MEASURES[self.measure].sentence in ("mention share", "meaning"):
            return say(
                "there are too few documents to test any gap (enough would be {enough} "
                "with such mentions)",
                enough=enough,
            )
        return say(
            "there are too few documents to test any gap (enough would be {enough})",
            enough=enough,
        )

    @property
    def _enough(self) -> str:
        """How many more documents or clusters would do, of the one side or of the other."""
        n_policy, n_frontline = self.count("shortfall_policy"), self.count("shortfall_frontline")
        if self.row["shortfall_unit"] == "cluster":
            policy = says("{n} more policy cluster", "{n} more policy clusters", n_policy)
            frontline = says(
                "{n} more frontline cluster", "{n} more frontline clusters", n_frontline
            )
        else:
            policy = says("{n} more policy document", "{n} more policy documents", n_policy)
            frontline = says(
                "{n} more frontline document", "{n} more frontline documents", n_frontline
            )
        if n_policy and n_frontline:
            return say("{one} or {other}", one=policy, other=frontline)
        return policy if n_policy else frontline if n_frontline else ""

    @property
    def placebo(self) -> str:
        """How the gap compares with those of ordinary words."""
        smaller = self.number("placebo")
        if isnan(smaller):
            return ""
        if smaller > _MORE_THAN_ANY:
            return say("no ordinary word as frequent differs as much")
        larger = round(1 - smaller, 2)
        if larger <= _FEW:
            return say("only {share} of ordinary words differ as much", share=share(larger))
        return say("{share} of ordinary words differ as much", share=share(larger))

    @property
    def unstable(self) -> str:
        """That a topic comes back in too few refits, where that is so."""
        if self.row["stable"]:
            return ""
        return say("unstable: the topic comes back in too few refits")

    @property
    def caveat(self) -> str:
        """What weakens the finding."""
        return listed(self.genre, self._rests, self.unstable)

    @property
    def _rests(self) -> str:
        """The cluster that the finding rests on, by its only or its first document."""
        document, n = str(self.row["flipped_by"]), self.count("n_flipping")
        places = {"document": document, "n": n}
        told = self.row["verdict"] != "cannot tell"
        if not document:
            return ""
        if n > 1 and told:
            return say(
                "without the {n} documents of one cluster, such as “{document}”, this finding "
                "disappears",
                **places,
            )
        if n > 1:
            return say(
                "without the {n} documents of one cluster, such as “{document}”, the verdict would "
                "change",
                **places,
            )
        if told:
            return say("without “{document}” this finding disappears", document=document)
        return say("without “{document}” the verdict would change", document=document)

    @property
    def genre(self) -> str:
        """Whether a named gap is more than the genre of its documents explains, where tested."""
        verdict, more = self.row["verdict"], str(self.row.get("more_than_genre", ""))
        if verdict not in ("policy", "frontline") or not more:
            return ""
        if isnan(self.number("baseline_policy")):
            if more == verdict:
                return say("more than ordinary words of like frequency differ")
            return say("perhaps only the genre: ordinary words of like frequency differ as much")
        places = {
            "policy": share(self.number("baseline_policy")),
            "frontline": share(self.number("baseline_frontline")),
        }
        if more == verdict:
            return say(
                "more than the genre: in sentences without a co-word {policy} against {frontline}",
                **places,
            )
        return say(
            "perhaps only the genre: in sentences without a co-word {policy} against {frontline}",
            **places,
        )

    # -------------------------------------------------------------------------- reason

    @property
    def why_open(self) -> str:
        """Why there is no verdict, and what would help; empty where other asides say it."""
        if not self.is_testable or self.basis.census or self.has_no_interval:
            return ""
        if self.number("p_adjusted") <= self.basis.level:
            return say(
                "chance rarely makes a gap as clear, but the interval includes no gap at all"
            )
        reason = str(self.row["cannot_tell_because"])
        if reason == "unlike":
            return say(
                "the sides vary too unlike to tell; more documents of the side that varies more "
                "would help"
            )
        if reason == "one cluster":
            return say(
                "one cluster makes {share} of it; documents of other clusters would help",
                share=share(self.number("largest_share")),
            )
        if reason == "many":
            return self._among_many
        if reason == "open":
            return say("the documents of a side vary as much; more of them would help")
        return ""

    @property
    def _among_many(self) -> str:
        """That the gap is clear alone, but not among all items."""
        often = share(self.number("p_adjusted"))
        if often == share(self.basis.level):
            often = say("a little over {share}", share=often)
        return say(
            "looks clear alone, but among all {items} chance does this {share} of the time; to ask "
            "beforehand about this one alone would help",
            items=say_in("all of", ALL_OF.get(self.measure, _SUCH_SHARES)),
            share=often,
        )


def percentage_points(low: float, high: float) -> str:
    """An interval of percentage points, so that nobody must read a sign."""
    if low < 0 < high:
        return say(
            "from {low} points less to {high} points more", low=figure(-low), high=figure(high)
        )
    near, far = sorted((abs(low), abs(high)))
    ends = {"low": figure(near), "high": figure(far)}
    if high > 0:
        return say("{low} to {high} points more", **ends)
    return say("{low} to {high} points less", **ends)
