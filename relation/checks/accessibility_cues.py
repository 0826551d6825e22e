"""One way in and no second: a colour, a place, a picture, a sound or a channel that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from relation.checks.assertion import around
from relation.checks.common import at, side
from relation.finding import Finding, Span
from relation.matching import find_phrases, holds_any
from relation.rule import Rule
from relation.text import Text

_NAMED = re.compile(
    r"«\s*(?P<fr>[^«»\n]{1,45}?)\s*»|“(?P<en>[^“”\n]{1,45})”|\"(?P<typed>[^\"\n]{1,45})\""
)
_TOLD = re.compile(r":\s+(?!(?:elle|il|tout|it|they|all)\b)(?:[^\s]+\s+){3,}[^\s]+")
_LETTER_CHANNELS = frozenset({"letter"})


def lone_cue(text: Text, rule: Rule) -> Iterator[Finding]:
    """Phrases, each with one of `needs` in its sentence, where no `unless` stands near.

    `limit` says how many sentences away the help of an `unless` may stand. One finding a sentence.
    """
    here = side(text, rule)
    done: set[int] = set()
    for match in find_phrases(text, here.phrases):
        sentence = text.sentence_at(match.span.start)
        if sentence is None or sentence.first in done:
            continue
        if any(link.holds(match.span) for link in text.links):
            continue
        if here.needs and not holds_any(text, here.needs, sentence.span):
            continue
        window = around(text, match.span, int(rule.limit or 0))
        if window and not holds_any(text, here.unless, window):
            done.add(sentence.first)
            said = match.span.of(text.raw).rstrip(" ,;:.")
            yield at(
                text, rule, Span(match.span.start, match.span.start + len(said)), match.suggestions
            )


def lone_picture(text: Text, rule: Rule) -> Iterator[Finding]:
    """As `lone_cue`, where no sentence of words follows a colon after it: `the photo shows why: …`."""
    for finding in lone_cue(text, rule):
        sentence = text.sentence_at(finding.span.start)
        after = text.raw[finding.span.end : sentence.span.end] if sentence else ""
        if not _TOLD.search(after):
            yield finding


def unnamed_place(text: Text, rule: Rule) -> Iterator[Finding]:
    """As `lone_cue`, where the thing has no name of its own in quotation marks: the “Pay” button."""
    for finding in lone_cue(text, rule):
        sentence = text.sentence_at(finding.span.start)
        if sentence is None or not _names_it(sentence.span.of(text.raw)):
            yield finding


def _names_it(sentence: str) -> bool:
    """True when a short part of the sentence is quoted; speech quoted as a whole names nothing."""
    return any(len(m[m.lastgroup or 0]) < 0.6 * len(sentence) for m in _NAMED.finditer(sentence))


def only_way(text: Text, rule: Rule) -> Iterator[Finding]:
    """Phrases that name a channel near one of `needs`, which says that there is no other.

    `limit` says how many sentences apart they may stand, and how far the help of an `unless`.
    """
    here = side(text, rule)
    claims = find_phrases(text, dict.fromkeys(here.needs, ()))
    channels = find_phrases(text, here.phrases) if claims else []
    for claim in claims:
        window = around(text, claim.span, int(rule.limit or 0))
        if window is None or holds_any(text, here.unless, window):
            continue
        near = [one.span for one in channels if window.holds(one.span)]
        if near:
            start = min(claim.span, *near).start
            yield at(text, rule, Span(start, max(claim.span.end, *(span.end for span in near))))


def phone_alone(text: Text, rule: Rule) -> Iterator[Finding]:
    """A request to call in a posted letter that offers nothing else: an e-mail can be answered.

    `needs` are the marks of a posted letter, `unless` what offers another way.
    """
    here = side(text, rule)
    posted = text.context.channel in _LETTER_CHANNELS or holds_any(text, here.needs)
    if not posted or text.emails or text.links or holds_any(text, here.unless):
        return
    for match in find_phrases(text, here.phrases):
        yield at(text, rule, _with_number(text, match.span))
        return


def _with_number(text: Text, span: Span) -> Span:
    """The span, as far as the phone number that ends its sentence part."""
    sentence = text.sentence_at(span.start)
    numbers = [p for p in text.phones if sentence and sentence.span.holds(p) and p.end > span.end]
    return Span(span.start, numbers[0].end) if numbers else span
