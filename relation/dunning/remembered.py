"""Columns mapped by hand, remembered on this machine by the titles of the file they were mapped in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from relation.dunning.columns import LOOKED_AT, plain
from relation.dunning.table import read_table
from relation.language import RelationError
from relation.places import columns_file, write_whole


def _signature(titles: Sequence[object]) -> str:
    return "|".join(plain(str(title)) for title in titles)


def _known(place: Path) -> dict[str, dict[str, str]]:
    try:
        data = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def recall(data: bytes, name: str, place: Path | None = None) -> dict[str, str]:
    """The mapping given before for a file with these titles; empty when there was none."""
    before = _known(place or columns_file())
    if not before:
        return {}
    try:
        lines = read_table(name, data)[:LOOKED_AT]
    except RelationError:
        return {}
    return next((before[s] for line in lines if (s := _signature(line.cells)) in before), {})


def remember(
    titles: Sequence[object], by_hand: Mapping[str, str], place: Path | None = None
) -> None:
    """Keeps a mapping for the next file with the same titles."""
    place = place or columns_file()
    before = _known(place)
    kept = {**before, _signature(titles): dict(by_hand)}
    if kept == before:
        return
    write_whole(place, json.dumps(kept, ensure_ascii=False, indent=2))
