"""The editor's script is made from its sources: building anew leaves no difference."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import relation.ui

EDITOR = Path(relation.ui.__file__).with_name("editor")


def built(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "dist").iterdir()}


def test_the_script_is_what_its_sources_make(npm_path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "editor"
    shutil.copytree(EDITOR, copy, ignore=shutil.ignore_patterns("node_modules", "dist"))
    for command in (["ci", "--prefer-offline", "--no-audit", "--no-fund"], ["run", "build"]):
        done = subprocess.run([npm_path, *command], cwd=copy, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    assert built(copy) == built(EDITOR)


def test_the_lock_names_hashes_and_no_place() -> None:
    lock = json.loads((EDITOR / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: data for name, data in lock["packages"].items() if name}
    assert packages
    assert all(data["integrity"] for data in packages.values())
    assert not any("resolved" in data for data in packages.values())


def test_the_script_asks_for_nothing_from_elsewhere() -> None:
    (script,) = built(EDITOR).values()
    for asked in (b"fetch(", b"XMLHttpRequest", b"WebSocket", b"import(", b"sendBeacon"):
        assert asked not in script
