"""Pictures of one concept or of all: rates, roles, profile, years."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts import concept_charts
from dashboard.data import arranging, mention_rows
from pipeline import tables
from pipeline.wording.translation import in_language
from tests.dashboard.charts import specs
from tests.dashboard.shown import example

USAGE = example(tables.Usage, kind="label")
CONCEPTS = arranging.concept_rows(USAGE, example(tables.Gaps))
PROFILES = example(tables.Profiles)
CORRECTED = example(tables.Corrected)


def test_rates_of_both_sides_stand_on_a_scale_that_shows_rare_words_too() -> None:
    figure = concept_charts.concept_rates(USAGE, CONCEPTS)
    assert figure is not None
    assert figure.title == (
        "More in policy: co-production; co-creation; co-design (fragile). About alike on both "
        "sides: co-operation. Fragile: rests on one source."
    )
    x = specs.channel(figure.chart, "point", "x")
    assert x["scale"] == {"type": "symlog", "constant": 0.3, "domainMin": 0}
    assert x["axis"]["values"] == [0, 0.3, 1, 3, 10]  # the longest interval ends at 15.3
    assert specs.channel(figure.chart, "point", "y")["sort"] == CONCEPTS["concept"].tolist()
    assert specs.scale(figure.chart, "point", "color") == specs.COLOURS
    (pick,) = specs.spec(figure.chart)["params"]
    assert pick["select"]["fields"] == ["concept"]


def test_a_picture_of_rates_has_a_limit_and_none_without_rows() -> None:
    many = pd.concat([USAGE.head(1)] * 50).assign(concept=[f"co-{n}" for n in range(50)])
    named = CONCEPTS.head(1).loc[[0] * 50].assign(concept=many["concept"].tolist())
    figure = concept_charts.concept_rates(many, named)
    assert figure is not None
    assert figure.rows["concept"].tolist() == [
        f"co-{n}" for n in range(concept_charts.MOST_CONCEPTS)
    ]
    assert concept_charts.concept_rates(USAGE.iloc[:0], CONCEPTS) is None


def said(*lines: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(lines, columns=["corpus", "who", "with_whom"])


LINES = said(
    ("policy", "municipality", "citizen"),
    ("policy", "municipality", "citizen"),
    ("policy", "state", "volunteer"),
    ("policy", "", ""),
    ("frontline", "we", ""),
)


def test_roles_name_who_does_it_most_on_each_side_and_how_often_no_doer_is_named() -> None:
    figure = concept_charts.roles(LINES)
    assert figure is not None
    assert figure.title == (
        "Who does it is not said in 25\u00a0% of the sentences in policy and 0\u00a0% at the "
        "frontline. Where it is, most often: municipality (policy), we (frontline)"
    )
    policy = figure.rows[figure.rows["corpus"] == "policy"]  # the picture's rows say the same
    assert policy.loc[policy["who"] == mention_rows.NOBODY, "n"].sum() / policy["n"].sum() == 0.25
    assert len(figure.rows) == 4  # with the pair of which nobody is named
    with in_language("nb"):
        told = concept_charts.roles(LINES)
    assert told is not None
    assert "kommune" in told.title


def test_a_line_joins_who_does_it_with_those_it_is_done_with_the_sides_apart() -> None:
    figure = concept_charts.roles(LINES)
    assert figure is not None
    rule = specs.layers(figure.chart)["rule"]["encoding"]
    assert (rule["y"]["field"], rule["y2"]["field"]) == ("who", "with_whom")
    assert rule["strokeWidth"]["field"] == "n"
    drawn = {(one["corpus"], one["who"], one["with_whom"]): (one["start"], one["end"], one["n"])
             for one in specs.drawn(figure.chart, "rule")}  # fmt: skip
    assert drawn["policy", "municipality", "citizen"] == (0.0, 1.0, 2)
    assert drawn["frontline", "we", "no role named"] == (1.6, 2.6, 1)
    names = specs.channel(figure.chart, "point", "y")["scale"]["domain"]
    assert names[-1] == "no role named"
    assert names == specs.channel(figure.chart, "rule", "y")["scale"]["domain"]


def test_without_a_name_there_is_no_picture_of_roles() -> None:
    assert concept_charts.roles(said(("policy", "", ""))) is None
    assert concept_charts.roles(said(("policy", "unknown", "unknown"))) is None
    assert concept_charts.roles(LINES.iloc[:0]) is None


def test_a_profile_is_read_from_nothing_to_all_with_its_highest_trait_as_title() -> None:
    figure = concept_charts.profile(PROFILES, "co-production")
    assert figure is not None
    assert figure.title == (
        "Signs of a magic concept (a word that everybody likes and nobody objects to), "
        "the strongest: policy, in positive sentences (70\u00a0%)"
    )
    low = concept_charts.profile(PROFILES.assign(estimate=0.0), "co-production")
    assert low is not None
    assert low.title.startswith("Hardly a magic concept")
    x = specs.channel(figure.chart, "point", "x")
    assert (x["scale"]["domain"], x["axis"]["format"]) == ([0, 1], "%")
    assert figure.rows["name"].tolist() == ["good: in positive sentences"] * 2
    assert concept_charts.profile(PROFILES, "co-design") is None


def test_no_share_of_few_mentions_is_told_as_a_sign() -> None:
    many = PROFILES.assign(figure="consensus", estimate=1.0, n_mentions=20, n=3)
    few = many.assign(n_mentions=many["corpus"].map({"policy": 20, "frontline": 19}))

    def title(rows: pd.DataFrame) -> str:
        figure = concept_charts.profile(rows, "co-production")
        assert figure is not None
        return figure.title

    assert title(many).endswith(
        "policy, no conflict or cost (100\u00a0%); frontline, no conflict or cost (100\u00a0%)"
    )
    assert title(few).endswith(
        "the strongest: policy, no conflict or cost (100\u00a0%). "
        "Too few mentions to say more: frontline (19 in 3 documents)"
    )
    assert title(many.assign(n_mentions=1)).startswith("Too few mentions to say whether it is a")
    # Nearly every document says it, each once: that is told.
    assert "(100\u00a0%)" in title(many.assign(figure="spread", n_mentions=12))


@pytest.mark.parametrize("figure", ["spread", "contexts", "praise", "consensus", "anywhere"])
def test_each_figure_of_a_profile_is_said_in_words(figure: str) -> None:
    rows = PROFILES.assign(figure=figure)
    made = concept_charts.profile(rows, "co-production")
    assert made is not None
    assert made.rows["measured"].notna().all()


DOCUMENTS = pd.DataFrame(
    {
        "doc_id": ["p1", "p2", "f1"], "title": ["A", "B", "C"],
        "corpus": ["policy", "policy", "frontline"], "date": ["2012-06", "", "2022"],
        "n_tokens": [1000, 1000, 2000],
    }
)  # fmt: skip


def test_years_tell_how_many_dated_documents_say_it() -> None:
    lines = pd.DataFrame({"doc_id": ["p1", "p1", "p2"], "prompted": [False, False, False]})
    figure = concept_charts.years(lines, DOCUMENTS)
    assert figure is not None
    assert figure.title == "Said in 1 of 2 dated documents, from 2012 to 2012"
    points = {
        one["title"]: (one["year"], one["rate"]) for one in specs.drawn(figure.chart, "point")
    }
    assert points == {"A": (2012, 20.0), "C": (2022, 0.0)}
    x, y = (specs.channel(figure.chart, "point", name) for name in ("x", "y"))
    assert x["scale"]["domain"] == [2011.4, 2022.6]
    assert x["axis"]["values"] == list(range(2012, 2023, 2))
    assert y["scale"]["domain"][0] == 0
    assert y["scale"]["domain"][1] > 20
    assert [one["title"] for one in specs.drawn(figure.chart, "text")] == ["A"]  # C never says it


def test_documents_of_a_year_stand_apart_and_one_that_makes_the_finding_has_a_ring() -> None:
    ids = [f"p{n}" for n in range(5)]
    documents = pd.DataFrame(
        {"doc_id": ids, "title": [f"Plan {n}: a subtitle" for n in range(5)], "corpus": "policy",
         "date": "2012-06", "n_tokens": 1000}
    )  # fmt: skip
    lines = pd.DataFrame({"doc_id": ["p0", "p1"], "prompted": False})
    figure = concept_charts.years(lines, documents, makes_it=["p3"])
    assert figure is not None
    points = specs.drawn(figure.chart, "point")
    assert len({one["at"] for one in points}) == 5
    assert all(abs(one["at"] - one["year"]) < 0.4 for one in points)
    whole = specs.spec(figure.draw())
    rings = [layer for layer in whole["layer"] if layer["mark"].get("size") == 330]
    assert [row["doc_id"] for row in whole["datasets"][rings[0]["data"]["name"]]] == ["p3"]
    named = [
        row["short"]
        for layer in whole["layer"]
        if layer["mark"]["type"] == "text"
        for row in whole["datasets"][layer["data"]["name"]]
    ]
    assert set(named) <= {"Plan 0", "Plan 1", "Plan 3"}
    assert "Plan 3" in named
    assert "A ring: without this document" in figure.note
    plain = concept_charts.years(lines, documents)
    assert plain is not None
    assert "A ring" not in plain.note
    assert "makes_it" in figure.rows


def test_years_in_which_nobody_says_it_are_told_and_none_are_drawn_without_a_date() -> None:
    nobody = pd.DataFrame({"doc_id": ["p1"], "prompted": [True]})
    figure = concept_charts.years(nobody, DOCUMENTS)
    assert figure is not None
    assert figure.title == "Said in none of 2 dated documents"
    assert concept_charts.years(nobody, DOCUMENTS.assign(date="")) is None


def test_a_picture_of_roles_has_a_limit_and_its_rows_have_not() -> None:
    many = said(*(("policy", f"r{n}", "citizen") for n in range(40)))
    figure = concept_charts.roles(many)
    assert figure is not None
    assert len(specs.drawn(figure.chart, "rule")) == concept_charts.MOST_PAIRS
    assert len(figure.rows) == 40
    assert mention_rows.NOBODY in specs.channel(figure.chart, "point", "y")["scale"]["domain"]


def test_both_sides_have_a_point_an_interval_and_a_stroke_of_the_list() -> None:
    figure = concept_charts.corrected_rates(CORRECTED, "theme")
    assert figure is not None
    assert figure.title == "As people judged passages: More at the frontline: resources and time."
    assert "Small strokes: the word list alone." in figure.note
    layers = specs.spec(figure.chart)["layer"]
    assert [one["mark"]["type"] for one in layers] == ["rule", "point", "tick"]
    assert layers[2]["encoding"]["x"]["field"] == "listed"
    sides = concept_charts.sides_of(CORRECTED[CORRECTED["kind"] == "theme"])
    assert sides[["corpus", "estimate", "ci_low", "ci_high", "listed"]].to_numpy().tolist() == [
        ["policy", 11.0, 7.0, 15.0, 12.0], ["frontline", 34.0, 21.0, 47.0, 9.0],
    ]  # fmt: skip


def test_a_code_has_no_list_and_a_kind_without_a_row_no_picture() -> None:
    codes = CORRECTED.assign(kind="code")
    figure = concept_charts.corrected_rates(codes, "code")
    assert figure is not None and "word list" not in figure.note
    assert [one["mark"]["type"] for one in specs.spec(figure.chart)["layer"]] == ["rule", "point"]
    assert concept_charts.corrected_rates(CORRECTED, "code") is None
