"""Working days: dates counted from a day that never fall on a weekend or a public holiday."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_COUNTRIES = {"fr": ("FR", None), "eu": ("FR", None), "uk": ("GB", "ENG")}


def days_before(event: object, days: int, law: str = "fr") -> object:
    """The working day at least `days` before an event; what is not a date comes back as it is."""
    if not isinstance(event, dt.date):
        return event  # a preview shows the label of the date still missing
    return working_day(event - dt.timedelta(days=days), law, step=-1)


def days_after(event: object, days: int, law: str = "fr") -> object:
    """The working day at least `days` after an event."""
    if not isinstance(event, dt.date):
        return event
    return working_day(event + dt.timedelta(days=days), law)


def working_day(day: dt.date, law: str, step: int = 1) -> dt.date:
    """The day itself when people work, else the next one, or the one before with a step of -1."""
    while day.weekday() >= 5 or day in _holidays(law):
        day += dt.timedelta(days=step)
    return day


@cache
def _holidays(law: str) -> HolidayBase:
    from holidays import country_holidays  # slow to load, and few messages count days

    country, part = _COUNTRIES[law]
    return country_holidays(country, subdiv=part)
