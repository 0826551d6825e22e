"""The editor of a message: its subject, and its text with the findings under the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from relation.language import Lang
from relation.template import Draft
from relation.ui.escape import readable
from relation.ui.pieces import component
from relation.ui.session import Session, keep
from relation.ui.words import Words
from relation.ui.work import Reviewed

_HEIGHT = 520
Change = Callable[[Draft], None]


def edit(
    name: str,
    of: str,
    draft: Draft,
    lang: Lang,
    change: Change,
    reviewed: Reviewed,
    current: Session,
) -> None:
    """Show a draft to be changed; `change` gets what it has become. `of` says whose text it is."""
    w = current.words
    subject = f"{name}-subject"

    def subject_changed() -> None:
        body = component.latest(name, draft.body)
        change(Draft(st.session_state[subject], st.session_state.get(f"{name}-body", body)))

    st.text_input(
        w("editor.subject"),
        key=keep(subject, readable(draft.subject)),
        on_change=subject_changed,
    )
    if is_plain(current):
        component.forget(name)
        _area(name, draft, change, w)
    else:
        component.text(
            name,
            f"{current.id}:{of}",
            readable(draft.body),
            lang,
            lambda body: change(Draft(st.session_state[subject], body)),
            reviewed,
            current,
        )
    if component.can_run():
        plain = current.preferences.plain_editor
        st.button(
            w("editor.rich" if plain else "editor.plain"),
            key=f"{name}-plain",
            type="tertiary",
            on_click=lambda: current.prefer(replace(current.preferences, plain_editor=not plain)),
        )


def is_plain(current: Session) -> bool:
    """Whether a plain text area stands in for the editor: by choice, or where that cannot run."""
    return current.preferences.plain_editor or not component.can_run()


def _area(name: str, draft: Draft, change: Change, w: Words) -> None:
    subject, body = f"{name}-subject", f"{name}-body"
    st.text_area(
        w("editor.body"),
        key=keep(body, readable(draft.body)),
        on_change=lambda: change(Draft(st.session_state[subject], st.session_state[body])),
        height=_HEIGHT,
        placeholder=w("editor.placeholder"),
    )
    st.caption(w("editor.hint"))
