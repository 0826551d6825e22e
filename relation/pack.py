"""A pack: rules, templates, scenarios, variables and settings from folders; the product's own comes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property, lru_cache
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
    added_scenarios: Mapping[str, Scenario] = field(default_factory=dict)

    @cached_property
    def scenarios(self) -> Mapping[str, Scenario]:
        """Ours with the added ones on top; ours are read when somebody asks, most commands do not."""
        return {**_own_scenarios(), **self.added_scenarios}

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
        ids = [i for its, i in self.templates if its is lang]
        raise _unknown(
            id_, ids, f"aucun modèle « {id_} » en {lang}", f"no template “{id_}” in {lang}"
        )

    def rule(self, id_: str) -> Rule:
        """A rule by id; raises PackError with the nearest ids when there is none."""
        if id_ in self.rules:
            return self.rules[id_]
        raise _unknown(id_, self.rules, f"aucune règle « {id_} »", f"no rule “{id_}”")

    def scenario(self, id_: str) -> Scenario:
        """A scenario by id; raises PackError with the nearest ids when there is none."""
        if id_ in self.scenarios:
            return self.scenarios[id_]
        raise _unknown(id_, self.scenarios, f"aucun exercice « {id_} »", f"no scenario “{id_}”")

    def over(self, below: Pack) -> Pack:
        """This pack on top of another."""
        return Pack(
            {**below.rules, **self.rules},
            {**below.templates, **self.templates},
            {**below.partials, **self.partials},
            {**below.variables, **self.variables},
            self.settings.over(below.settings),
            {**below.added_scenarios, **self.added_scenarios},
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


def _unknown(id_: str, known: Iterable[str], fr: str, en: str) -> PackError:
    near = ", ".join(get_close_matches(id_, known)) or "—"
    return PackError(Bilingual(fr=f"{fr} ; proches : {near}", en=f"{en}; near: {near}"))


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
        _scenarios(folder) if folder != OWN else {},
    )


@lru_cache(maxsize=1)
def _own_scenarios() -> Mapping[str, Scenario]:
    return _scenarios(OWN)


def _scenarios(folder: Path) -> Mapping[str, Scenario]:
    paths = sorted((folder / "scenarios").glob("*/*.toml"))
    return {one.id: one for one in map(load_scenario, paths)}
