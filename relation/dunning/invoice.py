"""An invoice of the ledger, and what cannot be used in a row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from relation.language import Bilingual, Lang


@dataclass(frozen=True, slots=True)
class Invoice:
    """One row of the ledger. A credit note has a negative `amount`; `line` is its row in the file.

    `legal_form` is company or individual (a sole trader too), empty where the file does not say it;
    `agreement` the contract that the debt comes from, in words.
    """

    line: int
    customer: str
    number: str
    due: dt.date
    amount: Decimal
    paid: Decimal
    currency: str
    language: Lang
    law: str
    audience: str
    date: dt.date | None = None
    email: str = ""
    address: str = ""
    last_level: int = 0
    last_date: dt.date | None = None
    notice: dt.date | None = None
    state: str = ""
    legal_form: str = ""
    agreement: str = ""

    @property
    def left(self) -> Decimal:
        """What is still to pay of the invoice itself."""
        return self.amount - self.paid


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What cannot be used in a row: column, value, reason and fix; `kept` when the row goes on."""

    line: int
    customer: str
    number: str
    column: str
    value: str
    message: Bilingual
    kept: bool = False
