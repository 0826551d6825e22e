"""What a reply to a claim or about a delay must hold: a word of regret, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from relation.checks.common import side
from relation.finding import Finding, Span
from relation.matching import find_phrases, holds_any
from relation.rule import Rule
from relation.text import Text

_WORDS = 3  # a shorter line is a heading or a name


def lacking(text: Text, rule: Rule) -> Iterator[Finding]:
    """One finding at the end of a whole message that holds none of the rule's phrases.

    A message is whole from as many sentences as the limit. With `needs`, only when it holds one.
    """
    yield from _lacking(text, rule, lambda span: True)


def lacking_ahead(text: Text, rule: Rule) -> Iterator[Finding]:
    """As `lacking`, where what has been done does not count: “vous nous avez écrit le 3 novembre”."""
    yield from _lacking(text, rule, lambda span: not _is_past(text, span))


def _lacking(text: Text, rule: Rule, counts: Callable[[Span], bool]) -> Iterator[Finding]:
    here = side(text, rule)
    whole = [sentence for sentence in text.body if sentence.length > _WORDS]
    if not (text.structure.greeting or text.structure.closing):
        return  # a piece of a message
    if len(whole) < (rule.limit or 0) or (here.needs and not holds_any(text, here.needs)):
        return
    for match in find_phrases(text, dict.fromkeys((*here.phrases, *here.unless), ())):
        if any(s.span.holds(match.span) for s in text.body) and counts(match.span):
            return
    place = text.structure.end_of_body
    yield Finding(rule, Span(place, place), "", rule.severity, here.suggest)


def _is_past(text: Text, span: Span) -> bool:
    return any(
        word.dep_ == "aux:tense" and "Fut" not in word.morph.get("Tense", [])
        for word in (text.words[at].token for at in text.between(span))
    )
