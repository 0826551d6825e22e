"""The message being written: which situation it is for, and its text between facts and edits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from relation.catalogue import Entry
from relation.countdown import days_after
from relation.language import Lang
from relation.pack import Pack
from relation.template import Draft
from relation.ui.facts import fill_with_examples
from relation.ui.merge import merge_drafts
from relation.ui.preferences import Preferences
from relation.ui.work import Edit, Writing

EXAMPLE = "claims/damaged"
_ANSWER = "claim.reply_date"


def choose(writing: Writing, entry: Entry, lang: Lang) -> None:
    """Take up a situation; audience and law stay where it allows them."""
    writing.template = entry.id
    writing.lang = str(lang if lang in entry.languages else entry.languages[0])
    fit(writing, entry)
    start_again(writing)


def open_example(writing: Writing, listed: Iterable[Entry], pack: Pack, lang: Lang) -> None:
    """Take up the situation shown to newcomers, its facts filled with their examples."""
    known = {entry.id: entry for entry in listed}
    choose(writing, known.get(EXAMPLE) or next(iter(known.values())), lang)
    names = pack.fillers[Lang(writing.lang)].names(
        pack.template(writing.template, Lang(writing.lang))
    )
    wanted = [pack.variables[name] for name in names if name in pack.variables]
    fill_with_examples(writing, Preferences(), wanted)


def suggest_answer(writing: Writing, entry: Entry, preferences: Preferences) -> None:
    """Give the answer date of a complaint by the house's own term, where none was typed."""
    if preferences.answer_days and _ANSWER in entry.variables and not writing.facts.get(_ANSWER):
        day = days_after(dt.date.today(), preferences.answer_days, writing.law)
        writing.facts[_ANSWER] = f"{day:%d/%m/%Y}"


def fit(writing: Writing, entry: Entry) -> None:
    """Bring audience and law to what the situation is written for."""
    if writing.audience not in entry.audience:
        writing.audience = entry.audience[0]
    if writing.law not in entry.law:
        writing.law = entry.law[0]


def start_again(writing: Writing) -> None:
    """Forget what was set aside for another message."""
    writing.ignored.clear()
    writing.anyway = False


def current(writing: Writing, base: Draft) -> tuple[Draft, bool]:
    """The message as it stands, and whether new facts clash with what its writer changed.

    `base` is what the facts make now. Edits take in new facts where they do not touch; where they
    do, the writer's text stays until they decide.
    """
    edit = writing.edit
    if edit is None:
        return base, False
    if edit.base == base:
        return edit.draft, False
    merged = merge_drafts(edit.base, edit.draft, base)
    if merged is None:
        return edit.draft, True
    change(writing, merged, base)
    return merged, False


def change(writing: Writing, draft: Draft, base: Draft, version: str = "") -> None:
    """Keep what the writer made of the message; nothing where it is what the facts make.

    `version` names a message that may be shown no longer: its last words come late.
    """
    version = version or writing.version
    if draft == base:
        writing.edits.pop(version, None)
    else:
        writing.edits[version] = Edit(draft.subject, draft.body, base.subject, base.body)


def keep_mine(writing: Writing, base: Draft) -> None:
    """Settle a clash with the writer's text."""
    if edit := writing.edit:
        change(writing, edit.draft, base)


def reset(writing: Writing) -> None:
    """Go back to what the facts make."""
    writing.edits.pop(writing.version, None)
