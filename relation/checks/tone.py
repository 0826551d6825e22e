"""The ways of looking that only the tone check needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from relation.checks.assertion import clause, is_negation, is_negation_word, is_reported
from relation.checks.common import at, excused, side
from relation.checks.tone_address import mixed_address
from relation.checks.tone_marks import apologies, shouting
from relation.checks.tone_missing import lacking, lacking_ahead
from relation.checks.tone_person import is_of_thing
from relation.finding import Finding, Span
from relation.language import Lang
from relation.matching import find_phrases
from relation.rule import Rule
from relation.text import Text, normalise

_IFS: Mapping[Lang, frozenset[str]] = {
    Lang.FR: frozenset("si quand lorsque lorsqu dès où".split()),
    Lang.EN: frozenset("if when whenever where whether unless should in".split()),
}
_JOINS: Mapping[Lang, frozenset[str]] = {
    Lang.FR: frozenset("et ou mais donc alors sinon puis car allez or aussi ça".split()),
    Lang.EN: frozenset("and or but so then now just otherwise because else well why".split()),
}
# After such a word the reader waits for more.
_BREAKS_OFF = frozenset({"DET", "ADP", "SCONJ", "CCONJ", "AUX", "PART", "PRON", "NUM"})
_CLOSE = 5  # words before a phrase in which a negation denies it


def said(text: Text, rule: Rule) -> Iterator[Finding]:
    """Phrases that the message itself says: not in somebody's quoted words, denied or after `if`."""
    for match in find_phrases(text, side(text, rule).phrases):
        span = match.span
        if is_reported(text, span) or excused(text, rule, span):
            continue
        if _follows_if(text, span) or _is_denied(text, span, match.phrase):
            continue
        whole = _whole(text, span)
        yield at(text, rule, whole, match.suggestions if whole == span else ())


def _whole(text: Text, span: Span) -> Span:
    """The span without a mark before it, up to the end of its clause when it breaks off."""
    inside = text.between(span)
    first, last = inside.start, inside.stop - 1
    while first < last and text.words[first].is_mark and text.words[first].norm != '"':
        first += 1
    ending = text.words[last]
    if ending.norm == "'" or (not ending.is_mark and ending.token.pos_ in _BREAKS_OFF):
        stop = clause(text, span).stop
        while last + 1 < stop and text.words[last + 1].norm != ",":
            last += 1
    while last > first and text.words[last].norm in ",;:":
        last -= 1
    return Span(text.words[first].start, text.words[last].end)


def ordered(text: Text, rule: Rule) -> Iterator[Finding]:
    """As `said`, where a clause begins: “to stop these mails” and “you can pay now” order nothing."""
    for finding in said(text, rule):
        first = text.between(finding.span).start
        sentence = text.sentence_at(finding.span.start)
        before = text.words[first - 1] if sentence and first > sentence.first else None
        if before is None or before.is_mark or before.norm in _JOINS[text.lang]:
            yield finding


def accused(text: Text, rule: Rule) -> Iterator[Finding]:
    """As `said`, outside questions: “Have you forgotten your code?” only offers help."""
    for finding in said(text, rule):
        sentence = text.sentence_at(finding.span.start)
        if not (sentence and text.raw[: sentence.span.end].rstrip(" »”\"'").endswith("?")):
            yield finding


def of_person(text: Text, rule: Rule) -> Iterator[Finding]:
    """As `said`, of persons: a “useless clip” offends nobody."""
    return (finding for finding in said(text, rule) if not is_of_thing(text, finding.span))


def _follows_if(text: Text, span: Span) -> bool:
    first = text.between(span).start
    return first > 0 and text.words[first - 1].norm in _IFS[text.lang]


def _is_denied(text: Text, span: Span, phrase: str) -> bool:
    """True when a negation stands just before the phrase, which holds none itself."""
    if any(is_negation_word(word, text.lang) for word in normalise(phrase).split()):
        return False
    first = text.between(span).start
    start = max(clause(text, span).start, first - _CLOSE)
    commas = [at + 1 for at in range(start, first) if text.words[at].norm == ","]
    start = max([start, *commas])
    return any(is_negation(text, index) for index in range(start, first))


LOOKS: Mapping[str, Callable[[Text, Rule], Iterable[Finding]]] = {
    "shouting": shouting,
    "apologies": apologies,
    "mixed_address": mixed_address,
    "lacking": lacking,
    "lacking_ahead": lacking_ahead,
    "said": said,
    "accused": accused,
    "of_person": of_person,
    "ordered": ordered,
}
