"""A random key in a cookie of this browser: as it was brought, and how the page sets it."""

from __future__ import annotations

import re

import streamlit as st

_FORM = re.compile(r"[A-Za-z0-9_-]{20,40}")
_SECURE = "${location.protocol === 'https:' ? '; Secure' : ''}"


def is_key(words: str) -> bool:
    return bool(_FORM.fullmatch(words))


def brought(name: str) -> str:
    """What the browser brought; nothing where there is none, as in a test."""
    found = st.context.cookies.get(name, "")
    return found if isinstance(found, str) else ""


def send(name: str, key: str, days: int) -> None:
    """Put a key into the browser's cookie, or take it out; it is letters, digits, - and _."""
    if brought(name) == key:
        return
    _set(name, key, days * 86_400 if key else 0)


def note_address(name: str, seconds: int) -> None:
    """Put the path and query that the browser stands at into a cookie, for some seconds."""
    _set(name, "${encodeURIComponent(location.pathname + location.search)}", seconds)


def forget(name: str) -> None:
    _set(name, "", 0)


def _set(name: str, value: str, seconds: int) -> None:
    """`value` is a part of a JavaScript template: never what a person wrote."""
    st.html(
        f"<script>document.cookie = `{name}={value}; Path=/; SameSite=Lax; Max-Age={seconds}{_SECURE}`;"
        "</script>",
        unsafe_allow_javascript=True,
    )
