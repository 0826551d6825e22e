"""The identity block of a firm: what its legal form makes it say, and the lines made of that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from relation.language import Bilingual, Lang
from relation.ui.preferences import Preferences
from relation.values import ValueProblem, read_money, write

LEGAL, REGISTER = "company.legal", "company.siren"


@dataclass(frozen=True, slots=True)
class Form:
    """A legal form as letters name it, and the fields that it needs."""

    said: Bilingual
    fields: tuple[str, ...]


_FRENCH = ("capital", "siren", "city")
FORMS: Mapping[str, Form] = {
    **{name.lower(): Form(Bilingual(name, name), _FRENCH)
       for name in ("SARL", "EURL", "SAS", "SASU", "SA")},
    "ei": Form(Bilingual("entrepreneur individuel (EI)", "sole trader (EI)"), ("siren", "city")),
    "association": Form(
        Bilingual("association loi 1901", "non-profit association (loi 1901)"), ("siren",)
    ),
    "ltd": Form(Bilingual("société britannique (private limited company)", "private limited company"),
                ("number", "part")),
}  # fmt: skip
PARTS = {
    "england_wales": Bilingual("Angleterre et pays de Galles", "England and Wales"),
    "scotland": Bilingual("Écosse", "Scotland"),
    "northern_ireland": Bilingual("Irlande du Nord", "Northern Ireland"),
}
FORM = "form"
EXAMPLES = {
    "capital": "20\u00a0000\u00a0€",
    "siren": "812\u00a0345\u00a0678",
    "city": "Rennes",
    "number": "01234567",
}

_PROBLEMS = {
    "capital": Bilingual(
        "Un montant est attendu, par exemple 20\u00a0000\u00a0€.",
        "An amount is expected, for example €20,000.",
    ),
    "siren": Bilingual(
        "Un SIREN a neuf chiffres, par exemple 812\u00a0345\u00a0678.",
        "A SIREN has nine digits, for example 812 345 678.",
    ),
    "number": Bilingual(
        "Ce numéro a huit signes, par exemple 01234567 ou SC123456.",
        "This number has eight characters, for example 01234567 or SC123456.",
    ),
    "city": Bilingual("Une ville est attendue, sans chiffres.", "A town is expected, no digits."),
}


def fields(typed: Mapping[str, str]) -> tuple[str, ...]:
    """The fields of the chosen form; none before one is chosen."""
    form = FORMS.get(typed.get(FORM, ""))
    return form.fields if form else ()


def problem(name: str, words: str) -> Bilingual | None:
    """What is wrong with a field; an empty one is only still to be filled."""
    if not words.strip() or _value(name, words) is not None:
        return None
    return _PROBLEMS[name]


def lines(typed: Mapping[str, str]) -> dict[str, Bilingual]:
    """The variables of the identity that can be written by now."""
    form = FORMS.get(typed.get(FORM, ""))
    if form is None:
        return {}
    values = {name: _value(name, typed.get(name, "")) for name in form.fields}
    found = {LEGAL: form.said}
    if "capital" in form.fields:
        capital = values["capital"]
        if capital is None:
            del found[LEGAL]
        else:
            found[LEGAL] = Bilingual(
                f"{form.said.fr} au capital de {capital.fr}",
                f"{form.said.en} with a share capital of {capital.en}",
            )
    if siren := values.get("siren"):
        city = values.get("city")
        found[REGISTER] = Bilingual(
            f"SIREN {siren.fr}" + (f", RCS {city.fr}" if city else ""),
            f"SIREN {siren.en}" + (f", RCS {city.en} (trade register)" if city else ""),
        )
    number, part = values.get("number"), values.get("part")
    if number and part:
        found[REGISTER] = Bilingual(
            f"numéro {number.fr} au registre du Royaume-Uni ({part.fr})",
            f"registered in {part.en}, company number {number.en}",
        )
    return found


def with_identity(preferences: Preferences, name: str, words: str) -> Preferences:
    """The preferences with a field of the identity, and the variables made anew from it."""
    typed = {**preferences.identity, name: words}
    if not words:
        del typed[name]
    changed = replace(preferences, identity=typed)
    for variable, said in lines(typed).items():
        for lang in Lang:
            changed = changed.with_firm(lang, variable, said.in_(lang))
    return changed


def _value(name: str, words: str) -> Bilingual | None:
    """A field as letters write it; None when it is empty or cannot be used."""
    bare = re.sub(r"\s", "", words)
    if name == "capital" and bare:
        try:
            capital = read_money(words)
        except ValueProblem:
            return None
        french, english = (re.sub(r"[.,]00\b", "", write(capital, lang)) for lang in Lang)
        return Bilingual(french, english) if capital.amount > 0 else None
    if name == "siren" and re.fullmatch(r"\d{9}", bare):
        spaced = f"{bare[:3]}\u00a0{bare[3:6]}\u00a0{bare[6:]}"
        return Bilingual(spaced, spaced)
    if name == "number" and re.fullmatch(r"(?:\d{2}|[A-Z]{2})\d{6}", bare.upper()):
        return Bilingual(bare.upper(), bare.upper())
    if name == "city" and bare and not re.search(r"\d", bare):
        return Bilingual(words.strip(), words.strip())
    if name == "part":
        return PARTS.get(words)
    return None
