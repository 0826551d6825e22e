"""The letter sequences of a sentence's words: what hints at how hard a word is when no list knows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relation.level.words import Word

_SHORTEST, _LONGEST = 3, 5
_MOST = 2_000  # words of one sentence that are looked at


def grams_of(norm: str) -> Iterator[str]:
    """Sequences of three to five letters of a word, its edges marked by spaces."""
    padded = f" {norm} "
    for size in range(_SHORTEST, _LONGEST + 1):
        for start in range(max(1, len(padded) - size + 1)):
            yield padded[start : start + size]


def grams(words: Sequence[Word]) -> dict[str, list[int]]:
    """Each sequence of a sentence with the words it stands in; names and numbers have none."""
    found: dict[str, list[int]] = {}
    for index, word in enumerate(words[:_MOST]):
        if word.is_word:
            for gram in grams_of(word.norm):
                places = found.setdefault(gram, [])
                if not places or places[-1] != index:
                    places.append(index)
    return found
