"""A row of `Gaps` with the phrases for its parts: sides, sizes, intervals, caveats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import ceil, isnan, log10, nan

from pipeline.tables.base import CORPORA
from pipeline.tables.measures import MEASURES, OMNIBUS_MEASURES
from pipeline.wording import names
from pipeline.wording.translation import (
    capital,
    figure,
    say,
    say_in,
    says,
    says_in,
    share,
    times,
)

ASIDES = "; "
"""What stands between the asides of a sentence."""

_NEARLY_ALWAYS = 0.95
"""From this p on, chance is said to make as clear a gap nearly always."""

FEW_DOCUMENTS = 5
"""Fewer documents than these are called few beside their share: `in only 3 interviews`."""

_MORE_THAN_ANY = 0.995
"""From this share of ordinary words on, the gap is said to be larger than any one's."""


_FEW = 0.1
"""Up to this share of ordinary words, as large gaps as the finding's are said to be few."""


_CONCENTRATED = 2
"""With fewer uses nothing is said of the document that has most of them."""


_HALF_BY_NATURE = 2
"""Of so many documents or fewer, one has half of the uses or more whatever they are."""


_BESIDE_THEIR_LIKE = ("words", "codes")
"""What is compared in measures whose items are compared with others of their like."""


@dataclass(frozen=True)
class Basis:
    """What the comparison of a language rests on.

    `level` is that of its tests; a `census` has all documents that there are; `n_items` holds how
    many items each measure tests together, where that is known; `margins` how far apart sides are
    at most that are about alike, by the name of the margin in params, where that is known.
    """

    level: float = 0.05
    census: bool = False
    n_items: Mapping[str, int] = field(default_factory=dict, hash=False)
    margins: Mapping[str, float] = field(default_factory=dict, hash=False)

    @property
    def margin_times(self) -> str:
        """How many times as often is no longer about alike."""
        return figure(2.0 ** self.margins["log2_ratio"])

    def margin_points(self, margin: str) -> str:
        """The difference in percentage points from which on sides are no longer about alike."""
        return figure(100 * self.margins[margin])

    @property
    def alike_means(self) -> str:
        """What about alike means in rates and topics, as a sentence; empty if it is not known."""
        if not self.margins:
            return ""
        return say(
            "“About alike” means: surely less than {times} times as often, and for topics also "
            "less than {points} percentage points apart.",
            times=self.margin_times,
            points=self.margin_points("topic_share"),
        )


class Caution(str):
    """An aside that weakens the finding: a page shows it in full size, before the figures."""


@dataclass(frozen=True)
class Sentence:
    """A finding, and what is said in brackets after it."""

    finding: str
    asides: tuple[str, ...] = ()

    @property
    def cautions(self) -> tuple[str, ...]:
        """The asides that weaken the finding, each as a sentence of its own."""
        return tuple(
            say("{finding}.", finding=capital(str(one)))
            for one in self.asides
            if isinstance(one, Caution)
        )

    @property
    def figures(self) -> str:
        """The other asides in one text: intervals, counts, reasons; empty without any."""
        return ASIDES.join(one for one in self.asides if not isinstance(one, Caution))

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


def numeric(row: Mapping[str, object], key: str) -> float:
    """The value of a numeric column of a row."""
    return float(str(row[key]))


def numeric_or_nan(row: Mapping[str, object], key: str) -> float:
    """The value of a numeric column of a row; NaN where rows of its table have no such column."""
    return numeric(row, key) if key in row else nan


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
        return numeric(self.row, key)

    def count(self, key: str) -> int:
        """The value of a column of whole numbers."""
        return int(str(self.row[key]))

    @property
    def is_topic(self) -> bool:
        """The row is about a topic's share."""
        return self.measure == "topic_share"

    @property
    def is_testable(self) -> bool:
        """There are enough clusters for a gap to be significant."""
        return bool(self.row["testable"])

    @property
    def has_no_ratio(self) -> bool:
        """The estimate is a ratio, and a side has none: neither it nor the shrunk one is given."""
        told_by_ratio = MEASURES[self.measure].verdict_scale == "ratio"
        return told_by_ratio and 0.0 in (self.number("policy"), self.number("frontline"))

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
        return size, above(low, "1") if logs[1] > 0 else low, high

    # ------------------------------------------------------------------------- phrases

    @property
    def shrunk(self) -> str:
        """What the gap is if it is not only the largest of many; empty if not known."""
        if self.row["verdict"] not in CORPORA:
            return ""
        log_ratio, points = (self._shrunk(key) for key in ("log2_shrunk", "shrunk"))
        if not isnan(log_ratio[0]):
            size, low, high = (times(value) for value in log_ratio)
            if log_ratio[1] < 0 and times(-log_ratio[1]) != "1":
                return say(
                    "cautious estimate, as the largest of many gaps look too large: {times} times "
                    "(from {low} times as often on the other side to {high})",
                    times=size,
                    low=times(-log_ratio[1]),
                    high=high,
                )
            return say(
                "cautious estimate, as the largest of many gaps look too large: {times} times "
                "({low} to {high})",
                times=size,
                low=low,
                high=high,
            )
        if isnan(points[0]):
            return ""
        size, low, high = (figure(100 * value) for value in points)
        if points[1] < 0:
            return say(
                "cautious estimate, as the largest of many gaps look too large: {points} points "
                "(from {low} points more on the other side to {high})",
                points=size,
                low=figure(-100 * points[1]),
                high=high,
            )
        return say(
            "cautious estimate, as the largest of many gaps look too large: {points} points "
            "({low} to {high})",
            points=size,
            low=low,
            high=high,
        )

    def _shrunk(self, key: str) -> tuple[float, float, float]:
        """The shrunk estimate with its interval, of the side that has more."""
        ends = [numeric_or_nan(self.row, name) for name in (key, f"{key}_low", f"{key}_high")]
        if self.row["verdict"] == "frontline":
            return -ends[0], -ends[2], -ends[1]
        return ends[0], ends[1], ends[2]

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
    def few_or_more(self) -> dict[str, str]:
        """As `documents`; a side that has few says so, since a share of few tells little."""
        n_policy, n_frontline = self.count("n_policy"), self.count("n_frontline")
        found = dict(self.documents)
        if n_policy < FEW_DOCUMENTS:
            found["policy"] = says(
                "only {n} policy document", "only {n} policy documents", n_policy
            )
        if n_frontline < FEW_DOCUMENTS:
            found["interviews"] = says("only {n} interview", "only {n} interviews", n_frontline)
        return found

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
    def concentration(self) -> str:
        """How many uses are in one document, where it has half of them or more; else empty.

        Of the side with more, whatever the verdict: a reader takes a rate for what is usual there.
        Empty of a side of one or two documents, one of which has half of anything.
        """
        n, most = (int(str(self.row.get(key, 0))) for key in ("n_uses", "n_uses_one_document"))
        of_policy = self.number("policy") >= self.number("frontline")
        n_documents = self.count("n_policy" if of_policy else "n_frontline")
        if n < _CONCENTRATED or 2 * most < n or n_documents <= _HALF_BY_NATURE:
            return ""
        places = {"most": most, "n": n, "more": self.ahead["more"]}
        if MEASURES[self.measure].is_of_mentions:
            told = (
                say("all {n} such mentions in {more} are in one document", **places)
                if most == n
                else say("{most} of the {n} such mentions in {more} are in one document", **places)
            )
        else:
            told = (
                say("all {n} uses in {more} are in one document", **places)
                if most == n
                else say("{most} of the {n} uses in {more} are in one document", **places)
            )
        return Caution(told) if self.row["verdict"] != "cannot tell" else told

    @property
    def levels(self) -> str:
        """What each side has, policy first."""
        return self._levels(("policy", "frontline"))

    @property
    def levels_by_size(self) -> str:
        """The same, the side that has more first, as sentences name the sides that say who has."""
        return self._levels(self._by_size)

    def _levels(self, order: tuple[str, str]) -> str:
        one, other = (self.number(side) for side in order)
        if self.is_topic:
            return say("{one} against {other} of the words", one=share(one), other=share(other))
        return say("{one} against {other} per 10,000 words", one=figure(one), other=figure(other))

    @property
    def levels_named(self) -> str:
        """What each side has, beside the sides, where the sentence names none."""
        values = self.number("policy"), self.number("frontline")
        one, other = (share(value) if self.is_topic else figure(value) for value in values)
        places = {"one": one, "other": other, **self.sides}
        if self.is_topic:
            return say("{one} of the words in {policy}, {other} in {interviews}", **places)
        return say("{one} per 10,000 words in {policy}, {other} in {interviews}", **places)

    @property
    def _by_size(self) -> tuple[str, str]:
        """The columns of both sides: of the side that is named, else of that with more, first."""
        verdict = self.row["verdict"]
        ahead = self.number("policy") >= self.number("frontline")
        if verdict == "policy" or (verdict != "frontline" and ahead):
            return "policy", "frontline"
        return "frontline", "policy"

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
        """That no gap can be significant, and what it would need, where that is so."""
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
        """How the gap compares with those of ordinary words; empty where `genre` says it."""
        return "" if self._genre_of_words else self._ordinary

    @property
    def _ordinary(self) -> str:
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
        return say("unstable: the topic is not found again often enough when the model is run anew")

    @property
    def caveats(self) -> tuple[str, ...]:
        """What weakens the finding, the gravest first, and that it is more than the genre."""
        genre = self.genre
        weak = genre if self.is_beyond_genre else Caution(genre)
        parts = (Caution(self._rests), weak, self._perhaps_none, Caution(self.unstable))
        return tuple(one for one in parts if one)

    @property
    def is_beyond_genre(self) -> bool:
        """The second verdict names the side too."""
        verdict = self.row["verdict"]
        return verdict in CORPORA and self.row.get("more_than_genre") == verdict

    @property
    def _perhaps_none(self) -> str:
        """That the shrunk interval holds no gap, though a side is named; else empty."""
        if self.row["verdict"] not in CORPORA:
            return ""
        keys = ("log2_shrunk", "shrunk")
        ends = next((one for key in keys if not isnan((one := self._shrunk(key))[1])), None)
        if ends is None or ends[1] > 0:
            return ""
        if self.has_no_ratio:
            return Caution(
                say("as the largest of many gaps look too large, there may be no gap at all")
            )
        return Caution(say("by the cautious estimate there may be no gap at all"))

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
                "rests on one source: without the {n} documents of one cluster, such as "
                "“{document}”, this finding disappears",
                **places,
            )
        if n > 1:
            return say(
                "without the {n} documents of one cluster, such as “{document}”, there would be a "
                "finding",
                **places,
            )
        if told:
            return say(
                "rests on one document: without “{document}” this finding disappears",
                document=document,
            )
        return say("without “{document}” there would be a finding", document=document)

    @property
    def genre(self) -> str:
        """Whether a named gap is more than the genre of its documents explains."""
        verdict, more = self.row["verdict"], str(self.row.get("more_than_genre", ""))
        genre = MEASURES[self.measure].genre
        if verdict not in CORPORA:
            return ""
        if not more:
            omnibus = MEASURES[self.measure].test == "omnibus"
            if omnibus or (genre == "words" and self._ordinary):
                return ""
            return say("not compared with the usual difference between writing and talk")
        if genre in _BESIDE_THEIR_LIKE:
            return self._genre_of_words
        # Shares of mentions stand policy first, beside the documents that they are of.
        order = self._by_size if genre == "passages" else ("policy", "frontline")
        one, other = (share(self.number(f"baseline_{side}")) for side in order)
        places = {"one": one, "other": other}
        baseline = {
            "places": say("elsewhere in the same documents {one} against {other}", **places),
            "passages": say(
                "the gap is larger in passages with co-words than in those without, where it is "
                "{one} against {other}",
                **places,
            )
            if more == verdict
            else say(
                "the gap may be as large in passages without a co-word, where it is {one} against "
                "{other}",
                **places,
            ),
        }.get(genre) or say("in sentences without a co-word {one} against {other}", **places)
        if more == verdict:
            return say("more than writing against talk: {as_much}", as_much=baseline)
        return say("may only be writing against talk: {as_much}", as_much=baseline)

    @property
    def _genre_of_words(self) -> str:
        """As `genre`, for what is compared with ordinary words, or with the other codes."""
        verdict, more = self.row["verdict"], str(self.row.get("more_than_genre", ""))
        named = verdict in CORPORA
        if not (named and more and MEASURES[self.measure].genre in _BESIDE_THEIR_LIKE):
            return ""
        as_far = numeric_or_nan(self.row, "as_far")
        few = share(as_far) if as_far >= 1 - _MORE_THAN_ANY else ""
        words = say(MEASURES[self.measure].likes)
        if more == verdict:
            less = (
                say("only {share} of {words} differ by as large a factor", share=few, words=words)
                if few
                else say("none of the {words} differs by as large a factor", words=words)
            )
            return say("more than writing against talk: {less}", less=less)
        as_much = (
            say("{share} of {words} differ by as large a factor", share=few, words=words)
            if few
            else say(
                "few of the {words} differ by as large a factor, but it may be chance", words=words
            )
        )
        return say("may only be writing against talk: {as_much}", as_much=as_much)

    # -------------------------------------------------------------------------- reason

    @property
    def is_spurious(self) -> bool:
        """The item is no subject, whatever the test says."""
        return self.is_testable and self._reason == "spurious"

    @property
    def is_clear_alone(self) -> bool:
        """Without a verdict only since many items were tested together."""
        return self.row["verdict"] == "cannot tell" and self._reason == "many"

    @property
    def ahead(self) -> dict[str, str]:
        """As `more_and_less`, of the side that has more in these documents, verdict or not."""
        policy, interviews = self.sides.values()
        if self.number("policy") >= self.number("frontline"):
            return {"more": policy, "less": interviews}
        return {"more": interviews, "less": policy}

    @property
    def _reason(self) -> str:
        known = str(self.row["cannot_tell_because"])
        if known == "spurious":
            return known
        if known in ("many", "unlike", "one cluster"):
            return "both" if self._intervals_differ else known
        return "both" if self._intervals_differ else "open"

    @property
    def _intervals_differ(self) -> bool:
        """The test finds a gap that the interval does not show."""
        return not self.basis.census and self.number("p_adjusted") <= self.basis.level

    @property
    def why_open(self) -> str:
        """Why there is no verdict, and what would help; empty where other asides say it."""
        if not self.is_testable:
            return ""
        if self.has_no_interval:
            return say("too few documents for an interval; more would help")
        if self.measure in OMNIBUS_MEASURES and self.number("p_adjusted") >= _NEARLY_ALWAYS:
            return say(
                "chance alone nearly always sets the sides as far apart; more documents would help"
            )
        if self.measure in OMNIBUS_MEASURES:
            return say(
                "chance alone sets the sides as far apart {share} of the time; more documents "
                "would help",
                share=share(self.number("p_adjusted")),
            )
        return self._why[self._reason]()

    @property
    def _why(self) -> dict[str, Callable[[], str]]:
        return {
            "spurious": lambda: say(
                "its words are a jingle, initials or what a converter broke; to leave them out "
                "would help (params.yaml, terms: stop_words)"
            ),
            "many": self._among_many,
            "unlike": self._unlike,
            "one cluster": self._one_cluster,
            "both": lambda: say(
                "the test finds a gap, but its interval does not rule out that there is none; "
                "more documents would help"
            ),
            "open": self._alike_or_chance,
        }

    def _alike_or_chance(self) -> str:
        """That documents vary as much as the sides do, or that none of them varies at all."""
        told_in_points = MEASURES[self.measure].in_points
        if told_in_points and self.number("policy") == self.number("frontline") in (0.0, 1.0):
            return say(
                "no document differs from another in it, so that nothing shows how far the sides "
                "may be apart"
            )
        return say(
            "documents of the same side differ so much from each other that this may be "
            "chance; more documents would help"
        )

    def _unlike(self) -> str:
        """That one side varies much more than the other, and which."""
        ratio = self.number("spread_ratio")
        if isnan(ratio):
            return say(
                "one side varies much more than the other; more documents of that side would help"
            )
        if ratio > 1:
            return say(
                "the policy documents vary much more than the interviews; more policy documents "
                "would help"
            )
        return say(
            "the interviews vary much more than the policy documents; more interviews would help"
        )

    def _one_cluster(self) -> str:
        """That one cluster has at least half of the uses."""
        largest = self.number("largest_share")
        if largest > _MORE_THAN_ANY:
            return say(
                "all of it comes from one cluster of documents; documents of others would help"
            )
        return say(
            "{share} of it comes from one cluster of documents; documents of others would help",
            share=share(largest),
        )

    def _among_many(self) -> str:
        """That the gap is clear alone, but not among all items."""
        items = say_in("all of", MEASURES[self.measure].together)
        n = self.basis.n_items.get(self.measure, 0)
        if n > 1:
            items = say("{n} {items}", n=n, items=items)
        often = self.number("p_adjusted")
        if often >= _NEARLY_ALWAYS:
            return say(
                "of all {items} together, chance nearly always makes one look as clear; a new "
                "study that asks about this one alone would help",
                items=items,
            )
        shown = share(often)
        if shown == share(self.basis.level):
            shown = say("a little over {share}", share=shown)
        return say(
            "of all {items} together, chance makes one look as clear {share} of the time; a new "
            "study that asks about this one alone would help",
            items=items,
            share=shown,
        )

    # ---------------------------------------------------------------------- intervals

    @property
    def times_span(self) -> str:
        """The interval of a ratio that no side is named for, so that nobody must read 0.7 times."""
        low, high = self.number("log2_sim_low"), self.number("log2_sim_high")
        frontline, policy = times(max(-low, 0.0)), times(max(high, 0.0))
        places = {"frontline_times": frontline, "policy_times": policy, **self.sides}
        if frontline == "1":
            return say("from alike to {policy_times} times as often in {policy}", **places)
        if policy == "1":
            return say("from {frontline_times} times as often in {interviews} to alike", **places)
        return say(
            "from {frontline_times} times as often in {interviews} to {policy_times} times as "
            "often in {policy}",
            **places,
        )

    @property
    def points_span(self) -> str:
        """The interval of a difference that no side is named for, so that nobody reads a sign."""
        low, high = self.number("sim_low"), self.number("sim_high")
        frontline, policy = figure(100 * max(-low, 0.0)), figure(100 * max(high, 0.0))
        places = {"frontline_points": frontline, "policy_points": policy, **self.sides}
        if frontline == "0":
            return say("from alike to {policy_points} points more in {policy}", **places)
        if policy == "0":
            return say("from {frontline_points} points more in {interviews} to alike", **places)
        return say(
            "from {frontline_points} points more in {interviews} to {policy_points} points more "
            "in {policy}",
            **places,
        )

    @property
    def limit(self) -> str:
        """That the most that a gap can be is an end of the interval; nothing for a census."""
        if self.basis.census:
            return ""
        return say("that is the far end of the {level} % interval", level=self.level)

    @property
    def margin(self) -> str:
        """Up to where sides are said to be alike; empty where that is not known."""
        if not self.basis.margins:
            return ""
        times = self.basis.margin_times
        if "difference" not in MEASURES[self.measure].bridged_by:
            return say("counted as alike: less than {times} times as often", times=times)
        return say(
            "counted as alike: less than {times} times as much and less than {points} points apart",
            times=times,
            points=self.basis.margin_points("topic_share" if self.is_topic else "share"),
        )

    @property
    def most_times(self) -> str:
        """How many times as often either side may have it at most; rounded up, never down."""
        keys = ("log2_ratio",) if self.basis.census else ("log2_sim_low", "log2_sim_high")
        return figure(_up(2.0 ** max(abs(self.number(key)) for key in keys)))

    @property
    def most_points(self) -> str:
        """How many points more either side may have at most; rounded up, never down."""
        keys = ("estimate",) if self.basis.census else ("sim_low", "sim_high")
        return figure(_up(100 * max(abs(self.number(key)) for key in keys)))


def _up(value: float) -> float:
    """The value rounded up to two significant figures."""
    if value <= 0:
        return 0.0
    step = 10.0 ** (int(log10(value) // 1) - 1)
    return ceil(round(value / step, 6)) * step


def above(shown: str, edge: str) -> str:
    """The lower end of an interval that excludes the edge, though its figure may not show it."""
    return say("just over {edge}", edge=edge) if shown == edge else shown


def points_more(low: float, high: float) -> str:
    """An interval of percentage points that excludes 0."""
    near, far = sorted((abs(low), abs(high)))
    return say("{low} to {high} points more", low=above(figure(near), "0"), high=figure(far))
