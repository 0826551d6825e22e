"""French participles with avoir: agreement with an object that comes before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relation.checks.grammar_fr_agree import agreed, base, corrected, fitted, gender_number
from relation.checks.grammar_fr_words import HAVE, MANY, has_sure_gender, is_plain, noun_kind
from relation.checks.grammar_words import norm, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_OBJECT = {
    "coûter",
    "valoir",
    "peser",
    "durer",
    "courir",
    "falloir",
    "pouvoir",
    "devoir",
    "vouloir",
}


def helper(word: Token) -> str:
    """`have`, `be` or nothing: the auxiliary beside a participle, or `avoir été`."""
    names = [norm(c) for c in word.children if c.dep_ in {"aux:tense", "aux:pass", "cop", "aux"}]
    if not names:
        return ""
    if any(
        c.lemma_ == "être" or norm(c) in {"été", "est", "sont"}
        for c in word.children
        if c.dep_ in {"aux:pass", "cop", "aux:tense"}
    ):
        return "be"
    return "have" if set(names) & HAVE else ""


def with_have(word: Token) -> tuple[str, ...]:
    if helper(word) != "have" or norm(word) in {"eu", "dû", "pu", "voulu", "fallu", "été"}:
        return ()
    if word.lemma_ in _NO_OBJECT or any(
        "Inf" in c.morph.get("VerbForm", [])
        for c in word.subtree
        if c.i > word.i and c.i < word.i + 5
    ):
        return ()
    gender, number = gender_number(norm(word))
    before = [c for c in word.children if c.i < word.i]
    said = {norm(c) for c in before}
    relative = next((c for c in before if norm(c) in {"que", "qu'"} and c.dep_ == "obj"), None)
    if relative is not None and word.dep_.startswith("acl") and not said & {"en"}:
        return _as_antecedent(word, relative)
    things = [c for c in before if c.dep_ == "obj" and c.pos_ == "PRON"]
    topic = _topic(word) if any(norm(c) == "les" for c in things) else None
    if topic is not None:
        return corrected(norm(word), (noun_kind(topic)[0], "Plur"), has_sure_gender(topic))
    near = word.doc[max(0, word.i - 4) : word.i]  # « ne les avons pas comptées », whatever its head
    if any(norm(c) == "les" for c in [*things, *(t for t in near if t.pos_ == "PRON")]):
        return (
            (agreed(norm(word), "Masc", "Plur"), agreed(norm(word), "Fem", "Plur"))
            if number == "Sing"
            else ()
        )
    doubt = said & {
        "que",
        "qu'",
        "la",
        "l'",
        "nous",
        "vous",
        "me",
        "m'",
        "te",
        "t'",
        "se",
        "s'",
        "en",
        "combien",
    }
    asked = any(
        norm(t) in {"quel", "quelle", "quels", "quelles", "combien", "que", "qu'"}
        for t in word.sent
        if t.i < word.i
    )
    # « Vos clients nous ont appelés »: nous is the object wherever the verb is not its own.
    helped = any(norm(c).endswith(("ons", "ez")) for c in before if norm(c) in HAVE)
    persons = {"nous", "vous"} <= said or (bool(said & {"nous", "vous"}) and not helped)
    if (
        things
        or persons
        or doubt - {"vous", "nous"}
        or asked
        or (gender, number) == ("Masc", "Sing")
        or not number
    ):
        return ()
    after = any(
        c.dep_ in {"obj", "obl:mod", "obl:arg"} and c.i > word.i and c.pos_ == "NOUN"
        for c in word.children
    )
    who = subject(word)
    return (base(norm(word)),) if after and who is not None and who.i < word.i else ()


def _topic(word: Token) -> Token | None:
    """The plural noun before a comma that `les` takes up: « Vos questions, je les ai … »."""
    found = None
    for before in word.sent:
        if before.i >= word.i:
            break
        if before.pos_ == "NOUN" and noun_kind(before)[1] == "Plur" and any(
            c.pos_ == "DET" for c in before.children
        ):  # fmt: skip
            found = before if found is None else found
    comma = any(t.text == "," for t in word.sent if t.i < word.i)
    return found if comma else None


def _as_antecedent(word: Token, relative: Token) -> tuple[str, ...]:
    noun = word.head
    if noun.pos_ != "NOUN" or noun.lemma_ in MANY or noun.i != relative.i - 1 or not is_plain(noun):
        return ()
    return fitted(norm(word), noun)
