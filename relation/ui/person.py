"""Who practises in this window: known again by a key in a cookie, or by who is signed in."""

from __future__ import annotations

import streamlit as st

from relation.practice import attempts
from relation.practice.models import Learner
from relation.ui import cookie, resources, signin
from relation.ui.owner import owner

COOKIE = "relation_practice"
_KEY = "practice-key"
_SETTING = "practice-key"


def person(days: int) -> Learner | None:
    """The person of this window; the cookie stays for as many days as the data."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = _known()
    key = st.session_state[_KEY]
    with resources.practice().session() as db:
        found = attempts.known(db, key) if cookie.is_key(key) else None
    _remember(found.key if found else "", days)
    return found


def begin(pseudonym: str) -> None:
    """Practise as somebody new."""
    with resources.practice().session() as db:
        st.session_state[_KEY] = attempts.begin(db, pseudonym).key


def come_back(key: str) -> bool:
    """Practise as who has this key; False where nobody has."""
    with resources.practice().session() as db:
        found = attempts.known(db, key) if cookie.is_key(key) else None
    if found is not None:
        st.session_state[_KEY] = found.key
    return found is not None


def leave() -> None:
    """Be nobody again in this browser."""
    st.session_state[_KEY] = ""


def _known() -> str:
    """The key kept for who is signed in, who may use several browsers; else what this one brought."""
    if signin.is_configured():
        return resources.preferences(owner()).get(_SETTING)
    return cookie.brought(COOKIE)


def _remember(key: str, days: int) -> None:
    if not signin.is_configured():
        cookie.send(COOKIE, key, days)
    elif key != _known():
        resources.preferences(owner()).put(_SETTING, key)
