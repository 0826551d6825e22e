"""The choice of a situation: search, families, and a card for each with its first lines."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from relation.catalogue import Entry, Found, search
from relation.language import Lang
from relation.ui import resources
from relation.ui.escape import label
from relation.ui.session import Session
from relation.ui.words import Words, table
from relation.ui.writing import choose, open_example, suggest_answer

_ALL = "all"
_MORE = "all-situations"
_COLUMNS = 3
_AT_FIRST = 12  # cards, until more are asked for


def chooser(current: Session) -> None:
    w = current.words
    st.title(w("choose.title"), anchor=False)
    st.html(f'<p class="rel-intro">{w("choose.intro")}</p>')
    if current.lost:
        st.info(w("choose.unknown"), icon=":material/link_off:")
    with st.container(horizontal=True, vertical_alignment="bottom", key="search"):
        typed = st.text_input(
            w("choose.search"),
            key="situation-search",
            type="search",
            live=True,
            placeholder=w("choose.placeholder"),
            autocomplete="off",
        )
        st.button(
            w("choose.example"),
            key="first-example",
            type="primary",
            icon=":material/auto_stories:",
            on_click=_example,
            args=(current,),
        )
    listed = _in_order(resources.situations())
    families = list(dict.fromkeys(entry.family for entry in listed))
    family = st.pills(
        w("family.label"),
        [_ALL, *families],
        key="family",
        default=_ALL,
        required=True,
        format_func=lambda name: w.named("family", name),
        label_visibility="collapsed",
    )
    listed = [entry for entry in listed if family in (_ALL, entry.family)]
    found = search(listed, typed) if typed and typed.strip() else Found(tuple(listed))
    fitting = found.entries
    if not fitting:
        st.info(w("choose.none"), icon=":material/search_off:")
        return
    said = w.count("choose.found" if found.exact else "choose.near", len(fitting))
    st.html(f'<p class="rel-small" role="status">{said}</p>')
    shown = st.session_state.get(_MORE) or len(fitting) <= _AT_FIRST + _COLUMNS
    _cards(fitting if shown else fitting[:_AT_FIRST], current, w)
    if not shown:
        st.button(
            w("choose.more"), key="more", on_click=st.session_state.update, args=({_MORE: True},)
        )


def _in_order(listed: Sequence[Entry]) -> list[Entry]:
    """Families as the words of the interface list them, those that a pack adds at the end."""
    known = [key for key in table() if key.startswith("family.")]

    def place(entry: Entry) -> int:
        key = f"family.{entry.family}"
        return known.index(key) if key in known else len(known)

    return sorted(listed, key=place)


def _cards(fitting: Sequence[Entry], current: Session, w: Words) -> None:
    for start in range(0, len(fitting), _COLUMNS):
        row = fitting[start : start + _COLUMNS]
        for column, entry in zip(st.columns(_COLUMNS), row, strict=False):
            with column.container(border=True, key=f"card-{entry.id.replace('/', '-')}"):
                st.button(
                    label(entry.title.in_(w.ui)),
                    key=f"choose-{entry.id}",
                    type="tertiary",
                    wrap=True,
                    on_click=_choose,
                    args=(current, entry),
                )
                st.caption(label(resources.first_lines(entry.id, w.ui)))
                if entry.pack:
                    st.caption(label(w("packs.from", name=entry.pack)))


def _choose(current: Session, entry: Entry) -> None:
    writing = current.work.writing
    choose(writing, entry, Lang(writing.lang or current.words.ui))
    suggest_answer(writing, entry, current.preferences)


def _example(current: Session) -> None:
    ui = current.words.ui
    open_example(current.work.writing, resources.situations(), resources.pack(), ui)
