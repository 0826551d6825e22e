"""The word lists in data/: words with a level, words every customer knows, and frequencies."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from relation.language import Lang
from relation.level.scale import NUMBER

_DATA = files("relation.level") / "data"
_PROFILES = ("cefrj-vocabulary-profile-1.5.csv", "octanove-vocabulary-profile-c1c2-1.0.csv")


def levels(lang: Lang) -> dict[str, float]:
    """Words with their level: our own list and, in English, the two published profiles."""
    found: dict[str, float] = {}
    if lang is Lang.EN:
        for word, level in _profiles():
            found[word] = min(level, found.get(word, level))
    for word, level in _read(f"words_{lang}.txt"):
        profile = found.get(word)
        if profile is not None:  # two opinions: the easier one below B2, else between them
            level = min(level, profile) if level <= 3 else (level + profile) / 2
        found[word] = level
    return found


def known(lang: Lang) -> tuple[dict[str, float], dict[str, float]]:
    """Words, then phrases, that every customer knows, whatever their frequency."""
    words: dict[str, float] = {}
    phrases: dict[str, float] = {}
    for word, level in _read(f"known_{lang}.txt"):
        (phrases if " " in word or "'" in word else words).setdefault(word, level)
    return words, phrases


@lru_cache(maxsize=2)
def zipf_table(lang: Lang) -> dict[str, float]:
    """Word to Zipf frequency; loaded at the first sentence."""
    from wordfreq import get_frequency_dict

    return {word: math.log10(f) + 9 for word, f in get_frequency_dict(str(lang), "best").items()}


def _read(name: str) -> Iterator[tuple[str, float]]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            level, _, words = line.partition(": ")
            for word in words.split(", "):
                yield word.lower().removeprefix("se ").removeprefix("s'"), NUMBER[level]


def _profiles() -> Iterator[tuple[str, float]]:
    for name in _PROFILES:
        text = (_DATA / name).read_text(encoding="utf-8").removeprefix("\ufeff")
        for row in csv.DictReader(text.splitlines()):
            for word in row["headword"].split("/"):
                yield word.strip().lower(), NUMBER[row["CEFR"]]
