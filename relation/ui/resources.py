"""What one program needs once, for all of its pages and windows."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from relation.catalogue import Entry, entries
from relation.languagetool import LanguageTool
from relation.pack import Pack, open_pack
from relation.ui.drafts import Drafts
from relation.ui.places import drafts_folder
from relation.ui.reading import Reader


@st.cache_resource(show_spinner=False)
def pack() -> Pack:
    return open_pack()


@st.cache_resource(show_spinner=False)
def situations() -> Sequence[Entry]:
    return entries(pack())


@st.cache_resource(show_spinner=False, on_release=LanguageTool.close)
def languagetool() -> LanguageTool:
    return LanguageTool()


@st.cache_resource(show_spinner=False)
def reader() -> Reader:
    """The reader, which begins to load what it needs as soon as it is asked for."""
    made = Reader(pack(), languagetool())
    made.warm_up()
    return made


@st.cache_resource(show_spinner=False)
def drafts() -> Drafts:
    """The drafts; those that nobody has touched for long are deleted at each start."""
    kept = Drafts(drafts_folder())
    kept.forget_old()
    return kept
