"""French subjects that the parser misses: qui, two names, a relative clause between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relation.checks.grammar_fr_words import CLITICS, PLURAL_WORDS, exists, is_plain, noun_kind
from relation.checks.grammar_words import norm

if TYPE_CHECKING:
    from spacy.tokens import Token

MORE = {"est": "sont", "a": "ont", "veut": "veulent", "peut": "peuvent", "doit": "doivent",
         "va": "vont", "fait": "font", "vient": "viennent", "sera": "seront", "aura": "auront",
         "était": "étaient", "avait": "avaient", "reste": "restent", "arrive": "arrivent"}  # fmt: skip


def after_moi_qui(form: str, word: Token, words: list[Token]) -> str:
    said = [norm(w) for w in words[max(0, words.index(word) - 3) : words.index(word)]]
    if said[-2:] == ["moi", "qui"] or said == ["moi", "qui", "vous"]:
        if form in {"est", "a", "va"}:
            return {"est": "suis", "a": "ai", "va": "vais"}[form]
        return form + "i" if form.endswith("ra") and exists(form + "i") else ""
    return ""


def after_qui(form: str, word: Token, words: list[Token]) -> str:
    """`Les vitres qui manque`: the verb of qui follows the noun before it."""
    place = words.index(word) - 1
    while place > 1 and norm(words[place]) in CLITICS | {"ne", "n'"}:
        place -= 1
    if place < 2 or norm(words[place]) != "qui" or word.pos_ not in {"VERB", "AUX"}:
        return ""
    noun, article = words[place - 1], words[place - 2]
    if (
        noun.pos_ != "NOUN"
        or norm(article) not in PLURAL_WORDS - {"des"}
        or norm(noun)[-1] not in "sx"
    ):
        return ""
    if place > 2 and norm(words[place - 3]) in {"de", "d'"}:
        return ""  # un essai de trente jours qui s’arrête
    if form in MORE:
        return MORE[form]
    return form + "nt" if form.endswith("e") and exists(form + "nt") and place >= 2 else ""


def after_two(form: str, word: Token, words: list[Token]) -> str:
    """`Mme Roy et sa sœur veut`, whatever the parser makes of it."""
    before = words[: words.index(word)]
    names = [w for w in before if w.pos_ in {"NOUN", "PROPN"}]
    only = all(w.pos_ in {"NOUN", "PROPN", "DET", "CCONJ"} or w.text == "." for w in before)
    ands = [w for w in before if norm(w) == "et"]
    if form in MORE and only and len(ands) == 1 and before[0].pos_ != "CCONJ" and len(names) > 1:
        sides = [any(n.i < ands[0].i for n in names), any(n.i > ands[0].i for n in names)]
        return MORE[form] if all(sides) else ""
    return ""


def after_relative(form: str, word: Token, words: list[Token]) -> str:
    """`Les joints que vous attendez est`: the verb that follows a relative clause."""
    place = words.index(word)
    if form not in MORE or place < 4 or words[place - 1].pos_ != "VERB":
        return ""
    for start in range(place - 3, max(place - 6, 0), -1):
        noun = words[start - 1]
        if norm(words[start]) in {"que", "qu'"} and words[start + 1].pos_ == "PRON":
            return (
                MORE[form]
                if noun.pos_ == "NOUN" and noun_kind(noun)[1] == "Plur" and is_plain(noun)
                else ""
            )
    return ""
