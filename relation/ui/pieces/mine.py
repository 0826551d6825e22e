"""One's own data in practice: what is kept, shown, taken away, erased; classes left."""

from __future__ import annotations

import streamlit as st

from relation.practice import attempts, classes, personal
from relation.practice.models import Learner
from relation.ui import person, resources
from relation.ui.escape import label
from relation.ui.pieces.begin import show_notice
from relation.ui.pieces.sure import ask_sure
from relation.ui.session import Session
from relation.ui.tables import words

_SURE, _SHOWN, _NAME = "mine-asked", "mine-shown", "mine-name"


def mine(current: Session, learner: Learner) -> None:
    w, store = current.words, resources.practice()
    with store.session() as db:
        told = personal.everything(db, learner.id)
        joined = classes.joined(db, learner.id)
    show_notice(current)
    st.header(w("mine.stored"), anchor=False)
    where = (
        w("mine.where_else", address=store.elsewhere) if store.elsewhere else w("mine.where_here")
    )
    said = w(
        "mine.summary", name=learner.pseudonym, attempts=len(told["attempts"]),
        exercises=len(told["exercises"]),
        classes=len(told["classes_joined"]) + len(told["classes_led"]),
    )  # fmt: skip
    st.html(f"<p>{words(said)} {words(where)}</p>")
    with st.container(horizontal=True, gap="small", key="mine-do"):
        st.download_button(
            w("mine.export"), lambda: _export(learner.id), "relation.json", "application/json",
            key="mine-export", icon=":material/download:", on_click="ignore",
        )  # fmt: skip
        st.toggle(w("mine.all"), key=_SHOWN)
    if st.session_state.get(_SHOWN):
        st.json(told, expanded=2)
    _name(current, learner)
    st.header(w("mine.key"), anchor=False)
    st.caption(w("mine.key_help"))
    st.code(learner.key, language=None)
    if joined:
        st.header(w("mine.joined"), anchor=False)
        for group in joined:
            st.button(
                label(w("mine.leave_class", name=group.name)), key=f"leave-class-{group.id}",
                on_click=_leave, args=(learner.id, group.id),
            )  # fmt: skip
    st.divider()
    with st.container(horizontal=True, gap="small", key="mine-end"):
        st.button(w("mine.leave_here"), key="mine-leave", on_click=person.leave)
        st.button(
            w("mine.erase"), key="mine-erase", icon=":material/delete_forever:",
            on_click=st.session_state.update, args=({_SURE: True},),
        )  # fmt: skip
    if st.session_state.get(_SURE):
        ask_sure(
            "mine", _SURE, w("mine.sure"), w("mine.yes"), w("mine.no"),
            _erase, learner.id, w("mine.gone"),
        )  # fmt: skip


def _name(current: Session, learner: Learner) -> None:
    w = current.words
    with st.container(horizontal=True, vertical_alignment="bottom", key="mine-rename"):
        st.text_input(
            w("mine.rename"), value=learner.pseudonym, key=_NAME, max_chars=60, width=320,
            autocomplete="off",
        )  # fmt: skip
        st.button(w("mine.save"), key="mine-save", on_click=_rename, args=(learner.id,))


def _rename(learner_id: int) -> None:
    with resources.practice().session() as db:
        attempts.rename(db, learner_id, st.session_state.get(_NAME, ""))


def _export(learner_id: int) -> str:
    with resources.practice().session() as db:
        return personal.as_json(db, learner_id)


def _leave(learner_id: int, class_id: int) -> None:
    with resources.practice().session() as db:
        classes.leave(db, learner_id, class_id)


def _erase(learner_id: int, said: str) -> None:
    with resources.practice().session() as db:
        personal.erase(db, learner_id)
    st.session_state.pop(_SURE, None)
    person.leave()
    st.toast(said)
