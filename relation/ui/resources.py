"""What one program needs once, for all of its pages and windows."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from relation.case import sample_case
from relation.catalogue import Entry, entries
from relation.language import Lang
from relation.languagetool import LanguageTool
from relation.pack import Pack, open_pack
from relation.ui.drafts import Drafts
from relation.ui.places import drafts_folder
from relation.ui.reading import Reader

_FIRST = 140  # characters


@st.cache_resource(show_spinner=False)
def pack() -> Pack:
    return open_pack()


@st.cache_resource(show_spinner=False)
def situations() -> Sequence[Entry]:
    return entries(pack())


@st.cache_data(show_spinner=False)
def first_lines(id_: str, lang: Lang) -> str:
    """How the message of a situation begins, filled with examples, after the greeting."""
    own = pack()
    template = own.templates.get((lang, id_)) or own.template(id_, lang.other)
    case = sample_case(own.variables, template.lang, template.audience[0], template.law[0])
    paragraphs = own.fillers[template.lang].preview(template, case).body.split("\n\n")
    words = " ".join(" ".join(paragraphs[1:4]).split())
    return words if len(words) <= _FIRST else words[:_FIRST].rsplit(" ", 1)[0] + "\u00a0…"


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
