"""How a draft is told from others in a list: its title, what it is about, when it was changed."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from babel.dates import format_timedelta

from relation.catalogue import Entry
from relation.finding import shorten
from relation.language import Lang
from relation.ui.drafts import Kept
from relation.ui.words import Words
from relation.ui.work import Checking, Writing

_FIRST = 80  # characters of a text that are shown
_WHO = ("customer.name", "customer.greeting", "supplier.name", "carrier.name")


@dataclass(frozen=True, slots=True)
class Line:
    """A draft in the list; `pages` are those that have something of it."""

    id: str
    title: str
    about: str
    pages: tuple[str, ...]


def line(kept: Kept, listed: Iterable[Entry], w: Words) -> Line:
    """A draft in the interface's words."""
    writing, checking = kept.work.writing, kept.work.checking
    pages = [
        *(["write"] if writing.facts or writing.edits else []),
        *(["check"] if checking.draft.text.strip() else []),
    ]
    said = [w("drafts.changed", when=ago(kept.changed, w.ui))]
    if "write" in pages:
        title, about = _written(writing, listed, w)
    else:
        title, about = _checked(checking, w)
    return Line(kept.id, title, " · ".join([*filter(None, about), *said]), tuple(pages))


def ago(then: float, ui: Lang) -> str:
    """How long ago something was, e.g. “3 hours ago”."""
    return format_timedelta(min(-1, int(then - time.time())), add_direction=True, locale=str(ui))


def _written(writing: Writing, listed: Iterable[Entry], w: Words) -> tuple[str, list[str]]:
    entry = next((entry for entry in listed if entry.id == writing.template), None)
    title = entry.title.in_(w.ui) if entry else w("drafts.no_situation")
    who = next((writing.facts[name] for name in _WHO if writing.facts.get(name)), "")
    language = w(f"language.{writing.lang}") if writing.lang else ""
    return title, [who or _first(writing), language]


def _first(writing: Writing) -> str:
    edit = writing.edit
    return shorten(edit.body, _FIRST) if edit else ""


def _checked(checking: Checking, w: Words) -> tuple[str, list[str]]:
    subject, body = shorten(checking.subject, _FIRST), shorten(checking.body, _FIRST)
    language = w(f"language.{checking.lang}") if checking.lang in list(Lang) else ""
    return subject or w("drafts.checked"), [body, language]
