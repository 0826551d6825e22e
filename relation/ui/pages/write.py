"""The page Write: a situation, its facts, the message, its review, and the ways out."""

from __future__ import annotations

from html import escape

import streamlit as st

from relation.catalogue import Entry
from relation.finding import Finding
from relation.gate import reference
from relation.language import Lang
from relation.rule import AUDIENCES, LAWS
from relation.template import Draft
from relation.text import Context
from relation.ui import resources, writing
from relation.ui.escape import label
from relation.ui.facts import (
    case_of,
    change_language,
    examples_left,
    limits,
    missing,
    places,
)
from relation.ui.fix import fixed
from relation.ui.pieces.beside import BESIDE, beside
from relation.ui.pieces.chooser import chooser
from relation.ui.pieces.editor import edit, is_plain
from relation.ui.pieces.findings import findings, marked_text
from relation.ui.pieces.form import form
from relation.ui.pieces.handover import hand_over
from relation.ui.pieces.level import level
from relation.ui.reading import Question
from relation.ui.session import LANG, TEMPLATE, Session, keep, session, taken
from relation.ui.terms import logo_of


def page(current: Session) -> None:
    work = current.work.writing
    entry = next((e for e in resources.situations() if e.id == work.template), None)
    if entry is None or work.lang not in entry.languages:
        _say_where("", "")
        chooser(current)
        return
    writing.fit(work, entry)
    _say_where(work.template, work.lang)
    _head(current, entry)
    _desk(current)


def _say_where(template: str, lang: str) -> None:
    """Keep the address such that it leads here again."""
    for name, value in ((TEMPLATE, template), (LANG, lang)):
        if value and st.query_params.get(name) != value:
            st.query_params[name] = value
        elif not value and name in st.query_params:
            del st.query_params[name]


def _head(current: Session, entry: Entry) -> None:
    w, work = current.words, current.work.writing
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.title(label(entry.title.in_(w.ui)), anchor=False, width="stretch")
        st.button(
            w("write.change"), key="change", icon=":material/arrow_back:", on_click=_leave,
            args=(current,),
        )  # fmt: skip
        st.button(
            w("write.new"), key="new", icon=":material/add:", on_click=current.take_up, args=("",)
        )
    st.html(f'<p class="rel-intro">{escape(entry.use.in_(w.ui))}</p>')
    with st.container(horizontal=True, gap="medium", key="choices"):
        if len(entry.languages) > 1:
            _choice(current, "language", list(entry.languages), work.lang)
        if len(entry.audience) > 1:
            _choice(
                current, "audience", [a for a in AUDIENCES if a in entry.audience], work.audience
            )
        if len(entry.law) > 1:
            _choice(current, "law", [law for law in LAWS if law in entry.law], work.law)
        if len(entry.languages) > 1:
            st.toggle(w("write.beside"), key=BESIDE)


def _choice(current: Session, what: str, options: list[str], value: str) -> None:
    w, work = current.words, current.work.writing

    def take(chosen: str) -> None:
        if what == "language":
            change_language(work, Lang(chosen), resources.pack().variables)
        else:
            setattr(work, what, chosen)

    key = f"choice-{what}"
    st.segmented_control(
        w("write.language" if what == "language" else f"{what}.label"),
        options,
        key=keep(key, value),
        format_func=lambda name: w(f"{what}.{name}"),
        required=True,
        on_change=taken(key, take),
    )


def _desk(current: Session) -> None:
    w, work, pack = current.words, current.work.writing, resources.pack()
    lang = Lang(work.lang)
    template = pack.template(work.template, lang)
    names = pack.fillers[lang].names(template)
    case = case_of(template, work, current.preferences, pack)
    base = pack.fillers[lang].preview(template, case)
    draft, clash = writing.current(work, base)
    context = Context(
        template.kind, work.audience, template.channel[0], work.law, case.words(),
        reference(base, case, lang),
    )  # fmt: skip
    house = limits(current.preferences, pack, lang)
    question = Question(draft.text, lang, context, house)

    version = work.version

    def change(changed: Draft) -> None:
        # While facts and text clash, the old base stays, so that the clash is not forgotten.
        edit_ = work.edits.get(version) if clash else None
        writing.change(work, changed, edit_.base if edit_ else base, version)

    def fix(finding: Finding, suggestion: str) -> None:
        now, _ = writing.current(work, base)
        better = fixed(now, question.text, finding, suggestion)
        if better is None:
            st.toast(w("review.gone"))
        else:
            change(better)

    with st.container(key="desk"):
        facts, message, review = st.columns([0.8, 1.3, 1], gap="large")
    with facts:
        st.header(w("write.facts"), anchor=False)
        with st.container(key="example"):
            if left := examples_left(work, pack.variables):
                st.info(w.count("write.example", len(left)), icon=":material/auto_stories:")
        form(current, names, case)
    with message:
        st.header(w("write.message"), anchor=False)
        with st.container(key="edited"):
            _say_edited(current, base, clash)
        edit("write", version, draft, lang, change, work, current)
        below = st.container()
    with review:
        if st.session_state.get(BESIDE):
            beside(current, draft)
        lacking = missing(names, case, pack.variables)
        answer = resources.reader().ask(question).without(places(lacking, lang))
        kept = findings("write", draft, question, answer, work, fix, current)
    with below:
        to, sender = (str(case.facts.get(n, "")) for n in ("customer.email", "company.email"))
        hand_over(
            "write", draft, lang, work, kept, answer.is_read, w, lacking, to, sender,
            logo_of(current.preferences, pack),
        )  # fmt: skip
        level("write", question, w)
        if is_plain(current):
            marked_text(question, kept, w)


def _say_edited(current: Session, base: Draft, clash: bool) -> None:
    w, work = current.words, current.work.writing
    if work.edit is None:
        return
    if clash:
        st.warning(w("write.clash"), icon=":material/call_split:")
    else:
        st.caption(w("write.edited"))
    with st.container(horizontal=True, gap="small", key="edited-do"):
        if clash:
            st.button(
                w("write.keep_mine"),
                key="keep-mine",
                on_click=writing.keep_mine,
                args=(work, base),
            )
        st.button(
            w("write.reset"),
            key="reset",
            type="secondary" if clash else "tertiary",
            on_click=writing.reset,
            args=(work,),
        )


def _leave(current: Session) -> None:
    current.work.writing.template = ""


page(session())
