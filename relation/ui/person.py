"""Who practises in this browser: known again by a key in a cookie, which says nothing else."""

from __future__ import annotations

import re

import streamlit as st

from relation.practice import attempts
from relation.practice.models import Learner
from relation.ui import resources

COOKIE = "relation_practice"
_KEY = "practice-key"
_FORM = re.compile(r"[A-Za-z0-9_-]{20,40}")
_SECURE = "${location.protocol === 'https:' ? '; Secure' : ''}"


def person(days: int) -> Learner | None:
    """The person of this window; the cookie stays for as many days as the data."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = _cookie()
    key = st.session_state[_KEY]
    with resources.practice().session() as db:
        found = attempts.known(db, key) if _FORM.fullmatch(key) else None
    _remember(found.key if found else "", days)
    return found


def begin(pseudonym: str) -> None:
    """Practise as somebody new."""
    with resources.practice().session() as db:
        st.session_state[_KEY] = attempts.begin(db, pseudonym).key


def come_back(key: str) -> bool:
    """Practise as who has this key; False where nobody has."""
    with resources.practice().session() as db:
        found = attempts.known(db, key) if _FORM.fullmatch(key) else None
    if found is not None:
        st.session_state[_KEY] = found.key
    return found is not None


def leave() -> None:
    """Be nobody again in this browser."""
    st.session_state[_KEY] = ""


def _cookie() -> str:
    """What the browser brought; nothing where there is none, as in a test."""
    brought = st.context.cookies.get(COOKIE, "")
    return brought if isinstance(brought, str) else ""


def _remember(key: str, days: int) -> None:
    """Put the key into the browser's cookie, or take it out; the key is letters, digits, - and _."""
    if _cookie() == key:
        return
    age = days * 86_400 if key else 0
    st.html(
        f"<script>document.cookie = `{COOKIE}={key}; Path=/; SameSite=Lax; Max-Age={age}{_SECURE}`;"
        "</script>",
        unsafe_allow_javascript=True,
    )
