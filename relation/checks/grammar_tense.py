"""English tenses that French speakers mix up: with since, with a past date, after when, with if."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at, excused
from relation.checks.grammar_verbs import participle, past, third
from relation.checks.grammar_words import helpers, norm, read, span_of, subject
from relation.finding import Finding
from relation.rule import Rule
from relation.text import Sentence, Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOW = {"VBZ", "VBP"}
_LENGTHS = {"day", "week", "month", "year", "hour", "minute", "age", "time"}
_LASTING = {"know", "wait", "exist", "be", "have", "work", "live", "ask", "look", "try", "use"}
_RANKS = {"first", "second", "third", "last", "only", "best", "worst"}
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


def since(text: Text, rule: Rule) -> Iterator[Finding]:
    """A verb in the present with a stretch of time that began in the past."""
    for sentence, words in read(text):
        for word in words:
            again = _first_time(word)
            if again is not None:
                yield at(text, rule, span_of(sentence, again), (_perfect_of(again),))
            if norm(word) in {"since", "for"} and word.dep_ in {"prep", "mark"}:
                verb = _finite(word)
                if verb is None or not _is_stretch(word, verb) or verb.i > word.i:
                    continue
                place = span_of(sentence, verb, word)
                if not excused(text, rule, place):
                    yield at(text, rule, place, _perfect(text, sentence, verb, word))


def _first_time(word: Token) -> Token | None:
    """The verb in the present of `the first time that it happens`."""
    if (
        word.lemma_ not in {"time", "year", "week"}
        or not any(norm(c) in _RANKS for c in word.children)
        or norm(word.nbor(-1)) == "next"
        or word.head.lemma_ != "be"
    ):
        return None
    for verb in [*word.children, *word.head.children]:
        if verb.dep_ in {"relcl", "acl", "ccomp"} and verb.i > word.i and verb.tag_ in _NOW:
            return None if helpers(verb) or verb.lemma_ == "be" else verb
    return None


def _perfect_of(verb: Token) -> str:
    return f"{'has' if verb.tag_ == 'VBZ' else 'have'} {participle(verb.lemma_)}"


def _finite(word: Token) -> Token | None:
    """The verb in the present on which a word hangs; None when it is in another tense."""
    verb = word.head
    while verb.pos_ not in {"VERB", "AUX"}:
        if verb.head == verb or verb.dep_ in {"relcl", "acl", "dobj"}:
            return None
        verb = verb.head
    aux = helpers(verb)
    if any(a.tag_ == "MD" or a.lemma_ in {"have", "do"} for a in aux) or verb.dep_ == "xcomp":
        return None
    carrier = aux[0] if aux else verb
    # "Nobody saw it since Monday" is past, but the absence still goes on.
    who = subject(verb)
    missed = who is not None and norm(who) in {"nobody", "noone", "nothing"}
    return carrier if carrier.tag_ in _NOW or (missed and carrier.tag_ == "VBD") else None


def _is_stretch(word: Token, verb: Token) -> bool:
    main = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    words = [norm(t) for t in main.subtree]
    who = subject(main)
    if _RANKS & set(words) or (who is not None and norm(who) in {"it", "this", "that", "there"}):
        return False
    goal = next((c for c in word.children if c.dep_ == "pobj"), None)
    if norm(word) == "since":
        return goal is not None and (goal.pos_ in {"NUM", "PROPN"} or _is_time(goal))
    lasting = main.lemma_ in _LASTING - {"be", "have", "use"} and main.tag_ in {*_NOW, "VBG"}
    now = {"now", "already"} & set(words)
    return goal is not None and goal.lemma_ in _LENGTHS and (
        bool(now) or (lasting and main.lemma_ in {"know", "wait", "exist"} and _counted(goal))
    )  # fmt: skip


def _counted(goal: Token) -> bool:
    return any(
        c.pos_ == "NUM" or norm(c) in {"several", "many", "some", "few"} for c in goal.children
    )


def _is_time(word: Token) -> bool:
    return word.ent_type_ in {"DATE", "TIME"} or word.lemma_ in {
        *_LENGTHS, "morning", "evening", "yesterday", "beginning", "start", "opening", "visit",
        "call", "order", "spring", "summer", "autumn", "winter", "weekend", "easter", "christmas",
    }  # fmt: skip


def _perfect(text: Text, sentence: Sentence, verb: Token, last: Token) -> tuple[str, ...]:
    """The same words in the present perfect, where one verb alone must change."""
    have = "has" if verb.tag_ in {"VBZ", "VBD"} else "have"
    if verb.dep_ == "aux":  # is waiting
        new = f"{have} been"
    elif verb.lemma_ == "wait":
        new = f"{have} been waiting"
    else:
        new = f"{have} {participle(verb.lemma_)}"
    if text.raw[sentence.offset + verb.idx - 1] in "'’":
        return ()
    rest = text.raw[sentence.offset + verb.idx + len(verb.text) : sentence.offset + last.idx]
    return (new + rest + last.text,)


def past_date(text: Text, rule: Rule) -> Iterator[Finding]:
    """The present perfect with a time that is over: yesterday, last Friday, three days ago."""
    for sentence, words in read(text):
        for verb in words:
            have = next((a for a in helpers(verb) if norm(a) in {"has", "have", "'ve"}), None)
            if verb.tag_ != "VBN" or have is None or any(a.tag_ == "MD" for a in helpers(verb)):
                continue
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


def _marker(verb: Token) -> Token | None:
    return next(
        (
            c
            for c in verb.children
            if c.i < verb.i and c.dep_ in {"mark", "advmod"} and norm(c) in _UNTIL
        ),
        None,
    )


def _present(verb: Token, aux: list[Token]) -> tuple[str, ...]:
    who = subject(verb)
    if who is None or len(aux) > 1 or verb.i != aux[0].i + 1:
        return ()
    single = who.tag_ in {"NN", "NNP"} or norm(who) in {"he", "she", "it"}
    many = any(c.dep_ == "conj" for c in who.children)
    if verb.lemma_ == "be":
        return ("is" if single and not many else "are",)
    return (third(verb.lemma_) if single and not many else verb.lemma_,)


LOOKS = {"since": since, "past_date": past_date, "after_when": after_when}
