"""What one window shares between its pages: the work, the preferences, the language of the interface."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from relation.language import Lang
from relation.places import preferences_file
from relation.ui import resources
from relation.ui.drafts import KeptDrafts
from relation.ui.facts import change_language
from relation.ui.owner import owner
from relation.ui.preferences import Preferences, load_preferences, save_preferences
from relation.ui.reminding import has_batch
from relation.ui.words import Words
from relation.ui.work import Work
from relation.ui.writing import choose

_DRAWN = "drawn-in"  # the language that each widget was drawn in last
_KEY = "relation"
_ADDRESS = "draft"
TEMPLATE, LANG = "template", "lang"


@dataclass
class Session:
    """The state of one window; `saved` is what is kept of its work."""

    id: str
    work: Work
    owner: str = ""  # nobody in particular on one's own computer
    saved: dict[str, Any] = field(default_factory=dict)
    lost: bool = False  # the address named a situation that is not there

    @property
    def preferences(self) -> Preferences:
        """Those that are kept: another window may have changed them."""
        if self.owner:
            return resources.preferences(self.owner).load()
        return load_preferences(preferences_file())

    @property
    def words(self) -> Words:
        return Words(self.preferences.ui or spoken(), bool(self.owner))

    @property
    def drafts(self) -> KeptDrafts:
        """Those of this window's person, and of nobody else."""
        return resources.drafts(self.owner)

    def prefer(self, preferences: Preferences) -> None:
        """Change the preferences that are kept."""
        if preferences == self.preferences:
            return
        if self.owner:
            resources.preferences(self.owner).save(preferences)
        else:
            save_preferences(preferences_file(), preferences)

    def save(self) -> None:
        """Keep the work when it has changed."""
        now = self.work.to_json()
        if now != self.saved:
            self.drafts.save(self.id, self.work)
            self.saved = now

    def take_up(self, id_: str) -> None:
        """Go on with another draft; a new one where that is not there."""
        self.save()
        self._open(id_)

    def forget(self) -> None:
        """Delete the draft of this window and begin anew."""
        self.drafts.delete(self.id)
        self._open("")

    def _open(self, id_: str) -> None:
        work = self.drafts.load(id_)
        self.id, self.work = (id_, work) if work else (self.drafts.new_id(), Work())
        self.saved = self.work.to_json()


def session() -> Session:
    """This window's session; a new window takes up the draft that its address names."""
    of = owner()
    known: Session | None = st.session_state.get(_KEY)
    if known is None or known.owner != of:
        st.session_state[_KEY] = _open(st.query_params.get(_ADDRESS, ""), of)
    found: Session = st.session_state[_KEY]
    if st.query_params.get(_ADDRESS) != found.id:
        st.query_params[_ADDRESS] = found.id
    return found


def _open(id_: str, of: str) -> Session:
    drafts = resources.drafts(of)
    if of:
        resources.preferences(of).renew()
    work = drafts.load(id_)
    if work is None:
        id_, work = id_ if has_batch(id_, of) else drafts.new_id(), Work()
    opened = Session(id_, work, of, work.to_json())
    _follow(opened, st.query_params.get(TEMPLATE, ""), st.query_params.get(LANG, ""))
    return opened


def _follow(current: Session, template: str, lang: str) -> None:
    """Take up the situation that a link names; its draft goes on where it is the same one."""
    writing = current.work.writing
    entry = next((e for e in resources.situations() if e.id == template), None)
    if entry is None:
        current.lost = bool(template)
        return
    wanted = Lang(lang) if lang in list(Lang) else Lang(writing.lang or current.words.ui)
    if entry.id != writing.template:
        choose(writing, entry, wanted)
    elif wanted in entry.languages:
        change_language(writing, wanted, resources.pack().variables)


def spoken() -> Lang:
    """The language to begin with, before the switch was ever used: the browser's."""
    return Lang.EN if (st.context.locale or "").lower().startswith("en") else Lang.FR


def keep(key: str, value: Any) -> str:
    """Give a widget the value that the work holds; the key again, to pass it on.

    In another language it is given anew: a choice goes on showing the words that it was drawn with.
    """
    drawn: dict[str, object] = st.session_state.setdefault(_DRAWN, {})
    ui = st.session_state.get("ui")
    if key not in st.session_state or st.session_state[key] != value or drawn.get(key, ui) != ui:
        st.session_state[key] = value
    drawn[key] = ui
    return key


def keep_choice(key: str, options: Sequence[Any]) -> str:
    """As `keep`, for a choice that no work holds: it stays as made, or begins with the first option."""
    chosen = st.session_state.get(key)
    return keep(key, chosen if chosen in options else options[0])


def taken(key: str, take: Callable[[Any], None]) -> Callable[[], None]:
    """What to do when a widget changes: hand its new value to the work.

    A choice that goes as its page does says None; that is nobody's wish, and changes nothing.
    """

    def changed() -> None:
        value = st.session_state.get(key)
        if value is not None:
            take(value)

    return changed
