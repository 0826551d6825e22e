"""Puts a suggestion in the place of the words that a finding is about, wherever they have moved."""

from __future__ import annotations

from itertools import takewhile
from operator import eq

from relation.finding import Finding, Span
from relation.structure import PLACE
from relation.template import Draft

_SPELLING = "grammar.spelling"


def fixed(draft: Draft, reviewed: str, finding: Finding, suggestion: str) -> Draft | None:
    """The draft with the suggestion; None when the finding's words are no longer there.

    `reviewed` is the text that the finding is about, `draft.text` before it was changed further.
    """
    text = draft.text
    span = moved(finding.span, reviewed, text)
    if span is None:
        return None
    words = as_written(finding.found, suggestion)
    head = len(text) - len(draft.body)
    if span.start >= head:
        start, end = span.start - head, span.end - head
        return Draft(draft.subject, draft.body[:start] + words + draft.body[end:])
    if span.end <= len(draft.subject):
        return Draft(draft.subject[: span.start] + words + draft.subject[span.end :], draft.body)
    return None


def moved(span: Span, old: str, new: str) -> Span | None:
    """Where a span of the old text is in the new one, if its words stand outside what changed."""
    if old == new:
        return span
    before = _alike(old, new)
    room = min(len(old), len(new)) - before
    after = min(room, _alike(old[::-1], new[::-1]))
    if span.end <= before:
        return span
    shift = len(new) - len(old)
    if span.start >= len(old) - after:
        return Span(span.start + shift, span.end + shift)
    return None


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(bool, map(eq, one, other)))


def as_written(found: str, suggestion: str) -> str:
    """The suggestion with a capital where the words that it replaces have one."""
    if found[:1].isupper() and suggestion[:1].islower() and not found[1:2].isupper():
        return suggestion[:1].upper() + suggestion[1:]
    return suggestion


def is_advice(suggestion: str) -> bool:
    """True for a suggestion with words still to come, such as […]: it cannot go in as it is."""
    return bool(PLACE.search(suggestion))


def is_term(finding: Finding) -> bool:
    """True where the words may be a term of the house: an unknown word is no mistake there."""
    return finding.rule.id == _SPELLING
