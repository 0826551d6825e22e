"""The packs in the settings: added from a ZIP file, checked, handed out again, removed."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from relation import zipped
from relation.pack import source
from relation.ui import installed, resources
from relation.ui.escape import label, readable
from relation.ui.pieces.upload import name_button
from relation.ui.session import Session
from relation.ui.words import Words

_SAID, _TURN = "pack-said", "pack-turn"


def packs(current: Session) -> None:
    """Draw the way in and the packs in use; of a shared application they are everybody's."""
    w = current.words
    if current.owner:
        st.html(f"<p>{escape(w('shared.packs'))}</p>")
    else:
        _add(w)
    for refused in resources.packs().refused:
        st.error(label(w.both(refused)), icon=":material/block:")
    st.header(w("packs.in_use"), anchor=False)
    folders = installed.installed()
    if not folders:
        st.caption(w("packs.none"))
    for folder in folders:
        _row(folder, bool(current.owner), w)


def _add(w: Words) -> None:
    """Draw the way in, and what came of the last file."""
    st.html(f"<p>{escape(w('packs.intro'))}</p>")
    name_button(w)
    # Another field after each file, so that none stays in it once it is dealt with.
    key = f"pack-file-{st.session_state.get(_TURN, 0)}"
    with st.container(key="pack-open"):
        st.file_uploader(
            w("packs.add"), type=["zip"], key=key, on_change=_take, args=(key, w), width=420
        )
    _say(w)


def _take(key: str, w: Words) -> None:
    file = st.session_state[key]
    if file is None:
        return
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    with st.spinner(w("packs.checking")):
        st.session_state[_SAID] = (file.name, installed.take_in(file.name, file.getvalue()))
    resources.renew()


def _say(w: Words) -> None:
    """What came of the file that was opened last."""
    if _SAID not in st.session_state:
        return
    name, found = st.session_state[_SAID]
    if not found:
        st.success(label(w("packs.added", name=name)), icon=":material/done:")
        return
    key = "packs.refused_one" if len(found) == 1 else "packs.refused_many"
    items = "".join(f"<li>{escape(readable(w.both(problem)))}</li>" for problem in found)
    st.error(label(w(key, name=name, n=len(found))), icon=":material/block:")
    st.html(f'<ul class="rel-problems">{items}</ul>')


def _row(folder: Path, shared: bool, w: Words) -> None:
    name, pack = folder.name, resources.pack()
    rules = sum(source(rule.origin) == name for rule in pack.rules.values())
    situations = {id_ for (_, id_), t in pack.templates.items() if source(t.origin) == name}
    said = f"{w.count('packs.rules', rules)}, {w.count('packs.templates', len(situations))}"
    with st.container(border=True, key=f"pack-{name}"):
        st.html(
            f'<p><strong>{escape(name)}</strong><br><span class="rel-small">{escape(said)}</span></p>'
        )
        with st.container(horizontal=True, gap="small"):
            st.download_button(
                label(w("packs.download", name=name)),
                lambda: zipped.pack(folder),
                f"{name}.zip",
                "application/zip",
                key=f"pack-get-{name}",
                icon=":material/download:",
                on_click="ignore",
            )
            if not shared:
                st.button(
                    label(w("packs.remove", name=name)),
                    key=f"pack-remove-{name}",
                    icon=":material/delete:",
                    on_click=_remove,
                    args=(name,),
                )


def _remove(name: str) -> None:
    installed.remove(name)
    st.session_state.pop(_SAID, None)
    resources.renew()
