"""When each dunning level is due, and how long the customer then has to pay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from relation.countdown import working_day
from relation.fields import read_bilingual
from relation.language import Bilingual, RelationError

LEVELS = 4  # friendly, firm, last reminder, formal notice
WITH_SUMS = 3  # the level from which letters to professionals name interest and fixed sums
_KNOWN = {"days", "payment_days", "contract_rate", "penalty_clause", "eu_fixed_sum"}


class PolicyError(RelationError):
    """A [dunning] table of settings that cannot be used; names the field."""


@dataclass(frozen=True, slots=True)
class Policy:
    """`days` overdue from which each level may go out; `payment_days` left to pay at each level.

    `contract_rate` stands in the terms of sale, `clause` is their wording of it; `eu_fixed_sum` is what the law of the customers'
    country grants for a late invoice, where it is not France or the United Kingdom.
    """

    days: tuple[int, ...] = (1, 15, 30, 45)
    payment_days: tuple[int, ...] = (8, 8, 8, 15)
    contract_rate: Decimal | None = None
    eu_fixed_sum: Decimal | None = None
    clause: Bilingual | None = None

    def level(self, overdue: int, last: int) -> int:
        """The level that is due: the next one after `last`, once its days have passed; else `last`."""
        reached = sum(overdue >= days for days in self.days)
        return max(last, min(last + 1, reached))

    def pay_by(self, day: dt.date, level: int, law: str) -> dt.date:
        """The date asked for: a working day, never sooner than the days of the level."""
        return working_day(day + dt.timedelta(days=self.payment_days[level - 1]), law)


def read_policy(data: Mapping[str, Any]) -> Policy:
    """The policy in a [dunning] table; raises PolicyError."""
    if wrong := sorted(data.keys() - _KNOWN):
        listed = ", ".join(sorted(_KNOWN))
        raise _error(
            wrong[0], f"champ inconnu ; possibles : {listed}", f"unknown; possible: {listed}"
        )
    plain = Policy()
    days = _numbers(data, "days", plain.days)
    if list(days) != sorted(set(days)):
        raise _error("days", "des nombres croissants", "growing numbers")
    rate = _decimal(data, "contract_rate", "un taux en % par an, par exemple \"12.0\"",
                    "a rate in % a year, for example \"12.0\"")  # fmt: skip
    fixed = _decimal(data, "eu_fixed_sum", "une somme par facture, par exemple \"40.00\"",
                     "a sum for each invoice, for example \"40.00\"", 1000)  # fmt: skip
    clause = data.get("penalty_clause")
    if clause is not None:
        clause = read_bilingual(_error, "penalty_clause", clause, once=True)
    if clause is not None and rate is None:
        raise _error("penalty_clause", "le taux de la clause manque : contract_rate",
                     "the rate of the clause is missing: contract_rate")  # fmt: skip
    return Policy(days, _numbers(data, "payment_days", plain.payment_days), rate, fixed, clause)


def _decimal(
    data: Mapping[str, Any], name: str, fr: str, en: str, below: int = 100
) -> Decimal | None:
    value = data.get(name)
    if value is None:
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal(-1)
    if not number.is_finite() or not 0 <= number < below:
        raise _error(name, fr, en)
    return number


def _numbers(data: Mapping[str, Any], name: str, default: tuple[int, ...]) -> tuple[int, ...]:
    value = data.get(name, list(default))
    good = isinstance(value, list) and len(value) == LEVELS
    if not good or any(type(number) is not int or number < 1 for number in value):
        raise _error(name, f"{LEVELS} nombres de jours, un par niveau",
                     f"{LEVELS} numbers of days, one a level")  # fmt: skip
    return tuple(value)


def _error(name: str, fr: str, en: str) -> PolicyError:
    return PolicyError(Bilingual(fr=f"[dunning], {name} : {fr}", en=f"[dunning], {name}: {en}"))
