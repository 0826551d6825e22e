"""Days as trainees write them: 8 December, December 8th, the 8th of december, 8 déc., 08/12, 8.12.2026."""

from __future__ import annotations

import re
from collections.abc import Iterator

from relation.finding import Span

# The beginning tells the month, so that one misspelt or cut short still counts: decembre, septemer.
_MONTHS = (
    r"jan(?:u\w*|v\w*)?", r"feb(?:r\w*)?|fev(?:r\w*)?", r"mar(?:ch|s)?", r"apr(?:il)?|avr(?:il)?", r"may|mai",
    r"june?|juin", r"jul(?:y|i\w*)?|juil\w*", r"aug(?:u\w*)?|aout", r"sep(?:t\w*)?", r"oct(?:o\w*)?",
    r"nov(?:em\w*)?", r"dec(?:em\w*)?",
)  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\b\.?"
_DAY = r"(?<![\d.,/])(?P<day>\d{1,2})(?: ?(?:er|st|nd|rd|th)\b)?"
_FORMS = (
    re.compile(rf"{_DAY}\s*(?:of\s+|de\s+|-)?{_MONTH}"),
    re.compile(rf"\b{_MONTH},?\s+(?:the\s+)?{_DAY}(?![\d/]|[.,]\d)"),
    re.compile(
        r"(?<![\d/.])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/\d{4}|/\d{2})?(?![\d/])"
        r"|(?<![\d/.])(?P<day2>\d{1,2})[.-](?P<month2>\d{1,2})[.-]\d{2,4}(?!\d)"
    ),
    re.compile(r"(?<!\d)\d{4}-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"),
)


def days(raw: str) -> Iterator[tuple[Span, tuple[int, int]]]:
    """Each day of a text in small letters without accents, with its month and day."""
    for form in _FORMS:
        for match in form.finditer(raw):
            parts = match.groupdict()
            month = _number(parts["month"] or parts["month2"])
            day = int(parts["day"] or parts["day2"])
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield Span(match.start(), match.end()), (month, day)


def _number(month: str) -> int:
    if month.isdigit():
        return int(month)
    return next(n for n, name in enumerate(_MONTHS, 1) if re.fullmatch(name, month))
