"""French tense after si, mood after a conjunction."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at
from relation.checks.grammar_fr_tense import future_or_conditional, put_right
from relation.checks.grammar_fr_words import is_participle
from relation.checks.grammar_words import norm, read, span_of
from relation.finding import Finding
from relation.rule import Rule
from relation.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_INDIRECT = re.compile(
    r"demand|sa[ivu]|sach|di(?:s|t|tes|re|sent)$|voi|voy|vérifi|ignor|précis|indiqu|confirm|regard"
    r"|compren|décid|inform|test|note|préven|oubli|sûr"
)

_TELL = re.compile(r"dites|indiquez|précisez|confirmez|demandez|vérifiez|prévenez|écrivez|répondez")

_TRIGGERS = re.compile(
    r"(?:pour|afin|avant|(?<!si )bien|sans|faut|faudra|faudrait|fallait|condition|jusqu['’]à ce|encore"
    r"|voulons|veux|veut|voulez|voudrais|voudrions|voudrait|souhaite|souhaitons|souhaiterais"
    r"|aimerais|aimerions|préfère|préférons|regrette|regrettons|est (?:im)?possible|est nécessaire|est important"
    r"|est essentiel|est préférable|est dommage) (?:que |qu['’])$|quoiqu(?:e |['’])$",
    re.IGNORECASE,
)

# « Nous savons bien que » and « si bien que » take the indicative.
_FACTS = re.compile(
    r"\b(?:sa[iv]\w*|v(?:oi|oy|u)\w*|compr\w*|pens\w*|entend\w*|si|not\w*|dit\w*) bien (?:que |qu['’])$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:après|(?:nous|j['’]) ?esp[éè]r(?:ons|e)) (?:que |qu['’])$", re.IGNORECASE)

_SUBJUNCTIVE = {
    "est": "soit", "a": "ait", "sont": "soient", "ont": "aient", "avez": "ayez", "êtes": "soyez",
    "fait": "fasse", "font": "fassent", "peut": "puisse", "peuvent": "puissent", "va": "aille",
    "vont": "aillent", "doit": "doive", "prend": "prenne", "vient": "vienne", "sait": "sache",
    "part": "parte", "pouvez": "puissiez", "faites": "fassiez", "dites": "disiez", "allez": "alliez",
    "savez": "sachiez", "reçoit": "reçoive", "met": "mette", "sommes": "soyons", "avons": "ayons",
    "répond": "réponde", "tient": "tienne", "sert": "serve", "devez": "deviez", "voit": "voie",
    "pouvons": "puissions", "devons": "devions", "faisons": "fassions", "allons": "allions",
    "finit": "finisse", "veut": "veuille", "perd": "perde", "rend": "rende", "attend": "attende",
}  # fmt: skip

_INDICATIVE = {"ayez": "avez", "ait": "a", "aient": "ont", "soit": "est", "soient": "sont",
               "soyez": "êtes", "ayons": "avons", "soyons": "sommes"}  # fmt: skip


def after_if(text: Text, rule: Rule) -> Iterator[Finding]:
    """Future or conditional in a clause of condition."""
    for sentence, words in read(text):
        for mark in words:
            if norm(mark) not in {"si", "s'"} or mark.pos_ != "SCONJ":
                continue
            verb = _next_finite(mark, words)
            if verb is None or _asks(mark, words):
                continue
            tense = future_or_conditional(norm(verb), verb.lemma_.lower())
            if tense:
                yield at(text, rule, span_of(sentence, verb), put_right(norm(verb), tense))


def _next_finite(mark: Token, words: list[Token]) -> Token | None:
    """The first finite verb after a conjunction, past an inserted relative clause."""
    inside = 0
    for word in words[words.index(mark) + 1 :][:12]:
        if any(mark in ";:.?!,()«»" for mark in word.text) and not inside:
            return None
        if norm(word) in {"qui", "que", "qu'", "dont", "où"}:
            inside += 1
        finite = word.pos_ in {"VERB", "AUX"} and not {"Inf", "Part"} & set(
            word.morph.get("VerbForm", [])
        )
        finite = finite or bool(future_or_conditional(norm(word), word.lemma_.lower()))
        if finite and inside:
            inside -= 1
        elif finite:
            return word
    return None


def _asks(mark: Token, words: list[Token]) -> bool:
    """True for the si of an indirect question: dites-nous si vous pourrez."""
    before = words[: words.index(mark)]
    # « nous faire savoir : – s’il serait possible », « vous demandez combien …, et si … »
    if mark.text.islower() and not any(w.is_alpha for w in before):
        return True
    if (
        before
        and norm(before[-1]) in {"et", "ou"}
        and any(_INDIRECT.match(norm(w)) for w in before)
    ):
        return True
    close: list[Token] = []
    for word in reversed(before):
        if word.text in ",;:":
            break
        close.append(word)
    if any(_TELL.match(norm(word)) for word in close[:10]):
        return True  # « Dites-moi avant le 15 janvier si vous viendrez. »
    return any(_INDIRECT.match(norm(word)) for word in close[:4])


def mood(text: Text, rule: Rule) -> Iterator[Finding]:
    """Indicative after pour que, bien que, il faut que; subjunctive after après que."""
    for sentence, words in read(text):
        for mark in words:
            if norm(mark) not in {"que", "qu'", "quoique", "quoiqu'"}:
                continue
            end = sentence.offset + mark.idx + len(mark.text)
            lead = text.raw[max(sentence.span.start, end - 30) : end].rstrip() + " "
            lead = lead.rstrip() if lead.rstrip().endswith(("'", "’")) else lead
            verb = _in_table(mark, words) or _next_finite(mark, words)
            if verb is None:
                continue
            form = norm(verb)
            new = _INDICATIVE.get(form) if _AFTER.search(lead) else None
            if _TRIGGERS.search(lead) and not _FACTS.search(lead) and not _AFTER.search(lead):
                new = _SUBJUNCTIVE.get(form) or _with_iez(verb, form)
            if new:
                yield at(text, rule, span_of(sentence, verb), (new,))


def _in_table(mark: Token, words: list[Token]) -> Token | None:
    """The next word when it must be the verb, whatever the tagger takes it for: `que vous dites`."""
    rest = words[words.index(mark) + 1 :][:5]
    for before, word in itertools.pairwise(rest):
        if norm(before) in {"qui", "que", "qu'", "dont", "où"}:
            return None
        if word.pos_ in {"VERB", "AUX"} and norm(word) not in _SUBJUNCTIVE:
            return None
        if norm(word) in _SUBJUNCTIVE and before.pos_ in {"PRON", "NOUN", "PROPN"}:
            return word
    return None


def _with_iez(verb: Token, form: str) -> str | None:
    if (
        not form.endswith("ez")
        or form.endswith(("iez", "yez"))
        or "Part" in verb.morph.get("VerbForm", [])
    ):
        return None
    return form[:-2] + "iez" if form[:-2] and not is_participle(verb) else None


LOOKS = {"french_if": after_if, "french_mood": mood}
