"""What one program needs once, for all of its pages and windows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from relation.catalogue import Entry, entries
from relation.languagetool import LanguageTool
from relation.pack import Pack, open_pack
from relation.ui.drafts import Drafts
from relation.ui.places import drafts_folder
from relation.ui.reading import Reader


@cache
def pack() -> Pack:
    return open_pack()


@cache
def situations() -> Sequence[Entry]:
    return entries(pack())


@cache
def languagetool() -> LanguageTool:
    return LanguageTool()


@cache
def reader() -> Reader:
    """The reader, which begins to load what it needs as soon as it is asked for."""
    made = Reader(pack(), languagetool())
    made.warm_up()
    return made


@cache
def drafts() -> Drafts:
    """The drafts; those that nobody has touched for long are deleted at each start."""
    kept = Drafts(drafts_folder())
    kept.forget_old()
    return kept
