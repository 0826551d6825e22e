"""A reminder as a letter on paper, and the name of its files."""

from __future__ import annotations

from collections.abc import Mapping

from relation.dunning.account import Account
from relation.dunning.letters import Drafted, dated, printed
from relation.export.names import file_stem
from relation.export.pdf import Letter
from relation.logo import Logo
from relation.template import Draft


def letter_of(reminder: Drafted, firm: Mapping[str, object], logo: Logo | None = None) -> Letter:
    """The reminder as it is printed: the firm, the address in the window, the date line."""
    account = reminder.account
    sender = [str(firm[name]) for name in ("company.name", "company.address", "company.phone", "company.email")
              if firm.get(name)]  # fmt: skip
    address = [line.strip() for line in account.address.splitlines() if line.strip()]
    return Letter(
        Draft(reminder.draft.subject, printed(reminder).body), account.language, tuple(sender),
        (account.customer, *address), dated(reminder), "uk" if account.law == "uk" else "fr", logo,
    )  # fmt: skip


def name_for(account: Account, taken: set[str]) -> str:
    """A clear file name: date, customer, level; a number when two customers share it."""
    slug = file_stem(account.customer, "client")
    stem = base = f"{account.day.isoformat()}-{slug}-{account.level}"
    count = 1
    while f"{stem}.pdf" in taken:
        count += 1
        stem = f"{base}-{count}"
    taken.add(f"{stem}.pdf")
    return stem
