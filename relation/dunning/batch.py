"""A batch of reminders: the files of each customer, the register, one ZIP, one PDF to print.

Stopping half-way loses nothing: each letter is written whole, then noted in a journal; the next run
of the same day goes on from there. Running twice makes nothing twice.
"""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from relation.dunning.account import ERROR, SENT, TO_SEND, Account, Edit, accounts
from relation.dunning.files import letter_of, name_for
from relation.dunning.invoice import RowProblem
from relation.dunning.ledger import Ledger
from relation.dunning.letters import Reminder, firm_facts, remind
from relation.dunning.policy import Policy, read_policy
from relation.dunning.press import Files, files_of, press, write_whole
from relation.dunning.register import Entry, as_csv, as_xlsx, follow, join_numbers, read_register
from relation.dunning.reviewed import Reviews
from relation.export.pdf import Letter, pdf
from relation.language import Lang, RelationError
from relation.pack import Pack
from relation.rule import Severity

REGISTER = "register.csv"
WORKBOOK = "register.xlsx"
ARCHIVE = "letters.zip"
TO_PRINT = "to-print.pdf"
_JOURNAL = ".journal.jsonl"
_AHEAD = 40  # customers made ready before their files are written
_Key = tuple[str, str, str]  # customer, invoices, currency


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
            replace(one, state=SENT) if _key(_entry(one, self.ui)) in done else one
            for one in self._accounts()
        ]

    def _accounts(self) -> list[Account]:
        """As before anything was sent on this day, so that a level is not raised twice."""
        before = [e for e in self.earlier if e.date != self.day.isoformat()]
        return accounts(follow(self.ledger.invoices, before), self.day, self.policy, self.edits)

    def done_today(self) -> dict[_Key, Entry]:
        """What the register says was sent on this day, by customer, invoices and currency."""
        return {
            _key(entry): entry
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
        rows = [_entry(a, self.ui) for a in self._accounts()]
        return [done.get(_key(row), row) for row in rows] + self._row_errors()

    def run(self, folder: Path) -> Iterator[Step]:
        """Writes the files of each customer, yielding after each; then register, ZIP and print PDF."""
        folder.mkdir(parents=True, exist_ok=True)
        journal = folder / _JOURNAL
        done = {**self.done_today(), **_journalled(journal, self.day)}
        entries: list[Entry] = []
        letters: list[Letter] = []
        taken = {entry.file for entry in done.values() if entry.file}
        with journal.open("a", encoding="utf-8") as notes:
            for ready in self._ahead(done, taken):
                entry = ready.before or ready.entry
                if ready.files is not None:
                    ready.files.result().write(folder, entry.file.removesuffix(".pdf"))
                    notes.write(json.dumps(asdict(entry), ensure_ascii=False) + "\n")
                    notes.flush()
                if ready.letter is not None:
                    letters.append(ready.letter)
                entries.append(entry)
                yield Step(entry, ready.files is not None)
        entries += self._row_errors()
        self._close(folder, entries, letters)
        journal.unlink()

    def _ahead(self, done: Mapping[_Key, Entry], taken: set[str]) -> Iterator[_Ready]:
        """Each customer made ready; files are made beside, some customers ahead of the writing."""
        waiting: deque[_Ready] = deque()
        accounts = self._accounts()
        letters = sum(account.state == TO_SEND for account in accounts)
        with press(letters, self.processes) as workers:
            for ready in self._prepared(accounts, done, taken, workers):
                waiting.append(ready)
                if len(waiting) > _AHEAD:
                    yield waiting.popleft()
            yield from waiting

    def _prepared(
        self,
        accounts: Sequence[Account],
        done: Mapping[_Key, Entry],
        taken: set[str],
        workers: Executor,
    ) -> Iterator[_Ready]:
        firms = {lang: firm_facts(self.pack, lang) for lang in Lang}
        logo, policy, reviews = self.pack.settings.logo, self.policy, Reviews()
        for account in accounts:
            entry = _entry(account, self.ui)
            before = done.get(_key(entry))
            if account.state != TO_SEND:
                yield _Ready(entry, before)
                continue
            firm = firms[account.language]
            try:
                reminder = remind(self.pack, account, policy, firm, reviews)
            except RelationError as error:
                said = error.message.in_(self.ui)
                yield _Ready(_entry(account, self.ui, state=ERROR, findings=said), None)
                continue
            letter = letter_of(reminder, firm, logo)
            if before is not None:
                yield _Ready(entry, before, letter if before.state == SENT else None)
                continue
            entry = self._judged(reminder)
            if entry.state != SENT:
                yield _Ready(entry, None)
                continue
            stem = name_for(account, taken)
            files = workers.submit(
                files_of, reminder.draft, letter, account.email, account.day, stem
            )
            yield _Ready(replace(entry, file=f"{stem}.pdf"), None, letter, files)

    def _judged(self, reminder: Reminder) -> Entry:
        """The register's line of a reminder; a must stops it and says so."""
        said = "; ".join(
            f"{finding.rule.id}: {finding.message(self.ui)}"
            for finding in reminder.findings
            if finding.severity is not Severity.HINT
        )
        state = ERROR if reminder.stopped else SENT
        return _entry(reminder.account, self.ui, state=state, findings=said)

    def _close(self, folder: Path, entries: list[Entry], letters: list[Letter]) -> None:
        today = self.day.isoformat()
        now = {_key(entry) for entry in entries}
        history = [e for e in self.earlier if e.date != today or _key(e) not in now]
        kept = [e for e in history if e.state == SENT]
        write_whole(folder / REGISTER, as_csv([*kept, *entries]))
        write_whole(folder / WORKBOOK, as_xlsx([*kept, *entries]))
        if not letters:
            return
        title = "Relances à imprimer" if self.ui is Lang.FR else "Reminders to print"
        write_whole(folder / TO_PRINT, pdf(letters, f"{title}, {today}", self.day))
        stems = [entry.file.removesuffix(".pdf") for entry in entries if entry.state == SENT]
        part = folder / f"{ARCHIVE}.part"
        with zipfile.ZipFile(part, "w") as archive:  # PDF and Word files are compressed already
            for stem in stems:
                for ending in (".pdf", ".docx", ".eml"):
                    if (path := folder / f"{stem}{ending}").exists():
                        archive.write(path, path.name)
            archive.write(folder / REGISTER, REGISTER)
        part.replace(folder / ARCHIVE)

    def _row_errors(self) -> list[Entry]:
        """A line for each row that could not be used, so that nobody is forgotten."""
        rows: dict[int, list[RowProblem]] = {}
        for problem in self.ledger.problems:
            if not problem.kept:
                rows.setdefault(problem.line, []).append(problem)
        return [
            Entry(
                customer=found[0].customer, invoices=found[0].number, level="", principal="",
                interest="", fixed_sum="", total="", currency="", date=self.day.isoformat(),
                state=ERROR, findings="; ".join(
                    f"{p.line}, {p.column}: {p.message.in_(self.ui)}" for p in found
                ),
            )
            for found in rows.values()
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ready:
    """A customer before its files: `before` is what was sent already, `files` are those to come."""

    entry: Entry
    before: Entry | None
    letter: Letter | None = None
    files: Future[Files] | None = None


def earlier_entries(*paths: Path) -> list[Entry]:
    """The entries of registers that exist, each once; raises RegisterError."""
    found: dict[Entry, None] = {}
    for path in paths:
        if path.exists():
            found.update(dict.fromkeys(read_register(path.name, path.read_bytes())))
    return list(found)


def _entry(
    account: Account, ui: Lang, state: str = "", findings: str = "", file: str = ""
) -> Entry:
    why = [*([account.why] if account.why else []), *account.notes]
    return Entry(
        customer=account.customer,
        invoices=join_numbers(invoice.number for invoice in account.invoices),
        level=str(account.level),
        principal=f"{account.principal:.2f}",
        interest=f"{account.interest:.2f}",
        fixed_sum=f"{account.fixed_sum:.2f}",
        total=f"{account.total:.2f}",
        currency=account.currency,
        date=account.day.isoformat(),
        channel=_channel(account) if (state or account.state) in (TO_SEND, SENT) else "",
        file=file,
        state=state or account.state,
        findings=findings or "; ".join(words.in_(ui) for words in why),
    )


def _channel(account: Account) -> str:
    if account.by_post:
        return "registered letter"
    return "email" if account.email else "letter"


def _key(entry: Entry) -> _Key:
    return (entry.customer, entry.invoices, entry.currency)


def _journalled(path: Path, day: dt.date) -> dict[_Key, Entry]:
    """What a run that was stopped had done on this day; a line cut short is left out."""
    found = {}
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            try:
                entry = Entry(**json.loads(line))
            except (ValueError, TypeError):
                continue
            if entry.date == day.isoformat():
                found[_key(entry)] = entry
    return found
