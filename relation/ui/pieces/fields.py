"""Fields of the settings that say at once what is wrong with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from relation.ui.preferences import LONGEST_KEPT
from relation.ui.words import Words


def wrong(said: str) -> None:
    """Say what is wrong with the field above; nothing where nothing is."""
    if said:
        st.html(f'<p class="rel-problem" role="alert">{escape(said)}</p>')


def days(
    name: str, value: int | None, take: Callable[[int | None], None], w: Words,
    *, label: str, help: str, needed: bool,
) -> None:  # fmt: skip
    """A number of days; only one that can be used is taken, and nothing where it may be empty."""

    def read(words: str) -> int | None:
        number = int(words) if words.isascii() and words.isdigit() else 0
        return number if 1 <= number <= LONGEST_KEPT else None

    def changed() -> None:
        words = (st.session_state[name] or "").strip()
        if read(words) or not (words or needed):
            take(read(words))

    if name not in st.session_state:
        st.session_state[name] = "" if value is None else str(value)
    typed = st.text_input(
        label, key=name, help=help, on_change=changed, width=320, autocomplete="off"
    )
    words = (typed or "").strip()
    if not read(words) and (words or needed):
        wrong(w("settings.days_problem", most=LONGEST_KEPT))
