"""The notation of the expression lists: from a phrase to what each of its words may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from relation.language import Lang
from relation.level.scale import NUMBER
from relation.level.vocabulary import vocabulary
from relation.level.words import words

_DATA = files("relation.level") / "data"
_SLOT = {Lang.FR: ("son", "quelqu'un"), Lang.EN: ("one's", "someone")}
_SAME = {
    Lang.FR: {"à": {"à", "au", "aux"}, "de": {"de", "d'", "du", "des"}, "d'": {"de", "d'", "du", "des"},
              "le": {"le", "l'"}, "la": {"la", "l'"}, "que": {"que", "qu'"}, "qu'": {"que", "qu'"},
              "en": {"en", "m'en", "s'en"}},
    Lang.EN: {"a": {"a", "an"}, "cannot": {"cannot", "can"}},
}  # fmt: skip
FIXED = frozenset(
    "le la les l' de du des d' à au aux en sur dans par pour un une et ou ne n' que qu' qui ce s' se sans sous"
    " the a an of to in on at by for with and or it is be i we you not no as up off out".split()
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """What to look for: for each place a set of words or the name of a slot (gap, own, light …)."""

    items: tuple[frozenset[str] | str, ...]
    keys: frozenset[str]  # forms of its longest word, by which it is found
    level: float
    kind: str  # idiom | formula | known
    phrase: str


def patterns(lang: Lang) -> Iterator[Pattern]:
    """All expressions of a language: those of its list, and phrases that every customer knows."""
    text = (_DATA / f"expressions_{lang}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            head, _, body = line.partition(": ")
            level, kind = head.split()
            for phrase in dict.fromkeys(body.split("; ")):
                yield _pattern(phrase, NUMBER[level], kind, lang)
    for phrase, known in vocabulary(lang).known_phrases.items():
        yield _pattern(phrase, known, "known", lang)


def _pattern(phrase: str, level: float, kind: str, lang: Lang) -> Pattern:
    items: list[frozenset[str] | str] = []
    literal: list[str] = []
    own, someone = _SLOT[lang]
    for piece in re.findall(r"\([^)]+\)|\S+", phrase):
        if piece == "~":
            items.append("gap")
        elif piece == own:
            items.append("own")
        elif piece == someone:
            items.append("someone")
        else:
            optional = piece.startswith("(")
            alternatives = [_norms(part, lang) for part in piece.strip("()").split("|")]
            for norms in zip(*alternatives, strict=True):
                if lang is Lang.FR and norms[0] in {"se", "s'"}:
                    items.append("reflexive")
                elif optional or norms[0] in {"ne", "n'"}:
                    items.append("light")
                else:
                    items.append(frozenset().union(*(_same(norm, lang) for norm in norms)))
                    if len(norms) == 1:
                        literal.append(norms[0])
    key = max(literal, key=lambda word: (word not in FIXED, len(word)))
    return Pattern(tuple(items), _same(key, lang), level, kind, phrase)


def _norms(piece: str, lang: Lang) -> list[str]:
    found = words(piece, lang, vocabulary(lang).levels)
    return [word.norm for word in found if word.kind != "mark"]


def _same(norm: str, lang: Lang) -> frozenset[str]:
    return frozenset(_SAME[lang].get(norm, {norm}))
