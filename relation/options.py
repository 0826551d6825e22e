"""What the commands share: their options, and the message that they read."""

from __future__ import annotations

from pathlib import Path

import click

from relation.language import Lang

LANGUAGES = [str(lang) for lang in Lang]
UI = click.option(
    "--ui",
    type=click.Choice(LANGUAGES),
    default="fr",
    help="Language of what is said.",
)
PACK = click.option(
    "--pack",
    "packs",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A trainer's folder or ZIP file, on top of ours.",
)


def read_source(file: str) -> str:
    """The text of a file, or of standard input for `-`, as it is written."""
    with click.open_file(file, "rb") as source:
        return bytes(source.read()).decode("utf-8-sig", "surrogateescape")
