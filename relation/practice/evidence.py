"""Evidence: one thing that speaks for or against an answer on one of the four scales."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from relation.finding import Finding, Span
from relation.language import Bilingual, Lang
from relation.scenario import Point


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something seen in an answer. `cost` is in bands: 0 for what is well done.

    `kind` is met, missing, mistake, finding or measure. `hint` tells where and of what kind,
    `message` what and why, `better` what to write instead: a trainee opens them one by one.
    `span` is None for what is not there.
    """

    scale: str
    kind: str
    id: str
    cost: float
    hint: Bilingual
    message: Bilingual
    better: Bilingual
    span: Span | None = None

    def without_words(self) -> dict[str, Any]:
        """What is the same in every language: scale, kind, id, cost, and where it stands."""
        return {
            "scale": self.scale,
            "kind": self.kind,
            "id": self.id,
            "cost": round(self.cost, 2),
            "start": self.span.start if self.span else None,
            "end": self.span.end if self.span else None,
        }

    def to_json(self, ui: Lang) -> dict[str, Any]:
        return {
            **self.without_words(),
            "hint": self.hint.in_(ui),
            "message": self.message.in_(ui),
            "better": self.better.in_(ui),
        }


NOTHING = Bilingual(fr="", en="")


def met(point: Point, span: Span) -> Evidence:
    """A point that the answer makes."""
    return Evidence(point.scale, "met", point.id, 0, point.title, point.title, NOTHING, span)


_FACT_LACKS = Bilingual(
    fr="Il manque un élément précis du dossier\u00a0: cherchez les dates, les montants, les numéros.",
    en="A fact of the case is missing: look for dates, amounts and numbers.",
)
_LACKS = {
    "content": Bilingual(
        fr="Il manque quelque chose que la personne attend\u00a0: relisez son message et la consigne.",
        en="Something that the reader expects is missing: read their message and the task again.",
    ),
    "communicative_achievement": Bilingual(
        fr="Il manque quelque chose dans la façon de parler à la personne.",
        en="Something is missing in the way you speak to the reader.",
    ),
    "organisation": Bilingual(
        fr="Il manque quelque chose dans le déroulement\u00a0: début, suite, fin.",
        en="Something is missing in the order: beginning, next step, end.",
    ),
    "language": Bilingual(
        fr="Il manque quelque chose dans la langue.", en="Something is missing in the language."
    ),
}


def missing(point: Point, cost: float) -> Evidence:
    """A point that the answer lacks; what to write stands in its advice."""
    hint = _FACT_LACKS if point.scale == "content" and point.facts else _LACKS[point.scale]
    return Evidence(point.scale, "missing", point.id, cost, hint, point.title, point.advice)


def mistake(point: Point, cost: float, span: Span, where: Bilingual) -> Evidence:
    """A mistake that the scenario warns of."""
    hint = Bilingual(fr=f"{where.fr}\u00a0: relisez les consignes et les conditions.",
                     en=f"{where.en}: read the task and the terms again.")  # fmt: skip
    return Evidence(point.scale, "mistake", point.id, cost, hint, point.title, point.advice, span)


_KINDS = {
    "tone": Bilingual(fr="le ton", en="the tone"),
    "readability": Bilingual(fr="la clarté", en="how easy it is to read"),
    "gdpr": Bilingual(fr="les données personnelles", en="personal data"),
    "accessibility": Bilingual(fr="l’accessibilité", en="accessibility"),
    "grammar": Bilingual(fr="la langue", en="the language"),
    "facts": Bilingual(fr="les faits du dossier", en="the facts of the case"),
}


def from_finding(finding: Finding, scale: str, cost: float, where: Bilingual) -> Evidence:
    """A finding of the review, as evidence."""
    kind = _KINDS[finding.check]
    return Evidence(
        scale, "finding", finding.rule.id, cost,
        Bilingual(fr=f"{where.fr}\u00a0: {kind.fr}.", en=f"{where.en}: {kind.en}."),
        Bilingual(
            fr=f"{finding.message(Lang.FR)} {finding.why(Lang.FR)}",
            en=f"{finding.message(Lang.EN)} {finding.why(Lang.EN)}",
        ),
        Bilingual(fr=" / ".join(finding.suggestions), en=" / ".join(finding.suggestions)),
        finding.span,
    )  # fmt: skip


def measure(scale: str, id_: str, cost: float, message: Bilingual, better: Bilingual,
            span: Span | None = None) -> Evidence:  # fmt: skip
    """Something counted in the answer: its length, its paragraphs, its mistakes."""
    return Evidence(scale, "measure", id_, cost, message, message, better, span)
