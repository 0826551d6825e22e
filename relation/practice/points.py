"""Which points of a scenario an answer holds, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from relation.checks.facts_values import amounts
from relation.finding import Span
from relation.language import Lang
from relation.matching import find_phrases
from relation.practice.days import days
from relation.scenario import Point
from relation.text import Text, unaccented

_WORDS = re.compile(r"[\w%]+")


def place_of(text: Text, point: Point) -> Span | None:
    """Where the point stands in the answer; None when it is not there."""
    return next(_places(text, point), None)


def _places(text: Text, point: Point) -> Iterator[Span]:
    phrases = _spans(text, point.any)
    near = _spans(text, point.near)
    against = _spans(text, point.unless)
    facts = [span for fact in point.facts for span in fact_spans(text, fact)]
    for window in _windows(text):
        if any(window.holds(span) for span in against):
            continue
        held = [
            [span for span in spans if window.overlaps(span)]
            for wanted, spans in ((point.any, phrases), (point.near, near), (point.facts, facts))
            if wanted
        ]
        if held and all(held):
            touched = [span for spans in held for span in spans[:1]]
            yield Span(min(s.start for s in touched), max(s.end for s in touched))


def _windows(text: Text) -> Iterator[Span]:
    """Each sentence, then each with its next: what belongs together may take two."""
    spans = [sentence.span for sentence in text.sentences if not text.is_quoted(sentence.span)]
    yield from spans
    for one, following in pairwise(spans):
        yield Span(one.start, following.end)


def _spans(text: Text, phrases: tuple[str, ...]) -> list[Span]:
    """Where the phrases stand, written with their accents or without."""
    wanted = dict.fromkeys((*phrases, *map(unaccented, phrases)), ())
    return [match.span for match in find_phrases(text, wanted)]


def fact_spans(text: Text, fact: str) -> list[Span]:
    """Where a fact stands, however it is written: 24/11 for 24 November, 1234.50 for 1 234,50."""
    raw = unaccented_same_length(text.raw)
    if wanted_days := {day for _, day in days(unaccented_same_length(fact))}:
        return [span for span, day in days(raw) if day in wanted_days]
    if wanted := {value.key for value in amounts(fact, text.lang)}:
        return [v.span for v in amounts(text.raw, text.lang) if v.key in wanted]
    words = [unaccented(word.casefold()) for word in _WORDS.findall(fact)]
    pattern = r"\W*".join(re.escape(word) for word in words)
    return [Span(m.start(), m.end()) for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", raw)]


def unaccented_same_length(raw: str) -> str:
    """Lower case without accents, letter for letter, so that places stay those of the text."""
    bare = (unaccented(letter.lower()) for letter in raw)
    return "".join(
        plain if len(plain) == 1 else letter for plain, letter in zip(bare, raw, strict=True)
    )


def holds(sentence: str, lang: Lang, point: Point) -> bool:
    """True when a sentence of its own makes the point."""
    return place_of(Text(sentence, lang), point) is not None
