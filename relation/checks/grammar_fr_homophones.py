"""French words that sound alike, told apart by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at, phrases
from relation.checks.grammar_fr_words import CLITICS, HAVE, exists, is_participle
from relation.checks.grammar_words import norm, read, span_of
from relation.finding import Finding
from relation.rule import Rule
from relation.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEGATION = {
    "pas",
    "plus",
    "jamais",
    "rien",
    "aucun",
    "aucune",
    "que",
    "qu'",
    "guère",
    "ni",
    "personne",
}

_SAME_IN_PLURAL = frozenset("cours fonds mois temps corps bras sens fils dos pays concours parcours "
                            "discours recours secours poids succès accès procès stress cas pas".split())  # fmt: skip

_POSSESSIVE = frozenset("mon ma ton ta son sa notre votre leur".split())
_POSSESSIVES = frozenset("mes tes ses nos vos leurs".split())

_PLACES = frozenset(
    "d' jour moment mois année endroit lieu dépôt magasin site ville rue adresse cas".split()
)


def letter_a(text: Text, rule: Rule) -> Iterator[Finding]:
    """`a` before an infinitive; the rule's phrases for the rest."""
    yield from phrases(text, rule)
    for sentence, words in read(text):
        for place, word in enumerate(words[:-1]):
            if word.text != "a" or (place and norm(words[place - 1]) in {"y", "l'", "n'", "en"}):
                continue
            last = place + 1
            while last < len(words) - 1 and norm(words[last]) in CLITICS:
                last += 1
            verb = words[last]
            if "Inf" in verb.morph.get("VerbForm", []) and norm(verb).endswith(
                ("ir", "re", "oir", "er")
            ):
                before = words[place - 1]
                may_have = (
                    place and before.pos_ in {"NOUN", "PROPN", "PRON"} and before.text[-1] != "s"
                )
                if norm(verb).endswith("er") and last == place + 1 and may_have:
                    continue  # « le client a rappeler » : -é, says another rule
                span = span_of(sentence, word, verb)
                yield at(text, rule, span, ("à" + text.raw[span.start + 1 : span.end],))


def where(text: Text, rule: Rule) -> Iterator[Finding]:
    """`où` that no verb follows; the rule's phrases for `ou`."""
    yield from phrases(text, rule)
    for sentence, words in read(text):
        for place, word in enumerate(words[:-2]):
            if (
                norm(word) != "où"
                or place == 0
                or norm(words[place - 1]) in _PLACES
                or words[-1].text == "?"
            ):
                continue
            rest = words[place + 1 :]
            if rest[0].pos_ in {"DET", "NOUN", "NUM"} and not any(
                w.pos_ in {"VERB", "AUX"} for w in rest
            ):
                yield at(text, rule, span_of(sentence, word), ("ou",))


def alike(text: Text, rule: Rule) -> Iterator[Finding]:
    """son, on, ça, leur and their likes; the rule's phrases for fixed neighbours."""
    # SA in capitals is a kind of company.
    yield from (found for found in phrases(text, rule) if not found.found.startswith("SA "))
    for sentence, words in read(text):
        for before, word, after in zip([None, *words], words, words[1:], strict=False):
            new = _alike(norm(word), before, word, after, words)
            if new:
                span = span_of(sentence, word, after)
                rest = text.raw[sentence.offset + word.idx + len(word.text) : span.end]
                if new == "on":
                    rest = " "
                capital = new.capitalize() if word.text[0].isupper() else new
                yield at(text, rule, span, (capital + rest,))


def _alike(said: str, before: Token | None, word: Token, after: Token, words: list[Token]) -> str:
    plural_before = (
        before is not None and before.text[-1] in "sx" and before.pos_ in {"NOUN", "ADJ", "PROPN"}
    )
    close = before is not None and (
        before.pos_ in {"NOUN", "ADJ", "PROPN"} or is_participle(before)
    )
    if said == "son" and close and norm(after) in {"au", "aux", "en", "à", "dans", "sur", "chez"}:
        return "sont"
    if said == "son" and plural_before and (
        norm(after) in {"pas", "bien", "déjà", "tous", "toutes", "arrivés", "arrivées"}
        or (is_participle(after) and after.text.endswith("s"))
    ):  # fmt: skip
        return "sont"
    if said in {"et", "est"} and before is not None:
        return _and_or_is(said, before, after, words)
    feminine = after.pos_ == "ADJ" and "Fem" in after.morph.get("Gender", [])
    if (
        said == "ça"
        and (after.pos_ == "NOUN" or feminine)
        and before is not None
        and before.pos_ in {"VERB", "ADP", "AUX"}
    ):
        return "sa" if "Plur" not in after.morph.get("Number", []) else ""
    if said == "leurs" and (
        norm(after) in HAVE
        or (after.pos_ in {"VERB", "AUX"} and before is not None and before.pos_ == "PRON")
    ):
        return "leur"
    if (
        said == "leur"
        and after.pos_ == "NOUN"
        and after.text[-1] == "s"
        and _is_plural(norm(after))
    ):
        return (
            "leurs" if before is not None and before.pos_ in {"VERB", "ADP", "AUX", "CCONJ"} else ""
        )
    if said == "on" and norm(after) in {"n'"}:
        rest = [norm(w) for w in words[words.index(word) + 1 :]]
        if (
            len(rest) > 2
            and rest[1] in HAVE
            and rest[2] in {"bien", "déjà", "reçu"}
            and not _NEGATION & set(rest[:8])
        ):
            return "on"
    return ""


def _and_or_is(said: str, before: Token, after: Token, words: list[Token]) -> str:
    place = words.index(before)
    earlier = words[place - 1] if place else None
    if said == "et" and norm(before) in {"il", "elle", "on"}:
        # « pour elle et malade » : a pronoun that no preposition governs wants its verb.
        alone = earlier is None or earlier.pos_ != "ADP"
        return "est" if alone and (after.pos_ == "ADJ" or is_participle(after)) else ""
    if said == "est" and norm(after) in _POSSESSIVES and earlier is not None:
        owned = before.pos_ == "NOUN" and norm(earlier) in _POSSESSIVE
        return "et" if owned and any(w.pos_ == "VERB" for w in words) else ""
    return ""


def _is_plural(form: str) -> bool:
    return form not in _SAME_IN_PLURAL and not form.endswith(("is", "os")) and exists(form[:-1])


LOOKS = {"french_a": letter_a, "french_where": where, "french_homophones": alike}
