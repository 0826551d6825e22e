"""The application with slow answers: each waits as long as the file delay.txt in its home says."""

from __future__ import annotations

import time

from relation.cli import main
from relation.places import home
from relation.ui.reading import Answer, Question, Reader

_ask = Reader.ask


def _slowly(self: Reader, question: Question, patient: bool = True) -> Answer:
    if patient:
        time.sleep(int((home() / "delay.txt").read_text()) / 1000)
    return _ask(self, question, patient)


Reader.ask = _slowly  # type: ignore[method-assign]
main()
