"""What a pack lays on another, and what is wrong with its variables, settings and dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relation.language import Bilingual, Lang, RelationError
from relation.pack import Pack
from relation.template import Template

# Facts that the program reads itself: the address an e-mail goes to.
_READ_BY_US = frozenset({"customer.email"})


@dataclass(frozen=True, slots=True)
class Change:
    """The ids of what is to be looked at."""

    rules: tuple[str, ...]
    templates: tuple[tuple[Lang, str], ...]
    scenarios: tuple[str, ...]
    variables: tuple[str, ...]


def everything(pack: Pack) -> Change:
    return Change(
        tuple(pack.rules), tuple(pack.templates), tuple(pack.scenarios), tuple(pack.variables)
    )


def change(pack: Pack, below: Pack) -> Change:
    """What a pack has that the one below has not, and the templates below that it changes."""
    partials = {key for key, body in pack.partials.items() if below.partials.get(key) != body}
    variables = {n for n, v in pack.variables.items() if below.variables.get(n) != v}
    return Change(
        tuple(
            id_
            for id_, rule in pack.rules.items()
            if id_ not in below.rules or rule.origin != below.rules[id_].origin
        ),
        tuple(
            key
            for key, template in pack.templates.items()
            if below.templates.get(key) != template
            or _touches(pack, template, partials, variables & below.variables.keys())
        ),
        tuple(id_ for id_, one in pack.scenarios.items() if below.scenarios.get(id_) != one),
        tuple(sorted(variables - below.variables.keys())),
    )


def _touches(
    pack: Pack, template: Template, partials: set[tuple[Lang, str]], variables: set[str]
) -> bool:
    if not partials and not variables:
        return False
    filler = pack.fillers[template.lang]
    try:
        if variables & set(filler.names(template)):
            return True
        return any((template.lang, name) in partials for name in filler.included(template))
    except RelationError:
        return True  # a partial that cannot be read: source_problems says so


def source_problems(pack: Pack, changed: Change) -> Iterator[Bilingual]:
    """Templates that cannot be read: braces left open, a partial that is not there."""
    for lang, id_ in changed.templates:
        try:
            pack.fillers[lang].names(pack.templates[lang, id_])
        except RelationError as error:
            yield error.message


def variable_problems(pack: Pack, changed: Change) -> Iterator[Bilingual]:
    """Variables that no template uses."""
    used = {
        name
        for (lang, _), template in pack.templates.items()
        for name in pack.fillers[lang].names(template)
    }
    for name in changed.variables:
        if name not in used | _READ_BY_US:
            yield Bilingual(
                fr=f"variables.toml, {name}\u00a0: aucun modèle ne s’en sert",
                en=f"variables.toml, {name}: no template uses it",
            )


def setting_problems(pack: Pack) -> Iterator[Bilingual]:
    """Settings that name a rule or a variable that is not there."""
    settings = pack.settings
    for field, names, known in (
        ("rules_off", settings.rules_off, pack.rules),
        ("limits", settings.limits, pack.rules),
        ("company, sender, payment", settings.facts, pack.variables),
    ):
        for name in sorted(set(names) - set(known)):
            yield Bilingual(
                fr=f"settings.toml ({field})\u00a0: {name} n’existe pas",
                en=f"settings.toml ({field}): {name} does not exist",
            )


def age_problems(french: Template, english: Template) -> Iterator[Bilingual]:
    """A French template reviewed after its English one, or only one of them dated."""
    one, other = french.reviewed, english.reviewed
    if one and other and one > other:
        yield Bilingual(
            fr=f"{french.id}\u00a0: le français (reviewed {one}) est plus récent que l’anglais ({other})",
            en=f"{french.id}: the French (reviewed {one}) is newer than the English ({other})",
        )
    elif (one is None) != (other is None):
        yield Bilingual(
            fr=f"{french.id}\u00a0: reviewed n’est que dans une langue",
            en=f"{french.id}: reviewed is in one language only",
        )
