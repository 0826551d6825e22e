"""What stands around every page: the styles, the switch of the interface's language, `<html lang>`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from relation.language import Lang
from relation.ui import resources
from relation.ui.session import Session, keep
from relation.ui.words import Words

_STYLE = Path(__file__).parents[1] / "style.css"
_NAMES = {Lang.FR: "Français", Lang.EN: "English"}


def frame(current: Session) -> None:
    w = current.words
    dress(w, keep("ui", w.ui), lambda: _switch(current))
    tool = resources.languagetool()
    # A service of the same network is named in the notice of a shared application.
    if (address := tool.address) and not (tool.is_internal and current.owner):
        st.warning(w("frame.shared", address=address), icon=":material/public:")


def dress(w: Words, key: str, switch: Callable[[], None]) -> None:
    """Draw the styles and the switch, and say which language the page is in."""
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
            key=key,
            on_change=switch,
            required=True,
            label_visibility="collapsed",
        )


def _switch(current: Session) -> None:
    chosen: Lang = st.session_state["ui"]
    current.prefer(current.preferences.speaking(chosen))
