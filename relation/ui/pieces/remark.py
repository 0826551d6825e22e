"""One finding in the list: what is the matter, what to write instead, what else to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from relation.finding import Finding, shorten
from relation.ui import marks
from relation.ui.escape import label
from relation.ui.fix import is_advice, is_term
from relation.ui.pieces import component
from relation.ui.pieces.aside import add_term, switch
from relation.ui.session import Session
from relation.ui.words import Words
from relation.ui.work import Reviewed

Fix = Callable[[Finding, str], None]


@dataclass(frozen=True, slots=True)
class List:
    """What the remarks of one list share; `name` is the editor's, `start` where its text begins."""

    name: str
    start: int
    reviewed: Reviewed
    fix: Fix
    current: Session


def remark(number: int, finding: Finding, listed: List) -> None:
    w = listed.current.words
    key = f"finding-{number}-{finding.rule.id}"
    with st.container(border=True, key=f"remark-{number}"):
        st.html(marks.heading(finding, number, w, listed.name))
        advice = [words for words in finding.suggestions if is_advice(words)]
        if advice:
            st.html(marks.advice(advice))
        if len(advice) < len(finding.suggestions):
            with st.container(horizontal=True, gap="small"):
                for index, suggestion in enumerate(finding.suggestions):
                    if suggestion not in advice:
                        st.button(
                            _replace(suggestion, w),
                            key=f"{key}-fix-{index}",
                            on_click=listed.fix,
                            args=(finding, suggestion),
                        )
        with st.container(horizontal=True, gap="small"):
            for action, words, click in _actions(number, finding, listed):
                st.button(words, key=f"{key}-{action}", on_click=click, type="tertiary")
        with st.expander(w("review.why")):
            st.html(marks.why(finding, w))


def _actions(
    number: int, finding: Finding, listed: List
) -> list[tuple[str, str, Callable[[], None]]]:
    current, w = listed.current, listed.current.words
    actions: list[tuple[str, str, Callable[[], None]]] = []
    if component.is_drawn(listed.name) and finding.found and finding.span.start >= listed.start:
        actions.append(("show", w("review.show"), lambda: component.go_to(listed.name, number)))
    actions.append(("ignore", w("review.ignore"), lambda: listed.reviewed.ignore(finding.key)))
    if is_term(finding):
        actions.append(("term", w("review.term"), lambda: add_term(current, finding.found)))
    actions.append(("off", w("review.off"), lambda: switch(current, finding.rule.id, True)))
    return actions


def _replace(suggestion: str, w: Words) -> str:
    if not suggestion:
        return w("review.remove")
    return w("review.replace", suggestion=label(shorten(suggestion, 50)))
