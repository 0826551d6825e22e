"""The facts gate on our own templates: silent on what the case filled, loud on what was changed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from relation.case import Case, sample_case
from relation.gate import differences, reference
from relation.language import Lang
from relation.pack import open_pack
from relation.reviewing import own_findings
from relation.rule import Severity
from relation.structure import PLACE
from relation.template import Draft, Template
from relation.text import Context, Text
from relation.ui.fix import is_advice
from relation.ui.handover import obstacles
from relation.ui.words import Words

PACK = open_pack()


def filled(template: Template) -> tuple[Draft, Case]:
    case = sample_case(PACK.variables, template.lang, template.audience[0], template.law[0])
    return PACK.fillers[template.lang].fill(template, case), case


def findings(template: Template, text: str) -> list[tuple[str, str, Severity]]:
    draft, case = filled(template)
    context = Context(template.kind, reference=reference(draft, case, template.lang))
    found = own_findings(Text(text, template.lang, context), PACK)
    return [(f.rule.id, f.found, f.severity) for f in found if f.rule.check == "facts"]


@pytest.mark.parametrize("key", sorted(PACK.templates), ids=lambda key: "/".join(key))
def test_a_message_as_filled_agrees_with_its_case(key: tuple[Lang, str]) -> None:
    template = PACK.templates[key]
    assert findings(template, filled(template)[0].text) == []


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize(
    ("pattern", "wrong", "rule"),
    [
        (r"4471", "4417", "facts.number"),
        (r"Lemoine", "Lemoyne", "facts.name"),
        (r"(?<=\n\n)(?=\S)", "XXX ", "facts.placeholder"),
        (r"4471", "{{ order.number }}", "facts.placeholder"),
        (r"4471", "[Numéro]", "facts.placeholder"),
    ],
)
def test_a_change_that_contradicts_the_case_is_a_must(
    lang: Lang, pattern: str, wrong: str, rule: str
) -> None:
    template = PACK.templates[lang, "claims/damaged"]
    text, count = re.subn(pattern, wrong, filled(template)[0].text)
    assert count
    found = findings(template, text)
    assert (rule, Severity.MUST) in {(id_, severity) for id_, _, severity in found}


def test_a_wrong_date_offers_the_right_one() -> None:
    template = PACK.templates[Lang.FR, "late_delivery/business"]
    draft, case = filled(template)
    assert "4 décembre 2026" in draft.text
    text = Text(draft.text.replace("4 décembre 2026", "17 décembre 2026"), Lang.FR,
                Context("late_delivery", reference=reference(draft, case, Lang.FR)))  # fmt: skip
    (finding, *_) = [f for f in own_findings(text, PACK) if f.rule.id == "facts.date"]
    assert (finding.found, finding.suggestions) == ("17 décembre 2026", ("4 décembre 2026",))


LATE = {
    Lang.FR: "Votre commande arrivera le {}.",
    Lang.EN: "Your order will arrive on {}.",
}
WRITTEN = {
    Lang.FR: ("4 décembre 2026", "4 décembre", "04/12/2026", "04/12/26", "4 décembre 2027", "04/12/25"),
    Lang.EN: ("4 December 2026", "4 December", "04/12/2026", "04/12/26", "4 December 2027", "04/12/25"),
}  # fmt: skip


def dates_found(lang: Lang, draft: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    held = reference(Draft("", LATE[lang].format(draft)), Case({}), lang)
    context = Context("late_delivery", reference=held)
    found = own_findings(Text(LATE[lang].format(text), lang, context), PACK)
    return [(f.found, f.suggestions) for f in found if f.rule.id == "facts.date"]


@pytest.mark.parametrize("lang", Lang)
def test_a_date_with_another_year_is_a_contradiction(lang: Lang) -> None:
    right, undated, digits, short, *wrong = WRITTEN[lang]
    for later in wrong:
        assert dates_found(lang, right, later) == [(later, (right,))]
    for same in (right, undated, digits, short):
        assert dates_found(lang, right, same) == []
    # Written without its year in the draft: any year may be added to it.
    assert dates_found(lang, undated, right) == []


def test_a_day_without_its_year_does_not_excuse_the_same_day_of_another_year() -> None:
    draft = "1er juillet au 31 août, et le 1er juillet 2026"
    assert dates_found(Lang.FR, draft, "1er juillet 2025") == [
        ("1er juillet 2025", ("31 août", "1er juillet 2026"))
    ]
    assert dates_found(Lang.FR, draft, "31 août 2026") == []


def test_the_two_languages_differ_when_only_the_year_does() -> None:
    french, english = (LATE[lang].format(WRITTEN[lang][0]) for lang in Lang)
    assert list(differences(french, english)) == []
    assert list(differences(french, LATE[Lang.EN].format("4 December"))) == []
    said = list(differences(french, LATE[Lang.EN].format("4 December 2027")))
    assert [d.en for d in said] == [
        "date in French only: 4 décembre 2026", "date in English only: 4 December 2027",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words", ["[date]", "[…]", "[...]", "{{ order.number }}", "XXX", "____", "……"]
)
def test_words_still_to_come_are_one_thing_everywhere(words: str) -> None:
    held = reference(Draft("", ""), Case({}), Lang.FR)
    text = Text(
        f"Nous vous livrons le {words} au plus tard.",
        Lang.FR,
        Context("late_delivery", reference=held),
    )
    assert words in [f.found for f in own_findings(text, PACK) if f.rule.id == "facts.placeholder"]
    assert is_advice(words)
    draft = Draft("", text.raw)
    assert any(words in said for said in obstacles(draft, [], [], True, Words(Lang.FR)))


@pytest.mark.parametrize("words", ["[ ] Oui", "[x] Oui", "la note [12]", "…"])
def test_the_box_of_a_form_and_a_note_are_no_words_to_come(words: str) -> None:
    assert not PLACE.search(words)


def test_without_a_case_nothing_is_said() -> None:
    text = Text("Commande [Numéro] du XXX : 12 €.", Lang.FR)
    assert not [f for f in own_findings(text, PACK) if f.rule.check == "facts"]


def test_the_limit_of_a_house_holds() -> None:
    rule = PACK.rules["facts.delegation"]
    pack = replace(PACK, rules={**PACK.rules, rule.id: replace(rule, limit=10)})
    text = Text("Nous vous offrons un bon d’achat de 15\u00a0€.", Lang.FR,
                Context("claim_reply", reference=reference(Draft("", ""), Case({}), Lang.FR)))  # fmt: skip
    assert "facts.delegation" in {f.rule.id for f in own_findings(text, pack)}
    assert "facts.delegation" not in {f.rule.id for f in own_findings(text, PACK)}


@pytest.mark.parametrize("id_", sorted({id_ for _, id_ in PACK.templates}))
def test_the_two_languages_of_a_pair_say_the_same(id_: str) -> None:
    for audience in PACK.templates[Lang.FR, id_].audience:
        for law in PACK.templates[Lang.FR, id_].law:
            # The same facts in both: the English samples differ only in words.
            texts = {
                lang: PACK.fillers[lang]
                .fill(PACK.templates[lang, id_], sample_case(PACK.variables, lang, audience, law))
                .text
                for lang in Lang
            }
            assert [d.en for d in differences(texts[Lang.FR], texts[Lang.EN])] == []
