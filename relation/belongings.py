"""What people keep in a database that they share: each thing by its person, kind and name."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Float, String, Text, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from relation.database import Database, address

_DAY = 86_400  # seconds


class Base(DeclarativeBase):
    """What the tables of this module share; practice has its own."""


class _Belonging(Base):
    """One thing of one person. `changed` and `until`, when it goes, in seconds since 1970."""

    __tablename__ = "belonging"
    person: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    changed: Mapped[float] = mapped_column(Float)
    until: Mapped[float] = mapped_column(Float, index=True)
    content: Mapped[str] = mapped_column(Text)


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing as it was kept."""

    name: str
    changed: float
    content: str


class Belongings:
    """One kind of things of one person: nothing here reaches those of anybody else."""

    def __init__(self, database: Database, person: str, kind: str) -> None:
        if not person:
            raise ValueError("a thing in a shared database belongs to somebody")
        self._database, self._person, self._kind = database, person, kind
        self._own = (_Belonging.person == person, _Belonging.kind == kind)

    def get(self, name: str) -> str | None:
        query = select(_Belonging.content).where(*self._own, _Belonging.name == name)
        with self._database.session() as db:
            return db.scalar(query)

    def put(self, name: str, content: str, days: int) -> None:
        """Keep a thing for so many days from now, in the place of one of that name."""
        now = time.time()
        values = {"content": content, "changed": now, "until": now + days * _DAY}
        try:
            self._put(name, values)
        except IntegrityError:  # another process has made it since we looked
            self._put(name, values)

    def _put(self, name: str, values: dict[str, object]) -> None:
        change = update(_Belonging).where(*self._own, _Belonging.name == name).values(values)
        with self._database.session() as db:
            if db.execute(change.returning(_Belonging.name)).first() is None:
                named = {"person": self._person, "kind": self._kind, "name": name}
                db.execute(insert(_Belonging).values({**named, **values}))

    def listed(self) -> Sequence[Thing]:
        """All of them, the one changed last first."""
        query = select(_Belonging.name, _Belonging.changed, _Belonging.content)
        with self._database.session() as db:
            rows = db.execute(query.where(*self._own).order_by(_Belonging.changed.desc()))
            return [Thing(*row) for row in rows]

    def drop(self, name: str) -> None:
        with self._database.session() as db:
            db.execute(delete(_Belonging).where(*self._own, _Belonging.name == name))

    def drop_all(self) -> None:
        with self._database.session() as db:
            db.execute(delete(_Belonging).where(*self._own))

    def last(self, days: int) -> None:
        """Let each stay for so many days after its last change; those that are older go now."""
        change = update(_Belonging).where(*self._own)
        with self._database.session() as db:
            db.execute(change.values(until=_Belonging.changed + days * _DAY))
        forget_old(self._database)


def forget_old(database: Database) -> None:
    """Delete what is overdue, of people as well who never came back."""
    with database.session() as db:
        db.execute(delete(_Belonging).where(_Belonging.until < time.time()))


def open_belongings(file: Path) -> Database:
    """The database of the environment, else that of this machine in `file`."""
    return Database(address(file), Base.metadata)
