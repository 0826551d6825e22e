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
from relation.level.features import NOMINAL, Reading
from relation.level.scale import ABOVE_B1

_FILE = files("relation.level") / "data" / "reasons.toml"
_LEAST = 0.15  # a smaller part of a level is not worth a word
_MOST = 5
_SHOWN = 4
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Reason:
    """What makes a text harder: its places, their words, and how much of a level it adds."""

    kind: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    weight: float
    message: Bilingual


@dataclass(frozen=True, slots=True)
class _Kind:
    where: str
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
        spans = _places(name, kind, lang, reading, parts, by_word) if weight > 0 else ()
        if spans:
            found.append(_reason(name, kind, text, spans, weight, reading))
    found.sort(key=lambda reason: -reason.weight)
    kept = [one for one in found if one.weight >= _LEAST][:_MOST]
    return tuple(kept or found[:1])


def _reason(
    name: str, kind: _Kind, text: str, spans: tuple[Span, ...], weight: float, reading: Reading
) -> Reason:
    words = tuple(dict.fromkeys(" ".join(span.of(text).split()) for span in spans))
    shown = [_cut(word) for word in words[:_SHOWN]]
    message = Bilingual(
        fr=", ".join(f"«\u00a0{word}\u00a0»" for word in shown),
        en=", ".join(f"“{word}”" for word in shown),
    )
    count = sum(word.kind in {"word", "name"} for word in reading.words)
    return Reason(
        name,
        spans,
        words,
        round(weight, 3),
        Bilingual(
            fr=kind.message.fr.format(found=message.fr, count=count),
            en=kind.message.en.format(found=message.en, count=count),
        ),
    )


def _cut(words: str) -> str:
    return words if len(words) <= _SHORT else words[: _SHORT - 2].rstrip() + " …"


def _places(
    name: str,
    kind: _Kind,
    lang: Lang,
    reading: Reading,
    parts: Mapping[str, float],
    by_word: Mapping[int, float],
) -> tuple[Span, ...]:
    if kind.where == "whole":
        return (Span(reading.words[0].start, reading.words[-1].end),) if reading.words else ()
    if kind.where == "words":
        return _hard(reading, by_word)
    if kind.where == "nominal":
        nouns = [
            one for one in reading.rated if one.level > 2.4 and NOMINAL[lang].match(one.word.norm)
        ]
        return tuple(Span(one.word.start, one.word.end) for one in nouns)
    if kind.where in {"idiom", "formula"}:
        said = [one for one in reading.expressions if one.kind == kind.where and one.level > 2.5]
        words = reading.words
        return tuple(Span(words[e.first].start, words[e.last - 1].end) for e in said)
    spans = {
        Span(start, end)
        for feature in kind.features
        if parts.get(feature, 0.0) > 0 or name == "clauses"
        for start, end in reading.places.get(feature.removeprefix("g_"), ())
    }
    return _outer(sorted(spans, key=lambda span: (span.start, -span.end)))


def _hard(reading: Reading, by_word: Mapping[int, float]) -> tuple[Span, ...]:
    """The words that weigh most: by their level above B1 and by their letters."""
    index = {id(word): number for number, word in enumerate(reading.words)}
    weighed = [
        (max(0.0, one.level - ABOVE_B1 + 0.5) + by_word.get(index[id(one.word)], 0.0), one)
        for one in reading.rated
        if one.entry.source not in {"known", "typo"} and one.level >= 3.0
    ]
    weighed.sort(key=lambda pair: -pair[0])
    chosen = [one for weight, one in weighed[:_SHOWN] if weight > 0.3]
    return tuple(Span(one.word.start, one.word.end) for one in chosen)


def _outer(spans: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in spans:
        if not (kept and kept[-1].overlaps(span)):
            kept.append(span)
    return tuple(kept)
