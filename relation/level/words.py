"""The words of a sentence: where they stand, what they look like, what the parse says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relation.language import Lang

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SHAPE = re.compile(
    r"(?P<skip>(?:https?://|www\.)\S+|\S+@\S+\.\w+)"
    r"|(?P<number>[#€$£%&+]*[^\W_]*\d(?:[\w.,:/°%€$£+-]*[\w%€$£°])?)"
    r"|(?P<word>[^\W\d_]+(?:['-][^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s])"
)
_WHOLE = frozenset(
    {"aujourd'hui", "quelqu'un", "quelqu'une", "prud'hommes", "o'clock", "c'est-à-dire"}
)
_FR_PART = re.compile(r"[^\W\d_]+'|[^\W\d_]+")
_EN_PART = re.compile(r"[^\W\d_]+?(?=n't)|n't|'[^\W\d_]+|[^\W\d_]+")
_EN_NORM = {"n't": "not", "ca": "can", "wo": "will", "sha": "shall"}
_PLAIN = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "\xa0": " ",
     "\u202f": " ", "\u2009": " ", "\t": " ", "\n": " ", "\r": " ", "\0": " ", "\xad": "-"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a mark; `lemma` and `pos` are empty without a parse."""

    start: int
    end: int
    norm: str
    kind: str  # word | number | mark | name
    lemma: str = ""
    pos: str = ""

    @property
    def is_word(self) -> bool:
        return self.kind == "word"


def plain(text: str) -> str:
    """Lower case, straight apostrophes, ordinary spaces; every character keeps its place."""
    lowered = text.translate(_PLAIN).lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_PLAIN))


def words(
    text: str, lang: Lang, listed: Mapping[str, float], tokens: Mapping[int, Token] | None = None
) -> list[Word]:
    """Words of a sentence; `tokens` are those of the parse by where they begin.

    `listed` says which hyphenated words stay whole and which capitals are words.
    """
    lower = plain(text)
    shouted = text.isupper()
    tokens = tokens or {}
    found: list[Word] = []
    opening = True
    for match in _SHAPE.finditer(lower):
        kind = match.lastgroup or "mark"
        if kind != "word":
            found.append(
                Word(
                    match.start(), match.end(), match.group(), "number" if kind == "skip" else kind
                )
            )
            opening = match.group() in ".!?:" or (opening and kind == "mark")
            continue
        for start, end, norm in _parts(match.group(), match.start(), lang, listed):
            token = tokens.get(start)
            lemma = plain(token.lemma_) if token is not None else ""
            pos = token.pos_ if token is not None else ""
            capital = text[start].isupper() and not shouted
            shown = (
                "name"
                if capital and _is_name(norm, pos, opening, text[start:end], listed)
                else "word"
            )
            found.append(Word(start, end, norm, shown, lemma, pos))
            opening = False
    return found


def _is_name(norm: str, pos: str, opening: bool, written: str, listed: Mapping[str, float]) -> bool:
    if norm in {"i", "i'"}:
        return False
    if len(written) > 1 and written.isupper():
        return True
    if not opening:
        return True
    return pos == "PROPN" and norm not in listed


def _parts(
    whole: str, start: int, lang: Lang, listed: Mapping[str, float]
) -> Iterator[tuple[int, int, str]]:
    if whole in _WHOLE or ("-" in whole and whole in listed):
        yield start, start + len(whole), whole
        return
    for part in (_FR_PART if lang is Lang.FR else _EN_PART).finditer(whole):
        norm = part.group()
        if lang is Lang.EN:
            norm = _EN_NORM.get(norm, norm)
            if norm == "'":
                continue
        yield start + part.start(), start + part.end(), norm


def by_start(parsed: Doc | Span, start: int = 0) -> dict[int, Token]:
    """The tokens of a parse by where they begin in the text, whose first character is `start`."""
    first = getattr(parsed, "start_char", 0)
    return {token.idx - first + start: token for token in parsed}
