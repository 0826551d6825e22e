"""The words that a cell of a ledger may hold for a choice; a word that is not listed is no choice."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from relation.dunning.columns import plain

_FILE = Path(__file__).parent / "choices.toml"
_YES, _OPEN = "yes", "open"
PAID = "paid"


@lru_cache(maxsize=1)
def _known() -> Mapping[str, Mapping[str, str]]:
    """By column, the value that each listed word stands for."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        column: {plain(word): value for value, words in values.items() for word in words}
        for column, values in data.items()
    }


def chosen(column: str, typed: str, title: str) -> str | None:
    """The value that a cell stands for, "" for an open invoice; None for a word that is not listed.

    `title` is what the file calls the column: under « Litige », a plain yes is a dispute.
    """
    word = plain(typed)
    if column == "state" and _known()[_YES].get(word) == "words":
        return _known()[_YES].get(plain(title))
    value = _known()[column].get(word)
    return "" if value == _OPEN else value


def values(column: str) -> list[str]:
    """The values that a person may write in a column, in the words of the plain form."""
    return [
        value for value in dict.fromkeys(_known()[column].values()) if value not in (_OPEN, PAID)
    ]
