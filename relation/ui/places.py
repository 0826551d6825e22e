"""Where the application keeps things on this machine, and how it writes them there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import platformdirs

from relation.languagetool.fetch import home


def preferences_file() -> Path:
    """The preferences: with the user's other settings, or in RELATION_HOME where that is set."""
    if os.environ.get("RELATION_HOME"):
        return home() / "preferences.json"
    return platformdirs.user_config_path("relation", appauthor=False) / "preferences.json"


def drafts_folder() -> Path:
    return home() / "drafts"


def practice_file() -> Path:
    return home() / "practice.sqlite"


def packs_folder() -> Path:
    return home() / "packs"


def write_whole(path: Path, words: str) -> None:
    """Write a file for its owner's eyes only; a reader sees the old one or the new one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(words)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
