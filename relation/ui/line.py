"""The line between an editor in the browser and the work here: which text each of them knows.

The browser numbers what it sends; what it sends goes on from a revision, and a revision is made
whenever the text changes here. A letter that goes on from an older revision is refused: the browser
brings the change into what was typed, and sends anew.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from relation.ui.escape import readable


@dataclass
class Line:
    """What was last agreed on; `of` names the text, `life` the editor that sends."""

    of: str = ""
    text: str | None = None
    life: str = ""
    number: int = 0
    _token: str = field(default_factory=lambda: secrets.token_hex(4))
    _changes: int = 0

    @property
    def revision(self) -> str:
        return f"{self._token}:{self._changes}"

    @property
    def stamp(self) -> str:
        """Names the text as it stands, so that what is drawn for it can be told from older things."""
        return f"{self.revision}:{self.life}:{self.number}"

    def hold(self, of: str, text: str) -> None:
        """The text is now this one here; a new revision where the browser does not know it."""
        if (of, text) != (self.of, self.text):
            self._changes += 1
        if of != self.of:
            self.life, self.number = "", 0
        self.of, self.text = of, text

    def take(self, letter: object) -> str | None:
        """The text that a letter brings; None for one that is known, too old, or no letter at all."""
        if not isinstance(letter, Mapping):
            return None
        text, life, number = letter.get("text"), letter.get("life"), letter.get("number")
        if not (isinstance(text, str) and isinstance(life, str) and isinstance(number, int)):
            return None
        known = life == self.life and number <= self.number
        if known or (letter.get("of"), letter.get("seen")) != (self.of, self.revision):
            return None
        self.life, self.number, self.text = life, number, text
        return readable(text)
