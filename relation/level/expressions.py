"""Expressions in a sentence: idioms, set phrases, legal formulas, and phrases every customer knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from relation.language import Lang
from relation.level import forms
from relation.level.scale import NUMBER
from relation.level.vocabulary import vocabulary
from relation.level.words import Word, words

_DATA = files("relation.level") / "data"
_LIGHT = {
    Lang.FR: frozenset("ne n' pas plus jamais donc bien tout toute tous un peu trop vraiment déjà encore aussi"
                       " toujours souvent même ainsi alors lui leur vous nous me te m' t' l' en y très".split()),
    Lang.EN: frozenset("not really just all well very so quite a bit only always never still also too the"
                       " completely rather simply even now clearly already".split()),
}  # fmt: skip
_POSSESSIVE = {
    Lang.FR: frozenset("mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs".split()),
    Lang.EN: frozenset("my your his her its our their one's 's".split()),
}
_SLOT = {Lang.FR: ("son", "quelqu'un"), Lang.EN: ("one's", "someone")}
_REFLEXIVE = frozenset("me m' te t' se s' nous vous".split())
_SAME = {
    Lang.FR: {"à": {"à", "au", "aux"}, "de": {"de", "d'", "du", "des"}, "d'": {"de", "d'", "du", "des"},
              "le": {"le", "l'"}, "la": {"la", "l'"}, "que": {"que", "qu'"}, "qu'": {"que", "qu'"},
              "en": {"en", "m'en", "s'en"}},
    Lang.EN: {"a": {"a", "an"}, "cannot": {"cannot", "can"}},
}  # fmt: skip
_FIXED = frozenset(
    "le la les l' de du des d' à au aux en sur dans par pour un une et ou ne n' que qu' qui ce s' se sans sous"
    " the a an of to in on at by for with and or it is be i we you not no as up off out".split()
)
_GAP = 4


@dataclass(frozen=True, slots=True)
class Expression:
    """What was found: words `first` up to `last` (excluded), a level 1..6, a kind, as it is listed."""

    first: int
    last: int
    level: float
    kind: str  # idiom | formula | known
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class _Pattern:
    items: tuple[frozenset[str] | str, ...]  # a set of words, "?…" optional set, or a slot name
    level: float
    kind: str
    phrase: str


class Expressions:
    """All expressions of a language, found through their longest word."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._by_word: dict[str, list[_Pattern]] = defaultdict(list)
        for line in (_DATA / f"expressions_{lang}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                head, _, body = line.partition(": ")
                level, kind = head.split()
                for phrase in dict.fromkeys(body.split("; ")):
                    self._add(phrase, NUMBER[level], kind)
        for phrase, level in vocabulary(lang).known_phrases.items():
            self._add(phrase, level, "known")

    def _add(self, phrase: str, level: float, kind: str) -> None:
        items: list[frozenset[str] | str] = []
        literal: list[str] = []
        own, someone = _SLOT[self.lang]
        for piece in re.findall(r"\([^)]+\)|\S+", phrase):
            if piece == "~":
                items.append("gap")
            elif piece == own:
                items.append("own")
            elif piece == someone:
                items.append("someone")
            else:
                optional = piece.startswith("(")
                alternatives = [self._norms(part) for part in piece.strip("()").split("|")]
                for norms in zip(*alternatives, strict=True):
                    if self.lang is Lang.FR and norms[0] in {"se", "s'"}:
                        items.append("reflexive")
                    elif optional or norms[0] in {"ne", "n'"}:
                        items.append("light")
                    else:
                        items.append(frozenset().union(*(self._same(n) for n in norms)))
                        if len(norms) == 1:
                            literal.append(norms[0])
        key = max(literal, key=lambda word: (word not in _FIXED, len(word)))
        pattern = _Pattern(tuple(items), level, kind, phrase)
        for word in self._same(key):
            self._by_word[word].append(pattern)

    def _norms(self, piece: str) -> list[str]:
        return [
            word.norm
            for word in words(piece, self.lang, vocabulary(self.lang).levels)
            if word.kind != "mark"
        ]

    def _same(self, norm: str) -> frozenset[str]:
        return frozenset(_SAME[self.lang].get(norm, {norm}))

    def find(self, sentence: Sequence[Word]) -> list[Expression]:
        """Expressions of a sentence; of two that overlap, the longer one of the same sort."""
        forms_of = [self._forms(word) for word in sentence]
        found: list[Expression] = []
        for at, candidates in enumerate(forms_of):
            for pattern in {p for form in candidates for p in self._by_word.get(form, ())}:
                for start in range(max(0, at - 2 * len(pattern.items) - _GAP), at + 1):
                    end = self._match(pattern, forms_of, start)
                    if end > at:
                        found.append(Expression(start, end, pattern.level, pattern.kind, pattern.phrase))
                        break
        found.sort(key=lambda e: (e.first - e.last, -e.level))
        kept: list[Expression] = []
        for one in found:
            if not any(one.first < k.last and k.first < one.last and (one.kind == "known") == (k.kind == "known")
                       for k in kept):  # fmt: skip
                kept.append(one)
        return sorted(kept, key=lambda e: e.first)

    def _forms(self, word: Word) -> frozenset[str]:
        if word.kind in {"mark", "number"}:
            return frozenset({word.norm})
        if word.norm in _FIXED:
            return frozenset({word.norm})
        return frozenset({*forms.lemmas(word.norm, self.lang), word.lemma or word.norm})

    def _match(self, pattern: _Pattern, forms_of: Sequence[frozenset[str]], start: int) -> int:
        """The index behind the last word of a match that begins at `start`; 0 for none."""
        at = start
        light = _LIGHT[self.lang]
        count = len(forms_of)
        items = pattern.items
        for number, item in enumerate(items):
            if isinstance(item, frozenset):
                reach = 0
                if number and pattern.kind != "known":
                    before = items[number - 1]
                    reach = _GAP if before == "gap" else 3 if before == "someone" else 2
                free = number > 0 and items[number - 1] in {"gap", "someone"}
                step = 0
                while at + step < count and not item & forms_of[at + step]:
                    if step >= reach or not (free or forms_of[at + step] & light):
                        return 0
                    step += 1
                if at + step >= count:
                    return 0
                if free and items[number - 1] == "someone" and step == 0:
                    return 0
                at += step + 1
            elif item == "own":
                if at < count and forms_of[at] & _POSSESSIVE[self.lang]:
                    at += 1
                elif at + 1 < count and "'s" in forms_of[at + 1]:
                    at += 2
                else:
                    return 0
            elif item == "reflexive" and at < count and forms_of[at] & _REFLEXIVE:
                at += 1
        return at


@lru_cache(maxsize=2)
def expressions(lang: Lang) -> Expressions:
    return Expressions(lang)
