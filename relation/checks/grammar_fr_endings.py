"""French endings that sound alike: -er, -é, -ez."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at
from relation.checks.grammar_fr_words import CLITICS, HAVE, exists
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
    "vont vouloir pouvoir devoir faut faudra faudrait venez viens venons viendra viendrons viendrez désirez désirons "
    "préférez veuillez savez faites fait laissez laisser faire dû pu voulu".split()
)

# After these no second verb of one's own can come, with or without a comma.
_NEVER_TWO = frozenset(
    "pouvez pourrez pourriez devez devrez devriez veuillez vouloir pouvoir devoir".split()
)

_AUX_BE = frozenset(
    "est sont êtes sommes suis été être était étaient sera seront serez serait".split()
)

_BETWEEN = frozenset("bien déjà pas toujours jamais plus aussi encore été tout tous donc".split())

# Nouns that look like participles: à côté, la clé.
_NOUNS_IN_E = frozenset("côté clé marché été thé café procédé traité arrêté employé invité blé moitié "
                        "abonné salarié retraité carré passé fossé pavé pâté résumé relevé tracé associé associée associés".split())  # fmt: skip


# How one may come.
_COME = frozenset("accompagn équip habill prépar mun repos entour chauss".split())

# Adjectives that look like infinitives.
_ADJECTIVES = frozenset("léger cher fier amer entier étranger passager ménager premier dernier familier "
                        "régulier particulier singulier saisonnier journalier".split())  # fmt: skip


def ending(text: Text, rule: Rule) -> Iterator[Finding]:
    """-é for -er after a verb or a preposition, -er for -é after avoir and être, -er for -ez."""
    for sentence, words in read(text):
        for place, word in enumerate(words):
            form = norm(word)
            before = [norm(w) for w in words[max(0, place - 5) : place]]
            new = _infinitive(word, form, before) or _participle(word, form, before)
            new = new or _yours(word, form, before)
            new = new or _person(form, before)
            if new:
                yield at(text, rule, span_of(sentence, word), (new,))


def _infinitive(word: Token, form: str, before: list[str]) -> str:
    """`pouvez commandé`, `merci de nous signalé`, `à complété`."""
    stem = re.match(r"(.{2,})(?:ée?s?|ez)$", form)
    if not stem or not exists(stem[1] + "er") or not before:
        return ""
    if before[-1] == "leur" and "ée" in form:
        return ""  # « jusqu’à leur arrivée »
    if before[-1].startswith(("venez", "viens", "viendr")) and stem[1] in _COME:
        return ""  # « venez accompagné »
    if word.pos_ not in {"VERB", "ADJ", "AUX", "NOUN"} or _is_adjective(word, before):
        return ""
    rest = list(before)
    clitic = False
    while rest and (rest[-1] in CLITICS or rest[-1] == "-vous"):
        clitic = clitic or rest[-1] not in {"le", "la", "les", "l'"}
        rest.pop()
    if not rest:
        return ""
    article = len(rest) < len(before) and not clitic
    if form in _NOUNS_IN_E or (word.pos_ == "NOUN" and article):
        return ""
    said = form.endswith("ez") and (rest[-1] not in _NEVER_TWO or _is_called(word))
    if rest[-1] in _TAKE_INFINITIVE and not said:
        if rest[-1] in {"fait", "faites", "laissez", "dû", "pu", "voulu"} and rest[-2:-1] != ["a"]:
            return ""
        return stem[1] + "er"
    direct = len(rest) == len(before)
    if rest[-1] in {"de", "d'", "pour", "à", "sans"} and (
        not form.endswith("ez") or (clitic and rest[-2:] == ["pas", "à"] and not _is_called(word))
    ):
        noun = rest[-1] == "à" and word.head.pos_ == "NOUN" and form.endswith("é")
        verb = rest[-1] in {"à", "pour", "sans"} and word.pos_ == "VERB" and form.endswith("é")
        if clitic or (direct and (noun or verb)):
            return stem[1] + "er"
        if direct and rest[-1] in {"de", "d'"} and rest[-2:-1] in (["merci"], ["afin"], ["prie"]):
            return stem[1] + "er"
    return ""


def _is_called(word: Token) -> bool:
    """True for `contactez-nous`: an order of its own."""
    after = word.doc[word.i + 1 : word.i + 2]
    return bool(after) and after[0].text[0] in "-‑"


def _is_adjective(word: Token, before: list[str]) -> bool:
    return (word.pos_ == "ADJ" and before[-1] in {"le", "la", "les", "l'", "de"}) or bool(
        set(before[-3:]) & {"rien", "quelque", "quelqu'"}
    )  # fmt: skip


def _participle(word: Token, form: str, before: list[str]) -> str:
    """`avons vérifier`, `a été retourner`, `s'est égarer`."""
    if (
        form in _ADJECTIVES
        or word.pos_ == "NOUN"
        or not form.endswith("er")
        or len(form) < 5
        or not exists(form[:-1].removesuffix("e") + "é")
    ):
        return ""
    rest = list(before)
    while rest and rest[-1] in _BETWEEN:
        rest.pop()
    if not rest:
        return ""
    helped = rest[-1] in HAVE or rest[-1] in _AUX_BE or before[-1] == "été"
    subject = rest[-2:-1] and rest[-2] not in {"y", "à", "n'", "peut", "que", "c'", "ce"}
    if rest[-1] == "a" and not (rest[-2:-1] and _can_be_subject(rest[-2])):
        return ""
    return form[:-2] + "é" if helped and subject else ""


def _can_be_subject(word: str) -> bool:
    return word in {"il", "elle", "on", "qui", "nous", "vous", "l'", "m'", "s'"} or word.isalpha()


def _yours(word: Token, form: str, before: list[str]) -> str:
    """`que vous envoyer`, `si vous aller`: vous is the subject, so the verb ends in -ez."""
    if not form.endswith("er") or word.pos_ not in {"VERB", "AUX"} or len(form) < 5:
        return ""
    rest = list(before)
    while rest and rest[-1] in CLITICS - {"vous"}:
        rest.pop()
    if len(rest) < 2 or rest[-1] != "vous" or rest[-2] not in {"que", "si", "lorsque", "dès"}:
        return ""
    asks = rest[-2] == "que" and len(rest) < 3  # « Que vous envoyer ? »
    return "" if asks else form[:-2] + "ez"


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


LOOKS = {"french_ending": ending}
