"""How a French participle agrees: its form read, and the form that its noun asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relation.checks.grammar_fr_words import has_sure_gender, noun_kind

if TYPE_CHECKING:
    from spacy.tokens import Token

# Masculine participles that end in s in the singular too.
_IN_S = re.compile(r"(?:pris|mis|quis|clus|ssis|cis|sis|dissous|absous|inclus)$")


def base(form: str) -> str:
    """The masculine singular of a participle: envoyées → envoyé."""
    if _IN_S.search(form):
        return form
    form = form.removesuffix("s")
    if form.endswith("e"):
        form = form.removesuffix("e")
    return form


def gender_number(form: str) -> tuple[str, str]:
    """Masc or Fem, Sing or Plur (empty when both are possible), as the ending shows."""
    if _IN_S.search(form):
        return "Masc", ""
    number = "Plur" if form.endswith("s") else "Sing"
    return ("Fem" if form.removesuffix("s").endswith("e") else "Masc"), number


def agreed(form: str, gender: str, number: str) -> str:
    """The participle as it agrees with such a noun."""
    root = base(form)
    root += "e" if gender == "Fem" else ""
    return root if number != "Plur" or root.endswith("s") else root + "s"


def corrected(form: str, right: tuple[str, str], sure: bool = True) -> tuple[str, ...]:
    """The participle as it must agree; nothing when it does, or when its noun is in doubt."""
    gender, number = gender_number(form)
    wanted = right[0] if sure or number not in {"", right[1]} else gender
    if not right[1] or (wanted in {"", gender} and number in {"", right[1]}):
        return ()
    genders = (wanted,) if wanted else (gender, "Fem" if gender == "Masc" else "Masc")
    return tuple(agreed(form, one, right[1]) for one in genders)


def fitted(form: str, noun: Token) -> tuple[str, ...]:
    """As `corrected`, for the noun with which a participle agrees."""
    return corrected(form, noun_kind(noun), has_sure_gender(noun))
