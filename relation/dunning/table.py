"""A table as office programs write it: CSV in any of their encodings, or XLSX; hostile files refused."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from relation.language import Bilingual, RelationError

MOST_BYTES = 30_000_000
MOST_UNPACKED = 200_000_000
MOST_ROWS = 100_000
_DELIMITERS = (";", "\t", ",", "|")
_LOOKED_AT = 20  # lines read to find the delimiter

Cell = str | Decimal | dt.date


class TableError(RelationError):
    """A file that is not a table we can open; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its number as the person sees it, from 1, and its cells."""

    number: int
    cells: tuple[Cell, ...]


def read_table(name: str, data: bytes) -> list[Line]:
    """The lines of a .csv, .txt, .tsv or .xlsx file that hold something; raises TableError."""
    if len(data) > MOST_BYTES:
        size = MOST_BYTES // 1_000_000
        raise _error(name, f"plus de {size} Mo ; coupez le fichier en deux",
                     f"over {size} MB; cut the file in two")  # fmt: skip
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise _error(name, "ancien format Excel ; enregistrez-le en .xlsx ou en .csv",
                     "old Excel format; save it as .xlsx or .csv")  # fmt: skip
    lines = list(_sheet(name, data) if data.startswith(b"PK") else _separated(name, data))
    if not lines:
        raise _error(name, "le fichier est vide", "the file is empty")
    if len(lines) > MOST_ROWS:
        raise _error(name, f"plus de {MOST_ROWS} lignes ; coupez le fichier en deux",
                     f"over {MOST_ROWS} lines; cut the file in two")  # fmt: skip
    return lines


def _separated(name: str, data: bytes) -> Iterator[Line]:
    text = _decoded(name, data)
    first, _, rest = text.partition("\n")
    declared = first.strip().lower().startswith("sep=") and len(first.strip()) == 5
    delimiter = first.strip()[4] if declared else _delimiter(text)
    body = rest if declared else text
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter)
    before = int(declared)
    start = 0
    try:
        for cells in reader:
            number, start = start + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                yield Line(number + before, tuple(cell.strip() for cell in cells))
    except csv.Error as error:
        raise _error(name, f"ligne {reader.line_num} : {error}",
                     f"line {reader.line_num}: {error}") from error  # fmt: skip


def _decoded(name: str, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]  # French Excel writes cp1252
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise _error(name, "ce n’est pas un fichier texte ; enregistrez-le en .csv (UTF-8) ou en .xlsx",
                 "this is not a text file; save it as .csv (UTF-8) or .xlsx")  # fmt: skip


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines into the most equal number of cells."""
    head = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]

    def weight(delimiter: str) -> tuple[int, int]:
        counts = [len(cells) for cells in csv.reader(head, delimiter=delimiter)]
        most = max(counts, default=1)
        return (sum(count == most for count in counts) * (most > 1), most)

    return max(_DELIMITERS, key=weight)


def _sheet(name: str, data: bytes) -> Iterator[Line]:
    from openpyxl import load_workbook

    damaged = _error(name, "le classeur ne s’ouvre pas ; enregistrez-le de nouveau en .xlsx",
                     "the workbook does not open; save it again as .xlsx")  # fmt: skip
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
    except zipfile.BadZipFile as error:
        raise damaged from error
    if unpacked > MOST_UNPACKED:
        raise _error(name, "le classeur se déplie en un fichier énorme ; il n’est pas ouvert",
                     "the workbook unpacks to a huge file; it is not opened")  # fmt: skip
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            lines = [
                Line(number, tuple(map(_cell, values)))
                for number, values in enumerate(sheet.iter_rows(values_only=True), 1)
                if number <= MOST_ROWS + 1 and any(v not in (None, "") for v in values)
            ]
            if lines:
                yield from lines
                return
    except TableError:
        raise
    except Exception as error:  # openpyxl raises many kinds for a damaged file
        raise damaged from error


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        return Decimal(repr(value))
    return str(value).strip()


def _error(name: str, fr: str, en: str) -> TableError:
    return TableError(Bilingual(fr=f"{name} : {fr}", en=f"{name}: {en}"))
