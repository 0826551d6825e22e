"""Words and expressions above B1 in a text, and plainer ones to put in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from relation.finding import Span
from relation.language import Lang
from relation.level.expressions import Expression
from relation.level.features import look_up
from relation.level.plainer import for_expression, for_word
from relation.level.scale import ABOVE_B1, level_of
from relation.level.words import Word, by_start
from relation.text import Text, analyse

_UNSURE = frozenset({"typo", "unseen"})  # a slip of the pen, a product's name: not a hard word


@dataclass(frozen=True, slots=True)
class HardWord:
    """What is above B1: where it stands, its level, plainer ones if known, word, idiom or formula."""

    span: Span
    words: str
    level: str
    plainer: tuple[str, ...]
    kind: str = "word"


def hard_words(text: Text | str, lang: Lang) -> tuple[HardWord, ...]:
    """What readers at B1 will not know, in the order of the text; never names, codes or amounts."""
    known = analyse(text, lang) if isinstance(text, str) else text
    found: list[HardWord] = []
    for sentence in known.body or known.sentences:
        tokens = by_start(sentence.doc, sentence.offset - sentence.span.start)
        raw = sentence.span.of(known.raw)
        rated, spoken, words = look_up(raw, lang, tokens)
        said = [e for e in spoken if e.kind != "known" and e.level >= ABOVE_B1]
        inside = {id(word) for e in said for word in words[e.first : e.last]}
        places = [_expression(e, words, raw, lang) for e in said]
        for one in rated:
            sure = one.entry.source not in _UNSURE and one.level >= ABOVE_B1
            if sure and id(one.word) not in inside:
                span = Span(one.word.start, one.word.end)
                places.append(_hard(span, raw, one.level, for_word(one, lang)))
        start = sentence.span.start
        for place in sorted(places, key=lambda hard: hard.span):
            span = Span(place.span.start + start, place.span.end + start)
            found.append(replace(place, span=span))
    return tuple(found)


def _expression(said: Expression, words: Sequence[Word], raw: str, lang: Lang) -> HardWord:
    inner = words[said.first : said.last]
    span = Span(inner[0].start, inner[-1].end)
    instead = for_expression(said, words, lang)
    return replace(_hard(span, raw, said.level, instead), kind=said.kind)


def _hard(span: Span, raw: str, level: float, instead: tuple[str, ...]) -> HardWord:
    return HardWord(span, span.of(raw), level_of(level), instead)
