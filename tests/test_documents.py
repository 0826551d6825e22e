"""Generated pages are true: they list the rules, templates and scenarios that there are."""

from __future__ import annotations

from relation.documents import DOCS, rules_page, scenarios_page, templates_page
from relation.explain import explain_rule
from relation.language import Lang
from relation.pack import open_pack

PACK = open_pack()


def test_pages_are_up_to_date() -> None:
    assert (DOCS / "rules.md").read_text("utf-8") == rules_page(PACK), "run: make docs"
    assert (DOCS / "templates.md").read_text("utf-8") == templates_page(PACK), "run: make docs"
    assert (DOCS / "scenarios.md").read_text("utf-8") == scenarios_page(PACK), "run: make docs"


def test_every_rule_is_explained_in_both_languages() -> None:
    for rule in PACK.rules.values():
        for ui in Lang:
            told = explain_rule(rule, ui)
            assert rule.source in told and "{" not in told
