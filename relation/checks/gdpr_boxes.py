"""Boxes to tick: already ticked ones, and ones that stand for more than one agreement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from relation.checks.assertion import is_denied
from relation.checks.common import at, side
from relation.finding import Finding, Span
from relation.matching import find_phrases, holds_any
from relation.rule import Rule
from relation.text import Text

_TICKED = re.compile(r"☑|☒|✅|✔|☐✓|⦿|◉|\[\s?[xX✓✔]\s?\]|\(\s?[xX✓✔]\s?\)|^\s*●(?=\s)")
_EMPTY = re.compile(r"☐|□|◻|❏|▢|○|\[\s?\]|\(\s?\)")
_ANY_BOX = re.compile(f"{_TICKED.pattern}|{_EMPTY.pattern}")
_INVITED = re.compile(
    r"\b(?:tick|check) (?:here|this box|the box)\b|\bcoche[zr] (?:ici|cette case|la case)\b", re.I
)
_LINKED = re.compile(
    r"[\s,/&+]*(?:,|/|&|\+|\band\b|\bet\b)(?:\s+(?:by|par|le|la|les|the))*\s*", re.I
)
_ACCEPTED = re.compile(
    r"\b(?:accept\w*|agree\w*|consent\w*|j['’]ai lu|i have read|sign\w*|valid\w*|tick\w*|coch\w*"
    r"|autoris\w*|approuv\w*|submitting|placing|yes|oui)\b",
    re.I,
)


def ticked_box(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each box that is ticked in the message and asks for one of the rule's phrases."""
    here = side(text, rule)
    for box in _boxes(text):
        if not _TICKED.match(box.of(text.raw)):
            continue
        if holds_any(text, here.phrases, box) and not holds_any(text, here.unless, box):
            offer = _TICKED.sub("☐", box.of(text.raw), count=1)
            yield at(text, rule, box, (offer,))


def _boxes(text: Text) -> Iterator[Span]:
    """Each box with its words, up to the next box or the end of its line."""
    for line in text.structure.lines:
        marks = list(_ANY_BOX.finditer(line.of(text.raw)))
        ends = [*(mark.start() for mark in marks[1:]), line.end - line.start]
        for mark, end in zip(marks, ends, strict=False):
            words = line.of(text.raw)[mark.start() : end]
            start = line.start + mark.start() + len(words) - len(words.lstrip())
            yield Span(start, line.start + mark.start() + len(words.rstrip()))


def bundled(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each agreement to terms that goes on to one of `needs` before another box begins."""
    here = side(text, rule)
    links = find_phrases(text, dict.fromkeys(here.phrases, ()))
    if not links:
        return
    others = find_phrases(text, dict.fromkeys(here.needs, ()))
    done: set[int] = set()
    for link in links:
        sentence = text.sentence_at(link.span.start)
        if (
            sentence is None
            or sentence.span.start in done
            or not _ACCEPTED.search(sentence.span.of(text.raw))
        ):
            continue
        if holds_any(text, here.unless, sentence.span):
            continue
        for other in others:
            between = Span(min(link.span.start, other.span.start), other.span.end)
            if not sentence.span.holds(other.span) or _ANY_BOX.search(between.of(text.raw)):
                continue
            if is_denied(text, other.span, other.phrase) or is_denied(text, link.span, link.phrase):
                continue
            done.add(sentence.span.start)
            yield at(text, rule, _after_box(text, sentence.span))
            break


def _after_box(text: Text, span: Span) -> Span:
    """The span without the empty box at its beginning."""
    box = _EMPTY.match(span.of(text.raw))
    start = span.start + (box.end() if box else 0)
    rest = text.raw[start : span.end]
    return Span(start + len(rest) - len(rest.lstrip()), span.end)


def box_channels(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each box, or invitation to tick, that joins `limit` or more ways of contact by `and`."""
    here = side(text, rule)
    channels = find_phrases(text, dict.fromkeys(here.phrases, ()))
    if len(channels) < 2:
        return
    for area in (*_boxes(text), *_invitations(text)):
        inside = [match for match in channels if area.holds(match.span)]
        for run in _runs(text, [match.span for match in inside]):
            kinds = {m.phrase for m in inside if run.holds(m.span)}
            if len(kinds) >= (rule.limit or 2) and not is_denied(text, run):
                yield at(text, rule, run)


def _invitations(text: Text) -> Iterable[Span]:
    return [
        s.span
        for s in text.sentences
        if _INVITED.search(s.span.of(text.raw)) and not _ANY_BOX.search(s.span.of(text.raw))
    ]


def _runs(text: Text, spans: list[Span]) -> Iterator[Span]:
    """Runs of spans with nothing but a comma or `and` between them."""
    start = 0
    for number in range(1, len(spans) + 1):
        linked = number < len(spans) and _LINKED.fullmatch(
            text.raw[spans[number - 1].end : spans[number].start]
        )
        if linked:
            continue
        if number - start > 1:
            yield Span(spans[start].start, spans[number - 1].end)
        start = number
