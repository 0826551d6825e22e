"""Owns what LanguageTool has said of a paragraph, so that only changed ones are asked again."""

from __future__ import annotations

import threading
from collections import OrderedDict

from relation.language import Lang
from relation.languagetool.match import Match


class Memory:
    """The matches of the paragraphs seen last, at most `size` of them; safe between threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._known: OrderedDict[tuple[Lang, str], tuple[Match, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, lang: Lang, paragraph: str) -> tuple[Match, ...] | None:
        with self._lock:
            found = self._known.get((lang, paragraph))
            if found is not None:
                self._known.move_to_end((lang, paragraph))
            return found

    def put(self, lang: Lang, paragraph: str, matches: tuple[Match, ...]) -> None:
        with self._lock:
            self._known[lang, paragraph] = matches
            self._known.move_to_end((lang, paragraph))
            while len(self._known) > self._size:
                self._known.popitem(last=False)
