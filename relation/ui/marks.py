"""Shows a text with its findings marked, as HTML in which nothing that people wrote is live."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from relation.finding import Finding
from relation.language import Lang
from relation.ui.escape import readable
from relation.ui.words import Words


def marked(text: str, lang: Lang, findings: Sequence[Finding], w: Words) -> str:
    """The text as HTML: each finding underlined by its severity and followed by its number."""
    spans = [(number, f) for number, f in enumerate(findings, 1) if f.found]
    edges = sorted({0, len(text), *(e for _, f in spans for e in (f.span.start, f.span.end))})
    parts = []
    for start, end in pairwise(edges):
        here = [f for _, f in spans if f.span.start <= start and end <= f.span.end]
        words = _plain(text[start:end])
        if here:
            gravest = min(here, key=lambda f: f.severity.rank)
            words = f'<mark class="rel-{gravest.severity}">{words}</mark>'
        parts.append(words)
        parts += [_number(number, f, w) for number, f in spans if f.span.end == end]
    return f'<div class="rel-text" lang="{lang}">{"".join(parts)}</div>'


def _number(number: int, finding: Finding, w: Words) -> str:
    said = w("review.mark", number=number, severity=w(f"severity.{finding.severity}"))
    return (
        f'<sup class="rel-number" aria-hidden="true">{number}</sup>'
        f'<span class="rel-hidden" lang="{w.ui}"> ({escape(said)})</span>'
    )


def _plain(words: str) -> str:
    return escape(readable(words))


def heading(finding: Finding, number: int, w: Words) -> str:
    """The first lines of a finding in the list: severity, check, and what is the matter."""
    severity = w(f"severity.{finding.severity}")
    check = w(f"check.{finding.check}")
    return (
        f'<p class="rel-about"><span class="rel-number">{number}</span> '
        f'<span class="rel-badge rel-{finding.severity}">{escape(severity)}</span> '
        f'<span class="rel-check">{escape(check)}</span></p>'
        f'<p class="rel-message">{_plain(finding.message(w.ui))}</p>'
    )


def why(finding: Finding, w: Words) -> str:
    """The reason and the source of a finding."""
    return (
        f"<p>{_plain(finding.why(w.ui))}</p>"
        f'<p class="rel-small">{escape(w("review.source"))} {escape(finding.rule.source)}</p>'
        f'<p class="rel-small">{escape(w("review.rule"))} <code>{escape(finding.rule.id)}</code></p>'
    )


def counts(findings: Sequence[Finding], checks: Sequence[str], w: Words) -> str:
    """How many findings each check has, as a list."""
    items = []
    for check in checks:
        number = sum(f.check == check for f in findings)
        state = "rel-some" if number else "rel-none"
        items.append(f'<li class="{state}">{escape(w(f"check.{check}"))} <b>{number}</b></li>')
    label = escape(w("review.counts"))
    return f'<div role="status"><ul class="rel-counts" aria-label="{label}">{"".join(items)}</ul></div>'
