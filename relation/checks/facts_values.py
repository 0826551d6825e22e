"""The amounts, dates, numbers and names of a message, brought to one form so that they compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from relation.finding import Span
from relation.language import Lang, RelationError
from relation.structure import AMOUNT, DATE, EMAIL, LINK, PHONE, read_structure
from relation.values import part_currency, read_date

_NAMED = (
    r"(?:commande|facture|dossier|client|livraison|devis|avoir|suivi|réclamation|order|invoice|case|"
    r"number|quote|quotation|note|customer|tracking|claim|n°|réf(?:érence)?\.?|ref(?:erence)?\.?|no\.?)"
)
_AFTER_NAME = re.compile(
    rf"\b{_NAMED}\s*(?:n°|no\.?|number|:)?\s*(?P<code>[A-Z0-9][\w/-]*\d[\w/-]*)", re.I
)
_MIXED = re.compile(
    r"(?<![\w@.-])(?P<code>[A-Z]{1,5}[-/]?\d[\w/-]{2,}|\d+[A-Z]+\d[\w/-]{2,})(?![\w@])"
)
_TITLES = frozenset(
    "bonjour bonsoir madame monsieur mesdames messieurs mademoiselle cher chère chers chères mme mlle "
    "m mm et dear mr mrs ms miss mx dr sir madam hello hi good morning afternoon evening client cliente "
    "clients customer colleague all team le la de du docteur maître to whom it may concern or".split()
)
_YEAR = re.compile(r"\d{4}")
_SHORT_YEAR = re.compile(r"^(?P<day>\d{1,2}[/.]\d{1,2}[/.])(?P<year>\d{2})$")
_LEAP = 2000  # a year that has every day
_DATE_KEY = 3


@dataclass(frozen=True, slots=True)
class Value:
    """Something a letter states, as written, with a key by which equal values are equal."""

    span: Span
    written: str
    key: tuple[Any, ...]


def amounts(raw: str, lang: Lang) -> list[Value]:
    """Amounts with their currency; key: number, currency."""
    found = []
    for match in AMOUNT.finditer(raw):
        words = match.group()
        key = (_number(words, lang), part_currency(words)[1])
        found.append(Value(Span(match.start(), match.end()), words, key))
    return found


def _number(words: str, lang: Lang) -> Decimal:
    """The number in an amount: a mark before three last digits parts thousands as the language does."""
    digits = re.sub(r"[^\d.,]", "", words)
    last = max(digits.rfind("."), digits.rfind(","))
    thousands = "," if lang is Lang.EN else "."
    if last >= 0 and (digits[last] != thousands or len(digits) - last != 4):
        whole, part = re.sub(r"[.,]", "", digits[:last]), digits[last + 1 :]
        return Decimal(f"{whole}.{part}")
    return Decimal(re.sub(r"[.,]", "", digits))


def dates(raw: str, lang: Lang) -> list[Value]:
    """Dates in words or digits; key: month, day and year, None where a letter leaves the year out."""
    found = []
    for match in DATE.finditer(raw):
        words = _SHORT_YEAR.sub(r"\g<day>20\g<year>", " ".join(match.group().split()))
        year = _YEAR.search(words)
        try:
            day = read_date(words if year else f"{words} {_LEAP}")
        except RelationError:
            continue
        key = (day.month, day.day, day.year if year else None)
        found.append(Value(Span(match.start(), match.end()), match.group(), key))
    return found


def among(value: Value, others: Iterable[Value]) -> bool:
    """True when one of the others says the same; a date without its year fits any year.

    A year that is stated counts against the stated ones alone, so that « du 1er juillet » does not
    excuse 1 July of another year.
    """
    keys = {other.key for other in others}
    if value.key in keys:
        return True
    if len(value.key) != _DATE_KEY:
        return False
    years = {key[2] for key in keys if key[:2] == value.key[:2]}
    return bool(years) and (value.key[2] is None or years == {None})


def codes(raw: str, lang: Lang) -> list[Value]:
    """Order, invoice, customer, case numbers: after their name, or letters with digits."""
    apart = [
        Span(m.start(), m.end())
        for p in (AMOUNT, DATE, EMAIL, LINK, PHONE)
        for m in p.finditer(raw)
    ]
    found: dict[Span, Value] = {}
    for pattern in (_AFTER_NAME, _MIXED):
        for match in pattern.finditer(raw):
            span = Span(match.start("code"), match.end("code"))
            if not any(other.overlaps(span) for other in apart):
                found[span] = Value(span, match["code"], (match["code"].casefold().strip("-/"),))
    return sorted(found.values(), key=lambda value: value.span.start)


def greeting_names(raw: str, lang: Lang) -> list[Value]:
    """The names in the greeting; key: the name in small letters."""
    greeting = read_structure(raw).greeting
    if greeting is None:
        return []
    return [
        Value(
            Span(greeting.start + m.start(), greeting.start + m.end()),
            m.group(),
            (m.group().casefold(),),
        )
        for m in re.finditer(r"[^\W\d_][\w’'-]*", greeting.of(raw))
        if m.group()[0].isupper() and m.group().casefold().rstrip(".") not in _TITLES
    ]


def items_and_total(raw: str, lang: Lang) -> Iterator[tuple[list[Value], Value]]:
    """Each list whose items all end with an amount, with the total stated right below it."""
    items: list[Value] = []
    found = amounts(raw, lang)
    for match in re.finditer(r"[^\n]+", raw):
        line = match.group().strip()
        inside = [v for v in found if match.start() <= v.span.start < match.end()]
        if re.match(r"[-–•*]\s", line):
            if not inside:
                items = []
                continue
            items.append(inside[-1])
        elif items:
            if (
                re.match(r"(?:montant )?total\b", line, re.IGNORECASE)
                and len(inside) == 1
                and len(items) > 1
            ):
                yield items, inside[0]
            items = []
