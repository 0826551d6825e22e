"""French future and conditional, told from the form alone, and what stands after si instead."""

from __future__ import annotations

import re

from relation.checks.grammar_fr_words import exists

_FUTURE = re.compile(r"(.+?r)(ai|as|a|ons|ez|ont)$")

_CONDITIONAL = re.compile(r"(.+?r)(ais|ait|ions|iez|aient)$")

# Stems of future and conditional that do not show the infinitive.
_STEMS = frozenset("aur ser fer ir pourr devr voudr saur verr enverr renverr viendr reviendr tiendr "
                   "obtiendr conviendr faudr vaudr recevr mettr prendr comprendr dir rendr attendr "
                   "répondr perdr vendr connaîtr paraîtr permettr reprendr courr".split())  # fmt: skip

_IRER = re.compile(r"(?:^|ret|ét|att)ir$|(?:^|[a-z])(?:pir|dmir|nspir|désir|déchir|vir|tir|cir)$")

_IMPERFECT = {
    "aur": "av", "ser": "ét", "pourr": "pouv", "devr": "dev", "voudr": "voul", "saur": "sav",
    "fer": "fais", "ir": "all", "viendr": "ven", "prendr": "pren", "dir": "dis", "recevr": "recev",
    "mettr": "mett", "rendr": "rend", "répondr": "répond", "attendr": "attend", "verr": "voy",
}  # fmt: skip

_PRESENT = {
    "aurez": "avez", "aura": "a", "auront": "ont", "serez": "êtes", "sera": "est", "seront": "sont",
    "pourrez": "pouvez", "pourra": "peut", "devra": "doit", "devrez": "devez", "voudrez": "voulez",
    "voudra": "veut", "ferez": "faites", "aurons": "avons", "serons": "sommes", "viendra": "vient",
    "viendrez": "venez", "devront": "doivent", "pourront": "peuvent",
}  # fmt: skip


def future_or_conditional(form: str, lemma: str) -> str:
    """`future`, `conditional` or nothing, from the form alone: livrait is neither."""
    for name, pattern in (("conditional", _CONDITIONAL), ("future", _FUTURE)):
        found = pattern.match(form)
        if found and _is_stem(found[1], lemma):
            return name
    return ""


def _is_stem(stem: str, lemma: str) -> bool:
    if stem in _STEMS:
        return True
    if stem.endswith("er") and len(stem) > 3:
        return exists(stem) or lemma == stem
    return stem.endswith("ir") and len(stem) > 3 and not _IRER.search(stem) and exists(stem)


def put_right(form: str, tense: str) -> tuple[str, ...]:
    if tense == "future":
        if form in _PRESENT:
            return (_PRESENT[form],)
        stem = re.match(r"(.+)ir(ez|a|ons|ont)$", form)
        if stem:
            return (
                stem[1] + {"ez": "issez", "a": "it", "ons": "issons", "ont": "issent"}[stem[2]],
            )
        stem = re.match(r"(.+)er(ez|a|ont)$", form)
        return (stem[1] + {"ez": "ez", "a": "e", "ont": "ent"}[stem[2]],) if stem else ()
    found = _CONDITIONAL.match(form)
    if found is None:
        return ()
    if found[1] in _IMPERFECT:
        return (_IMPERFECT[found[1]] + found[2],)
    if found[1].endswith("er") and "è" not in found[1][-5:]:
        root = found[1][:-2]
        soft = found[2][0] == "a"
        root = root + "e" if soft and root.endswith("g") else root
        root = root[:-1] + "ç" if soft and root.endswith("c") else root
        return (root + found[2],)
    return ()
