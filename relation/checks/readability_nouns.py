"""Nouns of action: which they are, and where they stand in place of verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from relation.checks.readability_actions import ENDING, EVERYDAY, MORE, TWO, USUAL
from relation.finding import Span
from relation.language import Lang
from relation.text import Sentence, Text

_LINKS: Mapping[Lang, frozenset[str]] = {
    Lang.EN: frozenset("of for to in by upon on from".split()),
    Lang.FR: frozenset("de d du des à au aux pour par sur en dans".split()),
}
_EMPTY: Mapping[Lang, re.Pattern[str]] = {
    Lang.EN: re.compile(
        r"\b(?:tak(?:es?|ing) place|took place|occurs?|undertaken|carried out|effected|performed"
        r"|conducted|gives? rise|subject to|prerequisite|is necessary|necessitates?|requires?"
        r"|entails?|led to|leads to|is the (?:cause|trigger|result|reason)|a matter of|is conditional"
        r"|depends? on|is to be|at the point of|is made|be made)\b",
        re.IGNORECASE,
    ),
    Lang.FR: re.compile(
        r"s['’]effectue|s['’]opère|interv(?:ient|iendra)|(?:a|aura) lieu|(?:est|sera|soit) (?:assurée?"
        r"|effectuée?|réalisée?|conditionnée?|subordonnée?)|nécessite|incombe|donne lieu"
        r"|implique|entraîne|est à prévoir|fonction d|une condition|affaire d|trouve son origine"
        r"|est le fait|suite à|relève|requiert|suppose|sollicit",
        re.IGNORECASE,
    ),
}
_BETWEEN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "ADV"})


@dataclass(frozen=True, slots=True)
class _Action:
    index: int
    weight: float


def noun_chains(text: Text, sentence: Sentence) -> Iterator[Span]:
    """Chains of nouns of action, each hanging on the one before."""
    empty = bool(_EMPTY[text.lang].search(sentence.span.of(text.raw)))
    for chain in _chains(text, sentence):
        weight = sum(action.weight for action in chain)
        many = len(chain) > 1 and (weight >= 2 or (empty and weight >= 1.5))
        alone = empty and weight >= 1 and _is_told(text, sentence, chain[0].index)
        if many or alone:
            first, last = chain[0].index, chain[-1].index
            before = first - 1
            if before >= sentence.first and text.words[before].token.pos_ == "DET":
                first = before
            elif before > sentence.first and text.words[before].norm == "'":
                first = before - 1
            yield Span(text.words[first].start, text.words[last].end)


def _is_told(text: Text, sentence: Sentence, index: int) -> bool:
    """True for a noun that opens the sentence as its subject, with what the action is done to."""
    before = [text.words[i] for i in range(sentence.first, index) if not text.words[i].is_mark]
    after = text.words[index + 1].norm if index + 1 < sentence.last else ""
    return after in ("of", "de", "d", "des", "du") and all(
        w.token.pos_ in ("DET", "ADJ") for w in before
    )


def _chains(text: Text, sentence: Sentence) -> Iterator[list[_Action]]:
    chain: list[_Action] = []
    linked = False  # a preposition has followed the last action
    for index in range(sentence.first, sentence.last):
        word = text.words[index]
        weight = _weight(text, index)
        if word.norm in _LINKS[text.lang]:
            linked = True
        elif weight and (linked or not chain):
            chain, linked = [*chain, _Action(index, weight)], False
        elif weight:
            yield chain
            chain, linked = [_Action(index, weight)], False
        elif chain and word.norm not in "'-" and word.token.pos_ not in _BETWEEN:
            yield chain
            chain, linked = [], False
    yield chain


def _weight(text: Text, index: int) -> float:
    """1 for a noun of action, a half for one of every sale, 0 for any other word."""
    word, lang = text.words[index], text.lang
    if word.token.pos_ != "NOUN" or "@" in word.token.text:
        return 0
    stem = word.norm.removesuffix("s")
    if {word.norm, stem, word.lemma} & EVERYDAY[lang]:
        return 0
    if {word.norm, stem, word.lemma} & USUAL[lang]:
        return 0.5
    if stem in TWO[lang]:
        return 1 if index + 1 < len(text.words) and text.words[index + 1].norm in ("en", "à") else 0
    if stem in MORE[lang] or ENDING[lang].match(word.norm):
        return 1
    gerund = (
        lang is Lang.EN
        and word.norm.endswith("ing")
        and index
        and text.words[index - 1].norm == "the"
    )
    return float(
        bool(gerund and index + 1 < len(text.words) and text.words[index + 1].norm == "of")
    )
