"""The three pieces of the editor in the browser: its text, its findings, and the wait before a way out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

from relation.finding import Finding, shorten
from relation.language import Lang
from relation.ui.escape import readable
from relation.ui.fix import as_written, is_advice, is_term
from relation.ui.line import Line
from relation.ui.pieces.aside import add_term, switch
from relation.ui.session import Session
from relation.ui.utf16 import Utf16
from relation.ui.words import Words
from relation.ui.work import Reviewed

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_HTML = '<div class="rel-editor"></div>'
_SPOKEN = {
    "label": "editor.body", "placeholder": "editor.placeholder", "hint": "editor.keys",
    "saving": "editor.saving", "saved": "editor.saved", "lost": "editor.lost",
    "source": "review.source", "ignore": "review.ignore", "term": "review.term",
    "off": "review.off", "close": "editor.close",
}  # fmt: skip


@lru_cache(maxsize=1)
def _component() -> ComponentRenderer | None:
    """The component; None where Streamlit has not found its folder, as in a copy not installed."""
    try:
        return st.components.v2.component(
            "relation.editor", html=_HTML, js="editor-*.js", isolate_styles=False
        )
    except StreamlitAPIException:
        return None


def can_run() -> bool:
    return _component() is not None


def is_drawn(name: str) -> bool:
    """Whether this window shows that editor, and not a text area in its place."""
    return f"{name}-line" in st.session_state


def forget(name: str) -> None:
    """Another way of editing takes the editor's place."""
    st.session_state.pop(f"{name}-line", None)


def latest(name: str, without: str) -> str:
    """The text that the browser sent last; another one where it has sent none."""
    text = _line(name).text if is_drawn(name) else None
    return without if text is None else readable(text)


def _draw(
    role: str,
    name: str,
    data: Mapping[str, Any],
    came: Callable[[], None] | None = None,
    decided: Callable[[], None] | None = None,
) -> None:
    made = _component()
    if made is not None:
        made(
            key=f"{name}-editor-{role}",
            data={"role": role, "name": name, "stamp": _line(name).stamp, **data},
            on_letter_change=came,
            on_act_change=decided,
        )


def _line(name: str) -> Line:
    key = f"{name}-line"
    if key not in st.session_state:
        st.session_state[key] = Line()
    found: Line = st.session_state[key]
    return found


def text(
    name: str,
    of: str,
    body: str,
    lang: Lang,
    change: Callable[[str], None],
    reviewed: Reviewed,
    current: Session,
) -> None:
    """Draw the text; `change` gets it whenever the browser sends another one."""
    line = _line(name)
    line.hold(of, body)

    def came() -> None:
        words = line.take(_said(name, "letter"))
        if words is not None:
            change(words)

    def decided() -> None:
        _decide(_said(name, "act"), reviewed, current)

    _draw(
        "text",
        name,
        {
            "of": of,
            "text": body,
            "revision": line.revision,
            "life": line.life,
            "number": line.number,
            "lang": lang,
            "words": {key: current.words(word) for key, word in _SPOKEN.items()},
        },
        came,
        decided,
    )


def _said(name: str, what: str) -> object:
    state = st.session_state.get(f"{name}-editor-text")
    return state.get(what) if isinstance(state, Mapping) else None


def _decide(act: object, reviewed: Reviewed, current: Session) -> None:
    """Do what a person decided in the panel of a finding."""
    if not isinstance(act, Mapping):
        return
    kind, rule, found = (str(act.get(part, "")) for part in ("kind", "rule", "found"))
    if kind == "ignore":
        reviewed.ignore((rule, found))
    elif kind == "off":
        switch(current, rule, True)
    elif kind == "term":
        add_term(current, found)


def underline(
    name: str, whole: str, body: str, shown: Sequence[tuple[int, Finding]], w: Words
) -> None:
    """Put the numbered findings of a whole message under the words of its body."""
    if not is_drawn(name):
        return
    head, units = len(whole) - len(body), Utf16(body)
    placed = [
        _spoken(
            number, finding, units(finding.span.start - head), units(finding.span.end - head), w
        )
        for number, finding in shown
        if finding.found and finding.span.start >= head
    ]
    wish, number = st.session_state.get(f"{name}-show", (0, 0))
    _draw("findings", name, {"findings": placed, "show": {"wish": wish, "number": number}})


def go_to(name: str, number: int) -> None:
    """Have the editor show a finding when it is drawn next."""
    wish, _ = st.session_state.get(f"{name}-show", (0, 0))
    st.session_state[f"{name}-show"] = (wish + 1, number)


def _spoken(number: int, finding: Finding, start: int, end: int, w: Words) -> dict[str, Any]:
    offers = [s for s in finding.suggestions if not is_advice(s)]
    return {
        "number": number,
        "from": start,
        "to": end,
        "found": finding.found,
        "rule": finding.rule.id,
        "check": finding.check,
        "severity": finding.severity,
        "badge": w(f"severity.{finding.severity}"),
        "area": w(f"check.{finding.check}"),
        "message": finding.message(w.ui),
        "why": finding.why(w.ui),
        "source": finding.rule.source,
        "replacements": [
            {
                "label": w("review.replace", suggestion=shorten(s, 60))
                if s
                else w("review.remove"),
                "words": as_written(finding.found, s),
            }
            for s in offers
        ],
        "advice": [s for s in finding.suggestions if is_advice(s)],
        "term": is_term(finding),
    }


def wait_for_text(name: str, w: Words) -> None:
    """Hold a click on the ways out, drawn before this, until they give what is on the screen."""
    if is_drawn(name):
        _draw("handover", name, {"words": {"waiting": w("handover.waiting")}})
