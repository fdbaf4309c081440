"""Dates as points on a line of years."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.change.dates import as_month, in_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2019", 2019.5),
        (" 2019-01 ", 2019 + 0.5 / 12),
        ("2019-12", 2019 + 11.5 / 12),
        ("2019-01-01", 2019 + 0.5 / 365),
        ("2020-12-31", 2020 + 365.5 / 366),
    ],
)
def test_a_date_is_the_middle_of_what_it_names(text: str, years: float) -> None:
    assert in_years(text) == pytest.approx(years)


@pytest.mark.parametrize("text", ["", "spring 2019", "2019-13", "2019-02-30", "14.3.2019", "19"])
def test_what_is_no_date_has_no_place(text: str) -> None:
    assert np.isnan(in_years(text))


@pytest.mark.parametrize("text", ["2019-01", "2019-06", "2019-12", "2020-02"])
def test_a_month_comes_back(text: str) -> None:
    assert as_month(in_years(text)) == text


def test_of_a_day_its_month_comes_back_and_of_nothing_nothing() -> None:
    assert as_month(in_years("2019-12-31")) == "2019-12"
    assert as_month(in_years("2019-01-01")) == "2019-01"
    assert as_month(float("nan")) == ""
