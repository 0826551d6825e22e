"""People's words made harmless for the places that would read them as Markdown or HTML."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:$<>^=&])")
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")  # all but those that hold a mark at its word
_UNREADABLE = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f]")


def label(words: str) -> str:
    """Words to print in a label, where Streamlit reads Markdown, on one line."""
    return _PUNCTUATION.sub(r"\\\1", _SPACE.sub(" ", readable(words)).strip())


def readable(words: str) -> str:
    """Words that a browser can hold: line ends as it writes them, no stray surrogates or controls."""
    joined = words.replace("\r\n", "\n").replace("\r", "\n")
    return _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", joined)
