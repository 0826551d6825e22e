"""What the law asks of unpaid-invoice, loyalty and sales templates, whatever the words around it."""

from __future__ import annotations

import re

import pytest

from relation.case import sample_case
from relation.language import Lang
from relation.pack import open_pack
from relation.template import Template

PACK = open_pack()
_COSTS = re.compile(r"frais de recouvrement|recovery costs|D441-5|L441-10|\b40,00|€40\.00")


def filled(template: Template, lang: Lang, audience: str, law: str) -> str:
    case = sample_case(PACK.variables, lang, audience, law)
    return PACK.fillers[lang].fill(template, case).text


def texts(family: str, audience: str = "") -> list[tuple[Template, str, str]]:
    """Every filled message of a family: its template, its law and its text."""
    return [
        (template, law, filled(template, lang, kind, law))
        for (lang, _), template in PACK.templates.items()
        if template.family == family
        for kind in template.audience
        if not audience or kind == audience
        for law in template.law
    ]


def test_no_consumer_is_asked_for_recovery_costs() -> None:
    found = texts("dunning", "b2c")
    assert len(found) > 50
    for template, law, text in found:
        assert not _COSTS.search(text), (template.id, law)


@pytest.mark.parametrize("lang", Lang)
def test_a_french_business_notice_names_both_articles_and_adds_up(lang: Lang) -> None:
    text = filled(PACK.template("dunning/formal_notice_b2b", lang), lang, "b2b", "fr")
    assert "L441-10" in text and "D441-5" in text
    assert re.search(r"(Mise en demeure|Formal notice)", text.splitlines()[0])
    facts = sample_case(PACK.variables, lang).facts
    parts = [facts[f"dunning.{name}"] for name in ("principal", "interest", "fixed_sum", "total")]
    *added, total = (part.amount for part in parts)  # type: ignore[attr-defined]
    assert sum(added) == total


def test_only_the_last_level_is_called_a_formal_notice() -> None:
    for template, _law, text in texts("dunning"):
        subject = text.splitlines()[0]
        assert ("mise en demeure" in subject.lower()) <= (template.dunning_level == 4)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(
    ("audience", "law"), [("b2b", "fr"), ("b2c", "fr"), ("b2b", "uk"), ("b2c", "uk"), ("b2b", "eu")]
)
def test_each_level_has_its_letter(lang: Lang, audience: str, law: str) -> None:
    levels = {
        template.dunning_level
        for (of, _), template in PACK.templates.items()
        if of is lang and audience in template.audience and law in template.law
    }
    assert {1, 2, 3, 4} <= levels


@pytest.mark.parametrize("lang", Lang)
def test_an_individual_before_a_british_court_gets_the_protocol(lang: Lang) -> None:
    text = filled(PACK.template("dunning/letter_before_action_individual", lang), lang, "b2c", "uk")
    for enclosure in ("Information Sheet", "Reply Form", "Financial Statement"):
        assert enclosure in text
    assert "30" in text and "Breathing Space" in text and "1998" not in text


def test_marketing_names_the_sender_and_a_way_out() -> None:
    facts = sample_case(PACK.variables, Lang.FR).facts
    for (lang, _), template in PACK.templates.items():
        if template.purpose == "marketing" and "email" in template.channel:
            for audience in template.audience:
                text = filled(template, lang, audience, template.law[0])
                assert str(facts["company.stop_link"]) in text, template.id
                assert str(facts["company.address"]) in text, template.id


@pytest.mark.parametrize("lang", Lang)
def test_an_offer_to_a_consumer_has_its_legal_lines(lang: Lang) -> None:
    text = filled(PACK.template("loyalty/offer", lang), lang, "b2c", "fr")
    assert "109" in text and "30" in text and "14" in text
    assert re.search(r"toutes taxes comprises|with VAT", text)


@pytest.mark.parametrize("lang", Lang)
def test_a_public_answer_names_no_order(lang: Lang) -> None:
    names = PACK.fillers[lang].names(PACK.template("loyalty/bad_review", lang))
    assert not [name for name in names if name.startswith(("order.", "customer.", "invoice."))]
