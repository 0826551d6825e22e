"""Owns LanguageTool as the program sees it: started when first asked, asked little, remembered."""

from __future__ import annotations

import atexit
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock, Thread

from relation.language import Bilingual, Lang
from relation.languagetool.address import shared_address
from relation.languagetool.connection import Connection, connect
from relation.languagetool.errors import SetupError
from relation.languagetool.match import Match
from relation.languagetool.memory import Memory

_WARM_UP = {Lang.FR: "Il sont arrivé hier, merci.", Lang.EN: "He have recieved it, thanks."}
_REMEMBERED = 2000  # paragraphs
_PER_REQUEST = 5000  # characters: about two seconds of French
_BETWEEN = "\n\n"
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")

_CLOSED = Bilingual(fr="LanguageTool est arrêté.", en="LanguageTool has been stopped.")


class LanguageTool:
    """One LanguageTool for the whole program; every method may be called from any thread."""

    def __init__(self, dest: Path | None = None) -> None:
        self._dest = dest
        self._connection: Connection | None = None
        self._closed = False
        self._lock = Lock()
        self._memory = Memory(_REMEMBERED)
        self._warm: set[Lang] = set()
        self.problem: SetupError | None = None

    @property
    def alive(self) -> bool:
        """Whether a server is there to be asked now."""
        connection = self._connection
        return connection is not None and connection.alive

    @property
    def address(self) -> str | None:
        """Where letters are sent if they leave this computer, for the screen to name."""
        shared = shared_address()
        return None if shared is None or shared.on_this_computer else shared.url

    @property
    def is_internal(self) -> bool:
        """Whether that address is a service of one's own network."""
        shared = shared_address()
        return shared is not None and shared.internal

    def is_warm(self, lang: Lang) -> bool:
        """Whether the language has answered once, after which it answers fast."""
        return lang in self._warm

    def warm_up(self) -> None:
        """Load both languages in the background; what goes wrong is kept in `problem`."""
        for lang in Lang:
            Thread(
                target=self._warm_up, args=(lang,), name=f"languagetool-{lang}", daemon=True
            ).start()

    def check(self, text: str, lang: Lang, disabled: frozenset[str] = frozenset()) -> list[Match]:
        """The matches of a whole text; raises SetupError when there is nobody to ask."""
        starts, paragraphs = zip(*_paragraphs(text), strict=True)
        found = self.check_paragraphs(paragraphs, lang)
        return [
            match.moved(start)
            for start, matches in zip(starts, found, strict=True)
            for match in matches
            if match.rule_id not in disabled
        ]

    def check_paragraphs(self, paragraphs: Sequence[str], lang: Lang) -> list[list[Match]]:
        """The matches of each paragraph, counted from its own start; asks only for new ones."""
        known = {text: self._memory.get(lang, text) for text in paragraphs}
        unknown = [text for text, matches in known.items() if matches is None and text.strip()]
        for batch in _batches(unknown):
            for text, matches in zip(batch, self._ask_together(batch, lang), strict=True):
                known[text] = matches
                self._memory.put(lang, text, matches)
        return [list(known[text] or ()) for text in paragraphs]

    def share(self) -> str:
        """The address at which other processes of this computer may ask; starts the server."""
        return self._open().address.url

    def close(self) -> None:
        """Stop the server of this computer for good."""
        atexit.unregister(self.close)
        with self._lock:
            self._closed = True
            if self._connection is not None:
                self._connection.close()

    def _warm_up(self, lang: Lang) -> None:
        try:
            self._ask(_WARM_UP[lang], lang)
        except SetupError as error:
            self.problem = error

    def _ask_together(self, paragraphs: Sequence[str], lang: Lang) -> list[tuple[Match, ...]]:
        """One request for several paragraphs; a match across two of them belongs to none."""
        matches = self._ask(_BETWEEN.join(paragraphs), lang)
        answers = []
        start = 0
        for paragraph in paragraphs:
            end = start + len(paragraph)
            inside = (match for match in matches if start <= match.start and match.end <= end)
            answers.append(tuple(match.moved(-start) for match in inside))
            start = end + len(_BETWEEN)
        return answers

    def _ask(self, text: str, lang: Lang) -> list[Match]:
        connection = self._open()
        try:
            matches = connection.ask(text, lang)
        except SetupError:
            if connection.alive:
                raise
            # The server was killed: start it again, once.
            matches = self._open().ask(text, lang)
        self._warm.add(lang)
        self.problem = None
        return matches

    def _open(self) -> Connection:
        with self._lock:
            if self._closed:
                raise SetupError(_CLOSED)
            if self._connection is None or not self._connection.alive:
                self._connection = connect(self._dest)
                atexit.register(self.close)
            return self._connection


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The stretches between blank lines, each with its start in the text."""
    start = 0
    for gap in _BLANK_LINES.finditer(text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]


def _batches(paragraphs: Sequence[str]) -> Iterator[list[str]]:
    """The paragraphs in requests that are answered within seconds."""
    batch: list[str] = []
    size = 0
    for paragraph in paragraphs:
        if batch and size + len(paragraph) > _PER_REQUEST:
            yield batch
            batch, size = [], 0
        batch.append(paragraph)
        size += len(paragraph)
    if batch:
        yield batch
