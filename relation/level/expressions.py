"""Expressions in a sentence: idioms, set phrases, legal formulas, and phrases every customer knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from relation.language import Lang
from relation.level import forms
from relation.level.patterns import FIXED, Pattern, patterns
from relation.level.words import Word

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
_REFLEXIVE = frozenset("me m' te t' se s' nous vous".split())
_GAP = 4


@dataclass(frozen=True, slots=True)
class Expression:
    """What was found: words `first` up to `last` (excluded), a level 1..6, a kind, its list form."""

    first: int
    last: int
    level: float
    kind: str  # idiom | formula | known
    phrase: str


class Expressions:
    """All expressions of a language, found through their longest word."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._by_word: dict[str, list[Pattern]] = defaultdict(list)
        for pattern in patterns(lang):
            for word in pattern.keys:
                self._by_word[word].append(pattern)

    def find(self, sentence: Sequence[Word]) -> list[Expression]:
        """Expressions of a sentence; of two that overlap, the longer one of the same sort."""
        forms_of = [self._forms(word) for word in sentence]
        found: list[Expression] = []
        for at, candidates in enumerate(forms_of):
            for pattern in {p for form in candidates for p in self._by_word.get(form, ())}:
                first = pattern.items[0]
                for start in range(max(0, at - 2 * len(pattern.items) - _GAP), at + 1):
                    if isinstance(first, frozenset) and first.isdisjoint(forms_of[start]):
                        continue  # most starts, so the cheap question first
                    end = self._match(pattern, forms_of, start)
                    if end > at:
                        found.append(
                            Expression(start, end, pattern.level, pattern.kind, pattern.phrase)
                        )
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
        if word.norm in FIXED:
            return frozenset({word.norm})
        return frozenset({*forms.lemmas(word.norm, self.lang), word.lemma or word.norm})

    def _match(self, pattern: Pattern, forms_of: Sequence[frozenset[str]], start: int) -> int:
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
