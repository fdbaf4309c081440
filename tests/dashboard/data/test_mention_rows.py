"""Mentions counted by what is said of them."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data import mention_rows
from pipeline import tables
from pipeline.wording.translation import in_language
from tests.dashboard.shown import example

GAPS = example(tables.Gaps)


def test_traits_are_those_of_one_concept_by_name_from_side_to_side() -> None:
    rows = mention_rows.mention_traits(GAPS, "co-production")
    assert rows["name"].tolist() == [
        "reported as done", "prompted", "positive tone", "nobody named", "by municipality",
        "promised",
    ]  # fmt: skip
    assert rows["estimate"].is_monotonic_increasing
    assert mention_rows.mention_traits(GAPS, "co-prod").empty


def test_without_a_compared_trait_there_are_no_rows_and_all_columns() -> None:
    none = mention_rows.mention_traits(GAPS[GAPS["measure"] == "meaning"], "co-production")
    assert none.empty
    assert {"name", "estimate", "item"} <= set(none.columns)


def test_collocates_are_no_traits() -> None:
    assert "collocate" in set(GAPS["measure"])
    assert "collocate" not in set(mention_rows.mention_traits(GAPS, "co-production")["measure"])


def test_partners_are_named_with_whom_it_is_done_in_the_language_of_the_page() -> None:
    one = GAPS[GAPS["item"] == "co-production: by municipality"]
    rows = one.assign(item="co-production: with municipality")
    assert mention_rows.mention_traits(rows, "co-production")["name"].tolist() == [
        "with municipality"
    ]
    with in_language("nb"):
        said = mention_rows.mention_traits(rows, "co-production")["name"].tolist()
    assert said == ["sammen med kommunen"]


def lines(**columns: list[object]) -> pd.DataFrame:
    plain: dict[str, object] = {
        "modality": "none", "agentless": "no", "negated": False, "quoted": False,
        "definitional": False, "prompted": False, "corpus": "policy",
    }  # fmt: skip
    return pd.DataFrame({**plain, **columns})


def test_traits_are_counted_on_each_side() -> None:
    counted = mention_rows.counted_traits(
        lines(
            corpus=["policy", "policy", "frontline"],
            modality=["aspiration", "aspiration", "report"],
            negated=[True, False, True],
        )
    ).set_index("trait")
    assert counted.loc["aspiration"].tolist() == [2, 0]
    assert counted.loc["report"].tolist() == [0, 1]
    assert counted.loc["negated"].tolist() == [1, 1]
    assert counted.loc["agentless"].tolist() == [0, 0]
    assert counted.columns.tolist() == list(tables.CORPORA)


@pytest.mark.parametrize(
    ("trait", "column", "value"),
    [
        ("agentless", "agentless", "yes"),
        ("quoted", "quoted", True),
        ("definitional", "definitional", True),
        ("prompted", "prompted", True),
        ("possibility", "modality", "possibility"),
    ],
)
def test_each_trait_is_counted_by_its_own_column(trait: str, column: str, value: object) -> None:
    counted = mention_rows.counted_traits(lines(**{column: [value]})).set_index("trait")
    assert counted.at[trait, "policy"] == 1
    assert counted["policy"].sum() == 1


def test_each_trait_that_is_counted_has_words_in_the_other_language() -> None:
    traits = mention_rows.counted_traits(lines(corpus=["policy"]))["trait"]
    here = mention_rows.trait_names(traits)
    assert here["aspiration"] == "promised"
    with in_language("nb"):
        there = mention_rows.trait_names(traits)
    assert all(here[one] != there[one] for one in traits)


def test_roles_count_each_pair_and_leave_the_unparsed_out() -> None:
    lines_of_both = pd.DataFrame(
        {
            "corpus": ["policy", "policy", "frontline", "frontline"],
            "who": ["state;we", "", "unknown", "we"],
            "with_whom": ["citizen", "", "unknown", ""],
        }
    )
    pairs = mention_rows.role_pairs(lines_of_both)
    assert [tuple(row) for row in pairs.itertuples(index=False)] == [
        ("frontline", "we", mention_rows.NOBODY, 1),
        ("policy", mention_rows.NOBODY, mention_rows.NOBODY, 1),
        ("policy", "state", "citizen", 1),
        ("policy", "we", "citizen", 1),
    ]


def test_sentences_without_a_doer_are_counted_once_however_many_they_are_done_with() -> None:
    both = pd.DataFrame(
        {"corpus": "policy", "who": ["", "state", "unknown", "state;we"],
         "with_whom": ["citizen;volunteer;we", "", "unknown", ""]}
    )  # fmt: skip
    assert mention_rows.without_doer(both, "policy") == pytest.approx(1 / 3)
    assert mention_rows.without_doer(both, "frontline") == 0


def test_the_most_frequent_pair_comes_first() -> None:
    pair = {"corpus": "policy", "who": "we", "with_whom": "citizen"}
    rare = {"corpus": "policy", "who": "a", "with_whom": "citizen"}
    pairs = mention_rows.role_pairs(pd.DataFrame([rare, pair, pair]))
    assert pairs[["who", "n"]].apply(tuple, axis=1).tolist() == [("we", 2), ("a", 1)]


def test_years_leave_prompted_mentions_and_undated_documents_out() -> None:
    documents = example(tables.Documents).head(2).assign(date=["2012-06", "unknown"])
    lines_of_it = pd.DataFrame(
        {"doc_id": [documents["doc_id"].iloc[0]] * 3, "prompted": [False, False, True]}
    )
    (row,) = mention_rows.by_year(lines_of_it, documents).to_dict("records")
    assert (row["year"], row["n_mentions"]) == (2012, 2)
    assert row["rate"] == pytest.approx(20_000 / row["n_tokens"])


def test_a_document_without_words_has_no_rate() -> None:
    documents = example(tables.Documents).head(1).assign(n_tokens=0)
    nobody = pd.DataFrame({"doc_id": pd.Series(dtype=str), "prompted": pd.Series(dtype=bool)})
    assert mention_rows.by_year(nobody, documents).empty
