"""Second opinions on LanguageTool: where the parse or the place of the words speaks against its rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from relation.checks.grammar_words import subject
from relation.finding import Span
from relation.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINE_START = re.compile(r"(?:^|\n)[^\w\n]*$")


def is_doubtful(text: Text, span: Span, rule_id: str) -> bool:
    """True when what LanguageTool's rule takes for granted does not hold at the span."""
    doubt = _DOUBTS.get(rule_id)
    return doubt is not None and doubt(text, span)


def _tokens(text: Text, span: Span) -> list[Token]:
    return [text.words[at].token for at in text.between(span)]


def _no(*kinds: str) -> Callable[[Text, Span], bool]:
    """Doubt unless a word there is one of these parts of speech."""
    return lambda text, span: not any(t.pos_ in kinds for t in _tokens(text, span))


def _is_verb_or_noun(text: Text, span: Span) -> bool:
    """« le prêt dure », « le panier découverte »: nothing there that agrees like an adjective."""
    return any(
        t.pos_ == "NOUN" or "Fin" in t.morph.get("VerbForm", []) for t in _tokens(text, span)
    )


def _agrees(text: Text, span: Span) -> bool:
    """« Planilo SAS, 14 quai Gambetta, utilise »: the subject is further off, and has that number."""
    return any(_same_number(token) for token in _tokens(text, span))


def _same_number(verb: Token) -> bool:
    number = verb.morph.get("Number", [])
    if verb.dep_ in {"aux", "aux:tense", "aux:pass", "cop"}:
        verb = verb.head
    who = subject(verb)
    if who is None and verb.dep_ == "conj":
        who = subject(verb.head)
    if who is not None and who == verb.sent[0] and who.lower_ == "qui":
        return number == ["Sing"]  # « Qui les utilise ? »
    if who is None or not number or any(c.dep_ == "conj" for c in who.children):
        return False
    return who.morph.get("Number", []) == number


def _opens_a_line(text: Text, span: Span) -> bool:
    """« – Mardi 3 mars » in a list, « Mercredi 6 janvier » above a note."""
    return bool(_LINE_START.search(text.raw[: span.start]))


_DOUBTS: Mapping[str, Callable[[Text, Span], bool]] = {
    "ACCORD_SUJET_VERBE": _agrees,
    "AGREEMENT_POSTPONED_ADJ": _is_verb_or_noun,
    "CD_NN": _no("NOUN", "PROPN"),  # “the other eighteen follow” is a verb
    "HE_VERB_AGR": _no("VERB", "AUX"),
    "JOURS": _opens_a_line,
}
