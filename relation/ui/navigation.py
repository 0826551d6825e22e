"""The list of pages, and what every page has around it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from relation.language import RelationError
from relation.ui import resources, wanted
from relation.ui.escape import label
from relation.ui.owner import is_stranger
from relation.ui.pieces.door import door
from relation.ui.pieces.frame import frame
from relation.ui.pieces.shared import shared
from relation.ui.session import session, spoken

FOLDER = Path(__file__).parent / "pages"
# Each is a file in `pages`, an address, and a word of the interface.
PAGES = ("write", "check", "remind", "practice", "class", "drafts", "settings")
ICON = Path(__file__).with_name("icon.svg")  # one of Streamlit's own would be fetched from afar


def run() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title="Relation", page_icon=str(ICON), layout="wide")
    if is_stranger():
        doors = [st.Page(door, url_path=name, default=name == PAGES[0]) for name in PAGES]
        st.navigation(doors, position="hidden").run()
        return
    arrived = wanted.follow(PAGES)
    try:
        current = session()
    except RelationError as error:  # a shared database that is away, an account without a name
        st.error(label(error.message.in_(spoken())), icon=":material/block:")
        return
    w = current.words
    pages = {
        name: st.Page(
            FOLDER / f"{name}.py", title=w(f"page.{name}"), url_path=name, default=name == PAGES[0]
        )
        for name in PAGES
    }
    page = st.navigation(list(pages.values()), position="top")
    if arrived and arrived.page:
        st.switch_page(pages[arrived.page], query_params=st.query_params.to_dict())
    resources.reader()
    try:
        frame(current)
        if current.owner:
            resources.forget_shared()
            shared(current)
        page.run()
    except RelationError as error:  # e.g. a database that does not open
        st.error(label(w.both(error.message)), icon=":material/block:")
    finally:
        current.save()
