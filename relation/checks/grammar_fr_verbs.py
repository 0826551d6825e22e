"""French verbs in the wrong form: -er or -é, after si, mood after a conjunction."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at
from relation.checks.grammar_fr_words import (
    CLITICS,
    HAVE,
    exists,
    future_or_conditional,
    is_participle,
)
from relation.checks.grammar_words import norm, read, span_of
from relation.finding import Finding
from relation.rule import Rule
from relation.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAKE_INFINITIVE = frozenset(
    "pouvez peux peut pouvons peuvent pourrez pourra pourrons pourriez pourrions pourrait pourrai "
    "devez dois doit devons doivent devrez devra devrons devriez devrions devrait devrai voulez veux "
    "veut voulons voudrais voudrions voudriez souhaitez souhaitons souhaite allons allez vais va "
    "vont faut faudra faudrait venez viens venons viendra viendrons viendrez désirez désirons "
    "préférez veuillez savez faites fait laissez laisser faire dû pu voulu".split()
)
_AUX_BE = frozenset(
    "est sont êtes sommes suis été être était étaient sera seront serez serait".split()
)
_BETWEEN = frozenset("bien déjà pas toujours jamais plus aussi encore été tout tous donc".split())
# Nouns that look like participles: à côté, la clé.
_NOUNS_IN_E = frozenset("côté clé marché été thé café procédé traité arrêté employé invité blé moitié "
                        "abonné salarié retraité carré passé fossé pavé pâté résumé relevé tracé".split())  # fmt: skip
_INDIRECT = re.compile(
    r"demand|sa[ivu]|sach|di(?:s|t|tes|re|sent)$|voi|voy|vérifi|ignor|précis|indiqu|confirm|regard"
    r"|compren|décid|inform|test|note|préven|oubli|sûr"
)
_IMPERFECT = {
    "aur": "av", "ser": "ét", "pourr": "pouv", "devr": "dev", "voudr": "voul", "saur": "sav",
    "fer": "fais", "ir": "all", "viendr": "ven", "prendr": "pren", "dir": "dis", "recevr": "recev",
    "mettr": "mett", "rendr": "rend", "répondr": "répond", "attendr": "attend", "verr": "voy",
}  # fmt: skip
_PRESENT = {
    "aurez": "avez", "aura": "a", "auront": "ont", "serez": "êtes", "sera": "est", "seront": "sont",
    "pourrez": "pouvez", "pourra": "peut", "devra": "doit", "devrez": "devez", "voudrez": "voulez",
    "voudra": "veut", "ferez": "faites", "aurons": "avons", "serons": "sommes", "viendra": "vient",
    "viendrez": "venez", "devront": "doivent", "pourront": "peuvent",
}  # fmt: skip
_TRIGGERS = re.compile(
    r"(?:pour|afin|avant|(?<!si )bien|sans|faut|faudra|faudrait|fallait|condition|jusqu['’]à ce|encore"
    r"|voulons|veux|veut|voulez|voudrais|voudrions|voudrait|souhaite|souhaitons|souhaiterais"
    r"|aimerais|aimerions|préfère|préférons) (?:que |qu['’])$|quoiqu(?:e |['’])$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"après (?:que |qu['’])$", re.IGNORECASE)
_SUBJUNCTIVE = {
    "est": "soit", "a": "ait", "sont": "soient", "ont": "aient", "avez": "ayez", "êtes": "soyez",
    "fait": "fasse", "font": "fassent", "peut": "puisse", "peuvent": "puissent", "va": "aille",
    "vont": "aillent", "doit": "doive", "prend": "prenne", "vient": "vienne", "sait": "sache",
    "part": "parte", "pouvez": "puissiez", "faites": "fassiez", "dites": "disiez", "allez": "alliez",
    "savez": "sachiez", "reçoit": "reçoive", "met": "mette", "sommes": "soyons", "avons": "ayons",
    "répond": "réponde", "tient": "tienne", "sert": "serve", "devez": "deviez", "voit": "voie",
    "finit": "finisse", "veut": "veuille", "perd": "perde", "rend": "rende", "attend": "attende",
}  # fmt: skip
_INDICATIVE = {"ayez": "avez", "ait": "a", "aient": "ont", "soit": "est", "soient": "sont",
               "soyez": "êtes", "ayons": "avons", "soyons": "sommes"}  # fmt: skip


def ending(text: Text, rule: Rule) -> Iterator[Finding]:
    """-é for -er after a verb or a preposition, -er for -é after avoir and être, -er for -ez."""
    for sentence, words in read(text):
        for place, word in enumerate(words):
            form = norm(word)
            before = [norm(w) for w in words[max(0, place - 5) : place]]
            new = _infinitive(word, form, before) or _participle(form, before)
            new = new or _person(form, before)
            if new:
                yield at(text, rule, span_of(sentence, word), (new,))


def _infinitive(word: Token, form: str, before: list[str]) -> str:
    """`pouvez commandé`, `merci de nous signalé`, `à complété`."""
    stem = re.match(r"(.{2,})(?:ée?s?|ez)$", form)
    if not stem or not exists(stem[1] + "er") or not before:
        return ""
    if word.pos_ not in {"VERB", "ADJ", "AUX", "NOUN"} or _is_adjective(word, before):
        return ""
    rest = list(before)
    clitic = False
    while rest and rest[-1] in CLITICS:
        clitic = clitic or rest[-1] not in {"le", "la", "les", "l'"}
        rest.pop()
    if not rest:
        return ""
    article = len(rest) < len(before) and not clitic
    if form in _NOUNS_IN_E or (word.pos_ == "NOUN" and article):
        return ""
    if rest[-1] in _TAKE_INFINITIVE and not (form.endswith("ez") and rest[-1] != "veuillez"):
        if rest[-1] in {"fait", "faites", "laissez", "dû", "pu", "voulu"} and rest[-2:-1] != ["a"]:
            return ""
        return stem[1] + "er"
    direct = len(rest) == len(before)
    if rest[-1] in {"de", "d'", "pour", "à", "sans"} and not form.endswith("ez"):
        noun = rest[-1] == "à" and word.head.pos_ == "NOUN" and form.endswith("é")
        verb = rest[-1] in {"à", "pour", "sans"} and word.pos_ == "VERB" and form.endswith("é")
        if clitic or (direct and (noun or verb)):
            return stem[1] + "er"
        if direct and rest[-1] in {"de", "d'"} and rest[-2:-1] in (["merci"], ["afin"], ["prie"]):
            return stem[1] + "er"
    return ""


def _is_adjective(word: Token, before: list[str]) -> bool:
    return (word.pos_ == "ADJ" and before[-1] in {"le", "la", "les", "l'", "de"}) or bool(
        set(before[-3:]) & {"rien", "quelque", "quelqu'"}
    )  # fmt: skip


def _participle(form: str, before: list[str]) -> str:
    """`avons vérifier`, `a été retourner`, `s'est égarer`."""
    if not form.endswith("er") or len(form) < 5 or not exists(form[:-1].removesuffix("e") + "é"):
        return ""
    rest = list(before)
    while rest and rest[-1] in _BETWEEN:
        rest.pop()
    if not rest:
        return ""
    helped = rest[-1] in HAVE or rest[-1] in _AUX_BE or before[-1] == "été"
    subject = rest[-2:-1] and rest[-2] not in {"y", "à", "n'", "peut", "que"}
    if rest[-1] == "a" and not (rest[-2:-1] and _can_be_subject(rest[-2])):
        return ""
    return form[:-2] + "é" if helped and subject else ""


def _can_be_subject(word: str) -> bool:
    return word in {"il", "elle", "on", "qui", "nous", "vous", "l'", "m'", "s'"} or word.isalpha()


def _person(form: str, before: list[str]) -> str:
    """`nous vous demander`, `je vous remerciez`: a verb that its two pronouns tell."""
    stem = re.match(r"(.{2,})(?:er|é|ez)$", form)
    if not stem or before[-3:-2] in (["de"], ["pour"], ["à"], ["et"], ["que"]):
        return ""
    root = stem[1]
    if before[-2:] == ["nous", "vous"]:
        soft = {"g": root + "e", "c": root[:-1] + "ç"}.get(root[-1], root)
        return soft + "ons" if exists(soft + "ons") else ""
    if before[-2:] == ["je", "vous"]:
        return root + "e" if exists(root + "e") else ""
    return ""


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
                yield at(text, rule, span_of(sentence, verb), _after_if(norm(verb), tense))


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
    close: list[Token] = []
    for word in reversed(before):
        if word.text in ",;:":
            break
        close.append(word)
    return any(_INDIRECT.match(norm(word)) for word in close[:4])


def _after_if(form: str, tense: str) -> tuple[str, ...]:
    if tense == "future":
        if form in _PRESENT:
            return (_PRESENT[form],)
        stem = re.match(r"(.+)ir(ez|a|ons|ont)$", form)
        if stem:
            return (
                stem[1] + {"ez": "issez", "a": "it", "ons": "issons", "ont": "issent"}[stem[2]],
            )
        stem = re.match(r"(.+)er(ez|a|ont)$", form)
        return (stem[1] + {"ez": "ez", "a": "e", "ont": "ent"}[stem[2]],) if stem else ()
    found = re.match(r"(.+r)(ais|ait|ions|iez|aient)$", form)
    if found is None:
        return ()
    if found[1] in _IMPERFECT:
        return (_IMPERFECT[found[1]] + found[2],)
    if found[1].endswith("er") and "è" not in found[1][-5:]:
        root = found[1][:-2]
        soft = found[2][0] == "a"
        root = root + "e" if soft and root.endswith("g") else root
        root = root[:-1] + "ç" if soft and root.endswith("c") else root
        return (root + found[2],)
    return ()


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
            if _TRIGGERS.search(lead) and not _AFTER.search(lead):
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


LOOKS = {"french_ending": ending, "french_if": after_if, "french_mood": mood}
