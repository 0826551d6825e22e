"""The list of pages, and what every page has around it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from relation.ui import resources
from relation.ui.pieces.frame import frame
from relation.ui.session import session

FOLDER = Path(__file__).parent / "pages"
# Each is a file in `pages`, an address, and a word of the interface.
PAGES = ("write", "check", "remind", "practice", "class", "drafts", "settings")
ICON = Path(__file__).with_name("icon.svg")  # one of Streamlit's own would be fetched from afar


def run() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title="Relation", page_icon=str(ICON), layout="wide")
    current = session()
    w = current.words
    page = st.navigation(
        [
            st.Page(
                FOLDER / f"{name}.py",
                title=w(f"page.{name}"),
                url_path=name,
                default=name == PAGES[0],
            )
            for name in PAGES
        ],
        position="top",
    )
    resources.reader()
    frame(current)
    try:
        page.run()
    finally:
        current.save()
