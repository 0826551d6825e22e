"""Brings new facts into a message that its writer has changed, without touching those changes."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from relation.template import Draft

_PIECE = re.compile(r"\s|[^\s\w]|\w+")
_Change = tuple[int, int, list[str]]


def merge_drafts(base: Draft, mine: Draft, theirs: Draft) -> Draft | None:
    """`mine` with what changed from `base` to `theirs`; None where both changed the same place."""
    subject = merge(base.subject, mine.subject, theirs.subject)
    body = merge(base.body, mine.body, theirs.body)
    return None if subject is None or body is None else Draft(subject, body)


def merge(base: str, mine: str, theirs: str) -> str | None:
    """The same for one text, by words and marks."""
    pieces = _PIECE.findall(base)
    ours, others = _changes(pieces, mine), _changes(pieces, theirs)
    if any(_clash(one, other) for one in ours for other in others):
        return None
    changes = ours + [change for change in others if change not in ours]
    for start, end, words in sorted(changes, key=lambda change: change[:2], reverse=True):
        pieces[start:end] = words
    return "".join(pieces)


def _changes(base: list[str], other: str) -> list[_Change]:
    new = _PIECE.findall(other)
    matcher = SequenceMatcher(None, base, new, autojunk=False)
    return [(i, j, new[k:m]) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"]


def _clash(one: _Change, other: _Change) -> bool:
    """Same or touching places; the same change made twice is no clash."""
    return one != other and one[0] <= other[1] and other[0] <= one[1]
