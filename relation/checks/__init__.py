"""The ways of looking: from a Text and a rule to findings. A rule names its own in `look`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from relation.checks import accessibility, facts, gdpr, grammar, readability, tone
from relation.checks.common import missing, phrases
from relation.checks.reader import reader
from relation.finding import Finding
from relation.rule import Rule
from relation.text import Text

Look = Callable[[Text, Rule], Iterable[Finding]]

# The look of rules that speak for the server, which a review asks.
LANGUAGETOOL = "languagetool"

LOOKS: Mapping[str, Look] = {
    "phrases": phrases,
    "missing": missing,
    "reader": reader,
    **tone.LOOKS,
    **readability.LOOKS,
    **gdpr.LOOKS,
    **accessibility.LOOKS,
    **grammar.LOOKS,
    **facts.LOOKS,
}
