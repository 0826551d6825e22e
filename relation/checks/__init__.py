"""The ways of looking: from a Text and a rule to findings. A rule names its own in `look`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from relation.checks import accessibility, gdpr, grammar, readability, tone
from relation.checks.common import missing, phrases
from relation.finding import Finding
from relation.rule import Rule
from relation.text import Text

Look = Callable[[Text, Rule], Iterable[Finding]]

LANGUAGETOOL = (
    "languagetool"  # the look of rules that speak for the server; asked in a review
)

LOOKS: Mapping[str, Look] = {
    "phrases": phrases,
    "missing": missing,
    **tone.LOOKS,
    **readability.LOOKS,
    **gdpr.LOOKS,
    **accessibility.LOOKS,
    **grammar.LOOKS,
}
