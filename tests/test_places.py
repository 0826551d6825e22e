"""Where the product keeps things: in RELATION_HOME when it is set, else where the system says."""

from __future__ import annotations

from pathlib import Path

import pytest

from relation import places

KEPT = (
    places.preferences_file,
    places.columns_file,
    places.wordings_file,
    places.drafts_folder,
    places.practice_file,
    places.shared_file,
    places.people_folder,
    places.machine_key_file,
    places.packs_folder,
)


def test_everything_kept_follows_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELATION_HOME", str(tmp_path))
    assert places.home() == tmp_path
    assert all(tmp_path in place().parents for place in KEPT)
    monkeypatch.delenv("RELATION_HOME")
    assert places.home().name == "relation"
    assert all("relation" in place().parts and tmp_path not in place().parents for place in KEPT)
