"""English tenses that French speakers mix up: with a past date, after when, with if."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at
from relation.checks.grammar_verbs import past, third
from relation.checks.grammar_words import helpers, norm, read, span_of, subject
from relation.finding import Finding
from relation.rule import Rule
from relation.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

_MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
}  # fmt: skip

# What is done in a moment: with a day, it is over. Bookings are left out, their day is to come.
_EVENTS = {
    "send", "receive", "deliver", "come", "arrive", "call", "ring", "phone", "visit", "replace",
    "pay", "return", "leave", "collect", "repair", "buy", "post", "ship", "write", "sign",
    "refuse", "meet", "speak", "tell", "inform", "email", "break", "find", "lose",
    "see", "hear", "refund", "check", "test", "install", "give", "take", "bring",
}  # fmt: skip

# After these, `when` and `if` ask a question: tell me when you will come.
_ASKED = {
    "tell", "know", "ask", "say", "see", "check", "show", "wonder", "inform", "confirm", "explain",
    "understand", "decide", "indicate", "specify", "find",
}  # fmt: skip

_UNTIL = {"when", "before", "until", "till", "after", "once", "while", "if", "unless", "soon", "as"}


def past_date(text: Text, rule: Rule) -> Iterator[Finding]:
    """The present perfect with a time that is over: yesterday, last Friday, three days ago."""
    for sentence, words in read(text):
        for verb in words:
            have = next((a for a in helpers(verb) if norm(a) in {"has", "have", "'ve"}), None)
            if verb.tag_ != "VBN" or have is None or any(a.tag_ == "MD" for a in helpers(verb)):
                continue
            if any(norm(t) in {"twice", "times"} for t in verb.subtree):
                continue  # « we have written twice, on 2 May and 4 June » counts, it does not date
            if any(_is_over(child, verb, text) for child in verb.children):
                close = norm(have) != "'ve" and have.i == verb.i - 1
                yield at(
                    text, rule, span_of(sentence, have, verb),
                    (past(verb.lemma_),) if close and verb.lemma_ != "be" else (),
                )  # fmt: skip


def _is_over(word: Token, verb: Token, text: Text) -> bool:
    if word.dep_ not in {"npadvmod", "advmod", "prep", "tmod"} or word.i < verb.i - 12:
        return False
    inside = [norm(t) for t in word.subtree]
    if any(c.dep_ == "conj" and verb.i < c.i < word.i for c in verb.children):
        return False
    if {"since", "until", "for", "by", "to", "before"} & set(inside[:1]):
        return False
    if inside == ["yesterday"] or inside[-1] == "ago" or inside[:1] == ["yesterday"]:
        return True
    if inside[0] == "last" and len(inside) < 4:
        return inside[1] not in {"two", "three", "few"}
    if inside[0] == "on" and word.i > verb.i:
        following = {norm(t) for t in word.doc[word.i + 1 : word.i + 4]}
        return verb.lemma_ in _EVENTS and bool(following & (_DAYS | _MONTHS))
    return inside[0] == "in" and len(inside) == 2 and inside[1] in _MONTHS and word.i < verb.i


def after_when(text: Text, rule: Rule) -> Iterator[Finding]:
    """`will` in a clause of time or condition, `would have` after if."""
    for sentence, words in read(text):
        for verb in words:
            mark = _marker(verb)
            aux = helpers(verb)
            if mark is None or not aux or verb.dep_ != "advcl" or verb.head.lemma_ in _ASKED:
                continue
            first = aux[0]
            if first.lemma_ == "will" and norm(first) in {"will", "'ll"}:
                if norm(mark) == "if" and verb.lemma_ in {"be", "excuse", "allow", "let"}:
                    continue
                yield at(text, rule, span_of(sentence, first, verb), _present(verb, aux))
            elif norm(mark) == "if" and [norm(a) for a in aux[:2]] == ["would", "have"]:
                new = (f"had {verb.text}",) if len(aux) == 2 and verb.i == aux[1].i + 1 else ()
                yield at(text, rule, span_of(sentence, first, verb), new)
            elif norm(mark) == "if" and [norm(a) for a in aux] == ["would"] and _is_unreal(verb):
                yield at(text, rule, span_of(sentence, first, verb), (past(verb.lemma_),))


def _is_unreal(verb: Token) -> bool:
    """`If we would have more time`; « if you would have a look » is a polite wish."""
    who = subject(verb)
    return verb.lemma_ in {"have", "know"} and who is not None and norm(who) in {"we", "i", "they"}


def _marker(verb: Token) -> Token | None:
    return next(
        (
            c
            for c in verb.children
            if c.i < verb.i and c.dep_ in {"mark", "advmod"} and _is_until(c)
        ),
        None,
    )


def _is_until(word: Token) -> bool:
    if norm(word) == "as":
        return word.i > 0 and norm(word.nbor(-1)) in {"soon", "long"}
    return norm(word) in _UNTIL


def _present(verb: Token, aux: list[Token]) -> tuple[str, ...]:
    who = subject(verb)
    if who is None or len(aux) > 1 or verb.i != aux[0].i + 1:
        return ()
    single = who.tag_ in {"NN", "NNP"} or norm(who) in {"he", "she", "it"}
    many = any(c.dep_ == "conj" for c in who.children)
    if verb.lemma_ == "be":
        return ("is" if single and not many else "are",)
    return (third(verb.lemma_) if single and not many else verb.lemma_,)


LOOKS = {"past_date": past_date, "after_when": after_when}
