"""From an account to its line of the register, and from rows that could not be used to theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from relation.dunning.account import ERROR, SENT, TO_SEND, Account
from relation.dunning.invoice import RowProblem
from relation.dunning.register import Entry, join_numbers
from relation.language import Lang

Key = tuple[str, str, str]  # customer, invoices, currency


def key_of(entry: Entry) -> Key:
    """What makes two lines of one day the same reminder."""
    return (entry.customer, entry.invoices, entry.currency)


def entry_of(account: Account, ui: Lang, state: str = "", findings: str = "") -> Entry:
    """The line of an account; `state` and `findings` stand in the place of the account's own."""
    why = [*([account.why] if account.why else []), *account.notes]
    return Entry(
        customer=account.customer,
        invoices=join_numbers(invoice.number for invoice in account.invoices),
        level=str(account.level),
        principal=f"{account.principal:.2f}",
        interest=f"{account.interest:.2f}",
        fixed_sum=f"{account.fixed_sum:.2f}",
        total=f"{account.total:.2f}",
        currency=account.currency,
        date=account.day.isoformat(),
        channel=_channel(account) if (state or account.state) in (TO_SEND, SENT) else "",
        state=state or account.state,
        findings=findings or "; ".join(words.in_(ui) for words in why),
    )


def _channel(account: Account) -> str:
    if account.by_post:
        return "registered letter"
    return "email" if account.email else "letter"


def row_errors(problems: Iterable[RowProblem], day: dt.date, ui: Lang) -> list[Entry]:
    """A line for each row that could not be used, so that nobody is forgotten."""
    rows: dict[int, list[RowProblem]] = {}
    for problem in problems:
        if not problem.kept:
            rows.setdefault(problem.line, []).append(problem)
    return [
        Entry(
            customer=found[0].customer, invoices=found[0].number, level="", principal="",
            interest="", fixed_sum="", total="", currency="", date=day.isoformat(),
            state=ERROR, findings="; ".join(
                f"{p.line}, {p.column}: {p.message.in_(ui)}" for p in found
            ),
        )
        for found in rows.values()
    ]  # fmt: skip
