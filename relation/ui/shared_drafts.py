"""What a person keeps in a database that many share: drafts and preferences."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from relation.belongings import Belongings
from relation.database import Database
from relation.ui.drafts import Kept, is_id, new_id
from relation.ui.preferences import (
    KEPT_DAYS,
    LONGEST_KEPT,
    Preferences,
    read_preferences,
    written,
)
from relation.ui.work import Work, read_work

_FRESH = 1.0  # seconds: a page asks for the preferences dozens of times
_ONLY = "preferences"


class SharedDrafts:
    """The drafts of one person; `days` says how long a changed one is kept."""

    def __init__(self, database: Database, person: str, days: Callable[[], int]) -> None:
        self._things, self._days = Belongings(database, person, "draft"), days

    def new_id(self) -> str:
        return new_id()

    def load(self, id_: str) -> Work | None:
        """The work kept under an id; None when this person has none of that id."""
        return _work(self._things.get(id_)) if is_id(id_) else None

    def save(self, id_: str, work: Work) -> None:
        """Keep the work; an empty one leaves nothing behind."""
        if work.is_empty:
            self.delete(id_)
        elif is_id(id_):
            words = json.dumps(work.to_json(), ensure_ascii=True)
            self._things.put(id_, words, self._days())

    def listed(self) -> list[Kept]:
        """Every draft that can be read, the one changed last first."""
        found = []
        for thing in self._things.listed():
            work = _work(thing.content)
            if work is not None and not work.is_empty:
                found.append(Kept(thing.name, thing.changed, work))
        return found

    def delete(self, id_: str) -> None:
        """Delete a draft; nothing where it is gone already."""
        self._things.drop(id_)

    def delete_all(self) -> None:
        """Delete every draft of this person, those that cannot be read as well."""
        self._things.drop_all()

    def forget_old(self, days: int = KEPT_DAYS) -> None:
        """Delete drafts that this person has not touched for so many days, and others' overdue."""
        self._things.last(days)


class SharedPreferences:
    """The preferences of one person, and the key of practice of who is signed in."""

    def __init__(self, database: Database, person: str) -> None:
        self._things = Belongings(database, person, "setting")
        self._known: tuple[float, Preferences] = (0.0, Preferences())

    def renew(self) -> None:
        """Whoever comes back keeps them for another while."""
        for thing in self._things.listed():
            self._things.put(thing.name, thing.content, LONGEST_KEPT)

    def load(self) -> Preferences:
        """The preferences; a second old at most, since another process may change them."""
        then, known = self._known
        if time.monotonic() - then > _FRESH or not then:
            known = _preferences(self._things.get(_ONLY))
            self._known = (time.monotonic(), known)
        return known

    def save(self, preferences: Preferences) -> None:
        self._things.put(_ONLY, written(preferences), LONGEST_KEPT)
        self._known = (time.monotonic(), preferences)

    def get(self, name: str) -> str:
        return self._things.get(name) or ""

    def put(self, name: str, value: str) -> None:
        """Keep a value; an empty one leaves nothing behind."""
        if value:
            self._things.put(name, value, LONGEST_KEPT)
        else:
            self._things.drop(name)

    def delete_all(self) -> None:
        self._things.drop_all()
        self._known = (0.0, Preferences())


def _work(words: str | None) -> Work | None:
    try:
        return None if words is None else read_work(json.loads(words))
    except ValueError:
        return None


def _preferences(words: str | None) -> Preferences:
    try:
        return read_preferences(words or "{}")
    except ValueError:
        return Preferences()
