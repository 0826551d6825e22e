"""What the application remembers of its user on this machine: language, firm, and how to read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from relation.language import Lang
from relation.places import write_whole

KEPT_DAYS = 30
PRACTICE_DAYS = 365
LONGEST_KEPT = 366  # days
_MOST = 1_000  # names of a list that are read


@dataclass(frozen=True, slots=True)
class Preferences:
    """`ui` is None until chosen. `firm` holds what was typed, by language of the message and name.

    `house_terms` are never flagged; `second_reader` switches all of its rules at once;
    `plain_editor` puts a plain text area in the place of the editor;
    `logo` is a picture in base64, `clause` the penalty clause of the terms of sale by language, and
    `contract_rate` its rate in per cent a year; `answer_days` is the house's own term for complaints, in working days, None where it has none.
    """

    ui: Lang | None = None
    firm: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    identity: Mapping[str, str] = field(default_factory=dict)
    rules_off: frozenset[str] = frozenset()
    house_terms: frozenset[str] = frozenset()
    second_reader: bool = True
    plain_editor: bool = False
    answer_days: int | None = None
    kept_days: int = KEPT_DAYS
    practice_days: int = PRACTICE_DAYS
    logo: str = ""
    contract_rate: str = ""
    clause: Mapping[str, str] = field(default_factory=dict)

    def firm_in(self, lang: Lang) -> dict[str, str]:
        """The firm's facts for messages in a language; what it lacks comes from the other one."""
        return {**self.firm.get(lang.other, {}), **self.firm.get(lang, {})}

    def speaking(self, ui: Lang) -> Preferences:
        return replace(self, ui=ui)

    def with_firm(self, lang: Lang, name: str, typed: str) -> Preferences:
        facts = {**self.firm.get(lang, {}), name: typed}
        if not typed:
            del facts[name]
        return replace(self, firm={**self.firm, str(lang): facts})

    def with_rule(self, rule: str, *, off: bool) -> Preferences:
        rules = self.rules_off | {rule} if off else self.rules_off - {rule}
        return replace(self, rules_off=rules)

    def with_terms(self, terms: Iterable[str]) -> Preferences:
        """With these house terms only; blank ones are left out."""
        return replace(self, house_terms=frozenset(filter(None, map(str.strip, terms))))


def load_preferences(path: Path) -> Preferences:
    """The preferences in a file; the defaults when there is none or it cannot be read."""
    try:
        state = path.stat()
        return _read(path, state.st_mtime_ns, state.st_ino)
    except (OSError, ValueError):
        return Preferences()


@lru_cache(maxsize=4)
def _read(path: Path, *_changed: int) -> Preferences:
    """The preferences of a file in one state of it: a page asks for them dozens of times."""
    return read_preferences(path.read_text(encoding="utf-8"))


def read_preferences(words: str) -> Preferences:
    """The preferences in JSON; raises ValueError where it is none."""
    data = json.loads(words)
    if not isinstance(data, dict):
        return Preferences()
    return Preferences(
        ui=Lang(data["ui"]) if data.get("ui") in list(Lang) else None,
        firm={str(lang): _texts(_table(data.get("firm")).get(lang)) for lang in Lang},
        identity=_texts(data.get("identity")),
        rules_off=_listed(data, "rules_off"),
        house_terms=_listed(data, "house_terms"),
        second_reader=data.get("second_reader") is not False,
        plain_editor=data.get("plain_editor") is True,
        answer_days=_number(data, "answer_days", None),
        kept_days=_number(data, "kept_days", KEPT_DAYS) or KEPT_DAYS,
        practice_days=_number(data, "practice_days", PRACTICE_DAYS) or PRACTICE_DAYS,
        logo=_text(data, "logo"),
        contract_rate=_text(data, "contract_rate"),
        clause=_texts(data.get("clause")),
    )


def save_preferences(path: Path, preferences: Preferences) -> None:
    write_whole(path, written(preferences))


def written(preferences: Preferences) -> str:
    """The preferences as JSON."""
    listed = {name: sorted(getattr(preferences, name)) for name in ("rules_off", "house_terms")}
    data = {**asdict(preferences), **listed}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _listed(data: dict[str, Any], name: str) -> frozenset[str]:
    found = data.get(name)
    return frozenset(filter(_is_text, found[:_MOST])) if isinstance(found, list) else frozenset()


def _number(data: dict[str, Any], name: str, without: int | None) -> int | None:
    found = data.get(name)
    usable = isinstance(found, int) and not isinstance(found, bool) and 1 <= found <= LONGEST_KEPT
    return found if usable else without


def _text(data: dict[str, Any], name: str) -> str:
    found = data.get(name)
    return found if isinstance(found, str) else ""


def _table(data: Any) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


def _texts(data: Any) -> dict[str, str]:
    return {name: words for name, words in _table(data).items() if _is_text(words)}


def _is_text(data: Any) -> bool:
    return isinstance(data, str)
