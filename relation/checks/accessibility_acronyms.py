"""Acronyms: which ones a reader may not know, and whether the message explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from relation.checks.common import at, side
from relation.finding import Finding, Span
from relation.language import Lang
from relation.rule import Rule
from relation.text import Text

_SHORT = re.compile(
    r"(?<![\w@./&+#-])(?P<word>[A-ZÀ-Þ][A-ZÀ-Þ&/]{1,6}|[A-Z]o[A-Z]|[a-z]{3,5})(?P<plural>s?)(?![\w@+]|[-./&]\w)"
)
_BEFORE: Mapping[Lang, re.Pattern[str]] = {
    Lang.FR: re.compile(
        r"(?:\b(?:le|la|les|du|des|au|aux|un|une|ce|cette|ces|vos|votre|nos|notre|leur|leurs|son|sa"
        r"|ses|mon|ma|mes|ni|sans|par|en|sous)\s+|\b[ld]['’])$",
        re.IGNORECASE,
    ),
    Lang.EN: re.compile(
        r"\b(?:the|a|an|your|our|their|his|her|its|my|this|that|these|no|any|each|per|under)\s+$",
        re.IGNORECASE,
    ),
}
_CAPITAL_OR_FIGURE = re.compile(r"[\s\u00a0]*(?:[A-ZÀ-Þ0-9]|&|n°)")
_SHOUTED = re.compile(r"[A-ZÀ-Þ]{2,}")


def acronym(text: Text, rule: Rule) -> Iterator[Finding]:
    """The first time of each acronym that the message does not explain.

    `phrases` are those that only a trade knows, with their words; `needs` those that are written
    in small letters too; `unless` those that everybody knows. Another one counts after an article.
    """
    here = side(text, rule)
    listed, small, known = (
        _words(tuple(words)) for words in (here.phrases, here.needs, here.unless)
    )
    seen: set[str] = set()
    for found in _SHORT.finditer(text.raw):
        word = found["word"]
        if word in seen or (word.islower() and word.upper() not in small) or word in known:
            continue
        span = Span(found.start(), found.end("word"))
        if text.is_quoted(span) or _is_name(text, span):
            continue
        if word.upper() not in listed and not _after_article(text, span):
            continue
        if _explained(text.raw, word):
            continue
        seen.add(word)
        yield at(text, rule, span, () if found["plural"] else here.phrases.get(word, ()))


@lru_cache(maxsize=16)
def _words(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.upper() for word in words)


def _is_name(text: Text, span: Span) -> bool:
    """Part of a signature, an address, a code or a line in capitals."""
    parts = (text.structure.signature, text.structure.greeting)
    if any(part and part.overlaps(span) for part in parts):
        return True
    if any(other.overlaps(span) for other in (*text.links, *text.emails)):
        return True
    line = next((s for s in text.structure.lines if s.start <= span.start < s.end), span)
    words = re.findall(r"[^\W\d_]{2,}", line.of(text.raw))
    shouted = [word for word in words if _SHOUTED.fullmatch(word)]
    return len(words) > 2 and len(shouted) * 2 > len(words)


def _after_article(text: Text, span: Span) -> bool:
    """True for `the XYZ` and `votre XYZ`, unless a figure or a name follows."""
    if not span.of(text.raw).isalpha() or len(span.of(text.raw)) > 5:
        return False
    before = text.raw[max(0, span.start - 12) : span.start]
    return bool(_BEFORE[text.lang].search(before)) and not _CAPITAL_OR_FIGURE.match(
        text.raw, span.end
    )


def _explained(raw: str, word: str) -> bool:
    """True when its words stand beside it in brackets, or after a comma."""
    name = re.escape(word)
    return bool(
        re.search(  # “DAP (Delivered at Place)”, “DAP Limoges (Delivered at Place)”
            rf"\b{name}(?:s?|(?:\s+[A-ZÀ-Þ][\w’'-]+){{1,3}}(?:\s*»)?)"
            rf"\s*\(\s*(?:[^\W\d]+[’'\s-]+){{1,}}[^\W\d]+",
            raw,
        )
        or re.search(rf"\b{name}s?\s+(?:signifie|veut dire|désigne|means|stands for)\b", raw)
        or re.search(rf"[^\W\d]\s*\(\s*(?:l['’]|le |la |les |the |ou |or )?{name}s?\s*\)", raw)
        or re.search(
            rf"\b{name}s?\s*(?:,|:|–|—|=)\s*(?:c['’]est|soit|that is|i\.e\.|the|l['’]|la|le|les|un|une"
            rf"|an?|notre|our|meaning|pour|for|short for)\b",
            raw,
        )
        or re.search(rf"\b(?:called|appelée?|dite?|abrégée?|short)\s+(?:[«“\"]\s?)?{name}\b", raw)
    )
