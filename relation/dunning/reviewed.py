"""The reviews of a batch: letters that differ only in a customer's own facts share one.

A batch sends a few wordings to hundreds of customers. Name, amounts, dates and invoice numbers are
facts and no wording: without them most letters are the same words in the same order, and what was
found clean once is clean again, in the next batch too, as long as nothing has changed that a review
depends on. A letter with a finding is reviewed on its own, always.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from relation.dunning.account import Account
from relation.finding import Finding
from relation.places import write_whole
from relation.structure import AMOUNT, DATE

_MOST = 5_000  # wordings kept, those used last
_FACT = "\N{CURRENCY SIGN}"  # in the place of a fact: no letter holds it
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_LISTED = re.compile(rf"{_FACT}(?:(?:, | et | and |, and |, le | et le | au | to ){_FACT})+")


class _Size(NamedTuple):
    """What makes the same words longer; a letter within the size of a clean one is clean."""

    lines: int
    listed: int
    name: int


class Reviews:
    """The wordings that were found clean, with the sizes at which they were.

    Those of earlier runs are in `file`, as digests: no word of a letter stands there. They count
    only if they were found in the same `state`, the digest of all that a review depends on.
    """

    def __init__(self, file: Path | None = None, state: str = "") -> None:
        self._file, self._state = file, state
        self._clean: dict[str, list[_Size]] = _kept(file, state) if file else {}

    def of(
        self,
        raw: str,
        account: Account,
        context: tuple[str, ...],
        review: Callable[[], Sequence[Finding]],
    ) -> tuple[Finding, ...]:
        """The findings of a letter; `context` holds all but its words that its review depends on."""
        words, size = _wording(raw, account)
        key = _digest((*context, words))
        sizes = self._clean[key] = self._clean.pop(key, [])  # the last used stand last
        if any(all(map(int.__ge__, clean, size)) for clean in sizes):
            return ()
        found = tuple(review())
        if not found:
            sizes.append(size)
        return found

    def keep(self) -> None:
        """Keep what was found for the next run; a disk that is full or locked only costs its time."""
        if self._file is None:
            return
        found = [(key, sizes) for key, sizes in self._clean.items() if sizes]
        with suppress(OSError):
            write_whole(
                self._file, json.dumps({"state": self._state, "clean": dict(found[-_MOST:])})
            )


def _kept(file: Path, state: str) -> dict[str, list[_Size]]:
    """What an earlier run found clean in the same state; nothing where the file is not ours."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["state"] != state:
            return {}
        return {
            key: [_Size(*map(int, size)) for size in sizes] for key, sizes in kept["clean"].items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _digest(words: Sequence[str]) -> str:
    return blake2b("\0".join(words).encode("utf-8", "replace"), digest_size=16).hexdigest()


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
