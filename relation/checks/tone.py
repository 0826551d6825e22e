"""The ways of looking that only the tone check needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from relation.finding import Finding
from relation.rule import Rule
from relation.text import Text

LOOKS: Mapping[str, Callable[[Text, Rule], Iterable[Finding]]] = {}
