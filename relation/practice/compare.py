"""What changed from one attempt to the next, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECE = re.compile(r"\n+|[^\S\n]+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of both texts: kept, removed or added."""

    what: str
    words: str


def compare(before: str, after: str) -> list[Change]:
    """The later text with what went and what came, in reading order."""
    one, two = _PIECE.findall(before), _PIECE.findall(after)
    made: list[Change] = []
    for change in _changes(one, two):
        if made and made[-1].what == change.what:
            change = Change(change.what, made.pop().words + change.words)
        made.append(change)
    return made


def _changes(one: list[str], two: list[str]) -> Iterator[Change]:
    """Between two changes a lone space is changed too: whole phrases read better than single words."""
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    removed: list[str] = []
    added: list[str] = []
    for what, a, b, c, d in matcher.get_opcodes():
        same = "".join(one[a:b])
        if what == "equal" and (same.strip() or "\n" in same or not (removed or added)):
            yield from _both(removed, added)
            yield Change("kept", same)
            removed, added = [], []
        else:
            removed += one[a:b]
            added += two[c:d]
    yield from _both(removed, added)


def _both(removed: list[str], added: list[str]) -> Iterator[Change]:
    for what, pieces in (("removed", removed), ("added", added)):
        if pieces:
            yield Change(what, "".join(pieces))
