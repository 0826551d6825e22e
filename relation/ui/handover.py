"""Whether a message may leave, and the files in which it does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from relation.export.docx import docx
from relation.export.email import eml, readable
from relation.export.names import file_stem
from relation.finding import Finding
from relation.language import Lang
from relation.logo import Logo
from relation.rule import Severity
from relation.structure import PLACE
from relation.template import Draft
from relation.ui.words import Words
from relation.variables import Variable


def obstacles(
    draft: Draft,
    missing: Sequence[Variable],
    findings: Sequence[Finding],
    read: bool,
    w: Words,
) -> list[str]:
    """What stands in the way of sending a message, in the interface's words; none when ready."""
    if not draft.body.strip():
        return [w("handover.empty")]
    found = []
    if missing:
        names = ", ".join(variable.label.in_(w.ui) for variable in missing)
        found.append(w.count("handover.missing", len(missing)) + " " + names)
    elif places := list(dict.fromkeys(PLACE.findall(readable(draft.text)))):
        found.append(w.count("handover.places", len(places)) + " " + ", ".join(places))
    musts = sum(f.severity is Severity.MUST and f.rule.look != "placeholder" for f in findings)
    if musts:
        found.append(w.count("handover.musts", musts))
    if not read:
        found.append(w("handover.unread"))
    return found


def file_name(draft: Draft, lang: Lang, ending: str) -> str:
    """A name for a file, from the subject."""
    without = "message" if lang is Lang.EN else "courrier"
    return f"{file_stem(readable(draft.subject), without)}.{ending}"


def as_text(draft: Draft) -> str:
    return readable(draft.text)


@lru_cache(maxsize=20)
def as_eml(draft: Draft, lang: Lang, to: str, sender: str) -> bytes:
    return eml(draft, lang, to, sender)


@lru_cache(maxsize=20)
def as_docx(draft: Draft, lang: Lang, logo: Logo | None = None) -> bytes:
    return docx(draft, lang, logo)
