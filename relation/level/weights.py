"""The fitted numbers: feature weights of each language and the estimate of unlisted words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from relation.language import Lang

_FILE = files("relation.level") / "data" / "weights.json"


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear score: intercept plus, for each feature, weight times (value - mean)."""

    intercept: float
    weight: dict[str, float]
    mean: dict[str, float]

    def contributions(self, features: dict[str, float]) -> dict[str, float]:
        """What each feature adds to the score of an average sentence."""
        return {
            name: weight * (features.get(name, 0.0) - self.mean[name])
            for name, weight in self.weight.items()
        }

    def score(self, features: dict[str, float]) -> float:
        return self.intercept + sum(self.contributions(features).values())


@dataclass(frozen=True, slots=True)
class Weights:
    """What train.py writes: with a parse, without one, and for a word in no list."""

    parsed: Linear
    unparsed: Linear
    word: dict[str, float]


@lru_cache(maxsize=1)
def load() -> dict[Lang, Weights]:
    raw = json.loads(_FILE.read_text(encoding="utf-8"))
    return {
        lang: Weights(
            parsed=Linear(**raw[lang]["parsed"]),
            unparsed=Linear(**raw[lang]["unparsed"]),
            word=raw[lang]["word"],
        )
        for lang in Lang
    }


def word_features(norm: str, zipf: float) -> dict[str, float]:
    """What the level of a word in no list is estimated from."""
    return {"one": 1.0, "zipf": zipf, "rare": max(0.0, 3.0 - zipf), "length": min(len(norm), 14) / 10}


def estimate(norm: str, zipf: float, lang: Lang) -> float:
    """The level of a word in no list, 1..6."""
    weight = load()[lang].word
    value = sum(weight[name] * x for name, x in word_features(norm, zipf).items())
    return min(5.5, max(1.0, value))
