"""The assignments of a class: set, with the link to send, and taken back."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

import streamlit as st

from relation.language import RelationError
from relation.practice import classes
from relation.practice.models import Class
from relation.ui import resources
from relation.ui.escape import label
from relation.ui.practising import day, title_of
from relation.ui.session import Session, keep_choice
from relation.ui.tables import words
from relation.values import read_date

_CASE, _DUE, _WRONG = "assign-case", "assign-due", "assign-wrong"


def assignments(current: Session, group: Class) -> None:
    """Draw what the class is asked to write, and the way to ask for more."""
    w, scenarios = current.words, resources.pack().scenarios
    choices = sorted(scenarios)
    st.header(w("classroom.assign_title"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom", key="assign"):
        st.selectbox(
            w("classroom.case"), choices, key=keep_choice(_CASE, choices), width=420,
            format_func=lambda id_: f"{id_[0]}. {title_of(id_, scenarios, w)} ({scenarios[id_].lang})",
        )  # fmt: skip
        st.text_input(
            w("classroom.due"), key=_DUE, placeholder=w("classroom.due_help"), width=220,
            autocomplete="off",
        )  # fmt: skip
        st.button(
            w("classroom.assign"), key="assign-go", type="primary", on_click=_assign,
            args=(group.id,),
        )  # fmt: skip
    if wrong := st.session_state.get(_WRONG):
        st.html(f'<p class="rel-problem" role="alert">{words(w.both(wrong))}</p>')
    if not group.assignments:
        st.html(f'<p class="rel-small">{words(w("classroom.no_assignments"))}</p>')
    for one in group.assignments:
        with st.container(border=True, key=f"assigned-{one.id}"):
            title = title_of(one.scenario, scenarios, w)
            due = f" · {w('classroom.by', day=day(one.due, w.ui))}" if one.due else ""
            st.html(f"<p><strong>{words(title)}</strong>{words(due)}</p>")
            st.caption(w("classroom.link"))
            st.code(link(group.code, one.scenario), language=None, wrap_lines=True)
            st.button(
                label(w("classroom.unassign", title=title)), key=f"unassign-{one.id}",
                on_click=_unassign, args=(one.id,), type="tertiary",
            )  # fmt: skip


def link(code: str, scenario: str) -> str:
    """The address that leads a trainee to the case and to the class."""
    here = st.context.url
    start = ""
    if isinstance(here, str) and here:
        parts = urlsplit(here)
        start = f"{parts.scheme}://{parts.netloc}"
    return f"{start}/practice?{urlencode({'scenario': scenario, 'class': code}, safe='/')}"


def _assign(class_id: int) -> None:
    st.session_state[_WRONG] = None
    typed = st.session_state.get(_DUE, "").strip()
    try:
        due = read_date(typed) if typed else None
    except RelationError as error:
        st.session_state[_WRONG] = error.message
        return
    with resources.practice().session() as db:
        classes.assign(db, class_id, st.session_state[_CASE], due)
    st.session_state[_DUE] = ""


def _unassign(id_: int) -> None:
    with resources.practice().session() as db:
        classes.unassign(db, id_)
