"""Owns what LanguageTool reports about a text, in the code points of that text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from language_tool_python import Match as Report

from relation.language import Lang

# LanguageTool counts UTF-16 units and refuses NUL and lone surrogates. One plain symbol for each
# such character keeps every offset the same on both sides.
_STAND_IN = "\u263a"
_NOT_ONE_UNIT = re.compile("[\0\ud800-\udfff\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Match:
    """One remark of LanguageTool at a span of the text."""

    start: int
    end: int
    rule_id: str
    category: str
    message: str
    replacements: tuple[str, ...]
    issue_type: str

    def moved(self, by: int) -> Match:
        return replace(self, start=self.start + by, end=self.end + by)


def askable(text: str) -> str:
    """The text as LanguageTool can take it, character for character as long as the given one."""
    return _NOT_ONE_UNIT.sub(_STAND_IN, text)


def match_from(report: Report, lang: Lang) -> Match:
    """A report of the client in the product's own words."""
    return Match(
        start=report.offset,
        end=report.offset + report.error_length,
        rule_id=report.rule_id,
        category=report.category,
        message=_with_french_spaces(report.message) if lang is Lang.FR else report.message,
        # A replacement that holds the stand-in would write it over the user's own character.
        replacements=tuple(word for word in report.replacements if _STAND_IN not in word),
        issue_type=report.rule_issue_type,
    )


def _with_french_spaces(message: str) -> str:
    """The message with the non-breaking spaces that the client's normalisation takes away."""
    message = re.sub(r"« ?", "«\u00a0", re.sub(r" ?»", "\u00a0»", message))
    return re.sub(r" ([;!?])", "\u202f\\1", re.sub(r" :", "\u00a0:", message))
