"""The level of a sentence and of a text, with its reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from relation.finding import Span
from relation.language import Lang
from relation.level.features import read
from relation.level.grams import grams
from relation.level.reasons import Reason, reasons
from relation.level.scale import ABOVE_B1, LEVELS, level_of
from relation.level.weights import load
from relation.level.words import by_start
from relation.text import Sentence, Text, analyse

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 3_000  # characters of one sentence that are read
_LOWEST, _HIGHEST = 1.0, 6.5
_MOST_REASONS = 5
_HARDEST = 0.3  # the hardest sentences, this share of a text, weigh half


@dataclass(frozen=True, slots=True)
class Level:
    """How hard a text is: a score that rises with difficulty, its level, and why."""

    score: float
    level: str
    above_b1: bool
    reasons: tuple[Reason, ...] = ()


EASIEST = Level(_LOWEST, LEVELS[0], False)


def assess(text: str, lang: Lang, doc: Doc | None = None) -> Level:
    """The level of one sentence with its parse, or, without a parse, of any text."""
    if doc is None:
        return assess_text(analyse(text, lang))
    return _assess(text, lang, by_start(doc))


def assess_text(text: Text) -> Level:
    """The level of a message: greeting, closing and signature are left out when there is more."""
    return overall(sentence_levels(text))


def overall(rated: Sequence[tuple[Sentence, Level]]) -> Level:
    """The level of a message from those of its sentences."""
    if len(rated) < 2:
        return rated[0][1] if rated else EASIEST
    sizes = [sentence.length for sentence, _ in rated]
    score = _together([level.score for _, level in rated], sizes)
    found = [reason for _, level in rated if level.above_b1 for reason in level.reasons]
    found.sort(key=lambda reason: -reason.weight)
    return _level(score, tuple(found[:_MOST_REASONS]))


def sentence_levels(text: Text) -> list[tuple[Sentence, Level]]:
    """Each sentence of a message with its level; spans of the reasons are those of the message."""
    rated = []
    for sentence in text.body or text.sentences:
        first = sentence.span.start
        parsed = sentence.doc.char_span(
            first - sentence.offset, sentence.span.end - sentence.offset, alignment_mode="expand"
        )
        tokens = (
            {} if parsed is None else by_start(parsed, parsed.start_char + sentence.offset - first)
        )
        level = _assess(sentence.span.of(text.raw), text.lang, tokens)
        rated.append((sentence, replace(level, reasons=_moved(level.reasons, first))))
    return rated


def to_json(level: Level, ui: Lang) -> dict[str, Any]:
    """What `relation level --jsonl` says of a text, beside its id."""
    return {
        "score": round(level.score, 3),
        "level": level.level,
        "above_b1": level.above_b1,
        "reasons": [
            {
                "kind": reason.kind,
                "words": list(reason.words),
                "plainer": {word: list(easier) for word, easier in reason.plainer.items()},
                "weight": reason.weight,
                "message": reason.message.in_(ui),
            }
            for reason in level.reasons
        ],
    }


def _assess(text: str, lang: Lang, tokens: Mapping[int, Token]) -> Level:
    reading = read(text[:_LONGEST], lang, tokens)
    if not any(word.kind in {"word", "name"} for word in reading.words):
        return EASIEST
    linear = load(lang)
    parts = linear.contributions(reading.features)
    by_word = linear.by_word(grams(reading.words))
    parts["grams"] = sum(by_word.values())
    return _level(linear.start + sum(parts.values()), reasons(text, lang, reading, parts, by_word))


def _level(score: float, why: tuple[Reason, ...]) -> Level:
    bounded = min(_HIGHEST, max(_LOWEST, score))
    return Level(bounded, level_of(bounded), bounded >= ABOVE_B1, why)


def _together(scores: Sequence[float], sizes: Sequence[int]) -> float:
    """Half the mean of all sentences, half that of the hardest, both by length."""
    ordered = sorted(zip(scores, sizes, strict=True), reverse=True)
    total = sum(sizes)
    mean = sum(score * size for score, size in ordered) / total
    left = wanted = max(float(ordered[0][1]), _HARDEST * total)
    hardest = 0.0
    for score, size in ordered:
        taken = min(left, size)
        hardest += score * taken
        left -= taken
    return (mean + hardest / wanted) / 2


def _moved(why: Sequence[Reason], by: int) -> tuple[Reason, ...]:
    return tuple(
        replace(one, spans=tuple(Span(span.start + by, span.end + by) for span in one.spans))
        for one in why
    )
