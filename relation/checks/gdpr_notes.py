"""Notes about people: words that judge or lay bare, outside what somebody else is quoted as saying."""

from __future__ import annotations

from collections.abc import Iterator

from relation.checks.assertion import in_quotation
from relation.checks.common import at, excused, side
from relation.finding import Finding, Span
from relation.matching import find_phrases
from relation.rule import Rule
from relation.text import Text

_SPOKEN = frozenset({"booth_script"})


def note(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each sentence with one of the phrases, from the first to the last of them.

    A quotation is somebody else's word, except in a script, where it is what we shall say ourselves;
    there only a stage direction in brackets is a note.
    """
    spans: dict[int, Span] = {}
    for match in find_phrases(text, side(text, rule).phrases):
        sentence = text.sentence_at(match.span.start)
        if sentence is None or excused(text, rule, match.span) or in_quotation(text, match.span):
            continue
        if text.context.kind in _SPOKEN and not _in_brackets(text, match.span):
            continue
        first = spans.get(sentence.first, match.span)
        spans[sentence.first] = Span(first.start, match.span.end)
    for span in spans.values():
        yield at(text, rule, span)


def _in_brackets(text: Text, span: Span) -> bool:
    line = next((s for s in text.structure.lines if s.start <= span.start < s.end), span)
    return text.raw[line.start : span.start].count("(") > text.raw[line.start : span.start].count(
        ")"
    )
