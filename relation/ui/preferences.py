"""What the application remembers of its user on this machine: language, firm, rules switched off."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from relation.language import Lang
from relation.ui.places import write_whole


@dataclass(frozen=True, slots=True)
class Preferences:
    """`ui` is None until chosen. `firm` holds what was typed, by language of the message and name."""

    ui: Lang | None = None
    firm: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rules_off: frozenset[str] = frozenset()

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


def load_preferences(path: Path) -> Preferences:
    """The preferences in a file; the defaults when there is none or it cannot be read."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(data, dict):
        return Preferences()
    rules = data.get("rules_off")
    return Preferences(
        ui=Lang(data["ui"]) if data.get("ui") in list(Lang) else None,
        firm={str(lang): _texts(_table(data.get("firm")).get(lang)) for lang in Lang},
        rules_off=frozenset(filter(_is_text, rules)) if isinstance(rules, list) else frozenset(),
    )


def save_preferences(path: Path, preferences: Preferences) -> None:
    data = {**asdict(preferences), "rules_off": sorted(preferences.rules_off)}
    write_whole(path, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _table(data: Any) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


def _texts(data: Any) -> dict[str, str]:
    return {name: words for name, words in _table(data).items() if _is_text(words)}


def _is_text(data: Any) -> bool:
    return isinstance(data, str)
