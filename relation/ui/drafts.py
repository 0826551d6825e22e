"""Drafts on this machine: one file each, named by an id that the page's address carries."""

from __future__ import annotations

import json
import re
import secrets
import time
from pathlib import Path

from relation.ui.places import write_whole
from relation.ui.work import Work, read_work

KEPT_DAYS = 30
_ID = re.compile(r"[0-9a-f]{16}")


def is_id(words: str) -> bool:
    """True for what may name a draft: nothing that leads to another folder."""
    return bool(_ID.fullmatch(words))


class Drafts:
    """The drafts in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def new_id(self) -> str:
        return secrets.token_hex(8)

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

    def forget_old(self, days: int = KEPT_DAYS) -> None:
        """Delete drafts that nobody has touched for so many days: they hold personal data."""
        if not self._folder.is_dir():
            return
        for path in self._folder.glob("*.json"):
            if path.stat().st_mtime < time.time() - days * 86_400:
                path.unlink(missing_ok=True)

    def _file(self, id_: str) -> Path:
        return self._folder / f"{id_}.json"
