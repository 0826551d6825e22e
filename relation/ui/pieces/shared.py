"""What is said on every page of a shared application: where texts go, who is here, and the way out."""

from __future__ import annotations

import shutil
from urllib.parse import urlsplit

import streamlit as st

from relation.places import person_folder
from relation.ui import owner, person, resources, signin
from relation.ui.escape import label
from relation.ui.notice import shared_notice
from relation.ui.pieces.sure import ask_sure
from relation.ui.session import Session
from relation.ui.sharing import is_loopback
from relation.ui.words import Words

_SURE = "shared-asked"


def shared(current: Session) -> None:
    """Draw the notice, closed until asked for, and in it the way out."""
    w = current.words
    owner.stay()
    host, encrypted = _server()
    if not encrypted:
        st.warning(w("shared.plain"), icon=":material/no_encryption:")
    with st.expander(
        label(w("shared.title", address=host or w("shared.server"))), icon=":material/group:"
    ):
        for paragraph in shared_notice(
            w, host, resources.shared().elsewhere, current.preferences.kept_days,
            resources.languagetool().address or "",
        ):  # fmt: skip
            st.markdown(label(paragraph))
        with st.container(horizontal=True, gap="small", key="shared-do"):
            if signin.is_configured():
                _account(current, w)
            st.button(
                w("shared.erase" if signin.is_configured() else "shared.leave"), key="shared-erase",
                icon=":material/delete_forever:",
                on_click=st.session_state.update, args=({_SURE: True},),
            )  # fmt: skip
        if st.session_state.get(_SURE):
            ask_sure(
                "shared", _SURE, w("shared.sure"), w("shared.yes"), w("shared.no"), _erase, current
            )


def _account(current: Session, w: Words) -> None:
    st.button(w("signin.out"), key="sign-out", icon=":material/logout:", on_click=_out, args=(current,))  # fmt: skip
    st.caption(label(w("signin.who", name=signin.name() or w("signin.somebody"))))


def _out(current: Session) -> None:
    current.save()
    signin.sign_out()


def _erase(current: Session) -> None:
    """Delete all that is kept of this person here, and forget who was in this browser."""
    said = current.words("shared.gone")
    st.session_state.pop(_SURE, None)
    current.forget()
    current.drafts.delete_all()
    resources.preferences(current.owner).delete_all()
    shutil.rmtree(person_folder(current.owner), ignore_errors=True)
    if not signin.is_configured():
        person.leave()
        owner.leave()
    st.toast(said)


def _server() -> tuple[str, bool]:
    """The host that the browser speaks to, and whether nobody reads on the way to it."""
    url = urlsplit(st.context.url or "")
    host = url.hostname or ""
    return host, url.scheme != "http" or is_loopback(host)
