"""Which column of a ledger holds what: names recognised in French and English, or mapped by hand."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from relation.dunning.table import Cell, Line
from relation.language import Bilingual, Lang, RelationError

_FILE = Path(__file__).parent / "columns.toml"
LOOKED_AT = 30  # lines in which the header is looked for, below a title or an address


class ColumnsError(RelationError):
    """A ledger whose columns are not recognised; names what is missing and what was found."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column we know: its name, its words, the names that programs give it."""

    name: str
    label: Bilingual
    required: bool
    names: Mapping[Lang, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Header:
    """The header found: its titles, the index of each known column, and the rows below it."""

    titles: tuple[str, ...]
    places: Mapping[str, int]
    rows: tuple[Line, ...]

    @property
    def french(self) -> bool:
        """True when more columns are named in French than in English."""
        score = {lang: 0 for lang in Lang}
        for name, place in self.places.items():
            for lang in Lang:
                score[lang] += _joined(self.titles[place]) in known()[name].names[lang]
        return score[Lang.FR] > score[Lang.EN]


@lru_cache(maxsize=1)
def known() -> dict[str, Column]:
    """Every column by its name, in the order of the plain form."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        name: Column(
            name,
            Bilingual(**entry["label"]),
            entry.get("required", False),
            {
                lang: frozenset(map(_joined, [*entry[lang], *([name] if lang is Lang.EN else [])]))
                for lang in Lang
            },
        )
        for name, entry in data.items()
    }


def plain(title: str) -> str:
    """A title without accents, case and signs: « N° Facture » is `n facture`."""
    letters = unicodedata.normalize("NFKD", title.replace("°", " ").replace("º", " ").casefold())
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", kept))


def _joined(title: str) -> str:
    """A title by which it is compared: « Invoice Number » and InvoiceNumber are one."""
    return plain(title).replace(" ", "")


def find_header(lines: Sequence[Line], by_hand: Mapping[str, str] | None = None) -> Header:
    """The header among the first lines; `by_hand` maps a column to the title that holds it.

    Raises ColumnsError when a required column is not there.
    """
    header = likeliest_header(lines, by_hand)
    lacking = [c for c in known().values() if c.required and c.name not in header.places]
    if "balance" in header.places:
        lacking = [c for c in lacking if c.name != "amount"]
    if lacking or len(header.places) < 2:
        raise _not_found(lacking, header.titles)
    return header


def likeliest_header(lines: Sequence[Line], by_hand: Mapping[str, str] | None = None) -> Header:
    """The line in which most columns are recognised, though some may be lacking."""
    tries = [_recognise(line.cells, by_hand or {}) for line in lines[:LOOKED_AT]]
    best = max(range(len(tries)), key=lambda index: (len(tries[index]), -index))
    titles = tuple(str(cell) for cell in lines[best].cells)
    return Header(titles, tries[best], tuple(lines[best + 1 :]))


def _recognise(cells: Sequence[Cell], by_hand: Mapping[str, str]) -> dict[str, int]:
    titles = [_joined(str(cell)) for cell in cells]
    places: dict[str, int] = {}
    for name, title in by_hand.items():
        if _joined(title) in titles:
            places[name] = titles.index(_joined(title))
    for column in known().values():
        if column.name in places or column.name in by_hand:
            continue
        names = column.names[Lang.FR] | column.names[Lang.EN]
        # Own English name first: `date` is the invoice date only when nothing says it better.
        for index, title in sorted(enumerate(titles), key=lambda pair: -len(pair[1])):
            if title in names and index not in places.values():
                places[column.name] = index
                break
    return places


def _not_found(lacking: Iterable[Column], titles: Sequence[str]) -> ColumnsError:
    french, english = (
        ", ".join(f"{column.name} ({column.label.in_(ui)})" for column in lacking) for ui in Lang
    )
    seen = ", ".join(title for title in titles if title) or "–"
    return ColumnsError(
        Bilingual(
            fr=f"Colonnes introuvables : {french}. Le fichier a : {seen}. Dites laquelle est laquelle, "
            'par exemple --columns "due_date=Date limite".',
            en=f"Columns not found: {english}. The file has: {seen}. Say which is which, for example "
            '--columns "due_date=Date limite".',
        )
    )
