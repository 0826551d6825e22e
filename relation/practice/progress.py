"""Progress: bands over time, faults by kind, competences covered, and what to do next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from relation.practice.models import Attempt
from relation.scenario import SCALES, Scenario

COMPETENCES = range(1, 9)
GOOD = 3  # the band from which a scenario counts as done, on each scale
_EXAMPLES = 3
_SUMS = {"accuracy"}  # evidence that only counts other evidence


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that went wrong several times; `words` are the trainees' own."""

    id: str
    kind: str
    scale: str
    message: Mapping[str, str]
    count: int
    words: tuple[str, ...]
    last: dt.datetime


@dataclass(frozen=True, slots=True)
class Next:
    """What to write next, and why: round, again or new."""

    scenario: Scenario
    why: str


def curve(attempts: Iterable[Attempt]) -> dict[str, list[int]]:
    """The bands of each scale, attempt by attempt."""
    return {scale: [int(one.bands.get(scale, 0)) for one in attempts] for scale in SCALES}


def faults(attempts: Iterable[Attempt]) -> list[Fault]:
    """What went wrong, the most frequent first; once an attempt, however often it stands there."""
    found: dict[tuple[str, str], list[tuple[Attempt, Mapping[str, Any]]]] = {}
    for attempt in attempts:
        once = {_matter(one): one for one in reversed(attempt.evidence) if _is_fault(one)}
        for matter, one in once.items():
            found.setdefault(matter, []).append((attempt, one))
    made = sorted(found.values(), key=lambda seen: (-len(seen), *_weight(seen[-1][1])))
    return [_fault(seen) for seen in made]


def _matter(one: Mapping[str, Any]) -> tuple[str, str]:
    """A rule finds the same everywhere; points are those of their scenario."""
    return str(one["id"]), "" if one["kind"] == "finding" else str(one["message"]["en"])


def _weight(one: Mapping[str, Any]) -> tuple[bool, float, str]:
    """What stands in the text before what is missing, then what cost most."""
    return one["kind"] == "missing", -float(one["cost"]), str(one["id"])


def _is_fault(one: Mapping[str, Any]) -> bool:
    return one["id"] not in _SUMS and (one["kind"] == "finding" or float(one["cost"]) > 0)


def _fault(seen: Sequence[tuple[Attempt, Mapping[str, Any]]]) -> Fault:
    attempt, latest = seen[-1]
    words = dict.fromkeys(str(one["found"]) for _, one in reversed(seen) if one["found"])
    return Fault(
        str(latest["id"]), str(latest["kind"]), str(latest["scale"]), latest["message"], len(seen),
        tuple(words)[:_EXAMPLES], attempt.judged or attempt.started,
    )  # fmt: skip


def is_good(attempt: Attempt) -> bool:
    return all(int(attempt.bands.get(scale, 0)) >= GOOD for scale in SCALES)


def best(attempts: Iterable[Attempt]) -> dict[str, Attempt]:
    """The best attempt at each scenario; the later one of two as good."""
    found: dict[str, Attempt] = {}
    for one in attempts:
        if one.scenario not in found or _sum(one) >= _sum(found[one.scenario]):
            found[one.scenario] = one
    return found


def covered(attempts: Iterable[Attempt], scenarios: Mapping[str, Scenario]) -> dict[int, int]:
    """For each competence with scenarios, how many of them went well."""
    done = {id_ for id_, one in best(attempts).items() if is_good(one)}
    return {
        number: sum(s.competence == number for id_, s in scenarios.items() if id_ in done)
        for number in COMPETENCES
        if any(s.competence == number for s in scenarios.values())
    }


def suggestion(attempts: Sequence[Attempt], scenarios: Mapping[str, Scenario]) -> Next | None:
    """The next round of a case that went well, else the last one again, else the least practised."""
    tried = {one.scenario for one in attempts}
    last = attempts[-1] if attempts else None
    if last is not None and last.scenario in scenarios:
        following = following_round(last.scenario, scenarios)
        if is_good(last) and following is not None and following.id not in tried:
            return Next(following, "round")
        if not is_good(last):
            return Next(scenarios[last.scenario], "again")
    language = scenarios[last.scenario].lang if last and last.scenario in scenarios else None
    done = covered(attempts, scenarios)
    new = [s for s in scenarios.values() if s.id not in tried and not s.follows]
    new.sort(key=lambda s: (s.lang != language, done[s.competence], s.level, s.id))
    return Next(new[0], "new") if new else None


def following_round(id_: str, scenarios: Mapping[str, Scenario]) -> Scenario | None:
    """The scenario that goes on where this one ends."""
    return next((one for one in scenarios.values() if one.follows == id_), None)


def _sum(attempt: Attempt) -> int:
    return sum(int(attempt.bands.get(scale, 0)) for scale in SCALES)
