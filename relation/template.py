"""A template: one message in one language, filled with the facts of a case."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import meta, nodes
from jinja2.sandbox import SandboxedEnvironment

from relation.case import Case
from relation.countdown import days_after, days_before
from relation.language import Bilingual, Lang, RelationError
from relation.rule import AUDIENCES, CHANNELS, KINDS, LAWS
from relation.values import write
from relation.variables import Variable

PURPOSES = ("service", "marketing", "consent")
_REQUIRED = {
    "title",
    "subject",
    "purpose",
    "kind",
    "use",
    "channel",
    "audience",
    "law",
    "competence",
}
_KNOWN = _REQUIRED | {"keywords", "dunning_level", "individual", "reviewed"}
_TEXTS = ("title", "subject", "use", "purpose", "kind")
_GIVEN = {"audience", "law", "lang", "today"}  # set by the case, not variables


class TemplateError(RelationError):
    """A template that cannot be used or filled; names the file, and the field or variable."""


@dataclass(frozen=True, slots=True)
class Template:
    """A message to fill. `id` is `family/name`, the same for both languages of a pair."""

    id: str
    lang: Lang
    title: str
    subject: str
    use: str
    purpose: str
    kind: str
    channel: tuple[str, ...]
    audience: tuple[str, ...]
    law: tuple[str, ...]
    competence: int
    body: str
    keywords: tuple[str, ...] = ()
    dunning_level: int = 0
    individual: bool = False  # a letter that the law has for individuals, sole traders too
    reviewed: dt.date | None = None  # the day somebody last read it with its pair in mind
    origin: Path | None = None

    @property
    def family(self) -> str:
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Draft:
    """A filled message: subject and body as plain text."""

    subject: str
    body: str

    @property
    def text(self) -> str:
        return f"{self.subject}\n\n{self.body}" if self.subject else self.body


def load_template(path: Path, id_: str, lang: Lang) -> Template:
    """The template in a Markdown file with a TOML head between +++ lines; raises TemplateError."""
    try:
        _, head, body = path.read_text(encoding="utf-8").split("+++", 2)
        data = tomllib.loads(head)
    except (ValueError, tomllib.TOMLDecodeError) as error:
        raise _error(
            path,
            f"l’en-tête TOML entre deux lignes +++ ne se lit pas : {error}",
            f"the TOML head between two +++ lines cannot be read: {error}",
        ) from error
    for name in data.keys() - _KNOWN:
        raise _error(path, f"champ inconnu {name}", f"unknown field {name}")
    for name in sorted(_REQUIRED - data.keys()):
        raise _error(path, f"le champ {name} manque", f"the field {name} is missing")
    for name in _TEXTS:
        if not isinstance(data[name], str):
            raise _error(path, f"{name}\u00a0: un texte est attendu", f"{name}: a text is expected")
    for name, kind in (("competence", int), ("keywords", list), ("dunning_level", int),
                       ("individual", bool), ("reviewed", dt.date)):  # fmt: skip
        if name in data and not isinstance(data[name], kind):
            raise _error(path, f"{name} ne se lit pas", f"{name} cannot be read")
    for name, known in (("channel", CHANNELS), ("audience", AUDIENCES), ("law", LAWS)):
        if not isinstance(data[name], list) or not all(one in known for one in data[name]):
            raise _error(path, f"{name} : {', '.join(known)}", f"{name}: {', '.join(known)}")
    for name, allowed in (("purpose", PURPOSES), ("kind", KINDS)):
        if data[name] not in allowed:
            raise _error(path, f"{name} : {', '.join(allowed)}", f"{name}: {', '.join(allowed)}")
    return Template(
        id=id_, lang=lang, title=data["title"], subject=data["subject"], use=data["use"],
        purpose=data["purpose"], kind=data["kind"], channel=tuple(data["channel"]),
        audience=tuple(data["audience"]), law=tuple(data["law"]), competence=data["competence"],
        body=body.strip() + "\n", keywords=tuple(data.get("keywords", ())),
        dunning_level=data.get("dunning_level", 0), individual=data.get("individual", False),
        reviewed=data.get("reviewed"), origin=path,
    )  # fmt: skip


class Filler:
    """Fills templates of one language; knows the partials that they include."""

    def __init__(
        self, lang: Lang, partials: Mapping[str, str], variables: Mapping[str, Variable]
    ) -> None:
        self.lang = lang
        self.variables = variables
        self._loader = jinja2.DictLoader({n: _own_lines(body) for n, body in partials.items()})
        self._strict = self._environment(jinja2.StrictUndefined)
        # A batch fills one template hundreds of times: compile and read each source once.
        self._compile = lru_cache(maxsize=512)(self._strict.from_string)
        self._names = lru_cache(maxsize=512)(self._names_in)

    def names(self, template: Template) -> tuple[str, ...]:
        """Dotted names of the variables that a template and its partials use, in order.

        Raises TemplateError when the template or a partial cannot be read.
        """
        return self._used(template)[0]

    def included(self, template: Template) -> frozenset[str]:
        """The partials that a template includes, and those that they include."""
        return self._used(template)[1]

    def _used(self, template: Template) -> tuple[tuple[str, ...], frozenset[str]]:
        try:
            return self._names(f"{template.subject}\n{template.body}")
        except jinja2.TemplateSyntaxError as error:
            raise _error_in(template, str(error), str(error)) from error
        except KeyError as error:
            raise _error_in(
                template, f"partiel inconnu {error}", f"unknown partial {error}"
            ) from error

    def _names_in(self, source: str) -> tuple[tuple[str, ...], frozenset[str]]:
        found: dict[str, None] = {}
        included: set[str] = set()
        self._collect(self._strict, source, found, included)
        return tuple(found), frozenset(included)

    def fill(self, template: Template, case: Case) -> Draft:
        """The message; raises TemplateError naming every variable that has no usable value."""
        if missing := self._missing(template, case):
            french, english = (", ".join(self.label(n, ui) for n in missing) for ui in Lang)
            raise _error_in(template, f"il manque : {french}", f"still missing: {english}")
        return self._render(template, case, self._compile)

    def preview(self, template: Template, case: Case) -> Draft:
        """The message with `[label]` where a value is still missing."""
        return self._render(template, case, self._environment(self._marking()).from_string)

    def _missing(self, template: Template, case: Case) -> list[str]:
        """What the message needs and the case lacks; a branch not taken asks for nothing."""
        lacking = [name for name in self.names(template) if self._lacks(name, case)]
        if lacking:
            reached: set[str] = set()
            self._render(template, case, self._environment(self._marking(reached)).from_string)
            lacking = [name for name in lacking if name in reached]
        return lacking

    def _lacks(self, name: str, case: Case) -> bool:
        variable = self.variables.get(name)
        return name not in case.facts and not (variable and variable.optional)

    def label(self, name: str, ui: Lang) -> str:
        """What people call a variable."""
        variable = self.variables.get(name)
        return variable.label.in_(ui) if variable else name

    def _render(
        self, template: Template, case: Case, compiled: Callable[[str], jinja2.Template]
    ) -> Draft:
        values = self._values(case)
        try:
            subject = compiled(template.subject).render(values)
            body = compiled(_own_lines(template.body)).render(values)
        except jinja2.TemplateError as error:
            raise _error_in(template, str(error), str(error)) from error
        return Draft(" ".join(subject.split(" ")).strip(), _tidy(body))

    def _values(self, case: Case) -> dict[str, object]:
        given = {"audience": case.audience, "law": case.law, "lang": str(self.lang)}
        groups: dict[str, _Group] = {}
        for name, variable in self.variables.items():
            group, _, member = name.partition(".")
            facts = groups.setdefault(group, _Group(group))
            if name in case.facts:
                facts._facts[member] = case.facts[name]
            elif variable.optional:
                facts._facts[member] = None
        return {**given, **groups}

    def _environment(self, undefined: type[jinja2.Undefined]) -> SandboxedEnvironment:
        environment = SandboxedEnvironment(
            loader=self._loader, undefined=undefined, trim_blocks=True, lstrip_blocks=True,
            autoescape=False, keep_trailing_newline=True,
            finalize=lambda value: value if isinstance(value, jinja2.Undefined) else write(value, self.lang),
        )  # fmt: skip
        environment.filters |= {"days_before": days_before, "days_after": days_after}
        return environment

    def _marking(self, reached: set[str] | None = None) -> type[jinja2.Undefined]:
        filler = self

        class Marked(jinja2.ChainableUndefined):
            """Prints the label of the missing variable between brackets; notes its name."""

            def __init__(self, *args: Any, **named: Any) -> None:
                super().__init__(*args, **named)
                if reached is not None:
                    group = getattr(self._undefined_obj, "_group", "")
                    reached.add(f"{group}.{self._undefined_name}")

            def __str__(self) -> str:
                group = getattr(self._undefined_obj, "_group", "")
                if not group:  # part of a value that is itself missing
                    return "[…]"
                return f"[{filler.label(f'{group}.{self._undefined_name}', filler.lang)}]"

            def __bool__(self) -> bool:
                return True

            def __iter__(self) -> Iterator[str]:
                return iter([str(self)])

        return Marked

    def _collect(
        self,
        env: SandboxedEnvironment,
        source: str,
        found: dict[str, None],
        seen: set[str],
    ) -> None:
        tree = env.parse(source)
        for node in tree.find_all(nodes.Getattr):
            if isinstance(node.node, nodes.Name) and node.node.name not in _local_names(tree):
                found[f"{node.node.name}.{node.attr}"] = None
        for name in meta.find_referenced_templates(tree):
            if name and name not in seen:
                seen.add(name)
                self._collect(env, self._loader.mapping[name], found, seen)


class _Group:
    """The facts of one group, e.g. `order`; no attribute but them, so that `order.items` is a fact."""

    def __init__(self, group: str) -> None:
        self._group = group
        self._facts: dict[str, object] = {}

    def __getattr__(self, name: str) -> object:
        try:
            return self._facts[name]
        except KeyError:
            raise AttributeError(name) from None


_INCLUDE = re.compile(r"(\{% include [^%]+%\})\n")


def _own_lines(body: str) -> str:
    """The source with the line end after an include kept, which Jinja's trimming would eat."""
    return _INCLUDE.sub(r"\1\n\n", body)


def _local_names(tree: nodes.Template) -> set[str]:
    """Names set inside a template by for, set or macro."""
    return {node.name for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param")}


def _tidy(body: str) -> str:
    """No spaces at line ends, never more than one blank line."""
    lines = [line.rstrip() for line in body.strip().splitlines()]
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    return "\n".join(kept) + "\n"


def _error(path: Path, fr: str, en: str) -> TemplateError:
    place = "/".join(path.parts[-3:])
    return TemplateError(Bilingual(fr=f"{place} : {fr}", en=f"{place}: {en}"))


def _error_in(template: Template, fr: str, en: str) -> TemplateError:
    place = f"{template.lang}/{template.id}"
    return TemplateError(Bilingual(fr=f"{place} : {fr}", en=f"{place}: {en}"))
