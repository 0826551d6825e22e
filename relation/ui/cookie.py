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
    age = days * 86_400 if key else 0
    st.html(
        f"<script>document.cookie = `{name}={key}; Path=/; SameSite=Lax; Max-Age={age}{_SECURE}`;"
        "</script>",
        unsafe_allow_javascript=True,
    )
