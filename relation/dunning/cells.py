"""Amounts and dates in a ledger: the file as a whole settles how they are written; nothing is guessed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from relation.dunning.table import Cell
from relation.language import Bilingual, RelationError
from relation.values import ValueProblem, not_a_date, not_sure, part_currency, read_date

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’]")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})(?: 0{1,2}:00(?::00)?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-]?(\d{2})[/.-]?(\d{2})(?:[T ]0{1,2}:00(?::00)?)?")
_GROUPED = re.compile(r"-?\d{1,3}[.,]\d{3}")


class DateOrder(StrEnum):
    """How a date such as 01/02/2026 reads: day or month first."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class OrderUnknown(RelationError):
    """The dates of a file can be read in two ways; says how to settle it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How one file writes dates and decimals. `decimal` is empty when the file does not show it."""

    order: DateOrder | None
    decimal: str


def settle(dates: Iterable[Cell], amounts: Iterable[Cell], french: bool) -> Reading:
    """How a file writes, from all of its dates and amounts; `french`: its columns have French names."""
    return Reading(_order([d for d in dates if isinstance(d, str)], french), _decimal(amounts))


def read_day(cell: Cell, reading: Reading) -> dt.date | None:
    """The date in a cell, None when empty; raises ValueProblem, or OrderUnknown for 01/02/2026."""
    if isinstance(cell, dt.date):
        return cell
    if cell == "":
        return None
    if isinstance(cell, Decimal):
        return _excel_day(cell)
    if match := _YEAR_FIRST.fullmatch(cell):
        return _date(cell, *map(int, match.groups()))
    if match := _SLASHED.fullmatch(cell):
        first, second, year = map(int, match.groups())
        year += 2000 if year < 100 else 0
        if reading.order is None and first <= 12 and second <= 12 and first != second:
            raise OrderUnknown(
                Bilingual(
                    fr=f"« {cell} » : jour ou mois d’abord ? Rien dans le fichier ne le dit. "
                    "Précisez --dates dmy (jour d’abord) ou --dates mdy (mois d’abord).",
                    en=f"“{cell}”: day or month first? Nothing in the file says so. "
                    "Give --dates dmy (day first) or --dates mdy (month first).",
                )
            )
        if reading.order is DateOrder.MONTH_FIRST:
            return _date(cell, year, first, second)
        return _date(cell, year, second, first)
    return read_date(cell)


def read_amount(cell: Cell, reading: Reading) -> tuple[Decimal, str] | None:
    """The amount in a cell and its currency when written there, None when empty; raises ValueProblem."""
    if isinstance(cell, Decimal):
        return cell.quantize(Decimal("0.01")), ""
    if isinstance(cell, dt.date) or not cell.strip():
        if cell == "":
            return None
        raise _bad(str(cell))
    words, currency = part_currency(cell)
    digits = _SPACES.sub("", words)
    if match := re.fullmatch(r"\((.+)\)|(.+)-", digits):  # accountants' negatives
        digits = f"-{match[1] or match[2]}"
    if _GROUPED.fullmatch(digits):
        sign = "," if "," in digits else "."
        if not reading.decimal or sign == reading.decimal:
            raise not_sure(cell)
        digits = digits.replace(sign, "")
    elif "," in digits and "." in digits:
        digits = digits.replace("." if digits.rfind(",") > digits.rfind(".") else ",", "")
    elif digits.count(",") > 1 or digits.count(".") > 1:
        digits = digits.replace(",", "").replace(".", "")
    try:
        number = Decimal(digits.replace(",", "."))
        if number.is_finite() and abs(number) < Decimal("1e12"):
            return number.quantize(Decimal("0.01")), currency
    except InvalidOperation:
        pass
    raise _bad(cell)


def _order(dates: list[str], french: bool) -> DateOrder | None:
    parts = [m for d in dates if (m := _SLASHED.fullmatch(d))]
    day_first = any(int(m[1]) > 12 for m in parts)
    month_first = any(int(m[2]) > 12 for m in parts)
    if day_first and not month_first:
        return DateOrder.DAY_FIRST
    if month_first and not day_first:
        return DateOrder.MONTH_FIRST
    if french and not month_first:
        return DateOrder.DAY_FIRST
    return None


def _decimal(amounts: Iterable[Cell]) -> str:
    ends = [m[1] for a in amounts if isinstance(a, str)
            and (m := re.search(r"([.,])\d{1,2}\D*$", a))]  # fmt: skip
    return ends[0] if len(set(ends)) == 1 else ""


def _excel_day(number: Decimal) -> dt.date:
    """The day that Excel keeps as a number: 46000 is 9 December 2025."""
    if not 20_000 < number < 80_000:
        raise not_a_date(str(number))
    return dt.date(1899, 12, 30) + dt.timedelta(days=int(number))


def _date(cell: str, year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise ValueProblem(
            Bilingual(
                fr=f"« {cell} » n’est pas une date du calendrier",
                en=f"“{cell}” is not a date of the calendar",
            )
        ) from None


def _bad(cell: str) -> ValueProblem:
    return ValueProblem(
        Bilingual(
            fr=f"« {cell} » n’est pas un montant ; écrivez par exemple 1 234,56",
            en=f"“{cell}” is not an amount; write for example 1,234.56",
        )
    )
