"""What is kept on this machine, in the settings: for how long, where, and how it goes."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from relation.places import drafts_folder, packs_folder, practice_file, preferences_file
from relation.ui import resources
from relation.ui.pieces.fields import days
from relation.ui.pieces.sweep import sweep
from relation.ui.reminding import reminders_folder
from relation.ui.session import Session


def data(current: Session) -> None:
    """Draw how long drafts stay, the way to delete them, and what lies where."""
    w = current.words

    def take(number: int | None) -> None:
        if number is not None:
            current.prefer(replace(current.preferences, kept_days=number))
            current.drafts.forget_old(number)

    def take_practice(number: int | None) -> None:
        if number is not None:
            current.prefer(replace(current.preferences, practice_days=number))
            resources.forget_practice(number)

    days(
        "kept-days", current.preferences.kept_days, take, w, needed=True,
        label=w("settings.kept_days"), help=w("settings.kept_help"),
    )  # fmt: skip
    if not current.owner:  # practice is everybody's: one person does not set its term
        days(
            "practice-days", current.preferences.practice_days, take_practice, w, needed=True,
            label=w("settings.practice_days"), help=w("settings.practice_help"),
        )  # fmt: skip
    sweep(current)
    if not current.owner:  # the places on a server are nobody's business but its keeper's
        _places(current)


def _places(current: Session) -> None:
    """Draw what lies where on this computer."""
    w = current.words
    st.header(w("settings.stored"), anchor=False)
    rows = "".join(
        f"<tr><td>{escape(w(key))}</td><td><code>{escape(str(place))}</code></td></tr>"
        for key, place in (
            ("settings.stored_drafts", drafts_folder()),
            ("settings.stored_reminders", reminders_folder()),
            ("settings.stored_practice", resources.practice().elsewhere or practice_file()),
            ("settings.stored_packs", packs_folder()),
            ("settings.stored_settings", preferences_file()),
        )
    )
    st.html(
        f'<table class="rel-places"><thead><tr><th scope="col">{escape(w("settings.stored_what"))}</th>'
        f'<th scope="col">{escape(w("settings.stored_where"))}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    st.html(f"<p>{escape(w('settings.local'))}</p>")
    if address := resources.languagetool().address:
        st.html(f"<p>{escape(w('settings.shared', address=address))}</p>")
