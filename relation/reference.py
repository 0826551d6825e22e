"""What an edited message is held against: the draft as the case fills it, and the facts of the case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """`draft`: subject and body from the template; `facts`: every fact as it is written in a letter."""

    draft: str
    facts: tuple[str, ...] = ()

    @property
    def all(self) -> str:
        """Everything that the case knows, one fact a line."""
        return "\n".join((self.draft, *self.facts))
