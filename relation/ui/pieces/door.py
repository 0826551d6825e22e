"""The page of somebody who has not signed in: what this is, and the way in; nothing is kept yet."""

from __future__ import annotations

from html import escape

import streamlit as st

from relation.language import Lang
from relation.ui import signin, wanted
from relation.ui.escape import label
from relation.ui.pieces.frame import dress
from relation.ui.session import keep, spoken
from relation.ui.words import Words

_UI = "door-ui"


def door() -> None:
    w = Words(st.session_state.get(_UI, spoken()), shared=True)
    wanted.note()
    dress(w, keep("ui", w.ui), _switch)
    st.title(w("signin.title"), anchor=False)
    st.html(f'<p class="rel-intro">{escape(w("signin.intro"))}</p>')
    for provider in signin.providers():
        said = w("signin.go_with", name=provider.capitalize()) if provider else w("signin.go")
        st.button(
            label(said), key=f"sign-in-{provider or 'default'}", type="primary",
            icon=":material/login:", on_click=signin.sign_in, args=(provider,),
        )  # fmt: skip


def _switch() -> None:
    chosen: Lang = st.session_state["ui"]
    st.session_state[_UI] = chosen
