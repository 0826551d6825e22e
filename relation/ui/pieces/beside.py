"""The same message in the other language, to read beside the one being written."""

from __future__ import annotations

from html import escape

import streamlit as st

from relation.language import Lang
from relation.template import Draft
from relation.ui import resources
from relation.ui.beside import other
from relation.ui.escape import label, readable
from relation.ui.session import Session

BESIDE = "beside"


def beside(current: Session, mine: Draft) -> None:
    """Draw the other language's message, read only, and the differences first."""
    w = current.words
    found = other(current.work.writing, mine, current.preferences, resources.pack())
    st.header(w("beside.fr" if found.lang is Lang.FR else "beside.en"), anchor=False)
    with st.container(key="beside-differences"):
        if found.differences:
            number = len(found.differences)
            said = "\n".join(f"- {label(w.both(words))}" for words in found.differences)
            st.warning(
                f"{w.count('beside.differ', number)}\n\n{said}", icon=":material/difference:"
            )
        else:
            st.html(f'<p class="rel-fine" role="status">✓ {escape(w("beside.same"))}</p>')
    st.html(
        f'<article class="rel-other" lang="{found.lang}">'
        f"<p><strong>{escape(readable(found.draft.subject))}</strong></p>"
        f'<p class="rel-text">{escape(readable(found.draft.body))}</p></article>'
    )
    st.caption(w("beside.read_only"))
