"""The page Overview."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard import naming
from dashboard.charts import verdict_charts
from dashboard.data import front, loading
from pipeline import tables
from pipeline.tables.measures import family_except
from tests import example_tables
from tests.pages import opened, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def test_the_overview_says_the_answer_in_order(shared_example: object) -> None:
    found = [element.value for element in seen("overview").html if '"cs-finding"' in element.value]
    assert len(found) == 7
    for sentence, words in zip(
        found,
        (
            "co-words 3 times",
            "co-production 13 times",
            "grant",
            "notebook",
            "neither side uses co-operation",
            "Corrected by judged passages",
            "says policy or interview from one word or phrase, picked at random, is right 58 %",
        ),
        strict=True,
    ):
        assert words in sentence


def test_the_overview_warns_of_what_weakens_the_answer(shared_example: object) -> None:
    app = seen("overview")
    said = texts(app)
    assert "the evidence is too thin" in said
    assert "2 files could not be used" in said
    assert "smallest p" not in said
    assert naming.plain("Smallest possible p: 0.005.") in texts(seen("method"))
    assert "invented" in said


def test_the_overview_counts_of_its_own_picture_what_is_more_than_genre(
    example: example_tables.Frames,
) -> None:
    assert "could be compared with the gaps of" not in texts(opened("overview"))
    gaps = example[tables.Gaps].copy()
    gaps["over_all"] = True
    cells = front.verdict_cells(gaps, example[tables.Corrected])
    words = cells[(cells["kind"] == "word") & cells["verdict"].isin(tables.CORPORA)]["item"]
    ways = gaps.index[(gaps["measure"] == "concept_rate") & gaps["item"].isin(words)]
    gaps.loc[ways, "more_than_genre"] = "cannot tell"
    gaps.loc[ways[:1], "more_than_genre"] = gaps.loc[ways[:1], "verdict"]
    # What other pages tell is not counted here.
    elsewhere = gaps["measure"].isin([*tables.MENTION_SHARES, "term_rate"])
    gaps.loc[elsewhere, "more_than_genre"] = gaps["verdict"].where(
        gaps["verdict"].isin(tables.CORPORA), ""
    )[elsewhere]
    tables.write(tables.Gaps, gaps)
    said = texts(opened("overview"))
    assert len(ways) > 1
    assert f"{len(ways)} gaps in this picture could be compared with the gaps of" in said
    assert "1 is clearly larger (filled), tested by itself." in said
    gaps.loc[ways, "more_than_genre"] = "cannot tell"
    tables.write(tables.Gaps, gaps)
    assert "None is clearly larger than theirs." in texts(opened("overview"))


def test_texts_are_called_invented_only_if_they_are(example: example_tables.Frames) -> None:
    tables.write(tables.Documents, example[tables.Documents].drop(columns="invented"))
    assert loading.is_invented()  # the manifest names the sample
    tables.MANIFEST.write_text('{"params": {"documents": {"folder": "data/raw"}}}')
    assert not loading.is_invented()
    assert "invented" not in texts(opened("overview"))


def test_an_overview_without_a_finding_says_so(example: example_tables.Frames) -> None:
    tables.write(tables.Gaps, example[tables.Gaps].assign(verdict="cannot tell"))
    assert "These documents show no clear difference" in texts(opened("overview"))


def test_a_finding_says_in_how_many_other_analyses_it_holds(shared_example: object) -> None:
    labels = [str(block.label) for block in seen("overview").expander]
    assert "Calculated in other ways: the same result in 4 of 4 kinds of check" in labels


def test_figures_that_stand_together_agree(shared_example: example_tables.Frames) -> None:
    said = texts(seen("overview"))
    gaps = front.at_front(shared_example[tables.Gaps])
    rows = gaps[gaps["measure"].isin(["concept_rate", "topic_share"])]
    unclear = int((rows["verdict"] == "cannot tell").sum())
    assert f"For {unclear} of {len(rows)} co-concepts and topics one cannot tell" in said
    figure = verdict_charts.verdict_matrix(loading_in_words(), loading.load(tables.Corrected))
    assert figure is not None
    assert naming.plain(figure.title) in said
    words = figure.rows[figure.rows["kind"] == "word"]
    assert f"The words of {len(words)} concepts" in figure.title


def loading_in_words() -> pd.DataFrame:
    return front.at_front(loading.load(tables.Gaps))


def test_pages_say_that_they_keep_the_level_of_their_measure(shared_example: object) -> None:
    for page in ("concepts", "topics", "words"):
        assert "The Overview is stricter than this page" in texts(seen(page))
    assert "only if it stands when everything is tested together" in texts(seen("overview"))


def test_what_people_judged_of_themes_and_practices_stands_on_the_overview(
    example: example_tables.Frames,
) -> None:
    corrected = example[tables.Corrected]
    own = corrected[corrected["kind"].isin(["theme", "practice"])]
    assert len(own)
    tables.write(tables.Corrected, corrected.assign(verdict="cannot tell"))
    said = texts(opened("overview"))
    n = own["kind"].value_counts()
    assert (n["theme"], n["practice"]) == (1, 1)
    none = "no difference in any stands when everything is tested together"
    assert f"passages of 1 theme and 1 practice: {none}" in said
    assert "Corrected by judged passages" not in said
    tables.write(tables.Corrected, corrected.assign(verdict="policy"))
    app = opened("overview")
    assert "the sides surely differ in 1 theme and 1 practice." in texts(app)
    assert "Corrected by judged passages" in texts(app)
    tables.write(tables.Corrected, corrected.iloc[:0])
    assert "as people judged them" not in texts(opened("overview"))


def test_what_cannot_be_told_is_beside_how_rarely_a_large_gap_would_be_noticed(
    example: example_tables.Frames,
) -> None:
    assert "a fourfold gap" not in texts(opened("overview"))  # nothing was simulated
    gaps = example[tables.Gaps].copy()
    unclear = gaps["verdict"].eq("cannot tell") & gaps["measure"].eq("concept_rate")
    gaps.loc[unclear, ["power_policy", "power_frontline"]] = [0.13, 0.03]
    gaps.loc[~unclear, "power_policy"] = 0.99
    tables.write(tables.Gaps, gaps)
    said = texts(opened("overview"))
    assert (
        "noticed in 13\u00a0% of cases if policy had more, in 3\u00a0% if the frontline had" in said
    )


def test_the_page_says_what_alike_means_and_why_a_concept_is_not_counted(
    example: example_tables.Frames,
) -> None:
    gaps = example[tables.Gaps]
    rest = gaps["item"].mask(gaps["measure"] == "family_rate", family_except("co-operation"))
    tables.write(tables.Gaps, gaps.assign(item=rest))
    design = example[tables.Design].assign(margin_log2_ratio=2.0, margin_topic_share=0.07)
    tables.write(tables.Design, design)
    said = texts(opened("overview"))
    told = "less than 4 times as often, and for topics also less than 7 percentage points apart"
    assert naming.plain(told) in said
    assert naming.plain("Co-operation is not counted since it is a word of everyday") in said


def test_the_first_finding_says_in_how_many_documents_it_is_said(
    shared_example: example_tables.Frames,
) -> None:
    gaps = shared_example[tables.Gaps]
    row = gaps[gaps["measure"] == "family_rate"].iloc[0]
    assert (
        f"Said in {row['n_with_policy']} of {row['n_policy']} policy documents and in "
        f"{row['n_with_frontline']} of {row['n_frontline']} interviews"
    ) in texts(seen("overview"))
