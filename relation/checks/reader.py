"""The second reader's way of looking: sentences that a classifier suspects, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from relation.checks.common import at, side
from relation.finding import Finding
from relation.matching import holds_any
from relation.reader.model import suspicions
from relation.rule import Rule, Severity
from relation.text import Text


def reader(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each sentence that the second reader suspects of the rule's label.

    The whole sentence is the span, since the fault is in what it says; the words that weighed
    most are named in the message. Where the reader is not sure, the finding is a hint. A sentence
    that holds an `unless` is none of the rule's kind.
    """
    unless = side(text, rule).unless
    for suspicion in suspicions(text, rule.check):
        if suspicion.label == rule.label and not holds_any(text, unless, suspicion.span):
            words = ", ".join(suspicion.words)
            finding = at(text, rule, suspicion.span, values={"words": words})
            yield finding if suspicion.sure else replace(finding, severity=Severity.HINT)
