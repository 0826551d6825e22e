"""Dates in figures, and countdowns such as J+8: what they may mean, and how to write them out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from relation.checks.common import at, excused
from relation.finding import Finding, Span
from relation.language import Lang
from relation.rule import Rule
from relation.text import Text

_MONTHS: Mapping[Lang, tuple[str, ...]] = {
    Lang.FR: (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
    ),
    Lang.EN: (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
}  # fmt: skip

# A number, a code or a price is no date.
_CODE = r"(?:n°|nº|no\.?|num\w*|réf\w*|ref\w*|code|lot|batch|version|dossier|file|série|serial|id)"
_AFTER_CODE = re.compile(rf"\b{_CODE}\s*:?\s*$|[#€£$]\s?$", re.IGNORECASE)
_UNIT = (
    r"\s?(?:€|£|\$|%|°|(?:euros?|mm|cm|m|km|kg|g|l|ml|cl|h|kW|kWh|bars?|pouces?|inch(?:es)?"
    r"|per ?cent|pour cent|millions?|points?|fois|times|hours?|heures?|miles?|tonnes?|litres?"
    r"|metres?|mètres?)\b)"
)
_FULL = re.compile(
    r"(?<![\w.,/+-])(?P<one>\d{1,2})\s?(?P<mark>[./-])\s?(?P<two>\d{1,2})\s?(?P=mark)\s?"
    rf"(?P<year>(?:19|20)\d\d|[0-4]\d)(?![\w/+-]|[.,]\d|{_UNIT})"
)
_DAYS = (
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|fri|sat|sun"
)
_LEAD: Mapping[Lang, str] = {
    Lang.FR: rf"(?:\b(?:le|au|du|dès|exemple|ce|{_DAYS})\s+|\bd['’]ici\s+(?:le|au)\s+)",
    Lang.EN: (
        rf"\b(?:on|by|before|until|till|from|since|due|after|(?:{_DAYS}),?)\s+(?:the\s+)?"
        r"|\b(?:of|for|to|comes|is)\s+the\s+"
    ),
}
_SHORT: Mapping[Lang, re.Pattern[str]] = {
    lang: re.compile(
        rf"(?:{lead})(?P<date>(?P<one>\d{{1,2}})(?P<mark>[./])(?P<two>\d{{1,2}}))"
        rf"(?![\w/+°-]|[.,]\d|{_UNIT})",
        re.IGNORECASE,
    )
    for lang, lead in _LEAD.items()
}
_HOUR = re.compile(r"(?:until|till|before|by|after|from)\s+(?:1[0-2]|\d)\.\d\d$", re.IGNORECASE)
_NEVER = frozenset({"24/7", "7/7", "7/24", "1/1", "50/50"})
_COUNTABLE = ("NOUN", "PROPN", "ADJ")


def numeric_date(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each date in figures with its year, the day taken first when both orders are possible."""
    for found in _FULL.finditer(text.raw):
        span = Span(found.start(), found.end())
        if _AFTER_CODE.search(text.raw[: span.start]) or _elsewhere(text, span):
            continue
        day_month = _day_month(int(found["one"]), int(found["two"]))
        if day_month and not excused(text, rule, span):
            year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
            yield at(text, rule, span, (f"{_written(*day_month, text.lang)} {year}",))


def short_date(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each day and month in figures without a year, after a word that a date follows."""
    for found in _SHORT[text.lang].finditer(text.raw):
        span = Span(found.start("date"), found.end("date"))
        day_month = _day_month(int(found["one"]), int(found["two"]))
        if not day_month or found["date"] in _NEVER or _elsewhere(text, span):
            continue
        if _HOUR.match(found.group()):
            continue
        if text.lang is Lang.FR and int(found["two"]) > 12:  # no French reader puts the month first
            continue
        if _counts(text, span, found["mark"]) or excused(text, rule, span):
            continue
        yield at(text, rule, span, (_written(*day_month, text.lang),))


def countdown(text: Text, rule: Rule) -> Iterator[Finding]:
    """`J+8`, `D-3`: days counted from a day that the reader has to know."""
    for found in _COUNTDOWN[text.lang].finditer(text.raw):
        span = Span(found.start(), found.end())
        if _elsewhere(text, span) or excused(text, rule, span):
            continue
        number = int(found["days"])
        unit, before, after = _COUNTED[text.lang][found["unit"]]
        noun = unit if number == 1 or unit == "mois" else f"{unit}s"
        words = after if found["sign"] == "+" else before
        yield at(text, rule, span, (f"{number} {noun} {words}",))


_COUNTDOWN: Mapping[Lang, re.Pattern[str]] = {
    Lang.FR: re.compile(r"(?:\bà\s+)?\b(?P<unit>[JM])\s?(?P<sign>[+−–-])\s?(?P<days>\d{1,3})\b"),
    Lang.EN: re.compile(
        r"(?:\b(?:on|at)\s+)?\b(?P<unit>[DTJM])\s?(?P<sign>[+−–])\s?(?P<days>\d{1,3})\b(?!/)"
    ),
}
_COUNTED: Mapping[Lang, Mapping[str, tuple[str, str, str]]] = {
    Lang.FR: {"J": ("jour", "avant", "après"), "M": ("mois", "avant", "après")},
    Lang.EN: {
        "D": ("day", "before", "after"), "T": ("day", "before", "after"),
        "J": ("day", "before", "after"), "M": ("month", "before", "after"),
    },
}  # fmt: skip


def _day_month(one: int, two: int) -> tuple[int, int] | None:
    if 1 <= one <= 31 and 1 <= two <= 12:
        return one, two
    return (two, one) if 1 <= one <= 12 and 13 <= two <= 31 else None


def _written(day: int, month: int, lang: Lang) -> str:
    first = "1er" if day == 1 and lang is Lang.FR else str(day)
    return f"{first} {_MONTHS[lang][month - 1]}"


def _elsewhere(text: Text, span: Span) -> bool:
    """Part of a phone number, a link or an address."""
    return any(o.overlaps(span) for o in (*text.phones, *text.links, *text.emails))


def _counts(text: Text, span: Span, mark: str) -> bool:
    """True when a thing follows that the figures count: `le 3/4 du temps`, `le 3.5 tonnes`."""
    place = text.between(span).stop
    if place >= len(text.words):
        return False
    word = text.words[place]
    if "\n" in text.raw[span.end : word.start] or word.is_mark:
        return False
    if word.norm in {"du", "de", "des", "d", "of"}:
        return True
    return word.token.pos_ in _COUNTABLE or (mark == "." and word.token.pos_ == "VERB")
