"""A pack as one ZIP file: unpacked with care, since it comes from elsewhere, and packed again."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path, PurePath, PurePosixPath

from relation.language import Bilingual, RelationError

MOST_BYTES = 5_000_000
_MOST_UNPACKED = 20_000_000
_MOST_FILES = 1_000
_PICTURES = {".png", ".svg"}  # a logo, beside settings.toml
_KINDS = {".toml", ".md", *_PICTURES}
_TOP = {"settings.toml", "variables.toml", "rules", "templates", "partials", "scenarios"}
_DAY = (1980, 1, 1, 0, 0, 0)  # the same pack makes the same bytes


class ZipError(RelationError):
    """A ZIP file that is not unpacked; says why."""


def unpack(name: str, data: bytes, folder: Path) -> None:
    """Write the files of a pack under a folder; raises ZipError before anything is written."""
    found = read(name, data)
    for path, words in found.items():
        target = folder.joinpath(*path.parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(words)


def read(name: str, data: bytes) -> Mapping[PurePosixPath, bytes]:
    """The files of a pack in a ZIP file, by their place in it; raises ZipError."""
    if len(data) > MOST_BYTES:
        raise _too_big(name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            found = dict(_files(name, archive))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, ValueError,
            RuntimeError, EOFError) as error:  # fmt: skip
        raise ZipError(
            Bilingual(
                fr=f"{name} ne s’ouvre pas comme un fichier ZIP\u00a0: {error}",
                en=f"{name} does not open as a ZIP file: {error}",
            )
        ) from error
    found = _without_top(found)
    if not any(path.parts[0] in _TOP for path in found):
        raise ZipError(
            Bilingual(
                fr=f"{name} ne contient rien d’un pack (settings.toml, variables.toml, rules, templates).",
                en=f"{name} holds nothing of a pack (settings.toml, variables.toml, rules, templates).",
            )
        )
    return {path: words for path, words in found.items() if _belongs(path)}


def _belongs(inside: PurePath) -> bool:
    """True for a file of a pack, by its place in it."""
    if inside.suffix in _PICTURES:
        return len(inside.parts) == 1
    return inside.suffix in _KINDS and inside.parts[0] in _TOP


def pack(folder: Path) -> bytes:
    """The files of a pack's folder as one ZIP file, under the folder's name."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.is_file() and _belongs(inside):
                info = zipfile.ZipInfo(f"{folder.name}/{inside.as_posix()}", _DAY)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, path.read_bytes())
    return made.getvalue()


def _files(name: str, archive: zipfile.ZipFile) -> Iterator[tuple[PurePosixPath, bytes]]:
    listed = archive.infolist()
    if len(listed) > _MOST_FILES:
        raise _too_big(name)
    left = _MOST_UNPACKED
    seen: set[str] = set()
    for info in listed:
        path = _place(name, info)
        if info.is_dir() or path.suffix not in _KINDS or any(p.startswith(".") for p in path.parts):
            continue
        if info.flag_bits & 1 or str(path).casefold() in seen:
            raise _unsafe(name, info.filename)
        seen.add(str(path).casefold())
        with archive.open(info) as file:
            words = file.read(left + 1)  # what a file says of its size may be untrue
        left -= len(words)
        if left < 0:
            raise _too_big(name)
        yield path, words


def _place(name: str, info: zipfile.ZipInfo) -> PurePosixPath:
    """Where a file stands in the pack; raises ZipError for what leads out of it."""
    path = PurePosixPath(info.filename.replace("\\", "/"))
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    if path.is_absolute() or is_link or not path.parts:
        raise _unsafe(name, info.filename)
    if any(part == ".." or ":" in part or "\0" in part for part in path.parts):
        raise _unsafe(name, info.filename)
    return path


def _without_top(found: Mapping[PurePosixPath, bytes]) -> dict[PurePosixPath, bytes]:
    """The files without the folder that holds them all, as most programs pack them."""
    tops = {path.parts[0] for path in found if path.parts[0] != "__MACOSX"}
    if len(tops) != 1 or tops <= _TOP:
        return dict(found)
    (top,) = tops
    return {
        PurePosixPath(*path.parts[1:]): words
        for path, words in found.items()
        if path.parts[0] == top and len(path.parts) > 1
    }


def _too_big(name: str) -> ZipError:
    return ZipError(
        Bilingual(
            fr=f"{name} est trop gros pour un pack\u00a0: {MOST_BYTES // 1_000_000} Mo au plus, "
            f"{_MOST_UNPACKED // 1_000_000} Mo une fois ouvert, {_MOST_FILES} fichiers.",
            en=f"{name} is too big for a pack: {MOST_BYTES // 1_000_000} MB at most, "
            f"{_MOST_UNPACKED // 1_000_000} MB once open, {_MOST_FILES} files.",
        )
    )


def _unsafe(name: str, inside: str) -> ZipError:
    shown = inside[:80]
    return ZipError(
        Bilingual(
            fr=f"{name}\u00a0: le fichier «\u00a0{shown}\u00a0» ne s’ouvre pas ici (lien, mot de passe, nom en double "
            "ou chemin qui sort du pack).",
            en=f"{name}: the file “{shown}” does not open here (link, password, name used twice, "
            "or a path that leads out of the pack).",
        )
    )
