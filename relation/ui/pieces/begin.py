"""The way in to practice: a pseudonym, or the key of somebody who comes back, and the notice."""

from __future__ import annotations

import streamlit as st

from relation.ui import person, resources
from relation.ui.escape import label
from relation.ui.notice import notice
from relation.ui.session import Session
from relation.ui.tables import words

_NAME, _KEY, _WRONG = "person-pseudonym", "person-key", "person-wrong"


def begin(current: Session) -> None:
    """Draw what a person does once, before anything is kept."""
    w = current.words
    with st.container(border=True, key="person-begin", width=720):
        st.header(w("person.title"), anchor=False)
        with st.container(horizontal=True, vertical_alignment="bottom", key="person-new"):
            st.text_input(
                w("person.pseudonym"), key=_NAME, help=w("person.pseudonym_help"), width=320,
                max_chars=60, autocomplete="off",
            )  # fmt: skip
            st.button(
                w("person.begin"), key="person-go", type="primary", on_click=_begin, args=(current,)
            )
        if wrong := st.session_state.get(_WRONG):
            st.html(f'<p class="rel-problem" role="alert">{words(w.named("person", wrong))}</p>')
        with st.expander(w("person.have_key")):
            st.text_input(w("person.key"), key=_KEY, width=320, autocomplete="off")
            st.button(w("person.come_back"), key="person-back", on_click=_come_back)
        show_notice(current)


def show_notice(current: Session) -> None:
    """Draw the notice on personal data, closed until asked for."""
    w = current.words
    firm = current.preferences.firm_in(w.ui)
    days = current.preferences.practice_days
    with st.expander(w("person.notice")):
        for paragraph in notice(w, firm, days, resources.practice().elsewhere):
            st.markdown(label(paragraph))


def _begin(current: Session) -> None:
    name = st.session_state.get(_NAME, "").strip()
    st.session_state[_WRONG] = "" if name else "needed"
    if name:
        person.begin(name)


def _come_back() -> None:
    found = person.come_back(st.session_state.get(_KEY, "").strip())
    st.session_state[_WRONG] = "" if found else "wrong_key"
