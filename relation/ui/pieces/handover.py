"""The ways out of the application: copy, e-mail, Word, text."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from relation.finding import Finding
from relation.language import Lang
from relation.logo import Logo
from relation.template import Draft
from relation.ui.escape import label
from relation.ui.handover import as_docx, as_eml, as_text, file_name, obstacles
from relation.ui.pieces.component import wait_for_text
from relation.ui.pieces.copy import copy
from relation.ui.session import keep, taken
from relation.ui.words import Words
from relation.ui.work import Reviewed
from relation.variables import Variable

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def hand_over(
    name: str,
    draft: Draft,
    lang: Lang,
    reviewed: Reviewed,
    findings: Sequence[Finding],
    read: bool,
    w: Words,
    missing: Sequence[Variable] = (),
    to: str = "",
    sender: str = "",
    logo: Logo | None = None,
) -> None:
    """Draw the buttons, shut while something stands in the way and nobody said “anyway”."""
    st.header(w("handover.title"), anchor=False)
    found = obstacles(draft, missing, findings, read, w)
    if not found:
        reviewed.anyway = False
    # A place of its own, so that the buttons below stay where they are when it empties.
    with st.container(key=f"{name}-obstacles"):
        shut = bool(found) and not _anyway(name, draft, reviewed, found, w)
    with st.container(horizontal=True, key=f"{name}-handover"):
        st.download_button(
            w("handover.eml"),
            lambda: as_eml(draft, lang, to, sender),
            file_name(draft, lang, "eml"),
            "message/rfc822",
            key=f"{name}-eml",
            type="primary",
            icon=":material/mail:",
            disabled=shut,
            on_click="ignore",
        )
        st.download_button(
            w("handover.docx"),
            lambda: as_docx(draft, lang, logo),
            file_name(draft, lang, "docx"),
            _DOCX,
            key=f"{name}-docx",
            icon=":material/description:",
            disabled=shut,
            on_click="ignore",
        )
        st.download_button(
            w("handover.txt"),
            lambda: as_text(draft),
            file_name(draft, lang, "txt"),
            "text/plain",
            key=f"{name}-txt",
            icon=":material/notes:",
            disabled=shut,
            on_click="ignore",
        )
        copy(f"{name}-copy", as_text(draft), shut, w)
    wait_for_text(name, w)
    if not shut:
        st.caption(w("handover.note"))


def _anyway(name: str, draft: Draft, reviewed: Reviewed, found: Sequence[str], w: Words) -> bool:
    """Say what stands in the way; whether the writer takes the message all the same."""
    st.warning("\n".join(f"- {label(line)}" for line in found), icon=":material/pan_tool:")
    if not draft.body.strip():
        return False
    key = f"{name}-anyway"

    def take(ticked: bool) -> None:
        reviewed.anyway = ticked

    st.checkbox(w("handover.anyway"), key=keep(key, reviewed.anyway), on_change=taken(key, take))
    return reviewed.anyway
