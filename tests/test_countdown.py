"""Dates counted back and forth: always a working day, never later or sooner than asked."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relation.countdown import days_after, days_before


@pytest.mark.parametrize(
    ("event", "days", "law", "expected"),
    [
        ("2026-12-10", 30, "fr", "2026-11-10"),
        ("2026-12-11", 30, "fr", "2026-11-10"),  # 11 November is a holiday in France
        ("2026-12-11", 30, "uk", "2026-11-11"),
        ("2026-12-14", 1, "fr", "2026-12-11"),  # a Sunday goes back to the Friday
        ("2026-12-10", 0, "fr", "2026-12-10"),
    ],
)
def test_days_before(event: str, days: int, law: str, expected: str) -> None:
    found = days_before(dt.date.fromisoformat(event), days, law)
    assert found == dt.date.fromisoformat(expected)


def test_days_after() -> None:
    assert days_after(dt.date(2026, 12, 23), 2, "fr") == dt.date(2026, 12, 28)


@given(st.dates(dt.date(2025, 1, 1), dt.date(2035, 12, 31)), st.integers(0, 120))
def test_the_day_found_is_a_working_day(event: dt.date, days: int) -> None:
    found = days_before(event, days)
    assert isinstance(found, dt.date)
    assert found.weekday() < 5
    assert dt.timedelta(days) <= event - found <= dt.timedelta(days + 7)


def test_what_is_not_a_date_comes_back() -> None:
    assert days_before("[Date]", 3) == "[Date]"
