"""How long a sentence is to a reader: amounts, dates and short lists count as one word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from relation.checks.common import at
from relation.finding import Finding, Span
from relation.rule import Rule
from relation.text import Sentence, Text

_LIST = 4  # words of an item, at most, and items of a list, at least
_ITEM = re.compile(r"[,;\n]|\s(?:and|et|or|ou)\s")


def sentence_length(text: Text, rule: Rule) -> Iterator[Finding]:
    """Sentences with more words than the limit; a list of short items counts as one of them."""
    limit = rule.limit or 0
    for sentence in text.body:
        count = _length(text, sentence)
        parts = _ends_inside(text, sentence)
        most = max(_words(text, part) for part in parts)
        # a semicolon lets the reader breathe, but not for ever
        if count > limit and (most > limit or count > limit * 1.4):
            yield at(text, rule, sentence.span, (), {"count": str(count)})


def _ends_inside(text: Text, sentence: Sentence) -> list[Span]:
    """The parts of a sentence between its semicolons."""
    span, parts, start = sentence.span, [], sentence.span.start
    for index, char in enumerate(span.of(text.raw), span.start):
        if char == ";":
            parts.append(Span(start, index))
            start = index + 1
    return [*parts, Span(start, span.end)]


def _length(text: Text, sentence: Sentence) -> int:
    words = _words(text, sentence.span)
    pieces = _pieces(text, sentence.span)
    sizes = [_words(text, piece) for piece in pieces]
    best = run = saved = 0
    for size in [*sizes, _LIST + 1]:
        if size <= _LIST:
            run, saved = run + 1, saved + size
        else:
            if run >= _LIST:
                best = max(best, saved - _LIST)
            run = saved = 0
    return words - best


def _pieces(text: Text, span: Span) -> list[Span]:
    ends = [m.span() for m in _ITEM.finditer(span.of(text.raw))]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), span.end - span.start]
    return [Span(span.start + a, span.start + b) for a, b in zip(starts, stops, strict=True)]


def _words(text: Text, span: Span) -> int:
    """Words as a reader counts them: an amount, a date, a phone number is one."""
    whole = [s for s in (*text.amounts, *text.dates, *text.phones) if span.holds(s)]
    count, before = 0, -1
    for index in text.between(span):
        word = text.words[index]
        part = next((s for s in whole if s.start <= word.start < s.end), None)
        if part is not None:
            count += word.start == part.start
        elif not word.is_mark:
            # « l’avis » and “don’t” are one word to the eye, as is e-mail
            count += before < 0 or any(c.isspace() for c in text.raw[before : word.start])
        before = word.end
    return count
