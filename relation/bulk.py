"""Many messages on several cores: the same lines out, in order, with bounded memory."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from relation.language import Lang
from relation.stream import review_line

if TYPE_CHECKING:
    from relation.checks.grammar import Checker
    from relation.pack import Pack

_LINES_A_TASK = 8
_TASKS_AHEAD = 4  # for each worker, so that none waits and memory stays flat

_worker: tuple[Pack, Checker | None, Lang] | None = None


def review_in_processes(
    lines: Iterable[str], workers: int, packs: Sequence[Path], languagetool: str | None, ui: Lang
) -> Iterator[str]:
    """One output line for each input line; `languagetool` is the address of a running server."""
    waiting: deque[Future[list[str]]] = deque()
    with ProcessPoolExecutor(
        workers, get_context("spawn"), _start, (tuple(packs), languagetool, str(ui))
    ) as pool:
        tasks = _chunks(line for line in lines if line.strip())
        try:
            for task in tasks:
                waiting.append(pool.submit(review_lines, task))
                if len(waiting) >= workers * _TASKS_AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _chunks(lines: Iterator[str]) -> Iterator[list[str]]:
    while chunk := list(islice(lines, _LINES_A_TASK)):
        yield chunk


def _start(packs: tuple[Path, ...], languagetool: str | None, ui: str) -> None:
    """Prepare a worker once: its pack, its pipelines when first needed, the shared server."""
    global _worker
    from relation.languagetool import LanguageTool
    from relation.languagetool.address import VARIABLE
    from relation.pack import open_pack

    if languagetool:
        os.environ[VARIABLE] = languagetool
    _worker = open_pack(*packs), LanguageTool() if languagetool else None, Lang(ui)


def review_lines(lines: Sequence[str]) -> list[str]:
    """The output lines of one task, in a worker that `_start` has prepared."""
    assert _worker is not None
    pack, languagetool, ui = _worker
    return [review_line(line, pack, languagetool, ui) for line in lines]
