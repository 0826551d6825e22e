"""The page Practise: cases to write about, exercises, progress, and one's own data."""

from __future__ import annotations

import streamlit as st

from relation.practice import attempts, classes
from relation.practice.models import Learner
from relation.practice.progress import following_round
from relation.scenario import Scenario
from relation.ui import resources
from relation.ui.escape import label
from relation.ui.person import person
from relation.ui.pieces.begin import begin
from relation.ui.pieces.cases import cases
from relation.ui.pieces.drill import drill
from relation.ui.pieces.feedback import feedback
from relation.ui.pieces.mine import mine
from relation.ui.pieces.progress import progress
from relation.ui.pieces.task import assigned, case, model, write
from relation.ui.session import Session, session

SCENARIO, CLASS = "scenario", "class"
VIEWS = ("cases", "exercises", "progress", "data")
_VIEW = "practice-view"


def page(current: Session) -> None:
    w, days = current.words, current.preferences.practice_days
    resources.forget_practice(days)
    learner = person(days)
    id_ = st.query_params.get(SCENARIO, "")
    scenario = resources.pack().scenarios.get(id_)
    if scenario is None:
        st.title(w("practice.title"), anchor=False)
        st.html(f'<p class="rel-intro">{w("practice.intro")}</p>')
        if id_:
            st.info(w("practice.unknown"), icon=":material/link_off:")
    else:
        with st.container(horizontal=True, vertical_alignment="center", key="head"):
            st.title(label(w.both(scenario.title)), anchor=False, width="stretch")
            st.button(
                w("practice.back"), key="case-back", icon=":material/arrow_back:",
                on_click=choose, args=("",),
            )  # fmt: skip
    _invitation(current, learner)
    if scenario is not None:
        _desk(current, learner, scenario)
        return
    if learner is None:
        begin(current)
        cases(current, None, choose)
        return
    st.caption(label(w("person.here", name=learner.pseudonym)))
    st.session_state.setdefault(_VIEW, VIEWS[0])
    view = st.segmented_control(
        w("practice.views"), VIEWS, key=_VIEW, required=True,
        format_func=lambda name: w(f"view.{name}"), label_visibility="collapsed",
    )  # fmt: skip
    if view == "exercises":
        drill(current, learner)
    elif view == "progress":
        progress(current, learner, choose)
    elif view == "data":
        mine(current, learner)
    else:
        cases(current, learner, choose)


def choose(id_: str) -> None:
    """Go to a case, or back to the list; the address leads there again."""
    st.session_state[_VIEW] = VIEWS[0]
    if id_:
        st.query_params[SCENARIO] = id_
    else:
        st.query_params.pop(SCENARIO, None)


def _desk(current: Session, learner: Learner | None, scenario: Scenario) -> None:
    with st.container(key="desk"):
        left, right = st.columns([1, 1.2], gap="large")
    with left:
        case(current, scenario)
    if learner is None:
        with right:
            begin(current)
        return
    with resources.practice().session() as db:
        tried = list(attempts.judged(db, learner.id, scenario.id))
    with right:
        assigned(learner, scenario, current.words)
        new = write(current, learner, scenario, tried)
    if new is not None:
        with resources.practice().session() as db:
            tried = list(attempts.judged(db, learner.id, scenario.id))
    if tried:
        feedback(current, learner, scenario, tried)
        following = following_round(scenario.id, resources.pack().scenarios)
        model(current, scenario, tried[-1], following, choose)


def _invitation(current: Session, learner: Learner | None) -> None:
    """What the link of a class brings: joining it is a choice of its own."""
    w, code = current.words, st.query_params.get(CLASS, "")
    if not code:
        return
    with resources.practice().session() as db:
        group = classes.by_code(db, code)
        inside = group and learner and any(
            one.id == group.id for one in classes.joined(db, learner.id)
        )  # fmt: skip
    if group is None:
        st.warning(w("practice.no_class"), icon=":material/link_off:")
    elif learner is not None and not inside and group.trainer_id != learner.id:
        with st.container(border=True, key="class-invited"):
            said = w("practice.invited", name=group.name, trainer=group.trainer.pseudonym)
            st.markdown(label(said))
            st.button(
                w("practice.join"), key="class-join", type="primary",
                on_click=_join, args=(learner.id, group.id),
            )  # fmt: skip
    elif learner is None:
        said = w("practice.invited", name=group.name, trainer=group.trainer.pseudonym)
        st.info(label(said), icon=":material/groups:")


def _join(learner_id: int, class_id: int) -> None:
    with resources.practice().session() as db:
        classes.join(db, learner_id, class_id)


page(session())
