"""What is wrong with a scenario: examples that fail, a model answer that its own points do not praise."""

from __future__ import annotations

from collections.abc import Iterator

from relation.language import Bilingual
from relation.pack import Pack
from relation.phrase import PhraseError, parse
from relation.practice.context import context_of
from relation.practice.judge import judge
from relation.practice.points import holds, place_of
from relation.rule import Severity
from relation.scenario import TOP, Point, Scenario
from relation.text import Text

LEAST = 2  # examples that count, for each point and mistake


def scenario_problems(scenario: Scenario, pack: Pack) -> Iterator[Bilingual]:
    """Every problem of a scenario; none when it is fit for use."""
    unreadable = False
    for point in (*scenario.points, *scenario.mistakes):
        try:
            for problem in _point_problems(scenario, point, pack):
                yield _said(f"{scenario.id}, {point.id}", problem)
        except PhraseError as error:
            unreadable = True
            yield _said(f"{scenario.id}, {point.id}", error.message)
    if not unreadable:
        for problem in _model_problems(scenario, pack):
            yield _said(scenario.id, problem)


def _point_problems(scenario: Scenario, point: Point, pack: Pack) -> Iterator[Bilingual]:
    for phrase in (*point.any, *point.near, *point.unless):
        parse(phrase)
    if point.rule:
        if point.rule not in pack.rules:
            yield Bilingual(fr=f"règle inconnue {point.rule}", en=f"unknown rule {point.rule}")
        return
    if len(point.passes) < LEAST or not point.fails:
        yield Bilingual(fr=f"au moins {LEAST} exemples « pass » et un « fail »",
                        en=f"at least {LEAST} “pass” examples and one “fail”")  # fmt: skip
    for example in point.passes:
        if not holds(example, scenario.lang, point):
            yield Bilingual(fr=f"« {example} » devrait compter", en=f"“{example}” should count")
    for example in point.fails:
        if holds(example, scenario.lang, point):
            yield Bilingual(fr=f"« {example} » ne devrait pas compter",
                            en=f"“{example}” should not count")  # fmt: skip


def _model_problems(scenario: Scenario, pack: Pack) -> Iterator[Bilingual]:
    text = Text(scenario.model, scenario.lang, context_of(scenario))
    for point in scenario.points:
        if place_of(text, point) is None:
            yield Bilingual(fr=f"le modèle ne contient pas {point.id}",
                            en=f"the model answer lacks {point.id}")  # fmt: skip
    for mistake in scenario.mistakes:
        place = None if mistake.rule else place_of(text, mistake)
        if place is not None:
            yield Bilingual(fr=f"le modèle fait l’erreur {mistake.id} : « {place.of(text.raw)} »",
                            en=f"the model answer makes the mistake {mistake.id}: “{place.of(text.raw)}”")  # fmt: skip
    feedback = judge(scenario.model, scenario, pack)
    for finding in feedback.findings:
        if finding.severity is not Severity.HINT:
            yield Bilingual(fr=f"le modèle\u00a0: {finding.rule.id}\u00a0: {finding.message(scenario.lang)}",
                            en=f"the model answer: {finding.rule.id}: {finding.message(scenario.lang)}")  # fmt: skip
    for scale, band in feedback.bands.items():
        if band < TOP:
            lost = ", ".join(e.id for e in feedback.evidence if e.scale == scale and e.cost)
            yield Bilingual(fr=f"le modèle n’a que {band} sur l’échelle {scale} ({lost})",
                            en=f"the model answer has only {band} on the scale {scale} ({lost})")  # fmt: skip
    fewest, most = scenario.words
    count = len(scenario.model.split())
    if not fewest <= count <= most:
        yield Bilingual(fr=f"le modèle a {count} mots, la tâche en demande {fewest} à {most}",
                        en=f"the model answer has {count} words, the task asks for {fewest} to {most}")  # fmt: skip


def _said(place: str, problem: Bilingual) -> Bilingual:
    return Bilingual(fr=f"{place} : {problem.fr}", en=f"{place}: {problem.en}")
