"""A case beside the place to write: nothing is reported while one writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from relation.practice import attempts, classes, repetition
from relation.practice.answer import count_words
from relation.practice.exercises import from_answer
from relation.practice.judge import judge
from relation.practice.models import Attempt, Learner
from relation.scenario import Scenario
from relation.ui import resources
from relation.ui.escape import label, readable
from relation.ui.pieces.cases import about
from relation.ui.practising import MOST_LETTERS, day, title_of
from relation.ui.session import Session, keep
from relation.ui.tables import words
from relation.ui.words import Words

_ASKED = "practice-asked"
SHOWN = "attempt-shown"
_HEIGHT = 420


def case(current: Session, scenario: Scenario) -> None:
    """Draw what lies on the desk: situation, message, terms, task."""
    w = current.words
    st.caption(label(about(scenario, w)))
    if scenario.follows:
        before = title_of(scenario.follows, resources.pack().scenarios, w)
        st.caption(label(w("practice.follows", title=before)))
    for name in ("task", "situation", "terms"):
        told = w.both(getattr(scenario, name))
        if told:
            st.header(w.named("practice", name), anchor=False)
            st.html(f'<p class="rel-case">{words(told)}</p>')
    if scenario.message:
        st.header(w("practice.message"), anchor=False)
        st.html(
            f'<blockquote class="rel-desk" lang="{scenario.lang}" tabindex="0">'
            f"{words(scenario.message)}</blockquote>"
        )


def assigned(learner: Learner, scenario: Scenario, w: Words) -> None:
    """Say which classes ask for this case, and by when."""
    with resources.practice().session() as db:
        for group in classes.joined(db, learner.id):
            for one in group.assignments:
                if one.scenario == scenario.id:
                    key = "practice.assigned_by" if one.due else "practice.assigned"
                    said = w(key, name=group.name, day=day(one.due, w.ui) if one.due else "")
                    st.caption(label(said))


def write(
    current: Session, learner: Learner, scenario: Scenario, tried: Sequence[Attempt]
) -> Attempt | None:
    """Draw the place to write, and the button; the attempt that was judged just now."""
    w = current.words
    key = f"answer-{scenario.id}"
    with resources.practice().session() as db:
        begun = attempts.current(db, learner.id, scenario.id)
    text = begun.text if begun else tried[-1].text if tried else ""

    def take() -> None:
        typed = st.session_state[key][:MOST_LETTERS]
        with resources.practice().session() as db:
            attempts.write(db, learner.id, scenario.id, typed)

    st.text_area(
        w("practice.answer"), key=keep(key, readable(text)), on_change=take, height=_HEIGHT
    )
    low, high = scenario.words
    st.html(
        '<p class="rel-small" role="status">'
        f"{words(w('practice.count', n=count_words(text), low=low, high=high))}</p>"
    )
    st.caption(w("practice.count_help"))
    st.button(
        w("practice.ask"), key="practice-ask", type="primary", icon=":material/rate_review:",
        on_click=st.session_state.update, args=({_ASKED: scenario.id},),
    )  # fmt: skip
    if st.session_state.pop(_ASKED, "") != scenario.id:
        return None
    if len(text) >= MOST_LETTERS:
        st.warning(w("practice.long"), icon=":material/block:")
    elif not text.strip():
        st.info(w("practice.empty"), icon=":material/edit:")
    elif tried and tried[-1].text == text:
        st.info(w("practice.same"), icon=":material/edit:")
    else:
        with st.spinner(w("practice.reading")):
            return _judge(learner, scenario, text, len(tried), w)
    return None


def _judge(learner: Learner, scenario: Scenario, text: str, before: int, w: Words) -> Attempt:
    pack = resources.pack()
    feedback = judge(text, scenario, pack, resources.languagetool())
    with resources.practice().session() as db:
        kept = attempts.keep(db, learner.id, scenario, text, feedback)
        repetition.add(db, learner.id, from_answer(text, scenario, feedback, pack))
    for why in feedback.unavailable:
        st.info(label(w("practice.unavailable", why=w.both(why))), icon=":material/info:")
    st.session_state[SHOWN] = before + 1
    return kept


def model(
    current: Session, scenario: Scenario, latest: Attempt, following: Scenario | None,
    choose: Callable[[str], None],
) -> None:  # fmt: skip
    """Draw the way to the end: the model answer, and the next round where there is one."""
    w = current.words

    def show() -> None:
        with resources.practice().session() as db:
            attempts.model_seen(db, latest.id)

    with st.container(horizontal=True, gap="small", key="practice-end"):
        if not latest.model_seen:
            st.button(
                w("practice.model"), key="practice-model", icon=":material/menu_book:",
                on_click=show,
            )  # fmt: skip
        if following is not None:
            st.button(
                label(w("practice.round", title=w.both(following.title))), key="practice-round",
                icon=":material/forward:", on_click=choose, args=(following.id,),
            )  # fmt: skip
    if latest.model_seen:
        st.header(w("practice.model_title"), anchor=False)
        st.caption(w("practice.model_note"))
        st.html(
            f'<article class="rel-desk" lang="{scenario.lang}">{words(scenario.model)}</article>'
        )
