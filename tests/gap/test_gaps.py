"""The table Gaps: what is planted is found, what may never change it, bare corpora."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.gap.comparison import compare
from pipeline.gap.design import design, usage
from pipeline.gap.gaps import (
    _Compared,
    _Known,
    _measure_rows,
    _modelled,
    _of_examples,
    _of_policy,
    _recall,
    gaps,
    item_rows,
    over_all,
)
from pipeline.gap.genre import Baselines
from pipeline.gap.measures import VALUES
from pipeline.tables.measures import FINDINGS, MEASURES, OMNIBUS_MEASURES
from pipeline.wording.findings import gap_sentence
from pipeline.wording.phrases import Basis
from tests.gap.examples import (
    CENSUS,
    PARAMS,
    PLANTED,
    Corpus,
    checked,
    corpus,
    evidence_of,
    in_words,
    planted,
    row_of,
)


def sentence_of(found: pd.DataFrame, measure: str, item: str) -> str:
    row = found[(found["measure"] == measure) & (found["item"] == item)]
    return str(in_words(row, PLANTED[0])["sentence"].iloc[0])


counts = st.lists(st.integers(0, 5), min_size=7, max_size=7)


def test_every_measure_finds_what_is_planted() -> None:
    found = planted()
    verdicts = found.set_index(["measure", "item"])["verdict"].to_dict()
    assert verdicts["concept_rate", "co-production"] == "policy"
    assert verdicts["concept_rate", "co-design"] == "policy"
    assert verdicts["concept_rate", "co-operation"] == "bridge"
    assert verdicts["concept_rate", "co-planning"] == "cannot tell"
    assert verdicts["term_rate", "volunteer"] == "frontline"
    assert verdicts["term_rate", "service"] == "bridge"
    assert verdicts["topic_share", "t1"] == "policy"
    assert verdicts["topic_share", "t2"] == "bridge"
    assert verdicts["topic_share", "t3"] == "frontline"
    assert verdicts["divergence", "words"] == "different"
    assert verdicts["divergence", "topics"] == "different"
    # 1 of the 210 permutations.
    assert row_of(found, "concept_rate", "co-design")["p_value"] == pytest.approx(1 / 210, rel=1e-4)


def test_no_side_is_named_for_a_topic_that_is_no_subject() -> None:
    *others, shares = PLANTED
    plain = planted()
    found = checked((*others, shares.assign(spurious=shares["topic"].isin(["t1", "t2"]))))
    for item, before in (("t1", "policy"), ("t2", "bridge")):
        assert row_of(plain, "topic_share", item)["verdict"] == before
        row = row_of(found, "topic_share", item)
        assert row["verdict"] == "cannot tell" and row["cannot_tell_because"] == "spurious"
        assert row["sim_low"] <= 0 <= row["sim_high"]
        assert not row["over_all"] and row["flipped_by"] == ""
        assert "is no subject, so nothing is concluded" in sentence_of(found, "topic_share", item)
    # What is tested together, and so the others' figures, stays the same.
    kept = ["verdict", "p_adjusted", "estimate", "sim_low"]
    one, other = (row_of(rows, "topic_share", "t3")[kept] for rows in (plain, found))
    assert one.equals(other)


def test_sides_do_not_differ_in_their_topics_by_those_that_are_no_subject() -> None:
    *others, shares = PLANTED
    alone = checked((*others, shares.assign(spurious=shares["topic"] != "t2")))
    assert row_of(alone, "divergence", "topics")["verdict"] == "cannot tell"
    none = checked((*others, shares.assign(spurious=True)))
    assert none[(none["measure"] == "divergence") & (none["item"] == "topics")].empty


def test_rows_are_ordered_by_measure_and_strength() -> None:
    found = planted()
    order = [list(MEASURES).index(measure) for measure in found["measure"]]
    assert order == sorted(order)
    for _, rows in found.groupby("measure"):
        assert rows["p_adjusted"].is_monotonic_increasing


@settings(max_examples=8, deadline=None)
@given(one=counts, two=counts, more=st.lists(st.integers(500, 9000), min_size=7, max_size=7))
def test_swapping_the_corpora_flips_the_sign_and_keeps_p(
    one: list[int], two: list[int], more: list[int]
) -> None:
    def parts(k: int) -> Corpus:
        def split(values: list[int]) -> tuple[list[int], list[int]]:
            return (values[:3], values[3:]) if k else (values[3:], values[:3])

        return corpus(
            tokens=split(more),
            concepts={"co-design": split(one)},
            terms={"a": split(one), "b": split(two)},
        )

    here, there = checked(parts(1)), checked(parts(0))
    here = here[~here["measure"].isin(OMNIBUS_MEASURES)].sort_values(["measure", "item"])
    there = there[~there["measure"].isin(OMNIBUS_MEASURES)].sort_values(["measure", "item"])
    assert list(here["estimate"]) == pytest.approx(list(-there["estimate"]), abs=1e-6)
    assert list(here["p_value"]) == pytest.approx(list(there["p_value"]))
    assert list(here["p_adjusted"]) == pytest.approx(list(there["p_adjusted"]))
    assert list(here["log2_ratio"].fillna(0)) == pytest.approx(
        list(-there["log2_ratio"].fillna(0)), abs=1e-5
    )


def test_doubling_every_document_changes_no_estimate() -> None:
    documents, mentions, term_counts, shares = PLANTED
    twice = (
        documents.assign(n_tokens=documents["n_tokens"] * 2),
        pd.concat([mentions, mentions], ignore_index=True),
        term_counts.assign(n=term_counts["n"] * 2),
        shares,
    )
    # With twice the words less of the spread is counting: p may be smaller, or larger where all
    # uses of a side are in one document.
    kept = ["policy", "frontline", "estimate"]
    once, again = (
        found.set_index(["measure", "item"])[kept].sort_index()
        for found in (planted(), checked(twice))
    )
    pd.testing.assert_frame_equal(once, again)


def test_the_order_of_rows_does_not_matter() -> None:
    shuffled = tuple(part.sample(frac=1, random_state=3) for part in PLANTED)
    pd.testing.assert_frame_equal(planted(), checked(shuffled))


def test_no_argument_is_changed() -> None:
    before = [part.copy() for part in PLANTED]
    gaps(*PLANTED, params=PARAMS)
    for part, copy in zip(PLANTED, before, strict=True):
        pd.testing.assert_frame_equal(part, copy)


def test_each_language_is_compared_for_itself() -> None:
    documents, mentions, term_counts, shares = PLANTED
    other = [part.assign(doc_id=part["doc_id"] + "-nb") for part in (mentions, term_counts, shares)]
    more = documents.assign(doc_id=documents["doc_id"] + "-nb", language="nb")
    both = tuple(
        pd.concat([a, b], ignore_index=True) for a, b in zip(PLANTED, (more, *other), strict=True)
    )
    found = checked(both)
    alone = planted()
    english = found[found["language"] == "en"].reset_index(drop=True)
    pd.testing.assert_frame_equal(english, alone)


@pytest.mark.parametrize(
    "parts",
    [
        corpus(tokens=([100] * 3, [100] * 4)),
        corpus(tokens=([100], [100])),
        corpus(tokens=([100], [100]), concepts={"co-design": ([1], [0])}, terms={"a": ([1], [2])}),
        corpus(tokens=([100] * 3, [100] * 3), terms={"a": ([2] * 3, [2] * 3)}),
        corpus(
            tokens=([100] * 4, [100] * 5),
            concepts={"co-operation": ([1] * 4, [1] * 5)},
            topics={"t": ([1.0] * 4, [1.0] * 5)},
        ),
        corpus(tokens=([0, 100, 100, 100], [100] * 5), terms={"a": ([0, 1, 2, 3], [0] * 5)}),
    ],
)
@pytest.mark.parametrize("params", [PARAMS, CENSUS])
def test_bare_corpora_give_right_tables_without_a_warning(parts: Corpus, params: GapParams) -> None:
    found = checked(parts, params)
    tables.check(tables.Design, design(parts[0], params=params))
    tables.check(tables.Usage, usage(parts[0], parts[1], params=params))
    assert not set(found["verdict"]) & {"policy", "different"} or len(parts[0]) > 6
    if not found.empty:
        assert not in_words(found, parts[0], params)["sentence"].str.contains("nan|\\?").any()


def test_a_document_without_topics_leaves_only_the_topics() -> None:
    documents, mentions, term_counts, shares = PLANTED
    fewer = shares[shares["doc_id"] != "f5"]
    found = checked((documents, mentions, term_counts, fewer))
    assert set(found.loc[found["measure"] == "topic_share", "n_frontline"]) == {5}
    assert set(found.loc[found["measure"] == "divergence", "n_frontline"]) == {5}
    assert set(found.loc[found["measure"] == "concept_rate", "n_frontline"]) == {6}


def test_comparing_again_gives_the_same_bytes() -> None:
    pd.testing.assert_frame_equal(checked(PLANTED), planted(), check_exact=True)
    other = PARAMS.model_copy(update={"seed": 8})
    same = planted()["p_value"].tolist() == planted(other)["p_value"].tolist()
    assert same  # 210 permutations are enumerated, so the seed does not matter


def test_what_is_namedover_all_findings_passes_the_level_of_its_measure() -> None:
    found = planted()
    named = found[found["over_all"]]
    assert set(named["measure"]) <= set(FINDINGS)
    assert ("concept_rate", "co-production") in set(
        zip(named["measure"], named["item"], strict=True)
    )
    assert (named["verdict"] != "cannot tell").all()
    # Six measures: one that alone would pass does not where all the others are far from it.
    row: dict[str, object] = {"verdict": "policy", "testable": True}
    rows = [
        {**row, "measure": name, "p_adjusted": 0.03 if name == "topic_share" else 0.9}
        for name in FINDINGS
    ]
    assert over_all(rows, level=0.05) == [False] * len(FINDINGS)
    rows[2]["p_adjusted"] = 0.05 / len(FINDINGS)
    assert [
        row["measure"] for row, told in zip(rows, over_all(rows, level=0.05), strict=True) if told
    ] == [rows[2]["measure"]]
    alone = [{**row, "measure": "topic_share", "p_adjusted": 0.03}]
    assert over_all(alone, level=0.05) == [True]
    assert over_all([{**alone[0], "measure": "term_rate"}], level=0.05) == [False]
    # Themes that people judged are named there too; codes are findings already.
    judged = pd.DataFrame({"kind": ["theme", "theme"], "p_adjusted": [0.9, 0.5]})
    assert over_all(alone, level=0.05, judged=judged) == [False]
    assert over_all(alone, level=0.05, judged=judged.assign(p_adjusted=0.02)) == [True]
    assert over_all(alone, level=0.05, judged=judged.assign(kind="code")) == [True]


@pytest.mark.parametrize(
    ("policy", "frontline", "of_policy"),
    [(1.0, 1.0, True), (0.5, 0.75, False), (0.75, 0.5, True)],
)
def test_uses_in_one_document_are_of_the_side_that_the_sentence_names(
    policy: float, frontline: float, of_policy: bool
) -> None:
    evidence = evidence_of(PLANTED)
    first = evidence.sides.first
    weight = np.where(first, 4.0, 8.0)
    values = np.where(first, policy, frontline)[:, None]
    # Where values are standardised, more may be counted on the other side.
    counted = np.where(first, 1 - policy, 1 - frontline)[:, None] if policy < 1 else None
    one = replace(
        evidence.measured(
            "tone", ["co-design: positive"], values, params=PARAMS, weight=weight
        ),
        counted=counted,
    )  # fmt: skip
    (row,) = item_rows(one, compare(one, params=PARAMS), None, params=PARAMS)
    uses = (one.as_counted * weight[:, None])[first == of_policy]
    assert (row["n_uses"], row["n_uses_one_document"]) == (uses.sum(), uses.max())


def test_figures_that_are_equal_in_the_table_are_those_of_policy() -> None:
    policy, frontline = np.array([0.3, 0.1, 0.2]), np.array([0.1 + 0.2, 0.2, 0.1])
    assert _of_policy(policy, frontline).tolist() == [True, False, True]


@pytest.mark.parametrize(("asked", "reason"), [(0, "one side"), (9, "open")])
def test_policy_has_no_interviewer_only_where_nobody_of_policy_was_asked(
    asked: int, reason: str
) -> None:
    documents, *others = corpus(
        tokens=([900] * 3, [800] * 3), concepts={"co-design": ([2, 1, 1], [1, 1, 2])}
    )
    documents = documents.assign(n_interviewer_tokens=(documents["corpus"] == "frontline") * 50)
    documents.loc[0, "n_interviewer_tokens"] = asked
    evidence = evidence_of((documents, *others))
    of = _Compared([], {}, Baselines(evidence, None, {}, None), PARAMS)
    one = VALUES["prompted_share"](evidence, PARAMS)[0]
    (row,) = _measure_rows(of, one, compare(one, params=PARAMS))
    assert row["cannot_tell_because"] == reason
    said = str(gap_sentence({"language": "en", **row}, basis=Basis()))
    assert ("policy has no interviewer" in said) is (not asked)


def test_a_practice_has_the_recall_of_examples_in_its_language_and_no_other_row_has() -> None:
    models = pd.DataFrame(
        {
            "language": ["nb", "nb"], "corpus": ["policy", "both"], "recall": [0.9, 0.6],
            "recall_low": [0.8, 0.5], "recall_high": [0.95, 0.7], "n_practices": [90, 300],
        }
    )  # fmt: skip
    examples = _of_examples(models)
    assert examples == {"nb": [0.6, 0.5, 0.7, 300]}
    found = pd.DataFrame(
        [("nn", "co-design", "model"), ("da", "co-design", "both"), ("nn", "co-rating", "list")],
        columns=["language", "concept", "found_by"],
    ).assign(kind="practice")
    known = _Known(set(), examples, _modelled(found))
    row = {"measure": "practice_rate", "language": "nn", "item": "co-design"}
    assert _recall(row, known) == {
        "recall": "examples", "examples_recall": 0.6, "examples_recall_low": 0.5,
        "examples_recall_high": 0.7, "examples_n": 300,
    }  # fmt: skip
    # What the list alone finds, as no example shows it, has no recall of examples.
    for other in (
        {"language": "da"}, {"measure": "theme_rate"}, {"measure": "concept_rate"},
        {"item": "co-rating"},
    ):  # fmt: skip
        rest = _recall({**row, **other}, known)
        assert rest["recall"] in ("not known", "") and np.isnan(float(str(rest["examples_recall"])))
    judged = known._replace(judged={("nn", "practice", "co-design")})
    assert _recall(row, judged)["recall"] == "judged"
