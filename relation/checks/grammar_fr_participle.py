"""French agreement of participles and adjectives with être and avoir."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at
from relation.checks.grammar_fr_agree import corrected, fitted
from relation.checks.grammar_fr_avoir import helper, with_have
from relation.checks.grammar_fr_words import (
    MANY,
    PLURAL_WORDS,
    RELATIVES,
    exists,
    is_participle,
    noun_kind,
    plural,
    stands_alone,
)
from relation.checks.grammar_words import norm, read, span_of, subject
from relation.finding import Finding
from relation.rule import Rule
from relation.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_COLOURS = {"orange", "marron", "bleu", "vert", "gris", "crème", "chic", "super", "standard", "bio",
            "mauve", "rose", "brun", "clair", "foncé", "plein", "prêt", "ok", "mini", "sympa", "extra",
            "top", "maximum", "minimum", "cher", "net", "haut", "bas", "court", "fort"}  # fmt: skip


def participle(text: Text, rule: Rule) -> Iterator[Finding]:
    """A participle that does not agree with its subject or with an object before it."""
    for sentence, words in read(text):
        for word in words:
            plain = word.pos_ == "ADJ" and norm(word).endswith(("é", "ée", "és", "ées"))
            if not is_participle(word) and not plain:
                new = _adjective_alone(word)
            elif (
                word.i
                and word.nbor(-1).pos_ not in {"ADP", "DET", "NUM"}
                and not _of_a_measure(word)
            ):
                new = with_have(word) or _with_be(word)
            else:
                new = ()
            if new and norm(word) not in new:
                yield at(text, rule, span_of(sentence, word), new)


def _of_a_measure(word: Token) -> bool:
    """« 140 mètres carrés »."""
    return word.i > 1 and word.nbor(-1).pos_ == "NOUN" and word.nbor(-2).pos_ == "NUM"


_PRONOUNS = {
    "elle": ("Fem", "Sing"),
    "elles": ("Fem", "Plur"),
    "il": ("Masc", "Sing"),
    "ils": ("Masc", "Plur"),
}


def _with_be(word: Token) -> tuple[str, ...]:
    who = subject(word)
    form = norm(word)
    if helper(word) != "be" or who is None or who.i > word.i or not _joins(who, word):
        return ()
    if any(c.dep_ == "expl:comp" or norm(c) in {"se", "s'"} for c in word.children):
        return ()
    if norm(who) in _PRONOUNS and who.dep_ != "expl:subj":
        return corrected(form, _PRONOUNS[norm(who)]) if norm(who) != "il" else ()
    if norm(who) in {"mme", "madame", "mlle"}:
        return corrected(form, ("Fem", "Sing"))
    if (
        who.pos_ != "NOUN"
        or who.lemma_ in MANY
        or not any(c.pos_ in {"DET", "NUM"} for c in who.children)
    ):
        return ()
    return fitted(form, who) if stands_alone(who) else ()


def _adjective_alone(word: Token) -> tuple[str, ...]:
    """`Les pièces étaient neuve`: an adjective after être, in the singular."""
    who = subject(word) if word.pos_ == "ADJ" and helper(word) == "be" else None
    if who is None or who.pos_ != "NOUN" or who.i > word.i or not _joins(who, word):
        return ()
    if not stands_alone(who):
        return ()
    form = norm(word)
    many = noun_kind(who)[1] == "Plur" and norm(who)[-1] in "sx" and who.lemma_ not in MANY
    article = any(norm(c) in PLURAL_WORDS for c in who.children)
    changes = (
        form.isalpha() and form[-1] not in "sxz" and form not in _COLOURS and exists(plural(form))
    )
    return (
        (plural(form),)
        if many and article and changes and "Sing" in word.morph.get("Number", [])
        else ()
    )


def _joins(who: Token, word: Token) -> bool:
    """True when nothing between subject and verb may change who the subject is."""
    own = {c.i for c in word.children}
    if any(c.dep_ in {"conj", "appos"} for c in who.children):
        return False
    if sum(c.dep_ in {"nsubj", "nsubj:pass"} for c in word.children) > 1:
        return False
    between = word.doc[who.i + 1 : word.i]
    if any(
        norm(t) in {"et", "ou", "ni", ",", ";", ":", "(", ")", "«", "»"} or "\n" in t.text
        for t in between
    ):
        return False
    inside = any(norm(t) in RELATIVES for t in between)
    other = any(t.pos_ in {"VERB", "AUX"} and t.i not in own and t != word for t in between)
    return inside == other


LOOKS = {"french_participle": participle}
