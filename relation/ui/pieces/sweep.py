"""The button that deletes every draft, and the question before it does."""

from __future__ import annotations

import streamlit as st

from relation.ui import reminding, resources
from relation.ui.session import Session

_ASKED = "sweep-asked"


def sweep(current: Session) -> None:
    """Draw the button; it asks once more before anything goes."""
    w = current.words
    number = len(resources.drafts().listed())
    if not st.session_state.get(_ASKED):
        st.button(
            w("drafts.delete_all"), key="sweep", icon=":material/delete_sweep:",
            on_click=st.session_state.update, args=({_ASKED: True},),
        )  # fmt: skip
        return
    with st.container(border=True, key="sweep-sure"):
        st.html(f'<p role="alert">{w.count("drafts.sure", number)}</p>')
        with st.container(horizontal=True, gap="small"):
            st.button(
                w("drafts.yes"), key="sweep-yes", type="primary", on_click=_sweep, args=(current,)
            )
            st.button(
                w("drafts.no"), key="sweep-no", on_click=st.session_state.pop, args=(_ASKED, None)
            )


def _sweep(current: Session) -> None:
    st.session_state.pop(_ASKED, None)
    current.forget()
    resources.drafts().delete_all()
    reminding.delete_all()
    st.toast(current.words("drafts.all_gone"))
