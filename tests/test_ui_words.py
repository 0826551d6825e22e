"""The interface's words: in both languages, well set, every one used and none missing."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from relation.catalogue import entries
from relation.dunning.account import STATES
from relation.dunning.cells import DateOrder
from relation.language import Lang
from relation.pack import open_pack
from relation.practice.exercise import CHOOSE, GAP, REWRITE
from relation.rule import AUDIENCES, CHECKS, KINDS, LAWS, Severity
from relation.scenario import LEVELS, TOP
from relation.ui import words
from relation.ui.escape import label
from relation.ui.firm import SECTIONS
from relation.ui.identity import EXAMPLES
from relation.ui.navigation import PAGES
from relation.ui.words import Words, table

ROOT = Path(words.__file__).parent
# Keys that pages put together from a value: each value is listed, so that none goes without words.
MADE = {
    "audience": [*AUDIENCES, "none"],
    "check": CHECKS,
    "kind": KINDS,
    "language": [*Lang, "auto"],
    "law": [*LAWS, "label"],
    "state": [state.replace(" ", "_").replace("-", "_") for state in STATES],
    "reminder_level": ["0", "1", "2", "3", "4", "hold", "dispute"],
    "date_order": list(DateOrder),
    "page": PAGES,
    "band": map(str, range(TOP + 1)),
    "exercise": (CHOOSE, GAP, REWRITE),
    "person": ("needed", "wrong_key"),
    "practice": ("situation", "task", "terms", "added", "removed"),
    "production": LEVELS,
    "progress": [f"next_{why}" for why in ("round", "again", "new")],
    "view": ("cases", "exercises", "progress", "data"),
    "settings": SECTIONS,
    "identity": EXAMPLES,
    "severity": [*Severity, *(f"{severity}_title" for severity in Severity)],
}


def asked() -> set[str]:
    """Every key that the code of the interface writes out."""
    found: set[str] = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


@pytest.mark.parametrize("key", sorted(table()))
def test_both_languages_say_the_same(key: str) -> None:
    both = table()[key]
    assert both.fr.strip() and both.en.strip()
    french, english = (
        {name for _, name, _, _ in string.Formatter().parse(both.in_(lang)) if name}
        for lang in Lang
    )
    assert french == english


@pytest.mark.parametrize("key", sorted(table()))
def test_typography_of_each_language(key: str) -> None:
    both = table()[key]
    assert not re.search(r"['\"]|\.\.\.", both.fr + both.en)
    assert not re.search(r"(?<!\u202f)[;!?]|(?<!\u00a0):(?=\s|$)|«(?!\u00a0)|(?<!\u00a0)»", both.fr)
    assert not re.search(r"[\u00a0\u202f«»]", both.en)


def test_every_word_is_used_and_every_key_has_words() -> None:
    known, written = set(table()), asked()
    made = {f"{group}.{name}" for group, names in MADE.items() for name in names}
    assert made <= known
    counted = {key for key in known if re.sub("(_(one|many))?(_shared)?$", "", key) in written}
    looked_up = {key for key in known if key.partition(".")[0] in ("group", "family")}
    assert known - written - made - counted - looked_up == set()
    groups = {key.partition(".")[0] for key in known}
    keys = {
        w
        for w in written
        if not w.endswith((".py", ".sqlite", "_"))
        and re.fullmatch(rf"({'|'.join(groups)})\.[a-z_]+", w)
    }
    assert {key for key in keys if key not in known and f"{key}_one" not in known} == set()


def test_families_and_groups_of_our_templates_have_words() -> None:
    pack = open_pack()
    listed = entries(pack)
    families = {f"family.{entry.family}" for entry in listed}
    groups = {f"group.{name.partition('.')[0]}" for name in pack.variables}
    assert (families | groups) - set(table()) == set()


@pytest.mark.parametrize(
    ("ui", "number", "said"),
    [
        (Lang.FR, 0, "0 situation"),
        (Lang.FR, 2, "2 situations"),
        (Lang.EN, 0, "0 situations"),
        (Lang.EN, 1, "1 situation"),
    ],
)
def test_numbers_take_the_right_form(ui: Lang, number: int, said: str) -> None:
    assert Words(ui).count("choose.found", number) == said


def test_what_data_adds_is_named_by_its_own_name() -> None:
    assert Words(Lang.FR).named("family", "service_points") == "Service points"


def test_a_label_keeps_the_spaces_that_hold_a_mark_at_its_word() -> None:
    assert label(" Lancez\n«\u00a0relation  setup\u00a0»\u202f! ") == (
        "Lancez «\u00a0relation setup\u00a0»\u202f\\!"
    )
