"""The review of a message: how far it is, how much there is, and the list of findings."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from relation.finding import Finding
from relation.rule import Severity
from relation.structure import PLACE
from relation.template import Draft
from relation.ui import marks, resources
from relation.ui.escape import label
from relation.ui.pieces import component
from relation.ui.pieces.aside import set_aside
from relation.ui.pieces.filters import Numbered, filters
from relation.ui.pieces.remark import Fix, List, remark
from relation.ui.reading import Answer, Question
from relation.ui.session import Session
from relation.ui.sharing import is_shared
from relation.ui.words import Words
from relation.ui.work import Reviewed

_OFTEN, _CROWDED = 0.6, 2.0  # seconds until a page asks again, and with many windows
_MOST = 60  # findings listed at once


def findings(
    name: str,
    draft: Draft,
    question: Question,
    answer: Answer,
    reviewed: Reviewed,
    fix: Fix,
    current: Session,
) -> list[Finding]:
    """Draw the review of a message, in its editor too; the findings still to be dealt with."""
    w, chosen = current.words, current.preferences
    kept = answer.kept(chosen.rules_off, reviewed.ignored, chosen.house_terms, chosen.second_reader)
    shown: Sequence[Numbered] = ()
    st.header(w("review.title"), anchor=False)
    _progress(question, answer, w)
    if answer.waves and not answer.failed:
        shown = _counts(name, kept, answer, not PLACE.search(draft.text), w)
    start = len(question.text) - len(draft.body)
    if answer.waves:
        component.underline(name, question.text, draft.body, shown, w)
    listed = List(name, start, reviewed, fix, current)
    for severity in Severity:
        of_it = [(n, f) for n, f in shown if f.severity is severity]
        if of_it:
            st.subheader(f"{w(f'severity.{severity}_title')} ({len(of_it)})", anchor=False)
            for number, finding in of_it[:_MOST]:
                remark(number, finding, listed)
            if len(of_it) > _MOST:
                st.caption(w("review.more", n=len(of_it) - _MOST))
    set_aside(question.text, reviewed, current)
    return kept


def _counts(
    name: str, kept: Sequence[Finding], answer: Answer, filled: bool, w: Words
) -> Sequence[Numbered]:
    """Say how many findings there are; those that the filters let through."""
    # A place of its own, so that it is one status whose words change.
    with st.container(key=f"{name}-counts"):
        said = st.empty()
        with st.container(horizontal=True, gap="small"):
            shown = filters(name, kept, w) if kept else []
        said.html(marks.counts(kept, len(shown), answer.is_read, filled, w))
    return shown


def marked_text(question: Question, kept: Sequence[Finding], w: Words) -> None:
    """Draw the text with its findings underlined and numbered; nothing where there are none."""
    if any(finding.found for finding in kept):
        with st.expander(w("review.marked"), expanded=True, key="marked"):
            st.html(marks.marked(question.text, question.lang, kept, w))


def _progress(question: Question, answer: Answer, w: Words) -> None:
    if answer.unavailable is not None:
        say = st.error if answer.failed else st.info
        say(label(w.both(answer.unavailable)), icon=":material/info:")
    if answer.is_complete:
        return
    warm = resources.languagetool().is_warm(question.lang)
    said = "review.asking" if warm else "review.warming"
    if not answer.waves:
        said = "review.reading"

    @st.fragment(run_every=_CROWDED if is_shared() else _OFTEN)
    def wait() -> None:
        if resources.reader().ask(question, patient=False).waves > answer.waves:
            st.rerun()
        st.html(f'<p class="rel-wait" role="status"><span aria-hidden="true"></span>{w(said)}</p>')

    wait()
