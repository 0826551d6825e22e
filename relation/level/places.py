"""Where in a sentence a reason stands: its hard words, its expressions, its constructions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from relation.finding import Span
from relation.language import Lang
from relation.level.features import NOMINAL, Reading
from relation.level.plainer import for_expression, for_word
from relation.level.scale import ABOVE_B1

_MOST_WORDS = 4
_WEIGHTY = 0.3
_CLAUSES = ("relative", "that", "subordinator", "formal_relative", "hard_subordinator", "contact_clause")  # fmt: skip
_PLACED = {"clause_marks": _CLAUSES, "many_clause_marks": _CLAUSES, "clause_density": _CLAUSES}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a sentence, with plainer words to put there where they are known."""

    span: Span
    plainer: tuple[str, ...] = ()


def places(
    where: str,
    adding: Collection[str],
    reading: Reading,
    by_word: Mapping[int, float],
    lang: Lang,
) -> tuple[Place, ...]:
    """The places of one kind of reason; `adding` are its features that make the sentence harder."""
    words = reading.words
    if where == "whole":
        return (Place(Span(words[0].start, words[-1].end)),)
    if where == "words":
        return _hard(reading, by_word, lang)
    if where == "nominal":
        return tuple(
            Place(Span(one.word.start, one.word.end))
            for one in reading.rated
            if one.level > 2.4 and NOMINAL[lang].match(one.word.norm)
        )
    if where in {"idiom", "formula"}:
        return tuple(
            Place(
                Span(words[said.first].start, words[said.last - 1].end),
                for_expression(said, words, lang),
            )
            for said in reading.expressions
            if said.kind == where and said.level >= ABOVE_B1
        )
    names = {_PLACED.get(feature, (feature,)) for feature in adding}
    found = {
        Span(start, end)
        for group in names
        for name in group
        for start, end in reading.places.get(name.removeprefix("g_"), ())
    }
    return tuple(map(Place, _outer(found)))


def _hard(reading: Reading, by_word: Mapping[int, float], lang: Lang) -> tuple[Place, ...]:
    """The words that weigh most: by their level above B1 and by their letters."""
    index = {id(word): number for number, word in enumerate(reading.words)}
    weighed = [
        (max(0.0, one.level - ABOVE_B1 + 0.5) + by_word.get(index[id(one.word)], 0.0), one)
        for one in reading.rated
        if one.entry.source not in {"known", "typo"} and one.level >= 3.0
    ]
    weighed.sort(key=lambda pair: -pair[0])
    chosen = [one for weight, one in weighed[:_MOST_WORDS] if weight > _WEIGHTY]
    return tuple(
        Place(
            Span(one.word.start, one.word.end), for_word(one, lang) if one.level >= ABOVE_B1 else ()
        )
        for one in chosen
    )


def _outer(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not (kept and kept[-1].overlaps(span)):
            kept.append(span)
    return kept
