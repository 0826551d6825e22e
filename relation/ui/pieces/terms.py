"""The logo and the penalty clause in the settings: taken in, shown, taken away."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from relation.export.pdf import logo_png
from relation.language import Lang
from relation.logo import MOST_BYTES, LogoError
from relation.ui.escape import label, readable
from relation.ui.pieces.fields import wrong
from relation.ui.pieces.upload import name_button
from relation.ui.session import Session, keep
from relation.ui.terms import own_logo, rate_problem, with_logo

_REFUSED, _TURN = "logo-refused", "logo-turn"
_LONG = 80


def logo(current: Session) -> None:
    """Draw the logo in use and the way to another one."""
    w = current.words

    def take(key: str) -> None:
        file = st.session_state[key]
        if file is None:
            return
        # Another field after each file, so that none stays in it once it is dealt with.
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
        try:
            current.prefer(with_logo(current.preferences, file.name, file.getvalue()))
            st.session_state[_REFUSED] = ""
        except LogoError as error:
            st.session_state[_REFUSED] = w.both(error.message)

    st.header(w("settings.logo"), anchor=False)
    st.caption(w("settings.logo_help", size=MOST_BYTES // 1_000))
    if shown := own_logo(current.preferences):
        # The heading above says what it is.
        st.image(logo_png(shown), width=160)
        st.button(
            w("settings.logo_remove"), key="logo-remove", type="tertiary",
            on_click=lambda: current.prefer(replace(current.preferences, logo="")),
        )  # fmt: skip
    name_button(w)
    key = f"logo-file-{st.session_state.get(_TURN, 0)}"
    st.file_uploader(
        w("settings.logo_pick"),
        type=["png", "svg"],
        key=key,
        on_change=take,
        args=(key,),
        width=420,
    )
    wrong(st.session_state.get(_REFUSED, ""))


def late_payment(current: Session, lang: Lang) -> None:
    """Draw the rate of the terms of sale and the words of the clause, for messages in one language."""
    w = current.words

    def take_rate() -> None:
        words = (st.session_state["contract-rate"] or "").strip()
        current.prefer(replace(current.preferences, contract_rate=words))

    def take_clause() -> None:
        words = st.session_state["penalty-clause"] or ""
        clause = {**current.preferences.clause, str(lang): words}
        current.prefer(replace(current.preferences, clause={n: t for n, t in clause.items() if t}))

    st.header(w("settings.late_payment"), anchor=False)
    rate = current.preferences.contract_rate
    st.text_input(
        w("settings.contract_rate"), key=keep("contract-rate", rate), on_change=take_rate, width=320,
        help=label(w("settings.contract_rate_help")), autocomplete="off",
        placeholder=w("write.example_is", sample="12,0" if lang is Lang.FR else "12.0"),
    )  # fmt: skip
    if found := rate_problem(rate):
        wrong(w.both(found))
    own = readable(current.preferences.clause.get(lang, ""))
    st.text_area(
        w("settings.penalty_clause"), key=keep("penalty-clause", own), on_change=take_clause,
        help=label(w("settings.penalty_clause_help")), height=_LONG,
        placeholder=readable(current.preferences.clause.get(lang.other, ""))
        or w("settings.penalty_clause_sample"),
    )  # fmt: skip
    if own and not rate.strip():
        wrong(w("settings.penalty_clause_alone"))
