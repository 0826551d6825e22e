"""A finding: a rule at a span of the text, with what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from relation.language import Bilingual, Lang
from relation.rule import Rule, Severity


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a text in code points, end exclusive; empty when it marks a place only."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return min(self.end, other.end) > max(self.start, other.start)

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule at a span. `found` is the text there; an empty span says that something is missing."""

    rule: Rule
    span: Span
    found: str
    severity: Severity
    suggestions: tuple[str, ...] = ()
    values: Mapping[str, Bilingual | str] = field(default_factory=dict)

    @property
    def check(self) -> str:
        return self.rule.check

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same while the text around moves: the rule and the words."""
        return self.rule.id, self.found

    def message(self, ui: Lang) -> str:
        return self._speak(self.rule.message, ui)

    def why(self, ui: Lang) -> str:
        return self._speak(self.rule.why, ui)

    def to_json(self, ui: Lang) -> dict[str, Any]:
        return {
            "check": self.check,
            "rule": self.rule.id,
            "start": self.span.start,
            "end": self.span.end,
            "severity": str(self.severity),
            "message": self.message(ui),
            "suggestions": list(self.suggestions),
        }

    def _speak(self, words: Bilingual, ui: Lang) -> str:
        limit = self.rule.limit
        values = {
            "found": shorten(self.found),
            "limit": "" if limit is None else f"{limit:g}",
            **{
                name: value.in_(ui) if isinstance(value, Bilingual) else value
                for name, value in self.values.items()
            },
        }
        return words.in_(ui).format_map(values)


def shorten(words: str, most: int = 80) -> str:
    """The words on one line, cut in the middle when longer than `most` characters."""
    line = " ".join(words.split())
    return (
        line
        if len(line) <= most
        else f"{line[: most // 2].rstrip()} … {line[-most // 3 :].lstrip()}"
    )
