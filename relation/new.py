"""New rules, templates and packs for trainers: a commented file to start from."""

from __future__ import annotations

import re
from pathlib import Path

from relation.language import Bilingual, Lang, RelationError
from relation.rule import CHECKS

SKELETONS = Path(__file__).parent / "skeletons"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class NewError(RelationError):
    """A new file that cannot be made: a wrong name, or a file that is there already."""


def new_rule(name: str, folder: Path) -> list[Path]:
    """The file of a new rule `check/name` in a pack; raises NewError."""
    check, _, short = name.partition("/")
    if check not in CHECKS or not _NAME.fullmatch(short):
        listed = ", ".join(CHECKS)
        raise NewError(
            Bilingual(
                fr=f"«\u00a0{name}\u00a0» : écrivez CONTRÔLE/nom, par exemple tone/ma_regle ; contrôles : {listed}",
                en=f"“{name}”: write CHECK/name, for example tone/my_rule; checks: {listed}",
            )
        )
    words = (
        (SKELETONS / "rule.toml").read_text(encoding="utf-8").replace("{name}", f"{check}.{short}")
    )
    return [_write(folder / "rules" / check / f"{short}.toml", words)]


def new_template(name: str, folder: Path) -> list[Path]:
    """The two files of a new template `family/name`, one a language; raises NewError."""
    family, _, short = name.partition("/")
    if not (_NAME.fullmatch(family) and _NAME.fullmatch(short)):
        raise NewError(
            Bilingual(
                fr=f"«\u00a0{name}\u00a0» : écrivez famille/nom, par exemple claims/mon_modele",
                en=f"“{name}”: write family/name, for example claims/my_template",
            )
        )
    words = (SKELETONS / "template.md").read_text(encoding="utf-8")
    return [_write(folder / "templates" / lang / family / f"{short}.md", words) for lang in Lang]


def new_pack(folder: Path) -> list[Path]:
    """A pack with settings and one commented rule; raises NewError when the folder is in use."""
    settings = (SKELETONS / "settings.toml").read_text(encoding="utf-8")
    return [_write(folder / "settings.toml", settings), *new_rule("readability/example", folder)]


def _write(path: Path, words: str) -> Path:
    if path.exists():
        raise NewError(
            Bilingual(
                fr=f"{path} existe déjà ; choisissez un autre nom",
                en=f"{path} exists; choose another name",
            )
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    return path
