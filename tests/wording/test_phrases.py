"""The phrases that sentences share: what would do, and why something is open."""

from __future__ import annotations

from pipeline.wording.findings import gap_sentence
from pipeline.wording.phrases import Basis
from tests.gap.examples import BASIS, PLANTED, ROW, checked, corpus, in_words, planted, row_of


def said(basis: Basis = BASIS, **changes: object) -> str:
    return str(gap_sentence({**ROW, **changes}, basis=basis))


def test_a_sentence_says_how_many_more_documents_would_tell() -> None:
    enough = said(verdict="cannot tell", p_adjusted=0.11, testable=False, shortfall_policy=1)
    assert "too few documents to test any gap (enough would be 1 more policy" in enough
    parts = corpus(tokens=([9_000], [5_000] * 8), concepts={"co-design": ([50], [0] * 8)})
    told = row_of(in_words(checked(parts), parts[0]), "concept_rate", "co-design")["sentence"]
    assert "(enough would be 1 more policy document or 11 more frontline documents)" in told


def open_row(reason: str, **row: object) -> str:
    return said(verdict="cannot tell", cannot_tell_because=reason, **{"p_adjusted": 0.2, **row})


def test_where_nothing_can_be_told_the_sentence_says_why_and_what_would_help() -> None:
    many = open_row("many", p_adjusted=0.08)
    assert many.startswith(
        "Cannot tell, may be chance: these documents have co-production more often in "
        "policy than in the interviews, 22 against 2 per 10,000 words (of all concepts "
        "together, chance makes one look as clear 8 % of the time; a new study that asks "
        "about this one alone would help; "
    )
    known = Basis(level=0.05, n_items={"concept_rate": 9})
    row = {**ROW, "verdict": "cannot tell", "cannot_tell_because": "many", "p_adjusted": 0.97}
    assert "of all 9 concepts together, chance nearly always makes one look as clear" in str(
        gap_sentence(row, basis=known)
    )
    assert "a little over 5 % of the time" in open_row("many", p_adjusted=0.0502)
    assert "the interviews vary much more than the policy documents; more interv" in open_row(
        "unlike"
    )
    assert "the policy documents vary much more than the interviews; more policy" in open_row(
        "unlike", spread_ratio=3.0
    )
    assert "one side varies much more than the other; more documents of that side" in open_row(
        "unlike", spread_ratio=float("nan")
    )
    carried = open_row("one cluster", largest_share=0.72)
    assert "72 % of it comes from one cluster of documents; documents of others would" in carried
    assert "all of it comes from one cluster" in open_row("one cluster", largest_share=1.0)
    assert "documents of the same side differ so much from each other that this may be" in open_row(
        "open"
    )
    share = {"measure": "modality_share", "item": "co-design: report"}
    alike = open_row("open", **share, policy=1.0, frontline=1.0)
    assert "differ so much" not in alike and "would help" not in alike
    assert "no document differs from another in it, so that nothing shows how far" in alike
    rates = open_row("open", policy=1.0, frontline=1.0)
    assert "differ so much" in rates and "no document differs" not in rates
    wide = open_row("open", p_adjusted=0.01)
    assert "the test finds a gap, but its interval does not rule out that there is none" in wide
    assert "would help" not in open_row("few", testable=False)


def test_the_sentence_says_the_interval_among_all_items() -> None:
    assert "95 % interval 5 to 30" in said()
    topic = {"measure": "topic_share", "label": "grant", "policy": 0.18, "frontline": 0.06}
    for low, high, words in (
        (-0.02, 0.2, "from 2 points more in the interviews to 20 points more in policy"),
        (0.0, 0.2, "from alike to 20 points more in policy"),
        (-0.2, 0.0, "from 20 points more in the interviews to alike"),
    ):
        assert f"95 % interval {words};" in said(
            **topic, verdict="cannot tell", sim_low=low, sim_high=high, p_adjusted=0.3
        )


def test_an_interval_of_times_never_has_a_fraction_and_never_seems_to_touch_alike() -> None:
    for low, high, words in (
        (-1.0, 2.0, "from 2 times as often in the interviews to 4 times as often in policy"),
        (0.0, 2.0, "from alike to 4 times as often in policy"),
        (-1.0, 0.01, "from 2 times as often in the interviews to alike"),
    ):
        assert f"95 % interval {words};" in said(
            verdict="cannot tell", log2_sim_low=low, log2_sim_high=high, p_adjusted=0.3
        )
    assert "95 % interval just over 1 to 30;" in said(log2_sim_low=0.01)
    topic = {"measure": "topic_share", "label": "grant", "policy": 0.18, "frontline": 0.06}
    assert "95 % interval just over 0 to 20 points more" in said(
        **topic, estimate=0.12, sim_low=0.000001, sim_high=0.2
    )


def test_sentences_have_no_raw_numbers() -> None:
    found = in_words(planted(), PLANTED[0])
    assert not found["sentence"].str.contains(r"\d\.\d{4,}|e-\d|nan|inf").any()
    assert not found["sentence"].str.contains(r"\b1\.0 |\(\)|; \)|  ").any()


def test_a_named_gap_says_whether_it_is_more_than_genre() -> None:
    assert "writing against talk" not in said() and "equally common" not in said()
    ordinary = "5 % of equally common ordinary words differ by as large a factor"
    assert f"more than writing against talk: only {ordinary}" in said(
        as_far=0.05, more_than_genre="policy"
    )
    perhaps = said(as_far=0.05, more_than_genre="cannot tell")
    assert (
        f"may only be writing against talk: {ordinary}" in perhaps
    )  # not "only 5 %", which says the reverse
    assert perhaps.count("ordinary words") == 1
    none = said(as_far=0.0, more_than_genre="policy")
    assert (
        "more than writing against talk: none of the equally common ordinary words "
        "differs by as large a factor"
    ) in none
    few = said(as_far=0.0, more_than_genre="cannot tell")
    assert (
        "may only be writing against talk: few of the equally common ordinary words "
        "differ by as large a factor, but it may be chance"
    ) in few
    code = {"measure": "code_rate", "item": "time", "label": "time", "as_far": 0.25}
    codes = "25 % of other codes differ by as large a factor"
    assert f"more than writing against talk: only {codes}" in said(**code, more_than_genre="policy")
    assert f"may only be writing against talk: {codes}" in said(
        **code, more_than_genre="cannot tell"
    )
    family = said(measure="family_rate", item="co-words", as_far=0.05, more_than_genre="policy")
    assert "only 5 % of equally common groups of ordinary words differ" in family
    share = {
        "measure": "modality_share", "item": "co-words: aspiration", "policy": 0.6,
        "frontline": 0.1, "estimate": 0.5, "ci_low": 0.3, "ci_high": 0.7,
        "baseline_policy": 0.341, "baseline_frontline": 0.063,
    }  # fmt: skip
    baseline = "in sentences without a co-word 34 % against 6.3 %"
    assert f"more than writing against talk: {baseline}" in said(**share, more_than_genre="policy")
    assert f"may only be writing against talk: {baseline}" in said(
        **share, more_than_genre="cannot tell"
    )
    near = {**share, "measure": "collocate", "item": "co-words: night"}
    assert "elsewhere in the same documents 34 % against 6.3 %" in said(
        **near, more_than_genre="policy"
    )
    topic = {**share, "measure": "topic_share", "item": "t1", "label": "grant"}
    ends = "where it is 34 % against 6.3 %"
    still = "the gap is larger in passages with co-words than in those without"
    assert f"more than writing against talk: {still}, {ends}" in said(
        **topic, more_than_genre="policy"
    )
    unsure = "the gap may be as large in passages without a co-word"
    assert f"may only be writing against talk: {unsure}, {ends}" in said(
        **topic, more_than_genre="cannot tell"
    )
    open_ = said(**share, more_than_genre="cannot tell", verdict="cannot tell", p_adjusted=0.3)
    assert "writing" not in open_


def test_a_shrunk_figure_is_told_with_its_interval_of_the_side_that_has_more() -> None:
    shrunk = {"log2_shrunk": -1.0, "log2_shrunk_low": -2.0, "log2_shrunk_high": -0.5}
    found = said(verdict="frontline", policy=1.0, frontline=4.0, log2_ratio=-2.0, **shrunk)
    assert (
        "cautious estimate, as the largest of many gaps look too large: 2 times (1.4 to 4)" in found
    )


def test_a_cautious_estimate_that_reaches_the_other_side_says_so_without_a_minus_sign() -> None:
    ends = {"log2_shrunk": 1.0, "log2_shrunk_low": -0.5, "log2_shrunk_high": 2.0}
    assert "2 times (from 1.4 times as often on the other side to 4)" in said(**ends)
    assert "2 times (1 to 4)" in said(**{**ends, "log2_shrunk_low": -0.001})
    points = {"measure": "topic_share", "item": "t1", "policy": 0.4, "frontline": 0.1}
    ends = {"shrunk": 0.14, "shrunk_low": -0.011, "shrunk_high": 0.3}
    found = said(**points, **ends, estimate=0.3)
    assert "14 points (from 1.1 points more on the other side to 30)" in found
    assert "−" not in found and "(-" not in found


def test_no_cautious_estimate_is_spoken_of_where_none_is_shown() -> None:
    ends = {"log2_shrunk": 1.0, "log2_shrunk_low": -0.5, "log2_shrunk_high": 2.0}
    assert "by the cautious estimate there may be no gap at all" in said(**ends)
    only = said(**ends, frontline=0.0, n_with_frontline=0)
    assert "cautious" not in only and only.startswith("Only policy uses co-production")
    assert "as the largest of many gaps look too large, there may be no gap at all" in only


def test_what_cannot_be_held_against_the_genre_says_so_where_a_side_is_named() -> None:
    topic = {"measure": "topic_share", "item": "t1", "policy": 0.4, "frontline": 0.1}
    unheld = "not compared with the usual difference between writing and talk"
    assert unheld in said(**topic, estimate=0.3)
    open_ = said(**topic, estimate=0.3, verdict="cannot tell", p_adjusted=0.4)
    assert "writing" not in open_ and "not compared" not in open_
    omnibus = {"measure": "partisanship", "item": "words"}
    different = said(**omnibus, verdict="different")
    assert "not compared with" not in different and "may only be writing" in different
    assert "writing" not in said(**omnibus, verdict="cannot tell", p_adjusted=0.4)


def test_what_weakens_a_finding_stands_apart_from_its_figures() -> None:
    shrunk = {"log2_shrunk": 1.0, "log2_shrunk_low": -0.5, "log2_shrunk_high": 2.0}
    row = {**ROW, "more_than_genre": "cannot tell", "as_far": 0.15, "flipped_by": "f07", **shrunk}
    told = gap_sentence(row, basis=BASIS)
    assert [one.partition(":")[0] for one in told.cautions] == [
        "Rests on one document",
        "May only be writing against talk",
        "By the cautious estimate there may be no gap at all.",
    ]
    assert not any(one[1:-1] in told.figures for one in told.cautions)
    assert "cautious estimate, as the largest" in told.figures
    surely = gap_sentence({**row, "more_than_genre": "policy", "flipped_by": "",
                           "log2_shrunk_low": 0.5}, basis=BASIS)  # fmt: skip
    assert surely.cautions == ()
    assert "more than writing against talk" in surely.figures
