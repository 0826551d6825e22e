"""The fitted numbers: the linear score of each language and the estimate for unlisted words."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from relation.language import Lang

_DATA = files("relation.level") / "data"


@dataclass(frozen=True, slots=True)
class Linear:
    """A score: a start, plus weight times value for each feature and each letter sequence.

    `usual` holds the features of an ordinary B1 sentence: what a contribution is measured from.
    `grams` holds, for each letter sequence, how rare it is and its weight.
    """

    start: float
    weight: Mapping[str, float]
    usual: Mapping[str, float]
    grams: Mapping[str, tuple[float, float]]

    def of(self, features: Mapping[str, float], grams: Iterable[str]) -> float:
        """The score of a sentence."""
        alone = {gram: [0] for gram in grams}
        return self.start + sum(
            (*self.contributions(features).values(), *self.by_word(alone).values())
        )

    def contributions(self, features: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds to the score of an ordinary sentence."""
        return {
            name: weight * (features.get(name, 0.0) - self.usual[name])
            for name, weight in self.weight.items()
        }

    def by_word(self, grams: Mapping[str, list[int]]) -> dict[int, float]:
        """What the letters of each word add to the score."""
        known = [(self.grams[gram], words) for gram, words in grams.items() if gram in self.grams]
        length = math.sqrt(sum(rare * rare for (rare, _), _ in known)) or 1.0
        added: dict[int, float] = {}
        for (rare, weight), words in known:
            for word in words:
                added[word] = added.get(word, 0.0) + rare * weight / length / len(words)
        return added


@lru_cache(maxsize=2)
def load(lang: Lang) -> Linear:
    """The score of a language, as train.py wrote it."""
    raw = json.loads((_DATA / f"score_{lang}.json").read_text(encoding="utf-8"))
    grams = {gram: (rare / 100, weight / 10_000) for gram, rare, weight in raw["grams"]}
    return Linear(raw["start"], raw["weight"], raw["usual"], grams)


@lru_cache(maxsize=1)
def _of_words() -> Mapping[str, Mapping[str, float]]:
    words: Mapping[str, Mapping[str, float]] = json.loads(
        (_DATA / "word_estimate.json").read_text(encoding="utf-8")
    )
    return words


def word_features(norm: str, zipf: float) -> dict[str, float]:
    """What the level of a word in no list is estimated from."""
    return {
        "one": 1.0,
        "zipf": zipf,
        "rare": max(0.0, 3.0 - zipf),
        "length": min(len(norm), 14) / 10,
    }


def estimate(norm: str, zipf: float, lang: Lang) -> float:
    """The level of a word in no list, 1..6."""
    weight = _of_words()[lang]
    value = sum(weight[name] * x for name, x in word_features(norm, zipf).items())
    return min(5.5, max(1.0, value))


def forget() -> None:
    """Read the files anew at the next use; training does so after writing them."""
    load.cache_clear()
    _of_words.cache_clear()
