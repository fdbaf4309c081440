"""What all charts have in common."""

from __future__ import annotations

from dashboard.charts import style


def test_ticks_stand_alike_on_both_sides_of_the_middle() -> None:
    assert style.steps(2.2, (1, 2, 4)) == [-2, -1, 0, 1, 2]
    assert style.steps(31.5, (5, 10, 20, 50)) == [-30, -20, -10, 0, 10, 20, 30]
