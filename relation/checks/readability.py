"""The ways of looking that only the readability check needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from relation.checks.common import at, phrases
from relation.checks.readability_clauses import conditions, nesting
from relation.checks.readability_nouns import noun_chains
from relation.checks.readability_passive import passive_chain
from relation.checks.readability_words import hard_expressions, rare
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
        if count > limit:
            yield at(text, rule, sentence.span, (), {"count": str(count)})


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


def nominal(text: Text, rule: Rule) -> Iterator[Finding]:
    """Actions told with nouns: one noun of action hanging on another, or on a verb without meaning."""
    found = list(phrases(text, rule))
    yield from found
    for sentence in text.body:
        for span in noun_chains(text, sentence):
            if not any(f.span.overlaps(span) for f in found):
                yield at(text, rule, span)


def passives(text: Text, rule: Rule) -> Iterator[Finding]:
    """A sentence with as many passives as the limit."""
    for sentence in text.body:
        span = passive_chain(text, sentence, int(rule.limit or 0))
        if span:
            yield at(text, rule, span)


def stacked_conditions(text: Text, rule: Rule) -> Iterator[Finding]:
    """A sentence with as many conditions as the limit."""
    for sentence in text.body:
        found, span = conditions(text, sentence)
        if len(found) >= (rule.limit or 0):
            yield at(text, rule, span, (), {"count": str(len(found))})


def nested_clauses(text: Text, rule: Rule) -> Iterator[Finding]:
    """A sentence whose clauses hang on one another as deep as the limit."""
    for sentence in text.body:
        depth, span = nesting(text, sentence)
        if depth >= (rule.limit or 0):
            yield at(text, rule, span, (), {"count": str(depth)})


def expressions(text: Text, rule: Rule) -> Iterator[Finding]:
    """The rule's phrases, and the expressions of its label that the level puts far above B1."""
    found = list(phrases(text, rule))
    yield from found
    for span, plainer in hard_expressions(text, rule.label):
        if not any(f.span.overlaps(span) for f in found):
            yield at(text, rule, span, plainer)


def rare_words(text: Text, rule: Rule) -> Iterator[Finding]:
    """The rule's phrases, and words far above B1 for which a plainer one is known."""
    found = list(phrases(text, rule))
    yield from found
    for span, plainer in rare(text):
        if not any(f.span.overlaps(span) for f in found):
            yield at(text, rule, span, plainer)


LOOKS: Mapping[str, Callable[[Text, Rule], Iterable[Finding]]] = {
    "sentence_length": sentence_length,
    "nominal": nominal,
    "passive_chain": passives,
    "stacked_conditions": stacked_conditions,
    "nested_clauses": nested_clauses,
    "expressions": expressions,
    "rare_words": rare_words,
}
