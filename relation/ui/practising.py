"""What the page Practise shows, without drawing it: cases that fit, remarks of an attempt, their words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel.dates import format_date

from relation.catalogue import beginning, search_words
from relation.explain import title
from relation.finding import shorten
from relation.language import Lang
from relation.pack import Pack
from relation.practice.attempts import STEPS
from relation.practice.command import SCALES
from relation.practice.models import Attempt
from relation.practice.progress import Fault
from relation.scenario import Scenario
from relation.ui.tables import dots
from relation.ui.words import Words
from relation.values import LOCALES

MOST_LETTERS = 40_000  # of an answer that is kept
_NAME = 120  # characters


@dataclass(frozen=True, slots=True)
class Remark:
    """A piece of evidence against an attempt; `number` is its place among all evidence.

    `times` says how often the same stands in the text.
    """

    number: int
    data: Mapping[str, Any]
    times: int

    @property
    def scale(self) -> str:
        return str(self.data["scale"])

    @property
    def span(self) -> tuple[int, int] | None:
        start, end = self.data["start"], self.data["end"]
        return None if start is None or end is None or start == end else (start, end)

    def said(self, step: str, lang: Lang) -> str:
        return str(self.data[step][str(lang)])

    @property
    def steps(self) -> tuple[str, ...]:
        """How it opens: without the hint where that says it all, without an answer where there is none."""
        told = [step for step in STEPS if self.data[step]["en"]]
        if self.data["hint"] == self.data["message"]:
            told.remove("hint")
        return tuple(told)


def fitting(
    scenarios: Iterable[Scenario], typed: str, competence: int | None, lang: Lang | None
) -> list[Scenario]:
    """The cases of a competence and a language that hold every word typed (its beginning)."""
    wanted = [beginning(word) for word in search_words(typed)]
    found = [
        one
        for one in scenarios
        if competence in (None, one.competence)
        and lang in (None, one.lang)
        and all(any(word.startswith(w) for word in search_words(_about(one))) for w in wanted)
    ]
    return sorted(found, key=lambda one: (one.competence, one.lang, one.level, one.id))


def _about(one: Scenario) -> str:
    told = (one.title, one.situation, one.task)
    return " ".join((one.id, *(part.fr for part in told), *(part.en for part in told)))


def remarks(attempt: Attempt) -> list[Remark]:
    """What is to be said against an attempt: each thing once, the costliest first."""
    wrong = [
        (number, one)
        for number, one in enumerate(attempt.evidence)
        if one["kind"] != "met"
    ]  # fmt: skip
    times = Counter(one["id"] for _, one in wrong)
    once = {one["id"]: (number, one) for number, one in reversed(wrong)}
    made = [Remark(number, one, times[one["id"]]) for number, one in once.values()]
    return sorted(made, key=lambda remark: (-float(remark.data["cost"]), remark.number))


def met(attempt: Attempt) -> list[Mapping[str, Any]]:
    """What an attempt did well."""
    return [one for one in attempt.evidence if one["kind"] == "met"]


def is_open(attempt: Attempt, remark: Remark, step: str) -> bool:
    """Whether a step is to be seen: the first one always, others once they were opened."""
    if remark.steps and step == remark.steps[0]:
        return True
    before = attempt.opened.get(str(remark.number), "")
    return before in STEPS and STEPS.index(step) <= STEPS.index(before)


def helped(attempts: Iterable[Attempt]) -> tuple[int, int]:
    """How many explanations and how many answers were opened."""
    steps = Counter(step for one in attempts for step in one.opened.values())
    return steps["message"] + steps["better"], steps["better"]


def scale_name(scale: str, w: Words) -> str:
    return w.both(SCALES[scale])


def mean_dots(attempt: Attempt) -> str:
    """An attempt at a glance: the mean of its four bands, rounded down."""
    return dots(sum(map(int, attempt.bands.values())) // max(1, len(attempt.bands)))


def day(moment: dt.datetime | dt.date, ui: Lang) -> str:
    """A day as each language writes it."""
    return str(format_date(moment, "long", locale=LOCALES[ui]))


def title_of(id_: str, scenarios: Mapping[str, Scenario], w: Words) -> str:
    """The title of a case; its id where it is no longer there."""
    known = scenarios.get(id_)
    return w.both(known.title) if known else id_


def marked(text: str, spans: Sequence[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """A text cut at spans: each piece with what is said of it, empty between them."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for start, end, said in sorted(spans):
        if start < at or end > len(text):
            continue
        pieces += [(text[at:start], ""), (text[start:end], said)]
        at = end
    return [piece for piece in (*pieces, (text[at:], "")) if piece[0]]


def explained_in(wish: str, lang: Lang, ui: Lang) -> Lang:
    """The language of explanations: French for English writing where the trainee likes that."""
    if lang is Lang.EN and wish in list(Lang):
        return Lang(wish)
    return ui


def fault_name(fault: Fault, pack: Pack, ui: Lang) -> str:
    """What a fault is, on one line: the rule's message, or that of the point."""
    rule = pack.rules.get(fault.id)
    return shorten(title(rule, ui) if rule else fault.message[str(ui)], _NAME)
