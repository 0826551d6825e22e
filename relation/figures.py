"""Sales figures: a small table as a person typed it, and all that is computed from it.

Gap, percentage change, rate reached, cumulative, average and share are never typed. Percentages
have one decimal, rounded half up; from a base of zero or below there is none, and the words say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate

from relation.language import Bilingual, Lang
from relation.values import ValueProblem, read_decimal, write_amount, write_share

_CELLS = re.compile(r"\s*[;\t|]\s*")
_SIGNS = {"€": "EUR", "£": "GBP"}
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what it is about, its figure of comparison and its own figure."""

    label: str
    before_value: Decimal
    now_value: Decimal
    cumulative_value: Decimal
    share_value: Decimal | None
    currency: str

    @property
    def before(self) -> Bilingual:
        return _amount(self.before_value, self.currency)

    @property
    def now(self) -> Bilingual:
        return _amount(self.now_value, self.currency)

    @property
    def cumulative(self) -> Bilingual:
        return _amount(self.cumulative_value, self.currency)

    @property
    def gap(self) -> Bilingual:
        """The difference with its sign: +3 300 €."""
        return _amount(self.now_value - self.before_value, self.currency, signed=True)

    @property
    def share(self) -> Bilingual:
        """Its part of the total."""
        return _share(self.share_value)

    @property
    def reached(self) -> Bilingual:
        """The figure in per cent of the one it is compared with, such as a target."""
        return _share(percent(self.now_value, self.before_value))

    @property
    def change_value(self) -> Decimal | None:
        return percent(self.now_value - self.before_value, self.before_value)

    @property
    def change(self) -> Bilingual:
        """The gap in per cent with its sign, or that there is none."""
        return _share(self.change_value, signed=True)

    @property
    def trend(self) -> Bilingual:
        """The gap in words: a rise, a fall, or the same."""
        gap = self.now_value - self.before_value
        if not gap:
            return Bilingual(fr="pas d’écart", en="no change")
        size, rate = _amount(abs(gap), self.currency), self.change
        up = gap > 0
        return Bilingual(
            fr=f"une {'hausse' if up else 'baisse'} de {size.fr} ({rate.fr})",
            en=f"a {'rise' if up else 'fall'} of {size.en} ({rate.en})",
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """A table of figures: the names of its columns, its rows in order, and its total."""

    row_name: str
    before_name: str
    now_name: str
    rows: tuple[Row, ...]
    total: Row

    @property
    def average(self) -> Bilingual:
        """The mean of the rows, to the cent or to one decimal."""
        step = Decimal("0.01") if self.total.currency else _TENTH
        mean = (self.total.now_value / len(self.rows)).quantize(step, ROUND_HALF_UP)
        return _amount(mean, self.total.currency)

    @property
    def best(self) -> Row:
        """The row whose figure rose most, the first of them when several did."""
        return max(self.rows, key=lambda row: row.now_value - row.before_value)

    @property
    def worst(self) -> Row:
        """The row whose figure rose least or fell most, the first of them when several did."""
        return min(self.rows, key=lambda row: row.now_value - row.before_value)


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """`part` in per cent of `whole` with one decimal; None when the whole is not above zero."""
    if whole <= 0:
        return None
    return (100 * part / whole).quantize(_TENTH, ROUND_HALF_UP)


def read_figures(lines: Iterable[str]) -> Figures:
    """The table in lines like `Mois ; 2025 ; 2026` then `Janvier ; 42 000 ; 45 300`."""
    cells = [(line, _CELLS.split(line.strip())) for line in lines if line.strip()]
    for line, found in cells:
        if len(found) != 3 or not all(found):
            raise _problem(line)
    if len(cells) < 2:
        raise _problem(cells[0][0] if cells else "")
    currency = _currency([line for line, _ in cells[1:]])
    values = [(label, _number(before), _number(now)) for _, (label, before, now) in cells[1:]]
    before_total = sum((before for _, before, _ in values), Decimal(0))
    now_total = sum((now for _, _, now in values), Decimal(0))
    running = accumulate(now for _, _, now in values)
    rows = tuple(
        Row(label, before, now, reached, percent(now, now_total), currency)
        for (label, before, now), reached in zip(values, running, strict=True)
    )
    total = Row("", before_total, now_total, now_total, percent(now_total, now_total), currency)
    row_name, before_name, now_name = cells[0][1]
    return Figures(row_name, before_name, now_name, rows, total)


def _currency(lines: list[str]) -> str:
    found = {code for sign, code in _SIGNS.items() if any(sign in line for line in lines)}
    if len(found) > 1:
        raise ValueProblem(
            Bilingual(
                fr="Ce tableau mélange deux monnaies\u202f; faites un tableau par monnaie",
                en="This table mixes two currencies; make one table for each",
            )
        )
    return found.pop() if found else ""


def _number(cell: str) -> Decimal:
    return read_decimal(re.sub(r"[€£]", "", cell).replace("\u2212", "-").strip())


def _amount(value: Decimal, currency: str, *, signed: bool = False) -> Bilingual:
    fr, en = (write_amount(value, currency, lang, signed=signed) for lang in Lang)
    return Bilingual(fr=fr, en=en)


def _share(value: Decimal | None, *, signed: bool = False) -> Bilingual:
    if value is None:
        return Bilingual(fr="pas de pourcentage", en="no percentage")
    fr, en = (write_share(value, lang, signed=signed) for lang in Lang)
    return Bilingual(fr=fr, en=en)


def _problem(line: str) -> ValueProblem:
    return ValueProblem(
        Bilingual(
            fr=f"« {line} » : écrivez trois colonnes séparées par « ; », d’abord leurs noms, "
            "par exemple « Mois ; 2025 ; 2026 », puis « Janvier ; 42 000 € ; 45 300 € »",
            en=f"“{line}”: write three columns separated by “;”, first their names, "
            "for example “Month; 2025; 2026”, then “January; €42,000; €45,300”",
        )
    )
