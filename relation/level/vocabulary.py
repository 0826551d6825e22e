"""How hard a word is: known to every customer, listed with a level, or estimated from its frequency."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from relation.language import Lang
from relation.level import forms, lists
from relation.level.weights import estimate

_PREFIX = {
    Lang.EN: re.compile(r"^(?:un|re|non-?|pre|mis|over|under|dis|in|im|ir|il)(?=\w{4})"),
    Lang.FR: re.compile(r"^(?:re|ré|r|non-?|pré|in|im|ir|il|dé|sur|anti|co)(?=\w{4})"),
}
_ADVERB = {
    Lang.EN: ((re.compile(r"ily$"), "y"), (re.compile(r"ably$"), "able"), (re.compile(r"ibly$"), "ible"),
              (re.compile(r"ally$"), "al"), (re.compile(r"ally$"), ""), (re.compile(r"ly$"), ""),
              (re.compile(r"ly$"), "le"), (re.compile(r"ness(?:es)?$"), ""), (re.compile(r"iness$"), "y"),
              (re.compile(r"less$"), ""), (re.compile(r"able$"), ""), (re.compile(r"able$"), "e")),
    Lang.FR: ((re.compile(r"amment$"), "ant"), (re.compile(r"emment$"), "ent"), (re.compile(r"ément$"), "é"),
              (re.compile(r"ement$"), ""), (re.compile(r"ement$"), "e"), (re.compile(r"ivement$"), "if"),
              (re.compile(r"eusement$"), "eux"), (re.compile(r"ellement$"), "el"), (re.compile(r"ment$"), ""),
              (re.compile(r"ables?$"), "er")),
}  # fmt: skip
_KNOWN_ZIPF = 4.8
_UNSEEN = 1.0
_TYPO = re.compile(r"^[^\W\d_]{5,}$")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a word: level 1..6, frequency (Zipf, 1..8), and where the level comes from."""

    level: float
    zipf: float
    source: str  # known | list | guess | typo | unseen
    lemma: str


@dataclass(slots=True)
class Vocabulary:
    """The words of a language with their levels."""

    lang: Lang
    levels: dict[str, float] = field(default_factory=dict)
    known: dict[str, float] = field(default_factory=dict)
    known_phrases: dict[str, float] = field(default_factory=dict)
    _seen: dict[tuple[str, str], Entry] = field(default_factory=dict)

    def zipf(self, word: str) -> float:
        """Frequency on the Zipf scale; 0 for a word never seen."""
        return lists.zipf_table(self.lang).get(word, 0.0)

    def entry(self, norm: str, lemma: str = "") -> Entry:
        """A word as it stands, with the lemma of the parse where there is one."""
        key = (norm, lemma)
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) > 50_000:
                self._seen.clear()
            found = self._seen[key] = self._look_up(norm, lemma)
        return found

    def _look_up(self, norm: str, lemma: str) -> Entry:
        candidates = self._candidates(norm, lemma)
        zipf = max(
            (self.zipf(c) for c in candidates if c == norm or self.zipf(c) >= 1.5), default=0.0
        )
        listed = [
            (table[c], source, c)
            for table, source in ((self.known, "known"), (self.levels, "list"))
            for c in candidates
            if c in table
        ]
        if listed:  # the form itself if it is listed, else the easiest word it may be a form of
            itself = [one for one in listed if one[2] == norm]
            level, source, best = itself[0] if itself else min(listed, key=lambda one: one[0])
            if source == "known" or level <= 2:
                zipf = max(zipf, _KNOWN_ZIPF)
            return Entry(level, max(zipf, _UNSEEN), source, best)
        derived = self._derived(norm)
        if derived is not None:
            base, step = derived
            return Entry(min(6.0, self._level(base) + step), max(zipf, _UNSEEN), "guess", norm)
        if zipf < 2.2 and _TYPO.match(norm):
            meant = self._meant(norm)
            if meant:
                return Entry(self._level(meant), self.zipf(meant), "typo", meant)
        if zipf < _UNSEEN:
            return Entry(4.0, _UNSEEN, "unseen", norm)
        return Entry(estimate(norm, zipf, self.lang), zipf, "guess", norm)

    def _candidates(self, norm: str, lemma: str) -> tuple[str, ...]:
        own = forms.lemmas(norm, self.lang)
        return own if not lemma or lemma in own else (norm, lemma, *own[1:])

    def _level(self, word: str) -> float:
        return self.known.get(word, self.levels.get(word, 4.0))

    def _derived(self, norm: str) -> tuple[str, float] | None:
        """A listed word with a prefix before it or an ending behind it."""
        for pattern, ending in _ADVERB[self.lang]:
            if pattern.search(norm):
                for base in forms.lemmas(pattern.sub(ending, norm), self.lang):
                    if base in self.levels or base in self.known:
                        return base, 0.5
        prefix = _PREFIX[self.lang].match(norm)
        if prefix:
            for base in forms.lemmas(norm[prefix.end() :], self.lang):
                if base in self.levels or base in self.known:
                    return base, 1.0
        return None

    def _meant(self, norm: str) -> str:
        """The common word one letter away, same first letter; empty when there is none."""
        letters = (
            "abcdefghijklmnopqrstuvwxyzéèêàçîôûù"
            if self.lang is Lang.FR
            else "abcdefghijklmnopqrstuvwxyz"
        )
        near = {norm[:i] + norm[i + 1 :] for i in range(1, len(norm))}
        near |= {norm[:i] + norm[i + 1] + norm[i] + norm[i + 2 :] for i in range(1, len(norm) - 1)}
        near |= {norm[:i] + c + norm[i + 1 :] for i in range(1, len(norm)) for c in letters}
        near |= {norm[:i] + c + norm[i:] for i in range(1, len(norm) + 1) for c in letters}
        common = [word for word in near if len(word) > 4 and self.zipf(word) >= 4.3]
        return max(common, key=self.zipf, default="")


@lru_cache(maxsize=2)
def vocabulary(lang: Lang) -> Vocabulary:
    """The vocabulary of a language, read once."""
    words, phrases = lists.known(lang)
    return Vocabulary(lang, lists.levels(lang), words, phrases)
