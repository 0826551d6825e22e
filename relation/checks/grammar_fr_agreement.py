"""French agreement: participles, the words of a noun group, the verb with its subject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at
from relation.checks.grammar_fr_words import (
    HAVE,
    agreed,
    base,
    exists,
    gender_number,
    is_participle,
    noun_kind,
)
from relation.checks.grammar_words import norm, read, span_of, subject
from relation.finding import Finding, Span
from relation.rule import Rule
from relation.text import Text

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
_MANY = {"plupart", "majorité", "moitié", "partie", "ensemble", "nombre", "foule", "série", "totalité",
         "quart", "tiers", "reste", "dizaine", "douzaine", "quinzaine", "vingtaine", "centaine",
         "trentaine", "quantité", "lot", "groupe", "paire", "sorte", "type", "millier", "personne",
         "gens", "liste", "envoi", "jeu", "équipe"}  # fmt: skip
_PLURAL_WORDS = {"les", "des", "ces", "mes", "ses", "nos", "vos", "leurs", "deux", "trois", "quatre",
                 "cinq", "six", "sept", "huit", "neuf", "dix", "douze", "quinze", "vingt", "trente",
                 "quelques", "plusieurs", "aux", "certains", "certaines"}  # fmt: skip
_NO_ADJECTIVE = {"avant", "pendant", "durant", "devant", "maintenant", "autant", "souvent", "comment",
                 "argent", "moment", "cependant", "suivant", "hier", "premier", "dernier",
                 "bureautique", "informatique", "robotique", "logistique", "plastique"}  # fmt: skip
_COLOURS = {"orange", "marron", "bleu", "vert", "gris", "crème", "chic", "super", "standard", "bio",
            "mauve", "rose", "brun", "clair", "foncé", "plein", "prêt", "ok", "mini", "sympa", "extra",
            "top", "maximum", "minimum", "cher", "net", "haut", "bas", "court", "fort"}  # fmt: skip
_SUBJECT_PRONOUNS = {
    "je",
    "j'",
    "tu",
    "il",
    "elle",
    "on",
    "nous",
    "vous",
    "ils",
    "elles",
    "qui",
    "ne",
    "n'",
}
_RELATIVES = {"que", "qu'", "qui", "dont", "où"}
_TIMES = {"leurs", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
          "octobre", "novembre", "décembre", "lundi", "mardi", "mercredi", "jeudi", "vendredi",
          "samedi", "dimanche", "mille", "cent", "oui", "non", "midi", "minuit", "euro", "pour", "leur"}  # fmt: skip
_MORE = {"est": "sont", "a": "ont", "veut": "veulent", "peut": "peuvent", "doit": "doivent",
         "va": "vont", "fait": "font", "vient": "viennent", "sera": "seront", "aura": "auront",
         "était": "étaient", "avait": "avaient", "reste": "restent", "arrive": "arrivent"}  # fmt: skip
_FEWER = {"sont": "est", "ont": "a", "seront": "sera", "auront": "aura", "étaient": "était",
          "avaient": "avait", "peuvent": "peut", "doivent": "doit", "vont": "va", "font": "fait"}  # fmt: skip


def participle(text: Text, rule: Rule) -> Iterator[Finding]:
    """A participle that does not agree with its subject or with an object before it."""
    for sentence, words in read(text):
        for word in words:
            plain = word.pos_ == "ADJ" and norm(word).endswith(("é", "ée", "és", "ées"))
            if not is_participle(word) and not plain:
                new = _adjective_alone(word)
            elif word.i and word.nbor(-1).pos_ != "ADP":
                new = _with_have(word) or _with_be(word)
            else:
                new = ()
            if new and norm(word) not in new:
                yield at(text, rule, span_of(sentence, word), new)


def _helper(word: Token) -> str:
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


def _with_have(word: Token) -> tuple[str, ...]:
    if _helper(word) != "have" or norm(word) in {"eu", "dû", "pu", "voulu", "fallu", "été"}:
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
    if relative is not None and word.dep_ == "acl:relcl" and not said & {"en"}:
        return _as_antecedent(word, relative)
    things = [c for c in before if c.dep_ == "obj" and c.pos_ == "PRON"]
    topic = _topic(word) if any(norm(c) == "les" for c in things) else None
    if topic is not None:
        return _corrected(norm(word), (noun_kind(topic)[0], "Plur"))
    if any(norm(c) == "les" for c in things):
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
    persons = any(norm(c) in {"nous", "vous"} and c.dep_ != "nsubj" for c in before)
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
    if (
        noun.pos_ != "NOUN"
        or noun.lemma_ in _MANY
        or noun.i != relative.i - 1
        or not _is_plain(noun)
    ):
        return ()
    return _corrected(norm(word), noun_kind(noun))


def _corrected(form: str, right: tuple[str, str]) -> tuple[str, ...]:
    """The participle as it must agree; nothing when it does, or when its noun is in doubt."""
    gender, number = gender_number(form)
    wanted = right[0] or gender
    if not right[1] or (wanted == gender and number in {"", right[1]}):
        return ()
    return (agreed(form, wanted, right[1]),)


def _is_plain(noun: Token) -> bool:
    """True for a noun that stands alone with its article: no `le lot de chaises`."""
    before = noun.nbor(-1) if noun.i else noun
    if norm(before) in {"de", "d'", "des", "du"} and not any(
        c.dep_ == "det" for c in noun.children
    ):
        return False
    return not any(c.dep_ in {"conj", "nmod", "appos"} for c in noun.children)


_PRONOUNS = {
    "elle": ("Fem", "Sing"),
    "elles": ("Fem", "Plur"),
    "il": ("Masc", "Sing"),
    "ils": ("Masc", "Plur"),
}


def _with_be(word: Token) -> tuple[str, ...]:
    who = subject(word)
    form = norm(word)
    if _helper(word) != "be" or who is None or who.i > word.i or not _joins(who, word):
        return ()
    if any(c.dep_ == "expl:comp" or norm(c) in {"se", "s'"} for c in word.children):
        return ()
    if norm(who) in _PRONOUNS and who.dep_ != "expl:subj":
        return _corrected(form, _PRONOUNS[norm(who)]) if norm(who) != "il" else ()
    if norm(who) in {"mme", "madame", "mlle"}:
        return _corrected(form, ("Fem", "Sing"))
    if (
        who.pos_ != "NOUN"
        or who.lemma_ in _MANY
        or not any(c.pos_ in {"DET", "NUM"} for c in who.children)
    ):
        return ()
    return _corrected(form, noun_kind(who))


def _adjective_alone(word: Token) -> tuple[str, ...]:
    """`Les pièces étaient neuve`: an adjective after être, in the singular."""
    who = subject(word) if word.pos_ == "ADJ" and _helper(word) == "be" else None
    if who is None or who.pos_ != "NOUN" or who.i > word.i or not _joins(who, word):
        return ()
    form = norm(word)
    plural = noun_kind(who)[1] == "Plur" and norm(who)[-1] in "sx" and who.lemma_ not in _MANY
    article = any(norm(c) in _PLURAL_WORDS for c in who.children)
    changes = (
        form.isalpha() and form[-1] not in "sxz" and form not in _COLOURS and exists(_plural(form))
    )
    return (
        (_plural(form),)
        if plural and article and changes and "Sing" in word.morph.get("Number", [])
        else ()
    )


def _joins(who: Token, word: Token) -> bool:
    """True when nothing between subject and verb may change who the subject is."""
    own = {c.i for c in word.children}
    if any(c.dep_ in {"conj", "appos"} for c in who.children):
        return False
    if sum(c.dep_ in {"nsubj", "nsubj:pass"} for c in word.children) > 1:
        return False
    between = word.doc[who.i + 1 : word.i]
    if any(
        norm(t) in {"et", "ou", "ni", ",", ";", ":", "(", ")", "«"} or "\n" in t.text
        for t in between
    ):
        return False
    inside = any(norm(t) in _RELATIVES for t in between)
    other = any(t.pos_ in {"VERB", "AUX"} and t.i not in own and t != word for t in between)
    return inside == other


def noun_group(text: Text, rule: Rule) -> Iterator[Finding]:
    """A singular noun after a plural word, a singular adjective after a plural noun."""
    for sentence, words in read(text):
        for lead, first, noun, after in zip(
            [None, *words], words, words[1:], [*words[2:], None], strict=False
        ):
            if lead is not None and norm(lead) in _SUBJECT_PRONOUNS:
                continue  # on les garde
            article = norm(first) in _PLURAL_WORDS and first.pos_ in {"DET", "NUM", "ADP"}
            if (noun.pos_ == "NOUN" and article and _lacks_s(noun, after)) or (
                article and _early_adjective(noun, after)
            ):
                place = span_of(sentence, first, noun)
                yield at(text, rule, place, (_changed(text, place, noun),))
            elif first.pos_ == "NOUN" and _participle_beside(first, noun):
                place = span_of(sentence, first, noun)
                kept = text.raw[place.start : place.end - len(noun.text)]
                yield at(text, rule, place, (kept + _corrected(norm(noun), noun_kind(first))[0],))
            elif first.pos_ == "NOUN" and noun.pos_ == "ADJ" and _adjective(first, noun, after):
                place = span_of(sentence, first, noun)
                yield at(text, rule, place, (_changed(text, place, noun),))
            elif norm(first) in {"semaine", "année", "fois"} and norm(noun) in {
                "prochain",
                "dernier",
                "suivant",
            }:
                feminine = {"prochain": "prochaine", "dernier": "dernière", "suivant": "suivante"}
                start = first.nbor(-1) if first.i and first.nbor(-1).pos_ == "DET" else first
                place = span_of(sentence, start, noun)
                kept = text.raw[place.start : place.end - len(noun.text)]
                yield at(text, rule, place, (kept + feminine[norm(noun)],))


def _early_adjective(word: Token, after: Token | None) -> bool:
    """`ses propre chaussons`, `les bon de livraison`."""
    if word.pos_ != "ADJ" or after is None or not word.text.islower() or word.text[-1] in "sxz":
        return False
    if norm(after) in {"de", "d'"} and word.text == "bon":
        return True
    return (
        after.pos_ == "NOUN"
        and after.text[-1] == "s"
        and after == word.head
        and exists(_plural(word.text))
    )


def _participle_beside(noun: Token, word: Token) -> bool:
    """`une carte doré`, `les options souhaités`: a participle that directly follows its noun."""
    form = norm(word)
    shown = is_participle(word) or word.pos_ == "ADJ"
    short = is_participle(word) and form.endswith(("i", "u")) and noun.i > 1 and word.dep_ == "acl"
    if not shown or word.head != noun or not (short or form.endswith(("é", "ée", "és", "ées"))):
        return False
    if noun.lemma_ in _MANY or not any(c.pos_ == "DET" for c in noun.children) or not _alone(noun):
        return False
    kind = noun_kind(noun)
    if kind[1] == "Sing" and form.endswith("s"):
        return False  # le rayon surgelés
    return bool(_corrected(form, kind))


def _alone(noun: Token) -> bool:
    before = norm(noun.nbor(-1)) if noun.i else ""
    return before not in {"de", "d'"} and not any(c.dep_ == "conj" for c in noun.children)


def _lacks_s(noun: Token, after: Token | None) -> bool:
    form = noun.text
    if not form.isalpha() or not form.islower() or len(form) < 3 or form[-1] in "sxz":
        return False
    if form in _TIMES or (
        after is not None and (after.text[0] in "-’'," or norm(after) in {"et", "ou"})
    ):
        return False
    return exists(form) and exists(_plural(form)) and after is not None


def _adjective(noun: Token, adjective: Token, after: Token | None) -> bool:
    form = adjective.text
    plural = "Plur" in noun.morph.get("Number", []) and noun.text[-1] in "sx"
    article = any(
        norm(c) in _PLURAL_WORDS | {"tous", "toutes"} for c in noun.children if c.i < noun.i
    )
    if (
        form in _NO_ADJECTIVE
        or not plural
        or not article
        or not form.islower()
        or not form.isalpha()
        or form[-1] in "sxz"
    ):
        return False
    next_ = after.pos_ if after is not None else "PUNCT"
    return adjective.head == noun and adjective.dep_ == "amod" and form.endswith(
        ("aire", "ique", "able", "ible", "if", "ive", "elle", "el", "euse", "ant", "ante", "ent", "ente", "al", "ale", "er", "ère", "é", "ée")
    ) and next_ not in {"ADJ", "NOUN", "PROPN", "CCONJ"} and exists(_plural(form))  # fmt: skip


def _plural(form: str) -> str:
    if form.endswith(("eau", "eu")):
        return form + "x"
    return form[:-2] + "aux" if form.endswith("al") else form + "s"


def _changed(text: Text, place: Span, word: Token) -> str:
    return text.raw[place.start : place.end - len(word.text)] + _plural(word.text)


def verb(text: Text, rule: Rule) -> Iterator[Finding]:
    """A verb that does not have the number or the person of its subject."""
    for sentence, words in read(text):
        for before, word in zip([None, *words], words, strict=False):
            form = norm(word)
            new = _me_who(form, word, words) or _joined(form, word, words)
            new = (
                new
                or _who(form, word, words)
                or _after_relative(form, word, words)
                or _by_ending(form, word)
                or _by_number(form, word)
            )
            if new and (before is None or norm(before) != "c'"):
                yield at(text, rule, span_of(sentence, word), (new,))


def _is_sure(who: Token, main: Token) -> bool:
    """True for the only subject of a verb, with no verb and no `et` before it."""
    if sum(c.dep_ in {"nsubj", "nsubj:pass"} for c in main.children) > 1:
        return False
    before: list[Token] = []
    for word in who.sent:
        if word.i >= who.i:
            break
        before = [] if word.text in {",", ";", ":"} else [*before, word]
    return not any(w.pos_ in {"VERB", "AUX"} or norm(w) in {"et", "ou", "ni"} for w in before)


def _me_who(form: str, word: Token, words: list[Token]) -> str:
    said = [norm(w) for w in words[max(0, words.index(word) - 3) : words.index(word)]]
    if said[-2:] == ["moi", "qui"] or said == ["moi", "qui", "vous"]:
        if form in {"est", "a", "va"}:
            return {"est": "suis", "a": "ai", "va": "vais"}[form]
        return form + "i" if form.endswith("ra") and exists(form + "i") else ""
    return ""


def _who(form: str, word: Token, words: list[Token]) -> str:
    """`Les vitres qui manque`: the verb of qui follows the noun before it."""
    place = words.index(word) - 1
    while place > 1 and norm(words[place]) in {
        "ne",
        "n'",
        "vous",
        "nous",
        "y",
        "en",
        "se",
        "s'",
        "leur",
        "lui",
    }:
        place -= 1
    if place < 2 or norm(words[place]) != "qui" or word.pos_ not in {"VERB", "AUX"}:
        return ""
    noun, article = words[place - 1], words[place - 2]
    if (
        noun.pos_ != "NOUN"
        or norm(article) not in _PLURAL_WORDS - {"des"}
        or norm(noun)[-1] not in "sx"
    ):
        return ""
    if form in _MORE:
        return _MORE[form]
    return form + "nt" if form.endswith("e") and exists(form + "nt") and place >= 2 else ""


def _joined(form: str, word: Token, words: list[Token]) -> str:
    """`Mme Roy et sa sœur veut`, whatever the parser makes of it."""
    before = words[: words.index(word)]
    names = [w for w in before if w.pos_ in {"NOUN", "PROPN"}]
    only = all(w.pos_ in {"NOUN", "PROPN", "DET", "CCONJ"} or w.text == "." for w in before)
    ands = [w for w in before if norm(w) == "et"]
    if form in _MORE and only and len(ands) == 1 and before[0].pos_ != "CCONJ" and len(names) > 1:
        sides = [any(n.i < ands[0].i for n in names), any(n.i > ands[0].i for n in names)]
        return _MORE[form] if all(sides) else ""
    return ""


def _after_relative(form: str, word: Token, words: list[Token]) -> str:
    """`Les joints que vous attendez est`: the verb that follows a relative clause."""
    place = words.index(word)
    if form not in _MORE or place < 4 or words[place - 1].pos_ != "VERB":
        return ""
    for start in range(place - 3, max(place - 6, 0), -1):
        noun = words[start - 1]
        if norm(words[start]) in {"que", "qu'"} and words[start + 1].pos_ == "PRON":
            return (
                _MORE[form]
                if noun.pos_ == "NOUN" and noun_kind(noun)[1] == "Plur" and _is_plain(noun)
                else ""
            )
    return ""


def _by_ending(form: str, word: Token) -> str:
    if len(form) < 5 or not form.endswith(("rons", "ront")) or word.pos_ not in {"VERB", "AUX"}:
        return ""
    who = subject(word)
    other = form[:-1] + ("t" if form.endswith("s") else "s")
    if who is None or not exists(other) or who.i > word.i or len(list(who.children)) > 4:
        return ""
    if form.endswith("rons") and who.pos_ == "NOUN" and noun_kind(who)[1] == "Plur":
        return (
            other
            if "nous" not in {norm(t) for t in word.children if t.dep_ != "obj"} - {"nous"}
            else ""
        )
    return (
        other if form.endswith("ront") and norm(who) == "nous" and word.nbor(-1).i >= who.i else ""
    )


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
    inside = any(norm(t) in _RELATIVES for t in own)
    if not _is_sure(who, main) or (inside and not any(t.pos_ in {"VERB", "AUX"} for t in own)):
        return ""
    if any(t.pos_ in {"VERB", "AUX"} or t.text in {",", ":", "(", ";"} for t in own) and joined:
        return ""
    if joined and linked and form in _MORE and who.pos_ in {"NOUN", "PROPN"}:
        return (
            _MORE[form] if any(c.pos_ in {"NOUN", "PROPN"} and c.i < word.i for c in joined) else ""
        )
    if (
        who.pos_ != "NOUN"
        or joined
        or who.lemma_ in _MANY
        or any(c.dep_ == "appos" for c in who.children)
    ):
        return ""
    marks = {norm(c) for c in who.children if c.i < who.i}
    if (
        form in _MORE
        and marks & {"les", "nos", "vos", "ces", "ses", "leurs", "tous", "toutes"}
        and noun_kind(who)[1] == "Plur"
    ):
        return _MORE[form]
    if any(norm(t) in {"et", "ou", "ni", ","} for t in own):
        return ""
    if (
        form in _FEWER
        and marks & {"le", "la", "notre", "votre", "cette", "ce", "un", "une"}
        and who.text[-1] not in "sx"
    ):
        return _FEWER[form]
    return ""


LOOKS = {"french_participle": participle, "french_noun_group": noun_group, "french_subject": verb}
