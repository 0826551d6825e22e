"""Passives in a sentence: which verbs are passive, and where the chain of them stands."""

from __future__ import annotations

from collections.abc import Mapping

from relation.finding import Span
from relation.language import Lang
from relation.text import Sentence, Text

_BE: Mapping[Lang, frozenset[str]] = {
    Lang.EN: frozenset("be been being is are was were get got gets getting 's 're".split()),
    Lang.FR: frozenset(
        "être été est sont était étaient sera seront serait seraient soit soient fut furent étant"
        " sommes êtes serez serons étiez étions vu vue vus vues trouvé trouvée retrouvé retrouvée".split()
    ),
}
_AFTER_SE = frozenset("vu vue vus vues trouvé trouvée retrouvé retrouvée".split())
# Between the auxiliary and its participle.
_LIGHT: Mapping[Lang, frozenset[str]] = {
    Lang.EN: frozenset("not n't t ' never also already only just then still all both now".split()),
    Lang.FR: frozenset(
        "pas plus jamais aussi déjà seulement encore bien donc alors tous toutes tout ensuite ainsi"
        " immédiatement aussitôt été".split()
    ),
}
_JOINTS = frozenset(", et and or ou puis then".split())
_NEW_MATTER = frozenset("; : but mais".split())
# French verbs whose être is a past tense, not a passive.
_MOVES = frozenset(
    "aller venir arriver partir entrer rentrer sortir passer monter descendre naître mourir rester"
    " tomber retomber devenir redevenir revenir parvenir survenir intervenir repartir retourner"
    " advenir provenir remonter apparaître décéder ressortir".split()
)
# Participles that name a state: nobody is hidden behind them.
_STATES = frozenset(
    "closed pleased interested delighted committed sorry based included attached concerned married"
    " supposed tired located born involved used done gone known called named worried satisfied"
    " fermé fermée fermés fermées ouvert ouverte ouverts ouvertes situé située désolé désolée"
    " désolés ravi ravie ravis intéressé intéressée satisfait satisfaite compris comprise compris"
    " joint jointe joints jointes inclus incluse destiné destinée lié liée conscient marié né née"
    " obligé obligée présent présente adapté adaptée inscrit inscrite nommé appelé assis assise"
    " valable possible disponible convaincu convaincue connu connue".split()
)


def passive_chain(text: Text, sentence: Sentence, least: int) -> Span | None:
    """From the first passive to the last, when there are at least so many."""
    start, found, end, helpers = -1, 0, -1, 0
    waiting = -1  # where an auxiliary stands whose participle has not come yet
    shared = False  # a further participle may share the auxiliary
    for index in range(sentence.first, sentence.last):
        word = text.words[index]
        if word.norm in _NEW_MATTER and found < least:
            start, found, waiting, shared, helpers = -1, 0, -1, False, 0
        joins = shared and index > sentence.first and text.words[index - 1].norm in _JOINTS
        if _is_be(text, index):
            waiting = index if waiting < 0 else waiting
        elif (waiting >= 0 or joins) and _is_participle(text, index):
            start = (waiting if waiting >= 0 else index) if start < 0 else start
            found, end, helpers = found + 1, index, helpers + (waiting >= 0)
            waiting, shared = -1, True
        elif waiting >= 0 and not (
            word.norm in _LIGHT[text.lang]
            or word.token.pos_ == "ADV"
            or (word.is_mark and word.norm in "'-")
        ):
            waiting, shared = -1, False
        elif (
            word.token.pos_ in ("VERB", "AUX")
            and not _is_participle(text, index)
            and word.norm not in _JOINTS
        ):
            shared = False
    # three participles after one auxiliary are a short list: “shown, changed or erased”
    if found < least or helpers < 2:
        return None
    return Span(text.words[_with_helpers(text, start, sentence.first)].start, text.words[end].end)


def _is_be(text: Text, index: int) -> bool:
    norm = text.words[index].norm
    if norm not in _BE[text.lang]:
        return False
    if norm in _AFTER_SE:  # « s’est vu remplacer »
        return index > 2 and text.words[index - 3].norm in ("s", "se")
    return not (text.lang is Lang.FR and index > 1 and text.words[index - 2].norm == "s")


def _is_participle(text: Text, index: int) -> bool:
    word = text.words[index]
    if word.norm in _STATES or word.token.lemma_ in _MOVES:
        return False
    if text.lang is Lang.EN:
        return word.token.tag_ == "VBN" or (word.token.tag_ == "VBD" and word.norm.endswith("ed"))
    if "Part" in word.token.morph.get("VerbForm", []):
        return "Pres" not in word.token.morph.get("Tense", [])
    after_been = text.words[index - 1].norm == "été"
    return after_been and word.norm.endswith(
        ("é", "ée", "és", "ées", "i", "is", "ie", "u", "ue", "us")
    )


def _with_helpers(text: Text, index: int, first: int) -> int:
    """The auxiliaries that stand just before: « a », “has”, “should”."""
    while index > first and text.words[index - 1].token.pos_ == "AUX":
        index -= 1
    return index
