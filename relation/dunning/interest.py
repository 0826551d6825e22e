"""What a late invoice costs: interest by segments and fixed sums, by law and kind of customer.

`interest = principal × rate × days / 365`, each segment rounded once, half up; the due date does
not count, the last day does. Sources: code de commerce L441-10, D441-5; code civil 1231-6, 1343-1;
Late Payment of Commercial Debts (Interest) Act 1998; directive 2011/7/EU, whose least figures hold
in euros for the other member states: national law may give more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from relation.dunning.rates import Rate, eu_recovery_sum, fr_recovery_sum, rate, uk_fixed_sum
from relation.language import Bilingual, RelationError

YEAR = 365
_CENT = Decimal("0.01")
_ZERO = Decimal(0)


class InterestError(RelationError):
    """A debt whose interest cannot be computed; says what is needed."""


@dataclass(frozen=True, slots=True)
class Payment:
    """Money received on a day."""

    day: dt.date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Debt:
    """One invoice: its amount including VAT, when it was due, under which law, what was paid.

    `notice` is the day of the formal notice, from which a French consumer owes interest.
    `contract_rate` (per cent a year) replaces the default rate between professionals.
    `fixed_sum` is what the law of another country grants for a late invoice. `currency` is empty for that of the law.
    """

    amount: Decimal
    due: dt.date
    law: str
    audience: str
    payments: tuple[Payment, ...] = ()
    notice: dt.date | None = None
    contract_rate: Decimal | None = None
    fixed_sum: Decimal | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Interest over days at one rate on one principal; `first` and `last` both count."""

    first: dt.date
    last: dt.date
    principal: Decimal
    rate: Decimal
    amount: Decimal
    checked: bool

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Claim:
    """What is owed on a day: principal left, interest left with its segments, fixed sum."""

    principal: Decimal
    interest: Decimal
    fixed_sum: Decimal
    segments: tuple[Segment, ...] = field(default=())

    @property
    def total(self) -> Decimal:
        return self.principal + self.interest + self.fixed_sum


def claim(debt: Debt, until: dt.date) -> Claim:
    """What is owed on `until`; payments go to the interest first where the law says so."""
    principal = debt.amount - sum((p.amount for p in debt.payments if p.day <= debt.due), _ZERO)
    interest = _ZERO
    segments: list[Segment] = []
    start = _starts(debt)
    fixed = _fixed_sum(debt, principal, until)
    day = debt.due
    later = sorted((p for p in debt.payments if debt.due < p.day <= until), key=lambda p: p.day)
    for payment in [*later, Payment(until, _ZERO)]:
        if start is not None and payment.day > max(day, start) and principal > 0:
            added = list(_segments(debt, principal, max(day, start), payment.day))
            segments += added
            interest += sum((segment.amount for segment in added), _ZERO)
        to_interest = min(interest, payment.amount)
        interest -= to_interest
        principal -= payment.amount - to_interest
        day = payment.day
    return Claim(max(principal, _ZERO), interest, fixed, tuple(segments))


def _starts(debt: Debt) -> dt.date | None:
    """The day after which interest runs; None where the law gives none without a court."""
    if debt.audience == "b2b":
        return debt.due
    if debt.law == "fr" and debt.notice is not None:
        return max(debt.notice, debt.due)
    return None


def _fixed_sum(debt: Debt, principal: Decimal, until: dt.date) -> Decimal:
    if debt.audience != "b2b" or until <= debt.due or principal <= 0:
        return _ZERO
    if debt.law == "eu" and debt.fixed_sum is not None:
        return debt.fixed_sum
    expected = "GBP" if debt.law == "uk" else "EUR"
    if debt.currency not in ("", expected):
        raise InterestError(
            Bilingual(
                fr=f"La loi fixe la somme pour retard en {expected}, et la facture est en "
                f"{debt.currency}\u202f: calculez la somme à la main, ou arrêtez-vous avant le niveau 3.",
                en=f"The law sets the sum for late payment in {expected}, and the invoice is in "
                f"{debt.currency}: work the sum out by hand, or stop before level 3.",
            )
        )
    if debt.law == "uk":
        return uk_fixed_sum(principal)
    return fr_recovery_sum() if debt.law == "fr" else eu_recovery_sum()


def _segments(debt: Debt, principal: Decimal, after: dt.date, until: dt.date) -> Iterator[Segment]:
    """The days after `after` up to `until`, cut wherever the rate changes."""
    first = after + dt.timedelta(days=1)
    for known, value in _rates(debt, first, until):
        start, end = max(first, known.first), min(until, known.last)
        days = (end - start).days + 1
        amount = principal * value * days / (100 * YEAR)
        rounded = amount.quantize(_CENT, ROUND_HALF_UP)
        yield Segment(start, end, principal, value, rounded, known.checked)


def _rates(debt: Debt, first: dt.date, until: dt.date) -> Iterable[tuple[Rate, Decimal]]:
    """The rates that apply from `first` to `until`, each with the days it is valid."""
    whole = Rate(first, until, _ZERO, True)
    if debt.law == "uk":
        if debt.contract_rate is not None:
            return [(whole, debt.contract_rate)]
        reference = rate("boe_reference", debt.due + dt.timedelta(days=1))
        return [(Rate(first, until, _ZERO, reference.checked), reference.value + 8)]
    if debt.law != "fr":
        if debt.contract_rate is not None:
            return [(whole, debt.contract_rate)]
        if debt.currency not in ("", "EUR"):
            raise InterestError(
                Bilingual(
                    fr="Le taux de retard de ce pays n’est pas connu\u202f: donnez un taux contractuel.",
                    en="The late-payment rate of this country is not known: give a contract rate.",
                )
            )
        return [(known, known.value + 8) for known in _in_force("ecb_refinancing", first, until)]
    if debt.audience == "b2c":
        return [(known, known.value) for known in _in_force("fr_legal", first, until)]
    if debt.contract_rate is None:
        return [(known, known.value + 10) for known in _in_force("ecb_refinancing", first, until)]
    floors = _in_force("fr_legal", first, until)
    return [(known, max(debt.contract_rate, 3 * known.value)) for known in floors]


def _in_force(name: str, first: dt.date, until: dt.date) -> Iterator[Rate]:
    day = first
    while day <= until:
        known = rate(name, day)
        yield known
        day = known.last + dt.timedelta(days=1)
