"""Dates as they are given to points on a line of years."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date

import numpy as np

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def in_years(text: str) -> float:
    """The date in years: 2019.5 for 2019, the middle of a month or day; NaN where it is none."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return float("nan")
    year, month, day = (None if part is None else int(part) for part in match.groups())
    if year is None or month is None:
        return float(match[1]) + 0.5
    if not 1 <= month <= 12:
        return float("nan")
    if day is None:
        return year + (month - 0.5) / 12
    try:
        passed = date(year, month, day).timetuple().tm_yday - 0.5
    except ValueError:
        return float("nan")
    return year + passed / (366 if isleap(year) else 365)


def as_month(years: float) -> str:
    """The month that a point on the line lies in, such as 2019-03; empty for NaN."""
    if np.isnan(years):
        return ""
    year = int(np.floor(years))
    return f"{year}-{min(12, int((years - year) * 12) + 1):02d}"
