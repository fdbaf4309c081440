"""The table of terms: counts by side, keyness and dispersion."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from pipeline import tables
from pipeline.stats.log_odds import log_odds_of_sides
from pipeline.terms.keyness import PRIOR_TOKENS, dp_norm, log_likelihood, terms
from pipeline.terms.occurrences import term_occurrences
from pipeline.terms.units import term_units
from tests.terms.made import LOOSE, segment_rows, stacked, tagged


def table_of(policy, frontline):
    docs = [tagged(text) for text in (*policy, *frontline)]
    segments = stacked(
        *(segment_rows(doc.text, doc_id=f"p{i}") for i, doc in enumerate(docs[: len(policy)])),
        *(
            segment_rows(doc.text, doc_id=f"f{i}", corpus="frontline")
            for i, doc in enumerate(docs[len(policy) :])
        ),
    )
    units = term_units(segments, unit_tokens=150)
    return terms(term_occurrences(docs, segments, units, rules=LOOSE), units)


def test_the_table_of_terms_counts_sides_documents_and_forms():
    table = table_of(
        ["plans/plan/NOUN plan/NOUN plans/plan/NOUN ward/NOUN", "plans/plan/NOUN tea/NOUN"],
        ["ward/NOUN tea/NOUN tea/NOUN plan/NOUN"],
    )
    tables.check(tables.Terms, table)
    plan = table.set_index("term").loc["plan"]
    assert plan["surfaces"] == "plans|plan"
    assert plan[["n_policy", "n_frontline"]].tolist() == [4, 1]
    assert plan[["n_documents_policy", "n_documents_frontline"]].tolist() == [2, 1]
    assert table["term"].iloc[0] == "plan" and table["term"].iloc[-1] == "tea"


def test_keyness_of_a_term_is_its_log_odds_with_a_prior_of_a_thousand_words():
    table = table_of(["plan/NOUN plan/NOUN tea/NOUN"], ["ward/NOUN plan/NOUN"]).set_index("term")
    counts = [table[name].to_numpy(dtype=float) for name in ("n_policy", "n_frontline")]
    sizes = (3.0, 2.0)
    found = log_odds_of_sides(*counts, totals=sizes, prior_tokens=1000.0)
    assert PRIOR_TOKENS == 1000.0
    assert table["log_odds_z"].to_numpy() == pytest.approx(found)


def test_a_language_with_one_side_only_has_no_row():
    table = table_of(["plan/NOUN"], [])
    assert table.empty
    tables.check(tables.Terms, table)


def test_dispersion_gives_the_figures_of_gries():
    """Five parts of 9, 10, 10, 10 and 11 words; Gries 2008, DPnorm as corrected in 2012."""
    sizes = np.array([9, 10, 10, 10, 11.0])
    words = {"b": [2, 2, 2, 2, 2], "i": [1, 0, 0, 0, 0], "q": [0, 1, 0, 0, 0], "x": [0, 0, 0, 0, 1]}
    matrix = np.array(list(words.values()), dtype=float).T
    norm = dp_norm(matrix, sizes=sizes)
    assert norm.round(3).tolist() == [0.024, 1.0, 0.976, 0.951]
    assert (norm * (1 - 0.18)).round(2).tolist() == [0.02, 0.82, 0.8, 0.78]


def test_log_likelihood_agrees_with_scipy():
    policy, frontline, totals = (
        np.array([537.0, 3, 0]),
        np.array([167.0, 9, 4]),
        (80_000.0, 60_000.0),
    )
    for term, value in enumerate(log_likelihood(policy, frontline, totals=totals)):
        counts = [policy[term], frontline[term]]
        table = [counts, [totals[0] - counts[0], totals[1] - counts[1]]]
        expected = chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
        assert value == pytest.approx(expected)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=8))
def test_swapping_the_corpora_leaves_g2(counts):
    pairs = np.array([pair for pair in counts if sum(pair)] or [(1, 0)], dtype=float)
    policy, frontline = pairs.T
    assert log_likelihood(policy, frontline, totals=(900.0, 700.0)) == pytest.approx(
        log_likelihood(frontline, policy, totals=(700.0, 900.0)), abs=1e-9
    )
