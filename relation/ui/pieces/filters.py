"""Which findings are shown: by check and by severity, with how many there are of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from relation.finding import Finding
from relation.rule import CHECKS, Severity
from relation.ui.words import Words

Numbered = tuple[int, Finding]


def filters(name: str, kept: Sequence[Finding], w: Words) -> list[Numbered]:
    """Draw the filters; the findings that they let through, with their numbers."""
    checks = _pills(
        name,
        "check",
        w("review.by_check"),
        [(c, sum(f.check == c for f in kept)) for c in CHECKS],
        w,
    )
    severities = _pills(
        name,
        "severity",
        w("review.by_severity"),
        [(s, sum(f.severity is s for f in kept)) for s in Severity],
        w,
    )
    return [
        (number, finding)
        for number, finding in enumerate(kept, 1)
        if finding.check in (checks or CHECKS) and finding.severity in (severities or Severity)
    ]


def _pills(
    name: str, what: str, said: str, counted: Sequence[tuple[Any, int]], w: Words
) -> Sequence[Any]:
    """The choices among those that there are; none chosen means all."""
    key = f"{name}-filter-{what}"
    numbers = {str(value): number for value, number in counted if number}
    kept_key = f"{key}-kept"
    wanted = [value for value in st.session_state.get(kept_key, []) if value in numbers]
    st.session_state[key] = wanted
    chosen = st.pills(
        said,
        list(numbers),
        selection_mode="multi",
        key=key,
        format_func=lambda value: f"{w(f'{what}.{value}')} {numbers[value]}",
        on_change=lambda: st.session_state.update({kept_key: list(st.session_state[key] or [])}),
        label_visibility="collapsed",
    )
    return chosen
