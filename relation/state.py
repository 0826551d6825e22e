"""What a review depends on besides the words, as one digest: the same digest, the same findings."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path

from relation.pack import OWN, Pack

# These show messages or supply them, and change no finding.
_NO_MATTER = {"ui", "templates", "partials", "scenarios", "skeletons", "practice", "__pycache__"}


def state_of(pack: Pack) -> str | None:
    """The digest of the product, of what it is installed with, of added rules and of settings.

    None where the file of an added rule is gone, as when its pack was a ZIP file.
    """
    settings = pack.settings
    digest = blake2b(digest_size=16)
    for part in (
        _product(), sorted(settings.rules_off), sorted(settings.house_terms),
        [(id_, rule.limit) for id_, rule in sorted(pack.rules.items())],
    ):  # fmt: skip
        digest.update(repr(part).encode("utf-8", "replace"))
    for rule in pack.rules.values():
        if rule.origin is not None and OWN not in rule.origin.parents:
            try:
                digest.update(rule.origin.read_bytes())
            except OSError:
                return None
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _product() -> str:
    """The product's files and the versions of all that is installed beside it."""
    digest = blake2b(digest_size=16)
    for path in sorted(_files(OWN)):
        digest.update(path.relative_to(OWN).as_posix().encode())
        digest.update(path.read_bytes())
    versions = {f"{d.metadata['Name']} {d.version}" for d in distributions()}
    digest.update("\n".join(sorted(versions)).encode())
    return digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    found = []
    for path in folder.iterdir():
        if path.is_dir():
            found += [] if path.name in _NO_MATTER else _files(path)
        else:
            found.append(path)
    return found
