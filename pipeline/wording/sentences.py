"""A row of `Gaps` as one plain sentence, with size, interval, documents and caveat."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isnan, log2

from pipeline import tables


@dataclass(frozen=True)
class Basis:
    """What the findings of a language rest on, from the rows of `Design`.

    `level` is that of tests and intervals. `census`: both sides are a census.
    """

    level: float
    census: bool = False


def sentence(row: Mapping[str, object], *, basis: Basis) -> str:
    """A row of `Gaps` as one plain sentence: size, interval, documents, caveat.

    `flipped_by` holds a title. Where both sides are a census nothing was sampled, and no interval
    is spoken of.
    """
    finding = Finding(row, basis)
    if row["measure"] in _WHOLES:
        return _WHOLES[str(row["measure"])](finding)
    if row["measure"] in MENTION_SHARES:
        return _share_sentence(finding)
    if not finding.number("policy") and not finding.number("frontline"):
        return f"Neither policy nor {finding.talk} {finding.verb} {finding.thing}."
    if row["verdict"] == "cannot tell":
        return _open_sentence(finding)
    if row["verdict"] == "bridge":
        return _bridge_sentence(finding)
    return _topic_sentence(finding) if finding.topic else _rate_sentence(finding)


MENTION_SHARES = (
    "modality_share", "agentless_share", "role_share", "tone", "theme_share", "prompted_share",
    "collocate",
)  # fmt: skip
"""Measures whose values are shares of a document's mentions."""


def _share_sentence(finding: Finding) -> str:
    """How large a part of the mentions is of a kind, on each side."""
    row = finding.row
    if row["measure"] == "prompted_share" and not finding.number("policy"):
        return _prompted_sentence(finding)
    policy, frontline = (_percent(finding.number(key)) for key in ("policy", "frontline"))
    what, predicate = finding.mentions_that
    sizes = (
        f"{count(row['n_policy'], 'policy document')} "
        f"against {count(row['n_frontline'], 'interview')} that {_have(row)} them"
    )
    low, high = finding.points
    whose = "" if row["verdict"] in tables.CORPORA else " in policy"
    interval = _between(finding, f"{_points(low, high)}{whose}")
    values = f"{policy} of them in policy, {frontline} in {finding.talk}"
    if row["verdict"] == "cannot tell":
        return (
            f"Cannot tell whether {what} in policy or in {finding.talk} more often {predicate}: "
            f"{_too_few(finding)}{values}"
            f"{finding.aside(interval if finding.testable else '', sizes, _why_open(finding))}."
        )
    if row["verdict"] == "bridge":
        return (
            f"{what[0].upper()}{what[1:]} {predicate} about as often in policy as in "
            f"{finding.talk}: {values}{finding.aside(interval, sizes, _caveat(finding))}."
        )
    side, other = (
        ("policy", finding.talk) if row["verdict"] == "policy" else (finding.talk, "policy")
    )
    return (
        f"{what[0].upper()}{what[1:]} in {side} more often {predicate} than those in {other}: "
        f"{values}{finding.aside(interval, sizes, _caveat(finding))}."
    )


def _prompted_sentence(finding: Finding) -> str:
    """How large a part of the interviews' mentions their interviewers called forth.

    Policy has no interviewers, so that the gap is the interviews' share, turned round.
    """
    what, predicate = finding.mentions_that
    low, high = (_percent(end) for end in finding.prompted_ends)
    n = finding.row["n_frontline"]
    sizes = f"{count(n, 'interview')} that {_have(finding.row)} them"
    interval = _between(finding, f"{low} to {high}") if finding.testable else ""
    asides = finding.aside(interval, sizes, "policy has no interviewer")
    share = _percent(finding.number("frontline"))
    return f"Of the {what} in {finding.talk}, {share} {predicate}{asides}."


def _have(row: Mapping[str, object]) -> str:
    return "makes" if row["n_frontline"] == 1 else "make"


@dataclass(frozen=True)
class Finding:
    """A row of `Gaps` with the words for its parts."""

    row: Mapping[str, object]
    basis: Basis

    @property
    def testable(self) -> bool:
        """There are enough documents for some gap to be told from chance."""
        return bool(self.row["testable"])

    def number(self, key: str) -> float:
        """The value of a numeric column."""
        return float(str(self.row[key]))

    @property
    def topic(self) -> bool:
        """The row is about a topic's share."""
        return self.row["measure"] == "topic_share"

    @property
    def mentions_that(self) -> tuple[str, str]:
        """The mentions, and what is said of them, from the item's label."""
        concept = str(self.row["item"]).split(":")[0]
        what = f"mentions of {concept}"
        return what, str(self.row["label"]).removeprefix(what).strip()

    @property
    def talk(self) -> str:
        """The frontline's documents."""
        return "the interview" if self.row["n_frontline"] == 1 else "the interviews"

    @property
    def verb(self) -> str:
        """What the interviews do with the thing, after `neither … nor` as well."""
        base = "touch on" if self.topic else "use"
        if self.row["n_frontline"] != 1:
            return base
        return "touches on" if self.topic else "uses"

    @property
    def thing(self) -> str:
        """The item as it is called in a sentence."""
        label = str(self.row["label"])
        if self.topic:
            return f"the topic “{label}”"
        if self.row["measure"] in ("practice_rate", "theme_rate"):
            return label
        if self.row["measure"] == "term_rate":
            return f"“{label}”"
        return label.replace(" except ", " other than ")

    @property
    def any_of_it(self) -> str:
        """The thing as what nobody uses."""
        several = ("family_rate", "practice_rate", "theme_rate")
        return "any" if self.row["measure"] in several else "it"

    @property
    def level(self) -> str:
        """The level of the intervals."""
        return f"{figure(100 * (1 - self.basis.level))} %"

    @property
    def known(self) -> bool:
        """Both sides are a census, so that there is nothing to sample."""
        return self.basis.census

    @property
    def untold(self) -> bool:
        """There is no interval although something was sampled."""
        return isnan(self.number("ci_low")) and not self.known

    @property
    def having(self) -> str:
        """In how many documents of each side the item is."""
        row = self.row
        return (
            f"in {row['n_with_policy']} of {count(row['n_policy'], 'policy document')} "
            f"against {row['n_with_frontline']} of {count(row['n_frontline'], 'interview')}"
        )

    @property
    def levels(self) -> str:
        """What each side has."""
        policy, frontline = self.number("policy"), self.number("frontline")
        if self.topic:
            return f"{_percent(policy)} against {_percent(frontline)} of the words"
        return f"{figure(policy)} against {figure(frontline)} per 10,000 words"

    def ratio(self, *, side: str) -> tuple[str, str, str]:
        """How many times as often the side has it, with the ends of the interval."""
        keys = ("log2_ratio", "log2_ci_low", "log2_ci_high")
        logs = [self.number(key) for key in keys]
        if side == "frontline":
            logs = [-logs[0], -logs[2], -logs[1]]
        size, low, high = (_times(value) for value in logs)
        return size, low, high

    @property
    def points(self) -> tuple[float, float]:
        """The interval in percentage points: of the side that has more, else of policy."""
        ends = (100 * self.number("ci_low"), 100 * self.number("ci_high"))
        return (-ends[1], -ends[0]) if self.row["verdict"] == "frontline" else ends

    @property
    def prompted_ends(self) -> tuple[float, float]:
        """The interval of the interviews' share where policy's is nothing by its nature."""
        return max(-self.number("ci_high"), 0.0), min(-self.number("ci_low"), 1.0)

    @property
    def doubt(self) -> str:
        """Why nothing can be told where test and interval, each for itself, say otherwise.

        `alone`: the interval leaves out none, but chance makes such a gap; `together`: only chance
        among all items at once does; `interval`: only the interval is wide. Else empty.
        """
        if not self.testable or self.known or self.untold:
            return ""
        shares = self.topic or self.row["measure"] in MENTION_SHARES
        keys = ("ci_low", "ci_high") if shares else ("log2_ci_low", "log2_ci_high")
        low, high = (self.number(key) for key in keys)
        leaves_out = low > 0 or high < 0
        level = self.basis.level
        sure = self.number("p_adjusted") <= level
        if leaves_out and not sure:
            return "alone" if self.number("p_value") > level else "together"
        return "interval" if sure and not leaves_out else ""

    def aside(self, *parts: str) -> str:
        """The parts that are not empty, in brackets."""
        return f" ({'; '.join(part for part in parts if part)})"


def _rate_sentence(finding: Finding) -> str:
    """One side uses it more often."""
    side = str(finding.row["verdict"])
    policy = side == "policy"
    who, whom = ("policy", finding.talk) if policy else (finding.talk, "policy")
    uses = "uses" if policy or finding.row["n_frontline"] == 1 else "use"
    one, other = ("policy", "frontline") if policy else ("frontline", "policy")
    size, low, high = finding.ratio(side=side)
    start = f"{who[0].upper()}{who[1:]} {uses} {finding.thing}"
    asides = (finding.having, _placebo_words(finding), _caveat(finding))
    if not finding.number(other):
        nobody = ("no interview uses " if policy else "policy never uses ") + finding.any_of_it
        least = _between(finding, f"at least {low} times as often")
        return (
            f"{start} {figure(finding.number(one))} times per 10,000 words, and {nobody}"
            f"{finding.aside(least, *asides)}."
        )
    interval = _between(finding, f"{low} to {high}")
    if finding.number("log2_ratio") * (1 if policy else -1) < log2(1.05):
        return f"{start} more often than {whom}{finding.aside(finding.levels, *asides)}."
    rates = "" if policy else finding.levels
    return (
        f"{start} {size} times as often per 10,000 words as {whom}"
        f"{finding.aside(rates, interval, *asides)}."
    )


def _topic_sentence(finding: Finding) -> str:
    """One side gives a topic more room."""
    policy = finding.row["verdict"] == "policy"
    who, whom = ("policy", finding.talk) if policy else (finding.talk, "policy")
    low, high = finding.points
    interval = _between(finding, f"{figure(low)} to {figure(high)} points")
    size = figure(abs(100 * finding.number("estimate")))
    return (
        f"{finding.thing[0].upper()}{finding.thing[1:]} takes up {size} percentage "
        f"{'point' if size == '1' else 'points'} more of {who} than of {whom}"
        f"{finding.aside(finding.levels, interval, _sizes(finding), _caveat(finding))}."
    )


def _bridge_sentence(finding: Finding) -> str:
    """Both sides are shown to be alike."""
    _, low, high = finding.ratio(side="policy")
    interval = _between(finding, f"{low} to {high} times as often")
    has = "give as much room to" if finding.topic else "use"
    alike = "" if finding.topic else " about equally often"
    counts = _sizes(finding) if finding.topic else finding.having
    return (
        f"Policy and {finding.talk} {has} {finding.thing}{alike}"
        f"{finding.aside(finding.levels, interval, counts, _caveat(finding))}."
    )


def _open_sentence(finding: Finding) -> str:
    """What cannot be told, and how much is open."""
    more = "give more room to" if finding.topic else "use"
    if finding.row["n_frontline"] == 1:  # the verb follows the nearer of the two
        more = more.replace("give", "gives").replace("use", "uses")
    often = "" if finding.topic else " more often"
    possible = ""
    if not finding.known and not finding.untold and not isnan(finding.number("log2_ratio")):
        possible = _possible(finding)
    counts = _sizes(finding) if finding.topic else finding.having
    missing = "" if not finding.testable else _between(finding, "")
    asides = finding.aside(possible, missing, counts, _why_open(finding), _unstable(finding))
    return (
        f"Cannot tell whether policy or {finding.talk} {more} {finding.thing}{often}: "
        f"{_too_few(finding)}{finding.levels}{asides}."
    )


def _possible(finding: Finding) -> str:
    """What the gap may be, on the scale on which the verdict is given."""
    if finding.topic:
        return f"policy may give it {_points(*finding.points)}, {finding.level} interval"
    _, low, high = finding.ratio(side="policy")
    return f"policy may have it from {low} to {high} times as often, {finding.level} interval"


def _points(low: float, high: float) -> str:
    """An interval of percentage points, so that nobody must read a sign."""
    if low < 0 < high:
        return f"from {figure(-low)} points less to {figure(high)} points more"
    near, far = sorted((abs(low), abs(high)))
    return f"{figure(near)} to {figure(far)} points {'more' if high > 0 else 'less'}"


ALL_OF = {
    "family_rate": "families of co-words",
    "concept_rate": "concepts",
    "term_rate": "words",
    "topic_share": "topics",
    "practice_rate": "such wordings",
    "theme_rate": "themes",
}
"""What an item is held against all of."""


def _why_open(finding: Finding) -> str:
    """Why nothing can be told where test and interval, each for itself, say otherwise."""
    doubt = finding.doubt
    if doubt == "interval":
        return "chance seldom makes a gap as clear, but the interval does not rule out none"
    if doubt == "alone":
        return (
            "the interval leaves out none, but chance makes a gap as clear in "
            f"{_percent(finding.number('p_value'))} of shuffles"
        )
    if not doubt:
        return ""
    everything = ALL_OF.get(str(finding.row["measure"]), "such shares")
    often = _percent(finding.number("p_adjusted"))
    if often == _percent(finding.basis.level):
        often = f"a little over {often}"
    return (
        f"seen alone it stands out, but among all {everything} at once chance makes a gap as "
        f"clear in {often} of shuffles"
    )


def _divergence_sentence(finding: Finding) -> str:
    """How far apart the sides are as a whole."""
    low, high = (figure(finding.number(key)) for key in ("ci_low", "ci_high"))
    interval = _between(finding, f"{low} to {high}")
    size = f"{figure(finding.number('estimate'))} on a scale from 0 (alike) to 1 (nothing shared)"
    asides = finding.aside(interval if finding.testable else "", _sizes(finding), _caveat(finding))
    what = f"the {finding.row['item']} of policy and of {finding.talk}"
    if finding.row["verdict"] == "apart":
        return f"{what[0].upper()}{what[1:]} are further apart than chance, by {size}{asides}."
    return (
        f"Cannot tell whether {what} are further apart than chance: "
        f"{_too_few(finding)}by {size}{asides}."
    )


def _partisanship_sentence(finding: Finding) -> str:
    """How often a reader guesses the side of one phrase."""
    right = [
        f"{figure(100 * (0.5 + finding.number(key)))} %"
        for key in ("estimate", "ci_low", "ci_high")
    ]
    interval = _between(finding, f"{right[1]} to {right[2]}") if finding.testable else ""
    genre = "writing and talk differ in any case"
    asides = finding.aside(interval, _sizes(finding), genre, _caveat(finding))
    if finding.row["verdict"] == "apart":
        return (
            f"Shown one word or phrase, a reader guesses its side right {right[0]} of the time; "
            f"tossing a coin is right 50 % of the time{asides}."
        )
    return (
        "Cannot tell whether a reader who is shown one word or phrase guesses its side better than "
        f"by tossing a coin: {_too_few(finding)}right {right[0]} of the time{asides}."
    )


def _meaning_sentence(finding: Finding) -> str:
    """Whether both sides use a concept in the same contexts."""
    low, high = (figure(finding.number(key)) for key in ("ci_low", "ci_high"))
    size = f"{figure(finding.number('estimate'))} on a scale from 0 (alike) to 1 (nothing shared)"
    asides = finding.aside(
        _between(finding, f"{low} to {high}"),
        f"in {_sizes(finding)}",
        _placebo_words(finding),
        _caveat(finding),
    )
    what = f"{finding.talk} use {finding.thing}"
    if finding.row["verdict"] == "apart":
        return f"Policy and {what} in other contexts, further apart than chance by {size}{asides}."
    return (
        f"Cannot tell whether policy and {what} in other contexts: "
        f"{_too_few(finding)}apart by {size}{asides}."
    )


_WHOLES: dict[str, Callable[[Finding], str]] = {
    "divergence": _divergence_sentence,
    "partisanship": _partisanship_sentence,
    "meaning": _meaning_sentence,
}


def _too_few(finding: Finding) -> str:
    if finding.testable:
        return ""
    missing = shortfall(finding.row)
    enough = f" (enough would be {missing})" if missing else ""
    if enough and finding.row["measure"] in (*MENTION_SHARES, "meaning"):
        enough = enough.replace(")", " with such mentions)")
    return f"there are too few documents for any gap to be told{enough}; "


def shortfall(row: Mapping[str, object]) -> str:
    """How many more documents or clusters would do: `2 more policy clusters or 1 more …`."""
    unit = str(row["shortfall_unit"])
    return " or ".join(
        count(row[f"shortfall_{side}"], f"more {side} {unit}")
        for side in tables.CORPORA
        if row[f"shortfall_{side}"]
    )


def _between(finding: Finding, ends: str) -> str:
    if finding.known:
        return ""
    if finding.untold:
        return "too few documents for an interval"
    return f"{finding.level} interval {ends}" if ends else ""


def _sizes(finding: Finding) -> str:
    row = finding.row
    return (
        f"{count(row['n_policy'], 'policy document')} "
        f"against {count(row['n_frontline'], 'interview')}"
    )


def _placebo_words(finding: Finding) -> str:
    share = finding.number("placebo")
    if isnan(share):
        return ""
    if share > 0.995:
        return "a larger gap than any ordinary word as frequent"
    return f"a larger gap than {100 * share:.0f} % of ordinary words"


def _unstable(finding: Finding) -> str:
    return "" if finding.row["stable"] else "unstable: the topic comes back in too few refits"


def _caveat(finding: Finding) -> str:
    document = finding.row["flipped_by"]
    rests = f"rests on “{document}”: without it the verdict is another" if document else ""
    return "; ".join(part for part in (rests, _unstable(finding)) if part)


# -------------------------------------------------------------------------- robustness


VARIED = {
    "documents": "each document left out in turn",
    "weighting": "documents weighted by their words or uses instead of all alike",
    "statistic": "a weaker and a stronger guard against items that by chance hardly vary",
    "draws": "other random arrangements, where not all are enumerated",
    "mentions": "prompted mentions counted too; denied, quoted and defining ones left out",
    "lexicon": "a narrower lexicon, the nouns of each concept alone, and a wider one, with other "
    "words for it",
    "topics": "other numbers of topics, the other method",
    "fit": "the same topic model fitted anew: other seeds, other draws of documents",
    "units": "topics of units half and twice as long",
    "stop list": "without the words that more than half of the documents have",
    "context": "narrower and wider contexts, shorter and longer word vectors",
}
"""What each value of the column `varied` of `Robustness` means."""


def robust(row: Mapping[str, object]) -> str:
    """A row of `Robustness`: in how many other analyses the verdict is the same."""
    varied = str(row["varied"])
    how = "" if varied == "all" else f" ({VARIED[varied]})"
    n = int(str(row["n_specifications"]))
    analyses = "1 other analysis" if n == 1 else f"{n} other analyses"
    same = f"The same verdict in {n_same(row)} of {analyses}{how}."
    return f"{same} {_moved(row)}" if varied == "fit" else same


def n_same(row: Mapping[str, object]) -> int:
    """In how many other analyses the verdict is the same."""
    return round(float(str(row["same_verdict"])) * int(str(row["n_specifications"])))


def _moved(row: Mapping[str, object]) -> str:
    """How far the fit alone moves the gap; the interval in Gaps is about documents alone."""
    ends = [float(str(row[key])) for key in ("lowest", "highest")]
    if isnan(ends[0]):
        return "None of them has the topic."
    low, high = (figure(100 * end) for end in ends)
    return f"The gap, policy less frontline, lies between {low} and {high} points in them."


# ------------------------------------------------------------------------------ words


def count(n: object, noun: str) -> str:
    """A number with its noun, in the singular for one."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def figure(value: float) -> str:
    """A number as a person would say it: two figures, or a whole number from 10 up."""
    size = abs(value)
    if size < 0.0005:
        return "0"
    if size >= 9.95:
        return f"{value:,.0f}".replace("-", "−")
    digits = 1 if size >= 0.95 else 2 if size >= 0.095 else 3
    return f"{value:.{digits}f}".rstrip("0").rstrip(".").replace("-", "−")


def _percent(share: float) -> str:
    return "0 %" if not share else "under 0.1 %" if share < 0.001 else f"{figure(100 * share)} %"


def _times(log_ratio: float) -> str:
    """A ratio from its log2: `11`, `2.5`, `0.4`, `over 1,000`, `under 0.01`."""
    if isnan(log_ratio):
        return "?"
    ratio = 2.0 ** min(max(log_ratio, -50.0), 50.0)
    if ratio > 1000:
        return "over 1,000"
    return "under 0.01" if ratio < 0.01 else figure(ratio)
