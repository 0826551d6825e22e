"""The switch that shows how hard each sentence of a message is."""

from __future__ import annotations

import streamlit as st

from relation.ui.levels import shown
from relation.ui.reading import Question
from relation.ui.words import Words


def level(name: str, question: Question, w: Words) -> None:
    """Draw the switch and, when it is on, the levels of the text."""
    if st.toggle(w("level.show"), key=f"{name}-level"):
        with st.container(border=True, key=f"{name}-levels"):
            st.header(w("level.title"), anchor=False)
            st.html(shown(question.text, question.lang, w.ui))
