"""A rule's own examples: run in the product, for our rules and a trainer's alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from relation.checks import LOOKS
from relation.finding import Finding, Span
from relation.language import Bilingual, Lang
from relation.reference import Reference
from relation.rule import Rule
from relation.text import Context, Text

LEAST = 2
_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule: the text without its marks, and the spans that must be found."""

    text: str
    spans: tuple[Span, ...]
    flagged: bool


def examples(rule: Rule, lang: Lang) -> list[Example]:
    """The flag and keep examples of a rule in one language."""
    side = rule.sides[lang]
    return [read_example(words, True) for words in side.flag] + [
        read_example(words, False) for words in side.keep
    ]


def read_example(words: str, flagged: bool) -> Example:
    """An example from its marked form: `[[You forgot]] the invoice.`"""
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(words):
        text += words[at : mark.start()]
        spans.append(Span(len(text), len(text) + len(mark[1])))
        text += mark[1]
        at = mark.end()
    return Example(text + words[at:], tuple(spans), flagged)


def context_of(rule: Rule, lang: Lang) -> Context:
    """A message in which the rule applies."""
    given = rule.sides[lang].given
    return Context(
        rule.kinds[0] if rule.kinds else "unknown",
        rule.audiences[0] if rule.audiences else "",
        rule.channels[0] if rule.channels else "",
        rule.laws[0] if rule.laws else "",
        reference=Reference("\n".join(given)) if given else None,
    )


def failures(rule: Rule) -> Iterator[Bilingual]:
    """What is wrong with a rule's examples: too few, not found, found elsewhere, or in a near miss."""
    for lang, side in rule.sides.items():
        if rule.look != "reader":
            for name, given in (("flag", side.flag), ("keep", side.keep)):
                if len(given) < LEAST:
                    yield Bilingual(
                        fr=f"{rule.id} [{lang}] : au moins {LEAST} exemples « {name} »",
                        en=f"{rule.id} [{lang}]: at least {LEAST} “{name}” examples",
                    )
        for example in examples(rule, lang):
            found = list(LOOKS[rule.look](Text(example.text, lang, context_of(rule, lang)), rule))
            problem = _compare(example, found)
            if problem:
                yield Bilingual(
                    fr=f"{rule.id} [{lang}] « {example.text} » : {problem.fr}",
                    en=f"{rule.id} [{lang}] “{example.text}”: {problem.en}",
                )


def _compare(example: Example, found: list[Finding]) -> Bilingual | None:
    if not example.flagged:
        if not found:
            return None
        said = ", ".join(f"« {f.found} »" for f in found)
        return Bilingual(
            fr=f"ne devait rien signaler, signale {said}",
            en=f"should stay quiet, flags {said}",
        )
    if not found:
        return Bilingual(fr="ne trouve rien", en="finds nothing")
    if not example.spans:  # something missing has no words to mark
        return None
    if {f.span for f in found} == set(example.spans):
        return None
    said = ", ".join(f"« {f.found} »" for f in found)
    return Bilingual(
        fr=f"trouve {said} au lieu du passage marqué",
        en=f"finds {said}, not the marked words",
    )
