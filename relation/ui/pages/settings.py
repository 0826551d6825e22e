"""The page Settings: the firm, how messages are read, packs, and what is kept on this machine."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from relation.ui.pieces.data import data
from relation.ui.pieces.firm import firm
from relation.ui.pieces.packs import packs
from relation.ui.pieces.preferred import preferred
from relation.ui.session import Session, session

_TABS: dict[str, Callable[[Session], None]] = {
    "settings.tab_firm": firm,
    "settings.tab_reading": preferred,
    "settings.tab_packs": packs,
    "settings.tab_data": data,
}


def page(current: Session) -> None:
    w = current.words
    st.title(w("settings.title"), anchor=False)
    st.html(f'<p class="rel-intro">{escape(w("settings.intro"))}</p>')
    with st.container(key="settings", width=720):
        for tab, draw in zip(st.tabs([w(name) for name in _TABS]), _TABS.values(), strict=True):
            with tab:
                draw(current)


page(session())
