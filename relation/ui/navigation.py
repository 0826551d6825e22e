"""The list of pages, and what every page has around it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from relation.ui import resources
from relation.ui.pieces.frame import frame
from relation.ui.session import session

PAGES = Path(__file__).parent / "pages"
ICON = Path(__file__).with_name("icon.svg")  # one of Streamlit's own would be fetched from afar


def run() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title="Relation", page_icon=str(ICON), layout="wide")
    current = session()
    w = current.words
    page = st.navigation(
        [
            st.Page(PAGES / "write.py", title=w("page.write"), url_path="write", default=True),
            st.Page(PAGES / "check.py", title=w("page.check"), url_path="check"),
            st.Page(PAGES / "remind.py", title=w("page.remind"), url_path="remind"),
        ],
        position="top",
    )
    resources.reader()
    frame(current)
    try:
        page.run()
    finally:
        current.save()
