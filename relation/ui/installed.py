"""The packs that a person has added on this machine: taken in, opened, handed out again, removed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from relation import zipped
from relation.language import Bilingual, RelationError
from relation.lint import problems
from relation.pack import Pack, open_pack
from relation.places import packs_folder

_NAME = re.compile(r"[^\w-]+")
_LONGEST = 40
_MOST_PROBLEMS = 30
_BROKEN = Bilingual(
    fr="{name}\u00a0: ce pack ne peut pas servir. {error}",
    en="{name}: this pack cannot be used. {error}",
)


@dataclass(frozen=True, slots=True)
class Opened:
    """The packs on top of ours; `refused` says of each that is left out why."""

    pack: Pack
    refused: tuple[Bilingual, ...] = ()


def installed() -> list[Path]:
    """The folders of the packs, by name; half-written ones have a dot before theirs."""
    return sorted(p for p in packs_folder().glob("*/") if not p.name.startswith("."))


def opened() -> Opened:
    """Ours with every pack that can be opened: one that cannot is left out and said."""
    folders = installed()
    try:
        return Opened(open_pack(*folders))
    except RelationError:
        pass
    good: list[Path] = []
    refused = []
    for folder in folders:
        try:
            open_pack(*good, folder)
            good.append(folder)
        except RelationError as error:
            refused.append(
                Bilingual(
                    fr=_BROKEN.fr.format(name=folder.name, error=error.message.fr),
                    en=_BROKEN.en.format(name=folder.name, error=error.message.en),
                )
            )
    return Opened(open_pack(*good), tuple(refused))


def take_in(name: str, data: bytes) -> Sequence[Bilingual]:
    """Add the pack of a ZIP file, in the place of one of the same name; what is wrong when it is not.

    A pack that fails lint is refused whole, and what was there stays.
    """
    packs_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(dir=packs_folder(), prefix=".") as place:
        folder = Path(place) / (_NAME.sub("-", Path(name).stem)[:_LONGEST].strip("-") or "pack")
        try:
            zipped.unpack(name, data, folder)
            found = _problems(folder)
        except RelationError as error:
            return [error.message]
        if found:
            return found
        target = packs_folder() / folder.name
        shutil.rmtree(target, ignore_errors=True)
        folder.rename(target)
    return []


def remove(name: str) -> None:
    """Remove a pack; nothing where it is gone already."""
    for folder in installed():
        if folder.name == name:
            shutil.rmtree(folder, ignore_errors=True)


def _problems(folder: Path) -> list[Bilingual]:
    found = []
    for problem in problems(open_pack(folder), open_pack()):
        found.append(problem)
        if len(found) == _MOST_PROBLEMS:
            break
    return found
