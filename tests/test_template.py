"""Templates: filled with facts, previewed without, refused with the name of what lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from relation.case import Case, load_facts, read_case, sample_case
from relation.language import Lang, RelationError
from relation.lint import pair_problems, template_problems
from relation.pack import open_pack
from relation.template import Filler, Template, TemplateError, load_template

PACK = open_pack()
HEAD = """+++
title = "t"
subject = "Commande {{ order.number }}"
purpose = "service"
kind = "claim_reply"
use = "u"
channel = ["email"]
audience = ["b2c"]
law = ["fr"]
competence = 3
+++
"""


def template(tmp_path: Path, body: str, head: str = HEAD) -> Template:
    path = tmp_path / "x.md"
    path.write_text(head + body, encoding="utf-8")
    return load_template(path, "claims/x", Lang.FR)


@pytest.mark.parametrize("key", PACK.templates, ids=lambda key: f"{key[0]}/{key[1]}")
def test_template_filled_with_its_samples_passes_our_review(key: tuple[Lang, str]) -> None:
    assert [p.en for p in template_problems(PACK, PACK.templates[key], key[0])] == []


def test_pairs_agree() -> None:
    assert [p.en for p in pair_problems(PACK)] == []


def test_the_five_families_have_three_situations_each() -> None:
    families = [id_.partition("/")[0] for lang, id_ in PACK.templates if lang is Lang.FR]
    for family in ("claims", "late_delivery", "dunning", "loyalty", "booth"):
        assert families.count(family) >= 3


def test_what_lacks_is_named_in_both_languages(tmp_path: Path) -> None:
    filler = PACK.fillers[Lang.FR]
    one = template(tmp_path, "{{ delivery.new_date }}\n{% if delivery.tracking %}x{% endif %}")
    assert filler.names(one) == ("order.number", "delivery.new_date", "delivery.tracking")
    with pytest.raises(TemplateError) as error:
        filler.fill(one, Case({"order.number": "12"}))
    assert "Nouvelle date de livraison" in error.value.message.fr
    assert "New delivery date" in error.value.message.en
    assert "tracking" not in error.value.message.en.lower()
    assert "[Nouvelle date de livraison]" in filler.preview(one, Case({})).body


def test_partials_keep_their_line_and_loops_their_names(tmp_path: Path) -> None:
    filler = Filler(Lang.FR, {"hello": "Bonjour {{ order.number }},\n"}, PACK.variables)
    one = template(
        tmp_path,
        '{% include "hello" %}\n\nA\n{% for line in order.items %}\n- {{ line }}\n{% endfor %}\nB\n',
    )
    assert filler.names(one) == ("order.number", "order.items")
    filled = filler.fill(one, Case({"order.number": "7", "order.items": ["a", "b"]}))
    assert filled.body == "Bonjour 7,\n\nA\n- a\n- b\nB\n"
    assert filled.subject == "Commande 7"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "claim_reply"', 'kind = "poem"', "kind"),
        ('title = "t"\n', "", "title"),
        ('law = ["fr"]', 'law = ["mars"]', "law"),
        ("+++\n", "", "+++"),
        ("competence = 3", "competence = 3\ncolour = 1", "colour"),
    ],
)
def test_a_wrong_head_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(TemplateError) as error:
        template(tmp_path, "body", HEAD.replace(old, new))
    assert said in error.value.message.fr and "x.md" in error.value.message.en


@pytest.mark.parametrize(
    "body", ["{{ ''.__class__.__mro__ }}", "{{ order.number.__class__ }}", "{{ cycler.__init__ }}"]
)
def test_the_sandbox_holds(tmp_path: Path, body: str) -> None:
    with pytest.raises(TemplateError):
        PACK.fillers[Lang.FR].fill(template(tmp_path, body), Case({"order.number": "1"}))


def test_a_case_names_each_field_it_cannot_use(tmp_path: Path) -> None:
    case = read_case(
        {"delivery.new_date": "bientôt", "order.colour": "red", "invoice.amount": "1 284,50 €", "order.number": " "},
        PACK.variables, Lang.FR,
    )  # fmt: skip
    assert set(case.problems) == {"delivery.new_date", "order.colour"}
    assert set(case.facts) == {"invoice.amount"}
    facts = tmp_path / "facts.json"
    facts.write_text('{"order": {"number": "4471"}, "order.total": "3"}', encoding="utf-8")
    assert load_facts(facts) == {"order.number": "4471", "order.total": "3"}
    for wrong in ("[1]", "{", '{"a":}'):
        facts.write_text(wrong, encoding="utf-8")
        with pytest.raises(RelationError):
            load_facts(facts)


@pytest.mark.parametrize("lang", Lang)
def test_every_sample_can_be_read(lang: Lang) -> None:
    assert sample_case(PACK.variables, lang).problems == {}


def test_an_unknown_template_names_its_neighbours() -> None:
    with pytest.raises(RelationError) as error:
        PACK.template("claims/damage", Lang.FR)
    assert "claims/damaged" in error.value.message.fr


def test_a_branch_for_another_audience_asks_for_nothing(tmp_path: Path) -> None:
    body = '{% if audience == "b2b" %}{{ order.date }}{% else %}{{ order.product }}{% endif %}'
    filler = PACK.fillers[Lang.FR]
    one = template(tmp_path, body)
    facts = {"order.number": "12", "order.product": "la lampe"}
    assert filler.fill(one, Case(facts, "b2c")).body == "la lampe\n"
    with pytest.raises(TemplateError) as error:
        filler.fill(one, Case(facts, "b2b"))
    assert "Order date" in error.value.message.en and "Product" not in error.value.message.en
