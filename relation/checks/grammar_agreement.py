"""English agreement between a subject and its verb, where the tagger leaves no doubt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at, excused
from relation.checks.grammar_verbs import third
from relation.checks.grammar_words import helpers, norm, read, span_of, subject
from relation.finding import Finding
from relation.rule import Rule
from relation.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONE = {
    "a",
    "an",
    "the",
    "this",
    "that",
    "your",
    "our",
    "my",
    "his",
    "her",
    "their",
    "every",
    "each",
}
_PERSONS = {"everybody", "everyone", "nobody", "somebody", "someone", "anybody", "anyone", "each"}
# Nouns that may take a plural verb in British English, and those whose number is unsure.
_GROUPS = {
    "team", "staff", "company", "committee", "police", "family", "group", "government", "board",
    "management", "firm", "crew", "club", "council", "majority", "number", "couple", "pair", "data",
    "press", "public", "department", "half", "most", "rest", "plenty", "variety", "lot", "none",
    "range", "series", "people", "percent", "all", "some", "any", "desk", "band", "school", "bank",
    "choir", "office", "class", "party", "society", "union", "army", "youth", "elderly", "handful",
    "dozen", "trio", "selection", "one", "third", "quarter", "more", "other", "kind", "sort", "use",
}  # fmt: skip
_SAME = {
    "put",
    "set",
    "cut",
    "hit",
    "let",
    "shut",
    "cost",
    "quit",
    "split",
    "read",
    "spread",
    "beat",
}
# After these the verb stays bare: we ask that the driver ring.
_WISHES = {
    "ask",
    "suggest",
    "recommend",
    "request",
    "insist",
    "demand",
    "require",
    "propose",
    "order",
}
_SINGULAR = {"news", "maths", "politics", "physics", "logistics", "series", "means", "headquarters",
             "premises", "works", "customs", "data", "media", "sales", "yours", "mine", "ours", "crossroads", "barracks", "mumps"}  # fmt: skip
_BREAKS = {"▪", "•", "·", ":", ";", "(", "–", "—", "-", "“", "”", '"', "«", "please", "Please"}
_NAMED = {":", '"', "“", "‘", "«"}
_THERE = {"is": "are", "was": "were"}


def agreement(text: Text, rule: Rule) -> Iterator[Finding]:
    """A singular subject with a plural verb, or the other way round."""
    for sentence, words in read(text):
        for verb in words:
            who = subject(verb)
            if who is None or verb.pos_ not in {"VERB", "AUX"}:
                continue
            aux = helpers(verb)
            carrier = aux[0] if aux else verb
            new = _there(verb, who) or _mismatch(verb, carrier, who)
            if new is None:
                continue
            place = span_of(sentence, carrier)
            if not excused(text, rule, place):
                yield at(text, rule, place, (new,))


def _there(verb: Token, who: Token) -> str | None:
    """`There is three drums`."""
    thing = next((c for c in verb.children if c.dep_ == "attr"), None)
    if who.dep_ != "expl" or thing is None or norm(verb) not in _THERE or thing.tag_ != "NNS":
        return None
    many = any(c.pos_ == "NUM" or norm(c) in {"many", "several", "some"} for c in thing.children)
    return _THERE[norm(verb)] if many and thing.ent_type_ not in {"DATE", "TIME", "MONEY"} else None


def _mismatch(verb: Token, carrier: Token, who: Token) -> str | None:
    between = verb.doc[who.i : carrier.i]
    if not carrier.text[0].isalpha() or any(t.text in _BREAKS or "\n" in t.text for t in between):
        return None
    if (who.i > carrier.i and carrier.lemma_ != "do") or any(
        c.dep_ in {"conj", "cc", "appos", "preconj"} for c in who.children
    ):
        return None
    if verb.doc[carrier.i + 1 : carrier.i + 2].text in _NAMED:
        return None  # « the prize draw: » is a heading, « the bus stop "Canal" » a name
    before = verb.doc[carrier.i - 1] if carrier.i else carrier
    if norm(before) in {"i", "you", "we", "they"} or (
        carrier.text[0].isupper() and carrier != verb.doc[0]
    ):
        return None  # another sentence has begun
    said = norm(carrier)
    if norm(who) in {"he", "she", "it"} and carrier.tag_ == "VBP" and carrier.i == who.i + 1:
        odd = said in {"am", "'m", "'re", "'ve", "are", "need", "dare"} or carrier.lemma_ in _SAME
        return None if odd or _is_bare(verb, carrier) else third(carrier.lemma_)
    if any(c.isdigit() for c in who.text):
        return None
    if _is_one(who):
        if before.tag_ == "NNS" and before != who and norm(who) != "one":
            return None  # « the size 6 chairs are »
        if carrier.tag_ in {"VBP", "VB"} and not _is_bare(verb, carrier):
            if said in {"am", "'m", "'re", "'ve", "be"} or carrier.lemma_ in _SAME:
                return None
            if carrier.i == who.i + 1 and _has_other_verb(carrier, verb):
                return None
            return "is" if said == "are" else third(carrier.lemma_)
        one_of = norm(who) == "one" and any(norm(c) == "of" for c in who.children)
        if said == "were" and one_of:
            return "was"
        return None
    if who.text[0].isupper() and not any(c.i < who.i for c in who.children):
        return None  # « Ines pays » is a name
    if any(
        norm(t) == "of" and t.i and verb.doc[t.i - 1].tag_ == "NN"
        for t in verb.doc[max(0, who.i - 4) : who.i]
    ):
        return None  # « a box of 50 till rolls costs »
    plural = who.tag_ == "NNS" and norm(who) not in _SINGULAR and said != "means"
    if plural and (carrier.tag_ == "VBZ" or said == "was") and said != "'s":
        counted = any(c.pos_ == "NUM" for c in who.children) or bool(who.ent_type_)
        if counted and not any(norm(c) in _ONE for c in who.children):
            return None
        if said == "was":
            return "were"
        if any(c.tag_ == "VBG" or (c.dep_ == "poss" and c.i > who.i) for c in who.children):
            return None
        base = carrier.lemma_
        return {"be": "are", "have": "have", "do": "do"}.get(base, base)
    return None


def _has_other_verb(carrier: Token, verb: Token) -> bool:
    """True when a later verb has no subject: then « the hotel stay » may be one name."""
    return any(
        w.i > carrier.i and w.tag_ in {"VBZ", "VBD", "MD"} and w.head.dep_ != "conj" and w.dep_ != "conj"
        and subject(w.head if w.dep_ in {"aux", "auxpass"} else w) is None
        for w in verb.sent
    )  # fmt: skip


def _is_one(who: Token) -> bool:
    if norm(who) in _PERSONS or (norm(who) == "one" and any(norm(c) == "of" for c in who.children)):
        return True
    plural_looking = who.text.endswith("s") and not who.text.endswith(("ss", "us", "is", "news"))
    if who.tag_ != "NN" or plural_looking or who.lemma_ in _GROUPS or who.text[0].isupper():
        return False
    return any(norm(c) in _ONE for c in who.children if c.dep_ in {"det", "poss"})


def _is_bare(verb: Token, carrier: Token) -> bool:
    """True where English keeps the base form: after a helping verb, let, or a wish."""
    if verb.dep_ in {"xcomp", "acl"} or (carrier == verb and helpers(verb)):
        return True
    head = verb.head
    if head != verb and head.lemma_ in {*_WISHES, "let", "make", "help", "see", "watch", "hear"}:
        return True
    return carrier.tag_ == "VB" and verb.dep_ != "ROOT"


LOOKS = {"english_agreement": agreement}
