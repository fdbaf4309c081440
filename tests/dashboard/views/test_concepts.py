"""The page Concepts."""

from __future__ import annotations

import pytest

from dashboard import naming
from pipeline import tables
from tests import example_tables
from tests.pages import lines, opened, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def test_a_concept_in_the_address_opens_to_its_sentences(shared_example: object) -> None:
    app = seen("concepts", concept="co-design")
    assert app.selectbox(key="concept").value == "co-design"
    assert set(lines(app)["keyword"]) == {"co-design"}
    assert "Without “National strategy for volunteering” the finding disappears." in texts(app)


def test_a_concept_shows_its_three_gaps_side_by_side(shared_example: object) -> None:
    said = texts(seen("concepts", concept="co-production"))
    assert "Policy uses co-production 13 times" in said
    assert "use other words for co-production 7 times" in said
    assert "too seldom on one side to compare what it means" in said
    assert "use co-operation in other contexts" in texts(seen("concepts", concept="co-operation"))


def test_a_concept_is_shown_with_roles_years_traits_and_collocates(shared_example: object) -> None:
    said = texts(seen("concepts", concept="co-production"))
    assert naming.plain("More in policy: promised.") in said
    assert naming.plain("most often: municipality (policy)") in said
    assert (
        naming.plain(
            "Signs of a magic concept (a word that everybody likes and nobody objects to), "
            "the strongest: policy, in positive sentences (70\u00a0%)"
        )
        in said
    )
    assert naming.plain("dated documents, from 2012 to 2022") in said
    assert f"**Policy:** {naming.plain('partnership, meeting')}" in said


def test_a_list_that_turns_the_order_of_judged_passages_is_said_to(
    example: example_tables.Frames,
) -> None:
    assert "the other way round" not in texts(seen("concepts", concept="co-production"))
    judged = example[tables.Corrected]
    tables.write(tables.Corrected, judged.assign(estimate=-judged["estimate"]))
    assert "the other way round" in texts(opened("concepts", concept="co-production"))


def test_the_page_says_how_many_of_its_findings_the_overview_names(
    example: example_tables.Frames,
) -> None:
    gaps = example[tables.Gaps].assign(over_all=True)
    tables.write(tables.Gaps, gaps)
    assert "when co-words are tested by themselves" not in texts(opened("concepts"))
    tables.write(tables.Gaps, gaps.assign(over_all=False))
    n = int((gaps["measure"].eq("concept_rate") & gaps["verdict"].isin(tables.CORPORA)).sum())
    said = texts(opened("concepts"))
    assert f"A side is named for {n} co-concepts when co-words are tested by themselves" in said
    assert "for 0." in said
