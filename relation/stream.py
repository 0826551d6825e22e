"""Many messages reviewed at once: one JSON object a line in, one a line out, in order."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

from relation.checks.grammar import Checker
from relation.language import Lang
from relation.lines import Message, answer, answers
from relation.pack import Pack
from relation.reviewing import review
from relation.text import Text


def review_line(line: str, pack: Pack, languagetool: Checker | None, ui: Lang) -> str:
    """The output line for one input line; a bad line gives `{"id", "error"}`."""
    return answer(line, lambda message: _said(message, pack, languagetool, ui), ui)


def review_lines(
    lines: Iterable[str], pack: Pack, languagetool: Checker | None, ui: Lang
) -> Iterator[str]:
    """One output line for each input line that is not blank."""
    return answers(lines, lambda message: _said(message, pack, languagetool, ui), ui)


def _said(message: Message, pack: Pack, languagetool: Checker | None, ui: Lang) -> dict[str, Any]:
    started = time.perf_counter()
    result = review(Text(message.text, message.lang, message.context), pack, languagetool)
    ms = (time.perf_counter() - started) * 1000
    return {
        "ms": round(ms, 1),
        "findings": [finding.to_json(ui) for finding in result.findings],
        "unavailable": [words.in_(ui) for words in result.unavailable],
    }
