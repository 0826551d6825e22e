"""The message of the same case in the other language, and what the two do not share."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from relation.gate import differences
from relation.language import Bilingual, Lang
from relation.pack import Pack
from relation.template import Draft
from relation.ui import writing as pages
from relation.ui.facts import case_of, change_language
from relation.ui.preferences import Preferences
from relation.ui.work import Writing


@dataclass(frozen=True, slots=True)
class Other:
    """The other message, and what one of the two says alone."""

    lang: Lang
    draft: Draft
    differences: tuple[Bilingual, ...]


def other(writing: Writing, mine: Draft, preferences: Preferences, pack: Pack) -> Other:
    """The other language's message with its writer's changes; the message itself is left alone."""
    lang = Lang(writing.lang)
    there = deepcopy(writing)
    change_language(there, lang.other, pack.variables)
    template = pack.template(there.template, lang.other)
    case = case_of(template, there, preferences, pack)
    draft, _ = pages.current(there, pack.fillers[lang.other].preview(template, case))
    texts = {lang: mine.text, lang.other: draft.text}
    said = dict.fromkeys(differences(texts[Lang.FR], texts[Lang.EN]))
    return Other(lang.other, draft, tuple(said))
