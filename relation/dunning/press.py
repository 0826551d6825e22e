"""The files of a reminder made beside: PDF, Word and e-mail, in a thread or in processes of their own.

What it needs can be sent to another process: drafts, letters and names, no pack and no analysed text.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from relation.export.docx import docx
from relation.export.email import eml
from relation.export.pdf import Letter, pdf
from relation.template import Draft

_MANY = 60  # letters from which other processes are worth their start


@dataclass(frozen=True, slots=True)
class Files:
    """The three files of a reminder, by their endings."""

    pdf: bytes
    docx: bytes
    eml: bytes

    def write(self, folder: Path, stem: str) -> None:
        """Each file whole or not at all, the printed letter last."""
        for ending in ("docx", "eml", "pdf"):
            write_whole(folder / f"{stem}.{ending}", getattr(self, ending))


def files_of(draft: Draft, letter: Letter, to: str, day: dt.date, stem: str) -> Files:
    """The files of a reminder; the e-mail has the printed letter with it."""
    page = pdf([letter], day=day)
    mail = eml(draft, letter.lang, to=to, attachment=(f"{stem}.pdf", page))
    return Files(page, docx(draft, letter.lang, letter.logo), mail)


@contextmanager
def press(letters: int, processes: int) -> Iterator[Executor]:
    """What makes the files beside: processes for a large batch, since most of the work is Python's own.

    One process means a thread of this one, as a server that many people use must not start others.
    """
    if processes == 1 or letters < _MANY:
        with ThreadPoolExecutor(1) as thread:
            yield thread
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as several:
        try:
            yield several
        finally:  # a batch that was stopped does not wait for files that nobody will write
            several.shutdown(cancel_futures=True)


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(data)
    os.replace(part, path)
