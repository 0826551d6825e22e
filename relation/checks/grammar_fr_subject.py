"""French agreement of the verb with its subject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at
from relation.checks.grammar_fr_patterns import (
    MORE,
    after_moi_qui,
    after_qui,
    after_relative,
    after_two,
)
from relation.checks.grammar_fr_words import (
    CLITICS,
    MANY,
    RELATIVES,
    exists,
    noun_kind,
    stands_alone,
)
from relation.checks.grammar_words import norm, read, span_of, subject
from relation.finding import Finding
from relation.rule import Rule
from relation.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEWER = {"sont": "est", "ont": "a", "seront": "sera", "auront": "aura", "étaient": "était",
          "avaient": "avait", "peuvent": "peut", "doivent": "doit", "vont": "va", "font": "fait"}  # fmt: skip


def verb(text: Text, rule: Rule) -> Iterator[Finding]:
    """A verb that does not have the number or the person of its subject."""
    for sentence, words in read(text):
        for before, word in zip([None, *words], words, strict=False):
            form = norm(word)
            new = after_moi_qui(form, word, words) or after_two(form, word, words)
            new = (
                new
                or after_qui(form, word, words)
                or after_relative(form, word, words)
                or _by_ending(form, word)
                or _by_number(form, word)
            )
            if new and (before is None or norm(before) != "c'"):
                yield at(text, rule, span_of(sentence, word), (new,))


def _is_sure(who: Token, main: Token) -> bool:
    """True for the only subject of a verb, with no verb and no `et` before it."""
    if sum(c.dep_ in {"nsubj", "nsubj:pass"} for c in main.children) > 1:
        return False
    if any(t.text in '«»"' for t in main.doc[min(who.i, main.i) : max(who.i, main.i)]):
        return False
    before: list[Token] = []
    for word in who.sent:
        if word.i >= who.i:
            break
        before = [] if word.text in {",", ";", ":"} else [*before, word]
    return not any(w.pos_ in {"VERB", "AUX"} or norm(w) in {"et", "ou", "ni"} for w in before)


def _by_ending(form: str, word: Token) -> str:
    if len(form) < 5 or not form.endswith(("rons", "ront")) or word.pos_ not in {"VERB", "AUX"}:
        return ""
    who = subject(word)
    other = form[:-1] + ("t" if form.endswith("s") else "s")
    if who is None or not exists(other) or who.i > word.i or len(list(who.children)) > 4:
        return ""
    if form.endswith("rons") and _has_nous(word):
        return ""
    if form.endswith("rons") and who.pos_ == "NOUN" and noun_kind(who)[1] == "Plur":
        return other
    return (
        other if form.endswith("ront") and norm(who) == "nous" and word.nbor(-1).i >= who.i else ""
    )


def _has_nous(verb: Token) -> bool:
    """True for `nous vous écrirons`, whatever noun stands before it."""
    place = verb.i - 1
    while place > 0 and norm(verb.doc[place]) in CLITICS - {"nous"}:
        place -= 1
    return place >= 0 and norm(verb.doc[place]) == "nous"


def _by_number(form: str, word: Token) -> str:
    main = word.head if word.dep_ in {"aux:tense", "aux:pass", "cop", "aux"} else word
    who = subject(main)
    if (
        who is None
        or who.i > word.i
        or word.pos_ not in {"VERB", "AUX"}
        or "Rel" in who.morph.get("PronType", [])
    ):
        return ""
    helped = [c for c in main.children if c.dep_ in {"aux:tense", "aux:pass", "cop"}]
    if helped and helped[0] != word:
        return ""
    joined = [c for c in who.children if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN", "PRON"}]
    linked = any(norm(t) == "et" for c in joined for t in c.children)
    if norm(who) in {"chacun", "chacune", "aucun", "aucune"} and form in _FEWER and not joined:
        return _FEWER[form]
    own = main.doc[who.i + 1 : word.i]
    inside = any(norm(t) in RELATIVES for t in own)
    if not _is_sure(who, main) or (inside and not any(t.pos_ in {"VERB", "AUX"} for t in own)):
        return ""
    if any(t.pos_ in {"VERB", "AUX"} for t in own) and joined:
        return ""
    if any(t.text in {",", ":", "(", ";"} for t in own) or not stands_alone(who):
        return ""
    if joined and linked and form in MORE and who.pos_ in {"NOUN", "PROPN"}:
        return (
            MORE[form] if any(c.pos_ in {"NOUN", "PROPN"} and c.i < word.i for c in joined) else ""
        )
    if (
        who.pos_ != "NOUN"
        or joined
        or who.lemma_ in MANY
        or any(c.dep_ == "appos" for c in who.children)
    ):
        return ""
    marks = {norm(c) for c in who.children if c.i < who.i}
    if (
        form in MORE
        and marks & {"les", "nos", "vos", "ces", "ses", "leurs", "tous", "toutes"}
        and noun_kind(who)[1] == "Plur"
    ):
        return MORE[form]
    if any(norm(t) in {"et", "ou", "ni", ","} for t in own):
        return ""
    if (
        form in _FEWER
        and marks & {"le", "la", "notre", "votre", "cette", "ce", "un", "une"}
        and who.text[-1] not in "sx"
    ):
        return _FEWER[form]
    return ""


LOOKS = {"french_subject": verb}
