"""English word order that French speakers miss: adverb and object, indirect questions."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at, excused
from relation.checks.grammar_words import norm, read, span_of
from relation.finding import Finding
from relation.rule import Rule
from relation.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_VERB = {
    "also",
    "already",
    "always",
    "often",
    "never",
    "usually",
    "generally",
    "sometimes",
    "regularly",
}

_AFTER_OBJECT = {
    "yesterday", "today", "tomorrow", "well", "much", "quickly", "carefully", "correctly",
    "perfectly", "soon", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
}  # fmt: skip

_WEIGHT = 5  # words: a longer object may stand after the adverb

_QUESTION = {"when", "how", "where", "why", "which", "what", "who"}

_ASKERS = {"know", "tell", "ask", "say", "see", "explain", "understand", "wonder", "show", "check",
           "confirm", "indicate", "precise", "specify"}  # fmt: skip

_TURNED = {"do", "does", "did", "will", "can", "could", "would", "should", "is", "are", "was",
           "were", "has", "have", "must"}  # fmt: skip


def adverb(text: Text, rule: Rule) -> Iterator[Finding]:
    """An adverb or a time between a verb and its short object: `send always the flowers`."""
    for sentence, words in read(text):
        for verb in words:
            thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
            if verb.pos_ != "VERB" or thing is None or thing.tag_ in {"WP", "WDT"}:
                continue
            subtree = list(thing.subtree)
            first, last = subtree[0], subtree[-1]
            between = list(verb.doc[verb.i + 1 : first.i])
            if not between or len(subtree) > _WEIGHT or not _is_adverbial(between):
                continue
            place = span_of(sentence, verb, last)
            if norm(between[-1]) in _BEFORE_VERB:
                new = (
                    verb.doc[verb.i + 1 : first.i].text,
                    verb.text,
                    thing.doc[first.i : last.i + 1].text,
                )
            else:
                new = (
                    verb.text,
                    thing.doc[first.i : last.i + 1].text,
                    verb.doc[verb.i + 1 : first.i].text,
                )
            if not excused(text, rule, place):
                yield at(text, rule, place, (" ".join(new),))


def _is_adverbial(words: list[Token]) -> bool:
    said = [norm(w) for w in words]
    if any(w.dep_ in {"prt", "neg"} or w.is_punct for w in words):
        return False
    if said[0] in {"this", "last", "next", "on"}:
        if len(said) != 2 or said[1][0].isdigit():  # “I answer on 03 53 01 44 18”
            return False
        return words[1].ent_type_ == "DATE" or said[1] in _AFTER_OBJECT
    degree = said[:-1] in ([], ["very"], ["so"], ["really"])
    return degree and (said[-1] in _BEFORE_VERB or said[-1] in _AFTER_OBJECT) and (
        said[-1] != "much" or said[0] == "very"
    )  # fmt: skip


def indirect(text: Text, rule: Rule) -> Iterator[Finding]:
    """A question inside a sentence that keeps the order of a direct one: `tell me when will you …`."""
    for sentence, words in read(text):
        for asker, following in itertools.pairwise(words):
            if asker.lemma_ not in _ASKERS or asker.pos_ != "VERB":
                continue
            start = words.index(following)
            if norm(following) in {"us", "me", "him", "her", "them", "you"}:
                start += 1
            if start >= len(words) or norm(words[start]) not in _QUESTION:
                continue
            found = _turned(words[start : start + 6])
            if found is None:
                continue
            aux, who = found
            last = who[-1]
            kept = text.raw[sentence.offset + words[start].idx : sentence.offset + aux.idx]
            named = " ".join(w.text for w in who)
            # With do the verb itself must change too.
            new = () if aux.lemma_ == "do" else (f"{kept}{named} {aux.text}",)
            yield at(text, rule, span_of(sentence, words[start], last), new)


def _turned(words: list[Token]) -> tuple[Token, list[Token]] | None:
    """The helping verb and the subject that follows it, in the words of a question."""
    for place, word in enumerate(words[1:5], 1):
        if norm(word) in _TURNED:
            after = words[place + 1 :]
            copula = word.lemma_ == "be"
            if not after or (
                norm(words[0]) in {"what", "who", "which"}
                and place == 1
                and (norm(words[0]) == "which" or not copula)
                and after[0].tag_ != "PRP"
            ):
                return None
            if after[0].tag_ == "PRP" and norm(after[0]) in {
                "you",
                "we",
                "i",
                "he",
                "she",
                "they",
                "it",
            }:
                return word, after[:1]
            noun = (
                len(after) > 1
                and after[0].tag_ in {"DT", "PRP$"}
                and after[1].tag_ in {"NN", "NNS"}
            )
            ends = len(after) == 2 or (len(after) > 2 and after[2].is_punct)
            if noun and copula and ends and norm(words[0]) != "who":
                return word, after[:2]
            asks = norm(words[0]) in {"when", "where", "why", "how"} and place == 1
            if noun and not copula and asks and len(after) > 2 and after[2].tag_ in {"VB", "VBN"}:
                return word, after[:2]
            return None
        if word.is_punct or word.pos_ in {"VERB"} or word.tag_ == "PRP":
            return None
    return None


LOOKS = {"adverb_order": adverb, "indirect_question": indirect}
