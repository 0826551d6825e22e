"""Many messages read by many processes: the same lines out, in order, with bounded memory."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from relation.language import Lang
from relation.stream import review_line

if TYPE_CHECKING:
    from relation.checks.grammar import Checker
    from relation.pack import Pack

_LINES_A_TASK = 8
TASKS_AHEAD = 4  # for each worker, so that none waits and memory stays flat

_worker: tuple[Pack, Checker | None, Lang] | None = None


class Promise(Protocol):
    """The answers of one task, which somebody works on."""

    def result(self) -> list[str]: ...
    def cancel(self) -> object: ...


def in_order(
    lines: Iterable[str], submit: Callable[[list[str]], Promise], most: Callable[[], int]
) -> Iterator[str]:
    """The answers in the order of the lines; never more than `most` tasks are on their way."""
    waiting: deque[Promise] = deque()
    try:
        for task in _tasks(line for line in lines if line.strip()):
            while waiting and len(waiting) >= most():
                yield from waiting.popleft().result()
            waiting.append(submit(task))
        while waiting:
            yield from waiting.popleft().result()
    finally:
        for promise in waiting:
            promise.cancel()


def review_in_processes(
    lines: Iterable[str], workers: int, packs: Sequence[Path], languagetool: str | None, ui: Lang
) -> Iterator[str]:
    """One output line for each input line; `languagetool` is the address of a running server."""
    start = tuple(packs), languagetool, str(ui)
    with ProcessPoolExecutor(workers, get_context("spawn"), _start, start) as pool:
        yield from in_order(
            lines, lambda task: pool.submit(_review, task), lambda: workers * TASKS_AHEAD
        )


def _tasks(lines: Iterator[str]) -> Iterator[list[str]]:
    while task := list(islice(lines, _LINES_A_TASK)):
        yield task


def _start(packs: tuple[Path, ...], languagetool: str | None, ui: str) -> None:
    """Prepare a worker once: its pack, its pipelines when first needed, the shared server."""
    global _worker
    from relation.languagetool import LanguageTool
    from relation.languagetool.address import VARIABLE
    from relation.pack import open_pack

    if languagetool:
        os.environ[VARIABLE] = languagetool
    _worker = open_pack(*packs), LanguageTool() if languagetool else None, Lang(ui)


def _review(lines: Sequence[str]) -> list[str]:
    """The output lines of one task, in a worker that `_start` has prepared."""
    assert _worker is not None
    pack, languagetool, ui = _worker
    return [review_line(line, pack, languagetool, ui) for line in lines]
