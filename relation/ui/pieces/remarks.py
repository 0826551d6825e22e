"""Remarks on an attempt, opened one step at a time: hint, explanation, answer."""

from __future__ import annotations

import streamlit as st

from relation.language import Lang
from relation.practice import attempts
from relation.practice.models import Attempt
from relation.ui import resources
from relation.ui.practising import Remark, is_open, remarks, scale_name
from relation.ui.session import Session
from relation.ui.tables import words
from relation.ui.words import Words

_AT, _ALL = "remark-at", "remarks-all-of"
_AT_FIRST = 5  # remarks, the costliest: more at once helps nobody
_OPENS = {"message": "practice.explain", "better": "practice.show"}


def remark_cards(attempt: Attempt, explain: Lang, one: bool, current: Session) -> None:
    """Draw all remarks, or one after the other."""
    w, told = current.words, remarks(attempt)
    st.html(f"<h3>{words(w('practice.remarks'))}</h3>")
    if not told:
        st.html(f'<p class="rel-fine" role="status">✓ {words(w("practice.fine"))}</p>')
        return
    if not one:
        shown = told if st.session_state.get(_ALL) == attempt.id else told[:_AT_FIRST]
        for place, remark in enumerate(shown, 1):
            _card(attempt, remark, place, explain, w)
        if left := len(told) - len(shown):
            st.button(
                w.count("practice.more_remarks", left), key="remarks-all",
                on_click=st.session_state.update, args=({_ALL: attempt.id},),
            )  # fmt: skip
        return
    at = min(st.session_state.get(_AT, {}).get(attempt.id, 0), len(told) - 1)
    _card(attempt, told[at], at + 1, explain, w)
    if left := len(told) - at - 1:
        with st.container(horizontal=True, vertical_alignment="center", key="remark-next-row"):
            st.button(
                w("practice.next_one"), key="remark-next", icon=":material/arrow_forward:",
                on_click=st.session_state.update, args=({_AT: {attempt.id: at + 1}},),
            )  # fmt: skip
            st.caption(w.count("practice.left", left))


def _card(attempt: Attempt, remark: Remark, place: int, explain: Lang, w: Words) -> None:
    steps = remark.steps
    with st.container(border=True, key=f"practice-remark-{attempt.id}-{remark.number}"):
        title = w("practice.remark", n=place, scale=scale_name(remark.scale, w))
        times = w("practice.times", n=remark.times) if remark.times > 1 else ""
        st.html(
            f'<p class="rel-about"><strong>{words(title)}</strong> <span>{words(times)}</span></p>'
        )
        for step in steps:
            if is_open(attempt, remark, step):
                _said(remark, step, explain, w)
                continue
            st.button(
                w(_OPENS[step]), key=f"open-{attempt.id}-{remark.number}-{step}",
                on_click=_open, args=(attempt, remark, step),
            )  # fmt: skip
            break


def _said(remark: Remark, step: str, explain: Lang, w: Words) -> None:
    said = remark.said(step, explain)
    if step == "better":
        said = w("practice.better", words=said)
    found = str(remark.data["found"]) if step == "message" else ""
    named = found and found not in said
    quoted = f'<q class="rel-found">{words(found)}</q> ' if named else ""
    st.html(f'<p class="rel-message" lang="{explain}">{quoted}{words(said)}</p>')


def _open(attempt: Attempt, remark: Remark, step: str) -> None:
    with resources.practice().session() as db:
        attempts.opened(db, attempt.id, remark.number, step)
