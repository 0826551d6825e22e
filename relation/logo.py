"""A firm's logo: a PNG or SVG file, checked once; what could harm or cannot be shown is refused."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from relation.language import Bilingual, RelationError

MOST_BYTES = 200_000
MOST_PIXELS = 4_000  # on a side
_MOST_PARTS = 5_000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_OUTSIDE = re.compile(r"url\((?!\s*['\"]?\s*#)|@import|expression\(|javascript:", re.IGNORECASE)
_ACTIVE = {"script", "foreignobject", "iframe", "image", "feimage", "audio", "video", "a", "animate", "set",
           "animatetransform", "animatemotion", "handler", "embed", "object"}  # fmt: skip


class LogoError(RelationError):
    """A logo that is refused; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo that has been checked; `ending` is png or svg."""

    data: bytes
    ending: str


def read_logo(name: str, data: bytes) -> Logo:
    """The logo in a file; raises LogoError."""
    if len(data) > MOST_BYTES:
        raise _too_large(name)
    if data.startswith(_SIGNATURE):
        _check_png(name, data)
        return Logo(data, "png")
    if _looks_like_svg(data):
        _check_svg(name, data)
        return Logo(data, "svg")
    raise _error(name, "ce n’est pas une image PNG ou SVG ; enregistrez le logo en .png",
                 "this is no PNG or SVG picture; save the logo as .png")  # fmt: skip


def load_logo(folder: Path, name: str) -> Logo:
    """The logo in the folder of a pack; raises LogoError."""
    path = folder / name
    if path.resolve().parent != folder.resolve():
        raise _error(name, "le logo doit être dans le dossier du pack",
                     "the logo must lie in the folder of the pack")  # fmt: skip
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(name)
        return read_logo(name, path.read_bytes())
    except OSError as error:
        raise _error(name, "fichier introuvable", "file not found") from error


def _check_png(name: str, data: bytes) -> None:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            large = max(picture.size) > MOST_PIXELS
            if not large:
                picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _error(name, "l’image est abîmée ; enregistrez-la de nouveau en .png",
                     "the picture is damaged; save it again as .png") from error  # fmt: skip
    if large:
        raise _error(name, f"plus de {MOST_PIXELS} points de côté ; réduisez l’image",
                     f"over {MOST_PIXELS} pixels on a side; make the picture smaller")  # fmt: skip


def _looks_like_svg(data: bytes) -> bool:
    return b"<svg" in data[:4_000].lower() or data.lstrip()[:5].lower() == b"<?xml"


def _check_svg(name: str, data: bytes) -> None:
    damaged = _error(name, "le SVG ne se lit pas ; enregistrez le logo en .png",
                     "the SVG cannot be read; save the logo as .png")  # fmt: skip
    try:
        words = data.decode("utf-8")
        if re.search(r"<!(?:DOCTYPE|ENTITY)[^>]*\[|<!ENTITY", words, re.IGNORECASE):
            raise _unsafe(name)  # entities can grow without end; a plain DOCTYPE has none
        root = ElementTree.fromstring(words)
    except (UnicodeDecodeError, ElementTree.ParseError) as error:
        raise damaged from error
    parts = list(root.iter())
    if root.tag != f"{_SVG}svg" or len(parts) > _MOST_PARTS:
        raise damaged
    if any(_is_unsafe(part) for part in parts) or _grows(root):
        raise _unsafe(name)


def _is_unsafe(part: ElementTree.Element) -> bool:
    """A script, something that moves, or a word that points out of the file."""
    if part.tag.rpartition("}")[2].lower() in _ACTIVE or _OUTSIDE.search(part.text or ""):
        return True
    for name, value in part.attrib.items():
        plain = name.rpartition("}")[2].lower()
        if plain.startswith("on") or _OUTSIDE.search(value):
            return True
        if plain in ("href", "src") and not value.strip().startswith("#"):
            return True
    return False


def _grows(root: ElementTree.Element) -> bool:
    """True where a part that is shown again shows others again: a few lines could draw millions."""
    return any(inner.tag == f"{_SVG}use" for part in _reused(root) for inner in part.iter())


def _reused(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    wanted = {
        value.strip()[1:]
        for use in root.iter(f"{_SVG}use")
        for name, value in use.attrib.items()
        if name.rpartition("}")[2].lower() == "href"
    }
    return (part for part in root.iter() if part.get("id") in wanted)


def _too_large(name: str) -> LogoError:
    size = MOST_BYTES // 1_000
    return _error(
        name,
        f"plus de {size} Ko ; enregistrez une image plus petite",
        f"over {size} KB; save a smaller picture",
    )


def _unsafe(name: str) -> LogoError:
    return _error(
        name,
        "ce SVG contient un programme, une animation ou un lien vers un autre fichier ; "
        "enregistrez le logo en .png",
        "this SVG holds a script, an animation or a link to another file; save the logo as .png",
    )


def _error(name: str, fr: str, en: str) -> LogoError:
    return LogoError(Bilingual(fr=f"{name} : {fr}", en=f"{name}: {en}"))
