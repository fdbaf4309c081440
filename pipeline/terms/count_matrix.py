"""Term counts to a sparse matrix."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import sparse


def count_matrix(
    counts: pd.DataFrame, *, rows: Sequence[str], vocabulary: Sequence[str], key: str = "unit_id"
) -> sparse.csr_array:
    """How often each term of `vocabulary` (columns) occurs in each unit or document (rows).

    `key` is unit_id or doc_id. Counts of other rows and terms are left out.
    """
    row = pd.Index(rows).get_indexer(pd.Index(counts[key]))
    column = pd.Index(vocabulary).get_indexer(pd.Index(counts["term"]))
    known = (row >= 0) & (column >= 0)
    values = counts["n"].to_numpy(dtype=np.float64)[known]
    shape = (len(rows), len(vocabulary))
    return sparse.coo_array((values, (row[known], column[known])), shape=shape).tocsr()
