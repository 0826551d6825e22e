"""The second reader's way of looking: sentences that a classifier suspects, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator

from relation.checks.common import at
from relation.finding import Finding
from relation.reader.model import suspicions
from relation.rule import Rule
from relation.text import Text


def reader(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each sentence that the second reader suspects of the rule's label.

    The whole sentence is the span, since the fault is in what it says; the words that weighed
    most are named in the message.
    """
    for suspicion in suspicions(text, rule.check):
        if suspicion.label == rule.label:
            words = ", ".join(suspicion.words)
            yield at(text, rule, suspicion.span, values={"words": words})
