"""A customer's account on a day: what is owed, the level that is due, or why no letter goes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

from relation.dunning.individual import (
    ENCLOSE,
    NO_AGREEMENT,
    TWO_FORMS,
    UNKNOWN,
    forms,
    is_individual,
)
from relation.dunning.interest import Claim, Debt, Payment, claim
from relation.dunning.invoice import Invoice
from relation.dunning.policy import LEVELS, WITH_SUMS, Policy
from relation.dunning.rates import RateMissing
from relation.language import Bilingual, Lang, RelationError

_ZERO = Decimal(0)

TO_SEND, SENT, DISPUTE, HOLD, INSOLVENCY, NOT_DUE, HAND_OVER, ERROR = STATES = (
    "to send", "sent", "dispute", "hold", "insolvency", "not due", "hand-over", "error",
)  # fmt: skip


_LEAST = Bilingual(
    fr="à vérifier\u00a0: sommes les plus basses de la directive 2011/7/UE (BCE + 8 points, 40\u00a0€ par "
    "facture)\u202f; le droit du pays peut donner plus, voir [dunning] dans les réglages",
    en="to be checked: the least sums of directive 2011/7/EU (ECB + 8 points, €40 for each invoice); "
    "the law of the country may give more, see [dunning] in the settings",
)


@dataclass(frozen=True, slots=True)
class Owed:
    """An invoice with what is owed on it on the day; `left` has credit notes set against it."""

    invoice: Invoice
    left: Decimal
    claim: Claim


@dataclass(frozen=True, slots=True)
class Account:
    """One customer, currency and law. `level` is the letter's when `state` is TO_SEND or SENT.

    `individual` chooses the letter before action, and is None where nothing says it.
    """

    customer: str
    currency: str
    law: str
    audience: str
    language: Lang
    email: str
    address: str
    day: dt.date
    state: str
    level: int
    owed: tuple[Owed, ...]
    individual: bool | None = None
    why: Bilingual | None = None
    notes: tuple[Bilingual, ...] = field(default=())

    @property
    def invoices(self) -> tuple[Invoice, ...]:
        return tuple(one.invoice for one in self.owed)

    @property
    def principal(self) -> Decimal:
        return sum((one.claim.principal for one in self.owed), _ZERO)

    @property
    def interest(self) -> Decimal:
        return sum((one.claim.interest for one in self.owed), _ZERO)

    @property
    def fixed_sum(self) -> Decimal:
        return sum((one.claim.fixed_sum for one in self.owed), _ZERO)

    @property
    def total(self) -> Decimal:
        return self.principal + self.interest + self.fixed_sum

    @property
    def by_post(self) -> bool:
        """True for the formal notice, which goes by registered letter."""
        return self.level >= LEVELS

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.customer, self.currency, self.law)


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person decided for a customer: another level, or a state that stops the letter."""

    level: int | None = None
    state: str = ""


def accounts(
    invoices: Iterable[Invoice],
    day: dt.date,
    policy: Policy,
    edits: Mapping[str, Edit] | None = None,
) -> list[Account]:
    """Every customer of the ledger on a day, in the order of the ledger."""

    def key(invoice: Invoice) -> tuple[str, str, str]:
        return (invoice.customer, invoice.currency, invoice.law)

    rank: dict[tuple[str, str, str], int] = {}
    listed = list(invoices)
    for invoice in listed:
        rank.setdefault(key(invoice), len(rank))
    listed.sort(key=lambda invoice: rank[key(invoice)])
    return [
        _account(list(group), day, policy, (edits or {}).get(customer, Edit()))
        for (customer, _, _), group in groupby(listed, key)
    ]


def _account(rows: list[Invoice], day: dt.date, policy: Policy, edit: Edit) -> Account:
    first = rows[0]
    left = _credited([row for row in rows if row.amount > 0], -_credits(rows))
    overdue = {row.number: row for row in rows if row.due < day and left.get(row.number, _ZERO) > 0}
    free = [row for row in overdue.values() if not row.state and row.last_level < LEVELS]
    level = max((policy.level((day - row.due).days, row.last_level) for row in free), default=0)
    due = any(policy.level((day - r.due).days, r.last_level) > r.last_level for r in free)
    state = _state(rows, list(overdue.values()), due, edit)
    if edit.level is not None:
        level = edit.level
    covered = free if state in (TO_SEND, NOT_DUE) else list(overdue.values())
    if not overdue:
        covered = [row for row in rows if left.get(row.number, _ZERO) > 0]
    why: Bilingual | None = None
    owed: list[Owed] = []
    for row in covered:
        try:
            owed.append(Owed(row, left[row.number], _claim(row, left[row.number], day, policy)))
        except RelationError as error:
            bare = Claim(left[row.number], _ZERO, _ZERO)
            owed.append(Owed(row, left[row.number], bare))
            why = error.message
            if isinstance(error, RateMissing) or level >= WITH_SUMS:
                state = ERROR if state == TO_SEND else state
    account = Account(
        customer=first.customer, currency=first.currency, law=first.law, audience=first.audience,
        language=first.language, email=next((r.email for r in rows if r.email), ""),
        address=next((r.address for r in rows if r.address), ""), day=day, state=state,
        level=level if state in (TO_SEND, ERROR) else max((r.last_level for r in rows), default=0),
        owed=tuple(owed), individual=is_individual(rows), why=why,
    )  # fmt: skip
    eu = account.law == "eu" and account.audience == "b2b" and account.level >= WITH_SUMS
    if eu and state == TO_SEND and (policy.contract_rate is None or policy.eu_fixed_sum is None):
        account = replace(account, notes=(*account.notes, _LEAST))
    if account.law == "uk" and account.level == LEVELS and state == TO_SEND:
        account = _before_claim(account)
    if len(forms(rows)) > 1:
        return replace(account, state=ERROR, why=TWO_FORMS)
    if len({row.audience for row in rows}) > 1:
        return replace(account, state=ERROR, why=Bilingual(
            fr="professionnel sur une ligne, particulier sur une autre\u202f; corrigez le fichier",
            en="business in one line, consumer in another; correct the file"))  # fmt: skip
    return account


def _before_claim(account: Account) -> Account:
    """A letter before action: it stops until the file says to whom, and from which agreement."""
    if account.individual is None:
        return replace(account, state=ERROR, why=UNKNOWN)
    if not account.individual:
        return account
    if not any(invoice.agreement for invoice in account.invoices):
        return replace(account, state=ERROR, why=NO_AGREEMENT)
    return replace(account, notes=(*account.notes, ENCLOSE))


def _state(rows: list[Invoice], overdue: list[Invoice], due: bool, edit: Edit) -> str:
    if edit.state:
        return edit.state
    if any(row.state == INSOLVENCY for row in rows):
        return INSOLVENCY
    free = [row for row in overdue if not row.state]
    if not free:
        blocked = {row.state for row in rows}
        return DISPUTE if DISPUTE in blocked else HOLD if HOLD in blocked else NOT_DUE
    if edit.level is not None:
        return TO_SEND
    if all(row.last_level >= LEVELS for row in free):
        return HAND_OVER
    return TO_SEND if due else NOT_DUE


def _credits(rows: list[Invoice]) -> Decimal:
    """What credit notes and payments beyond the amount leave to set against, as a negative sum."""
    notes = sum((row.left for row in rows if row.amount <= 0), _ZERO)
    beyond = sum((row.left for row in rows if row.amount > 0 and row.left < 0), _ZERO)
    return notes + beyond


def _credited(rows: list[Invoice], credit: Decimal) -> dict[str, Decimal]:
    """What is left of each invoice once a credit is set against the oldest first."""
    left: dict[str, Decimal] = {}
    for row in sorted(rows, key=lambda row: row.due):
        taken = min(max(row.left, _ZERO), credit)
        credit -= taken
        left[row.number] = max(row.left, _ZERO) - taken
    return left


def _claim(row: Invoice, left: Decimal, day: dt.date, policy: Policy) -> Claim:
    """Payments without a date, and credits, count as made on the due date."""
    notice = row.notice or (row.last_date if row.last_level >= LEVELS else None)
    paid = row.amount - left
    debt = Debt(
        row.amount, row.due, row.law, row.audience,
        (Payment(row.due, paid),) if paid else (),
        notice=notice,
        contract_rate=policy.contract_rate if row.audience == "b2b" else None,
        fixed_sum=policy.eu_fixed_sum, currency=row.currency,
    )  # fmt: skip
    return claim(debt, day)
