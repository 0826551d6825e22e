"""The address somebody wanted before signing in: the browser keeps it meanwhile, since sign-in drops it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

import streamlit as st

from relation.ui import cookie

COOKIE = "relation_wanted"
_SECONDS = 900  # to sign in
_LONGEST = 2_000
_KEY = "wanted"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page, and what the address said after its question mark."""

    page: str
    query: Mapping[str, str]


def note() -> None:
    """Have the browser keep the address that it stands at."""
    cookie.note_address(COOKIE, _SECONDS)


def follow(pages: Container[str]) -> Wanted | None:
    """The address that was wanted, in the first run of a window only; its query is the window's now."""
    brought = cookie.brought(COOKIE)
    if not brought:
        return None
    cookie.forget(COOKIE)  # in each run, since what is drawn before a change of page is lost
    if _KEY in st.session_state:
        return None
    st.session_state[_KEY] = True
    found = read(brought, pages)
    if found:
        st.query_params.update(found.query)
    return found


def read(brought: str, pages: Container[str]) -> Wanted | None:
    """A cookie's words as an address of ours; nothing when they name no page of it and no query."""
    if len(brought) > _LONGEST:
        return None
    parts = urlsplit(unquote(brought))
    last = parts.path.rpartition("/")[2]
    query = dict(parse_qsl(parts.query))
    page = last if last in pages else ""
    return Wanted(page, query) if page or query else None
