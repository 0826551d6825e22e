"""The firm in the settings: who signs, the identity by legal form, contacts, mediator, limits."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from relation.language import Lang
from relation.ui import identity, resources
from relation.ui.escape import label, readable
from relation.ui.facts import DELEGATION, example
from relation.ui.firm import SECTIONS, others, problem
from relation.ui.pieces.fields import days, wrong
from relation.ui.pieces.terms import late_payment, logo
from relation.ui.session import Session, keep
from relation.variables import Variable

_LANG = "firm-lang"
_LONG = 80


def firm(current: Session) -> None:
    """Draw the firm's fields for messages in one language."""
    w, variables = current.words, resources.pack().variables
    lang = st.segmented_control(
        w("settings.firm_language"),
        list(Lang),
        key=keep(_LANG, st.session_state.get(_LANG) or w.ui),
        format_func=lambda name: w(f"language.{name}"),
        required=True,
    )
    lang = Lang(lang or w.ui)
    st.caption(w("settings.firm_help"))
    for section, names in SECTIONS.items():
        st.header(w(f"settings.{section}"), anchor=False)
        for name in names:
            if name in variables:
                _field(current, variables[name], lang)
        if section == "firm":
            _identity(current, lang)
            logo(current)
        if section == "customers":
            _answer_days(current)
            late_payment(current, lang)
    if added := others(variables):
        st.header(w("settings.more"), anchor=False)
        for name in added:
            _field(current, variables[name], lang)


def _field(current: Session, variable: Variable, lang: Lang) -> None:
    w, preferences = current.words, current.preferences
    own = readable(preferences.firm.get(lang, {}).get(variable.name, ""))
    other = preferences.firm.get(lang.other, {}).get(variable.name, "")
    key = f"firm-{variable.name}"
    shown = label(variable.label.in_(w.ui))
    said = variable.help.in_(w.ui) if variable.help else None
    if variable.name == DELEGATION:
        said = w("settings.delegation_help")
    hint = other or w("write.example_is", sample=example(variable, lang))

    def take() -> None:
        words = st.session_state[key] or ""
        current.prefer(current.preferences.with_firm(lang, variable.name, words))

    if variable.type in ("long", "lines"):
        st.text_area(
            shown, key=keep(key, own), placeholder=hint, help=said and label(said), on_change=take,
            height=_LONG,
        )  # fmt: skip
    else:
        st.text_input(
            shown, key=keep(key, own), placeholder=hint, help=said and label(said), on_change=take,
            autocomplete="off",
        )  # fmt: skip
    wrong(problem(variable, own, lang, w))


def _identity(current: Session, lang: Lang) -> None:
    """The legal form and what it must say; whoever has another form writes the two lines."""
    w, typed = current.words, current.preferences.identity

    def take(name: str, key: str) -> None:
        words = st.session_state[key] or ""
        current.prefer(identity.with_identity(current.preferences, name, words))

    form = typed.get(identity.FORM, "")
    st.selectbox(
        w("identity.form"),
        ["", *identity.FORMS],
        key=keep("identity-form", form if form in identity.FORMS else ""),
        format_func=lambda name: (
            identity.FORMS[name].said.in_(w.ui) if name else w("identity.other")
        ),
        on_change=take,
        args=(identity.FORM, "identity-form"),
    )
    if not identity.fields(typed):
        for name in (identity.LEGAL, identity.REGISTER):
            if name in resources.pack().variables:
                _field(current, resources.pack().variables[name], lang)
    for name in identity.fields(typed):
        key = f"identity-{name}"
        if name == "part":
            st.selectbox(
                w("identity.part"),
                ["", *identity.PARTS],
                key=keep(key, typed.get(name, "")),
                format_func=lambda part: identity.PARTS[part].in_(w.ui) if part else "–",
                on_change=take,
                args=(name, key),
            )
            continue
        st.text_input(
            w(f"identity.{name}"),
            key=keep(key, readable(typed.get(name, ""))),
            placeholder=w("write.example_is", sample=identity.EXAMPLES[name]),
            on_change=take,
            args=(name, key),
            autocomplete="off",
        )
        if found := identity.problem(name, typed.get(name, "")):
            wrong(w.both(found))
    known = current.preferences.firm_in(lang)
    names = ("company.name", identity.LEGAL, "company.address", identity.REGISTER)
    line = ", ".join(known[name] for name in names if known.get(name))
    if line:
        st.html(f'<p class="rel-small">{escape(readable(w("settings.identity", line=line)))}</p>')


def _answer_days(current: Session) -> None:
    w = current.words

    def take(number: int | None) -> None:
        current.prefer(replace(current.preferences, answer_days=number))

    days(
        "answer-days", current.preferences.answer_days, take, w, needed=False,
        label=w("settings.answer_days"), help=w("settings.answer_help"),
    )  # fmt: skip
