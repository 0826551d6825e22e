"""Values of a case: read as people type them, written as each language writes them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relation.language import Lang
from relation.values import Money, Percent, ValueProblem, read_date, read_decimal, read_money, write


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-23",
        "23/11/2026",
        "23.11.2026",
        "23 novembre 2026",
        "lundi 23 novembre 2026",
        "23 Nov. 2026",
    ],
)
def test_dates_are_read_day_first(typed: str) -> None:
    assert read_date(typed) == dt.date(2026, 11, 23)


@pytest.mark.parametrize("typed", ["", "demain", "31/02/2026", "11/23/2026", "23 brumaire 2026"])
def test_what_is_no_date_is_shown_back(typed: str) -> None:
    with pytest.raises(ValueProblem) as error:
        read_date(typed)
    assert typed in error.value.message.fr and "23/11/2026" in error.value.message.en


@pytest.mark.parametrize("typed", ["24/11", "4.12", "24 novembre", "24 Nov."])
def test_a_date_without_its_year_says_that_the_year_is_missing(typed: str) -> None:
    with pytest.raises(ValueProblem) as error:
        read_date(typed)
    assert "il manque l’année" in error.value.message.fr
    assert typed in error.value.message.en and "the year is missing" in error.value.message.en


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1 234,56", "1234.56"), ("1,234.56", "1234.56"), ("1.234,56", "1234.56"), ("1234", "1234"),
        ("1\u202f234,5", "1234.5"), ("0,5", "0.5"), ("-12,00", "-12.00"), ("1,234,567", "1234567"),
    ],
)  # fmt: skip
def test_numbers_are_read_the_french_and_the_english_way(typed: str, number: str) -> None:
    assert read_decimal(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "abc", "12,34,5.6.7", "nan", "1,234"])
def test_what_is_no_clear_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueProblem):
        read_decimal(typed)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2), st.sampled_from(Lang))
def test_amounts_written_are_read_back(amount: Decimal, lang: Lang) -> None:
    for currency in ("EUR", "GBP"):
        assert read_money(write(Money(amount, currency), lang)) == Money(amount, currency)


@given(st.dates(min_value=dt.date(1990, 1, 1)), st.sampled_from(Lang))
def test_dates_written_are_read_back(date: dt.date, lang: Lang) -> None:
    assert read_date(write(date, lang)) == date


def test_how_each_language_writes() -> None:
    assert write(dt.date(2026, 12, 1), Lang.FR) == "1er décembre 2026"
    assert write(dt.date(2026, 12, 1), Lang.EN) == "1 December 2026"
    assert write(Money(Decimal("1234.5")), Lang.FR) == "1\u202f234,50\u00a0€"
    assert write(Money(Decimal("1234.5")), Lang.EN) == "€1,234.50"
    assert write(Percent(Decimal("12.4")), Lang.FR) == "12,4\u00a0%"
    assert write(Percent(Decimal("12.4")), Lang.EN) == "12.4%"
