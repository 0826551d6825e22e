"""What one program needs once, for all of its pages and windows."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from relation.belongings import forget_old as forget_belongings
from relation.belongings import open_belongings
from relation.case import sample_case
from relation.catalogue import Entry, entries
from relation.database import Database, is_named
from relation.language import Lang
from relation.languagetool import LanguageTool
from relation.pack import Pack
from relation.places import (
    drafts_folder,
    people_folder,
    practice_file,
    preferences_file,
    shared_file,
)
from relation.practice.personal import forget_old
from relation.practice.store import Store, open_store
from relation.ui import reminding
from relation.ui.drafts import Drafts, KeptDrafts
from relation.ui.installed import Opened, opened
from relation.ui.owner import machine
from relation.ui.preferences import load_preferences
from relation.ui.reading import Reader
from relation.ui.shared_drafts import SharedDrafts, SharedPreferences
from relation.ui.sharing import is_shared

_FIRST = 140  # characters
_SWEPT = 6 * 3600  # seconds between two looks for what is old
_PEOPLE = 500  # whose things are at hand in one process


@st.cache_resource(show_spinner=False)
def packs() -> Opened:
    """Our pack with those of this machine on top."""
    return opened()


def pack() -> Pack:
    return packs().pack


def renew() -> None:
    """Forget all that was made from the packs: one was added or removed."""
    for made in (packs, situations, first_lines, reader):
        made.clear()


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
    made = Reader(pack(), languagetool(), is_shared())
    made.warm_up()
    return made


@st.cache_resource(show_spinner=False, on_release=Store.close)
def practice() -> Store:
    """What is kept of practice: on this machine, or where the environment says."""
    return open_store(practice_file())


@st.cache_data(show_spinner=False, ttl=_SWEPT)
def forget_practice(days: int) -> None:
    """Erase what is older than so many days; a program that runs for weeks does so too."""
    with practice().session() as db:
        forget_old(db, days)


@st.cache_resource(show_spinner=False, on_release=Database.close)
def shared() -> Database:
    """What people keep who share this application: here, or where the environment says."""
    return open_belongings(shared_file())


@st.cache_resource(show_spinner=False, max_entries=_PEOPLE)
def drafts(of: str = "") -> KeptDrafts:
    """The drafts of a person, in a database; of nobody in particular, of this computer.

    Those that nobody has touched for long are deleted whenever they are opened first.
    """
    if not of and not is_named():
        kept: KeptDrafts = Drafts(drafts_folder())
    else:
        kept = SharedDrafts(shared(), of or machine(), lambda: _kept_days(of))
    kept.forget_old(_kept_days(of))
    return kept


@st.cache_resource(show_spinner=False, max_entries=_PEOPLE)
def preferences(of: str) -> SharedPreferences:
    """The preferences of one person of many."""
    return SharedPreferences(shared(), of)


@st.cache_data(show_spinner=False, ttl=_SWEPT)
def forget_shared() -> None:
    """Erase what is overdue of everybody, those as well who never came back."""
    forget_belongings(shared())
    for folder in people_folder().glob("*/"):
        reminding.forget_old(_kept_days(folder.name), folder.name)


def _kept_days(of: str) -> int:
    mine = preferences(of).load() if of else load_preferences(preferences_file())
    return mine.kept_days
