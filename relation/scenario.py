"""A scenario: a case to practise on, what a good answer holds, and what goes wrong in poor ones."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relation.fields import read_bilingual, read_number, read_strings
from relation.language import Bilingual, Lang, RelationError
from relation.rule import AUDIENCES, CHANNELS, KINDS, LAWS

SCALES = ("content", "communicative_achievement", "organisation", "language")
TOP = 5  # the highest band of a scale
LEVELS = ("A2", "B1", "B2")

_TOP = {
    "lang", "level", "kind", "audience", "channel", "law", "words", "minutes", "delegation",
    "follows", "message", "model", "title", "situation", "task", "terms", "facts", "points",
    "mistakes",
}  # fmt: skip
_LOOKED_FOR = {"id", "title", "advice", "any", "near", "unless", "facts", "pass", "fail"}
_POINT = _LOOKED_FOR | {"scale", "required"}
_MISTAKE = _LOOKED_FOR | {"scale", "rule"}


class ScenarioError(RelationError):
    """A scenario file that cannot be used; names the file and the field."""


@dataclass(frozen=True, slots=True)
class Point:
    """Something that an answer should hold, or for a mistake should not.

    It is there when one stretch of two neighbouring sentences holds one of `any`, one of `near` and
    one of `facts` (each where given), and none of `unless`. A mistake may name a `rule` instead.
    `passes` and `fails` are sentences that must and must not count.
    """

    id: str
    title: Bilingual
    advice: Bilingual
    any: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    rule: str = ""
    scale: str = "content"
    required: bool = True
    passes: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """A case to practise on. `words` is the fewest and the most that the task asks for.

    `id` is `competence/name`; `message` is what lies on the desk, in the words of its writer;
    `follows` names the scenario whose next round this is; `delegation` is in euros.
    """

    id: str
    lang: Lang
    level: str
    kind: str
    audience: str
    channel: str
    law: str
    words: tuple[int, int]
    minutes: int
    delegation: float | None
    follows: str
    title: Bilingual
    situation: Bilingual
    task: Bilingual
    terms: Bilingual
    message: str
    model: str
    facts: Mapping[str, str]
    points: tuple[Point, ...]
    mistakes: tuple[Point, ...]
    origin: Path

    @property
    def competence(self) -> int:
        return int(self.id.partition("/")[0])

    @property
    def known_facts(self) -> tuple[str, ...]:
        return tuple(self.facts.values())

    @property
    def desk(self) -> str:
        """Everything that the trainee may quote: the case in both languages, its terms, the message."""
        told = (self.situation, self.terms, self.task)
        return "\n".join((*(words for one in told for words in (one.fr, one.en)), self.message))

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id, "competence": self.competence, "language": str(self.lang),
            "level": self.level, "title": {"fr": self.title.fr, "en": self.title.en},
            "kind": self.kind, "channel": self.channel, "audience": self.audience,
            "words": list(self.words), "minutes": self.minutes, "follows": self.follows or None,
        }  # fmt: skip


def load_scenario(path: Path) -> Scenario:
    """The scenario in `<competence>/<name>.toml`; raises ScenarioError naming file and field."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _error(path, "", f"TOML\u00a0: {error}", f"TOML: {error}") from error
    return _Reader(path).scenario(data)


class _Reader:
    """Reads the fields of one file and names the place of what is wrong."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def scenario(self, data: Mapping[str, Any]) -> Scenario:
        self.known(data, _TOP, "")
        if self.path.parent.name not in set("12345678"):
            raise self.error("", "le dossier est le numéro de la compétence, de 1 à 8",
                             "the folder is the number of the competence, 1 to 8")  # fmt: skip
        words = data.get("words")
        if not (
            isinstance(words, list) and len(words) == 2 and all(isinstance(n, int) for n in words)
        ):
            raise self.error("words", "deux nombres sont attendus", "two numbers are expected")
        return Scenario(
            id=f"{self.path.parent.name}/{self.path.stem}",
            lang=Lang(self.one_of(data, "lang", tuple(Lang))),
            level=self.one_of(data, "level", LEVELS),
            kind=self.one_of(data, "kind", KINDS),
            audience=self.one_of(data, "audience", AUDIENCES),
            channel=self.one_of(data, "channel", CHANNELS),
            law=self.one_of(data, "law", LAWS),
            words=(words[0], words[1]),
            minutes=int(self.number(data, "minutes")),
            delegation=self.number(data, "delegation") if "delegation" in data else None,
            follows=self.text(data, "follows", ""),
            title=self.bilingual(data, "title", ""),
            situation=self.bilingual(data, "situation", ""),
            task=self.bilingual(data, "task", ""),
            terms=self.bilingual(data, "terms", "") if "terms" in data else Bilingual(fr="", en=""),
            message=self.text(data, "message", "").strip("\n"),
            model=self.text(data, "model").strip("\n") + "\n",
            facts={name: str(value) for name, value in self.table(data, "facts").items()},
            points=read_points(self.path, data.get("points"), "points"),
            mistakes=read_points(self.path, data.get("mistakes"), "mistakes"),
            origin=self.path,
        )

    def point(self, data: Mapping[str, Any], place: str, known: set[str]) -> Point:
        self.known(data, known, f"{place}.")
        point = Point(
            id=self.text(data, "id", place=place),
            title=self.bilingual(data, "title", place),
            advice=self.bilingual(data, "advice", place),
            scale=self.one_of(data, "scale", SCALES, "content"),
            required=data.get("required", True) is True,
            rule=self.text(data, "rule", ""),
            any=self.strings(data, "any", place),
            near=self.strings(data, "near", place),
            unless=self.strings(data, "unless", place),
            facts=self.strings(data, "facts", place),
            passes=self.strings(data, "pass", place),
            fails=self.strings(data, "fail", place),
        )
        if not (point.any or point.facts or point.rule):
            raise self.error(f"{place}.any", "ni any, ni facts, ni rule\u00a0: rien à chercher",
                             "no any, facts or rule: nothing to look for")  # fmt: skip
        return point

    def text(
        self, data: Mapping[str, Any], name: str, default: str | None = None, place: str = ""
    ) -> str:
        value = data.get(name, default)
        if not isinstance(value, str):
            raise self.error(_at(place, name), "un texte est attendu", "a text is expected")
        return value

    def number(self, data: Mapping[str, Any], name: str) -> float:
        return float(read_number(self.error, name, data.get(name)))

    def one_of(
        self, data: Mapping[str, Any], name: str, known: tuple[str, ...], default: str = ""
    ) -> str:
        value = data.get(name, default)
        if value not in known:
            listed = ", ".join(known)
            raise self.error(
                name,
                f"«\u00a0{value}\u00a0»\u00a0; possibles\u00a0: {listed}",
                f"“{value}”; possible: {listed}",
            )
        return str(value)

    def bilingual(self, data: Mapping[str, Any], name: str, place: str) -> Bilingual:
        both = read_bilingual(self.error, _at(place, name), data.get(name))
        return Bilingual(fr=both.fr.strip(), en=both.en.strip())

    def table(self, data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        value = data.get(name, {})
        if not isinstance(value, Mapping):
            raise self.error(name, "une table est attendue", "a table is expected")
        return value

    def strings(self, data: Mapping[str, Any], name: str, place: str) -> tuple[str, ...]:
        return read_strings(self.error, _at(place, name), data.get(name, []))

    def known(self, data: Mapping[str, Any], known: set[str], prefix: str) -> None:
        for name in data:
            if name not in known:
                listed = ", ".join(sorted(known))
                raise self.error(prefix + name, f"champ inconnu\u00a0; possibles\u00a0: {listed}",
                                 f"unknown field; possible: {listed}")  # fmt: skip

    def error(self, name: str, fr: str, en: str) -> ScenarioError:
        return _error(self.path, name, fr, en)


def read_points(path: Path, data: Any, name: str) -> tuple[Point, ...]:
    """The points or the mistakes of a file; raises ScenarioError naming the place."""
    reader = _Reader(path)
    if not (isinstance(data, list) and all(isinstance(one, Mapping) for one in data)):
        raise reader.error(
            name, f"des tables [[{name}]] sont attendues", f"[[{name}]] tables are expected"
        )
    known = _POINT if name == "points" else _MISTAKE
    points = tuple(reader.point(one, f"{name} {n}", known) for n, one in enumerate(data, 1))
    ids = [point.id for point in points]
    for twice in {id_ for id_ in ids if ids.count(id_) > 1}:
        raise reader.error(name, f"«\u00a0{twice}\u00a0» deux fois", f"“{twice}” twice")
    return points


def _at(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _error(path: Path, name: str, fr: str, en: str) -> ScenarioError:
    place = f"{path.parent.name}/{path.name}"
    return ScenarioError(
        Bilingual(
            fr=f"{place}{f', champ {name}' if name else ''}\u00a0: {fr}",
            en=f"{place}{f', field {name}' if name else ''}: {en}",
        )
    )
