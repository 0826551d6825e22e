"""A report of one page as PDF/UA-1: a title and tables, whatever they are about."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from relation.export.email import one_line
from relation.export.pdf import REGIONS, compiled
from relation.language import Lang

_SOURCE = Path(__file__).with_name("report.typ")


@dataclass(frozen=True, slots=True)
class Part:
    """A table under a heading; `widths` are shares of the line, `none` is said where it is empty."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    none: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What stands on the page."""

    lang: Lang
    title: str
    about: str
    author: str
    parts: Sequence[Part]
    note: str


def report_pdf(report: Report, day: dt.date | None = None) -> bytes:
    """The report as a PDF. `day` makes the file repeatable."""
    data = {
        "lang": str(report.lang),
        "region": REGIONS[report.lang],
        "title": one_line(report.title),
        "about": one_line(report.about),
        "author": one_line(report.author),
        "note": one_line(report.note),
        "parts": [
            {
                "title": part.title,
                "heads": list(part.heads),
                "rows": [[one_line(cell) for cell in row] for row in part.rows],
                "widths": list(part.widths),
                "none": part.none or "–",
            }
            for part in report.parts
        ],
    }
    return compiled(_SOURCE, day, report=json.dumps(data, ensure_ascii=False))
