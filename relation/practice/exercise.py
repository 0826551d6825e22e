"""An exercise: one sentence to work on, in the forms in which it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from zlib import crc32

from relation.checks import LOOKS
from relation.language import Lang
from relation.rule import Rule
from relation.text import Context, Text

CHOOSE, GAP, REWRITE = "choose", "gap", "rewrite"
CONTEXT = ("kind", "audience", "channel", "law")  # of the message that a sentence stands in


@dataclass(frozen=True, slots=True)
class Exercise:
    """One sentence to work on; `source` names it, so that it comes once.

    `start` and `end` mark the words in `sentence`; `keys` are what may stand in their place;
    `better` is a sentence to prefer. A point has a `scenario` and no rule.
    """

    source: str
    lang: str
    sentence: str
    better: str
    rule: str = ""
    scenario: str = ""
    point: str = ""
    start: int = 0
    end: int = 0
    keys: tuple[str, ...] = ()
    forms: tuple[str, ...] = (CHOOSE,)
    context: Mapping[str, str] = field(default_factory=dict)

    @property
    def options(self) -> tuple[str, str]:
        """Both sentences to choose from, in an order that says nothing."""
        swap = crc32(self.source.encode()) % 2
        return (self.better, self.sentence) if swap else (self.sentence, self.better)

    @property
    def gapped(self) -> tuple[str, str]:
        """What stands before and after the words left out."""
        return self.sentence[: self.start], self.sentence[self.end :]

    def filled(self, key: str) -> str:
        """The sentence with other words in the place of those marked."""
        before, after = self.gapped
        return f"{before}{key}{after}"

    def form(self, step: int) -> str:
        """How it is asked: the more often it went well, the more is left to the trainee."""
        return self.forms[min(step, len(self.forms) - 1)]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def read_exercise(data: Mapping[str, Any]) -> Exercise:
    """An exercise as `to_json` made it."""
    listed = {name: tuple(data[name]) for name in ("keys", "forms")}
    return Exercise(**{**data, **listed})


def finds(rule: Rule, exercise: Exercise, sentence: str) -> bool:
    """True when the rule finds something in a sentence, read as part of the exercise's message."""
    kind, audience, channel, law = (exercise.context.get(name, "") for name in CONTEXT)
    text = Text(sentence, Lang(exercise.lang), Context(kind, audience, channel, law))
    return any(LOOKS[rule.look](text, rule))
