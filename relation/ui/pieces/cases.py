"""The list of cases to practise on, by competence and language, with a search."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from relation.documents import COMPETENCES
from relation.language import Lang
from relation.practice import attempts
from relation.practice.models import Attempt, Learner
from relation.scenario import Scenario
from relation.ui import resources
from relation.ui.escape import label
from relation.ui.practising import fitting, mean_dots
from relation.ui.session import Session, keep_choice
from relation.ui.words import Words

_SEARCH, _COMPETENCE, _LANG, _MORE = "case-search", "case-competence", "case-lang", "all-cases"
_COLUMNS, _AT_FIRST = 3, 12
_ANY = ""


def cases(current: Session, learner: Learner | None, choose: Callable[[str], None]) -> None:
    """Draw the list; `choose` takes the id of a case."""
    w, listed = current.words, resources.pack().scenarios.values()
    with st.container(horizontal=True, vertical_alignment="bottom", key="case-filters"):
        typed = st.text_input(
            w("practice.search"), key=_SEARCH, type="search", live=True, autocomplete="off",
            placeholder=w("practice.placeholder"), width=320,
        )  # fmt: skip
        lang = st.segmented_control(
            w("practice.language"), [_ANY, *Lang], key=_LANG, default=_ANY, required=True,
            format_func=lambda one: w(f"language.{one}") if one else w("practice.any"),
        )  # fmt: skip
        numbers = [None, *sorted({one.competence for one in listed})]
        competence = st.selectbox(
            w("practice.competence"), numbers, key=keep_choice(_COMPETENCE, numbers), width=280,
            format_func=lambda n: w("practice.any") if n is None else f"{n}. {w.both(COMPETENCES[n])}",
        )  # fmt: skip
    found = fitting(listed, typed or "", competence, Lang(lang) if lang else None)
    if not found:
        st.info(w("practice.none"), icon=":material/search_off:")
        return
    st.html(f'<p class="rel-small" role="status">{w.count("practice.found", len(found))}</p>')
    shown = found if st.session_state.get(_MORE) else found[:_AT_FIRST]
    with resources.practice().session() as db:
        done = attempts.judged(db, learner.id) if learner else ()
    for number in sorted({one.competence for one in shown}):
        st.header(f"{number}. {w.both(COMPETENCES[number])}", anchor=False)
        _cards([one for one in shown if one.competence == number], done, choose, w)
    if len(shown) < len(found):
        st.button(
            w("practice.more"), key="more-cases", on_click=st.session_state.update,
            args=({_MORE: True},),
        )  # fmt: skip


def _cards(
    listed: Sequence[Scenario], done: Sequence[Attempt], choose: Callable[[str], None], w: Words
) -> None:
    for start in range(0, len(listed), _COLUMNS):
        row = listed[start : start + _COLUMNS]
        for column, one in zip(st.columns(_COLUMNS), row, strict=False):
            with column.container(border=True, key=f"card-case-{one.id.replace('/', '-')}"):
                st.button(
                    label(w.both(one.title)), key=f"case-{one.id}", type="tertiary", wrap=True,
                    on_click=choose, args=(one.id,),
                )  # fmt: skip
                st.caption(label(about(one, w)))
                tried = [attempt for attempt in done if attempt.scenario == one.id]
                if tried:
                    st.caption(label(w("practice.done", n=len(tried), dots=mean_dots(tried[-1]))))


def about(one: Scenario, w: Words) -> str:
    """Language, level, length and time of a case on one line."""
    low, high = one.words
    return w(
        "practice.about", language=w(f"language.{one.lang}"), level=one.level, low=low, high=high,
        minutes=one.minutes,
    )  # fmt: skip
