"""Lint: what is wrong with a pack, said with the file and the field."""

from __future__ import annotations

import string
from collections.abc import Collection, Iterator

from relation.case import sample_case
from relation.checks import LANGUAGETOOL, LOOKS
from relation.examples import failures
from relation.language import Bilingual, Lang, RelationError
from relation.lint_pack import (
    age_problems,
    change,
    everything,
    setting_problems,
    source_problems,
    variable_problems,
)
from relation.pack import Pack
from relation.phrase import parse
from relation.practice.lint import scenario_problems
from relation.reviewing import review
from relation.rule import Rule, Severity
from relation.template import Template
from relation.text import Context, Text

_FIELDS = {"found", "limit"}


def problems(pack: Pack, below: Pack | None = None) -> Iterator[Bilingual]:
    """Every problem of a pack's rules, templates, scenarios, variables and settings.

    With the pack `below`, only what has been laid on top of it is looked at, and the templates
    below that it changes through their partials and variables. None when it is fit for use.
    """
    changed = change(pack, below) if below else everything(pack)
    for id_ in changed.rules:
        yield from rule_problems(pack.rules[id_])
    unreadable = list(source_problems(pack, changed))
    yield from unreadable
    if unreadable:
        return
    yield from pair_problems(pack, {id_ for _, id_ in changed.templates})
    for lang, id_ in changed.templates:
        yield from template_problems(pack, pack.templates[lang, id_], lang)
    for id_ in changed.scenarios:
        yield from scenario_problems(pack.scenarios[id_], pack)
    yield from variable_problems(pack, changed)
    yield from setting_problems(pack)


def rule_problems(rule: Rule) -> Iterator[Bilingual]:
    """An unknown look, an unreadable phrase, an unknown field of the message, failing examples."""
    if rule.look == LANGUAGETOOL:
        return  # its examples need the server: tests run them
    if rule.look not in LOOKS:
        listed = ", ".join(LOOKS)
        yield Bilingual(fr=f"{rule.id} : look « {rule.look} » inconnu ({listed})",
                        en=f"{rule.id}: unknown look “{rule.look}” ({listed})")  # fmt: skip
        return
    unreadable = list(_unreadable(rule))
    yield from unreadable
    for words in (rule.message.fr, rule.message.en, rule.why.fr, rule.why.en):
        try:
            list(string.Formatter().parse(words))
        except ValueError:
            yield Bilingual(fr=f"{rule.id} : accolade isolée dans « {words} »",
                            en=f"{rule.id}: single brace in “{words}”")  # fmt: skip
    if not unreadable:
        yield from failures(rule)


def _unreadable(rule: Rule) -> Iterator[Bilingual]:
    for side in rule.sides.values():
        for phrase in (*side.phrases, *side.unless, *side.soften, *side.needs):
            try:
                parse(phrase)
            except RelationError as error:
                yield Bilingual(
                    fr=f"{rule.id} : {error.message.fr}",
                    en=f"{rule.id}: {error.message.en}",
                )


def pair_problems(pack: Pack, ids: Collection[str] | None = None) -> Iterator[Bilingual]:
    """Templates without their pair, or whose variables or purpose differ between the languages."""
    for id_ in sorted({id_ for _, id_ in pack.templates} if ids is None else ids):
        pair = {lang: pack.templates[lang, id_] for lang in Lang if (lang, id_) in pack.templates}
        if len(pair) < 2:
            lang = next(iter(pair)).other
            yield Bilingual(
                fr=f"{id_} : la version {lang} manque",
                en=f"{id_}: the {lang} version is missing",
            )
            continue
        french, english = pair[Lang.FR], pair[Lang.EN]
        for name in ("purpose", "kind", "channel", "audience", "law", "competence"):
            if getattr(french, name) != getattr(english, name):
                yield Bilingual(
                    fr=f"{id_} : {name} diffère entre fr et en",
                    en=f"{id_}: {name} differs between fr and en",
                )
        yield from age_problems(french, english)
        names = {lang: set(pack.fillers[lang].names(pair[lang])) for lang in Lang}
        for name in sorted(names[Lang.FR] ^ names[Lang.EN]):
            yield Bilingual(
                fr=f"{id_} : {name} n’est que dans une langue",
                en=f"{id_}: {name} is in one language only",
            )


def template_problems(pack: Pack, template: Template, lang: Lang) -> Iterator[Bilingual]:
    """Unknown variables, and what the review says of the template filled with its samples."""
    place = f"{lang}/{template.id}"
    unknown = [n for n in pack.fillers[lang].names(template) if n not in pack.variables]
    for name in unknown:
        yield Bilingual(
            fr=f"{place} : variable inconnue {name}",
            en=f"{place}: unknown variable {name}",
        )
    if unknown:
        return
    for audience in template.audience:
        for law in template.law:
            samples = sample_case(pack.variables, lang, audience, law)
            case = pack.house(lang, audience, law).over(samples)
            try:
                draft = pack.fillers[lang].fill(template, case)
            except RelationError as error:
                yield error.message
                continue
            context = Context(template.kind, audience, template.channel[0], law, case.words())
            for finding in review(Text(draft.text, lang, context), pack).findings:
                if finding.severity is not Severity.HINT:
                    yield Bilingual(
                        fr=f"{place} ({audience}, {law}) : {finding.rule.id} : {finding.message(Lang.FR)}",
                        en=f"{place} ({audience}, {law}): {finding.rule.id}: {finding.message(Lang.EN)}",
                    )
