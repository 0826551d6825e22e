"""The trainees of a class: who has done what, what goes wrong often, attempts read, tables taken away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from relation.export.report import report_pdf
from relation.export.sheet import XLSX
from relation.practice import classes
from relation.practice.classes import Trainee
from relation.practice.models import Attempt, Class, Learner
from relation.ui import resources
from relation.ui.classroom import report, state, table_csv, table_xlsx
from relation.ui.escape import label
from relation.ui.pieces.feedback import bands, marked_answer
from relation.ui.pieces.progress import attempts_table, faults_table
from relation.ui.practising import day, helped, remarks, scale_name, title_of
from relation.ui.session import Session, keep_choice
from relation.ui.tables import table, words
from relation.ui.words import Words

_WHO, _WHICH = "look-trainee", "look-attempt"


def trainees(current: Session, trainer: Learner, group: Class) -> None:
    w = current.words
    with resources.practice().session() as db:
        listed = classes.roster(db, group.id)
    st.header(w("classroom.done"), anchor=False)
    if not listed:
        st.html(f'<p class="rel-small">{words(w("classroom.no_trainees"))}</p>')
        return
    _overview(group, listed, w)
    written = [one for trainee in listed for one in trainee.attempts]
    if written:
        st.header(w("classroom.faults"), anchor=False)
        st.html(faults_table(sorted(written, key=lambda one: one.id), w, w("classroom.words")))
    _export(group, listed, w)
    _look(current, trainer, group, listed)


def _overview(group: Class, listed: Sequence[Trainee], w: Words) -> None:
    scenarios, today = resources.pack().scenarios, dt.date.today()
    heads = [
        w("classroom.trainee"),
        *(title_of(o.scenario, scenarios, w) for o in group.assignments),
    ]
    rows = [
        [one.pseudonym, *(state(one, task.scenario, task.due, today, w) for task in group.assignments)]
        for one in listed
    ]  # fmt: skip
    st.html(table(w("classroom.done"), heads, rows))


def _export(group: Class, listed: Sequence[Trainee], w: Words) -> None:
    scenarios = resources.pack().scenarios
    st.header(w("classroom.export"), anchor=False)
    with st.container(horizontal=True, gap="small", key="class-export"):
        st.download_button(
            w("classroom.csv"), lambda: table_csv(listed, scenarios, w), f"{group.code}.csv",
            "text/csv", key="class-csv", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            w("classroom.xlsx"), lambda: table_xlsx(group, listed, scenarios, w),
            f"{group.code}.xlsx", XLSX, key="class-xlsx", on_click="ignore",
        )  # fmt: skip


def _look(current: Session, trainer: Learner, group: Class, listed: Sequence[Trainee]) -> None:
    w, scenarios = current.words, resources.pack().scenarios
    by_id = {one.id: one for one in listed}
    chosen = st.selectbox(
        w("classroom.look"), list(by_id), key=_WHO, width=320,
        format_func=lambda id_: by_id[id_].pseudonym,
    )  # fmt: skip
    trainee = by_id[chosen]
    st.download_button(
        label(w("classroom.pdf", name=trainee.pseudonym)),
        lambda: report_pdf(report(group, trainee, resources.pack(), dt.date.today(), w)),
        f"{group.code}-{trainee.id}.pdf", "application/pdf", key="class-pdf", on_click="ignore",
        icon=":material/picture_as_pdf:",
    )  # fmt: skip
    if not trainee.attempts:
        st.html(f'<p class="rel-small">{words(w("classroom.no_attempts"))}</p>')
        return
    st.html(attempts_table(trainee.attempts, scenarios, w))
    own = {one.id: one for one in reversed(trainee.attempts)}
    which = st.selectbox(
        w("classroom.one"), list(own), key=keep_choice(f"{_WHICH}-{trainee.id}", list(own)), width=420,
        format_func=lambda id_: f"{title_of(own[id_].scenario, scenarios, w)}, "
        f"{day(own[id_].judged or own[id_].started, w.ui)}",
    )  # fmt: skip
    _attempt(current, trainer, trainee, own[which])


def _attempt(current: Session, trainer: Learner, trainee: Trainee, one: Attempt) -> None:
    w = current.words
    left, right = st.columns([1.4, 1], gap="large")
    with left:
        marked_answer(one, resources.pack().scenarios.get(one.scenario), w)
    with right:
        bands(one, w.ui, w, whole=True)
        explained, answers = helped([one])
        st.caption(w("classroom.opened", n=explained, m=answers))
        if one.model_seen:
            st.caption(w("classroom.model_seen"))
        told = "".join(
            f"<li><strong>{words(scale_name(remark.scale, w))}</strong> "
            f"{words(remark.said('message', w.ui))}</li>"
            for remark in remarks(one)
        )
        st.html(f'<ul class="rel-met">{told}</ul>')
    for said in one.comments:
        name = trainer.pseudonym
        st.html(
            f'<blockquote class="rel-comment"><p>{words(name)}, {words(day(said.written, w.ui))}</p>'
            f'<p class="rel-case">{words(said.text)}</p></blockquote>'
        )
    key = f"comment-{one.id}"
    st.text_area(label(w("classroom.comment", name=trainee.pseudonym)), key=key, height=100)
    st.button(
        w("classroom.send"), key="comment-send", on_click=_comment, args=(trainer.id, one.id, key)
    )


def _comment(trainer_id: int, attempt_id: int, key: str) -> None:
    with resources.practice().session() as db:
        if classes.comment(db, trainer_id, attempt_id, st.session_state.get(key, "")):
            st.session_state[key] = ""
