"""The page Drafts: what is kept on this machine, to be taken up again or deleted."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from relation.ui import resources
from relation.ui.escape import label
from relation.ui.pieces.sweep import sweep
from relation.ui.session import Session, session
from relation.ui.shelf import Line, line
from relation.ui.words import Words

_MOST = 30  # drafts, until more are asked for
_MORE, _GO = "all-drafts", "drafts-go"


def page(current: Session) -> None:
    w = current.words
    if going := st.session_state.pop(_GO, ""):
        st.switch_page(Path(__file__).with_name(f"{going}.py"))
    drafts = current.drafts
    drafts.forget_old(current.preferences.kept_days)
    current.save()
    listed = drafts.listed()
    st.title(w("drafts.title"), anchor=False)
    days = current.preferences.kept_days
    st.html(f'<p class="rel-intro">{escape(w.count("drafts.intro", days))}</p>')
    with st.container(horizontal=True, gap="small", key="drafts-do"):
        st.button(
            w("drafts.new"), key="draft-new", type="primary", icon=":material/add:",
            on_click=_open, args=(current, "", "write"),
        )  # fmt: skip
        if listed:
            sweep(current)
    if not listed:
        st.html(f'<p class="rel-empty">{escape(w("drafts.none"))}</p>')
        return
    st.html(f'<p class="rel-small" role="status">{w.count("drafts.count", len(listed))}</p>')
    shown = listed if st.session_state.get(_MORE) else listed[:_MOST]
    for kept in shown:
        _row(current, line(kept, resources.situations(), w), w)
    if len(shown) < len(listed):
        st.button(
            w("drafts.more"), key="more", on_click=st.session_state.update, args=({_MORE: True},)
        )


def _row(current: Session, draft: Line, w: Words) -> None:
    here = f" {w('drafts.here')}" if draft.id == current.id else ""
    with st.container(border=True, key=f"kept-{draft.id}"):
        words, buttons = st.columns([3, 1], vertical_alignment="center")
        with words:
            # The title is the button: each has a name of its own.
            st.button(
                label(draft.title + here), key=f"open-{draft.id}", type="tertiary", wrap=True,
                on_click=_open, args=(current, draft.id, draft.pages[0]),
            )  # fmt: skip
            st.caption(label(draft.about))
        with buttons.container(horizontal=True, horizontal_alignment="right", gap="small"):
            for name in draft.pages[1:]:
                st.button(
                    w("drafts.check"), key=f"{name}-{draft.id}",
                    on_click=_open, args=(current, draft.id, name),
                )  # fmt: skip
            st.button(
                w("drafts.delete"), key=f"delete-{draft.id}", icon=":material/delete:",
                on_click=_delete, args=(current, draft.id),
            )  # fmt: skip


def _open(current: Session, id_: str, name: str) -> None:
    if id_ != current.id:
        current.take_up(id_)
    st.session_state[_GO] = name


def _delete(current: Session, id_: str) -> None:
    if id_ == current.id:
        current.forget()
    else:
        current.drafts.delete(id_)


page(session())
