"""What people judge, and how right Cospeak is by them."""

from __future__ import annotations

import pandas as pd

from dashboard.data import judging
from pipeline import tables
from tests import example_tables


def test_items_come_by_turns_from_both_sides_in_an_order_that_is_always_the_same(
    shared_example: example_tables.Frames,
) -> None:
    lines_of_both = shared_example[tables.Concordance].assign(
        item=shared_example[tables.Concordance]["mention_id"]
    )
    order = judging.to_check(lines_of_both)
    pd.testing.assert_frame_equal(
        order, judging.to_check(lines_of_both.sample(frac=1, random_state=1))
    )
    assert set(order["mention_id"]) == set(lines_of_both["mention_id"])
    least = int(lines_of_both["corpus"].value_counts().min())
    assert order["corpus"].head(2 * least).value_counts().tolist() == [least, least]
