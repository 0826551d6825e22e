"""The interface's words: every one in French and in English, from interface.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from relation.language import Bilingual, Lang

FILE = Path(__file__).with_name("interface.toml")


@lru_cache(maxsize=1)
def table() -> Mapping[str, Bilingual]:
    """All words by dotted key, e.g. `write.title`."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {
        f"{group}.{name}": Bilingual(fr=words["fr"], en=words["en"])
        for group, members in data.items()
        for name, words in members.items()
    }


class Words:
    """Speaks one language of the interface; of things kept elsewhere where many `shared` it."""

    def __init__(self, ui: Lang, shared: bool = False) -> None:
        self.ui = ui
        self._shared = shared

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key with `{name}` places filled."""
        spoken = table()[key]
        if self._shared:
            spoken = table().get(f"{key}_shared", spoken)
        words = spoken.in_(self.ui)
        return words.format(**values) if values else words

    def named(self, family: str, name: str) -> str:
        """The word for a value that data may add to, e.g. a template family; the value without one."""
        words = table().get(f"{family}.{name}")
        return words.in_(self.ui) if words else name.replace("_", " ").capitalize()

    def count(self, key: str, number: int) -> str:
        """`key.one` or `key.many`; French takes the singular for nought too."""
        one = number < 2 if self.ui is Lang.FR else number == 1
        return self(f"{key}_{'one' if one else 'many'}", n=number)

    def both(self, words: Bilingual) -> str:
        return words.in_(self.ui)
