"""Interest and fixed sums: the worked examples of the law sheet, and what must always hold."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relation.dunning.interest import Claim, Debt, InterestError, Payment, claim
from relation.dunning.rates import RateMissing


def d(words: str) -> dt.date:
    return dt.datetime.strptime(words, "%d/%m/%Y").date()


def fr(amount: str, due: str, **more: object) -> Debt:
    return Debt(Decimal(amount), d(due), "fr", "b2b", **more)  # type: ignore[arg-type]


def test_french_firm_one_half_year() -> None:
    owed = claim(fr("12000", "30/09/2026"), d("14/11/2026"))
    assert (owed.interest, owed.fixed_sum, owed.total) == (
        Decimal("183.45"),
        40,
        Decimal("12223.45"),
    )
    assert [(s.days, s.rate) for s in owed.segments] == [(45, Decimal("12.40"))]


def test_french_firm_two_half_years() -> None:
    owed = claim(fr("10000", "31/05/2026"), d("30/09/2026"))
    assert [(s.days, s.rate, s.amount) for s in owed.segments] == [
        (30, Decimal("12.15"), Decimal("99.86")),
        (92, Decimal("12.40"), Decimal("312.55")),
    ]
    assert owed.total == Decimal("10452.41")


def test_a_contract_rate_never_falls_below_three_times_the_legal_rate() -> None:
    owed = claim(fr("3600", "30/08/2026", contract_rate=Decimal("1")), d("29/10/2026"))
    assert [(s.days, s.rate) for s in owed.segments] == [(60, Decimal("8.25"))]
    assert (owed.interest, owed.fixed_sum) == (Decimal("48.82"), 40)
    assert (
        claim(fr("3600", "30/08/2026", contract_rate=Decimal("15")), d("29/10/2026")).interest > 48
    )


def test_french_consumer_owes_interest_only_from_the_notice() -> None:
    debt = Debt(Decimal("850"), d("01/09/2026"), "fr", "b2c")
    assert claim(debt, d("23/11/2026")) == Claim(Decimal("850"), Decimal(0), Decimal(0))
    owed = claim(
        Debt(Decimal("850"), d("01/09/2026"), "fr", "b2c", notice=d("02/11/2026")), d("23/11/2026")
    )
    assert (owed.interest, owed.fixed_sum) == (Decimal("1.34"), 0)


def test_uk_firm_keeps_its_rate() -> None:
    owed = claim(Debt(Decimal("6500"), d("13/07/2026"), "uk", "b2b"), d("10/11/2026"))
    assert (owed.interest, owed.fixed_sum) == (Decimal("251.10"), 70)
    older = claim(Debt(Decimal("999.99"), d("01/12/2025"), "uk", "b2b"), d("10/11/2026"))
    assert [s.rate for s in older.segments] == [Decimal("12.25")]
    assert older.fixed_sum == 40
    assert (
        claim(Debt(Decimal("10000"), d("01/12/2025"), "uk", "b2b"), d("10/11/2026")).fixed_sum
        == 100
    )
    assert claim(Debt(Decimal("500"), d("01/09/2026"), "uk", "b2c"), d("10/11/2026")).total == 500


def test_a_missing_rate_stops_with_the_gap_named() -> None:
    with pytest.raises(RateMissing) as error:
        claim(fr("100", "01/12/2026"), d("02/01/2027"))
    assert "01/01/2027" in error.value.message.fr and "ECB" in error.value.message.en
    abroad = Debt(Decimal("100"), d("01/09/2026"), "eu", "b2b", currency="SEK")
    with pytest.raises(InterestError):
        claim(abroad, d("10/11/2026"))
    agreed = Debt(Decimal("100"), d("01/09/2026"), "eu", "b2b", contract_rate=Decimal("10"))
    assert claim(agreed, d("11/09/2026")).interest == Decimal("0.27")


def test_the_least_of_the_directive_holds_in_the_other_member_states() -> None:
    debt = Debt(Decimal("12000"), d("30/09/2026"), "eu", "b2b", currency="EUR")
    owed = claim(debt, d("14/11/2026"))
    # 45 days at 2.40 + 8 points
    assert (owed.interest, owed.fixed_sum) == (Decimal("153.86"), 40)
    assert claim(replace(debt, fixed_sum=Decimal("60")), d("14/11/2026")).fixed_sum == 60
    consumer = claim(replace(debt, audience="b2c"), d("14/11/2026"))
    assert consumer.total == 12000


@pytest.mark.parametrize(("law", "currency"), [("fr", "GBP"), ("uk", "EUR"), ("eu", "PLN")])
def test_a_sum_set_in_one_currency_is_never_claimed_in_another(law: str, currency: str) -> None:
    debt = Debt(Decimal("100"), d("01/09/2026"), law, "b2b", currency=currency)
    with pytest.raises(InterestError) as error:
        claim(debt, d("10/11/2026"))
    assert currency in error.value.message.fr and currency in error.value.message.en


def test_a_part_payment_goes_to_the_interest_first() -> None:
    debt = fr("10000", "31/07/2026", payments=(Payment(d("30/08/2026"), Decimal("1000")),))
    owed = claim(debt, d("30/08/2026"))
    # 30 days at 12.40 % on 10 000 are 101.92: the rest of the 1 000 lowers the principal.
    assert (owed.interest, owed.principal) == (0, Decimal("9101.92"))
    later = claim(debt, d("09/09/2026"))
    assert later.segments[-1].principal == Decimal("9101.92") and later.segments[-1].days == 10


DAYS = st.dates(min_value=d("01/01/2024"), max_value=d("31/12/2026"))
AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**7), places=2)
KINDS = st.sampled_from(
    [("fr", "b2b"), ("fr", "b2c"), ("uk", "b2b"), ("uk", "b2c"), ("eu", "b2b"), ("eu", "b2c")]
)


@given(AMOUNTS, KINDS, DAYS, DAYS, DAYS)
def test_more_days_never_cost_less(amount, kind, due, one, other) -> None:
    debt = Debt(amount, due, *kind, notice=due)
    early, late = sorted((one, other))
    before, after = claim(debt, early), claim(debt, late)
    assert after.total >= before.total >= amount
    assert after.interest >= 0 and after.fixed_sum >= 0


@given(AMOUNTS, KINDS, DAYS, DAYS, DAYS)
def test_splitting_a_period_changes_nothing_but_rounding(amount, kind, due, one, other) -> None:
    cut, end = sorted((one, other))
    if cut <= due:
        return
    whole = claim(Debt(amount, due, *kind, notice=due), end)
    split = claim(Debt(amount, due, *kind, notice=due, payments=(Payment(cut, Decimal(0)),)), end)
    assert abs(whole.interest - split.interest) <= Decimal("0.01") * (len(split.segments) + 1)


@given(AMOUNTS, st.lists(st.tuples(DAYS, AMOUNTS), max_size=5), DAYS)
def test_nothing_is_ever_negative(amount, paid, until) -> None:
    payments = tuple(Payment(day, money) for day, money in paid)
    owed = claim(Debt(amount, d("01/03/2025"), "fr", "b2b", payments=payments), until)
    assert min(owed.principal, owed.interest, owed.fixed_sum) >= 0
