"""What was ignored here, switched off or made a house term: each can be taken back."""

from __future__ import annotations

import re

import streamlit as st

from relation.finding import shorten
from relation.language import Lang
from relation.ui import resources
from relation.ui.escape import label
from relation.ui.session import Session
from relation.ui.work import Reviewed

_VALUE = re.compile(r"\{\w+\}")


def set_aside(text: str, reviewed: Reviewed, current: Session) -> None:
    """Draw what does not speak about a text, though it would."""
    w, preferences = current.words, current.preferences
    off = sorted(preferences.rules_off)
    terms = sorted(t for t in preferences.house_terms if t.casefold() in text.casefold())
    number = len(off) + len(terms) + len(reviewed.ignored)
    if not number:
        return
    with st.expander(w("review.aside", n=number)):
        for rule_id, found in list(reviewed.ignored):
            words = shorten(found, 40) or rule_id
            st.button(
                w("review.restore", words=label(words)),
                key=f"restore-{rule_id}-{found}",
                on_click=reviewed.ignored.remove,
                args=((rule_id, found),),
            )
        for term in terms:
            st.button(
                w("review.no_term", words=label(shorten(term, 40))),
                key=f"no-term-{term}",
                on_click=_no_term,
                args=(current, term),
            )
        for rule_id in off:
            st.button(
                w("review.on", rule=label(rule_name(rule_id, w.ui))),
                key=f"on-{rule_id}",
                on_click=switch,
                args=(current, rule_id, False),
            )


def rule_name(rule_id: str, ui: Lang) -> str:
    """What a rule says, to know it by; its id where it is no longer there."""
    rule = resources.pack().rules.get(rule_id)
    if rule is None:
        return rule_id
    return f"{rule_id} – {shorten(_VALUE.sub('…', rule.message.in_(ui)), 60)}"


def switch(current: Session, rule_id: str, off: bool) -> None:
    """Switch a rule off for every message, or on again."""
    current.prefer(current.preferences.with_rule(rule_id, off=off))


def add_term(current: Session, words: str) -> None:
    """Make words a term of the house: they are never flagged again."""
    preferences = current.preferences
    current.prefer(preferences.with_terms({*preferences.house_terms, words}))


def _no_term(current: Session, term: str) -> None:
    terms = current.preferences.house_terms - {term}
    current.prefer(current.preferences.with_terms(terms))
