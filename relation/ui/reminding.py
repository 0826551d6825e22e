"""A batch of reminders in the making, kept on this machine: the ledger, the choices, the letters."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from relation.dunning.account import Edit
from relation.dunning.batch import REGISTER, Batch, earlier_entries
from relation.dunning.cells import DateOrder
from relation.dunning.ledger import Ledger, read_ledger
from relation.dunning.remembered import recall, remember
from relation.dunning.row import Defaults
from relation.language import Bilingual, Lang
from relation.pack import Pack
from relation.places import person_folder, write_whole
from relation.settings import Settings
from relation.ui.drafts import is_id
from relation.ui.preferences import KEPT_DAYS, Preferences
from relation.ui.terms import dunning, own_logo
from relation.values import read_date

_STATE, _LEDGER, _OUT = "choices.json", "ledger", "letters"


@dataclass
class Reminding:
    """What a person chose on the page; `edits` maps a customer to a level and a state."""

    file: str = ""
    day: str = ""
    audience: str = ""
    order: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    edits: dict[str, dict[str, Any]] = field(default_factory=dict)
    made: bool = False

    def edit(self, customer: str, level: int | None = None, state: str = "") -> None:
        """Change the level or state of a customer; nothing given puts back what was computed."""
        if level is None and not state:
            self.edits.pop(customer, None)
        else:
            self.edits[customer] = {"level": level, "state": state}

    @property
    def decided(self) -> Mapping[str, Edit]:
        return {customer: Edit(**edit) for customer, edit in self.edits.items()}

    def date(self) -> dt.date:
        """The day of the letters; raises ValueProblem when it cannot be read."""
        return read_date(self.day) if self.day.strip() else dt.date.today()


class Desk:
    """The folder of one window's batch; `of` is its person, where many share the application."""

    def __init__(self, id_: str, of: str = "") -> None:
        self._of = of
        self.folder = reminders_folder(of) / id_

    @property
    def _columns(self) -> Path | None:
        return person_folder(self._of) / "columns.json" if self._of else None

    @property
    def out(self) -> Path:
        return self.folder / _OUT

    def load(self) -> Reminding:
        """The choices kept; new ones when there are none or they cannot be read."""
        try:
            data = json.loads((self.folder / _STATE).read_text(encoding="utf-8"))
            return Reminding(**data)
        except (OSError, ValueError, TypeError):
            return Reminding()

    def save(self, work: Reminding) -> None:
        if work.file:
            write_whole(self.folder / _STATE, json.dumps(asdict(work), ensure_ascii=False))

    def take(self, name: str, data: bytes) -> Reminding:
        """Begin with a new ledger; letters made from another one are deleted."""
        self.clear()
        self.folder.mkdir(mode=0o700, parents=True)
        (self.folder / _LEDGER).write_bytes(data)
        work = Reminding(file=name, columns=recall(data, name, self._columns))
        self.save(work)
        return work

    def data(self) -> bytes:
        return (self.folder / _LEDGER).read_bytes()

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def read(self, work: Reminding) -> Ledger:
        """The ledger read as chosen; raises what read_ledger raises."""
        order = DateOrder(work.order) if work.order else None
        defaults = Defaults(audience=work.audience, order=order)
        ledger = read_ledger(work.file, self.data(), defaults, work.columns)
        if work.columns:
            remember(ledger.header.titles, work.columns, self._columns)
        return ledger

    def batch(self, work: Reminding, ledger: Ledger, pack: Pack, ui: Lang) -> Batch:
        """The batch on the chosen day, after what the register of this machine knows."""
        before = earlier_entries(register_file(self._of), self.out / REGISTER)
        return Batch(pack, ledger, work.date(), before, work.decided, ui)

    def finished(self) -> None:
        """Keep the register of a batch that is done for the next time."""
        register = register_file(self._of)
        register.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(self.out / REGISTER, register)


def reminders_folder(of: str = "") -> Path:
    return person_folder(of) / "reminders"


def register_file(of: str = "") -> Path:
    return reminders_folder(of) / REGISTER


def has_batch(id_: str, of: str = "") -> bool:
    """True when a window of that id left a batch behind."""
    return is_id(id_) and (reminders_folder(of) / id_).is_dir()


def forget_old(days: int = KEPT_DAYS, of: str = "") -> None:
    """Delete batches that nobody has touched for so many days; the register stays."""
    for folder in reminders_folder(of).glob("*/"):
        if folder.stat().st_mtime < time.time() - days * 86_400:
            shutil.rmtree(folder, ignore_errors=True)


def delete_all(of: str = "") -> None:
    """Delete every list and its letters; the register stays, since the next levels follow from it."""
    for folder in reminders_folder(of).glob("*/"):
        shutil.rmtree(folder, ignore_errors=True)


def with_firm(pack: Pack, preferences: Preferences) -> Pack:
    """The pack with what the person typed of the firm, in each language, its terms and its logo."""
    french, english = (preferences.firm_in(lang) for lang in Lang)
    facts = {name: Bilingual(fr=french[name], en=english[name]) for name in french}
    own = Settings(facts=facts, dunning=dunning(preferences), logo=own_logo(preferences))
    below = pack.settings
    if own.dunning:  # a clause belongs to its rate: the pack's does not go with another one
        below = replace(
            below, dunning={n: v for n, v in below.dunning.items() if n != "penalty_clause"}
        )
    return replace(pack, settings=own.over(below))
