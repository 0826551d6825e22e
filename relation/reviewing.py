"""A review: every rule of a pack applied to a Text, settled into one list of findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from relation.checks import LANGUAGETOOL, LOOKS
from relation.checks.grammar import Checker, languagetool_findings
from relation.finding import Finding, Span
from relation.language import Bilingual, RelationError
from relation.pack import Pack
from relation.text import Text


@dataclass(frozen=True, slots=True)
class Review:
    """What a message's readers would stumble over; `unavailable` says what could not be asked."""

    findings: tuple[Finding, ...]
    unavailable: tuple[Bilingual, ...] = ()

    def at_least(self, *severities: str) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity in severities)


def review(
    text: Text,
    pack: Pack,
    languagetool: Checker | None = None,
    ignored: Collection[tuple[str, str]] = (),
) -> Review:
    """Review a text. `ignored` holds the keys of findings that the writer has set aside."""
    found = own_findings(text, pack)
    unavailable: list[Bilingual] = []
    if languagetool is not None:
        try:
            found += languagetool_findings(text, languagetool, pack.rules)
        except RelationError as error:
            unavailable.append(error.message)
    kept = wanted(found, pack.settings.rules_off, ignored, pack.settings.house_terms)
    return Review(tuple(settle(kept)), tuple(unavailable))


def wanted(
    findings: Iterable[Finding],
    rules_off: Collection[str],
    ignored: Collection[tuple[str, str]],
    house_terms: Collection[str],
) -> list[Finding]:
    """The findings without rules switched off, what was set aside, and the words of the house."""
    terms = {term.casefold() for term in house_terms}
    return [
        f
        for f in findings
        if f.rule.id not in rules_off and f.key not in ignored and f.found.casefold() not in terms
    ]


def own_findings(text: Text, pack: Pack) -> list[Finding]:
    """What our own rules find, before settling; never inside quoted mail."""
    c = text.context
    return [
        finding
        for rule in pack.rules.values()
        if rule.look != LANGUAGETOOL
        and rule.applies(text.lang, c.kind, c.audience, c.channel, c.law)
        for finding in LOOKS[rule.look](text, rule)
        if not text.is_quoted(finding.span)
    ]


def settle(findings: Iterable[Finding]) -> list[Finding]:
    """In the order of the text; of findings of one check on the same words, the surest and gravest."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=_strength):
        if not any(_same_matter(finding, other) for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: (f.span, f.severity.rank, f.rule.id))


_SURENESS = {LANGUAGETOOL: 1, "reader": 2}


def _strength(finding: Finding) -> tuple[int, int, int, Span, str]:
    sure = _SURENESS.get(finding.rule.look, 0)
    length = finding.span.end - finding.span.start
    return sure, finding.severity.rank, -length, finding.span, finding.rule.id


def _same_matter(one: Finding, other: Finding) -> bool:
    if one.check != other.check:
        return False
    return one.span.overlaps(other.span) or (one.span == other.span and one.rule == other.rule)
