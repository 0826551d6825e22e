"""Tables and small pictures of numbers as HTML, with every word made harmless."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from html import escape

from relation.scenario import TOP
from relation.ui.escape import readable

_WIDE, _HIGH, _EDGE = 260, 90, 12
# A picture cannot ask the page for its colours.
_COLOURS = (
    "<style>line{stroke:#d5dde0}circle{fill:#1f5f7a}polyline{stroke:#1f5f7a}"
    "@media (prefers-color-scheme:dark){line{stroke:#3a474d}circle{fill:#7cc4e4}polyline{stroke:#7cc4e4}}"
    "</style>"
)


def words(text: str) -> str:
    """Anybody's words as HTML shows them."""
    return escape(readable(text))


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the first cell of a row is its name."""
    head = "".join(f'<th scope="col">{words(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row">{words(row[0])}</th>'
        + "".join(f"<td>{words(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="rel-table" tabindex="0" role="region" aria-label="{words(caption)}">'
        f"<table><caption>{words(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def dots(band: int) -> str:
    """A band at a glance: ●●●○○."""
    return "●" * band + "○" * (TOP - band)


def band(number: int, said: str) -> str:
    """A band for the eye, and in words for who listens."""
    return f'<span aria-hidden="true">{dots(number)}</span> <span>{words(said)}</span>'


def curve(values: Sequence[int], said: str) -> str:
    """Bands over time as a picture; `said` tells the same in words."""
    step = (_WIDE - 2 * _EDGE) / max(1, len(values) - 1)
    points = [(_EDGE + n * step, _y(value)) for n, value in enumerate(values)]
    lines = "".join(
        f'<line x1="{_EDGE}" x2="{_WIDE - _EDGE}" y1="{_y(n)}" y2="{_y(n)}"/>'
        for n in range(TOP + 1)
    )
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    marks = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in points)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}">{_COLOURS}{lines}'
        f'<polyline points="{path}" fill="none" stroke-width="2"/>{marks}</svg>'
    )
    data = b64encode(svg.encode()).decode()
    return f'<img class="rel-curve" alt="{words(said)}" src="data:image/svg+xml;base64,{data}">'


def _y(value: int) -> float:
    return _HIGH - _EDGE - value * (_HIGH - 2 * _EDGE) / TOP
