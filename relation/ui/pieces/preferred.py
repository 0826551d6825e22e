"""How messages are read, in the settings: second reader, house terms, rules switched off."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from relation.ui.escape import label, readable
from relation.ui.pieces.aside import rule_name, switch
from relation.ui.session import Session, keep

_TERMS, _SECOND = "house-terms", "second-reader"
_HEIGHT = 160


def preferred(current: Session) -> None:
    """Draw what the person has chosen for the reading of every message."""
    w, preferences = current.words, current.preferences

    def take_terms() -> None:
        lines = (st.session_state[_TERMS] or "").splitlines()
        current.prefer(current.preferences.with_terms(lines))

    def take_second() -> None:
        chosen = bool(st.session_state[_SECOND])
        current.prefer(replace(current.preferences, second_reader=chosen))

    st.toggle(
        w("settings.second_reader"),
        key=keep(_SECOND, preferences.second_reader),
        on_change=take_second,
    )
    st.caption(w("settings.second_reader_help"))
    st.text_area(
        w("settings.terms"),
        key=keep(_TERMS, readable("\n".join(sorted(preferences.house_terms, key=str.casefold)))),
        on_change=take_terms,
        height=_HEIGHT,
    )
    st.caption(w("settings.terms_help"))
    st.header(w("settings.rules_off"), anchor=False)
    if not preferences.rules_off:
        st.caption(w("settings.no_rules_off"))
    for rule_id in sorted(preferences.rules_off):
        st.button(
            w("review.on", rule=label(rule_name(rule_id, w.ui))),
            key=f"settings-on-{rule_id}",
            on_click=switch,
            args=(current, rule_id, False),
        )
