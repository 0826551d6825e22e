"""The pages in docs/ that list rules, templates and scenarios: `python -m relation.documents` writes them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeVar

from relation.catalogue import Entry, entries
from relation.explain import plain, shown
from relation.language import Bilingual
from relation.pack import OWN, Pack, open_pack
from relation.rule import CHECKS, Rule
from relation.scenario import Scenario

Listed = TypeVar("Listed", Entry, Scenario)
DOCS = OWN.parent / "docs"
COMPETENCES = {
    1: Bilingual(fr="Administration des ventes", en="Sales administration"),
    2: Bilingual(fr="Chaîne logistique", en="Supply chain"),
    3: Bilingual(fr="Relation client", en="Customer relations"),
    4: Bilingual(fr="Impayés", en="Unpaid invoices"),
    5: Bilingual(fr="Fidélisation", en="Loyalty"),
    6: Bilingual(fr="Chiffres", en="Figures"),
    7: Bilingual(fr="Action commerciale", en="Sales action"),
    8: Bilingual(fr="Salon", en="Trade fair"),
}


def rules_page(pack: Pack) -> str:
    """Every rule: what it says, why, its source and an example in each language."""
    parts = [f"# Rules / Règles\n\n{len(pack.rules)} rules. Generated: `make docs`.\n"]
    for check in CHECKS:
        rules = [rule for rule in pack.rules.values() if rule.check == check]
        parts.append(f"## {check} ({len(rules)})\n")
        parts += [_rule(rule) for rule in rules]
    return "\n".join(parts)


def _rule(rule: Rule) -> str:
    lines = [f"### {rule.id}\n", f"{plain(rule.message.fr)}  \n{plain(rule.message.en)}\n"]
    lines += [f"- {plain(rule.why.fr)}", f"- {plain(rule.why.en)}"]
    lines.append(f"- {rule.severity} · {rule.source}")
    for lang, side in rule.sides.items():
        lines += [f"- {lang} ✗ {_cell(shown(words))}" for words in side.flag[:1]]
        lines += [f"- {lang} ✓ {_cell(shown(words))}" for words in side.keep[:1]]
    return "\n".join(lines) + "\n"


def templates_page(pack: Pack) -> str:
    """Every situation by competence, with the line that says when to choose it."""
    listed = entries(pack)
    parts = [f"# Templates / Modèles\n\n{len(listed)} situations. Generated: `make docs`.\n"]
    for title, own in _by_competence(listed):
        parts.append(title)
        parts.append("| id | fr | en | | |\n|---|---|---|---|---|")
        parts += [
            f"| `{e.id}` | **{_cell(e.title.fr)}** {_cell(e.use.fr)} | **{_cell(e.title.en)}** "
            f"{_cell(e.use.en)} | {', '.join(e.audience)} | {', '.join(e.law)} |"
            for e in own
        ]
        parts.append("")
    return "\n".join(parts)


def scenarios_page(pack: Pack) -> str:
    """Every case to practise on, by competence."""
    listed = pack.scenarios.values()
    parts = [f"# Scenarios / Exercices\n\n{len(listed)} cases. Generated: `make docs`.\n"]
    for title, own in _by_competence(listed):
        parts.append(title)
        parts.append("| id | | | fr | en | |\n|---|---|---|---|---|---|")
        parts += [
            f"| `{one.id}` | {one.lang} | {one.level} | {_cell(one.title.fr)} | "
            f"{_cell(one.title.en)} | {f'after `{one.follows}`' if one.follows else ''} |"
            for one in own
        ]
        parts.append("")
    return "\n".join(parts)


def _by_competence(listed: Collection[Listed]) -> Iterator[tuple[str, list[Listed]]]:
    """The heading of each competence that has some, with them."""
    for number, name in COMPETENCES.items():
        if own := [one for one in listed if one.competence == number]:
            yield f"## {number}. {name.fr} / {name.en} ({len(own)})\n", own


def _cell(words: str) -> str:
    """Words as Markdown shows them, in a table or a list."""
    return " ".join(words.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").split())


def write(pack: Pack, folder: Path = DOCS) -> None:
    """Write the pages."""
    folder.mkdir(exist_ok=True)
    (folder / "rules.md").write_text(rules_page(pack), encoding="utf-8")
    (folder / "templates.md").write_text(templates_page(pack), encoding="utf-8")
    (folder / "scenarios.md").write_text(scenarios_page(pack), encoding="utf-8")


if __name__ == "__main__":
    write(open_pack())
