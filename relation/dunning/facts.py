"""The facts that a reminder prints, in the customer's language, from an account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date
from babel.lists import format_list

from relation.dunning.account import Account, Owed
from relation.dunning.interest import YEAR, Segment
from relation.dunning.policy import LEVELS, Policy
from relation.dunning.rates import rate
from relation.language import Lang
from relation.values import LOCALES, Money, Percent, write
from relation.variables import Variable

_LBA_DAYS = 30  # Pre-Action Protocol for Debt Claims: days to reply for an individual


def facts(account: Account, policy: Policy, variables: Mapping[str, Variable]) -> dict[str, object]:
    """Values by variable name; `dunning.*` and, for the letter before action, `uk_debt.*`."""
    lang, day = account.language, account.day

    def money(amount: Decimal) -> Money:
        return Money(amount, account.currency)

    debt: dict[str, object] = {
        "numbers": _numbers(account),
        "invoices": [_invoice_line(one, account.currency, lang) for one in account.owed],
        "principal": money(account.principal),
        "stop_date": day,
        "interest": money(account.interest),
        "interest_detail": [
            _segment_line(one, segment, account.currency, lang)
            for one in account.owed
            for segment in one.claim.segments
        ],
        "fixed_sum": money(account.fixed_sum),
        "total": money(account.total),
    }
    found: dict[str, object] = {
        "customer.name": account.customer,
        "customer.email": account.email or None,
        "customer.address": account.address or None,
        "letter.date": day,
        "payment.date": policy.pay_by(day, max(account.level, 1), account.law),
        "dunning.reminder_dates": _reminder_dates(account),
        "dunning.rate_basis": _rate_words(account, policy, variables),
        **{f"dunning.{name}": value for name, value in debt.items()},
        **{f"uk_debt.{name}": value for name, value in debt.items()},
        "uk_debt.agreement": _agreements(account),
        "uk_debt.daily": money(_daily(account)),
        "uk_debt.reply_date": policy.pay_by(day + dt.timedelta(days=_LBA_DAYS), 1, "uk"),
    }
    if account.law == "fr" and account.level == LEVELS:
        found["dunning.legal_rate"] = Percent(rate("fr_legal", day).value)
    return {name: value for name, value in found.items() if value is not None}


def _numbers(account: Account) -> str:
    numbers = [one.invoice.number for one in account.owed]
    listed = format_list(numbers, locale=LOCALES[account.language])
    if account.language is Lang.FR:
        return f"{'la facture' if len(numbers) == 1 else 'les factures'} {listed}"
    return f"{'invoice' if len(numbers) == 1 else 'invoices'} {listed}"


def _invoice_line(one: Owed, currency: str, lang: Lang) -> str:
    row = one.invoice
    amount, paid, left = (
        write(Money(value, currency), lang)
        for value in (row.amount, row.amount - one.left, one.left)
    )
    due = write(row.due, lang)
    if lang is Lang.FR:
        dated = f" du {write(row.date, lang)}" if row.date else ""
        return (f"{row.number}{dated}, échéance le {due}\u00a0: montant {amount}, payé {paid}, "
                f"reste {left}")  # fmt: skip
    dated = f" of {write(row.date, lang)}" if row.date else ""
    return f"{row.number}{dated}, due on {due}: amount {amount}, paid {paid}, left {left}"


def _segment_line(one: Owed, segment: Segment, currency: str, lang: Lang) -> str:
    principal, amount = (
        write(Money(value, currency), lang) for value in (segment.principal, segment.amount)
    )
    first, last = _period(segment.first, segment.last, lang)
    share = format_rate(segment.rate, lang)
    number = one.invoice.number
    if lang is Lang.FR:
        days = "1 jour" if segment.days == 1 else f"{segment.days} jours"
        return (
            f"{number}, du {first} au {last}\u00a0: {days} à {share} sur {principal}, soit {amount}"
        )
    days = "1 day" if segment.days == 1 else f"{segment.days} days"
    return f"{number}, from {first} to {last}: {days} at {share} on {principal}, which is {amount}"


def format_rate(value: Decimal, lang: Lang) -> str:
    """A rate with two decimals: 12,40 % or 12.40%."""
    number = f"{value:.2f}"
    return f"{number.replace('.', ',')}\u00a0%" if lang is Lang.FR else f"{number}%"


def _period(first: dt.date, last: dt.date, lang: Lang) -> tuple[str, str]:
    """Both ends of a period, the year once when it is the same."""
    if first.year != last.year:
        return write(first, lang), write(last, lang)
    if lang is Lang.FR and first.day == 1:
        short = format_date(first, "'1er' MMMM", locale=LOCALES[lang])
    else:
        short = format_date(first, "d MMMM", locale=LOCALES[lang])
    return short, write(last, lang)


def _reminder_dates(account: Account) -> str:
    """The days on which we wrote, as far as the ledger and the register know them."""
    days = sorted({row.last_date for row in account.invoices if row.last_date})
    lang = account.language
    if not days:
        once = max((row.last_level for row in account.invoices), default=0) <= 1
        if lang is Lang.FR:
            return "une première fois" if once else "plusieurs fois"
        return "once before" if once else "several times"
    words = _dates(days, lang)
    return words if lang is Lang.FR else f"on {words}"


def _dates(days: Sequence[dt.date], lang: Lang) -> str:
    article = "le " if lang is Lang.FR else ""
    return format_list([f"{article}{write(day, lang)}" for day in days], locale=LOCALES[lang])


def _agreements(account: Account) -> str | None:
    """The agreements that the debt comes from, as the file words them."""
    stated = dict.fromkeys(invoice.agreement for invoice in account.invoices if invoice.agreement)
    return format_list(list(stated), locale=LOCALES[account.language]) if stated else None


def _rate_words(account: Account, policy: Policy, variables: Mapping[str, Variable]) -> object:
    """Where the rate comes from, with the clause of the terms of sale word for word."""
    known = variables["dunning.rate_basis"].read(_rate_basis(account, policy), account.language)
    if policy.clause is None:
        return known
    clause = policy.clause.in_(account.language).strip().rstrip(".")
    words = write(known, account.language)
    if account.language is Lang.FR:
        return f"{words}\u00a0: «\u00a0{clause}\u00a0»"
    return f"{words}: “{clause}”"


def _rate_basis(account: Account, policy: Policy) -> str:
    """The choice of the variable that says where the rate comes from."""
    if policy.contract_rate is not None:
        return "contract"
    return "law" if account.law == "fr" else "national"


def _daily(account: Account) -> Decimal:
    """What one more day costs at the last rates."""
    exact = sum(
        (one.claim.principal * one.claim.segments[-1].rate / (100 * YEAR)
         for one in account.owed if one.claim.segments),
        Decimal(0),
    )  # fmt: skip
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
