"""The page Remind: from a list of unpaid invoices to the letters and their register."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from relation.dunning.account import ERROR, TO_SEND, Account
from relation.dunning.batch import ARCHIVE, REGISTER, TO_PRINT, WORKBOOK, Batch
from relation.dunning.cells import OrderUnknown
from relation.dunning.columns import ColumnsError, known
from relation.dunning.ledger import Ledger
from relation.dunning.letters import has_own_firm
from relation.dunning.register import read_register
from relation.dunning.table import TableError, read_table
from relation.export.sheet import XLSX
from relation.language import RelationError
from relation.rule import AUDIENCES
from relation.ui import resources
from relation.ui.escape import label
from relation.ui.pieces.columns import map_columns
from relation.ui.pieces.customers import customers
from relation.ui.pieces.upload import name_button
from relation.ui.reminding import Desk, Reminding, forget_old, with_firm
from relation.ui.session import Session, keep, session
from relation.ui.words import Words

_FILE, _REFUSED = "remind-file", "remind-refused"
_EXAMPLE = """\
client;email;langue;type de client;facture;date facture;échéance;montant;payé;dernier niveau;dernière relance;état
Société Martel;compta@martel.example;fr;professionnel;F-2290;31/08/2026;30/09/2026;12000,00;0,00;3;02/11/2026;
Jean Duval;jean.duval@courrier.example;fr;particulier;F-2318;01/10/2026;31/10/2026;85,00;0,00;0;;
Leeds Interiors;accounts@leeds.example;en;professionnel;F-2301;13/09/2026;13/10/2026;640,00;140,00;1;20/10/2026;
Atelier Roux;;fr;professionnel;F-2277;01/08/2026;31/08/2026;450,00;0,00;2;05/10/2026;litige
"""


def page(current: Session) -> None:
    w = current.words
    desk = Desk(current.id, current.owner)
    work = desk.load()
    st.title(w("remind.title"), anchor=False)
    st.html(f'<p class="rel-intro">{escape(w("remind.intro"))}</p>')
    _open(desk, work, w)
    if not work.file:
        forget_old(current.preferences.kept_days, current.owner)
        return
    _choices(desk, work, w)
    try:
        ledger = desk.read(work)
        pack = with_firm(resources.pack(), current.preferences)
        batch = desk.batch(work, ledger, pack, w.ui)
        accounts = batch.accounts()
    except ColumnsError as error:
        st.warning(label(w.both(error.message)), icon=":material/table_view:")
        map_columns(desk, work, None, w)
        return
    except OrderUnknown as error:
        st.warning(label(w.both(error.message)), icon=":material/calendar_month:")
        return
    except RelationError as error:
        st.error(label(w.both(error.message)), icon=":material/block:")
        return
    map_columns(desk, work, ledger.header, w)
    _problems(ledger, w)
    if not has_own_firm(pack):
        st.info(w("remind.example_firm"), icon=":material/storefront:")
    customers(desk, work, batch, accounts, w)
    _make(desk, work, batch, accounts, w)


def _open(desk: Desk, work: Reminding, w: Words) -> None:
    def opened() -> None:
        st.session_state.pop(_REFUSED, None)
        file = st.session_state[_FILE]
        if file is None:
            return
        try:
            read_table(file.name, file.getvalue())
            _begin(desk, file.name, file.getvalue())
        except TableError as error:
            st.session_state[_REFUSED] = error.message

    name_button(w)
    with st.container(horizontal=True, vertical_alignment="bottom", key="open"):
        st.file_uploader(
            w("remind.open"), type=["csv", "xlsx", "txt", "tsv"], key=_FILE, on_change=opened
        )
        if work.file:
            st.button(w("remind.clear"), key="remind-clear", on_click=desk.clear)
        else:
            st.button(
                w("remind.example"), key="remind-example", type="primary",
                icon=":material/auto_stories:",
                on_click=lambda: _begin(desk, "exemple.csv", _EXAMPLE.encode()),
            )  # fmt: skip
    if refused := st.session_state.get(_REFUSED):
        st.error(label(w.both(refused)), icon=":material/block:")


def _begin(desk: Desk, name: str, data: bytes) -> None:
    desk.take(name, data)


def _choices(desk: Desk, work: Reminding, w: Words) -> None:
    def take(name: str, key: str) -> None:
        setattr(work, name, st.session_state[key] or "")
        desk.save(work)

    with st.container(horizontal=True, gap="medium", key="choices"):
        st.text_input(
            w("remind.day"), key=keep("remind-day", work.day), placeholder=w("remind.day_help"),
            on_change=take, args=("day", "remind-day"), width=300, autocomplete="off",
        )  # fmt: skip
        st.segmented_control(
            w("remind.audience"), AUDIENCES, key=keep("remind-audience", work.audience or None),
            format_func=lambda name: w(f"audience.{name}"), on_change=take,
            args=("audience", "remind-audience"),
        )  # fmt: skip
        st.segmented_control(
            w("remind.order"), ["dmy", "mdy"], key=keep("remind-order", work.order or None),
            format_func=lambda name: w(f"date_order.{name}"), on_change=take,
            args=("order", "remind-order"),
        )  # fmt: skip


def _problems(ledger: Ledger, w: Words) -> None:
    if not ledger.problems:
        return
    with st.expander(w.count("remind.problems", len(ledger.problems)), icon=":material/rule:"):
        rows = [
            w("remind.row", line=p.line, column=known()[p.column].label.in_(w.ui), value=p.value,
              reason=w.both(p.message))
            for p in ledger.problems[:200]
        ]  # fmt: skip
        st.html("<ul>" + "".join(f"<li>{escape(row)}</li>" for row in rows) + "</ul>")


def _make(desk: Desk, work: Reminding, batch: Batch, accounts: Sequence[Account], w: Words) -> None:
    sending = sum(account.state == TO_SEND for account in accounts)
    if st.button(
        w.count("remind.make", sending), key="remind-make", type="primary", disabled=not sending,
        icon=":material/outgoing_mail:",
    ):  # fmt: skip
        bar = st.progress(0.0, w("remind.making"))
        for done, step in enumerate(batch.run(desk.out), 1):
            said = label(w("remind.making_for", customer=step.entry.customer))
            bar.progress(min(1.0, done / len(accounts)), said)
        desk.finished()
        work.made = True
        desk.save(work)
        bar.empty()
    if not work.made or not (desk.out / REGISTER).exists():
        return
    st.success(w("remind.done"), icon=":material/done:")
    entries = read_register(REGISTER, (desk.out / REGISTER).read_bytes())
    if stopped := sum(entry.state == ERROR for entry in entries):
        st.warning(w.count("remind.stopped", stopped), icon=":material/error:")
    with st.container(horizontal=True, key="remind-take"):
        for name, words, mime in (
            (ARCHIVE, "remind.archive", "application/zip"),
            (TO_PRINT, "remind.to_print", "application/pdf"),
            (REGISTER, "remind.register", "text/csv"),
            (WORKBOOK, "remind.workbook", XLSX),
        ):
            path = desk.out / name
            if path.exists():
                st.download_button(
                    w(words), path.read_bytes(), name, mime, key=f"take-{name}", on_click="ignore"
                )


page(session())
