"""The set-up: pinned packages, the Makefile's word on old Pythons, and tests that are left out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WANTED = {
    "requirements.lock": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["build"],
    "requirements-dev.lock": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"],
    "deploy/requirements.lock": PROJECT["dependencies"]
    + PROJECT["optional-dependencies"]["postgresql"]
    + PROJECT["optional-dependencies"]["shared"],
}


def pinned(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", WANTED)
def test_each_package_is_pinned_with_its_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    versions = pinned(lock)
    for requirement in map(Requirement, WANTED[lock]):
        version = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text and "--index" not in text and "--find-links" not in text


@pytest.mark.parametrize("lock", ["requirements.lock", "deploy/requirements.lock"])
def test_the_locks_agree(lock: str) -> None:
    developers = pinned("requirements-dev.lock")
    assert {name: developers[name] for name in pinned(lock)} == pinned(lock)


def test_an_old_python_is_told_so(tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2"\nexit 1\n')
    old.chmod(0o755)
    ran = subprocess.run(
        ["make", "install", f"PYTHON={old}"], cwd=tmp_path, capture_output=True, text=True
    )
    assert ran.returncode != 0
    assert "Python 3.11 or newer is needed" in ran.stdout and "Python 3.9.2" in ran.stdout
    assert not (tmp_path / ".venv").exists()


def run_without_browser(folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    for name in ("conftest.py", "postgres.py"):
        shutil.copy(ROOT / "tests" / name, folder)
    markers = "browser\n    languagetool\n    npm\n    postgresql\n"
    (folder / "pytest.ini").write_text(f"[pytest]\nmarkers =\n    {markers}")
    (folder / "test_it.py").write_text(
        "def test_page(chromium_path): assert chromium_path.exists()\ndef test_other(): pass\n"
    )
    environment = {**os.environ, "PATH": str(folder), "CI": ci, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(folder)],
        env=environment, cwd=folder, capture_output=True, text=True,
    )  # fmt: skip


def test_what_was_left_out_is_said_with_the_remedy(tmp_path: Path) -> None:
    ran = run_without_browser(tmp_path, ci="")
    assert ran.returncode == 0
    assert "1 passed, 1 deselected" in ran.stdout
    assert "1 browser tests did not run: Chromium is missing" in ran.stdout
    assert "apt-get install chromium" in ran.stdout


def test_nothing_is_left_out_in_ci(tmp_path: Path) -> None:
    ran = run_without_browser(tmp_path, ci="true")
    assert ran.returncode == 1
    assert "1 passed, 1 error" in ran.stdout
    assert "Chromium is missing" in ran.stdout
