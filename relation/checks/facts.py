"""The message as edited against the case: amounts, dates, numbers, names, totals, enclosures, limits.

All of it is silent without a reference: a message that comes without its case has nothing to differ from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from relation.checks.common import at, excused, side
from relation.checks.facts_values import (
    Value,
    among,
    amounts,
    codes,
    dates,
    greeting_names,
    items_and_total,
)
from relation.finding import Finding, Span
from relation.language import Lang
from relation.matching import find_phrases, holds_any
from relation.rule import Rule, Severity
from relation.structure import PLACE
from relation.text import Text

_LISTED = re.compile(
    r"^\W*(?:pi[èe]ces?[ -]jointes?|p\.?j\.?|enclosures?|encl?\.?|attachments?)\b.{0,20}:?"
    r"|\b[\w-]+\.(?:pdf|docx|xlsx|jpe?g|png|csv)\b",
    re.IGNORECASE | re.MULTILINE,
)
_FORMAL = {
    Lang.FR: re.compile(r"d['’]agréer,?\s+(.+?),\s+(?:nos|mes|l['’])", re.IGNORECASE),
    Lang.EN: re.compile(r"yours (faithfully|sincerely)", re.IGNORECASE),
}
_UNNAMED = re.compile(r"dear (?:sir|madam|customer|colleague)", re.IGNORECASE)


def placeholder(text: Text, rule: Rule) -> Iterator[Finding]:
    """What a template leaves where a value is missing: `{{`, `[label]`, XXX."""
    if text.context.reference is None:
        return
    for found in PLACE.finditer(text.raw):
        yield at(text, rule, Span(found.start(), found.end()))


def amount(text: Text, rule: Rule) -> Iterator[Finding]:
    """Amounts that neither the case nor its draft has."""
    yield from _foreign(text, rule, amounts)


def date(text: Text, rule: Rule) -> Iterator[Finding]:
    """Dates that neither the case nor its draft has."""
    yield from _foreign(text, rule, dates)


def code(text: Text, rule: Rule) -> Iterator[Finding]:
    """Order, invoice, customer and case numbers that neither the case nor its draft has."""
    yield from _foreign(text, rule, codes)


def name(text: Text, rule: Rule) -> Iterator[Finding]:
    """A name in the greeting that is not the customer's."""
    yield from _foreign(text, rule, greeting_names)


def _foreign(text: Text, rule: Rule, read: Callable[[str, Lang], list[Value]]) -> Iterator[Finding]:
    """Values not in the reference. With one of the draft's gone, it contradicts it; else it is new."""
    reference = text.context.reference
    if reference is None:
        return
    here = read(text.raw, text.lang)
    draft = read(reference.draft, text.lang)
    known = read(reference.all, text.lang)
    names = set()
    if read is greeting_names:
        names = {word.casefold() for word in re.findall(r"[\w’'-]+", reference.all)}
    lost = [value.written for value in draft if not among(value, here)]
    for value in here:
        if among(value, known) or value.key[0] in names:
            continue
        finding = at(text, rule, value.span, tuple(dict.fromkeys(lost))[:3])
        yield finding if lost else replace(finding, severity=Severity.HINT)


def total(text: Text, rule: Rule) -> Iterator[Finding]:
    """A total right below a list of amounts that is not their sum."""
    if text.context.reference is None:
        return
    for items, said in items_and_total(text.raw, text.lang):
        right = sum((Decimal(str(item.key[0])) for item in items), Decimal(0))
        same = {item.key[1] for item in items} == {said.key[1]}
        if same and right != said.key[0]:
            yield at(text, rule, said.span, (_as(said.written, right, text.lang),))


def _as(written: str, number: Decimal, lang: Lang) -> str:
    """A number in the dress of another amount of the letter."""
    digits = f"{number:,.2f}"
    if lang is Lang.FR:
        digits = digits.replace(",", "\u202f").replace(".", ",")
    return re.sub(r"\d(?:.*\d)?", digits, written, count=1)


def closing_pair(text: Text, rule: Rule) -> Iterator[Finding]:
    """A formal closing that does not take up the greeting."""
    parts = text.structure
    if text.context.reference is None or not (parts.greeting and parts.closing):
        return
    greeting = parts.greeting.of(text.raw).strip().rstrip(",")
    found = _FORMAL[text.lang].search(text.raw, parts.closing.start, parts.closing.end)
    if not found:
        return
    span = Span(found.start(1), found.end(1))
    if text.lang is Lang.FR:
        if found[1].casefold() != greeting.casefold() and not greeting.lower().startswith(
            "bonjour"
        ):
            yield at(text, rule, span, (greeting,))
        return
    right = "faithfully" if _UNNAMED.match(greeting) else "sincerely"
    if found[1].lower() != right:
        yield at(text, rule, span, (right,))


def enclosure(text: Text, rule: Rule) -> Iterator[Finding]:
    """An enclosure that the text names and no list or file name tells."""
    reference = text.context.reference
    if reference is None or _LISTED.search(text.raw):
        return
    phrases = side(text, rule).phrases
    for match in find_phrases(text, phrases):
        if excused(text, rule, match.span):
            continue
        if not holds_any(Text(reference.draft, text.lang), tuple(phrases)):
            yield at(text, rule, match.span)
        return  # where the template names it, its `use` says what to join


def delegation(text: Text, rule: Rule) -> Iterator[Finding]:
    """A gesture promised beyond what one may grant alone."""
    if text.context.reference is None or rule.limit is None:
        return
    for value in amounts(text.raw, text.lang):
        sentence = text.sentence_at(value.span.start)
        if sentence is None or value.key[0] <= Decimal(str(rule.limit)):
            continue
        if holds_any(text, tuple(side(text, rule).phrases), sentence.span) and not excused(
            text, rule, value.span
        ):
            yield at(text, rule, value.span)


LOOKS: Mapping[str, Callable[[Text, Rule], Iterable[Finding]]] = {
    "placeholder": placeholder,
    "case_amount": amount,
    "case_date": date,
    "case_code": code,
    "case_name": name,
    "total": total,
    "closing_pair": closing_pair,
    "enclosure": enclosure,
    "delegation": delegation,
}
