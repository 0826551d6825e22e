"""The two languages of the product, and words that exist in both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_SPACES = ((re.compile(r" (?=[;!?])"), "\u202f"), (re.compile(r" (?=[:»])|(?<=«) "), "\u00a0"))


class Lang(StrEnum):
    """A language that messages are written in and that the interface speaks."""

    FR = "fr"
    EN = "en"

    @property
    def other(self) -> Lang:
        return Lang.EN if self is Lang.FR else Lang.FR


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One thing said in French and in English; neither can be left out."""

    fr: str
    en: str

    def in_(self, lang: Lang) -> str:
        return self.fr if lang is Lang.FR else self.en

    def format(self, **values: object) -> Bilingual:
        """Both wordings with `{name}` places filled; raises KeyError for an unknown name."""
        return Bilingual(fr=self.fr.format(**values), en=self.en.format(**values))


def typeset(french: str) -> str:
    """French words with the spaces that keep a mark on the line of its word."""
    for pattern, space in _SPACES:
        french = pattern.sub(space, french)
    return french


class RelationError(Exception):
    """A problem that a person can mend; says where, what and the next step in both languages."""

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message.en)
        self.message = Bilingual(fr=typeset(message.fr), en=message.en)
