"""Exercises of the day, one after the other: choose, fill in, write anew."""

from __future__ import annotations

from typing import Any

import streamlit as st

from relation.language import Bilingual
from relation.practice import repetition
from relation.practice.exercise import CHOOSE, GAP, Exercise, read_exercise
from relation.practice.grading import Grade, grade
from relation.practice.models import Card, Learner, now
from relation.ui import resources
from relation.ui.escape import label
from relation.ui.practising import day
from relation.ui.session import Session
from relation.ui.tables import words
from relation.ui.words import Words

_DONE, _HINT, _ANSWER = "drill-done", "drill-hint", "drill-answer"


def drill(current: Session, learner: Learner) -> None:
    """Draw the next exercise that is due, or how the one just answered went."""
    w = current.words
    st.html(f'<p class="rel-intro">{words(w("exercise.intro"))}</p>')
    with resources.practice().session() as db:
        due = repetition.due(db, learner.id)
    if done := st.session_state.get(_DONE):
        _result(done, w)
        return
    if not due:
        st.html(f'<p class="rel-empty">{words(w("exercise.none"))}</p>')
        return
    st.html(f'<p class="rel-small" role="status">{w.count("exercise.due", len(due))}</p>')
    _ask(due[0], w)


def _ask(card: Card, w: Words) -> None:
    exercise = read_exercise(card.task)
    form = exercise.form(card.step)
    key = f"{_ANSWER}-{card.id}"
    with st.container(border=True, key="drill", width=720):
        st.html(f"<h2>{words(_question(exercise, form, w))}</h2>")
        if form == CHOOSE:
            st.radio(
                w("exercise.answer"), exercise.options, key=key, index=None,
                format_func=label, label_visibility="collapsed",
            )  # fmt: skip
        elif form == GAP:
            before, after = exercise.gapped
            was = exercise.sentence[exercise.start : exercise.end]
            st.html(
                f'<p class="rel-case" lang="{exercise.lang}">{words(before)}'
                f'<span aria-hidden="true">______</span><span class="rel-hidden">'
                f"{words(w('exercise.gap_sign'))}</span>{words(after)}</p>"
            )
            st.caption(label(w("exercise.gap_was", words=was)))
            st.text_input(w("exercise.answer"), key=key, autocomplete="off")
        else:
            st.html(f'<p class="rel-case" lang="{exercise.lang}">{words(exercise.sentence)}</p>')
            st.text_area(w("exercise.answer"), key=key, height=100)
        if st.session_state.get(_HINT) == card.id:
            st.html(f'<p class="rel-message">{words(w.both(_about(exercise)))}</p>')
        with st.container(horizontal=True, gap="small", key="drill-do"):
            st.button(
                w("exercise.submit"), key="drill-submit", type="primary", on_click=_answer,
                args=(card.id, exercise, form, key),
            )  # fmt: skip
            if form != CHOOSE or exercise.rule:
                st.button(
                    w("exercise.hint"), key="drill-hint-show", on_click=st.session_state.update,
                    args=({_HINT: card.id},),
                )  # fmt: skip
            st.button(
                w("exercise.drop"), key="drill-drop", type="tertiary", on_click=_drop,
                args=(card.id,),
            )  # fmt: skip


def _question(exercise: Exercise, form: str, w: Words) -> str:
    if exercise.point:
        return w("exercise.point", title=w.both(_about(exercise)))
    return w(f"exercise.{form}")


def _about(exercise: Exercise) -> Bilingual:
    """What it is about: why the rule is there, or what the point says."""
    pack = resources.pack()
    scenario = pack.scenarios.get(exercise.scenario)
    for point in scenario.points if scenario else ():
        if point.id == exercise.point:
            return point.title
    rule = pack.rules.get(exercise.rule)
    return rule.why if rule else Bilingual(fr="", en="")


def _answer(card_id: int, exercise: Exercise, form: str, key: str) -> None:
    answer = st.session_state.get(key) or ""
    if not answer.strip():
        return
    given = grade(exercise, form, answer, resources.pack())
    helped = st.session_state.pop(_HINT, None) == card_id
    with resources.practice().session() as db:
        card = repetition.answered(db, card_id, given.right, helped)
    st.session_state[_DONE] = {"grade": given, "exercise": exercise, "due": card.due}


def _result(done: dict[str, Any], w: Words) -> None:
    given: Grade = done["grade"]
    exercise: Exercise = done["exercise"]
    with st.container(border=True, key="drill", width=720):
        said = words(w.both(given.said))
        sign, kind = ("✓", "rel-fine") if given.right else ("✗", "rel-wrong")
        st.html(f'<p class="{kind}" role="status">{sign} {said}</p>')
        if exercise.keys or exercise.point:
            st.markdown(label(w("exercise.key", words=exercise.better)))
        st.html(f'<p class="rel-message">{words(w.both(_about(exercise)))}</p>')
        soon = (done["due"] - now()).days < 1
        back = (
            w("exercise.comes_soon")
            if soon
            else w("exercise.comes_back", day=day(done["due"], w.ui))
        )
        st.caption(back)
        st.button(
            w("exercise.next"), key="drill-next", type="primary",
            on_click=st.session_state.pop, args=(_DONE, None),
        )  # fmt: skip


def _drop(card_id: int) -> None:
    with resources.practice().session() as db:
        repetition.drop(db, card_id)
