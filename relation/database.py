"""How a database is opened: SQLite on this machine, or the one that RELATION_DATABASE_URL names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, MetaData, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from relation.language import Bilingual, RelationError

ENVIRONMENT = "RELATION_DATABASE_URL"
_PATIENCE = 20  # seconds that a writer waits for another one


class StoreError(RelationError):
    """A database that cannot be used; says which and what to do."""


class Database:
    """A database with some tables; they are made where they are missing."""

    def __init__(self, url: URL, tables: MetaData) -> None:
        self.url = url
        try:
            self._engine = _engine(url)
            _make(tables, self._engine)
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
        host = str(self.url.host or self.url.query.get("host") or "")
        here = host.startswith("/") or host in ("", "localhost", "127.0.0.1", "::1")
        return "" if here else host

    def close(self) -> None:
        self._engine.dispose()


def is_named() -> bool:
    """Whether the environment names a database."""
    return bool(os.environ.get(ENVIRONMENT, "").strip())


def address(file: Path) -> URL:
    """The database that the environment names, else that of this machine in `file`."""
    chosen = os.environ.get(ENVIRONMENT, "").strip()
    if chosen:
        try:
            url = make_url(chosen)
        except ArgumentError as error:
            raise _unusable(URL.create("sqlite"), error) from error
        if url.drivername in ("postgres", "postgresql"):
            url = url.set(drivername="postgresql+psycopg")
        return url
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        file.touch(mode=0o600)
    return URL.create("sqlite", database=str(file))


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": _PATIENCE})
    event.listen(engine, "connect", _prepare)
    return engine


def _make(tables: MetaData, engine: Engine) -> None:
    """Make what is missing; a second process that starts now may do the same, and be first."""
    try:
        tables.create_all(engine)
    except SQLAlchemyError:
        tables.create_all(engine)


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
