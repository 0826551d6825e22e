"""The reviews of a batch: letters that differ only in a customer's own facts share one.

A batch sends a few wordings to hundreds of customers. Name, amounts, dates and invoice numbers are
facts and no wording: without them most letters are the same words in the same order, and what was
found clean once is clean again. A letter with a finding is reviewed on its own, always.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from relation.dunning.account import Account
from relation.finding import Finding
from relation.structure import AMOUNT, DATE

_FACT = "\N{CURRENCY SIGN}"  # in the place of a fact: no letter holds it
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_LISTED = re.compile(rf"{_FACT}(?:(?:, | et | and |, and |, le | et le | au | to ){_FACT})+")


class _Size(NamedTuple):
    """What makes the same words longer; a letter within the size of a clean one is clean."""

    lines: int
    listed: int
    name: int


class Reviews:
    """The wordings that were found clean in this run, with the sizes at which they were."""

    def __init__(self) -> None:
        self._clean: dict[tuple[str, ...], list[_Size]] = {}

    def of(
        self,
        raw: str,
        account: Account,
        context: tuple[str, ...],
        review: Callable[[], Sequence[Finding]],
    ) -> tuple[Finding, ...]:
        """The findings of a letter; `context` holds all but its words that its review depends on."""
        words, size = _wording(raw, account)
        sizes = self._clean.setdefault((*context, words), [])
        if any(all(map(int.__ge__, clean, size)) for clean in sizes):
            return ()
        found = tuple(review())
        if not found:
            sizes.append(size)
        return found


def _wording(raw: str, account: Account) -> tuple[str, _Size]:
    """The letter with a sign in the place of each fact, lists cut to one, and how long they were."""
    own = [account.customer, account.address, account.email]
    own += [invoice.number for invoice in account.invoices]
    for fact in sorted(filter(None, own), key=len, reverse=True):
        raw = raw.replace(fact, _FACT)
    for pattern in (AMOUNT, DATE, _NUMBER):
        raw = pattern.sub(_masked, raw)
    listed = max((found.group().count(_FACT) for found in _LISTED.finditer(raw)), default=1)
    raw = _LISTED.sub(_FACT * 2, raw)
    runs = [(line, len(list(same))) for line, same in groupby(raw.splitlines())]
    size = _Size(max(count for _, count in runs), listed, len(account.customer.split()))
    return "\n".join(line for line, _ in runs), size


def _masked(found: re.Match[str]) -> str:
    return "1" if found.group() == "1" else _FACT  # « 1 jour », « 2 jours »
