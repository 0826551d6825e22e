"""The feedback to an answer: bands on four scales, the evidence behind them, the next step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from relation.checks.facts_values import amounts
from relation.checks.grammar import Checker
from relation.finding import Finding, Span
from relation.language import Bilingual, Lang
from relation.pack import Pack
from relation.practice import measures
from relation.practice.answer import SHORT, Own, own_part, without
from relation.practice.caps import capped, said
from relation.practice.common import common_points
from relation.practice.context import context_of
from relation.practice.evidence import Evidence, from_finding, measure, met, missing, mistake
from relation.practice.points import place_of
from relation.reviewing import review
from relation.rule import Severity
from relation.scenario import SCALES, TOP, Point, Scenario
from relation.text import Text

_SCALE = {
    "tone": "communicative_achievement", "gdpr": "communicative_achievement",
    "accessibility": "communicative_achievement", "grammar": "language",
    "readability": "language", "facts": "content",
}  # fmt: skip
_MOST_A_POINT = 0.75  # bands, for a weight of 1
_COST = {Severity.MUST: 1.0, Severity.SHOULD: 0.5, Severity.HINT: 0.0}
_FACTS_SHOWN = {"facts.amount", "facts.date", "facts.number", "facts.name", "facts.placeholder"}


@dataclass(frozen=True, slots=True)
class Feedback:
    """What an answer is told. `bands` 0 to 5 by scale; `problems` are ids, see answer.Own."""

    bands: dict[str, int]
    evidence: tuple[Evidence, ...]
    findings: tuple[Finding, ...]
    problems: tuple[str, ...]
    production: tuple[str, Bilingual] | None
    unavailable: tuple[Bilingual, ...] = ()

    def next_steps(self, scale: str) -> list[Evidence]:
        """What cost most on a scale: the way to the next band."""
        costly = [one for one in self.evidence if one.scale == scale and one.cost > 0]
        return sorted(costly, key=lambda one: -one.cost)[:2]

    def to_json(self, ui: Lang) -> dict[str, Any]:
        return {
            "bands": self.bands,
            "problems": [{"id": id_, "message": said(id_).in_(ui)} for id_ in self.problems],
            "production_level": self.production[1].in_(ui) if self.production else None,
            "evidence": [one.to_json(ui) for one in self.evidence],
            "next": {
                scale: [one.better.in_(ui) or one.message.in_(ui) for one in self.next_steps(scale)]
                for scale in SCALES
            },
            "findings": [finding.to_json(ui) for finding in self.findings],
            "unavailable": [one.in_(ui) for one in self.unavailable],
        }


def judge(
    raw: str, scenario: Scenario, pack: Pack, languagetool: Checker | None = None
) -> Feedback:
    """Read an answer against its scenario. Spans are those of the answer as written."""
    own = own_part(raw, scenario)
    if own.problems and own.problems[0] in {"empty", "other_language"}:
        return Feedback(dict.fromkeys(SCALES, 0), (), (), own.problems, None)
    text = Text(own.text, scenario.lang, context_of(scenario))
    result = review(text, pack, languagetool)
    findings = tuple(f for f in result.findings if _counts(f, scenario))
    counted = Text(without(own.text, own.copied), scenario.lang, text.context)
    evidence = [*_points(counted, scenario), *_mistakes(text, scenario, findings)]
    evidence += measures.organisation(counted, scenario)
    grammar = [f for f in findings if f.check == "grammar" and f.severity is not Severity.HINT]
    evidence += filter(None, (measures.accuracy(text, grammar), measures.variety(counted)))
    evidence += _as_evidence(findings, text)
    bands = {scale: _band(scale, evidence) for scale in SCALES}
    problems = own.problems
    if _is_off_topic(evidence, bands["content"], own, scenario):
        problems = (*problems, "off_topic")
    return Feedback(
        capped(bands, problems, own, scenario), tuple(evidence), findings, problems,
        measures.production(counted, grammar) if not problems else None, result.unavailable,
    )  # fmt: skip


def _points(text: Text, scenario: Scenario) -> Iterator[Evidence]:
    """The scenario's points and the shared ones; each scale's are worth its whole width together."""
    wanted = [(point, place_of(text, point)) for point in scenario.points]
    own = {point.id for point in scenario.points}
    wanted += [
        (common.point, common.place(text))
        for common in common_points(scenario.lang)
        if common.fits(scenario) and common.point.id not in own
    ]
    for scale in SCALES:
        of_it = [(point, place) for point, place in wanted if point.scale == scale]
        total = sum(_weight(point) for point, _ in of_it)
        for point, place in of_it:
            if place is not None:
                yield met(point, place)
            else:
                share = _worth(scale) * _weight(point) / total
                yield missing(point, min(share, _MOST_A_POINT * _weight(point)))


def _weight(point: Point) -> float:
    return 2.0 if point.required else 0.5


def _worth(scale: str) -> float:
    """What all points of a scale are worth, in bands: content stands on them, the rest partly."""
    return {"content": 6.0, "communicative_achievement": 4.0, "organisation": 2.5}.get(scale, 0.0)


def _mistakes(text: Text, scenario: Scenario, findings: Sequence[Finding]) -> Iterator[Evidence]:
    by_rule = {finding.rule.id: finding.span for finding in reversed(findings)}
    for point in scenario.mistakes:
        place = by_rule.get(point.rule) if point.rule else place_of(text, point)
        if place is not None:
            yield mistake(point, 1.0, place, where(text, place))
    limit = scenario.delegation
    known = {
        v.key for fact in (scenario.desk, *scenario.known_facts) for v in amounts(fact, text.lang)
    }
    for value in amounts(text.raw, text.lang):
        if limit is not None and value.key not in known and float(value.key[0]) > limit:
            yield measure(
                "content", "over_delegation", 1.5,
                Bilingual(fr=f"«\u00a0{value.written}\u00a0» dépasse votre délégation ({limit:g}\u00a0€).",
                          en=f"“{value.written}” is above your limit (€{limit:g})."),
                Bilingual(fr="Restez dans votre délégation, ou dites que vous demandez l’accord de votre responsable.",
                          en="Stay within your limit, or say that you are asking your manager."),
                value.span,
            )  # fmt: skip


def _counts(finding: Finding, scenario: Scenario) -> bool:
    """Of the facts, only what contradicts the case; a gesture within one's delegation does not."""
    if finding.check != "facts":
        return True
    if finding.rule.id not in _FACTS_SHOWN:
        return False
    if finding.rule.id == "facts.amount" and scenario.delegation is not None:
        return any(v.key[0] > scenario.delegation for v in amounts(finding.found, scenario.lang))
    return True


def _as_evidence(findings: Iterable[Finding], text: Text) -> Iterator[Evidence]:
    """Each rule costs once: who makes the same slip five times has one thing to learn."""
    seen: set[str] = set()
    for finding in findings:
        cost = 0.0 if finding.rule.id in seen else _COST[finding.severity]
        seen.add(finding.rule.id)
        scale = _SCALE[finding.check]
        if scale == "language":
            cost *= 0.0 if finding.check == "grammar" else 0.5  # grammar is counted as a whole
        yield from_finding(finding, scale, cost, where(text, finding.span))


def where(text: Text, span: Span) -> Bilingual:
    """The paragraph that holds a place."""
    number = 1 + sum(p.end <= span.start for p in text.structure.paragraphs)
    return Bilingual(fr=f"Paragraphe {number}", en=f"Paragraph {number}")


def _is_off_topic(evidence: Sequence[Evidence], content: int, own: Own, scenario: Scenario) -> bool:
    """Hardly one point of the case is made, though enough is written to make some."""
    points = [e for e in evidence if e.scale == "content" and e.kind in ("met", "missing")]
    made = sum(e.kind == "met" for e in points) / max(1, len(points))
    return own.count >= SHORT * scenario.words[0] and (made <= 0.2 or (made <= 0.4 and not content))


def _band(scale: str, evidence: Iterable[Evidence]) -> int:
    lost = sum(one.cost for one in evidence if one.scale == scale)
    return max(0, min(TOP, round(TOP - lost + 0.1)))
