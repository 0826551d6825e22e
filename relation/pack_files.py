"""The files of a pack: where each lies, of which pack it is, and a ZIP file opened for reading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from relation.language import Bilingual, Lang, RelationError
from relation.rule import CHECKS
from relation.zipped import unpack

OWN = Path(__file__).parent


class PackError(RelationError):
    """A folder that is not a pack, or a template or rule that no pack holds."""


def source(origin: Path | None) -> str:
    """The name of the pack that a rule or template comes from; empty for the product's own."""
    if origin is None or OWN in origin.parents:
        return ""
    parts = origin.resolve().parts
    depth = 3 if parts[-3] == "rules" else 4  # rules/check/name.toml, templates/fr/family/name.md
    return parts[-depth - 1]


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The folder of a pack; of a ZIP file, one that stays while it is read."""
    if path.is_dir():
        yield path
        return
    if not path.is_file():
        raise PackError(
            Bilingual(
                fr=f"dossier introuvable : {path}",
                en=f"folder not found: {path}",
            )
        )
    with TemporaryDirectory() as place:
        folder = Path(place) / path.stem
        unpack(path.name, path.read_bytes(), folder)
        yield folder


def read_partial(path: Path) -> str:
    """The text of a partial; raises PackError when it is none."""
    try:
        return path.read_text(encoding="utf-8").strip("\n")
    except UnicodeDecodeError as error:
        place = "/".join(path.parts[-3:])
        raise PackError(
            Bilingual(
                fr=f"{place}\u00a0: ce n’est pas du texte UTF-8",
                en=f"{place}: this is not UTF-8 text",
            )
        ) from error


def check_places(folder: Path) -> None:
    """Raise PackError for a rule, template or partial that lies where nobody looks for it."""
    for top, known, end, shape in (
        ("rules", CHECKS, "toml", "rules/{}/…"),
        ("templates", tuple(Lang), "md", "templates/{}/family/…"),
        ("partials", tuple(Lang), "md", "partials/{}/…"),
    ):
        depth = shape.count("/") + 1
        for path in sorted((folder / top).rglob(f"*.{end}")):
            parts = path.relative_to(folder).parts
            if len(parts) != depth or parts[1] not in known:
                place, right = "/".join(parts), shape.format("|".join(known))
                raise PackError(
                    Bilingual(fr=f"{place}\u00a0: attendu sous {right}",
                              en=f"{place}: expected under {right}")
                )  # fmt: skip
