"""English capitals and figures as French writes them: monday, 12,50 €, 14h30, n° 7."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from relation.checks.common import at
from relation.finding import Finding, Span
from relation.rule import Rule
from relation.text import Text

_CAPITAL = re.compile(
    r"(?<![\w@./-])(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february"
    r"|april|june|july|september|october|november|december|english|french|german|spanish|italian"
    r"|dutch|british|american|european|belgian|irish|welsh|portuguese|chinese|japanese"
    r"|canadian|russian|greek|swedish|norwegian|austrian|scottish|christmas|easter)s?(?![\w@/-]|\.\w)"
)
_COMMON = re.compile(r" (?:window|door|dressing|fries|toast|bean|press|knot|oven|courage|cap)s?\b")
# « may » and « march » are verbs too, « august » an adjective: a number or « of » must stand before.
_MONTH = re.compile(
    r"(?:(?<=\d )|(?<=\dth )|(?<=\bof )|(?<=\bsince )|(?<=\buntil )|(?<=\blast )|(?<=\bnext ))(?:march|may|august)"
    r"(?= ?[.,;:!?]|$|\n| \d{4}| at\b| and\b| to\b| for\b| in\b)"
    r"|(?<=\bin )(?:march|august)(?= ?[.,;:!?]|$|\n| \d{4})"
)
_I = re.compile(r"(?<![\w.(/'’-])i(?=['’](?:m|ll|ve|d)\b| (?:am|have|had|was|will|would|can|could|do"
                r"|did|hope|think|need|want|would|opened|sent|see|wait|look|write|called|received"
                r"|ask|asked|confirm|know|ordered|saw|found|got)\b)")  # fmt: skip
_AMOUNT = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[   .]\d{3})+|\d+)(?:,(\d\d))?[   ]?(€|euros?\b|EUR\b)(?!\w)"
)
# 3,5 metres: a comma with one or two figures after it is no thousand.
_DECIMAL = re.compile(
    r"(?<![\w.,])(\d{1,3}),(\d\d?)(?=[   ]?(?:%|(?:pounds?|pence|kg|kilos?|grams?|m|cm|mm|km|metres?|miles?"
    r"|hours?|days?|litres?|tons?|tonnes?|degrees?)\b))"
)
_HOUR = re.compile(r"(?<![\w-])([01]?\d|2[0-4]) ?h ?([0-5]\d)?(?![\w-])")
_NUMBER = re.compile(r"\b[Nn]°[  ]?(?=\d)")


def capitals(text: Text, rule: Rule) -> Iterator[Finding]:
    """Days, months, languages, nationalities and I in small letters."""
    for found in chain(_CAPITAL.finditer(text.raw), _MONTH.finditer(text.raw)):
        if not _COMMON.match(text.raw, found.end()) and _is_own(text, found.start(), found.end()):
            yield at(text, rule, Span(found.start(), found.end()), (found.group().capitalize(),))
    for found in _I.finditer(text.raw):
        if _is_own(text, found.start(), found.end()):
            yield at(text, rule, Span(found.start(), found.end()), ("I",))


def figures(text: Text, rule: Rule) -> Iterator[Finding]:
    """Amounts, hours and numbers written the French way."""
    for found in _AMOUNT.finditer(text.raw):
        whole = re.sub(r"\D", "", found[1])
        french = bool(found[2]) or re.search(r"\d[.   ]\d{3}", found[1])
        if french and _is_own(text, found.start(), found.end()):
            new = f"€{int(whole):,}" + (f".{found[2]}" if found[2] else "")
            yield at(text, rule, Span(found.start(), found.end()), (new,))
    for found in _DECIMAL.finditer(text.raw):
        if _is_own(text, found.start(), found.end()):
            yield at(text, rule, Span(found.start(), found.end()), (f"{found[1]}.{found[2]}",))
    for found in _HOUR.finditer(text.raw):
        if (found[2] or _follows_at(text, found.start())) and _is_own(
            text, found.start(), found.end()
        ):
            new = _clock(int(found[1]), found[2] or "")
            yield at(text, rule, Span(found.start(), found.end()), (new,))
    for found in _NUMBER.finditer(text.raw):
        if _is_own(text, found.start(), found.end()):
            yield at(
                text,
                rule,
                Span(found.start(), found.end()),
                ("No. " if found.group()[0] == "N" else "no. ",),
            )


def _is_own(text: Text, start: int, end: int) -> bool:
    span = Span(start, end)
    return not any(part.overlaps(span) for part in (*text.links, *text.emails))


def _follows_at(text: Text, start: int) -> bool:
    return bool(
        re.search(r"\b(?:at|from|to|until|before|after|between|and|by)\s$", text.raw[:start])
    )


def _clock(hour: int, minutes: str) -> str:
    half = "am" if hour < 12 else "pm"
    return f"{hour % 12 or 12}{f'.{minutes}' if minutes not in {'', '00'} else ''} {half}"


LOOKS = {"english_capitals": capitals, "english_figures": figures}
