"""The question before something goes for good."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from relation.ui.tables import words


def ask_sure(
    name: str, asked: str, said: str, yes: str, no: str, do: Callable[..., None], *args: Any
) -> None:
    """Draw the question; `no` takes back that it was asked, which the session holds under `asked`."""
    with st.container(border=True, key=f"{name}-sure"):
        st.html(f'<p role="alert">{words(said)}</p>')
        with st.container(horizontal=True, gap="small"):
            st.button(yes, key=f"{name}-yes", type="primary", on_click=do, args=args)
            st.button(no, key=f"{name}-no", on_click=st.session_state.pop, args=(asked, None))
