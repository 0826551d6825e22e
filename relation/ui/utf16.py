"""Positions as browsers count them: in UTF-16 units, where an emoji is two; here it is one."""

from __future__ import annotations

from bisect import bisect_left


class Utf16:
    """Converts positions in one text."""

    def __init__(self, text: str) -> None:
        self._wide = [index for index, character in enumerate(text) if character > "\uffff"]

    def __call__(self, position: int) -> int:
        """The position in UTF-16 units of one in code points."""
        return position + bisect_left(self._wide, position)
