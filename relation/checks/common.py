"""The two ways of looking that every check shares: phrases that stand there, and ones that do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relation.finding import Finding, Span
from relation.language import Bilingual
from relation.matching import find_phrases, holds_any
from relation.rule import Rule, Side
from relation.text import Text


def side(text: Text, rule: Rule) -> Side:
    """What the rule looks for in the text's language."""
    return rule.sides[text.lang]


def at(
    text: Text,
    rule: Rule,
    span: Span,
    suggestions: tuple[str, ...] = (),
    values: Mapping[str, Bilingual | str] | None = None,
) -> Finding:
    """A finding at a span, softened when its sentence holds one of the rule's courtesies."""
    here = side(text, rule)
    severity = rule.severity
    sentence = text.sentence_at(span.start)
    if here.soften and sentence and holds_any(text, here.soften, sentence.span):
        severity = severity.softer
    offers = suggestions or here.suggest
    return Finding(rule, span, span.of(text.raw), severity, offers, values or {})


def excused(text: Text, rule: Rule, span: Span) -> bool:
    """True when the sentence at the span holds one of the rule's `unless`."""
    sentence = text.sentence_at(span.start)
    return bool(sentence and holds_any(text, side(text, rule).unless, sentence.span))


def in_signature(text: Text, span: Span) -> bool:
    """True for words of the signature: names, a firm, an address."""
    signature = text.structure.signature
    return signature is not None and signature.overlaps(span)


def phrases(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each place where one of the rule's phrases stands, outside quoted mail and links."""
    for match in find_phrases(text, side(text, rule).phrases):
        if excused(text, rule, match.span) or any(s.holds(match.span) for s in text.links):
            continue
        yield at(text, rule, match.span, match.suggestions)


def missing(text: Text, rule: Rule) -> Iterator[Finding]:
    """One finding with an empty span when none of the rule's phrases is in the message.

    With `needs`, only when the message holds one of those; with `unless`, not when it holds one.
    """
    here = side(text, rule)
    if not text.body or (here.needs and not holds_any(text, here.needs)):
        return
    if holds_any(text, here.unless) or holds_any(text, here.phrases):
        return
    place = text.structure.end_of_body
    yield Finding(rule, Span(place, place), "", rule.severity, here.suggest)
