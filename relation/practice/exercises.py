"""Exercises: what a trainee's faults, a rule's examples and a scenario's points ask to be practised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from zlib import crc32

from relation.checks import LANGUAGETOOL, LOOKS
from relation.examples import context_of as rule_context
from relation.examples import examples
from relation.finding import Finding, Span
from relation.language import Lang
from relation.pack import Pack
from relation.practice.context import context_of
from relation.practice.exercise import CHOOSE, CONTEXT, GAP, REWRITE, Exercise, finds
from relation.practice.judge import Feedback
from relation.rule import Rule, Severity
from relation.scenario import Point, Scenario
from relation.text import Context, Text

MOST = 6  # new exercises from one attempt: a long list is put off, a short one is done
_FROM_POINTS = 2
_SENTENCE = (3, 40)  # words
_KEY = 6  # words of what is to be filled in


def from_answer(text: str, scenario: Scenario, feedback: Feedback, pack: Pack) -> list[Exercise]:
    """Exercises on what an answer got wrong, the costliest first: own words, points, then examples."""
    made = Text(text, scenario.lang, context_of(scenario))
    wrong = [f for f in feedback.findings if f.severity is not Severity.HINT]
    wrong.sort(key=lambda finding: finding.severity.rank)
    once = list({finding.rule.id: finding for finding in reversed(wrong)}.values())
    once.sort(key=lambda finding: (finding.severity.rank, finding.span.start))
    own = [e for finding in once if (e := from_finding(made, finding, wrong)) is not None]
    points = list(islice(_points(scenario, feedback), _FROM_POINTS))
    others = [e for f in once for e in islice(from_rule(f.rule, scenario.lang), 1)]
    return [*own[: MOST - len(points)], *points, *others][:MOST]


def from_finding(text: Text, finding: Finding, others: Iterable[Finding] = ()) -> Exercise | None:
    """An exercise on the trainee's own sentence, with the other mistakes in it mended.

    None where the sentence alone does not show the fault.
    """
    whole = next((s.span for s in text.sentences if s.span.holds(finding.span)), None)
    if whole is None or not finding.found or finding.check == "facts":
        return None
    words, start = whole.of(text.raw), finding.span.start - whole.start
    for other in sorted(others, key=lambda one: -one.span.start):
        mended = next(filter(_is_key, other.suggestions), "")
        if mended and whole.holds(other.span) and not other.span.overlaps(finding.span):
            place = other.span.start - whole.start
            words = words[:place] + mended + words[other.span.end - whole.start :]
            if other.span < finding.span:
                start += len(mended) - len(other.found)
    start -= len(words) - len(words.lstrip())
    span = Span(start, start + len(finding.found))
    return _made(
        f"own:{finding.rule.id}:{crc32(words.encode()):08x}",
        words.strip(), span, finding.suggestions, finding.rule, text.lang, text.context,
    )  # fmt: skip


def from_rule(rule: Rule, lang: Lang) -> Iterator[Exercise]:
    """Exercises from a rule's own examples."""
    if lang not in rule.sides or rule.look == LANGUAGETOOL:
        return
    context = rule_context(rule, lang)
    for number, example in enumerate(examples(rule, lang)):
        if not example.flagged or len(example.spans) != 1 or "\n" in example.text.strip():
            continue
        found = list(LOOKS[rule.look](Text(example.text, lang, context), rule))
        keys = found[0].suggestions if found else ()
        made = _made(
            f"rule:{rule.id}:{lang}:{number}", example.text, example.spans[0], keys, rule, lang,
            context,
        )  # fmt: skip
        if made is not None:
            yield made


def _points(scenario: Scenario, feedback: Feedback) -> Iterator[Exercise]:
    """What the answer did not say: which sentence says it?"""
    lacking = {one.id for one in feedback.evidence if one.kind == "missing"}
    for point in scenario.points:
        if point.id in lacking and point.passes and point.fails:
            yield _from_point(scenario, point)


def _from_point(scenario: Scenario, point: Point) -> Exercise:
    return Exercise(
        f"point:{scenario.id}:{point.id}", str(scenario.lang), point.fails[0], point.passes[0],
        scenario=scenario.id, point=point.id,
    )  # fmt: skip


def _made(
    source: str, sentence: str, span: Span, suggestions: Iterable[str], rule: Rule, lang: Lang,
    context: Context,
) -> Exercise | None:  # fmt: skip
    fewest, most = _SENTENCE
    if not fewest <= len(sentence.split()) <= most or "\n" in sentence:
        return None
    told = {name: str(getattr(context, name)) for name in CONTEXT}
    bare = Exercise(
        source, str(lang), sentence, "", rule=rule.id, start=span.start, end=span.end, context=told
    )
    keys = tuple(key for key in suggestions if _is_key(key))
    found_alone = rule.look != LANGUAGETOOL and finds(rule, bare, sentence)
    fine = [k for k in keys if not (found_alone and finds(rule, bare, bare.filled(k)))]
    better = bare.filled(fine[0]) if fine else _near_miss(rule, lang)
    forms = [form for form, fits in ((CHOOSE, better), (GAP, fine), (REWRITE, found_alone)) if fits]
    if not forms:
        return None
    return replace(bare, better=better, keys=tuple(fine), forms=tuple(forms))


def _is_key(key: str) -> bool:
    words = key.split()
    return 0 < len(words) <= _KEY and not any(sign in key for sign in "…{}[]")


def _near_miss(rule: Rule, lang: Lang) -> str:
    """A sentence of the same matter that the rule lets pass."""
    kept = [e.text for e in examples(rule, lang) if not e.flagged] if lang in rule.sides else []
    return next((words for words in kept if "\n" not in words and len(words.split()) > 2), "")
