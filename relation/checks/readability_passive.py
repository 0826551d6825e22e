"""Passives in a sentence: which verbs are passive, and where the chain of them stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.finding import Span
from relation.language import Lang
from relation.text import Sentence, Text

if TYPE_CHECKING:
    from spacy.tokens import Token

# French verbs whose être is a past tense, not a passive.
_MOVES = frozenset(
    "aller venir arriver partir entrer rentrer sortir passer monter descendre naître mourir rester"
    " tomber retomber devenir redevenir revenir parvenir survenir intervenir repartir retourner"
    " advenir provenir remonter apparaître décéder ressortir".split()
)
# Participles that name a state: nobody is hidden behind them.
_STATES = frozenset(
    "closed open pleased interested delighted committed sorry based included attached concerned"
    " married supposed allowed tired located born involved used done gone"
    " fermé ouvert situé désolé ravi intéressé satisfait compris joint inclus destiné lié conscient"
    " concerné marié né obligé présent adapté inscrit prêt".split()
)


def passive_chain(text: Text, sentence: Sentence, least: int) -> Span | None:
    """From the first passive to the last, when there are at least so many."""
    tokens = _tokens(sentence)
    passive = [token for token in tokens if _is_passive(token, text.lang)]
    passive += [t for t in tokens if t not in passive and _joins(t, passive, text.lang)]
    if len(passive) < least:
        return None
    passive.sort(key=lambda token: token.i)
    last = passive[-1]
    start = _first(passive[0])
    return Span(sentence.offset + start, sentence.offset + last.idx + len(last.text))


def _tokens(sentence: Sentence) -> list[Token]:
    start, end = sentence.span.start - sentence.offset, sentence.span.end - sentence.offset
    return [token for token in sentence.doc if start <= token.idx < end]


def _is_passive(token: Token, lang: Lang) -> bool:
    if lang is Lang.EN:
        return (
            token.tag_ == "VBN"
            and token.lower_ not in _STATES
            and any(child.dep_ == "auxpass" for child in token.children)
        )
    if "Part" not in token.morph.get("VerbForm", []) or token.lemma_ in _MOVES:
        return False
    if token.lower_.rstrip("es") in _STATES or token.lower_ in _STATES:
        return False
    children = list(token.children)
    return any(c.dep_ == "aux:pass" for c in children) and not any(
        c.lower_ in {"se", "s'", "s’"} for c in children
    )


def _joins(token: Token, passive: list[Token], lang: Lang) -> bool:
    """True for “packed” in “was found and packed”: it shares the auxiliary of the first."""
    if token.dep_ != "conj" or token.lower_ in _STATES:
        return False
    if lang is Lang.EN and token.tag_ != "VBN":
        return False
    if lang is Lang.FR and "Part" not in token.morph.get("VerbForm", []):
        return False
    if any(child.dep_ in ("aux", "aux:tense", "nsubj") for child in token.children):
        return False
    return any(head in passive for head in _shared(token))


def _shared(token: Token) -> Iterator[Token]:
    """The verbs before this one in the same row of verbs."""
    for head in token.ancestors:
        yield head
        if head.dep_ != "conj":
            return


def _first(token: Token) -> int:
    """Where the first auxiliary of a passive begins."""
    helpers = [c.idx for c in token.children if c.dep_.startswith("aux") and c.i < token.i]
    return min([token.idx, *helpers])
