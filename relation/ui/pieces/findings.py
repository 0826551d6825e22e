"""The findings of a message: counts, what to do about each, and the text with its marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import streamlit as st

from relation.finding import Finding, shorten
from relation.language import Lang
from relation.rule import CHECKS, Severity
from relation.ui import marks, resources
from relation.ui.escape import label
from relation.ui.reading import Answer, Question
from relation.ui.session import Session
from relation.ui.words import Words
from relation.ui.work import Reviewed

_MOST = 60  # findings listed at once
_VALUE = re.compile(r"\{\w+\}")
Fix = Callable[[Finding, str], None]


def findings(
    question: Question, answer: Answer, reviewed: Reviewed, fix: Fix, current: Session
) -> list[Finding]:
    """Draw the review of a message; the findings that are still to be dealt with."""
    w = current.words
    kept = answer.kept(current.preferences.rules_off, reviewed.ignored)
    st.header(w("review.title"), anchor=False)
    _progress(question, answer, w)
    if answer.waves and not answer.failed:
        st.html(marks.counts(kept, CHECKS, w))
        if not kept and answer.is_read:
            st.html(f'<p class="rel-fine" role="status">✓ {w("review.fine")}</p>')
    numbered = list(enumerate(kept, 1))
    for severity in Severity:
        of_it = [(n, f) for n, f in numbered if f.severity is severity]
        if of_it:
            st.subheader(f"{w(f'severity.{severity}_title')} ({len(of_it)})", anchor=False)
            for number, finding in of_it[:_MOST]:
                _one(number, finding, reviewed, fix, current)
            if len(of_it) > _MOST:
                st.caption(w("review.more", n=len(of_it) - _MOST))
    _set_aside(reviewed, current)
    return kept


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

    @st.fragment(run_every=0.6)
    def wait() -> None:
        if resources.reader().ask(question, patient=False).waves > answer.waves:
            st.rerun()
        st.html(f'<p class="rel-wait" role="status"><span aria-hidden="true"></span>{w(said)}</p>')

    wait()


def _one(number: int, finding: Finding, reviewed: Reviewed, fix: Fix, current: Session) -> None:
    w = current.words
    key = f"finding-{number}-{finding.rule.id}"
    with st.container(border=True, key=f"remark-{number}"):
        st.html(marks.heading(finding, number, w))
        if finding.suggestions:
            with st.container(horizontal=True, gap="small"):
                for index, suggestion in enumerate(finding.suggestions):
                    st.button(
                        _replace(suggestion, w),
                        key=f"{key}-fix-{index}",
                        on_click=fix,
                        args=(finding, suggestion),
                    )
        with st.container(horizontal=True, gap="small"):
            st.button(
                w("review.ignore"),
                key=f"{key}-ignore",
                on_click=reviewed.ignore,
                args=(finding.key,),
                type="tertiary",
            )
            st.button(
                w("review.off"),
                key=f"{key}-off",
                on_click=_switch,
                args=(current, finding.rule.id, True),
                type="tertiary",
            )
        with st.expander(w("review.why")):
            st.html(marks.why(finding, w))


def _replace(suggestion: str, w: Words) -> str:
    if not suggestion:
        return w("review.remove")
    return w("review.replace", suggestion=label(shorten(suggestion, 50)))


def _set_aside(reviewed: Reviewed, current: Session) -> None:
    """What was ignored here or switched off, to be taken back."""
    w = current.words
    off: Sequence[str] = sorted(current.preferences.rules_off)
    if not off and not reviewed.ignored:
        return
    with st.expander(w("review.aside", n=len(off) + len(reviewed.ignored))):
        for rule_id, found in list(reviewed.ignored):
            words = shorten(found, 40) or rule_id
            st.button(
                w("review.restore", words=label(words)),
                key=f"restore-{rule_id}-{found}",
                on_click=reviewed.ignored.remove,
                args=((rule_id, found),),
            )
        for rule_id in off:
            st.button(
                w("review.on", rule=label(_name(rule_id, w.ui))),
                key=f"on-{rule_id}",
                on_click=_switch,
                args=(current, rule_id, False),
            )


def _name(rule_id: str, ui: Lang) -> str:
    """What a rule says, to know it by; its id where it is no longer there."""
    rule = resources.pack().rules.get(rule_id)
    if rule is None:
        return rule_id
    return f"{rule_id} – {shorten(_VALUE.sub('…', rule.message.in_(ui)), 60)}"


def _switch(current: Session, rule_id: str, off: bool) -> None:
    current.prefer(current.preferences.with_rule(rule_id, off=off))
