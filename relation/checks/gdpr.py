"""The ways of looking that only the gdpr check needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from relation.checks.assertion import around, clause, in_quotation, is_denied, leaves_choice
from relation.checks.common import at, side
from relation.checks.gdpr_boxes import box_channels, bundled, ticked_box
from relation.checks.gdpr_notes import note
from relation.finding import Finding, Span
from relation.matching import Match, find_phrases, holds_any
from relation.rule import Rule
from relation.text import Text


def stated(text: Text, rule: Rule) -> Iterator[Finding]:
    """Phrases that the message states, each with one of `needs` in its sentence, none denied.

    `limit` says how many sentences further one of `needs` may stand.
    """
    yield from _told(text, rule, choice_excuses=False)


def imposed(text: Text, rule: Rule) -> Iterator[Finding]:
    """As `stated`, where the reader is neither asked nor has already said yes."""
    yield from _told(text, rule, choice_excuses=True)


def followed(text: Text, rule: Rule) -> Iterator[Finding]:
    """As `stated`, where one of `needs` stands in the same sentence or after it, never before."""
    yield from _told(text, rule, choice_excuses=False, forward=True)


def judged(text: Text, rule: Rule) -> Iterator[Finding]:
    """As `stated`, outside quotation marks: what a customer said is a fact."""
    yield from (f for f in stated(text, rule) if not in_quotation(text, f.span))


def unnamed(text: Text, rule: Rule) -> Iterator[Finding]:
    """As `stated`, where no name follows that says who is meant."""
    found = dict.fromkeys(side(text, rule).phrases, ())
    named = [m.span for m in find_phrases(text, found) if _NAMED.match(text.raw, m.span.end)]
    for finding in stated(text, rule):
        if not any(finding.span.overlaps(span) for span in named):
            yield finding


def _told(text: Text, rule: Rule, choice_excuses: bool, forward: bool = False) -> Iterator[Finding]:
    here = side(text, rule)
    found = find_phrases(text, here.phrases)
    if not found:
        return
    partners = find_phrases(text, dict.fromkeys(here.needs, ())) if here.needs else []
    done: set[Span] = set()
    for match in found:
        window = around(text, match.span, int(rule.limit or 0))
        if window is None or is_denied(text, match.span, match.phrase):
            continue
        if choice_excuses and _leaves_choice(text, match.span):
            continue
        if forward:
            window = _onward(text, match.span, window)
        span = match.span
        if here.needs:
            partner = _partner(text, match, partners, window, choice_excuses)
            if partner is None:
                continue
            span = _joined(text, span, partner)
        if any(other.holds(span) for other in done) or _excused(text, here.unless, span, window):
            continue
        done.add(span)
        yield at(text, rule, span, match.suggestions)


def _excused(text: Text, unless: Iterable[str], span: Span, window: Span) -> bool:
    """True when an excuse stands in the sentences of a span or after them in the window."""
    return holds_any(text, unless, _onward(text, span, window))


def _onward(text: Text, span: Span, window: Span) -> Span:
    """The window without the sentences before that of a span."""
    sentence = text.sentence_at(span.start)
    return Span(max(window.start, sentence.span.start), window.end) if sentence else window


def _partner(
    text: Text, match: Match, partners: Iterable[Match], window: Span, choice_excuses: bool
) -> Span | None:
    """The first of `needs` in the window that is stated too."""
    for other in partners:
        if not window.holds(other.span) or is_denied(text, other.span, other.phrase, match.span):
            continue
        if not (choice_excuses and _leaves_choice(text, other.span)):
            return other.span
    return None


def _leaves_choice(text: Text, span: Span) -> bool:
    sentence = text.sentence_at(span.start)
    return bool(sentence and leaves_choice(text, sentence))


def _joined(text: Text, one: Span, other: Span) -> Span:
    """The clauses that hold both spans, with what lies between them."""
    first = min(one, other)
    words = range(clause(text, first).start, max(clause(text, one).stop, clause(text, other).stop))
    begin, end = words.start, words.stop - 1
    while text.words[begin].is_mark and text.words[begin].start < first.start:
        begin += 1
    while text.words[end].is_mark and text.words[end].start >= max(one.end, other.end):
        end -= 1
    return Span(text.words[begin].start, text.words[end].end)


# `our partners, Bexley Steel and …`; `nos partenaires : la boulangerie Fauvel`; `nos partenaires Ax et By`
_NAMED = re.compile(
    r"[^.;!?\n]{0,25}?(?:[,:(]|\bare\b|\bsont\b)\s*(?:[^\W\d_]+['’ ]){0,3}[A-ZÉÈÀ][a-zà-ÿ]"
    r"|\s+[A-ZÉÈÀ][\w’'-]*\s+(?:et|and|&)\s+[A-ZÉÈÀ]"
)

LOOKS: Mapping[str, Callable[[Text, Rule], Iterable[Finding]]] = {
    "stated": stated,
    "followed": followed,
    "imposed": imposed,
    "judged": judged,
    "note": note,
    "unnamed": unnamed,
    "ticked_box": ticked_box,
    "bundled": bundled,
    "box_channels": box_channels,
}
