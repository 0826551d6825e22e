"""Words and expressions far above B1, as the level sees them, with plainer ones."""

from __future__ import annotations

from collections.abc import Iterator

from relation.finding import Span
from relation.level.hard import hard_words
from relation.text import Text

_RARE = frozenset({"C1", "C2"})


def rare(text: Text) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Single words far above B1 that have a plainer one."""
    for hard in hard_words(text, text.lang):
        if hard.level in _RARE and hard.plainer and " " not in hard.words:
            yield hard.span, hard.plainer


def hard_expressions(text: Text, label: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Expressions of several words far above B1."""
    for hard in hard_words(text, text.lang):
        if hard.level in _RARE and hard.plainer and " " in hard.words:
            yield hard.span, hard.plainer
