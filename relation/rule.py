"""A rule: what to look for, how much it matters, and its words for people in both languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from relation.fields import read_bilingual, read_number, read_strings
from relation.language import Bilingual, Lang, RelationError

CHECKS = ("tone", "readability", "gdpr", "accessibility", "grammar", "facts")
KINDS = (
    "claim_reply", "late_delivery", "dunning", "loyalty", "booth_script", "contact_form",
    "supplier_chaser", "info_reply", "internal_note", "appointment", "unknown",
)  # fmt: skip
AUDIENCES = ("b2b", "b2c")
CHANNELS = ("email", "letter", "form", "script", "note", "phone", "social")
LAWS = ("fr", "uk", "eu")

_TOP = {
    "severity", "source", "look", "label", "limit", "kinds", "audiences", "channels", "laws",
    "not_kinds", "message", "why", "fr", "en",
}  # fmt: skip
_SIDE = {"phrases", "unless", "soften", "needs", "suggest", "given", "flag", "keep"}


class Severity(StrEnum):
    """How much a finding matters, the gravest first."""

    MUST = "must"
    SHOULD = "should"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for must, 1 for should, 2 for hint."""
        return list(Severity).index(self)

    @property
    def softer(self) -> Severity:
        return list(Severity)[min(self.rank + 1, 2)]


class RuleError(RelationError):
    """A rule file that cannot be used; names the file and the field."""


@dataclass(frozen=True, slots=True)
class Side:
    """What a rule looks for in one language, with its examples.

    `phrases` maps each phrase to the wordings offered in its place. A sentence that holds one of
    `unless` is left alone, one of `soften` lowers the severity by a step. `needs` is for what may
    be missing: the message must hold one of them for its absence to matter. `suggest` holds
    wordings offered for every finding. `given` is the draft that the examples of a facts rule are
    held against, line by line. Examples mark the span with `[[…]]`.
    """

    phrases: Mapping[str, tuple[str, ...]]
    unless: tuple[str, ...] = ()
    soften: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    suggest: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    flag: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for. `id` is `check.name`, from the path of its file."""

    id: str
    severity: Severity
    source: str
    message: Bilingual
    why: Bilingual
    look: str = "phrases"
    label: str = ""
    limit: float | None = None
    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    sides: Mapping[Lang, Side] = field(default_factory=dict)
    origin: Path | None = None

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def check(self) -> str:
        return self.id.partition(".")[0]

    def applies(self, lang: Lang, kind: str, audience: str, channel: str, law: str) -> bool:
        """True when this rule concerns such a message; an empty audience, channel or law fits all."""
        return (
            lang in self.sides
            and (not self.kinds or kind in self.kinds)
            and kind not in self.not_kinds
            and (not self.audiences or not audience or audience in self.audiences)
            and (not self.channels or not channel or channel in self.channels)
            and (not self.laws or not law or law in self.laws)
        )


def load_rule(path: Path, check: str) -> Rule:
    """The rule in a TOML file of folder `check`; raises RuleError naming the file and the field."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _error(path, "", f"TOML : {error}", f"TOML: {error}") from error
    return read_rule(data, f"{check}.{path.stem}", path)


def read_rule(data: Mapping[str, Any], id_: str, path: Path) -> Rule:
    """A rule from its parsed data; raises RuleError for an unknown, missing or wrong field."""
    _known(path, data, _TOP)
    for name in ("severity", "source", "message", "why"):
        if not data.get(name):
            raise _error(path, name, "ce champ manque", "this field is missing")
    severity = data["severity"]
    if severity not in list(Severity):
        raise _error(path, "severity", "must, should ou hint", "must, should or hint")
    fail = partial(_error, path)
    limit = None if data.get("limit") is None else read_number(fail, "limit", data["limit"])
    for name in ("source", "look", "label"):
        if not isinstance(data.get(name, ""), str):
            raise _error(path, name, "un texte est attendu", "a text is expected")
    sides = {
        lang: _side(path, lang, data[lang]) for lang in Lang if data.get(lang, False) is not False
    }
    if not sides:
        raise _error(path, "fr", "ni [fr] ni [en]", "neither [fr] nor [en]")
    return Rule(
        id=id_,
        severity=Severity(severity),
        source=data["source"],
        message=read_bilingual(fail, "message", data["message"]),
        why=read_bilingual(fail, "why", data["why"]),
        look=data.get("look", "phrases"),
        label=data.get("label", ""),
        limit=limit,
        kinds=_choices(path, data, "kinds", KINDS),
        not_kinds=_choices(path, data, "not_kinds", KINDS),
        audiences=_choices(path, data, "audiences", AUDIENCES),
        channels=_choices(path, data, "channels", CHANNELS),
        laws=_choices(path, data, "laws", LAWS),
        sides=sides,
        origin=path,
    )


def _side(path: Path, lang: Lang, data: Any) -> Side:
    if not isinstance(data, Mapping):
        raise _error(
            path,
            lang,
            f"une table [{lang}] est attendue",
            f"a table [{lang}] is expected",
        )
    _known(path, data, _SIDE, f"{lang}.")
    phrases = data.get("phrases", {})
    if isinstance(phrases, list):
        phrases = {phrase: [] for phrase in phrases}
    if not isinstance(phrases, Mapping):
        raise _error(path, f"{lang}.phrases", "liste ou table attendue", "list or table expected")
    fail = partial(_error, path)
    return Side(
        phrases={
            phrase: read_strings(fail, f"{lang}.phrases.{phrase}", offers)
            for phrase, offers in phrases.items()
        },
        **{
            name: read_strings(fail, f"{lang}.{name}", data.get(name, []))
            for name in _SIDE - {"phrases"}
        },
    )


def _choices(
    path: Path, data: Mapping[str, Any], name: str, known: Iterable[str]
) -> tuple[str, ...]:
    values = read_strings(partial(_error, path), name, data.get(name, []))
    for value in values:
        if value not in known:
            listed = ", ".join(known)
            raise _error(path, name, f"« {value} » : {listed}", f"“{value}”: {listed}")
    return values


def _known(path: Path, data: Mapping[str, Any], known: set[str], prefix: str = "") -> None:
    for name in data:
        if name not in known:
            listed = ", ".join(sorted(known))
            raise _error(
                path, prefix + name,
                f"champ inconnu ; champs possibles : {listed}",
                f"unknown field; possible fields: {listed}",
            )  # fmt: skip


def _error(path: Path, name: str, fr: str, en: str) -> RuleError:
    place = f"{path.parent.name}/{path.name}"
    return RuleError(
        Bilingual(
            fr=f"{place}{f', champ {name}' if name else ''} : {fr}",
            en=f"{place}{f', field {name}' if name else ''}: {en}",
        )
    )
