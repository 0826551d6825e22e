"""How the command line shows a review: as text with the words underlined, as JSON, as SARIF."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from relation.finding import Finding, Span
from relation.language import Bilingual, Lang
from relation.reviewing import Review
from relation.rule import Severity

_COLOURS = {Severity.MUST: "red", Severity.SHOULD: "yellow", Severity.HINT: "blue"}
_LEVELS = {Severity.MUST: "error", Severity.SHOULD: "warning", Severity.HINT: "note"}
_WORDS = {
    Severity.MUST: Bilingual(fr="à corriger", en="must"),
    Severity.SHOULD: Bilingual(fr="à revoir", en="should"),
    Severity.HINT: Bilingual(fr="conseil", en="hint"),
}
_NOTHING = Bilingual(fr="Rien à signaler.", en="Nothing to report.")
_MISSING = Bilingual(fr="(il manque quelque chose)", en="(something is missing)")
_INSTEAD = Bilingual(fr="plutôt : ", en="instead: ")
_SOURCE = Bilingual(fr="source : ", en="source: ")


def as_text(review: Review, raw: str, name: str, ui: Lang) -> str:
    """Each finding with its line, the words underlined, message, reason, source and wordings."""
    parts = ["\n".join(_one(finding, raw, name, ui)) for finding in review.findings]
    parts += [click.style(words.in_(ui), fg="magenta") for words in review.unavailable]
    if not review.findings:
        parts.append(_NOTHING.in_(ui))
    return "\n\n".join(parts)


def _one(finding: Finding, raw: str, name: str, ui: Lang) -> Iterator[str]:
    line_no, column, line, under = _place(raw, finding.span)
    colour = _COLOURS[finding.severity]
    head = f"{_WORDS[finding.severity].in_(ui)} {finding.rule.id}"
    yield f"{name}:{line_no}:{column} " + click.style(head, fg=colour, bold=True)
    if finding.span.start < finding.span.end:
        yield f"  {line}"
        yield "  " + click.style(under, fg=colour)
    else:
        yield f"  {_MISSING.in_(ui)}"
    yield f"  {finding.message(ui)}"
    yield f"  {finding.why(ui)}"
    if finding.suggestions:
        yield "  " + _INSTEAD.in_(ui) + " | ".join(finding.suggestions)
    yield click.style(f"  {_SOURCE.in_(ui)}{finding.rule.source}", dim=True)


def _place(raw: str, span: Span) -> tuple[int, int, str, str]:
    """Line and column from 1, the line as shown (tabs and controls as spaces), its underline."""
    start = max(raw.rfind("\n", 0, span.start), raw.rfind("\r", 0, span.start)) + 1
    stops = [at for at in (raw.find("\n", span.start), raw.find("\r", span.start)) if at >= 0]
    end = min(stops, default=len(raw))
    shown = "".join(c if c.isprintable() else " " for c in raw[start:end])
    width = max(1, min(span.end, end) - span.start)
    line_no = len(raw[:start].splitlines()) + 1
    return (
        line_no,
        span.start - start + 1,
        shown,
        " " * (span.start - start) + "~" * width,
    )


def as_json(review: Review, ui: Lang) -> dict[str, object]:
    return {
        "findings": [finding.to_json(ui) for finding in review.findings],
        "unavailable": [words.in_(ui) for words in review.unavailable],
    }


def as_sarif(review: Review, raw: str, name: str, ui: Lang) -> str:
    """SARIF 2.1.0, one run, one result a finding."""
    rules = {finding.rule.id: finding.rule for finding in review.findings}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Relation",
                        "rules": [
                            {
                                "id": id_,
                                "help": {
                                    "text": rule.why.in_(ui).replace("{", "").replace("}", "")
                                },
                            }
                            for id_, rule in rules.items()
                        ],
                    }
                },
                "results": [_result(finding, raw, name, ui) for finding in review.findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(finding: Finding, raw: str, name: str, ui: Lang) -> dict[str, object]:
    line_no, column, _, _ = _place(raw, finding.span)
    region = {
        "startLine": line_no,
        "startColumn": column,
        "charOffset": finding.span.start,
        "charLength": finding.span.end - finding.span.start,
    }
    return {
        "ruleId": finding.rule.id,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message(ui)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": name}, "region": region}}],
    }
