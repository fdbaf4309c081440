"""The phrases that sentences share: what would do, and why something is open."""

from __future__ import annotations

from pipeline.wording.findings import gap_sentence
from pipeline.wording.phrases import Basis
from tests.gap.examples import BASIS, PLANTED, ROW, checked, corpus, in_words, row_of


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
    assert "looks clear alone, but among all concepts chance does this 8 % of the time" in many
    assert "to ask beforehand about this one alone would help" in many
    assert "a little over 5 % of the time" in open_row("many", p_adjusted=0.0502)
    assert "the sides vary too unlike to tell; more documents of the side" in open_row("unlike")
    carried = open_row("one cluster", largest_share=0.72)
    assert "one cluster makes 72 % of it; documents of other clusters would help" in carried
    assert "the documents of a side vary as much; more of them would help" in open_row("open")
    wide = open_row("open", p_adjusted=0.01)
    assert "chance rarely makes a gap as clear, but the interval includes no gap at all" in wide
    assert "would help" not in open_row("few", testable=False)


def test_the_sentence_says_the_interval_among_all_items() -> None:
    assert "95 % interval 5 to 30" in said()
    topic = {"measure": "topic_share", "label": "grant", "policy": 0.18, "frontline": 0.06}
    for low, high, words in (
        (-0.02, 0.2, "from 2 points less to 20 points more"),
        (0.02, 0.2, "2 to 20 points more"),
        (-0.2, -0.02, "2 to 20 points less"),
    ):
        assert f"policy may give it {words}, 95 % interval" in said(
            **topic, verdict="cannot tell", sim_low=low, sim_high=high, p_adjusted=0.3
        )


def test_sentences_have_no_raw_numbers() -> None:
    found = in_words(checked(PLANTED), PLANTED[0])
    assert not found["sentence"].str.contains(r"\d\.\d{4,}|e-\d|nan|inf").any()
    assert not found["sentence"].str.contains(r"\b1\.0 |\(\)|; \)|  ").any()


def test_a_named_gap_says_whether_it_is_more_than_genre() -> None:
    assert "genre" not in said() and "ordinary words of like" not in said()
    assert "more than ordinary words of like frequency differ" in said(more_than_genre="policy")
    assert "perhaps only the genre: ordinary words" in said(more_than_genre="cannot tell")
    share = {
        "measure": "modality_share", "item": "co-words: aspiration", "policy": 0.6,
        "frontline": 0.1, "estimate": 0.5, "ci_low": 0.3, "ci_high": 0.7,
        "baseline_policy": 0.341, "baseline_frontline": 0.063,
    }  # fmt: skip
    baseline = "in sentences without a co-word 34 % against 6.3 %"
    assert f"more than the genre: {baseline}" in said(**share, more_than_genre="policy")
    assert f"perhaps only the genre: {baseline}" in said(**share, more_than_genre="cannot tell")
    open_ = said(**share, more_than_genre="cannot tell", verdict="cannot tell", p_adjusted=0.3)
    assert "genre" not in open_
