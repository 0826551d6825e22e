"""The ways of looking that only the readability check needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from relation.checks.common import at, excused, phrases, side
from relation.checks.readability_clauses import conditions, nesting
from relation.checks.readability_length import sentence_length
from relation.checks.readability_nouns import noun_chains
from relation.checks.readability_passive import passive_chain
from relation.checks.readability_words import hard_expressions, plainer, rare
from relation.finding import Finding, Span
from relation.language import Bilingual
from relation.matching import find_phrases
from relation.rule import Rule
from relation.text import Text


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


def formulas(text: Text, rule: Rule) -> Iterator[Finding]:
    """The rule's phrases, and set phrases that the level puts far above B1."""
    return _with_level(text, rule, hard_expressions(text, "formula"))


def idioms(text: Text, rule: Rule) -> Iterator[Finding]:
    """The rule's phrases, and figures of speech that the level puts far above B1."""
    return _with_level(text, rule, hard_expressions(text, "idiom"))


def rare_words(text: Text, rule: Rule) -> Iterator[Finding]:
    """The rule's phrases, and words that the level puts far above B1."""
    return _with_level(text, rule, rare(text))


def _with_level(
    text: Text, rule: Rule, seen: Iterable[tuple[Span, Bilingual]]
) -> Iterator[Finding]:
    found: list[Span] = []
    seen = list(seen)
    for match in find_phrases(text, side(text, rule).phrases):
        if any(span.holds(match.span) and span != match.span for span, _ in seen):
            continue
        if not excused(text, rule, match.span) and _is_own(text, match.span):
            found.append(match.span)
            yield at(text, rule, match.span, match.suggestions, {"plainer": plainer(())})
    for span, instead in seen:
        if not any(other.overlaps(span) for other in found) and not excused(text, rule, span):
            yield at(text, rule, span, (), {"plainer": instead})


def _is_own(text: Text, span: Span) -> bool:
    """False for the closing, whose formula is that of all letters."""
    closing = text.structure.closing
    return not (closing and closing.overlaps(span))


LOOKS: Mapping[str, Callable[[Text, Rule], Iterable[Finding]]] = {
    "sentence_length": sentence_length,
    "nominal": nominal,
    "passive_chain": passives,
    "stacked_conditions": stacked_conditions,
    "nested_clauses": nested_clauses,
    "formulas": formulas,
    "idioms": idioms,
    "rare_words": rare_words,
}
