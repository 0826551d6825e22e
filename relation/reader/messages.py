"""Marked messages (data/messages, data/letters): whole letters with their flaws, to learn from and measure on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relation.finding import Span
from relation.language import Lang

_DATA = Path(__file__).parents[2] / "data"
MESSAGES = _DATA / "messages"
LETTERS = _DATA / "letters" / "learnt"
_MARK = re.compile(r"\[\[(\w+)/([\w-]+)([?!])(\w+)\|(.*?)\]\]", re.S)


@dataclass(frozen=True, slots=True)
class Flaw:
    """A flaw that a reader marked; `span` is None when something is missing."""

    check: str
    label: str
    severity: str
    implicit: bool
    span: Span | None


@dataclass(frozen=True, slots=True)
class MarkedMessage:
    """A message with its flaws, none if it is clean."""

    id: str
    lang: Lang
    kind: str
    audience: str
    author: str
    text: str
    flaws: tuple[Flaw, ...]

    def to_gold(self) -> dict[str, Any]:
        """The message in the form of marked letters that scorers read."""
        return {
            "id": self.id, "lang": str(self.lang), "kind": self.kind, "audience": self.audience,
            "author": self.author, "text": self.text, "clean": not self.flaws,
            "expected": [
                {
                    "check": flaw.check, "label": flaw.label, "severity": flaw.severity,
                    "implicit": flaw.implicit, "quote": flaw.span.of(self.text) if flaw.span else "",
                }
                for flaw in self.flaws
            ],
        }  # fmt: skip


def read_messages(lang: Lang, folder: Path = MESSAGES) -> Iterator[MarkedMessage]:
    """The messages of a language, file by file; their form is told in data/messages/check.py."""
    for path in sorted(folder.glob(f"{lang}_*.txt")):
        parts = re.split(r"^=== ?", path.read_text(encoding="utf-8"), flags=re.M)[1:]
        for number, part in enumerate(parts, 1):
            yield _message(part, f"{path.stem}-{number:02}", lang)


def read_letters(lang: Lang, folder: Path = LETTERS) -> Iterator[MarkedMessage]:
    """The marked letters of a language that were measured on first; their form is that of `to_gold`."""
    import yaml  # for training only

    for path in sorted(folder.glob(f"{lang}_*.yaml")):
        for letter in yaml.safe_load(path.read_text(encoding="utf-8")):
            flaws = tuple(_flaw(found, letter["text"]) for found in letter["expected"])
            facts = (letter["kind"], letter["audience"], letter["author"])
            yield MarkedMessage(letter["id"], lang, *facts, letter["text"], flaws)


def _flaw(found: dict[str, Any], text: str) -> Flaw:
    start, quote = text.find(found["quote"]), found["quote"]
    span = Span(start, start + len(quote)) if quote else None
    return Flaw(found["check"], found["label"], found["severity"], found["implicit"], span)


def _message(part: str, id_: str, lang: Lang) -> MarkedMessage:
    head, _, rest = part.partition("\n")
    facts = dict(pair.split("=", 1) for pair in head.split())
    body, *missing = re.split(r"^--- ?", rest, flags=re.M)
    text, at = "", 0
    flaws: list[Flaw] = []
    body = body.strip("\n")
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()]
        span = Span(len(text), len(text) + len(mark[5]))
        flaws.append(Flaw(mark[1], mark[2], mark[4], mark[3] == "?", span))
        text += mark[5]
        at = mark.end()
    text += body[at:] + "\n"
    for line in missing:
        what, severity = line.split()
        check, _, label = what.partition("/")
        flaws.append(Flaw(check, label, severity, True, None))
    return MarkedMessage(
        id_, lang, facts["kind"], facts["audience"], facts["author"], text, tuple(flaws)
    )
