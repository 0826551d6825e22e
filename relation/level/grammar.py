"""Constructions of a sentence that need no parse: inversion, passive, relatives, tenses and so on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from relation.language import Lang
from relation.level import forms
from relation.level.grammar_en import CONSTRUCTIONS as ENGLISH
from relation.level.grammar_fr import CONSTRUCTIONS as FRENCH

Places = dict[str, list[tuple[int, int]]]


@lru_cache(maxsize=2)
def _compiled(lang: Lang) -> Mapping[str, re.Pattern[str]]:
    known = forms.participles(lang)
    names = {"PP": _either(known.participle), "PAST": _either(known.past)}
    source = ENGLISH if lang is Lang.EN else FRENCH
    return {name: re.compile(_fill(pattern, names)) for name, pattern in source.items()}


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _fill(pattern: str, names: Mapping[str, str]) -> str:
    for name, value in names.items():
        pattern = pattern.replace(f"<{name}>", value)
    return pattern


def constructions(lower: str, lang: Lang) -> Places:
    """Construction to the places where it stands, in a text made `plain`."""
    found: Places = {}
    for name, pattern in _compiled(lang).items():
        places = [match.span() for match in pattern.finditer(lower)]
        if places:
            found[name] = places
    return found
