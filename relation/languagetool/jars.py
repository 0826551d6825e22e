"""Owns the list of LanguageTool's jars: coordinates, size and SHA-256 of each."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Jar:
    """One file of LanguageTool, named by its coordinates and proven by its hash."""

    group: str
    artifact: str
    version: str
    size: int
    sha256: str

    @property
    def file_name(self) -> str:
        return f"{self.artifact}-{self.version}.jar"

    def proves(self, path: Path) -> bool:
        """Whether the file at `path` is this jar, to the byte."""
        if not path.is_file() or path.stat().st_size != self.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256


@dataclass(frozen=True, slots=True)
class Release:
    """One version of LanguageTool with all the jars that it needs."""

    version: str
    jars: tuple[Jar, ...]

    @property
    def folder(self) -> str:
        return f"LanguageTool-{self.version}"

    @property
    def size(self) -> int:
        return sum(jar.size for jar in self.jars)


def release() -> Release:
    """The release that lock.json pins."""
    lock = json.loads(files(__package__).joinpath("lock.json").read_text(encoding="utf-8"))
    return Release(
        version=lock["languagetool"],
        jars=tuple(_jar(**entry) for entry in lock["jars"]),
    )


def _jar(artifact: str, size: int, sha256: str) -> Jar:
    group, name, version = artifact.split(":")
    return Jar(group, name, version, size, sha256)
