"""Many messages at once: one JSON object a line in, one a line out, in order."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from relation.checks.grammar import Checker
from relation.detect import find_language
from relation.language import Bilingual, Lang, RelationError
from relation.pack import Pack
from relation.review import review
from relation.rule import AUDIENCES, KINDS
from relation.text import Context, Text


class LineError(RelationError):
    """A line of the input that is not a message; says what is wrong."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the input."""

    id: Any
    text: str
    lang: Lang
    context: Context


def read_message(line: str) -> Message:
    """The message of one input line; raises LineError."""
    try:
        data = json.loads(line)
    except ValueError as error:
        raise LineError(
            Bilingual(fr=f"JSON illisible : {error}", en=f"unreadable JSON: {error}")
        ) from error
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise LineError(Bilingual(fr="le champ text manque", en="the field text is missing"))
    kind, audience = data.get("kind") or "unknown", data.get("audience") or ""
    for value, known in ((kind, KINDS), (audience, (*AUDIENCES, ""))):
        if value not in known:
            listed = ", ".join(filter(None, known))
            raise LineError(Bilingual(fr=f"« {value} » : {listed}", en=f"“{value}”: {listed}"))
    lang = data.get("lang") or "auto"
    if lang not in (*Lang, "auto"):
        raise LineError(
            Bilingual(
                fr=f"langue « {lang} » : fr, en, auto",
                en=f"language “{lang}”: fr, en, auto",
            )
        )
    text = data["text"]
    return Message(
        data.get("id"), text, find_language(text) if lang == "auto" else Lang(lang),
        Context(kind, audience, data.get("channel") or "", data.get("law") or ""),
    )  # fmt: skip


def review_line(line: str, pack: Pack, languagetool: Checker | None, ui: Lang) -> str:
    """The output line for one input line; a bad line gives `{"id", "error"}`."""
    started = time.perf_counter()
    try:
        message = read_message(line)
        result = review(Text(message.text, message.lang, message.context), pack, languagetool)
    except RelationError as error:
        return json.dumps({"id": _id(line), "error": error.message.in_(ui)}, ensure_ascii=False)
    ms = (time.perf_counter() - started) * 1000
    out = {
        "id": message.id,
        "ms": round(ms, 1),
        "findings": [finding.to_json(ui) for finding in result.findings],
        "unavailable": [words.in_(ui) for words in result.unavailable],
    }
    return json.dumps(out, ensure_ascii=True)


def review_lines(
    lines: Iterable[str], pack: Pack, languagetool: Checker | None, ui: Lang
) -> Iterator[str]:
    """One output line for each input line that is not blank."""
    return (review_line(line, pack, languagetool, ui) for line in lines if line.strip())


def _id(line: str) -> Any:
    try:
        data = json.loads(line)
    except ValueError:
        return None
    return data.get("id") if isinstance(data, dict) else None
