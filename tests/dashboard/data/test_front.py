"""What may stand at the front of the Overview."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data import front
from pipeline import tables
from tests.dashboard.shown import example

GAPS = example(tables.Gaps)
JUDGED = example(tables.Corrected)
TOPICS = example(tables.Topics)
ROBUSTNESS = example(tables.Robustness)


def headline(
    gaps: pd.DataFrame, topics: pd.DataFrame = TOPICS, robustness: pd.DataFrame = ROBUSTNESS
) -> pd.DataFrame:
    return front.headline(gaps, topics, robustness)


def test_the_headline_is_read_from_the_family_to_what_is_alike() -> None:
    rows = headline(GAPS)
    assert rows[["measure", "item"]].apply(tuple, axis=1).tolist() == [
        ("family_rate", "co-words"), ("concept_rate", "co-production"), ("topic_share", "en-1"),
        ("topic_share", "en-6"), ("concept_rate", "co-operation"),
    ]  # fmt: skip


def test_a_topic_that_does_not_come_back_is_no_headline() -> None:
    assert {"en-1", "en-6"} <= set(headline(GAPS)["item"])
    shaky = headline(GAPS.assign(stable=~GAPS["item"].isin(["en-1", "en-6"])))
    assert not {"en-1", "en-6"} & set(shaky["item"])
    assert "en-2" in set(shaky["item"])


def test_a_topic_that_is_no_subject_is_no_headline() -> None:
    ours = TOPICS.assign(spurious=TOPICS["topic"].isin(["en-1", "en-6"]))
    assert {"en-1", "en-6"} <= set(headline(GAPS)["item"])
    assert not {"en-1", "en-6"} & set(headline(GAPS, ours)["item"])


def test_the_gap_that_is_largest_at_least_is_a_headline_to_whichever_side() -> None:
    # Of the interval the end that is nearer to no difference counts, not the estimate.
    other = GAPS["item"] != "co-design"
    ends = {name: GAPS[name].where(other, -9.0) for name in ("log2_sim_low", "log2_sim_high")}
    gaps = GAPS.assign(**ends, flipped_by="")
    assert headline(gaps)["item"].tolist()[1] == "co-design"


def test_the_front_names_only_what_holds_over_all_findings() -> None:
    some = GAPS.assign(over_all=GAPS["over_all"] & (GAPS["item"] != "co-production"))
    assert "co-production" in set(headline(GAPS)["item"])
    assert "co-production" not in set(headline(some)["item"])
    none = GAPS.assign(over_all=False)
    assert set(headline(none)["verdict"]) <= {"bridge", "cannot tell"}
    shown = front.at_front(some).set_index(["measure", "item"])["verdict"]
    assert shown["concept_rate", "co-production"] == "cannot tell"
    assert shown["concept_rate", "co-operation"] == "bridge"
    assert shown["concept_rate", "co-design"] == "policy"
    # Nor is it said of a meaning that it is different: that names no side, but it is a finding.
    apart = GAPS.assign(verdict=GAPS["verdict"].mask(GAPS["measure"] == "meaning", "different"))
    for flag, said in ((True, {"different"}), (False, {"cannot tell"})):
        rows = front.at_front(apart.assign(over_all=flag)).query("measure == 'meaning'")
        assert set(rows["verdict"]) == said
    # Nothing that a word list found is named, whatever it found.
    by_list = GAPS.assign(over_all=True).query("recall != ''")
    assert len(by_list) and set(front.at_front(by_list)["verdict"]) == {"cannot tell"}
    alike = by_list.assign(verdict="bridge")
    assert set(front.at_front(alike)["verdict"]) == {"cannot tell"}


def test_a_concept_that_is_more_than_genre_is_told_before_larger_ones() -> None:
    assert headline(GAPS).iloc[1]["item"] == "co-production"
    own = (GAPS["measure"] == "concept_rate") & (GAPS["item"] == "co-design")
    more = GAPS.assign(more_than_genre=GAPS["more_than_genre"].mask(own, "policy"), flipped_by="")
    assert headline(more).iloc[1]["item"] == "co-design"


def test_where_nothing_can_be_told_the_headline_is_the_family_alone() -> None:
    unclear = headline(GAPS.assign(verdict="cannot tell"))
    assert unclear["measure"].tolist() == ["family_rate"]
    assert headline(GAPS.iloc[:0]).empty


def test_no_topic_heads_the_page_that_is_one_documents_own_incoherent_or_unstable() -> None:
    assert "en-1" in set(headline(GAPS)["item"])
    own = TOPICS["topic"] == "en-1"
    for wrong in (
        {"owned_by": TOPICS["owned_by"].mask(own, "policy-strategy")},
        {"owned_by_cluster": TOPICS["owned_by_cluster"].mask(own, "Directorate")},
        {"coherence": TOPICS["coherence"].mask(own, -0.5)},
        {"stable": TOPICS["stable"] & ~own},
    ):
        assert "en-1" not in set(headline(GAPS, TOPICS.assign(**wrong))["item"])


def test_nothing_heads_the_page_that_most_other_analyses_do_not_find() -> None:
    one = ROBUSTNESS.iloc[[0]].assign(varied="all", item="co-production", same_verdict=0.25)
    found = headline(GAPS, robustness=pd.concat([one.assign(measure="concept_rate")]))
    assert "co-production" not in set(found["item"])
    half = one.assign(measure="concept_rate", same_verdict=0.5)
    assert "co-production" in set(headline(GAPS, robustness=half)["item"])


def test_a_minority_or_a_weak_topic_of_another_language_takes_nothing_away() -> None:
    own = ROBUSTNESS.iloc[[0]].assign(
        varied="all", measure="concept_rate", item="co-production", same_verdict=0.25
    )
    weak = TOPICS.assign(stable=TOPICS["topic"] != "en-1")
    for language, stays in (("nb", True), ("en", False)):
        found = set(headline(GAPS, weak.assign(language=language))["item"])
        assert ("en-1" in found) is stays
        found = set(headline(GAPS, robustness=own.assign(language=language))["item"])
        assert ("co-production" in found) is stays


@pytest.mark.parametrize("measure", ["family_rate", "concept_rate", "topic_share"])
def test_nothing_heads_the_page_that_one_source_makes(measure: str) -> None:
    first = headline(GAPS).query("measure == @measure").iloc[0]
    own = (GAPS["measure"] == measure) & (GAPS["item"] == first["item"])
    fragile = GAPS.assign(flipped_by=GAPS["flipped_by"].mask(own, "policy-strategy"))
    assert first["item"] not in set(headline(fragile)["item"])


def test_the_family_heads_the_page_only_if_most_analyses_find_it() -> None:
    one = ROBUSTNESS.iloc[[0]].assign(
        varied="all", measure="family_rate", item="co-words", same_verdict=0.25
    )
    shown = headline(GAPS, robustness=one)
    assert shown["measure"].tolist()[0] == "concept_rate"
    assert front.is_family_doubtful(GAPS, shown)
    assert not front.is_family_doubtful(GAPS, headline(GAPS))
    unclear = GAPS.assign(verdict="cannot tell")
    assert headline(unclear, robustness=one)["measure"].tolist() == ["family_rate"]
    assert not front.is_family_doubtful(unclear, headline(unclear, robustness=one))


def test_what_does_not_head_the_page_is_told_and_is_no_likeness() -> None:
    """No clear difference is said only where no picture below names a side."""
    assert front.missing(GAPS, headline(GAPS)) == []
    fragile = GAPS.assign(flipped_by="doc")
    first, family = front.missing(fragile, headline(fragile))
    assert "sure enough" in first and "All co-words" in family
    open_ = GAPS.assign(verdict="cannot tell")
    assert front.missing(open_, headline(open_)) == [
        "These documents show no clear difference between the sides. That does not mean that "
        "there is none."
    ]
    (thin,) = front.missing(open_.assign(testable=False), headline(open_))
    assert "too few documents to test any difference" in thin


def test_each_concept_has_a_verdict_on_its_word_practice_and_meaning() -> None:
    cells = front.verdict_cells(GAPS, JUDGED)
    assert cells["item"].iloc[0] == "co-production"
    assert set(cells["kind"]) <= {"word", "practice", "meaning"}
    assert not cells.duplicated(["item", "kind"]).any()
    word = cells[cells["kind"] == "word"].set_index("item")
    assert word.loc["co-production", ["verdict", "genre"]].tolist() == ["policy", "perhaps"]
    assert word.loc["co-operation", ["verdict", "genre"]].tolist() == ["bridge", ""]
    own = (GAPS["measure"] == "concept_rate") & (GAPS["item"] == "co-production")
    more = GAPS.assign(more_than_genre=GAPS["more_than_genre"].mask(own, "policy"))
    genre = front.verdict_cells(more, JUDGED).set_index(["item", "kind"])["genre"]
    assert genre["co-production", "word"] == "more"


def test_a_practice_has_the_verdict_of_those_who_judged_it_and_no_second_one() -> None:
    told = JUDGED.assign(verdict="policy", sentence="Corrected.")
    listed, judged = (
        front.verdict_cells(front.at_front(GAPS), one).set_index(["kind", "item"])
        for one in (JUDGED.iloc[:0], told)
    )
    here = ("practice", "co-production")
    assert listed.at[here, "verdict"] == "cannot tell" and not listed["judged"].any()
    columns = ["verdict", "sentence", "genre", "judged"]
    assert judged.loc[here, columns].tolist() == ["policy", "Corrected.", "perhaps", True]
    assert judged["judged"].sum() == 1
    rest = judged.index != here
    pd.testing.assert_frame_equal(judged[rest], listed[rest])


def test_what_people_judged_is_named_only_where_it_holds_over_all_findings() -> None:
    theme = example(tables.Corrected).head(1).assign(kind="theme", verdict="policy")
    rows = pd.concat([theme.assign(p_adjusted=p) for p in (0.01, 0.02, 0.04)])
    gaps = pd.DataFrame({"measure": ["topic_share"], "testable": True, "p_adjusted": [0.9]})

    def told(gaps: pd.DataFrame, kind: str = "theme") -> list[bool]:
        found = front.judged_at_front(rows.assign(kind=kind), gaps)
        return (found["verdict"] == "policy").tolist()

    assert told(gaps) == [True, True, False]  # two families: .05 / 2
    assert told(gaps.iloc[:0]) == told(gaps.assign(testable=False)) == [True] * 3
    assert told(gaps.assign(p_adjusted=0.001)) == told(gaps, kind="code") == [True] * 3
    assert front.judged_at_front(rows.iloc[:0], gaps).empty


def test_of_what_people_judged_the_largest_gaps_that_are_told_come_first() -> None:
    one = example(tables.Corrected).head(1)
    made = pd.concat([
        one.assign(kind=kind, item=item, verdict=verdict, estimate=estimate)
        for kind, item, verdict, estimate in (
            ("theme", "a", "policy", 2.0), ("practice", "b", "frontline", -9.0),
            ("theme", "c", "cannot tell", 30.0), ("code", "d", "policy", 40.0),
            ("theme", "e", "bridge", 0.1), ("theme", "f", "policy", 1.0),
        )
    ])  # fmt: skip
    assert front.corrected_first(made)["item"].tolist() == ["b", "a", "f"]
    assert front.corrected_first(made, most=9)["item"].tolist() == ["b", "a", "f", "e"]
    assert front.corrected_first(made.iloc[:0]).empty
