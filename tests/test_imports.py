"""Imports go one way, and each outside library has one door."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from relation.checks import LOOKS, accessibility, facts, gdpr, grammar, readability, tone

ROOT = Path(__file__).parents[1] / "relation"
ORDER = [
    "language", "places", "database", "belongings", "languagetool", "fields", "rule", "finding", "structure", "reference", "text", "detect", "phrase", "matching", "reader", "level",
    "values", "checks", "figures", "countdown", "variables", "case", "logo", "settings", "template", "scenario", "zipped", "pack_files", "pack", "reviewing", "state", "examples",
    "options", "practice", "lint_pack", "lint",
]  # fmt: skip
DOORS = {
    "spacy": {"text.py"},
    "streamlit": {"ui"},
    "language_tool_python": {"languagetool"},
    "jgo": {"languagetool"},
    "typst": {"export"},
    "docx": {"export", "intake.py"},
    "sqlalchemy": {"practice", "database.py", "belongings.py"},
    "fsrs": {"practice"},
    "yaml": {"reader"},  # for training only
}


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    checked_only = {
        node
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    names: set[str] = set()
    for node in ast.walk(tree):
        if node in checked_only:
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def part(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


FILES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    own = part(path)
    if own not in ORDER:
        return
    used = {n.split(".")[1] for n in imports(path) if n.startswith("relation.")} - {own}
    later = {name for name in used if name not in ORDER or ORDER.index(name) > ORDER.index(own)}
    assert not later


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_each_library_has_one_door(path: Path) -> None:
    used = {name.split(".")[0] for name in imports(path)}
    for library, doors in DOORS.items():
        if library in used:
            assert path.relative_to(ROOT).parts[0] in doors, f"{library} in {path.name}"


def test_no_two_ways_of_looking_share_a_name() -> None:
    parts = (tone, readability, gdpr, accessibility, grammar, facts)
    assert len(LOOKS) == 3 + sum(len(part.LOOKS) for part in parts)
