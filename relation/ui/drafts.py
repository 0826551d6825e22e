"""Drafts, and where they are on one's own computer: a file each, named by an id in the address."""

from __future__ import annotations

import json
import re
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from relation.places import write_whole
from relation.ui.preferences import KEPT_DAYS
from relation.ui.work import Work, read_work

_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as it is kept; `changed` in seconds since 1970."""

    id: str
    changed: float
    work: Work


def is_id(words: str) -> bool:
    """True for what may name a draft: nothing that leads to another folder."""
    return bool(_ID.fullmatch(words))


def new_id() -> str:
    return secrets.token_hex(8)


class KeptDrafts(Protocol):
    """The drafts of one person, wherever they are kept."""

    def new_id(self) -> str: ...
    def load(self, id_: str) -> Work | None: ...
    def save(self, id_: str, work: Work) -> None: ...
    def listed(self) -> list[Kept]: ...
    def delete(self, id_: str) -> None: ...
    def delete_all(self) -> None: ...
    def forget_old(self, days: int = KEPT_DAYS) -> None: ...


class Drafts:
    """The drafts in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def new_id(self) -> str:
        return new_id()

    def load(self, id_: str) -> Work | None:
        """The work kept under an id; None when there is none or it cannot be read."""
        if not is_id(id_):
            return None
        try:
            data = json.loads(self._file(id_).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return read_work(data)

    def save(self, id_: str, work: Work) -> None:
        """Keep the work; an empty one leaves nothing behind."""
        if work.is_empty:
            self._file(id_).unlink(missing_ok=True)
        else:
            write_whole(self._file(id_), json.dumps(work.to_json(), ensure_ascii=False))

    def listed(self) -> list[Kept]:
        """Every draft that can be read, the one changed last first."""
        found = []
        for path in self._files():
            work = self.load(path.stem)
            if work is not None and not work.is_empty:
                found.append(Kept(path.stem, path.stat().st_mtime, work))
        return sorted(found, key=lambda kept: -kept.changed)

    def delete(self, id_: str) -> None:
        """Delete a draft; nothing where it is gone already."""
        if is_id(id_):
            self._file(id_).unlink(missing_ok=True)

    def delete_all(self) -> None:
        """Delete every draft, those that cannot be read as well."""
        for path in self._files():
            path.unlink(missing_ok=True)

    def forget_old(self, days: int = KEPT_DAYS) -> None:
        """Delete drafts that nobody has touched for so many days: they hold personal data."""
        for path in self._files():
            if path.stat().st_mtime < time.time() - days * 86_400:
                path.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        return list(self._folder.glob("*.json"))

    def _file(self, id_: str) -> Path:
        return self._folder / f"{id_}.json"
