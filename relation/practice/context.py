"""The context in which an answer to a scenario is reviewed: what lies on the desk is known."""

from __future__ import annotations

from relation.reference import Reference
from relation.scenario import Scenario
from relation.text import Context


def context_of(scenario: Scenario) -> Context:
    """Kind, audience, channel and law of the task, and its facts to hold the answer against."""
    known = scenario.known_facts
    words = frozenset(
        word.strip(".,;:!?()“”«»\"") for fact in (*known, scenario.desk) for word in fact.split()
        if word[:1].isupper() or any(c.isdigit() for c in word)
    )  # fmt: skip
    return Context(
        scenario.kind, scenario.audience, scenario.channel, scenario.law, words,
        Reference(scenario.desk, known),
    )  # fmt: skip
