"""French forms that the looks share: participles and their agreement, tenses read from endings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wordfreq import zipf_frequency

from relation.checks.grammar_words import norm

if TYPE_CHECKING:
    from spacy.tokens import Token

HAVE = frozenset("ai as a avons avez ont avais avait avions aviez avaient aurai aura aurons aurez "
                 "auront aurais aurait aurions auriez auraient ayons ayez aient".split())  # fmt: skip
CLITICS = frozenset("me m' te t' se s' le la l' les lui leur nous vous en y".split())
# Masculine participles that end in s in the singular too.
_IN_S = re.compile(r"(?:pris|mis|quis|clus|ssis|cis|sis|dissous|absous|inclus)$")
_PART = re.compile(r"(?:é|ée|és|ées|ie?s?|ue?s?|rte?s?|ite?s?|ise?s?)$")
_FUTURE = re.compile(r"(.+?r)(ai|as|a|ons|ez|ont)$")
_CONDITIONAL = re.compile(r"(.+?r)(ais|ait|ions|iez|aient)$")
# Stems of future and conditional that do not show the infinitive.
_STEMS = frozenset("aur ser fer ir pourr devr voudr saur verr enverr renverr viendr reviendr tiendr "
                   "obtiendr conviendr faudr vaudr recevr mettr prendr comprendr dir rendr attendr "
                   "répondr perdr vendr connaîtr paraîtr permettr reprendr courr".split())  # fmt: skip
_IRER = re.compile(r"(?:^|ret|ét|att)ir$|(?:^|[a-z])(?:pir|dmir|nspir|désir|déchir|vir|tir|cir)$")


def exists(word: str) -> bool:
    """True for a word that French texts use."""
    return zipf_frequency(word, "fr") >= 1.5


def is_participle(word: Token) -> bool:
    return "Part" in word.morph.get("VerbForm", []) and bool(_PART.search(norm(word)))


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


_FEMININE = re.compile(
    r"(?:[tsx]ion|té|ure|[ae]nce|ette|euse|trice|ie|ée|ade|aison|esse|elle|ille|ière|ise|otte)s?$"
)
_MASCULINE = re.compile(r"(?:ment|eau|ier|isme|oir|al|eur|on|et|in|o|i|is)[sx]?$|eaux$|aux$")
_EXCEPT = frozenset("musée lycée trophée côté comité été pâté traité arrêté génie incendie parapluie page image "
                    "fleur couleur valeur erreur largeur longueur hauteur chaleur odeur peur saison maison "
                    "boisson livraison fin main vis souris fois".split())  # fmt: skip


def _gender(noun: Token) -> str:
    """The gender that the tagger and the ending agree on; empty when they do not."""
    tagged = "".join(noun.morph.get("Gender", []))
    form = norm(noun)
    if form.removesuffix("s") in _EXCEPT or form in _EXCEPT:
        return tagged if form.removesuffix("s").endswith("e") == (tagged == "Fem") else ""
    if _FEMININE.search(form):
        return "Fem" if tagged == "Fem" else ""
    if _MASCULINE.search(form):
        return "Masc" if tagged == "Masc" else ""
    return tagged if form.removesuffix("s").endswith("e") == (tagged == "Fem") else ""


def noun_kind(noun: Token) -> tuple[str, str]:
    """Gender and number of a noun, each empty in doubt; its article decides where it can."""
    gender = _gender(noun)
    number = "" if norm(noun)[-1] in "sxz" else "".join(noun.morph.get("Number", []))
    for word in noun.children:
        said = norm(word)
        if word.i < noun.i and (word.dep_ in {"det", "nummod"} or word.pos_ == "DET"):
            if said in {"la", "une", "cette", "toute", "quelle", "aucune"}:
                gender, number = "Fem", "Sing"
            elif said in {"le", "un", "ce", "tout", "quel", "aucun"}:
                gender, number = "Masc", "Sing"
            elif said in {"les", "des", "ces", "mes", "tes", "ses", "nos", "vos", "leurs", "deux",
                        "trois", "quelques", "plusieurs"}:  # fmt: skip
                number = "Plur"
            elif said in {"l'", "mon", "ton", "son", "ma", "ta", "sa", "notre", "votre", "cet"}:
                number = "Sing"
    return gender, number


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
