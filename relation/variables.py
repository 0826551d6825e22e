"""The variables that templates may use: label, type, sample, and whether they are personal data."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from relation.fields import read_bilingual
from relation.figures import Figures, read_figures
from relation.language import Bilingual, Lang, RelationError
from relation.values import Money, Percent, ValueProblem, read_date, read_decimal, read_money

TYPES = ("text", "long", "date", "money", "integer", "percent", "choice", "lines", "table")
_KNOWN = {"label", "help", "type", "sample", "personal", "optional", "choices"}


class VariablesError(RelationError):
    """A variables file that cannot be used; names the variable and the field."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One fact of a case that templates print, e.g. `order.number`."""

    name: str
    label: Bilingual
    type: str
    sample: Bilingual
    help: Bilingual | None = None
    personal: bool = False
    optional: bool = False
    choices: Mapping[str, Bilingual] | None = None

    def read(self, typed: str, lang: Lang) -> object:
        """The typed value of what a person wrote; None when empty; raises ValueProblem."""
        words = typed.strip()
        if not words:
            return None
        match self.type:
            case "date":
                return read_date(words)
            case "money":
                return read_money(words, "GBP" if "£" in words else "EUR")
            case "percent":
                return Percent(read_decimal(words.rstrip("% \u00a0\u202f")))
            case "integer":
                return int(read_decimal(words))
            case "lines":
                return [line.strip() for line in words.splitlines() if line.strip()]
            case "table":
                return read_figures(words.splitlines())
            case "choice" if self.choices and words in self.choices:
                return self.choices[words].in_(lang)
        return words

    def to_type(self, value: object, lang: Lang) -> object:
        """A value from JSON or Python brought to the variable's type."""
        if isinstance(value, dt.date | Money | Percent | Figures) or value is None:
            return value
        if isinstance(value, list) and self.type == "table":
            return read_figures(map(str, value))
        if isinstance(value, list):
            return [str(item) for item in value]
        return self.read(str(value), lang)


def load_variables(path: Path) -> dict[str, Variable]:
    """The variables of a TOML file; raises VariablesError naming the variable and the field."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _error(path, "", f"TOML : {error}", f"TOML: {error}") from error
    for group, members in data.items():
        if not isinstance(members, Mapping):
            raise _error(path, group, f"une table [{group}] est attendue",
                         f"a table [{group}] is expected")  # fmt: skip
    return {
        f"{group}.{name}": _variable(path, f"{group}.{name}", fields)
        for group, members in data.items()
        for name, fields in members.items()
    }


def _variable(path: Path, name: str, data: Any) -> Variable:
    if not isinstance(data, Mapping):
        raise _error(path, name, "une table { label, sample } est attendue",
                     "a table { label, sample } is expected")  # fmt: skip
    for field in data:
        if field not in _KNOWN:
            listed = ", ".join(sorted(_KNOWN))
            raise _error(
                path,
                name,
                f"{field} : inconnu ({listed})",
                f"{field}: unknown ({listed})",
            )
    type_ = data.get("type", "text")
    if type_ not in TYPES:
        listed = ", ".join(TYPES)
        raise _error(path, name, f"type « {type_} » : {listed}", f"type “{type_}”: {listed}")
    for field in ("label", "sample"):
        if field not in data:
            raise _error(path, name, f"{field} manque", f"{field} is missing")
    choices = data.get("choices")
    if choices is not None and not isinstance(choices, Mapping):
        raise _error(
            path, name, "choices\u00a0: une table est attendue", "choices: a table is expected"
        )

    def fail(field: str, fr: str, en: str) -> VariablesError:
        return _error(path, name, f"{field}\u00a0: {fr}", f"{field}: {en}")

    both = partial(read_bilingual, fail, once=True)
    made = Variable(
        name,
        both("label", data["label"]),
        type_,
        both("sample", data["sample"]),
        both("help", data["help"]) if "help" in data else None,
        bool(data.get("personal", False)),
        bool(data.get("optional", False)),
        {key: both(f"choices.{key}", words) for key, words in choices.items()} if choices else None,
    )
    for lang in Lang:
        try:
            made.read(made.sample.in_(lang), lang)
        except ValueProblem as problem:
            raise _error(path, name, f"sample ({lang})\u00a0: {problem.message.fr}",
                         f"sample ({lang}): {problem.message.en}") from problem  # fmt: skip
    return made


def _error(path: Path, name: str, fr: str, en: str) -> VariablesError:
    return VariablesError(
        Bilingual(fr=f"{path.name}, {name} : {fr}", en=f"{path.name}, {name}: {en}")
    )
