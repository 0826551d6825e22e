"""A batch of reminders: the files of each customer, the register, one ZIP, one PDF to print.

Stopping half-way loses nothing: each letter is written whole, then noted in a journal; the next run
of the same day goes on from there. Running twice makes nothing twice.
"""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from relation.dunning.account import SENT, Account, Edit, accounts
from relation.dunning.entries import Key, entry_of, key_of, row_errors
from relation.dunning.ledger import Ledger
from relation.dunning.letters import Reminder, firm_facts, remind
from relation.dunning.making import Making
from relation.dunning.policy import Policy, read_policy
from relation.dunning.press import write_whole
from relation.dunning.register import Entry, as_csv, as_xlsx, follow, read_register
from relation.language import Bilingual, Lang
from relation.pack import Pack

REGISTER = "register.csv"
WORKBOOK = "register.xlsx"
ARCHIVE = "letters.zip"
TO_PRINT = "to-print.pdf"
_JOURNAL = ".journal.jsonl"
_TITLE = Bilingual(fr="Relances à imprimer, {day}", en="Reminders to print, {day}")


@dataclass(frozen=True, slots=True)
class Step:
    """One customer done: the register's line; `made` when files were written in this run."""

    entry: Entry
    made: bool


@dataclass(slots=True)
class Batch:
    """A ledger on a day with what was sent before; nothing is written until `run`.

    `processes` may make files at the same time.
    """

    pack: Pack
    ledger: Ledger
    day: dt.date
    earlier: Sequence[Entry] = ()
    edits: Mapping[str, Edit] = field(default_factory=dict)
    ui: Lang = Lang.FR
    processes: int = 1

    @property
    def policy(self) -> Policy:
        return read_policy(self.pack.settings.dunning)

    def accounts(self) -> list[Account]:
        """Every customer on the day, SENT where the letter of the day is made already."""
        done = self.done_today()
        return [
            replace(one, state=SENT) if key_of(entry_of(one, self.ui)) in done else one
            for one in self._accounts()
        ]

    def _accounts(self) -> list[Account]:
        """As before anything was sent on this day, so that a level is not raised twice."""
        before = [e for e in self.earlier if e.date != self.day.isoformat()]
        return accounts(follow(self.ledger.invoices, before), self.day, self.policy, self.edits)

    def done_today(self) -> dict[Key, Entry]:
        """What the register says was sent on this day, by customer, invoices and currency."""
        return {
            key_of(entry): entry
            for entry in self.earlier
            if entry.date == self.day.isoformat() and entry.state == SENT
        }

    def preview(self, account: Account) -> Reminder:
        """The reminder of a customer as it would leave."""
        firm = firm_facts(self.pack, account.language)
        return remind(self.pack, account, self.policy, firm)

    def dry_run(self) -> list[Entry]:
        """The register as it would be, without a file."""
        done = self.done_today()
        rows = [entry_of(a, self.ui) for a in self._accounts()]
        return [done.get(key_of(row), row) for row in rows] + row_errors(
            self.ledger.problems, self.day, self.ui
        )

    def run(self, folder: Path) -> Iterator[Step]:
        """Writes the files of each customer, yielding after each; then register, ZIP and print PDF."""
        folder.mkdir(parents=True, exist_ok=True)
        journal = folder / _JOURNAL
        done = {**self.done_today(), **_journalled(journal, self.day)}
        title = _TITLE.in_(self.ui).format(day=self.day.isoformat())
        making = Making(
            self.pack, self._accounts(), self.policy, self.day, title, self.ui, done, self.processes
        )
        entries: list[Entry] = []
        with journal.open("a", encoding="utf-8") as notes:
            for ready in making:
                if ready.files is not None:
                    ready.files.result().write(folder, ready.entry.file.removesuffix(".pdf"))
                    notes.write(json.dumps(asdict(ready.entry), ensure_ascii=False) + "\n")
                    notes.flush()
                entries.append(ready.entry)
                yield Step(ready.entry, ready.files is not None)
        entries += row_errors(self.ledger.problems, self.day, self.ui)
        self._close(folder, entries, making.printed)
        journal.unlink()

    def _close(self, folder: Path, entries: list[Entry], printed: Future[bytes] | None) -> None:
        today = self.day.isoformat()
        now = {key_of(entry) for entry in entries}
        history = [e for e in self.earlier if e.date != today or key_of(e) not in now]
        kept = [e for e in history if e.state == SENT]
        write_whole(folder / REGISTER, as_csv([*kept, *entries]))
        write_whole(folder / WORKBOOK, as_xlsx([*kept, *entries]))
        if printed is None:
            return
        write_whole(folder / TO_PRINT, printed.result())
        stems = [entry.file.removesuffix(".pdf") for entry in entries if entry.state == SENT]
        part = folder / f"{ARCHIVE}.part"
        with zipfile.ZipFile(part, "w") as archive:  # PDF and Word files are compressed already
            for stem in stems:
                for ending in (".pdf", ".docx", ".eml"):
                    if (path := folder / f"{stem}{ending}").exists():
                        archive.write(path, path.name)
            archive.write(folder / REGISTER, REGISTER)
        part.replace(folder / ARCHIVE)


def earlier_entries(*paths: Path) -> list[Entry]:
    """The entries of registers that exist, each once; raises RegisterError."""
    found: dict[Entry, None] = {}
    for path in paths:
        if path.exists():
            found.update(dict.fromkeys(read_register(path.name, path.read_bytes())))
    return list(found)


def _journalled(path: Path, day: dt.date) -> dict[Key, Entry]:
    """What a run that was stopped had done on this day; a line cut short is left out."""
    found = {}
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            try:
                entry = Entry(**json.loads(line))
            except (ValueError, TypeError):
                continue
            if entry.date == day.isoformat():
                found[key_of(entry)] = entry
    return found
