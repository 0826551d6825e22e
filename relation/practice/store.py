"""The database of practice: its tables, in SQLite on this machine or where the environment says."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import URL

from relation.database import ENVIRONMENT, Database, StoreError, address
from relation.practice.models import Base

__all__ = ["ENVIRONMENT", "Store", "StoreError", "open_store"]


class Store(Database):
    """A database with the tables of practice."""

    def __init__(self, url: URL) -> None:
        super().__init__(url, Base.metadata)


def open_store(file: Path) -> Store:
    """The store of this machine in `file`, unless the environment names a database."""
    return Store(address(file))
