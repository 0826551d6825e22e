"""The page Check: a message pasted or opened, its review, and the ways out."""

from __future__ import annotations

from functools import partial

import streamlit as st

from relation.detect import find_language
from relation.finding import Finding
from relation.language import Lang, RelationError
from relation.rule import AUDIENCES, KINDS
from relation.template import Draft
from relation.text import Context
from relation.ui import resources
from relation.ui.escape import label
from relation.ui.fix import fixed
from relation.ui.opened import open_message
from relation.ui.pieces.editor import edit, is_plain
from relation.ui.pieces.findings import findings, marked_text
from relation.ui.pieces.handover import hand_over
from relation.ui.pieces.level import level
from relation.ui.pieces.upload import name_button
from relation.ui.reading import Question
from relation.ui.session import Session, keep, session, taken
from relation.ui.terms import logo_of
from relation.ui.words import Words
from relation.ui.work import Checking

_FILE = "check-file"
_REFUSED = "check-refused"
_AUTO = "auto"


def page(current: Session) -> None:
    w, work = current.words, current.work.checking
    st.title(w("checking.title"), anchor=False)
    st.html(f'<p class="rel-intro">{w("checking.intro")}</p>')
    with st.container(key="desk"):
        message, review = st.columns([1.4, 1], gap="large")
    with message:
        _choices(work, w)
        _open(current)
        lang = _language(work) or w.ui
        edit("check", "check", work.draft, lang, partial(_put, work), work, current)
        below = st.container()
    with review:
        question = _question(work, w)
        if question is None:
            return
        draft = work.draft

        def fix(finding: Finding, suggestion: str) -> None:
            better = fixed(work.draft, question.text, finding, suggestion)
            if better is None:
                st.toast(w("review.gone"))
            else:
                _put(work, better)

        answer = resources.reader().ask(question)
        kept = findings("check", draft, question, answer, work, fix, current)
    with below:
        logo = logo_of(current.preferences, resources.pack())
        hand_over("check", draft, question.lang, work, kept, answer.is_read, w, logo=logo)
        level("check", question, w)
        if is_plain(current):
            marked_text(question, kept, w)


def _choices(work: Checking, w: Words) -> None:
    with st.container(horizontal=True, gap="medium", key="choices"):
        st.segmented_control(
            w("checking.language"),
            [_AUTO, *Lang],
            key=keep("check-lang", work.lang),
            format_func=lambda name: w(f"language.{name}"),
            required=True,
            on_change=taken("check-lang", partial(setattr, work, "lang")),
        )
        st.segmented_control(
            w("audience.label"),
            ["", *AUDIENCES],
            key=keep("check-audience", work.audience),
            format_func=lambda name: w(f"audience.{name or 'none'}"),
            required=True,
            on_change=taken("check-audience", partial(setattr, work, "audience")),
        )


def _open(current: Session) -> None:
    w, work = current.words, current.work.checking
    name_button(w)
    with st.container(horizontal=True, vertical_alignment="top", key="open"):
        st.selectbox(
            w("kind.label"),
            sorted(KINDS, key=lambda name: (name != "unknown", w(f"kind.{name}"))),
            key=keep("check-kind", work.kind),
            format_func=lambda name: w(f"kind.{name}"),
            on_change=taken("check-kind", partial(setattr, work, "kind")),
            width=260,
        )
        st.file_uploader(
            w("checking.open"),
            type=["txt", "docx", "eml"],
            key=_FILE,
            on_change=_opened,
            args=(current,),
            width=240,
        )
        if work.draft.text:
            st.button(
                w("checking.clear"), key="check-clear", on_click=_put, args=(work, Draft("", ""))
            )
        else:
            st.button(
                w("checking.example"), key="check-example", type="primary",
                icon=":material/auto_stories:", on_click=_example, args=(work, w),
            )  # fmt: skip
    if refused := st.session_state.get(_REFUSED):
        st.error(label(w.both(refused)), icon=":material/block:")


def _opened(current: Session) -> None:
    st.session_state.pop(_REFUSED, None)
    file = st.session_state[_FILE]
    if file is None:
        return
    try:
        _put(current.work.checking, open_message(file.name, file.getvalue()))
    except RelationError as error:
        st.session_state[_REFUSED] = error.message


def _put(work: Checking, draft: Draft) -> None:
    if not draft.text.strip():
        work.ignored.clear()
        work.anyway = False
    work.subject, work.body = draft.subject, draft.body


def _example(work: Checking, w: Words) -> None:
    _put(work, Draft(w("example.subject"), w("example.body")))
    work.lang, work.kind, work.audience = _AUTO, "claim_reply", "b2c"


def _language(work: Checking) -> Lang | None:
    """The language of the text; None while there is no knowing."""
    if work.lang != _AUTO:
        return Lang(work.lang)
    try:
        return find_language(work.draft.text) if work.draft.text.strip() else None
    except RelationError:
        return None


def _question(work: Checking, w: Words) -> Question | None:
    """What to read; None, and why, where there is nothing to read."""
    text = work.draft.text
    if not text.strip():
        st.html(f'<p class="rel-empty">{w("checking.start")}</p>')
        return None
    try:
        lang = find_language(text) if work.lang == _AUTO else Lang(work.lang)
    except RelationError as error:
        st.info(label(w.both(error.message)), icon=":material/translate:")
        return None
    if work.lang == _AUTO:
        st.caption(w("checking.read_fr" if lang is Lang.FR else "checking.read_en"))
    return Question(text, lang, Context(work.kind, work.audience))


page(session())
