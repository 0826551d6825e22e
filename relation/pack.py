"""A pack: rules, templates, scenarios, variables and settings from folders; the product's own comes first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from relation.case import Case, read_case
from relation.language import Bilingual, Lang
from relation.pack_files import OWN, PackError, check_places, read_partial, source, unpacked
from relation.rule import CHECKS, Rule, load_rule
from relation.scenario import Scenario, load_scenario
from relation.settings import Settings, load_settings
from relation.template import Filler, Template, load_template
from relation.variables import Variable, load_variables

__all__ = ["OWN", "Pack", "PackError", "open_pack", "source"]


@dataclass(frozen=True)
class Pack:
    """What the product knows, from one or several folders; later ones win by id."""

    rules: Mapping[str, Rule]
    templates: Mapping[tuple[Lang, str], Template]
    partials: Mapping[tuple[Lang, str], str]
    variables: Mapping[str, Variable]
    settings: Settings
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)

    @cached_property
    def fillers(self) -> Mapping[Lang, Filler]:
        return {
            lang: Filler(
                lang,
                {name: body for (its, name), body in self.partials.items() if its is lang},
                self.variables,
            )
            for lang in Lang
        }

    def house(self, lang: Lang, audience: str, law: str) -> Case:
        """What the settings say of the firm, as facts."""
        own = {n: words for n, words in self.settings.facts_in(lang).items() if n in self.variables}
        return read_case(own, self.variables, lang, audience, law)

    def template(self, id_: str, lang: Lang) -> Template:
        """A template by id; raises PackError with the nearest ids when there is none."""
        if (lang, id_) in self.templates:
            return self.templates[lang, id_]
        near = (
            ", ".join(get_close_matches(id_, [i for its, i in self.templates if its is lang]))
            or "—"
        )
        raise PackError(
            Bilingual(
                fr=f"aucun modèle « {id_} » en {lang} ; proches : {near}",
                en=f"no template “{id_}” in {lang}; near: {near}",
            )
        )

    def rule(self, id_: str) -> Rule:
        """A rule by id; raises PackError with the nearest ids when there is none."""
        if id_ in self.rules:
            return self.rules[id_]
        near = ", ".join(get_close_matches(id_, self.rules)) or "—"
        raise PackError(
            Bilingual(
                fr=f"aucune règle « {id_} » ; proches : {near}",
                en=f"no rule “{id_}”; near: {near}",
            )
        )

    def scenario(self, id_: str) -> Scenario:
        """A scenario by id; raises PackError with the nearest ids when there is none."""
        if id_ in self.scenarios:
            return self.scenarios[id_]
        near = ", ".join(get_close_matches(id_, self.scenarios)) or "—"
        raise PackError(
            Bilingual(
                fr=f"aucun exercice « {id_} » ; proches : {near}",
                en=f"no scenario “{id_}”; near: {near}",
            )
        )

    def over(self, below: Pack) -> Pack:
        """This pack on top of another."""
        return Pack(
            {**below.rules, **self.rules},
            {**below.templates, **self.templates},
            {**below.partials, **self.partials},
            {**below.variables, **self.variables},
            self.settings.over(below.settings),
            {**below.scenarios, **self.scenarios},
        )

    def limited(self, limits: Mapping[str, float]) -> Pack:
        """This pack with the limits of a house, by rule; those of rules that it lacks are left out."""
        if not limits:
            return self
        rules = {
            id_: replace(rule, limit=limits.get(id_, rule.limit))
            for id_, rule in self.rules.items()
        }
        return replace(self, rules=rules)


def open_pack(*folders: Path) -> Pack:
    """The product's own pack with the given ones on top, folders or ZIP files.

    Raises RelationError naming the file.
    """
    pack = _read_folder(OWN)
    for folder in folders:
        with unpacked(folder) as opened:
            pack = _read_folder(opened).over(pack)
    return pack.limited(pack.settings.limits)


def _read_folder(folder: Path) -> Pack:
    check_places(folder)
    rules = [
        load_rule(path, check)
        for check in CHECKS
        for path in sorted((folder / "rules" / check).glob("*.toml"))
    ]
    templates, partials = {}, {}
    for lang in Lang:
        root = folder / "templates" / lang
        for path in sorted(root.glob("*/*.md")):
            id_ = path.relative_to(root).with_suffix("").as_posix()
            templates[lang, id_] = load_template(path, id_, lang)
        for path in sorted((folder / "partials" / lang).glob("*.md")):
            partials[lang, path.stem] = read_partial(path)
    variables, settings = folder / "variables.toml", folder / "settings.toml"
    return Pack(
        {rule.id: rule for rule in rules},
        templates,
        partials,
        load_variables(variables) if variables.exists() else {},
        load_settings(settings) if settings.exists() else Settings(),
        {
            one.id: one
            for one in map(load_scenario, sorted((folder / "scenarios").glob("*/*.toml")))
        },
    )
