"""The customers of a batch of reminders: what each owes, the level, and the letter to read."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from relation.dunning.account import SENT, TO_SEND, Account
from relation.dunning.batch import Batch
from relation.language import RelationError
from relation.ui.escape import label
from relation.ui.reminding import Desk, Reminding
from relation.ui.session import keep
from relation.ui.words import Words
from relation.values import Money, write

_SHOWN, _PAGE = "remind-shown", "remind-page"
_ROWS = 20
_CHOICES = ("0", "1", "2", "3", "4", "hold", "dispute")


def customers(
    desk: Desk, work: Reminding, batch: Batch, accounts: Sequence[Account], w: Words
) -> None:
    """Draw the customers, a page of them at a time."""
    sending = sum(account.state == TO_SEND for account in accounts)
    said = f"{w.count('remind.customers', len(accounts))}, {w.count('remind.to_send', sending)}"
    st.html(f'<p class="rel-small" role="status">{escape(said)}</p>')
    pages = max(1, -(-len(accounts) // _ROWS))
    shown = 1
    if pages > 1:
        shown = st.selectbox(w("remind.page"), range(1, pages + 1), key=_PAGE, width=120)
    for number, account in enumerate(accounts[(shown - 1) * _ROWS : shown * _ROWS]):
        with st.container(border=True, key=f"account-{number}"):
            _row(desk, work, batch, account, number, w)


def _row(
    desk: Desk, work: Reminding, batch: Batch, account: Account, number: int, w: Words
) -> None:
    def decide() -> None:
        chosen = st.session_state[f"decide-{number}"]
        if chosen in ("hold", "dispute"):
            work.edit(account.customer, state=chosen)
        else:
            work.edit(account.customer, level=int(chosen) or None)
        desk.save(work)

    edit = work.edits.get(account.customer, {})
    total, more = (
        write(Money(value, account.currency), w.ui)
        for value in (account.total, account.interest + account.fixed_sum)
    )
    owed = w("remind.sum", total=total, more=more) if account.total != account.principal else total
    state = w(f"state.{account.state.replace(' ', '_').replace('-', '_')}")
    who, what, level, read = st.columns([2, 2.4, 1.8, 1], vertical_alignment="center")
    numbers = ", ".join(invoice.number for invoice in account.invoices)
    who.html(f"<strong>{escape(account.customer)}</strong><br>{escape(numbers)}")
    said = [*([account.why] if account.why else []), *account.notes]
    reason = "".join(f"<br>{escape(w.both(words))}" for words in said)
    what.html(f"{escape(state)}<br>{escape(owed)}{reason}")
    level.selectbox(
        label(w("remind.level", customer=account.customer)), _CHOICES,
        key=keep(f"decide-{number}", edit.get("state") or str(edit.get("level") or 0)),
        format_func=lambda name: _named(name, account, w),
        on_change=decide, label_visibility="collapsed",
    )  # fmt: skip
    if account.state != TO_SEND:
        return
    is_open = st.session_state.get(_SHOWN) == account.customer
    read.button(
        w("remind.shut" if is_open else "remind.read"), key=f"read-{number}", type="tertiary",
        on_click=lambda: st.session_state.update({_SHOWN: "" if is_open else account.customer}),
    )  # fmt: skip
    if is_open:
        try:
            draft = batch.preview(account).draft
            st.html(
                f'<article lang="{account.language}"><p><strong>{escape(draft.subject)}</strong></p>'
                f'<p style="white-space: pre-wrap">{escape(draft.body)}</p></article>'
            )
        except RelationError as error:
            st.error(label(w.both(error.message)))


def _named(choice: str, account: Account, w: Words) -> str:
    # Each option has words of its own: equal ones could not be told apart in the browser.
    if choice != "0":
        return w(f"reminder_level.{choice}")
    if account.state not in (TO_SEND, SENT):
        return w("reminder_level.0")
    return f"{w('reminder_level.0')} ({w(f'reminder_level.{account.level}')})"
