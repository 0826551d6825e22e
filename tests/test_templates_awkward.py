"""Every template filled with awkward facts: long names, apostrophes, 0, refunds, millions, far dates, nothing optional."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from relation.case import read_case
from relation.language import Lang
from relation.pack import open_pack
from relation.reviewing import own_findings, settle
from relation.rule import Severity
from relation.text import Context, Text
from relation.variables import Variable

PACK = open_pack()
IDS = sorted({id_ for _, id_ in PACK.templates})
NAMES = {
    "customer.name": "Marie-Antoinette de l’Estang d’Oléron-Beauséjour et Fils, SARL à associé unique",
    "customer.greeting": "Madame de l’Estang d’Oléron-Beauséjour",
    "company.name": "L’Atelier d’à côté & Cie",
    "order.number": "2026/11-000417-B",
    "invoice.number": "FA-2026-11-000318",
}
AMOUNTS = {"zero": "0", "refund": "-12.50", "millions": "1234567.89"}
_STRAY = re.compile(
    r"\{\{|\}\}|\{%|\bNone\b|\bnan\b|Undefined|\(\s*\)|« ?»|“”|[^\n] {2,}[^\n]| ,|,,|(?<!\.)\.\.(?!\.)"
    r"|\n{4,}|:\s*\n\s*\n\s*\n"
)


def typed(variables: Mapping[str, Variable], lang: Lang, awkward: str) -> dict[str, str]:
    """The samples of the variables with their awkward twins in place."""
    facts = {n: v.sample.in_(lang) for n, v in variables.items()}
    if awkward == "names":
        facts |= NAMES
    elif awkward in AMOUNTS:
        facts |= {n: AMOUNTS[awkward] for n, v in variables.items() if v.type == "money"}
    elif awkward in ("past", "future"):
        day = {"past": "1999-12-31", "future": "2039-01-01"}[awkward]
        facts |= {n: day for n, v in variables.items() if v.type == "date"}
    else:
        facts |= {n: "" for n, v in variables.items() if v.optional}
    return facts


@pytest.mark.parametrize("awkward", ["names", *AMOUNTS, "past", "future", "nothing optional"])
@pytest.mark.parametrize("lang", Lang)
def test_no_stray_mark_is_left(lang: Lang, awkward: str) -> None:
    facts = typed(PACK.variables, lang, awkward)
    left = []
    for id_ in IDS:
        template = PACK.template(id_, lang)
        for audience in template.audience:
            for law in template.law:
                case = read_case(facts, PACK.variables, lang, audience, law)
                draft = PACK.fillers[lang].fill(template, case)
                assert draft.subject.strip() or template.channel[0] not in ("email", "letter"), id_
                left += [(id_, audience, law, m.group()) for m in _STRAY.finditer(draft.text)]
    assert left == []


@pytest.mark.parametrize("awkward", ["names", "nothing optional"])
@pytest.mark.parametrize("lang", Lang)
def test_awkward_letters_pass_our_own_review(lang: Lang, awkward: str) -> None:
    facts = typed(PACK.variables, lang, awkward)
    said = []
    for id_ in IDS:
        template = PACK.template(id_, lang)
        audience, law = template.audience[-1], template.law[-1]
        case = read_case(facts, PACK.variables, lang, audience, law)
        draft = PACK.fillers[lang].fill(template, case)
        context = Context(template.kind, audience, template.channel[0], law, case.words())
        found = settle(own_findings(Text(draft.text, lang, context), PACK))
        said += [(id_, f.rule.id, f.found) for f in found if f.severity is not Severity.HINT]
    assert said == []
