"""Points that answers of a kind share, whatever their scenario, and the words that link sentences."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from relation.finding import Span
from relation.language import Bilingual, Lang
from relation.practice.points import place_of
from relation.scenario import Point, Scenario
from relation.text import Text

_FILE = Path(__file__).with_name("common.toml")


@dataclass(frozen=True, slots=True)
class Common:
    """A shared point: for which kinds and channels, and the part of the message that makes it."""

    point: Point
    kinds: tuple[str, ...]
    channels: tuple[str, ...]
    look: str
    answers: bool  # only where somebody has written first

    def fits(self, scenario: Scenario) -> bool:
        return scenario.channel in self.channels and (not self.kinds or scenario.kind in self.kinds)

    def place(self, text: Text) -> Span | None:
        """Where the answer makes the point; None when it does not."""
        if self.look == "greeting":
            return text.structure.greeting
        if self.look == "closing":
            closing, signature = text.structure.closing, text.structure.signature
            return closing if closing and signature else None
        return place_of(text, self.point)


@lru_cache(maxsize=2)
def common_points(lang: Lang) -> tuple[Common, ...]:
    """All the shared points in one language."""
    return tuple(_read(one, lang) for one in _data()["points"])


def links(lang: Lang) -> tuple[str, ...]:
    """Words and phrases that link sentences or ideas."""
    return tuple(_data()["links"][lang])


def _read(data: dict[str, Any], lang: Lang) -> Common:
    return Common(
        Point(
            id=data["id"],
            title=Bilingual(**data["title"]),
            advice=Bilingual(**data["advice"]),
            any=tuple(data.get(lang, {}).get("any", ())),
            scale=data["scale"],
            required=data.get("required", True),
        ),
        tuple(data.get("kinds", ())),
        tuple(data["channels"]),
        data.get("look", ""),
        data.get("answers", False),
    )


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
