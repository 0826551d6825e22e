"""The facts gate: the message as edited against its case, and the two languages of a case together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from relation.case import Case
from relation.checks.facts_values import Value, among, amounts, codes, dates, greeting_names
from relation.language import Bilingual, Lang
from relation.reference import Reference
from relation.template import Draft
from relation.values import write

_LEGAL = ("L441-10", "D441-5", "L217-3", "L221-18", "L216-1", "L612-1", "1231-6", "1998")


def reference(draft: Draft, case: Case, lang: Lang) -> Reference:
    """What a message is held against; put it in the Context of the Text under review."""
    facts = []
    for value in case.facts.values():
        if isinstance(value, list):
            facts += [write(item, lang) for item in value]
        elif value is not None:
            facts.append(write(value, lang))
    return Reference(draft.text, tuple(facts))


def differences(french: str, english: str) -> Iterator[Bilingual]:
    """What the French and the English message of one case do not share: amounts, dates, numbers, names, law."""
    kinds: tuple[tuple[str, str, Callable[[str, Lang], list[Value]]], ...] = (
        ("montant", "amount", amounts), ("date", "date", dates), ("numéro", "number", codes),
        ("nom", "name", greeting_names),
    )  # fmt: skip
    for fr, en, read in kinds:
        here, there = read(french, Lang.FR), read(english, Lang.EN)
        for written in _only(here, there):
            yield Bilingual(fr=f"{fr} seulement en français : {written}",
                            en=f"{en} in French only: {written}")  # fmt: skip
        for written in _only(there, here):
            yield Bilingual(fr=f"{fr} seulement en anglais : {written}",
                            en=f"{en} in English only: {written}")  # fmt: skip
    for article in _LEGAL:
        if (article in french) != (article in english):
            yield Bilingual(fr=f"mention légale dans une seule langue : {article}",
                            en=f"legal line in one language only: {article}")  # fmt: skip


def _only(values: list[Value], others: list[Value]) -> list[str]:
    """What the others do not say, each once, as written."""
    return list({v.key: v.written for v in values if not among(v, others)}.values())
