"""Words and expressions far above B1, as the level sees them, with plainer ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from wordfreq import zipf_frequency

from relation.finding import Span
from relation.language import Bilingual
from relation.level.hard import HardWord, hard_words
from relation.text import Text

_FAR = frozenset({"C1", "C2"})
_CROWD = 3  # rare words in one sentence that make it hard, even without a plainer word for each
_RARE = 3.3  # Zipf frequency below which a word is seldom met: 2 in a million
_LEGAL = "demeure"  # the name of a letter that must be named
# Many formulas of the level C1 name legal steps, which a letter may have to name.
_SURE = {"idiom": _FAR, "formula": frozenset({"C2"})}
_LONG = 14  # characters: shorter expressions have a plain sense too often


def rare(text: Text) -> Iterator[tuple[Span, Bilingual]]:
    """Words far above B1: those with a plainer one, and all of a sentence that has many."""
    known = text.context.known_words  # the facts of the case are not the writer's words
    hard = [h for h in _far(text) if h.kind == "word" and h.words not in known]
    for _, ones in groupby(hard, key=lambda h: text.sentence_at(h.span.start)):
        together = list(ones)
        if len(together) >= _CROWD:
            yield Span(together[0].span.start, together[-1].span.end), plainer(())
        else:
            yield from (
                (h.span, plainer(h.plainer)) for h in together if h.plainer and _is_rare(text, h)
            )


def hard_expressions(text: Text, kind: str) -> Iterator[tuple[Span, Bilingual]]:
    """Idioms or formulas far above B1."""
    for hard in _far(text):
        if (
            hard.kind == kind
            and hard.level in _SURE[kind]
            and len(hard.words) >= _LONG
            and _LEGAL not in hard.words
        ):
            yield hard.span, plainer(hard.plainer)


def plainer(words: tuple[str, ...]) -> Bilingual:
    """The plainer words as the end of a message; nothing when none is known."""
    if not words:
        return Bilingual("", "")
    french = ", ".join(f"«\u00a0{word}\u00a0»" for word in words)
    english = ", ".join(f"“{word}”" for word in words)
    return Bilingual(fr=f" Plus simple\u00a0: {french}.", en=f" Simpler: {english}.")


def _is_rare(text: Text, hard: HardWord) -> bool:
    """False for a name or a thing, which is called what it is called, and for a word often met."""
    token = text.words[text.between(hard.span).start].token
    if token.pos_ in ("NOUN", "PROPN") or (hard.words[0].isupper() and not token.is_sent_start):
        return False
    return zipf_frequency(hard.words, text.lang.value) < _RARE


@lru_cache(maxsize=4)
def _far(text: Text) -> tuple[HardWord, ...]:
    return tuple(hard for hard in hard_words(text, text.lang) if hard.level in _FAR)
