"""The button that deletes every draft, and the question before it does."""

from __future__ import annotations

import streamlit as st

from relation.ui import reminding
from relation.ui.pieces.sure import ask_sure
from relation.ui.session import Session

_ASKED = "sweep-asked"


def sweep(current: Session) -> None:
    """Draw the button; it asks once more before anything goes."""
    w = current.words
    if not st.session_state.get(_ASKED):
        st.button(
            w("drafts.delete_all"), key="sweep", icon=":material/delete_sweep:",
            on_click=st.session_state.update, args=({_ASKED: True},),
        )  # fmt: skip
        return
    said = w.count("drafts.sure", len(current.drafts.listed()))
    ask_sure("sweep", _ASKED, said, w("drafts.yes"), w("drafts.no"), _sweep, current)


def _sweep(current: Session) -> None:
    st.session_state.pop(_ASKED, None)
    current.forget()
    current.drafts.delete_all()
    reminding.delete_all(current.owner)
    st.toast(current.words("drafts.all_gone"))
