"""What a trainer takes away of a class: a table of attempts, and a page on each trainee."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from relation.export.report import Part, Report
from relation.export.sheet import Cell, as_csv, as_xlsx
from relation.finding import shorten
from relation.pack import Pack
from relation.practice.classes import Trainee
from relation.practice.models import Attempt, Class
from relation.practice.progress import best, faults
from relation.scenario import SCALES, Scenario
from relation.ui.practising import day, fault_name, helped, mean_dots, scale_name, title_of
from relation.ui.words import Words

_MOST_ATTEMPTS, _MOST_FAULTS = 8, 6  # on one page
_WIDE = 32


def heads(w: Words) -> list[str]:
    return [
        w("classroom.trainee"), w("progress.case"), w("progress.when"),
        *(scale_name(scale, w) for scale in SCALES), w("progress.level"), w("progress.helped"),
        w("classroom.words"),
    ]  # fmt: skip


def rows(
    trainees: Iterable[Trainee], scenarios: Mapping[str, Scenario], w: Words
) -> Iterator[list[Cell]]:
    """One line for each attempt; who wrote nothing has a line too."""
    for trainee in trainees:
        for one in trainee.attempts:
            found = faults([one])
            yield [
                trainee.pseudonym,
                title_of(one.scenario, scenarios, w),
                (one.judged or one.started).date().isoformat(),
                *(int(one.bands.get(scale, 0)) for scale in SCALES),
                one.production,
                helped([one])[0],
                " / ".join(fault.words[0] for fault in found if fault.words),
            ]
        if not trainee.attempts:
            yield [trainee.pseudonym, *([""] * (len(heads(w)) - 1))]


def table_csv(trainees: Iterable[Trainee], scenarios: Mapping[str, Scenario], w: Words) -> bytes:
    return as_csv(heads(w), rows(trainees, scenarios, w))


def table_xlsx(
    group: Class, trainees: Iterable[Trainee], scenarios: Mapping[str, Scenario], w: Words
) -> bytes:
    titles = heads(w)
    widths = {titles[0]: _WIDE, titles[1]: _WIDE, titles[-1]: 2 * _WIDE}
    return as_xlsx(group.code, titles, rows(trainees, scenarios, w), widths)


def state(trainee: Trainee, scenario: str, due: dt.date | None, today: dt.date, w: Words) -> str:
    """How far a trainee is with an assignment, in a few words."""
    done = trainee.at(scenario)
    if done:
        return f"{w.count('classroom.tries', len(done))}, {mean_dots(best(done)[scenario])}"
    late = due is not None and due < today
    return w("classroom.late") if late else w("classroom.nothing")


def report(group: Class, trainee: Trainee, pack: Pack, today: dt.date, w: Words) -> Report:
    """One page on a trainee: scales, latest attempts, what to work on."""
    done, scenarios = trainee.attempts, pack.scenarios
    about = w("report.about", name=trainee.pseudonym, group=group.name, day=day(today, w.ui))
    latest = [
        [
            title_of(one.scenario, scenarios, w),
            day(one.judged or one.started, w.ui),
            *(str(one.bands.get(scale, 0)) for scale in SCALES),
            one.production or "–",
        ]
        for one in list(reversed(done))[:_MOST_ATTEMPTS]
    ]
    found = [
        [fault_name(fault, pack, w.ui), str(fault.count), shorten(" / ".join(fault.words), 70)]
        for fault in faults(done)[:_MOST_FAULTS]
    ]  # fmt: skip
    total = w.count("report.total", len(done))
    parts = (
        Part(
            w("report.scales"),
            [w("report.scale"), w("report.first"), w("report.latest"), w("report.best")],
            _scales(done, w), (3, 1, 1, 1), w("classroom.no_attempts"),
        ),
        Part(
            f"{w('report.attempts')} ({total})",
            [w("progress.case"), w("progress.when"), *(scale_name(s, w) for s in SCALES),
             w("progress.level")],
            latest, (5, 3, 2, 3, 3, 2, 2), w("classroom.no_attempts"),
        ),
        Part(
            w("report.faults"),
            [w("progress.fault"), w("progress.count"), w("classroom.words")],
            found, (6, 1, 4), w("report.no_faults"),
        ),
    )  # fmt: skip
    return Report(w.ui, w("report.title"), about, group.trainer.pseudonym, parts, w("report.note"))


def _scales(done: Sequence[Attempt], w: Words) -> list[list[str]]:
    if not done:
        return []
    return [
        [
            scale_name(scale, w),
            str(done[0].bands.get(scale, 0)),
            str(done[-1].bands.get(scale, 0)),
            str(max(int(one.bands.get(scale, 0)) for one in done)),
        ]
        for scale in SCALES
    ]
