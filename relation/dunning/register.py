"""The register of reminders: every customer with the amounts of the day, read back the next time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from decimal import Decimal, InvalidOperation

from relation.dunning.invoice import Invoice
from relation.dunning.table import Cell, read_table
from relation.export import sheet
from relation.language import Bilingual, RelationError

_JOIN = ", "


class RegisterError(RelationError):
    """A register that cannot be read back; names the line and the column."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register; amounts with a point and two decimals, the date as ISO."""

    customer: str
    invoices: str
    level: str
    principal: str
    interest: str
    fixed_sum: str
    total: str
    currency: str
    date: str
    channel: str = ""
    file: str = ""
    state: str = ""
    findings: str = ""

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(number for number in self.invoices.split(_JOIN) if number)


COLUMNS = tuple(one.name for one in fields(Entry))
_WIDE = ("customer", "invoices", "file", "findings")
_NUMBERS = ("principal", "interest", "fixed_sum", "total")


def join_numbers(numbers: Iterable[str]) -> str:
    """Invoice numbers in one cell."""
    return _JOIN.join(numbers)


def as_csv(entries: Iterable[Entry]) -> bytes:
    """The register as CSV that Excel opens well."""
    return sheet.as_csv(COLUMNS, map(astuple, entries))


def as_xlsx(entries: Iterable[Entry]) -> bytes:
    """The register as a workbook: amounts as numbers."""
    rows = (
        [
            float(value) if name in _NUMBERS and value else value
            for name, value in zip(COLUMNS, astuple(entry), strict=True)
        ]
        for entry in entries
    )
    return sheet.as_xlsx("Relances", COLUMNS, rows, dict.fromkeys(_WIDE, 32), "0.00")


def read_register(name: str, data: bytes) -> list[Entry]:
    """The entries of a register we wrote, .csv or .xlsx; raises RegisterError or TableError."""
    lines = read_table(name, data)
    titles = [str(cell) for cell in lines[0].cells]
    lacking = [column for column in COLUMNS if column not in titles]
    if lacking:
        raise _error(name, 1, lacking[0], "cette colonne manque", "this column is missing")
    places = [titles.index(column) for column in COLUMNS]
    entries = []
    for line in lines[1:]:
        cells = [line.cells[p] if p < len(line.cells) else "" for p in places]
        texts = [_told(column, cell) for column, cell in zip(COLUMNS, cells, strict=True)]
        entry = Entry(*(text.removeprefix("'") for text in texts))
        for column in _NUMBERS:
            _check(name, line.number, column, getattr(entry, column))
        if entry.level not in ("", "0", "1", "2", "3", "4"):
            raise _error(name, line.number, "level", f"« {entry.level} » : de 0 à 4",
                         f"“{entry.level}”: from 0 to 4")  # fmt: skip
        try:
            dt.date.fromisoformat(entry.date)
        except ValueError as error:
            raise _error(name, line.number, "date", f"« {entry.date} » : écrivez 2026-11-23",
                         f"“{entry.date}”: write 2026-11-23") from error  # fmt: skip
        entries.append(entry)
    return entries


def _told(column: str, cell: Cell) -> str:
    """A cell as the register words it: a workbook keeps 12400.50 as 12400.5."""
    if isinstance(cell, Decimal):
        return f"{cell:.2f}" if column in _NUMBERS else f"{cell:f}"
    return str(cell)


def follow(invoices: Iterable[Invoice], entries: Sequence[Entry]) -> list[Invoice]:
    """The invoices with the levels that the register knows were sent, and the day of a notice."""
    sent: dict[tuple[str, str], tuple[int, dt.date]] = {}
    notices: dict[tuple[str, str], dt.date] = {}
    for entry in entries:
        if entry.state != "sent" or not entry.level:
            continue
        level, day = int(entry.level), dt.date.fromisoformat(entry.date)
        for number in entry.numbers:
            key = (entry.customer, number)
            sent[key] = max(sent.get(key, (0, day)), (level, day))
            if level == 4:
                notices.setdefault(key, day)
    return [_followed(row, sent, notices) for row in invoices]


def _followed(
    row: Invoice,
    sent: Mapping[tuple[str, str], tuple[int, dt.date]],
    notices: Mapping[tuple[str, str], dt.date],
) -> Invoice:
    key = (row.customer, row.number)
    level, day = sent.get(key, (0, None))
    if level >= row.last_level and day is not None:
        row = replace(row, last_level=level, last_date=max(day, row.last_date or day))
    return replace(row, notice=row.notice or notices.get(key))


def _check(name: str, line: int, column: str, value: str) -> None:
    try:
        Decimal(value or "0")
    except InvalidOperation as error:
        raise _error(name, line, column, f"« {value} » n’est pas un nombre",
                     f"“{value}” is not a number") from error  # fmt: skip


def _error(name: str, line: int, column: str, fr: str, en: str) -> RegisterError:
    return RegisterError(
        Bilingual(
            fr=f"{name}, ligne {line}, colonne {column} : {fr}",
            en=f"{name}, line {line}, column {column}: {en}",
        )
    )
