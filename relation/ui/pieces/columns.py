"""Which column of a ledger holds what: as it was recognised, and changed by hand."""

from __future__ import annotations

import streamlit as st

from relation.dunning.columns import Column, Header, known, likeliest_header
from relation.dunning.table import read_table
from relation.ui.reminding import Desk, Reminding
from relation.ui.session import keep
from relation.ui.words import Words

_ALSO = ("audience", "paid", "email")
_OPEN = "remind-columns-open"


def map_columns(desk: Desk, work: Reminding, header: Header | None, w: Words) -> None:
    """A choice for each column that counts; open without a header, and from then to the next file."""
    own = (desk.folder.name, work.file)
    if header is None:
        st.session_state[_OPEN] = own
        header = likeliest_header(read_table(work.file, desk.data()), work.columns)
    expanded = st.session_state.get(_OPEN) == own
    with st.expander(w("remind.columns"), expanded=expanded, icon=":material/table_view:"):
        for column in known().values():
            if column.required or column.name in _ALSO:
                _choice(column, header, desk, work, w)


def _choice(column: Column, header: Header, desk: Desk, work: Reminding, w: Words) -> None:
    key = f"column-{column.name}"
    place = header.places.get(column.name)

    def take() -> None:
        work.columns.pop(column.name, None)
        if chosen := st.session_state[key]:
            work.columns[column.name] = chosen
        desk.save(work)

    def told(title: str) -> str:
        if title:
            return title
        if place is None or column.name in work.columns:
            return w("remind.no_column")
        return w("remind.column_found", title=header.titles[place])

    titles = dict.fromkeys(title for title in header.titles if title.strip())
    name = column.label.in_(w.ui)
    st.selectbox(
        name[0].upper() + name[1:], ["", *titles],
        key=keep(key, work.columns.get(column.name, "")),
        format_func=told, on_change=take, width=420,
    )  # fmt: skip
