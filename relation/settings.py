"""Settings of a pack: rules off, house terms, the firm's identity and limits of delegation."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from relation.fields import read_bilingual, read_number, read_strings
from relation.language import Bilingual, Lang, RelationError
from relation.logo import Logo, LogoError, load_logo

_FACTS = ("company", "sender", "payment")  # tables whose fields fill the variables of that group
_KNOWN = {"rules_off", "house_terms", "limits", "dunning", "logo", *_FACTS}


class SettingsError(RelationError):
    """A settings file that cannot be used; names the field."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a pack sets for everybody who uses it; later packs win field by field.

    `facts` holds the firm's own by variable, e.g. `company.name`, in each language; `dunning` its
    policy; `logo` stands on its letters.
    """

    rules_off: frozenset[str] = frozenset()
    house_terms: frozenset[str] = frozenset()
    limits: Mapping[str, float] = field(default_factory=dict)
    facts: Mapping[str, Bilingual] = field(default_factory=dict)
    dunning: Mapping[str, Any] = field(default_factory=dict)
    logo: Logo | None = None

    def facts_in(self, lang: Lang) -> dict[str, str]:
        """The firm's facts for messages in a language."""
        return {name: words.in_(lang) for name, words in self.facts.items()}

    def over(self, below: Settings) -> Settings:
        """These settings on top of others."""
        return Settings(
            self.rules_off | below.rules_off,
            self.house_terms | below.house_terms,
            {**below.limits, **self.limits},
            {**below.facts, **self.facts},
            {**below.dunning, **self.dunning},
            self.logo or below.logo,
        )


def load_settings(path: Path) -> Settings:
    """The settings in a TOML file; raises SettingsError naming the field."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _error(path, "", f"TOML : {error}", f"TOML: {error}") from error
    for name in data:
        if name not in _KNOWN:
            listed = ", ".join(sorted(_KNOWN))
            raise _error(
                path,
                name,
                f"champ inconnu ; possibles : {listed}",
                f"unknown; possible: {listed}",
            )
    fail = partial(_error, path)
    return Settings(
        frozenset(read_strings(fail, "rules_off", data.get("rules_off", []))),
        frozenset(read_strings(fail, "house_terms", data.get("house_terms", []))),
        {
            name: float(read_number(fail, f"limits.{name}", value))
            for name, value in _table(path, data, "limits").items()
        },
        {
            f"{group}.{name}": read_bilingual(fail, f"{group}.{name}", words, once=True)
            for group in _FACTS
            for name, words in _table(path, data, group).items()
        },
        dict(_table(path, data, "dunning")),
        _logo(path, data),
    )


def _logo(path: Path, data: Mapping[str, Any]) -> Logo | None:
    name = data.get("logo")
    if name is None:
        return None
    if not isinstance(name, str):
        raise _error(path, "logo", "le nom d’un fichier est attendu", "a file name is expected")
    try:
        return load_logo(path.parent, name)
    except LogoError as error:
        raise _error(path, "logo", error.message.fr, error.message.en) from error


def _table(path: Path, data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name, {})
    if not isinstance(value, Mapping):
        raise _error(
            path,
            name,
            f"une table [{name}] est attendue",
            f"a table [{name}] is expected",
        )
    return value


def _error(path: Path, name: str, fr: str, en: str) -> SettingsError:
    place = f"{path.name}{f' ({name})' if name else ''}"
    return SettingsError(Bilingual(fr=f"{place} : {fr}", en=f"{place}: {en}"))
