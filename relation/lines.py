"""Lines of JSON: one message a line in, one answer a line out, a bad line never stops the rest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from relation.detect import find_language
from relation.language import Bilingual, Lang, RelationError
from relation.rule import AUDIENCES, KINDS
from relation.text import Context


class LineError(RelationError):
    """A line of the input that is not a message; says what is wrong."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the input."""

    id: Any
    text: str
    lang: Lang
    context: Context


def answers(
    lines: Iterable[str], say: Callable[[Message], Mapping[str, Any]], ui: Lang
) -> Iterator[str]:
    """One output line for each input line that is not blank, in order."""
    return (answer(line, say, ui) for line in lines if line.strip())


def answer(line: str, say: Callable[[Message], Mapping[str, Any]], ui: Lang) -> str:
    """The output line: the id and what `say` tells of the message, or `{"id", "error"}`."""
    id_: Any = None
    try:
        data = _read(line)
        id_ = data.get("id") if isinstance(data, dict) else None
        out = {"id": id_, **say(_message(data))}
    except RelationError as error:
        out = {"id": id_, "error": error.message.in_(ui)}
    return json.dumps(out, ensure_ascii=True)


def _read(line: str) -> object:
    try:
        data: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LineError(
            Bilingual(fr=f"JSON illisible\u00a0: {error}", en=f"unreadable JSON: {error}")
        ) from error
    return data


def _message(data: object) -> Message:
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise LineError(Bilingual(fr="le champ text manque", en="the field text is missing"))
    kind, audience = data.get("kind") or "unknown", data.get("audience") or ""
    for value, known in ((kind, KINDS), (audience, (*AUDIENCES, ""))):
        if value not in known:
            listed = ", ".join(filter(None, known))
            raise LineError(
                Bilingual(fr=f"«\u00a0{value}\u00a0»\u00a0: {listed}", en=f"“{value}”: {listed}")
            )
    lang = data.get("lang") or "auto"
    if lang not in (*Lang, "auto"):
        raise LineError(
            Bilingual(
                fr=f"langue «\u00a0{lang}\u00a0»\u00a0: fr, en, auto",
                en=f"language “{lang}”: fr, en, auto",
            )
        )
    text = data["text"]
    return Message(
        data.get("id"), text, find_language(text) if lang == "auto" else Lang(lang),
        Context(kind, audience, data.get("channel") or "", data.get("law") or ""),
    )  # fmt: skip
