"""The contrast sentences that the second reader learns from (data/sentences, for training only)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from relation.finding import Span
from relation.language import Lang
from relation.text import Context, Sentence, Text

CORPUS = Path(__file__).parents[2] / "data" / "sentences"
_MARK = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the corpus; `label` is empty for a fine one, `group` ties a flaw to its twin."""

    text: str
    span: Span | None
    label: str
    implicit: bool
    kind: str
    audience: str
    group: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence to learn from."""

    text: Text
    sentence: Sentence
    label: str
    implicit: bool
    group: str


def read_lines(check: str, lang: Lang, folder: Path = CORPUS) -> Iterator[Line]:
    """The lines of a check's files in one language; see data/sentences/check.py for their form."""
    for path in sorted(folder.glob(f"{check}_{lang}_*.txt")):
        head: dict[str, str] = {}
        group = 0
        for raw in path.read_text(encoding="utf-8").splitlines():
            if not raw.strip():
                continue
            mark, words = raw[0], raw[1:].strip()
            if mark == "@":
                head = dict(part.split("=", 1) for part in words.split())
                continue
            group += mark != "+"
            flawed = mark in "!?"
            start, end = (words.index("[["), words.index("]]") - 2) if flawed else (0, 0)
            yield Line(
                _MARK.sub("", words), Span(start, end) if flawed else None,
                head["label"] if flawed else "", mark == "?",
                head["kind"], head["audience"], f"{path.stem}:{group}",
            )  # fmt: skip


def samples(check: str, lang: Lang, folder: Path = CORPUS) -> Iterator[Sample]:
    """One sample a sentence; of a flawed line only the sentence that holds the flaw."""
    for line in read_lines(check, lang, folder):
        text = Text(line.text, lang, Context(line.kind, line.audience))
        for sentence in text.sentences:
            if line.span is None or line.span.overlaps(sentence.span):
                yield Sample(text, sentence, line.label, line.implicit, line.group)
