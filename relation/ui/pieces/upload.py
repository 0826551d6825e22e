"""The button of a file field in the interface's words: Streamlit's own speaks English only."""

from __future__ import annotations

import streamlit as st

from relation.ui.words import Words

# The first one only: once a file is there, others remove it or add one more.
_BUTTON = "[data-testid=stFileUploaderDropzone] button[kind=secondary]"
# The button may be drawn later than this runs, and again: name it whenever it appears.
_NAME = """
window.relationName = () => document.querySelectorAll('%s').forEach(
  (button) => button.setAttribute('aria-label', '%s'));
window.relationName();
window.relationWatch ??= new MutationObserver(() => window.relationName());
window.relationWatch.observe(document.body, { childList: true, subtree: true });
"""


def name_button(w: Words) -> None:
    """Give the button its word; the style sheet hides Streamlit's."""
    st.html(
        f"<style>{_BUTTON}::after{{content: '{w('checking.pick')}'}}</style>"
        f"<script>{_NAME % (_BUTTON, w('checking.pick'))}</script>",
        unsafe_allow_javascript=True,
    )
