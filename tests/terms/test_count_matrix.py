"""Counts as a matrix."""

import pandas as pd

from pipeline.terms.count_matrix import count_matrix


def test_the_matrix_puts_counts_where_they_belong():
    counts = pd.DataFrame(
        {
            "unit_id": ["u1", "u1", "u2", "u2"],
            "doc_id": "d",
            "language": "en",
            "term": ["tea", "song", "tea", "unknown"],
            "n": [1, 2, 3, 4],
        }
    )
    matrix = count_matrix(counts, rows=["u2", "u1", "u3"], vocabulary=["song", "tea"])
    assert matrix.toarray().tolist() == [[0, 3], [2, 1], [0, 0]]
    by_document = count_matrix(counts, rows=["d"], vocabulary=["song", "tea"], key="doc_id")
    assert by_document.toarray().tolist() == [[2, 4]]
