"""French agreement inside a noun group: article, noun, adjective."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at
from relation.checks.grammar_fr_agree import fitted
from relation.checks.grammar_fr_words import (
    MANY,
    PLURAL_WORDS,
    exists,
    is_participle,
    noun_kind,
    plural,
)
from relation.checks.grammar_words import norm, read, span_of
from relation.finding import Finding, Span
from relation.rule import Rule
from relation.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_ADJECTIVE = {"avant", "pendant", "durant", "devant", "maintenant", "autant", "souvent", "comment",
                 "argent", "moment", "cependant", "suivant", "hier", "premier", "dernier",
                 "bureautique", "informatique", "robotique", "logistique", "plastique"}  # fmt: skip

_SUBJECT_PRONOUNS = frozenset("je j' tu il elle on nous vous ils elles qui ne n'".split())

_BEFORE_INFINITIVE = frozenset("de d' pour à sans".split())  # pour les goûter

_TIMES = {"leurs", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
          "octobre", "novembre", "décembre", "lundi", "mardi", "mercredi", "jeudi", "vendredi",
          "samedi", "dimanche", "mille", "cent", "oui", "non", "midi", "minuit", "euro", "pour", "leur", "ensemble"}  # fmt: skip


def noun_group(text: Text, rule: Rule) -> Iterator[Finding]:
    """A singular noun after a plural word, a singular adjective after a plural noun."""
    for sentence, words in read(text):
        for lead, first, noun, after in zip(
            [None, *words], words, words[1:], [*words[2:], None], strict=False
        ):
            if lead is not None and (
                norm(lead) in _SUBJECT_PRONOUNS
                or (
                    norm(first) == "les"
                    and (
                        lead.pos_ in {"NOUN", "PROPN"} or lead.text[0].isupper() or lead.text == ","
                    )
                )
                or (norm(lead) == "et" and norm(first) == "les" and _counts(after))
                or (norm(lead) in _BEFORE_INFINITIVE and norm(noun).endswith(("er", "ir", "re")))
            ):
                continue  # on les garde, la société les garde, et les garde trois ans
            article = norm(first) in PLURAL_WORDS and first.pos_ in {"DET", "NUM", "ADP"}
            if (noun.pos_ == "NOUN" and article and _lacks_s(noun, after)) or (
                article and _early_adjective(noun, after)
            ):
                place = span_of(sentence, first, noun)
                yield at(text, rule, place, (_changed(text, place, noun),))
            elif first.pos_ == "NOUN" and first.text.isalpha() and _participle_beside(first, noun):
                place = span_of(sentence, first, noun)
                kept = text.raw[place.start : place.end - len(noun.text)]
                yield at(text, rule, place, (kept + fitted(norm(noun), first)[0],))
            elif first.pos_ == "NOUN" and noun.pos_ == "ADJ" and _adjective(first, noun, after):
                place = span_of(sentence, first, noun)
                yield at(text, rule, place, (_changed(text, place, noun),))
            elif norm(first) in {"semaine", "année", "fois"} and norm(noun) in {
                "prochain",
                "dernier",
                "suivant",
            }:
                feminine = {"prochain": "prochaine", "dernier": "dernière", "suivant": "suivante"}
                start = first.nbor(-1) if first.i and first.nbor(-1).pos_ == "DET" else first
                place = span_of(sentence, start, noun)
                kept = text.raw[place.start : place.end - len(noun.text)]
                yield at(text, rule, place, (kept + feminine[norm(noun)],))


def _early_adjective(word: Token, after: Token | None) -> bool:
    """`ses propre chaussons`, `les bon de livraison`."""
    if word.pos_ != "ADJ" or after is None or not word.text.islower() or word.text[-1] in "sxz":
        return False
    if norm(after) in {"de", "d'"} and word.text == "bon":
        return True
    return (
        after.pos_ == "NOUN"
        and after.text[-1] == "s"
        and after == word.head
        and exists(plural(word.text))
    )


def _participle_beside(noun: Token, word: Token) -> bool:
    """`une carte doré`, `les options souhaités`: a participle that directly follows its noun."""
    form = norm(word)
    shown = is_participle(word) or word.pos_ == "ADJ"
    short = is_participle(word) and form.endswith(("i", "u")) and noun.i > 1 and word.dep_ == "acl"
    if not shown or word.head != noun or not (short or form.endswith(("é", "ée", "és", "ées"))):
        return False
    if noun.lemma_ in MANY or not any(c.pos_ == "DET" for c in noun.children) or not _alone(noun):
        return False
    if noun.lemma_ == "fois" or (noun_kind(noun)[1] == "Sing" and form.endswith("s")):
        return False  # une fois imprimé, le rayon surgelés
    return bool(fitted(form, noun))


def _counts(word: Token | None) -> bool:
    return word is not None and word.pos_ == "NUM"


def _alone(noun: Token) -> bool:
    before = {norm(t) for t in noun.doc[max(0, noun.i - 2) : noun.i]}
    return not before & {"de", "d'"} and not any(c.dep_ == "conj" for c in noun.children)


def _lacks_s(noun: Token, after: Token | None) -> bool:
    form = noun.text
    if not form.isalpha() or not form.islower() or len(form) < 3 or form[-1] in "sxz":
        return False
    if form in _TIMES or (
        after is not None and (after.text[0] in "-’'," or norm(after) in {"et", "ou"})
    ):
        return False
    return exists(form) and exists(plural(form)) and after is not None


def _adjective(noun: Token, adjective: Token, after: Token | None) -> bool:
    form = adjective.text
    if noun.i and norm(noun.nbor(-1)) in {"aux", "des"} and noun.dep_ == "nmod":
        return False  # « la boîte aux lettres électronique »
    many = "Plur" in noun.morph.get("Number", []) and noun.text[-1] in "sx"
    article = any(
        norm(c) in PLURAL_WORDS | {"tous", "toutes"} for c in noun.children if c.i < noun.i
    )
    if (
        form in _NO_ADJECTIVE
        or not many
        or not article
        or not form.islower()
        or not form.isalpha()
        or form[-1] in "sxz"
    ):
        return False
    next_ = after.pos_ if after is not None else "PUNCT"
    return adjective.head == noun and adjective.dep_ == "amod" and form.endswith(
        ("aire", "ique", "able", "ible", "if", "ive", "elle", "el", "euse", "ant", "ante", "ent", "ente", "al", "ale", "er", "ère", "é", "ée")
    ) and next_ not in {"ADJ", "NOUN", "PROPN", "CCONJ"} and exists(plural(form))  # fmt: skip


def _changed(text: Text, place: Span, word: Token) -> str:
    return text.raw[place.start : place.end - len(word.text)] + plural(word.text)


LOOKS = {"french_noun_group": noun_group}
