"""The editor of a message: subject and text."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from relation.template import Draft
from relation.ui.escape import readable
from relation.ui.session import keep
from relation.ui.words import Words

_HEIGHT = 520


def edit(name: str, draft: Draft, change: Callable[[Draft], None], w: Words) -> None:
    """Show a draft to be changed; `change` gets what it has become."""
    subject, body = f"{name}-subject", f"{name}-body"

    def changed() -> None:
        change(Draft(st.session_state[subject], st.session_state[body]))

    st.text_input(
        w("editor.subject"),
        key=keep(subject, readable(draft.subject)),
        on_change=changed,
    )
    st.text_area(
        w("editor.body"),
        key=keep(body, readable(draft.body)),
        on_change=changed,
        height=_HEIGHT,
        placeholder=w("editor.placeholder"),
    )
    st.caption(w("editor.hint"))
