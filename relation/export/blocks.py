"""A draft as blocks: paragraphs and lists, the same for every form of export."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLET = re.compile(r"^\s*(?:[-–—•*]|☐|☑|\d{1,2}[.)])\s+(.*)$")
_INSIDE_NUMBER = re.compile(r"(?<=\d) (?=\d)")
_NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (its lines) or a list (its items)."""

    lines: tuple[str, ...]
    is_list: bool = False
    numbered: bool = False


def blocks(body: str) -> list[Block]:
    """The paragraphs and lists of a plain text, in order; no line ends inside a phone number."""
    found: list[Block] = []
    body = _INSIDE_NUMBER.sub("\u00a0", body.replace("\r\n", "\n").replace("\r", "\n"))
    for part in re.split(r"\n\s*\n", body):
        lines = [line for line in part.split("\n") if line.strip()]
        run: list[str] = []
        listed = False
        for line in lines:
            bullet = _BULLET.match(line)
            is_item = bool(bullet) and not line.lstrip().startswith(("☐", "☑"))
            if run and is_item != listed:
                found.append(_block(run, listed))
                run = []
            listed = is_item
            run.append(line.strip())
        if run:
            found.append(_block(run, listed))
    return found


def _block(lines: list[str], listed: bool) -> Block:
    if not listed:
        return Block(tuple(lines))
    numbered = bool(_NUMBERED.match(lines[0]))
    items = (match[1] if (match := _BULLET.match(line)) else line for line in lines)
    return Block(tuple(items), True, numbered)
