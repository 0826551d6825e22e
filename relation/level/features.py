"""The features of a sentence and where each of them stands in it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relation.language import Lang
from relation.level.expressions import Expression, expressions
from relation.level.grammar import Places, constructions
from relation.level.vocabulary import Entry, vocabulary
from relation.level.words import Word, plain, words

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINAL = {
    Lang.EN: re.compile(r"\w{3,}(?:tion|sion|ment|ance|ence|ancy|ency|ity|ness|ure|sal|val)s?$"),
    Lang.FR: re.compile(r"\w{3,}(?:tion|sion|ment|ance|ence|ité|age|ure|esse|isme)s?$"),
}
_PAUSE = re.compile(r"[,;:()–—]| (?:and|or|but|et|ou|mais) ")
_FUNCTION_ZIPF = 6.3
_COUNTED = 4  # a construction counts at most so many times


@dataclass(frozen=True, slots=True)
class Rated:
    """A word with what the vocabulary says of it; `level` is lowered by a phrase every customer knows."""

    word: Word
    entry: Entry
    level: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read for its level: features and the places they come from."""

    features: dict[str, float]
    rated: tuple[Rated, ...]
    expressions: tuple[Expression, ...]
    words: tuple[Word, ...]
    places: Places


def look_up(
    text: str, lang: Lang, tokens: Mapping[int, Token] | None = None
) -> tuple[list[Rated], list[Expression], tuple[Word, ...]]:
    """The words of one sentence with their levels, and its expressions."""
    store = vocabulary(lang)
    found = words(text, lang, store.levels, tokens)
    spoken = expressions(lang).find(found)
    lowered = {i: e.level for e in spoken if e.kind == "known" for i in range(e.first, e.last)}
    rated: list[Rated] = []
    for index, word in enumerate(found):
        if word.kind == "word" and word.norm.strip("'"):
            entry = store.entry(word.norm, word.lemma)
            rated.append(Rated(word, entry, min(entry.level, lowered.get(index, 6.0))))
    return rated, spoken, tuple(found)


def read(text: str, lang: Lang, tokens: Mapping[int, Token] | None = None) -> Reading:
    """Read one sentence."""
    rated, spoken, found = look_up(text, lang, tokens)
    places = constructions(plain(text), lang)
    features = {
        **_length(text, found),
        **_vocabulary(rated, lang),
        **_said(spoken),
        **_grammar(places, rated, lang),
    }
    return Reading(features, tuple(rated), tuple(spoken), found, places)


def _length(text: str, found: Sequence[Word]) -> dict[str, float]:
    spoken = [word for word in found if word.kind in {"word", "name"}]
    count = len(spoken)
    numbers = sum(word.kind == "number" for word in found)
    parts = [len(part.split()) for part in _PAUSE.split(plain(text)[:4000])]
    longest = max(parts, default=0)
    return {
        "log_words": math.log(1 + count),
        "long": max(0, min(count, 60) - 20) / 10,
        "longest_part": math.log(1 + longest),
        "part": math.log(1 + (count + numbers) / max(1, len(parts))),
        "numbers": min(6, numbers) / 3,
        "numbers_share": numbers / max(1, count + numbers),
        "names": sum(word.kind == "name" for word in found) / max(1, count),
        "commas": min(6, sum(word.norm == "," for word in found)) / 3,
    }


def _vocabulary(rated: Sequence[Rated], lang: Lang) -> dict[str, float]:
    content = [one for one in rated if one.entry.zipf < _FUNCTION_ZIPF or one.level > 2]
    levels = sorted((one.level for one in content), reverse=True) or [1.0]
    zipfs = sorted(one.entry.zipf for one in content) or [6.0]
    lengths = sorted((len(one.word.norm) for one in content), reverse=True) or [3]
    count = len(levels)
    top = [*levels, 1.0, 1.0, 1.0, 1.0][:4]
    low = [*zipfs, 6.0, 6.0, 6.0][:3]
    return {
        "level_mean": sum(levels) / count,
        "level_1": top[0],
        "level_2": top[1],
        "level_3": (top[2] + top[3]) / 2,
        "level_over": max(0.0, top[0] - 3.5),
        "level_far_over": max(0.0, top[0] - 4.5),
        "b1_words": math.sqrt(sum(level >= 2.6 for level in levels)),
        "b2_words": math.sqrt(sum(level >= 3.5 for level in levels)),
        "c1_words": math.sqrt(sum(level >= 4.5 for level in levels)),
        "b2_share": sum(level >= 3.5 for level in levels) / (count + 1),
        "a1_share": sum(level <= 1.5 for level in levels) / (count + 1),
        "zipf_mean": sum(zipfs) / count,
        "zipf_1": low[0],
        "zipf_2": (low[1] + low[2]) / 2,
        "rare": math.sqrt(sum(max(0.0, 4.0 - zipf) for zipf in zipfs)),
        "letters": sum(lengths) / count / 5,
        "longest_word": lengths[0] / 10,
        "nominal": min(
            5, sum(bool(NOMINAL[lang].match(one.word.norm)) and one.level > 2.4 for one in rated)
        )
        / 2,
    }


def _said(spoken: Sequence[Expression]) -> dict[str, float]:
    hard = {
        kind: [e.level - 2.5 for e in spoken if e.kind == kind] for kind in ("idiom", "formula")
    }
    both = sorted(hard["idiom"] + hard["formula"], reverse=True)
    return {
        "idiom": max(hard["idiom"], default=0.0),
        "formula": max(hard["formula"], default=0.0),
        "expressions": sum(both[1:3]),
        "known_phrase": float(any(e.kind == "known" for e in spoken)),
    }


def _grammar(places: Places, rated: Sequence[Rated], lang: Lang) -> dict[str, float]:
    count = max(1, len(rated))
    features = {f"g_{name}": float(min(_COUNTED, len(found))) for name, found in places.items()}
    clauses = sum(len(places.get(n, ())) for n in ("relative", "that", "subordinator", "formal_relative",
                                                   "hard_subordinator", "contact_clause"))  # fmt: skip
    features["clause_marks"] = min(8.0, clauses)
    features["many_clause_marks"] = max(0.0, min(8.0, clauses) - 2)
    features["clause_density"] = clauses / count
    features["of_chain"] = max(0.0, min(6.0, len(places.get("of", ()))) - 1)
    features["preposition_density"] = len(places.get("preposition", ())) / count
    for name in ("of", "preposition"):
        features.pop(f"g_{name}", None)
    return features
