"""The button that puts a message on the clipboard, which only the browser can do."""

from __future__ import annotations

import streamlit as st

from relation.ui.words import Words

_HTML = '<button type="button"></button><span role="status"></span>'
_CSS = """
button { font: inherit; font-family: var(--st-font); color: var(--st-text-color);
  background: var(--st-background-color); border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius); min-height: 2.5rem; padding: 0.25rem 0.75rem;
  cursor: pointer; }
button:hover:enabled { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
button:disabled { opacity: 0.5; cursor: not-allowed; }
span { margin-left: 0.5rem; font-family: var(--st-font); color: var(--st-text-color); }
"""
_JS = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector('button');
  const said = parentElement.querySelector('span');
  button.textContent = data.label;
  button.disabled = data.shut;
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(data.words);
      said.textContent = data.done;
    } catch {
      said.textContent = data.failed;
    }
    setTimeout(() => { said.textContent = ''; }, 3000);
  };
}
"""
_button = st.components.v2.component("relation.copy", html=_HTML, css=_CSS, js=_JS)


def copy(key: str, words: str, shut: bool, w: Words) -> None:
    _button(
        key=key,
        data={
            "label": w("handover.copy"),
            "words": words,
            "shut": shut,
            "done": w("handover.copied"),
            "failed": w("handover.not_copied"),
        },
        width="content",
    )
