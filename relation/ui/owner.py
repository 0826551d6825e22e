"""Whose things this window works with: one's own computer's, or one person's of many."""

from __future__ import annotations

import hashlib
import secrets

import streamlit as st

from relation.places import machine_key_file, write_whole
from relation.ui import cookie, signin
from relation.ui.sharing import is_shared

COOKIE = "relation_desk"
_DAYS = 366
_KEY = "desk-key"


def is_stranger() -> bool:
    """True for somebody who has to sign in first."""
    return signin.is_configured() and not signin.is_signed_in()


def owner() -> str:
    """What the person's things are kept under; nothing on one's own computer.

    It is a digest: who reads the database learns no account, and cannot pass for a browser.
    """
    if not is_shared():
        return ""
    if signin.is_configured():
        return _digest("subject", signin.subject())
    return _digest("browser", _browser())


def stay() -> None:
    """Have the browser keep its key, where that is all that a person is known by."""
    if is_shared() and not signin.is_configured():
        cookie.send(COOKIE, _browser(), _DAYS)


def leave() -> None:
    """Be somebody else in this browser from now on."""
    st.session_state[_KEY] = secrets.token_urlsafe(24)


def machine() -> str:
    """What the things of this computer are kept under, in a database that serves several."""
    file = machine_key_file()
    if not file.exists():
        write_whole(file, secrets.token_urlsafe(24))
    return _digest("machine", file.read_text(encoding="utf-8"))


def _browser() -> str:
    if _KEY not in st.session_state:
        found = cookie.brought(COOKIE)
        st.session_state[_KEY] = found if cookie.is_key(found) else secrets.token_urlsafe(24)
    key: str = st.session_state[_KEY]
    return key


def _digest(kind: str, words: str) -> str:
    return hashlib.sha256(f"{kind}\n{words}".encode()).hexdigest()[:40]
