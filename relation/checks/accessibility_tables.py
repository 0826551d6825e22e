"""Tables made of spaces, dots or bars, long lists inside a sentence, and long unbroken text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from relation.checks.common import at, excused
from relation.finding import Finding, Span
from relation.language import Lang
from relation.rule import Rule
from relation.text import Text

_GAP = re.compile(r"\t+[^\S\n]*|[^\S\n]{3,}")
_DRAWN_GAP = re.compile(
    r"\s*[.…_]{4,}\s*|\s+[|¦│]\s*|\s*[|¦│]\s+|\s*\|\s*|\s*(?:[-–—=]{1,}>|→)\s*|\s+[.]{3,}\s+"
)
_FORM = re.compile(r"_{3,}|[☐□◻❏▢○☑☒]|\[\s?\]|\.{4,}\s*$|:\s*$")
_RULED = re.compile(r"[\s|+:=_-]*")


def space_table(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each block of lines whose columns are held apart by runs of spaces or by tabs."""
    yield from _tables(text, rule, _GAP)


def drawn_table(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each block of lines whose columns are held apart by dots, bars or arrows."""
    yield from _tables(text, rule, _DRAWN_GAP)


def _tables(text: Text, rule: Rule, gap: re.Pattern[str]) -> Iterator[Finding]:
    least = int(rule.limit or 2)
    signature = text.structure.signature
    lines = [line for line in text.structure.lines if not (signature and signature.holds(line))]
    rows = [(line, _cells(line.of(text.raw), gap)) for line in lines]
    ruled = [row for row in rows if len(row[1]) > 1 or not _RULED.fullmatch(row[0].of(text.raw))]
    numbered = enumerate(ruled)
    for is_table, group in groupby(numbered, key=lambda row: len(row[1][1]) > 1):
        block = [row for _, row in group]
        if not is_table or len(block) < least:
            continue
        for part in _unbroken(text, block):
            if len(part) < least:
                continue
            span = Span(part[0][0].start, part[-1][0].end)
            if not excused(text, rule, span):
                yield at(text, rule, span, _as_lines([cells for _, cells in part], text.lang))


_Row = tuple[Span, list[str]]


def _unbroken(text: Text, block: list[_Row]) -> Iterator[list[_Row]]:
    """The block cut where an empty line stands between two rows."""
    part: list[_Row] = []
    for row in block:
        if part and text.raw[part[-1][0].end : row[0].start].count("\n") > 2:
            yield part
            part = []
        part.append(row)
    yield part


def _cells(line: str, gap: re.Pattern[str]) -> list[str]:
    """The cells of a line; none for a line to fill in."""
    if _FORM.search(line) and gap is _GAP:
        return []
    return [cell.strip() for cell in gap.split(line.strip()) if cell.strip()]


def _as_lines(rows: list[list[str]], lang: Lang) -> tuple[str, ...]:
    """The table as one line a row, each cell with the heading of its column where there is one."""
    colon = "\u00a0: " if lang is Lang.FR else ": "
    width = len(rows[-1])
    head, body = rows[0], rows[1:]
    if len(head) == width - 1:
        head = ["", *head]
    headed = (
        len(head) == width > 1
        and bool(body)
        and all(len(row) == width for row in body)
        and not any(c.isdigit() for cell in head[1:] for c in cell)
        and any(c.isdigit() for row in body for cell in row for c in cell)
    )
    if not headed:
        return ("\n".join(f"{row[0]}{colon}{', '.join(row[1:])}" for row in rows),)
    return (
        "\n".join(
            f"{row[0]}{colon}"
            + ", ".join(
                f"{name.lower()} {cell}" for name, cell in zip(head[1:], row[1:], strict=True)
            )
            for row in body
        ),
    )


def inline_list(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each sentence that lists `limit` things or more between semicolons."""
    for sentence in text.body:
        words = sentence.span.of(text.raw)
        parts = [part for part in re.split(r"\s*;", words) if part.strip()]
        if len(parts) >= (rule.limit or 4) and not excused(text, rule, sentence.span):
            yield at(text, rule, sentence.span)


def long_block(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each paragraph of more than `limit` words without a break."""
    for paragraph in text.structure.paragraphs:
        piece = paragraph.of(text.raw)
        if "\n" in piece.strip() and max(len(line) for line in piece.splitlines()) < 120:
            words = max((len(block.split()) for block in _blocks(piece)), default=0)
        else:
            words = max(len(line.split()) for line in piece.splitlines())
        if words > (rule.limit or 120):
            yield at(text, rule, paragraph, values={"number": str(words)})


def _blocks(piece: str) -> Iterator[str]:
    """Lines joined where the next one only goes on: mail programs wrap at about 70 signs."""
    block = ""
    for line in piece.splitlines():
        if block and len(block.splitlines()[-1]) < 50:
            yield block
            block = ""
        block = f"{block}\n{line}" if block else line
    yield block
