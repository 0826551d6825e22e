"""Typed values of a case: read as people type them, written as each language writes them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from babel import Locale
from babel.dates import format_date, get_month_names
from babel.numbers import format_currency, format_decimal, format_percent

from relation.language import Bilingual, Lang, RelationError

LOCALES = {Lang.FR: Locale("fr", "FR"), Lang.EN: Locale("en", "GB")}
CURRENCIES = {
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "£": "GBP",
    "gbp": "GBP",
}
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_DAY_MONTH = re.compile(r"\d{1,2}\s*(?:[/.-]\s*\d{1,2}|[^\W\d]{3,}\.?)")
_WRITTEN = re.compile(r"(?:\w+\s+)?(\d{1,2})(?:er|st|nd|rd|th)?\s+([^\W\d]+)\.?\s+(\d{4})")


class ValueProblem(RelationError):
    """A value that cannot be read as its type; shows what is expected."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217), exact."""

    amount: Decimal
    currency: str = "EUR"

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in per cent: 12.5 is 12.5 %."""

    value: Decimal

    def __bool__(self) -> bool:
        return True


def read_date(typed: str) -> dt.date:
    """A date typed as 2026-11-23, 23/11/2026, 23.11.2026 or 23 novembre 2026 (day first)."""
    words = typed.strip()
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        pass
    try:
        if match := _DAY_MONTH_YEAR.fullmatch(words):
            day, month, year = map(int, match.groups())
            return dt.date(year, month, day)
        if match := _WRITTEN.fullmatch(words.lower()):
            return dt.date(int(match[3]), _month(match[2]), int(match[1]))
    except ValueError:
        pass
    raise not_a_date(typed)


def read_decimal(typed: str) -> Decimal:
    """A number typed the French or the English way: 1 234,56 or 1,234.56; raises ValueProblem."""
    digits = _SPACES.sub("", typed)
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        thousands = "," if point > comma else "."
        digits = digits.replace(thousands, "")
    elif digits.count(",") > 1 or re.fullmatch(r"-?[1-9]\d{0,2},\d{3}", digits):
        digits = digits.replace(",", "")
        if typed.count(",") == 1:
            raise not_sure(typed)
    digits = digits.replace(",", ".")
    try:
        number = Decimal(digits)
    except InvalidOperation:
        raise _not_a_number(typed) from None
    if not number.is_finite():
        raise _not_a_number(typed)
    return number


def read_money(typed: str, currency: str = "EUR") -> Money:
    """An amount with or without its currency: 1 234,56 €, £1,234.56, 80."""
    words, code = part_currency(typed)
    return Money(read_decimal(words), code or currency)


def part_currency(typed: str) -> tuple[str, str]:
    """An amount without the sign or name of its currency, in small letters, and that currency."""
    words = typed.strip().lower()
    for sign, code in sorted(CURRENCIES.items(), key=lambda pair: -len(pair[0])):
        if sign in words:
            return words.replace(sign, ""), code
    return words, ""


def write(value: object, lang: Lang) -> str:
    """A value as the language writes it in a letter."""
    locale = LOCALES[lang]
    if isinstance(value, dt.date):
        if lang is Lang.FR and value.day == 1:
            return format_date(value, "'1er' MMMM y", locale=locale)
        return format_date(value, "d MMMM y", locale=locale)
    if isinstance(value, Money):
        # Babel's « £GB » is right against other pounds; letters here know only one.
        return format_currency(value.amount, value.currency, locale=locale).replace("£GB", "£")
    if isinstance(value, Percent):
        return format_percent(
            value.value / 100,
            "#,##0.##\u00a0%" if lang is Lang.FR else "#,##0.##%",
            locale=locale,
        )
    if isinstance(value, Decimal):
        return format_decimal(value, locale=locale)
    if isinstance(value, Bilingual):
        return value.in_(lang)
    return str(value)


def write_amount(value: Decimal, currency: str, lang: Lang, *, signed: bool = False) -> str:
    """A figure of a table, without cents when there are none: 3 300 €, −€120.50, +12."""
    whole = value == value.to_integral_value()
    pattern = "#,##0" if whole else "#,##0.00" if currency else "#,##0.##"
    number = format_decimal(abs(value), pattern, locale=LOCALES[lang])
    symbol = {"EUR": "€", "GBP": "£", "": ""}[currency]
    written = f"{symbol}{number}" if lang is Lang.EN else f"{number}\u00a0{symbol}".rstrip("\u00a0")
    return _sign(value, signed) + written


def write_share(value: Decimal, lang: Lang, *, signed: bool = False) -> str:
    """A percentage of a table, with at most one decimal: +7,9 %, −3%."""
    number = format_decimal(abs(value), "#,##0.#", locale=LOCALES[lang])
    return _sign(value, signed) + (f"{number}\u00a0%" if lang is Lang.FR else f"{number}%")


def _sign(value: Decimal, signed: bool) -> str:
    return "\u2212" if value < 0 else "+" if signed and value > 0 else ""


def _month(name: str) -> int:
    for locale in LOCALES.values():
        for width in ("wide", "abbreviated"):
            for number, word in get_month_names(width, locale=locale).items():
                if name.rstrip(".") == word.lower().rstrip("."):
                    return int(number)
    raise ValueError(name)


def _not_a_number(typed: str) -> ValueProblem:
    return ValueProblem(
        Bilingual(
            fr=f"« {typed} » n’est pas un nombre ; écrivez par exemple 1 234,56",
            en=f"“{typed}” is not a number; write for example 1,234.56",
        )
    )


def not_a_date(typed: str) -> ValueProblem:
    if _DAY_MONTH.fullmatch(typed.strip()):
        return ValueProblem(
            Bilingual(
                fr=f"«\u00a0{typed}\u00a0»\u00a0: il manque l’année\u202f; écrivez par exemple 23/11/2026",
                en=f"“{typed}”: the year is missing; write for example 23/11/2026",
            )
        )
    return ValueProblem(
        Bilingual(
            fr=f"« {typed} » n’est pas une date ; écrivez par exemple 23/11/2026",
            en=f"“{typed}” is not a date; write for example 23/11/2026",
        )
    )


def not_sure(typed: str) -> ValueProblem:
    return ValueProblem(
        Bilingual(
            fr=f"« {typed} » peut se lire de deux façons ; écrivez les décimales, par exemple 1 234,00",
            en=f"“{typed}” can be read in two ways; write the decimals, for example 1,234.00",
        )
    )
