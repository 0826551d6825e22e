"""The form of a message's facts, made from what its template prints."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from relation.case import Case
from relation.language import Lang
from relation.ui import resources
from relation.ui.escape import label, readable
from relation.ui.facts import example, fill_with_examples, groups, is_firm, missing, typed
from relation.ui.session import Session, keep
from relation.ui.work import Writing
from relation.variables import Variable

_LIVE = "500ms"
_LINES_HEIGHT = 100


def form(current: Session, names: Sequence[str], case: Case) -> None:
    """Draw the facts: this case's first, then those about the sender, which are remembered."""
    w, writing = current.words, current.work.writing
    variables = resources.pack().variables
    grouped = groups(names, variables)
    left = missing(names, case, variables)
    said = w.count("write.left", len(left)) if left else w("write.complete")
    st.html(f'<p class="rel-small" role="status">{said}</p>')
    with st.container(horizontal=True, gap="small", key="form-do"):
        st.button(
            w("write.examples"),
            key="fill-examples",
            on_click=fill_with_examples,
            args=(
                writing,
                current.preferences,
                [v for vs in grouped.values() for v in vs],
                resources.pack().settings.facts_in(Lang(writing.lang)),
            ),
            disabled=not left,
        )
        st.button(
            w("write.clear"),
            key="clear-form",
            type="tertiary",
            on_click=writing.facts.clear,
            disabled=not writing.facts,
        )
    for group, members in grouped.items():
        own = [variable for variable in members if not is_firm(variable.name)]
        if own:
            st.html(f'<h3 class="rel-group">{escape(w.named("group", group))}</h3>')
            for variable in own:
                _field(current, variable, case)
    firm = [v for members in grouped.values() for v in members if is_firm(v.name)]
    if firm:
        lacking = any(is_firm(variable.name) for variable in left)
        with st.expander(w("write.firm"), expanded=lacking, key="firm"):
            st.caption(w("write.firm_help"))
            for variable in firm:
                _field(current, variable, case)


def _field(current: Session, variable: Variable, case: Case) -> None:
    w, writing = current.words, current.work.writing
    lang = Lang(writing.lang)
    house = resources.pack().settings.facts_in(lang)
    value = readable(typed(writing, current.preferences, house).get(variable.name, ""))
    key = f"fact-{variable.name}"
    shown = label(variable.label.in_(w.ui))
    if variable.optional:
        shown = w("write.optional", label=shown)
    said = variable.help.in_(w.ui) if variable.help else None
    sample = example(variable, lang)

    def take() -> None:
        _take(current, variable.name, st.session_state[key] or "")

    if variable.choices:
        choices = variable.choices
        st.selectbox(
            shown,
            ["", *choices],
            key=keep(key, value if value in choices else ""),
            format_func=lambda name: choices[name].in_(lang) if name else "–",
            help=said and label(said),
            on_change=take,
        )
    elif variable.type in ("long", "lines", "table"):
        st.text_area(
            shown,
            key=keep(key, value),
            placeholder=sample,
            help=label(said or w("write.lines_help")) if variable.type == "lines" else said,
            on_change=take,
            height=_LINES_HEIGHT,
        )
    else:
        st.text_input(
            shown,
            key=keep(key, value),
            placeholder=w("write.example_is", sample=sample),
            help=said and label(said),
            on_change=take,
            live=_LIVE,
            autocomplete="off",
        )
    if problem := case.problems.get(variable.name):
        st.html(f'<p class="rel-problem" role="alert">{escape(w.both(problem))}</p>')


def _take(current: Session, name: str, words: str) -> None:
    writing: Writing = current.work.writing
    if is_firm(name):
        lang = Lang(writing.lang)
        writing.facts.pop(name, None)
        current.prefer(current.preferences.with_firm(lang, name, words))
    elif words:
        writing.facts[name] = words
    else:
        writing.facts.pop(name, None)
