"""What stands around every page: the styles, the switch of the interface's language, `<html lang>`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from relation.language import Lang
from relation.ui import resources
from relation.ui.session import Session, keep

_STYLE = Path(__file__).parents[1] / "style.css"
_NAMES = {Lang.FR: "Français", Lang.EN: "English"}


def frame(current: Session) -> None:
    w = current.words
    st.html(_STYLE)
    # Streamlit always says English; only the two codes of Lang ever stand here.
    st.html(
        f"<script>document.documentElement.lang = '{w.ui}';</script>",
        unsafe_allow_javascript=True,
    )
    with st.container(key="frame", horizontal=True, horizontal_alignment="right"):
        st.segmented_control(
            w("frame.language"),
            list(Lang),
            format_func=lambda lang: _NAMES[lang],
            key=keep("ui", w.ui),
            on_change=_switch,
            args=(current,),
            required=True,
            label_visibility="collapsed",
        )
    if address := resources.languagetool().address:
        st.warning(w("frame.shared", address=address), icon=":material/public:")


def _switch(current: Session) -> None:
    chosen: Lang = st.session_state["ui"]
    current.prefer(current.preferences.speaking(chosen))
