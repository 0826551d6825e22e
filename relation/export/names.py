"""Names for files, from the words of a person: small letters, figures and hyphens."""

from __future__ import annotations

import re

from relation.text import unaccented

_APART = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def file_stem(words: str, without: str) -> str:
    """A name without its ending; `without` when the words hold nothing for one."""
    plain = _APART.sub("-", unaccented(words.lower())).strip("-")
    return plain[:_LONGEST].rstrip("-") or without
