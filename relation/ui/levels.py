"""How hard a text is, as HTML: each sentence with its level in words, a gauge, and the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape

from relation.language import Lang
from relation.level.assess import Level, overall, sentence_levels
from relation.level.scale import LEVELS
from relation.text import Sentence, Text, analyse
from relation.ui.escape import readable
from relation.ui.words import Words

Rated = Sequence[tuple[Sentence, Level]]
_SHORT = 90  # characters of a sentence in the list of reasons


@lru_cache(maxsize=20)
def shown(raw: str, lang: Lang, ui: Lang) -> str:
    """The gauge of the whole, the text with the level of each sentence, and why some are hard."""
    w = Words(ui)
    text = analyse(readable(raw), lang)
    rated = sentence_levels(text)
    if not rated:
        return f'<p class="rel-empty">{escape(w("level.empty"))}</p>'
    return _gauge(overall(rated), w) + _marked(text, rated) + _reasons(text, rated, w)


def _gauge(whole: Level, w: Words) -> str:
    cells = "".join(
        f'<span class="{"rel-here" if level == whole.level else "rel-there"}">{level}</span>'
        for level in LEVELS
    )
    said = w("level.whole_hard" if whole.above_b1 else "level.whole_fine", level=whole.level)
    name = escape(w("level.gauge", level=whole.level))
    return (
        f'<p>{escape(said)}</p><div class="rel-gauge" role="img" aria-label="{name}">{cells}</div>'
    )


def _marked(text: Text, rated: Rated) -> str:
    """The text as written; what has no level of its own, such as the greeting, stays plain."""
    parts, at = [], 0
    for sentence, level in rated:
        start, end = sentence.span.start, sentence.span.end
        if start < at:
            continue
        parts.append(escape(text.raw[at:start]))
        words = escape(text.raw[start:end])
        parts.append(
            f'<span class="rel-level rel-{level.level}"><b>{level.level}</b> {words}</span>'
        )
        at = end
    parts.append(escape(text.raw[at:]))
    return f'<div class="rel-text rel-levels" lang="{text.lang}">{"".join(parts)}</div>'


def _reasons(text: Text, rated: Rated, w: Words) -> str:
    hard = [(s, level) for s, level in rated if level.above_b1]
    if not hard:
        return f'<p class="rel-fine">✓ {escape(w("level.none"))}</p>'
    items = []
    for sentence, level in hard:
        words = " ".join(sentence.span.of(text.raw).split())
        cut = words if len(words) <= _SHORT else words[:_SHORT].rsplit(" ", 1)[0] + " …"
        why = "".join(f"<li>{escape(reason.message.in_(w.ui))}</li>" for reason in level.reasons)
        items.append(
            f'<li><b>{level.level}</b> <q lang="{text.lang}">{escape(cut)}</q><ul>{why}</ul></li>'
        )
    title = escape(w.count("level.hard", len(hard)))
    return f'<p class="rel-group">{title}</p><ol class="rel-hard">{"".join(items)}</ol>'
