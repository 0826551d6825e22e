"""The letters of a batch in the making: drafted ahead, so that files are made while wordings are read.

To read the first wordings takes longest, since language models are loaded for it; until then the
processes beside have the files of the next customers to make. No file is written before its letter
was read and found fit to leave.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from relation.dunning.account import ERROR, SENT, TO_SEND, Account
from relation.dunning.entries import Key, entry_of, key_of
from relation.dunning.files import letter_of, name_for
from relation.dunning.letters import Drafted, Reminder, draft_of, firm_facts, read
from relation.dunning.policy import Policy
from relation.dunning.press import Files, files_of, press
from relation.dunning.register import Entry
from relation.dunning.reviewed import Reviews
from relation.export.pdf import Letter, pdf
from relation.language import Lang, RelationError
from relation.pack import Pack
from relation.places import wordings_file
from relation.rule import Severity
from relation.state import state_of

_AHEAD = 150  # customers drafted before their files are written; the files of each take 100 KB


@dataclass(frozen=True, slots=True)
class Ready:
    """A customer's line of the register; `files` are those to write, None when none are."""

    entry: Entry
    files: Future[Files] | None = None


@dataclass(frozen=True, slots=True)
class _Begun:
    """A customer whose letter is not read yet; without a draft the entry stands as it is."""

    entry: Entry
    drafted: Drafted | None = None
    letter: Letter | None = None
    files: Future[Files] | None = None


@dataclass(slots=True)
class Making:
    """Goes through the accounts of a day once; `done` is what was sent on that day before.

    `processes` may make files at the same time. `printed`, all letters as one PDF with `title`, is
    there when the accounts are through, None when no letter left.
    """

    pack: Pack
    accounts: Sequence[Account]
    policy: Policy
    day: dt.date
    title: str
    ui: Lang
    done: Mapping[Key, Entry]
    processes: int = 1
    printed: Future[bytes] | None = field(default=None, init=False)
    _letters: list[Letter] = field(default_factory=list, init=False)
    _reviews: Reviews = field(init=False)

    def __post_init__(self) -> None:
        state = state_of(self.pack)
        self._reviews = Reviews(wordings_file(), state) if state else Reviews()

    def __iter__(self) -> Iterator[Ready]:
        letters = sum(account.state == TO_SEND for account in self.accounts)
        # All letters as one PDF take a thread of this process: typst lets others work meanwhile.
        with press(letters, self.processes) as workers, ThreadPoolExecutor(1) as printer:
            begun: deque[_Begun] = deque()
            try:
                for one in self._begun(workers):
                    begun.append(one)
                    if len(begun) > _AHEAD:
                        yield self._read(begun.popleft())
                last = [self._read(one) for one in begun]
            finally:
                self._reviews.keep()
            if self._letters:
                self.printed = printer.submit(pdf, self._letters, self.title, self.day)
            yield from last

    def _begun(self, workers: Executor) -> Iterator[_Begun]:
        firms = {lang: firm_facts(self.pack, lang) for lang in Lang}
        taken = {entry.file for entry in self.done.values() if entry.file}
        for account in self.accounts:
            entry = entry_of(account, self.ui)
            before = self.done.get(key_of(entry))
            if account.state != TO_SEND:
                yield _Begun(before or entry)
                continue
            firm = firms[account.language]
            try:
                drafted = draft_of(self.pack, account, self.policy, firm)
            except RelationError as error:
                yield _Begun(entry_of(account, self.ui, ERROR, error.message.in_(self.ui)))
                continue
            letter = letter_of(drafted, firm, self.pack.settings.logo)
            if before is not None:
                yield _Begun(before, letter=letter if before.state == SENT else None)
                continue
            stem = name_for(account, taken)
            files = workers.submit(
                files_of, drafted.draft, letter, account.email, account.day, stem
            )
            yield _Begun(replace(entry, file=f"{stem}.pdf"), drafted, letter, files)

    def _read(self, one: _Begun) -> Ready:
        """The customer after the reading of its letter; a must stops it and its files."""
        entry, files = one.entry, one.files
        if one.drafted is not None and files is not None:
            entry = self._judged(read(self.pack, one.drafted, self._reviews), entry.file)
            if entry.state != SENT:
                files.cancel()
                return Ready(entry)
        if one.letter is not None:
            self._letters.append(one.letter)
        return Ready(entry, files)

    def _judged(self, reminder: Reminder, file: str) -> Entry:
        said = "; ".join(
            f"{finding.rule.id}: {finding.message(self.ui)}"
            for finding in reminder.findings
            if finding.severity is not Severity.HINT
        )
        if reminder.stopped:
            return entry_of(reminder.account, self.ui, ERROR, said)
        return replace(entry_of(reminder.account, self.ui, SENT, said), file=file)
