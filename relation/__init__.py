"""Relation: drafts a customer message, reads it as its reader will, and hands it over."""

from relation.language import Bilingual, Lang, RelationError
from relation.pack import Pack, open_pack
from relation.review import Review, review
from relation.text import Context, Text, analyse

__all__ = [
    "Bilingual", "Context", "Lang", "Pack", "RelationError", "Review", "Text",
    "analyse", "open_pack", "review",
]  # fmt: skip
