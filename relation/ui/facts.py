"""The facts of a message as its form has them: which, in what groups, with which examples."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from relation.case import Case, read_case
from relation.language import Lang
from relation.pack import Pack
from relation.template import Template
from relation.ui.preferences import Preferences
from relation.ui.work import Writing
from relation.values import Money, Percent, ValueProblem, write
from relation.variables import Variable

NOTHING: Mapping[str, str] = MappingProxyType({})
_FIRM = ("sender", "company")  # groups of facts about the sender
MEANS, DELEGATION = "payment.means", "company.delegation"


def is_firm(name: str) -> bool:
    """True for facts about the sender, the same in every message."""
    return name == MEANS or name.partition(".")[0] in _FIRM


def groups(names: Iterable[str], variables: Mapping[str, Variable]) -> dict[str, list[Variable]]:
    """The variables by group, each in the order in which the template first uses it."""
    found: dict[str, list[Variable]] = {}
    for name in names:
        if name in variables:
            found.setdefault(name.partition(".")[0], []).append(variables[name])
    return found


def example(variable: Variable, lang: Lang) -> str:
    """The sample of a variable, as a person would type it in that language."""
    sample = variable.sample.in_(lang)
    value = variable.read(sample, lang)
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, Money | Percent):
        return write(value, lang)
    return sample


def typed(
    writing: Writing, preferences: Preferences, house: Mapping[str, str] = NOTHING
) -> dict[str, str]:
    """What was typed, this message's own facts over the firm's; `house` is what a pack knows of it."""
    return {**house, **preferences.firm_in(Lang(writing.lang)), **writing.facts}


def limits(
    preferences: Preferences, pack: Pack, lang: Lang = Lang.FR
) -> tuple[tuple[str, float], ...]:
    """The house's own limits of rules: what one may grant alone, where that is known."""
    words = preferences.firm_in(lang).get(DELEGATION, "")
    variable = pack.variables.get(DELEGATION)
    try:
        granted = variable.read(words, lang) if variable else None
    except ValueProblem:
        return ()
    return (("facts.delegation", float(granted.amount)),) if isinstance(granted, Money) else ()


def case_of(template: Template, writing: Writing, preferences: Preferences, pack: Pack) -> Case:
    """The case made of what was typed for the variables of this template."""
    names = pack.fillers[template.lang].names(template)
    facts = typed(writing, preferences, pack.settings.facts_in(template.lang))
    used = {name: facts[name] for name in names if facts.get(name) and name in pack.variables}
    return read_case(used, pack.variables, template.lang, writing.audience, writing.law)


def missing(names: Iterable[str], case: Case, variables: Mapping[str, Variable]) -> list[Variable]:
    """The variables that a message cannot do without and that have no usable value."""
    return [
        variables[name]
        for name in names
        if name in variables and name not in case.facts and not variables[name].optional
    ]


def places(lacking: Iterable[Variable], lang: Lang) -> frozenset[str]:
    """What stands in a message in the places of variables without a value."""
    return frozenset(f"[{variable.label.in_(lang)}]" for variable in lacking)


def fill_with_examples(
    writing: Writing,
    preferences: Preferences,
    wanted: Iterable[Variable],
    house: Mapping[str, str] = NOTHING,
) -> None:
    """Give every empty fact its example; nothing typed is overwritten, and no example is remembered."""
    known = typed(writing, preferences, house)
    lang = Lang(writing.lang)
    for variable in wanted:
        if not known.get(variable.name):
            writing.facts[variable.name] = example(variable, lang)


def examples_left(writing: Writing, variables: Mapping[str, Variable]) -> list[str]:
    """The facts of a message that are still the examples of their fields."""
    lang = Lang(writing.lang)
    return [
        name
        for name, words in writing.facts.items()
        if name in variables and words == example(variables[name], lang)
    ]


def change_language(writing: Writing, lang: Lang, variables: Mapping[str, Variable]) -> None:
    """Write the message in another language; examples still standing are said in it too."""
    if not writing.lang or writing.lang == lang:
        writing.lang = str(lang)
        return
    old = Lang(writing.lang)
    writing.lang = str(lang)
    for name, value in writing.facts.items():
        if name in variables and value == example(variables[name], old):
            writing.facts[name] = example(variables[name], lang)
