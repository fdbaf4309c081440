"""Figures that stand together, on a page or on two, say the same."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import report
from dashboard.charts import concept_charts, document_charts, gap_charts, word_charts
from dashboard.charts.patterns import matrix_charts, network_charts, robustness_charts
from dashboard.data import arranging, front, mention_rows
from pipeline import tables
from pipeline.publish.report import Grid
from pipeline.publish.topic_comparison import TopicTables, topic_comparison
from pipeline.wording import translation
from tests import example_tables
from tests.dashboard.charts import specs
from tests.dashboard.shown import example
from tests.pages import lines, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def numbers(text: str) -> list[int]:
    """The whole numbers of a text, as English groups them."""
    return [int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", text)]


def heading(app: AppTest, part: str) -> str:
    """The heading of the page that holds the words."""
    said = [str(one.value).replace("\\", "") for one in [*app.header, *app.subheader]]
    (found,) = [one for one in said if part in one]
    return found


def test_the_overview_and_the_documents_rest_on_the_same_documents_and_words(
    shared_example: example_tables.Frames,
) -> None:
    told = [numbers(str(one.value))[0] for one in seen("overview").metric]
    policy, _, words_policy, frontline, _, words_frontline = told
    line = heading(seen("documents"), "policy documents and")
    assert numbers(line) == [policy, frontline, words_policy + words_frontline]
    design = shared_example[tables.Design].set_index("corpus")["n_documents"]
    assert (policy, frontline) == (design["policy"], design["frontline"])
    assert len(seen("documents").dataframe[0].value) == policy + frontline


@pytest.mark.parametrize("url", [{}, {"q": "the"}, {"concept": "co-design"}])
def test_lines_are_counted_alike_above_them_beside_them_and_in_their_picture(
    url: dict[str, str], shared_example: object
) -> None:
    app = seen("concordance", **url)
    policy, frontline, n_documents = numbers(heading(app, " at the frontline, in "))
    counted = next(one.value for one in app.caption if "Tick a line" in str(one.value))
    assert numbers(counted)[-1] == policy + frontline
    assert len(lines(app)) == min(policy + frontline, 25)
    pictured = heading(app, " documents; most in ")
    n, having, *_ = numbers(pictured)
    assert (n, having) == (policy + frontline, n_documents)


def test_what_a_concept_has_in_its_table_it_has_in_its_lines(
    shared_example: example_tables.Frames,
) -> None:
    app = seen("concepts", concept="co-design")
    said = shared_example[tables.Concordance].query("concept == 'co-design' and kind == 'label'")
    counted = next(one.value for one in app.caption if "Tick a line" in str(one.value))
    assert numbers(counted)[-1] == len(said)
    traits = next(one.value for one in app.dataframe if "trait" in one.value).set_index("trait")
    for side in tables.CORPORA:
        own = said[said["corpus"] == side]
        assert traits[side].max() <= len(own)


def test_sentences_without_an_agent_are_no_more_than_those_without_a_role() -> None:
    said = example(tables.Concordance).assign(who="", agentless="yes")
    half = said.index % 2 == 0
    said["who"] = said["who"].mask(half, "municipality")
    said["agentless"] = said["agentless"].mask(half, "no")
    counted = mention_rows.counted_traits(said).set_index("trait").loc["agentless"]
    figure = concept_charts.roles(said)
    assert figure is not None
    *_, policy, frontline = numbers(figure.title)
    for side, share in (("policy", policy), ("frontline", frontline)):
        n = int((said["corpus"] == side).sum())
        assert counted[side] <= round(share / 100 * n) + 1
        assert share == pytest.approx(100 * mention_rows.without_doer(said, side), abs=0.5)
    assert "nobody" not in figure.title  # another thing than the table's "nobody named"


def test_pairs_of_roles_are_counted_alike_in_both_pictures() -> None:
    said = example(tables.Concordance).assign(who="municipality", with_whom="citizen;volunteer")
    joined, matrix = concept_charts.roles(said), matrix_charts.role_matrix(said)
    assert joined is not None
    assert matrix is not None
    pd.testing.assert_frame_equal(joined.rows, matrix.rows)
    shown, everything = numbers(matrix.note)
    assert everything == int(matrix.rows["n"].sum())
    assert shown <= everything


def test_topics_are_as_many_in_the_title_the_table_and_on_the_map(
    shared_example: object,
) -> None:
    gaps = example(tables.Gaps)
    differences = gap_charts.topic_differences(gaps)
    terms, topics = example(tables.TopicTerms), example(tables.Topics)
    placed = network_charts.topic_map(gaps, terms, topics)
    assert differences is not None
    assert placed is not None
    table = next(one.value for one in seen("topics").dataframe if "topic" in one.value)
    assert sum(numbers(differences.title)) == len(table) == len(placed.rows)
    told = table["verdict"].str.split(" ", n=1).str[1].value_counts()
    for n, words in re.findall(r"(\d+) ([^,]+)", differences.title.split(": ", 1)[1]):
        assert told[words] == int(n)


def test_the_report_and_the_comparison_of_topics_have_the_same_verdicts_and_shares() -> None:
    gaps = example(tables.Gaps).copy()
    topics = gaps.index[gaps["measure"] == "topic_share"]
    gaps.loc[topics, "over_all"] = [n % 2 == 0 for n in range(len(topics))]
    others = (tables.TopicTerms, tables.TopicShares, tables.TopicPassages, tables.Documents)
    rows = topic_comparison(TopicTables(gaps, *map(example, others)), date="")
    grid, _ = report._topics(gaps, {})
    assert isinstance(grid, Grid)
    assert rows["verdict"].tolist() != rows["verdict_over_all"].tolist()
    for row, (_, policy, frontline, _, verdict, _) in zip(
        rows.to_dict("records"), grid.rows, strict=True
    ):
        assert verdict.split(" (")[0] == row["verdict_over_all"]
        assert [policy.replace("\u00a0", " "), frontline.replace("\u00a0", " ")] == [
            translation.share(row[side]) for side in tables.CORPORA
        ]


def test_what_cannot_be_told_is_counted_alike_in_pictures_overview_and_report(
    shared_example: example_tables.Frames,
) -> None:
    gaps = front.at_front(example(tables.Gaps))
    unclear = 0
    for draw, measure in (
        (gap_charts.concept_gaps, "concept_rate"), (gap_charts.topic_gaps, "topic_share"),
    ):  # fmt: skip
        figure = draw(gaps)
        assert figure is not None
        own = gaps[gaps["measure"] == measure]
        hidden = len(own) - len(figure.rows)
        assert hidden == 0  # the example has few enough to draw all
        unclear += int((figure.rows["verdict"] == "cannot tell").sum())
    n = int(gaps["measure"].isin(["concept_rate", "topic_share"]).sum())
    told = f"For {unclear} of {n} co-concepts and topics one cannot tell."
    assert told in texts(seen("overview"))
    assert report._unclear(gaps) == [f"{told} That does not mean there is no gap."]


def test_promises_add_up_in_the_title_the_bars_and_the_table(shared_example: object) -> None:
    app = seen("say_and_do")
    n, answered, none, unclear = numbers(heading(app, "promises with a co"))
    assert n == answered + none + unclear == len(app.dataframe[0].value)
    figure = document_charts.promises(example(tables.Promises).drop_duplicates("statement_id"))
    assert figure is not None
    assert figure.rows["n"].tolist() == [answered, none, unclear]
    assert app.dataframe[0].value["verdict"].str.contains("no match").sum() == none


def test_words_are_as_many_under_the_picture_as_in_the_table(shared_example: object) -> None:
    rows = arranging.term_rows(example(tables.Terms), example(tables.Gaps))
    figure = word_charts.word_plane(rows)
    assert figure is not None
    n, policy, frontline = numbers(figure.note)[:3]
    assert n == len(rows)
    table = next(one.value for one in seen("words").dataframe if "term" in one.value)
    told = table["verdict"].str.split(" ", n=1).str[1].value_counts()
    assert policy == told.get("more in policy", 0)
    assert frontline == told.get("more at the frontline", 0)


def test_a_title_names_no_share_that_says_the_opposite() -> None:
    for concept in example(tables.Profiles)["concept"].unique():
        low = example(tables.Profiles).assign(estimate=0.02)
        for rows in (example(tables.Profiles), low):
            figure = concept_charts.profile(rows, str(concept))
            assert figure is not None
            shares = [int(one) for one in re.findall(r"\((\d+)\u00a0%\)", figure.title)]
            assert all(share >= 50 for share in shares), figure.title


def test_the_export_counts_the_files_that_it_lists(shared_example: object) -> None:
    app = seen("export")
    listed = next(one.value for one in app.dataframe if "one row per" in one.value)
    assert f"{len(listed)} CSV files" in texts(app)


COMPARISON = ["contrast", "first", "second"]


def table_with(app: AppTest, column: str) -> pd.DataFrame:
    """The first table of the page that has the column."""
    found: pd.DataFrame = next(one.value for one in app.dataframe if column in one.value)
    return found


def test_levels_have_the_same_figures_in_sentences_and_in_both_tables(
    shared_example: object,
) -> None:
    app = seen("journey")
    compared = table_with(app, "mean_first").query("contrast != 'omnibus'")
    values = table_with(app, "position").set_index(["item", "level"])["estimate"]
    told = 0
    for row in compared.to_dict("records"):
        ends = [values[row["item"], row[name]] for name in ("first", "second")]
        assert [row["mean_first"], row["mean_second"]] == ends
        one, other = (translation.figure(end) for end in ends)
        assert f"{one} per 10,000 words against {other}" in row["sentence"]
        told += row["sentence"] in texts(app).replace("&#x27;", "'")
    assert told == 3  # the trend and both steps of the line that is chosen


def test_steps_that_the_title_names_are_those_with_a_verdict_in_the_table(
    shared_example: object,
) -> None:
    app = seen("journey")
    title = heading(app, "From “")
    steps = {
        (first, second, sign, name)
        for first, second, told in re.findall(r"From “([^”]+)” to “([^”]+)” ([^.]+)", title)
        for sign, names in re.findall(r"(less|more) of ([^,]+)", told)
        for name in names.split("; ")
    }
    pairs = table_with(app, "mean_first").query("contrast == 'pair'")
    sure = pairs[pairs["verdict"].str.contains("less|more")]
    signs = sure["verdict"].str.extract("(less|more)", expand=False)
    assert steps == {*zip(sure["first"], sure["second"], signs, sure["label"], strict=True)}
    assert len(steps) == 3


def test_other_analyses_of_a_line_are_counted_alike_in_their_title_and_the_table(
    shared_example: object,
) -> None:
    app = seen("journey")
    title = heading(app, "in every other analysis")
    compared, tried = (
        rows[rows["item"] == title.split(":")[0].lower()]
        for rows in (table_with(app, "mean_first"), table_with(app, "same_verdict"))
    )
    compared = compared.set_index(COMPARISON)
    named = compared.index[~compared["verdict"].str.contains("cannot tell")]
    same = tried.groupby(COMPARISON)["same_verdict"].all()
    assert numbers(title) == [int(same[named].sum()), len(named)]


def test_places_along_levels_are_counted_alike_in_their_title_and_the_table(
    shared_example: object,
) -> None:
    app = seen("journey")
    title = heading(app, "from the first level that is shown to the last")
    cells = table_with(app, "place")
    own = cells[cells["item"] == title.split(":")[0].lower()].dropna(subset=["estimate"])
    ends = own.sort_values("position").groupby("place")["estimate"].agg(["first", "last"])
    less, more = ((ends["last"] < ends["first"]).sum(), (ends["last"] > ends["first"]).sum())
    assert numbers(title) == [less, len(ends), more]


def test_judged_passages_are_as_many_in_the_line_below_the_picture_as_in_its_table(
    shared_example: object,
) -> None:
    app = seen("judge", judged="theme")
    table = table_with(app, "n_judges")
    line = next(str(one.value) for one in app.caption if "Rests on up to" in str(one.value))
    counted = [f"n_judged_{side}" for side in tables.CORPORA] + ["n_judges"]
    assert numbers(line) == table[counted].max().tolist()
    row = table.iloc[0]
    policy, interviews = (translation.figure(row[side]) for side in tables.CORPORA)
    assert f"in {interviews} against {policy} passages" in row["sentence"]
    title = heading(app, "As people judged passages")
    assert f"{row['verdict'].split(' ', 1)[1]}: {row['label']}".lower() in title.lower()


@pytest.mark.parametrize("concept", ["co-design", "co-production"])
def test_other_analyses_are_counted_alike_in_the_title_the_curve_and_its_table(
    concept: str,
) -> None:
    tried = example(tables.Specifications)
    figure = robustness_charts.specification_curve(tried, specs.finding(concept))
    assert figure is not None
    same, n = numbers(figure.title.split(": ", 1)[1])
    assert (same, n) == (figure.rows["same_verdict"].sum(), len(figure.rows))
    parts = [numbers(one["text"])[-2:] for one in specs.drawn(figure.chart, "text")]
    assert [sum(part) for part in zip(*parts, strict=True)] == [same, n]
    verdict = specs.finding(concept)["verdict"]
    assert same == (figure.rows["verdict"] == verdict).sum()
