"""The rates and sums that the law sets, by date; a date without a value is an error that says so."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from relation.language import Bilingual, RelationError

_FILE = Path(__file__).parent / "rates.toml"
_SURE = "official-copy"
_NAMES = {
    "ecb_refinancing": Bilingual(fr="taux de refinancement de la BCE", en="ECB refinancing rate"),
    "fr_legal": Bilingual(fr="taux d’intérêt légal", en="French legal interest rate"),
    "boe_reference": Bilingual(fr="taux de la Banque d’Angleterre", en="Bank of England rate"),
}


class RateMissing(RelationError):
    """No value is known for a date; names the rate and the date."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in per cent, valid from a day to another, both included."""

    first: dt.date
    last: dt.date
    value: Decimal
    checked: bool


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[Rate, ...]]:
    table = {}
    for name in _NAMES:
        entries = _data()[name]
        ends = [after["from"] - dt.timedelta(days=1) for _, after in pairwise(entries)]
        ends.append(entries[-1]["until"])
        table[name] = tuple(
            Rate(entry["from"], end, Decimal(entry["value"]), entry["confidence"] == _SURE)
            for entry, end in zip(entries, ends, strict=True)
        )
    return table


def rate(name: str, day: dt.date) -> Rate:
    """The rate in force on a day; raises RateMissing when none is known."""
    for known in _table()[name]:
        if known.first <= day <= known.last:
            return known
    raise RateMissing(
        Bilingual(
            fr=f"Le {_NAMES[name].fr} n’est pas connu au {day:%d/%m/%Y}. Ajoutez-le dans rates.toml "
            "avec sa source, ou donnez un taux contractuel.",
            en=f"The {_NAMES[name].en} is not known on {day:%d/%m/%Y}. Add it to rates.toml with its "
            "source, or give a contract rate.",
        )
    )


def fr_recovery_sum() -> Decimal:
    """The fixed sum for each late invoice between professionals in France, in euros."""
    return Decimal(_data()["sums"]["fr_recovery_eur"])


def eu_recovery_sum() -> Decimal:
    """The least that every member state grants for a late invoice between professionals, in euros."""
    return Decimal(_data()["sums"]["eu_recovery_eur"])


def uk_fixed_sum(debt: Decimal) -> Decimal:
    """The fixed sum for a late commercial debt in the United Kingdom, in pounds."""
    steps = _data()["sums"]["uk_fixed_gbp"]
    return max(Decimal(value) for start, value in steps if debt >= Decimal(start))


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
