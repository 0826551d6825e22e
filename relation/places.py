"""Where the product keeps things on this machine, and how it writes them there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import platformdirs


def home() -> Path:
    """The folder that holds what the product keeps outside its package."""
    chosen = os.environ.get("RELATION_HOME")
    return Path(chosen) if chosen else platformdirs.user_data_path("relation", appauthor=False)


def _settings() -> Path:
    """Where the user's other programs keep their settings, or RELATION_HOME where that is set."""
    if os.environ.get("RELATION_HOME"):
        return home()
    return platformdirs.user_config_path("relation", appauthor=False)


def preferences_file() -> Path:
    return _settings() / "preferences.json"


def columns_file() -> Path:
    """The columns of ledgers that were mapped by hand."""
    return _settings() / "columns.json"


def wordings_file() -> Path:
    """The wordings of reminders that earlier batches found clean, as digests."""
    return home() / "wordings.json"


def drafts_folder() -> Path:
    return home() / "drafts"


def practice_file() -> Path:
    return home() / "practice.sqlite"


def shared_file() -> Path:
    """The database of people who share this application, where none is named."""
    return home() / "shared.sqlite"


def people_folder() -> Path:
    """The files of people who share this application, in a folder for each."""
    return home() / "people"


def person_folder(of: str) -> Path:
    """The files of one of them; of nobody in particular on one's own computer."""
    return people_folder() / of if of else home()


def machine_key_file() -> Path:
    """Tells this computer from others that keep their drafts in the same database."""
    return home() / "machine.key"


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
