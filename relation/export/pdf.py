"""Letters as PDF/UA-1 by typst: language, title, headings and lists tagged, the address in the window."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from relation.export.blocks import blocks
from relation.export.email import one_line, readable
from relation.language import Lang
from relation.logo import Logo
from relation.template import Draft

SOURCE = Path(__file__).with_name("letter.typ")
REGIONS = {Lang.FR: "FR", Lang.EN: "GB"}
# Millimetres from the top left corner of the page. France: x 100–190, y 55–79 (DL, window right).
_WINDOWS: Mapping[str, Mapping[str, float]] = {
    "fr": {"x": 102, "y": 56, "width": 86, "height": 22},
    "uk": {"x": 22, "y": 56, "width": 80, "height": 22},
}
_one_at_a_time = threading.Lock()
_AS_PNG = b"""#set page(width: 50mm, height: auto, margin: 0mm, fill: none)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)"""
_START = 95  # mm, where the text begins, below the window


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to print: the draft, its language, whom it is from and to, as lines, and its date line."""

    draft: Draft
    lang: Lang
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    dated: tuple[str, ...]
    window: str = "fr"
    logo: Logo | None = None

    def data(self) -> dict[str, Any]:
        """What the typst source reads."""
        return {
            "lang": str(self.lang),
            "region": REGIONS[self.lang],
            "sender": [readable(line) for line in self.sender] or [""],
            "recipient": [readable(line) for line in self.recipient],
            "dated": [readable(line) for line in self.dated],
            "subject": one_line(self.draft.subject),
            "window": _WINDOWS.get(self.window, _WINDOWS["fr"]),
            "start": _START,
            "body": [
                {
                    "kind": "enum" if b.numbered else "list" if b.is_list else "text",
                    "lines": list(b.lines),
                }
                for b in blocks(readable(self.draft.body))
            ],
        }


def pdf(letters: Sequence[Letter], title: str = "", day: dt.date | None = None) -> bytes:
    """One PDF of one letter or of many, each from a new page, with the logo of the first.

    `day` makes the file repeatable.
    """
    told = [letter.data() for letter in letters]
    named = title or one_line(letters[0].draft.subject)
    return compiled(SOURCE, day, letters=json.dumps(told, ensure_ascii=False), title=named,
                    logo=_told(letters[0].logo))  # fmt: skip


def logo_png(logo: Logo) -> bytes:
    """The logo as PNG, for programs that cannot show SVG."""
    if logo.ending == "png":
        return logo.data
    made = typst.compile(
        _AS_PNG, format="png", ppi=300, sys_inputs={"svg": logo.data.decode("utf-8")}
    )
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=4)
def _told(logo: Logo | None) -> str:
    """A logo as the typst source reads it: words for SVG, numbers for PNG."""
    if logo is None:
        return "null"
    data = logo.data.decode("utf-8") if logo.ending == "svg" else list(logo.data)
    return json.dumps({"ending": logo.ending, "data": data})


def compiled(source: Path, day: dt.date | None, **inputs: str) -> bytes:
    """A typst source with its inputs as PDF/UA-1. `day` makes the file repeatable."""
    timestamp = None if day is None else dt.datetime.combine(day, dt.time(12), dt.UTC)
    with _one_at_a_time:  # a compiler that another thread uses refuses to work
        made = _compiler(source).compile(
            source, format="pdf", pdf_standards=["ua-1"], timestamp=timestamp, sys_inputs=inputs
        )
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=2)
def _compiler(source: Path) -> typst.Compiler:
    """One compiler for each source and process: fonts are read once."""
    return typst.Compiler(source, root=source.parent)
