"""Fields of a TOML file, read with care: whoever reads says where a wrong one stands.

`fail` makes the error of a field from its name and what is wrong with it in French and English.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from relation.language import Bilingual, RelationError

Fail = Callable[[str, str, str], RelationError]


def read_strings(fail: Fail, name: str, value: Any) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise fail(name, "une liste de textes est attendue", "a list of texts is expected")
    return tuple(value)


def read_number(fail: Fail, name: str, value: Any) -> float:
    """A number; true and false are none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise fail(name, "un nombre est attendu", "a number is expected")
    return value


def read_bilingual(fail: Fail, name: str, value: Any, once: bool = False) -> Bilingual:
    """Words in both languages: { fr, en }; with `once`, also a value that serves for both."""
    if once and not isinstance(value, Mapping):
        return Bilingual(fr=str(value), en=str(value))
    if not isinstance(value, Mapping) or set(value) != {"fr", "en"}:
        raise fail(name, "fr et en sont attendus", "fr and en are expected")
    return Bilingual(fr=str(value["fr"]), en=str(value["en"]))
