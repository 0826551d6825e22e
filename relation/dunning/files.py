"""The files of a reminder: its printed letter, Word file and e-mail, under one clear name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from relation.dunning.account import Account
from relation.dunning.letters import Reminder, dated, printed
from relation.export.docx import docx
from relation.export.email import eml
from relation.export.names import file_stem
from relation.export.pdf import Letter, pdf
from relation.template import Draft


def write_letter(folder: Path, reminder: Reminder, letter: Letter, taken: set[str]) -> str:
    """Writes the three files and returns the name of the PDF; `taken` takes it in."""
    account = reminder.account
    stem = _name(account, taken)
    page = pdf([letter], day=account.day)
    write_whole(folder / f"{stem}.docx", docx(reminder.draft, account.language))
    mail = eml(reminder.draft, account.language, to=account.email, attachment=(f"{stem}.pdf", page))
    write_whole(folder / f"{stem}.eml", mail)
    write_whole(folder / f"{stem}.pdf", page)
    return f"{stem}.pdf"


def letter_of(reminder: Reminder, firm: Mapping[str, object]) -> Letter:
    """The reminder as it is printed: the firm, the address in the window, the date line."""
    account = reminder.account
    sender = [str(firm[name]) for name in ("company.name", "company.address", "company.phone", "company.email")
              if firm.get(name)]  # fmt: skip
    address = [line.strip() for line in account.address.splitlines() if line.strip()]
    return Letter(
        Draft(reminder.draft.subject, printed(reminder).body), account.language, tuple(sender),
        (account.customer, *address), dated(reminder), "uk" if account.law == "uk" else "fr",
    )  # fmt: skip


def _name(account: Account, taken: set[str]) -> str:
    """A clear file name: date, customer, level; a number when two customers share it."""
    slug = file_stem(account.customer, "client")
    stem = base = f"{account.day.isoformat()}-{slug}-{account.level}"
    count = 1
    while f"{stem}.pdf" in taken:
        count += 1
        stem = f"{base}-{count}"
    taken.add(f"{stem}.pdf")
    return stem


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(data)
    os.replace(part, path)
