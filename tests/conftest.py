"""Owns what tests share: one LanguageTool, the browser, and the word on what was left out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import postgres
import pytest

from relation.languagetool import LanguageTool
from relation.languagetool.fetch import installed

_NEEDED_BY = {
    "chromium_path": "browser",
    "languagetool": "languagetool",
    "npm_path": "npm",
    "postgresql_url": "postgresql",
}
_HOW_TO_GET = {
    "browser": "Chromium is missing; install it with “apt-get install chromium” (Debian, Ubuntu) "
    "or “brew install --cask chromium” (macOS)",
    "languagetool": "LanguageTool is missing; install it with “relation setup”",
    "npm": "Node.js is missing; install it with “apt-get install nodejs npm” (Debian, Ubuntu) "
    "or “brew install node” (macOS)",
    "postgresql": "PostgreSQL is missing; install it with “apt-get install postgresql” (Debian, "
    "Ubuntu) or “brew install postgresql” (macOS)",
}
_LEFT_OUT = pytest.StashKey[dict[str, int]]()


def _chromium() -> Path | None:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    return Path(found) if found else None


def _npm() -> Path | None:
    found = shutil.which("npm")
    return Path(found) if found else None


def _is_there(what: str) -> bool:
    found = {
        "browser": _chromium,
        "languagetool": installed,
        "npm": _npm,
        "postgresql": postgres.programs,
    }
    return found[what]() is not None


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The browser that Playwright drives."""
    path = _chromium()
    assert path is not None, _HOW_TO_GET["browser"]
    return path


@pytest.fixture(scope="session")
def npm_path() -> Path:
    """What builds the editor's script."""
    path = _npm()
    assert path is not None, _HOW_TO_GET["npm"]
    return path


@pytest.fixture(scope="session")
def languagetool() -> Iterator[LanguageTool]:
    """The real LanguageTool, started once for all tests."""
    assert installed() is not None, _HOW_TO_GET["languagetool"]
    tool = LanguageTool()
    yield tool
    tool.close()


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A PostgreSQL server of these tests, as RELATION_DATABASE_URL names it."""
    folder = postgres.programs()
    assert folder is not None, _HOW_TO_GET["postgresql"]
    with postgres.running(folder) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def backend(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each kind of database in turn, named by the environment where it is not this machine's."""
    monkeypatch.delenv("RELATION_DATABASE_URL", raising=False)
    if request.param == "postgresql":
        monkeypatch.setenv("RELATION_DATABASE_URL", request.getfixturevalue("postgresql_url"))
    return str(request.param)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A new user's machine: no drafts, no preferences, no packs, no LanguageTool."""
    from relation.ui import resources
    from relation.ui.pieces import component

    monkeypatch.setenv("RELATION_HOME", str(tmp_path))
    monkeypatch.delenv("RELATION_LANGUAGETOOL_URL", raising=False)
    monkeypatch.delenv("RELATION_DATABASE_URL", raising=False)
    monkeypatch.delenv("RELATION_SHARED", raising=False)
    resources.drafts.clear()
    resources.preferences.clear()
    resources.shared.clear()
    resources.forget_shared.clear()
    resources.practice.clear()
    resources.forget_practice.clear()
    # No browser runs the editor here: the plain text area stands in its place.
    monkeypatch.setattr(component, "can_run", lambda: False)
    return tmp_path


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by what they need; outside CI, leave out those that cannot run here."""
    for item in items:
        for fixture in set(getattr(item, "fixturenames", ())) & set(_NEEDED_BY):
            item.add_marker(_NEEDED_BY[fixture])
    if os.environ.get("CI"):
        return
    missing = [what for what in _HOW_TO_GET if not _is_there(what)]
    left_out = {what: [i for i in items if i.get_closest_marker(what)] for what in missing}
    config.stash[_LEFT_OUT] = {what: len(tests) for what, tests in left_out.items() if tests}
    gone = {id(item): item for tests in left_out.values() for item in tests}
    if gone:
        config.hook.pytest_deselected(items=list(gone.values()))
        items[:] = [item for item in items if id(item) not in gone]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for what, number in config.stash.get(_LEFT_OUT, {}).items():
        terminalreporter.section("left out", yellow=True)
        terminalreporter.line(f"{number} {what} tests did not run: {_HOW_TO_GET[what]}.")
