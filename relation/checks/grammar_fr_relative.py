"""French relative pronouns: que, dont, lequel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at, phrases
from relation.checks.grammar_fr_words import HAVE, is_participle, noun_kind
from relation.checks.grammar_words import norm, read, span_of
from relation.finding import Finding
from relation.rule import Rule
from relation.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_THOSE = {"celui", "celle", "ceux", "celles", "ce"}

_SPEAK_OF = {
    "parler",
    "raffoler",
    "disposer",
    "bénéficier",
    "rêver",
    "profiter",
    "douter",
    "manquer",
}

_WHICH = {("Masc", "Sing"): "lequel", ("Fem", "Sing"): "laquelle", ("Masc", "Plur"): "lesquels",
          ("Fem", "Plur"): "lesquelles"}  # fmt: skip

_FUSED = {"auquel": ("Masc", "Sing"), "auxquels": ("Masc", "Plur"), "auxquelles": ("Fem", "Plur"),
          "lequel": ("Masc", "Sing"), "laquelle": ("Fem", "Sing"), "lesquels": ("Masc", "Plur"),
          "lesquelles": ("Fem", "Plur"), "duquel": ("Masc", "Sing"), "desquels": ("Masc", "Plur"),
          "desquelles": ("Fem", "Plur")}  # fmt: skip

_TO_WHICH = {("Masc", "Sing"): "auquel", ("Fem", "Sing"): "à laquelle", ("Masc", "Plur"): "auxquels",
             ("Fem", "Plur"): "auxquelles"}  # fmt: skip


def relative(text: Text, rule: Rule) -> Iterator[Finding]:
    """que for dont, dont for que, lequel in the wrong gender; the rule's phrases for qui."""
    yield from phrases(text, rule)
    for sentence, words in read(text):
        for place, word in enumerate(words):
            if place == 0 or place + 2 >= len(words):
                continue
            said, noun, rest = norm(word), words[place - 1], words[place + 1 :]
            named = noun.pos_ == "NOUN" or norm(noun) in _THOSE
            if said in {"que", "qu'"} and named and norm(noun) != "dommage" and _wants_of(rest):
                yield at(
                    text, rule, span_of(sentence, word), ("dont" if said == "que" else "dont ",)
                )
            elif said == "dont" and noun.pos_ == "NOUN" and _takes_object(rest):
                yield at(text, rule, span_of(sentence, word), ("que",))
            elif said in _FUSED:
                yield from _which(text, rule, sentence.offset, words, place)


def _wants_of(rest: list[Token]) -> bool:
    """`vous parlez`, `vous avez besoin`, with nothing that `de` already joins."""
    for place, word in enumerate(rest[:7]):
        after = norm(rest[place + 1]) if place + 1 < len(rest) else "."
        if word.text in ",;:." or norm(word) in {"en", "dont", "de", "d'"}:
            return False
        if (
            norm(word) in {"besoin", "envie", "question"}
            and place
            and (
                norm(rest[place - 1]) in HAVE
                or norm(rest[place - 1]) in {"est", "plus", "pas", "grand"}
            )
        ):
            return after not in {"de", "d'", "du", "des"}
        if word.pos_ == "VERB" and word.lemma_ in _SPEAK_OF and word.lemma_ != "manquer":
            further = {norm(w) for w in rest[place + 1 : place + 4]}
            return not further & {"de", "d'", "du", "des", "à", "au", "anglais", "français"}
    return False


def _takes_object(rest: list[Token]) -> bool:
    """`vous avez renvoyé` with no object after it: dont is too much."""
    for place, word in enumerate(rest[:6]):
        if is_participle(word) and norm(rest[place - 1]) in HAVE and place:
            given = word.lemma_ in {"envoyer", "renvoyer", "recevoir", "commander", "acheter", "choisir",
                                    "payer", "retourner"}  # fmt: skip
            after = rest[place + 1] if place + 1 < len(rest) else None
            free = after is None or after.pos_ not in {"DET", "NUM", "NOUN", "PRON"}
            return given and free
        if word.pos_ == "NOUN" or word.is_punct:
            return False
    return False


def _which(
    text: Text, rule: Rule, offset: int, words: list[Token], place: int
) -> Iterator[Finding]:
    said = norm(words[place])
    fused = said.startswith(("au", "du", "des"))
    at_noun = place - 1 if fused else place - 2
    if at_noun < 0:
        return
    noun = words[at_noun]
    right = noun_kind(noun)
    article = any(c.pos_ == "DET" for c in noun.children)
    if (
        noun.pos_ != "NOUN"
        or not all(right)
        or not article
        or right == _FUSED[said]
        or said.startswith(("du", "des"))
    ):
        return
    sentence = text.sentence_at(offset + noun.idx)
    if sentence is None:
        return
    if fused:
        yield at(text, rule, span_of(sentence, words[place]), (_TO_WHICH[right],))
    elif words[place - 1].pos_ == "ADP":
        span = span_of(sentence, words[place - 1], words[place])
        yield at(text, rule, span, (f"{words[place - 1].text} {_WHICH[right]}",))


LOOKS = {"french_relative": relative}
