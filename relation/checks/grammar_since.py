"""English present where a stretch of time asks for the present perfect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at, excused
from relation.checks.grammar_verbs import participle
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
# « the only time that we close » and « the last time we ask » may stand in the present.
_COUNTED = {"first", "second", "third", "fourth", "fifth"}

# What one does with the action since then: « I try to reach you since Monday ».
_LEADS = {"try", "want", "wait", "need", "hope", "attempt"}


def since(text: Text, rule: Rule) -> Iterator[Finding]:
    """A verb in the present with a stretch of time that began in the past."""
    for sentence, words in read(text):
        for word in words:
            again = _first_time(word)
            if again is not None:
                yield at(text, rule, span_of(sentence, again), (_perfect_of(again),))
            if norm(word) in {"since", "for"} and word.dep_ in {"prep", "mark"}:
                verb = _finite(word)
                if verb is None or not _is_stretch(word, verb) or not _close(verb, word):
                    continue
                place = span_of(sentence, verb, word)
                if not excused(text, rule, place):
                    yield at(text, rule, place, _perfect(text, sentence, verb, word))


def _close(verb: Token, word: Token) -> bool:
    """True for a whole verb, not 's, that nothing parts from its stretch of time."""
    between = word.doc[verb.i : word.i]
    return len(between) in range(1, 11) and verb.text.isalpha() and not any(
        t.is_punct for t in between
    )  # fmt: skip


def _first_time(word: Token) -> Token | None:
    """The verb in the present of `the first time that it happens`."""
    if (
        word.lemma_ not in {"time", "year", "week"}
        or not any(norm(c) in _COUNTED for c in word.children)
        or norm(word.nbor(-1)) == "next"
        or word.head.lemma_ != "be"
    ):
        return None
    for verb in [*word.children, *word.head.children]:
        if verb.dep_ in {"relcl", "acl", "ccomp"} and verb.i > word.i and verb.tag_ in _NOW:
            when = any(norm(c) in {"when", "where"} for c in verb.children)
            return None if when or helpers(verb) or verb.lemma_ == "be" else verb
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
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _LEADS and norm(word) == "since":
        verb = verb.head
    aux = helpers(verb)
    if any(a.tag_ == "MD" or a.lemma_ in {"have", "do"} for a in aux) or verb.dep_ == "xcomp":
        return None
    if verb.lemma_ == "thank":  # "Thank you for your trust since May": no statement about now
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
    goal = next((c for c in word.children if c.dep_ == "pobj"), None)
    inside = {norm(t) for t in goal.subtree} if goal is not None else set()
    if (_RANKS & set(words)) - inside or (
        who is not None and norm(who) in {"it", "this", "that", "there"}
    ):
        return False
    if norm(word) == "since":
        return goal is not None and (goal.pos_ in {"NUM", "PROPN"} or _is_time(goal))
    lasting = main.lemma_ in _LASTING - {"be", "have", "use"} and main.tag_ in {*_NOW, "VBG"}
    end = goal.i + 1 if goal is not None else 0
    now = end < len(word.doc) and norm(word.doc[end]) == "now"
    return goal is not None and goal.lemma_ in _LENGTHS and (
        now or (lasting and main.lemma_ in {"know", "wait", "exist"} and _counted(goal))
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


LOOKS = {"since": since}
