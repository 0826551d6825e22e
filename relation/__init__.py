"""Relation: drafts a customer message, reads it as its reader will, and hands it over."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relation.language import Bilingual, Lang, RelationError
    from relation.pack import Pack, open_pack
    from relation.reviewing import Review, review
    from relation.text import Context, Text, analyse

__all__ = [
    "Bilingual", "Context", "Lang", "Pack", "RelationError", "Review", "Text",
    "analyse", "open_pack", "review",
]  # fmt: skip

_WHERE = {
    "relation.language": ("Bilingual", "Lang", "RelationError"),
    "relation.pack": ("Pack", "open_pack"),
    "relation.reviewing": ("Review", "review"),
    "relation.text": ("Context", "Text", "analyse"),
}


def __getattr__(name: str) -> object:
    """A public name, loaded when first asked for: a process that only makes files needs no checks."""
    for module, names in _WHERE.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
