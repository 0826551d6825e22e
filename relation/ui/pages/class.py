"""The page Class: what a trainer sets, sees and takes away."""

from __future__ import annotations

import streamlit as st

from relation.practice import classes
from relation.practice.models import Class, Learner
from relation.ui import resources
from relation.ui.escape import label
from relation.ui.person import person
from relation.ui.pieces.assignments import assignments
from relation.ui.pieces.begin import begin
from relation.ui.pieces.sure import ask_sure
from relation.ui.pieces.trainees import trainees
from relation.ui.session import Session, session
from relation.ui.tables import words

_NAME, _GROUP, _WRONG, _SURE = "class-name", "class-chosen", "class-wrong", "class-asked"


def page(current: Session) -> None:
    w, days = current.words, current.preferences.practice_days
    resources.forget_practice(days)
    learner = person(days)
    st.title(w("classroom.title"), anchor=False)
    st.html(f'<p class="rel-intro">{words(w("classroom.intro"))}</p>')
    if learner is None:
        begin(current)
        return
    st.caption(label(w("person.here", name=learner.pseudonym)))
    with resources.practice().session() as db:
        led = {one.id: one for one in classes.led(db, learner.id)}
    _new(current, learner)
    if not led:
        st.html(f'<p class="rel-empty">{words(w("classroom.none"))}</p>')
        return
    if st.session_state.get(_GROUP) not in led:
        st.session_state[_GROUP] = list(led)[-1]
    st.segmented_control(
        w("classroom.choose"), list(led), key=_GROUP, required=True,
        format_func=lambda id_: label(led[id_].name),
    )  # fmt: skip
    group = led[st.session_state[_GROUP]]
    st.html(f"<p>{words(w('classroom.code', code=group.code))}</p>")
    assignments(current, group)
    trainees(current, learner, group)
    st.divider()
    _close(current, group)


def _new(current: Session, learner: Learner) -> None:
    w = current.words
    with st.container(horizontal=True, vertical_alignment="bottom", key="class-new"):
        st.text_input(w("classroom.name"), key=_NAME, max_chars=80, width=320, autocomplete="off")
        st.button(
            w("classroom.create"), key="class-create", icon=":material/group_add:",
            on_click=_create, args=(learner.id,),
        )  # fmt: skip
    if st.session_state.get(_WRONG):
        st.html(f'<p class="rel-problem" role="alert">{words(w("classroom.named"))}</p>')


def _create(learner_id: int) -> None:
    name = st.session_state.get(_NAME, "").strip()
    st.session_state[_WRONG] = not name
    if name:
        with resources.practice().session() as db:
            st.session_state[_GROUP] = classes.create(db, learner_id, name).id
        st.session_state[_NAME] = ""


def _close(current: Session, group: Class) -> None:
    w = current.words
    if st.session_state.get(_SURE) != group.id:
        st.button(
            w("classroom.close"), key="class-close", icon=":material/delete:",
            on_click=st.session_state.update, args=({_SURE: group.id},),
        )  # fmt: skip
        return
    said = w("classroom.sure", name=group.name)
    ask_sure("class", _SURE, said, w("classroom.yes"), w("classroom.no"), _delete, group.id)


def _delete(class_id: int) -> None:
    with resources.practice().session() as db:
        classes.close(db, class_id)
    st.session_state.pop(_SURE, None)


page(session())
