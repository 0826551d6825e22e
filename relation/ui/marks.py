"""Shows a text with its findings marked, as HTML in which nothing that people wrote is live."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from relation.finding import Finding
from relation.language import Lang
from relation.pack import source
from relation.rule import Severity
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


def heading(finding: Finding, number: int, w: Words, name: str = "") -> str:
    """The first lines of a finding in the list: severity, check, and what is the matter.

    `name` is the editor's, which lights up the finding of its cursor.
    """
    severity = w(f"severity.{finding.severity}")
    check = w(f"check.{finding.check}")
    return (
        f'<p class="rel-about" data-finding="{name}-{number}"><span class="rel-number">{number}</span> '
        f'<span class="rel-badge rel-{finding.severity}">{escape(severity)}</span> '
        f'<span class="rel-check rel-in-{finding.check}">{escape(check)}</span></p>'
        f'<p class="rel-message">{_plain(finding.message(w.ui))}</p>'
    )


def why(finding: Finding, w: Words) -> str:
    """The reason and the source of a finding, and the pack where its rule is not ours."""
    pack = source(finding.rule.origin)
    said = f" ({escape(w('packs.from', name=pack))})" if pack else ""
    return (
        f"<p>{_plain(finding.why(w.ui))}</p>"
        f'<p class="rel-small">{escape(w("review.source"))} {escape(finding.rule.source)}</p>'
        f'<p class="rel-small">{escape(w("review.rule"))} <code>{escape(finding.rule.id)}</code>{said}</p>'
    )


def advice(words: Sequence[str]) -> str:
    """What to write instead, where the writer must fill it in."""
    return "".join(f'<p class="rel-advice">{_plain(one)}</p>' for one in words)


def counts(kept: Sequence[Finding], shown: int, read: bool, filled: bool, w: Words) -> str:
    """How many findings there are, as a status that a screen reader says when it changes.

    Without a finding, a message is ready once it is `read` and its places are `filled`.
    """
    if not kept:
        ready = f"✓ {w('review.fine')}" if filled else w("review.fine_so_far")
        said, look = (ready, "rel-fine" if filled else "rel-small") if read else ("", "rel-small")
    else:
        numbers = [(s, sum(f.severity is s for f in kept)) for s in Severity]
        parts = [f"{w(f'severity.{s}')} {n}" for s, n in numbers if n]
        said, look = f"{w.count('review.total', len(kept))} ({', '.join(parts)})", "rel-small"
        if shown < len(kept):
            said = f"{said}, {w.count('review.shown', shown)}"
    return f'<p class="rel-counts {look}" role="status">{escape(said)}</p>'
