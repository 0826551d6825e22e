"""Why a sentence is hard: the contributions of the score, told with the words they come from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from relation.finding import Span
from relation.language import Bilingual, Lang
from relation.level.features import Reading
from relation.level.places import Place, places

_FILE = files("relation.level") / "data" / "reasons.toml"
_LEAST = 0.15  # a smaller part of a level is not worth a word
_MOST = 5
_SHOWN = 4  # places that a message names
_SHORT = 60  # characters of a place that are shown


@dataclass(frozen=True, slots=True)
class Reason:
    """What makes a text harder: its places, their words, and how much of a level it adds."""

    kind: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    weight: float
    message: Bilingual
    plainer: Mapping[str, tuple[str, ...]]  # word to plainer ones, where they are known


@dataclass(frozen=True, slots=True)
class _Kind:
    where: str  # which places of the sentence are shown, see places.py
    features: frozenset[str]
    message: Bilingual


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, _Kind]:
    raw: dict[str, dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        name: _Kind(one["where"], frozenset(one["features"]), Bilingual(one["fr"], one["en"]))
        for name, one in raw.items()
    }


def reasons(
    text: str,
    lang: Lang,
    reading: Reading,
    parts: Mapping[str, float],
    by_word: Mapping[int, float],
) -> tuple[Reason, ...]:
    """The reasons of a sentence, the weightiest first. `parts`: what each feature adds."""
    found = []
    for name, kind in _kinds().items():
        weight = sum(parts.get(feature, 0.0) for feature in kind.features)
        if weight > 0:
            adding = {f for f in kind.features if parts.get(f, 0.0) > 0}
            shown = places(kind.where, adding, reading, by_word, lang)
            if shown:
                found.append(_reason(name, kind, text, shown, weight, reading))
    found.sort(key=lambda reason: -reason.weight)
    kept = [one for one in found if one.weight >= _LEAST][:_MOST]
    return tuple(kept or found[:1])


def _reason(
    name: str, kind: _Kind, text: str, shown: tuple[Place, ...], weight: float, reading: Reading
) -> Reason:
    whole = kind.where == "whole"
    words = {} if whole else {" ".join(p.span.of(text).split()): p.plainer for p in shown}
    first = list(words.items())[:_SHOWN]
    found = Bilingual(
        fr=", ".join(
            _named(word, easier, "«\u00a0{}\u00a0»", "plus simple\u00a0:") for word, easier in first
        ),
        en=", ".join(_named(word, easier, "“{}”", "simpler:") for word, easier in first),
    )
    count = sum(word.kind in {"word", "name"} for word in reading.words)
    return Reason(
        name,
        tuple(place.span for place in shown),
        tuple(words),
        round(weight, 3),
        Bilingual(
            fr=kind.message.fr.format(found=found.fr, count=count),
            en=kind.message.en.format(found=found.en, count=count),
        ),
        {word: easier for word, easier in words.items() if easier},
    )


def _named(word: str, easier: tuple[str, ...], quotes: str, simpler: str) -> str:
    """A word in quotation marks, with the first plainer one behind it."""
    if len(word) > _SHORT:
        word = word[: _SHORT - 2].rstrip() + " …"
    return quotes.format(word) + (f" ({simpler} {quotes.format(easier[0])})" if easier else "")
