"""The database of practice: SQLite on this machine, or the one that RELATION_DATABASE_URL names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from relation.language import Bilingual, RelationError
from relation.practice.models import Base

ENVIRONMENT = "RELATION_DATABASE_URL"
_PATIENCE = 20  # seconds that a writer waits for another one


class StoreError(RelationError):
    """A database that cannot be used; says which and what to do."""


class Store:
    """A database with the tables of practice; they are made where they are missing."""

    def __init__(self, url: URL) -> None:
        self.url = url
        try:
            self._engine = _engine(url)
            Base.metadata.create_all(self._engine)
        except (ImportError, NoSuchModuleError, SQLAlchemyError, OSError) as error:
            raise _unusable(url, error) from error
        self._sessions = sessionmaker(self._engine, expire_on_commit=False)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One piece of work, kept as a whole or not at all."""
        with self._sessions.begin() as db:
            yield db

    @property
    def elsewhere(self) -> str:
        """The machine that holds the data, where it is not this one."""
        host = self.url.host or ""
        return "" if host in ("", "localhost", "127.0.0.1", "::1") else host

    def close(self) -> None:
        self._engine.dispose()


def open_store(file: Path) -> Store:
    """The store of this machine in `file`, unless the environment names a database."""
    chosen = os.environ.get(ENVIRONMENT, "").strip()
    if chosen:
        try:
            url = make_url(chosen)
        except ArgumentError as error:
            raise _unusable(URL.create("sqlite"), error) from error
        if url.drivername in ("postgres", "postgresql"):
            url = url.set(drivername="postgresql+psycopg")
        return Store(url)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        file.touch(mode=0o600)
    return Store(URL.create("sqlite", database=str(file)))


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": _PATIENCE})
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    """SQLite forgets what hangs on a row unless told, and leaves what was erased in the file."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()


def _unusable(url: URL, error: Exception) -> StoreError:
    shown = url.render_as_string(hide_password=True)
    cause = str(error).splitlines()[0] if str(error) else type(error).__name__
    return StoreError(
        Bilingual(
            fr=f"La base de données {shown} ne s’ouvre pas\u00a0: {cause}. Vérifiez {ENVIRONMENT} "
            "(par exemple postgresql://utilisateur@serveur/base, avec le paquet psycopg).",
            en=f"The database {shown} does not open: {cause}. Check {ENVIRONMENT} "
            "(for example postgresql://user@server/database, with the package psycopg).",
        )
    )
