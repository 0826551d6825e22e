"""Letters that a voice cannot say as a word: spaced out, from another alphabet, Roman numerals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from relation.checks.common import at, side
from relation.finding import Finding, Span
from relation.matching import find_phrases
from relation.rule import Rule
from relation.text import Text

_SPACED = re.compile(r"(?<![\w'’.&-])(?:[A-ZÀ-Þ][ \u00a0]){3,}[A-ZÀ-Þ](?![\w'’.&-])")
_FANCY = re.compile(r"[\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9]+")
_ROMAN = re.compile(r"(?=[IVX])(?P<tens>X{0,3})(?P<ones>IX|IV|V?I{0,3})(?![\w’'-]|\.\w)")
_ONES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


def spaced_letters(text: Text, rule: Rule) -> Iterator[Finding]:
    """Words written letter by letter, offered as a word."""
    for found in _SPACED.finditer(text.raw):
        word = re.sub(r"\s", "", found.group())
        yield at(text, rule, Span(found.start(), found.end()), (word.capitalize(),))


def fancy_letters(text: Text, rule: Rule) -> Iterator[Finding]:
    """Runs of mathematical or circled letters, offered in plain ones."""
    runs = list(_FANCY.finditer(text.raw))
    start = 0
    for number, run in enumerate(runs, 1):
        gap = text.raw[run.end() : runs[number].start()] if number < len(runs) else "."
        if not gap.isspace():
            span = Span(runs[start].start(), run.end())
            yield at(text, rule, span, (unicodedata.normalize("NFKC", span.of(text.raw)),))
            start = number


def roman_numeral(text: Text, rule: Rule) -> Iterator[Finding]:
    """Roman numerals after one of the rule's phrases (`annexe`), offered in figures."""
    for match in find_phrases(text, side(text, rule).phrases):
        found = _ROMAN.match(text.raw, match.span.end + 1)
        if found and found.group() not in ("", "I", "X"):
            figures = 10 * len(found["tens"]) + _ONES[found["ones"]]
            yield at(text, rule, Span(found.start(), found.end()), (str(figures),))
