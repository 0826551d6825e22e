"""The two languages of the product, and words that exist in both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


class RelationError(Exception):
    """A problem that a person can mend; says where, what and the next step in both languages."""

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message
