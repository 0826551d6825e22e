"""From a form to its possible lemmas, without a parse: irregular forms by list, others by ending."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from relation.language import Lang

_DATA = files("relation.level") / "data"

# ending, what it may stand for; the longest that fits comes first
_FR_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (ending, tuple(lemmas.split()))
    for ending, lemmas in (
        ("issantes", "ir"), ("issants", "ir"), ("issante", "ir"), ("issaient", "ir"), ("issions", "ir"),
        ("issait", "ir"), ("issais", "ir"), ("issons", "ir"), ("issent", "ir"), ("issant", "ir"),
        ("issiez", "ir"), ("issez", "ir"), ("isses", "ir"), ("isse", "ir"), ("irions", "ir"),
        ("iraient", "ir"), ("iront", "ir"), ("irons", "ir"), ("irait", "ir"), ("irais", "ir"),
        ("irez", "ir"), ("irai", "ir"), ("iras", "ir"), ("ira", "ir"),
        ("eraient", "er"), ("erions", "er"), ("eriez", "er"), ("erait", "er"), ("erais", "er"),
        ("erons", "er"), ("eront", "er"), ("erez", "er"), ("erai", "er"), ("eras", "er"), ("era", "er"),
        ("assions", "er"), ("assiez", "er"), ("assent", "er"), ("asses", "er"), ("asse", "er"),
        ("âmes", "er"), ("âtes", "er"), ("èrent", "er"), ("aient", "er"), ("antes", "er ant"),
        ("ants", "er ant"), ("ante", "er ant"), ("ions", "er"), ("ons", "er"), ("iez", "er"), ("ait", "er"),
        ("ais", "er"), ("ant", "er"), ("ées", "er é"), ("ent", "er"), ("ée", "er é"), ("és", "er é"),
        ("ez", "er"), ("ât", "er"), ("ai", "er"), ("as", "er"), ("a", "er"), ("é", "er"),
        ("trices", "teur"), ("trice", "teur"), ("euses", "eur eux"), ("euse", "eur eux"),
        ("elles", "el"), ("elle", "el"), ("iennes", "ien"), ("ienne", "ien"), ("ennes", "en"),
        ("enne", "en"), ("onnes", "on"), ("onne", "on"), ("ives", "if"), ("ive", "if"), ("ières", "ier"),
        ("ière", "ier"), ("ètes", "et"), ("ète", "et"), ("eaux", "eau el"), ("aux", "al au ail"),
        ("ales", "al"), ("ale", "al"), ("ies", "ir i"), ("ie", "ir i"), ("is", "ir i"), ("it", "ir"),
        ("i", "ir"), ("ues", "u"), ("ue", "u"), ("us", "u"), ("es", "e er"), ("e", "er"), ("s", ""),
        ("x", ""),
    )
)  # fmt: skip
_FR_BARE = re.compile(r"(?:es|e)$")
_EN_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (ending, tuple("" if lemma == "-" else lemma for lemma in lemmas.split()))
    for ending, lemmas in (
        ("iest", "y"), ("ies", "y ie"), ("ied", "y ie"), ("ier", "y"), ("ying", "y ie"), ("ves", "f fe"),
        ("ing", "- e"), ("est", "- e"), ("ed", "- e"), ("er", "- e"), ("es", "- e"), ("s", "-"),
        ("or", "e"),
    )
)  # fmt: skip
_EN_SHORT = {
    "'ve": "have", "'ll": "will", "'d": "would", "'re": "be", "'m": "be", "'s": "be", "n't": "not",
}  # fmt: skip


@lru_cache(maxsize=2)
def irregular(lang: Lang) -> dict[str, tuple[str, ...]]:
    """Form to lemmas, for what no ending tells."""
    found: dict[str, list[str]] = {}
    for lemma, forms in _lines(lang):
        for form in forms.replace("|", " ").split():
            found.setdefault(form, []).append(lemma)
    return {form: tuple(lemmas) for form, lemmas in found.items()}


@dataclass(frozen=True, slots=True)
class Participles:
    """Irregular past participles and past forms (in French the literary ones) of a language."""

    participle: frozenset[str]
    past: frozenset[str]


@lru_cache(maxsize=2)
def participles(lang: Lang) -> Participles:
    columns = [[part.split() for part in forms.split("|")] for _, forms in _lines(lang)]
    return Participles(
        participle=frozenset(form for column in columns for form in column[0]),
        past=frozenset(form for column in columns for form in column[1]),
    )


def _lines(lang: Lang) -> list[tuple[str, str]]:
    text = (_DATA / f"irregular_{lang}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [(lemma, forms) for lemma, _, forms in (line.partition(": ") for line in lines)]


@lru_cache(maxsize=20_000)
def lemmas(norm: str, lang: Lang) -> tuple[str, ...]:
    """What a form may be a form of, itself first; not all of them are words."""
    found = dict.fromkeys((norm, *irregular(lang).get(norm, ())))
    for ending, endings in _FR_ENDINGS if lang is Lang.FR else _EN_ENDINGS:
        if norm.endswith(ending) and len(norm) - len(ending) >= 2:
            stem = norm[: len(norm) - len(ending)]
            for lemma in endings or ("",):
                found.update(dict.fromkeys(_spellings(stem, lemma, lang)))
    if lang is Lang.EN and norm in _EN_SHORT:
        found[_EN_SHORT[norm]] = None
    if lang is Lang.FR and norm.endswith("'"):  # the parse does not always know d’, qu’, s’
        found.update(dict.fromkeys(norm[:-1] + vowel for vowel in "eai"))
    elif lang is Lang.FR:
        bare = _FR_BARE.sub("", norm)
        if len(bare) >= 3:
            found[bare] = None
            if bare[-1] == bare[-2]:
                found[bare[:-1]] = None
    return tuple(found)


def _spellings(stem: str, ending: str, lang: Lang) -> tuple[str, ...]:
    if lang is Lang.EN:
        doubled = len(stem) > 2 and stem[-1] == stem[-2] and ending == ""
        return (stem + ending, stem[:-1]) if doubled else (stem + ending,)
    if ending != "er":
        return (stem + ending,)
    spelt = [stem]
    if stem.endswith("ç"):
        spelt.append(stem[:-1] + "c")
    elif stem.endswith("ge") or stem.endswith(("ll", "tt")):
        spelt.append(stem[:-1])
    elif stem.endswith("i"):
        spelt.append(stem[:-1] + "y")
    cut = stem.rfind("è")
    if cut >= 0:
        spelt += [stem[:cut] + "e" + stem[cut + 1 :], stem[:cut] + "é" + stem[cut + 1 :]]
    return tuple(one + "er" for one in spelt)
