"""English forms that French speakers mix up: a and an, its and his, the verb after can or do."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at, excused
from relation.checks.grammar_verbs import lemma_of_past
from relation.checks.grammar_words import norm, read, span_of
from relation.finding import Finding
from relation.rule import Rule
from relation.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_DO = {"do", "does", "did"}
_MODALS = {"can", "could", "will", "would", "must", "should", "may", "might", "shall", "cannot"}
_HELPERS = _DO | _MODALS
_FORMS = {"VBZ", "VBD", "VBN"}
# They look like forms of a verb and follow can or will as words of their own.
_LOOSE = {"given", "provided", "based", "compared", "needed", "limited", "used", "found"}
_TURNED = {"you", "he", "she", "we", "they"}  # do you, did she

_VOWEL_SOUND = re.compile(
    r"(?:[aeio]|u(?!ni(?!n|m)|s[eua]|ti|ro|tensil)|hour|honest|honour|heir)", re.IGNORECASE
)
_CONSONANT_SOUND = re.compile(
    r"(?:eu|one(?!ro)|once|uni(?!n|m)|us[eua]|uti|utensil)|(?!hour|honest|honour|heir)[b-df-hj-np-tv-z]",
    re.IGNORECASE,
)
# What may follow the letter or size A, a point a, a grade.
_NO_NOUN = {"and", "or", "is", "are", "in", "on", "at", "if", "of", "as", "it", "i", "am", "an", "us",
            "over", "under", "into", "up", "upon", "also", "after", "only", "else", "off", "out"}  # fmt: skip

_THINGS = {"company", "firm", "shop", "bank", "printer", "machine", "museum", "bakery", "hotel",
           "restaurant", "garage", "factory", "school", "association", "organisation", "supermarket",
           "brand", "boiler", "car", "van", "lorry", "truck", "computer", "phone", "laptop", "product",
           "model", "website", "agency", "brewery", "farm", "store", "town", "city", "country"}  # fmt: skip
_PERSONS = re.compile(
    r"\b(?:he|she|him|hers|himself|herself|mr|mrs|ms|miss|madam|sir|mister|doctor|dr|m\.|lady|man|woman"
    r"|wife|husband|father|mother|brother|sister|son|daughter|friend|child|girl|boy|somebody|someone"
    r"|everyone|everybody|nobody|anyone|who|person|customer|client|driver|manager|director|owner"
    r"|colleague|engineer|technician|assistant|trainee|neighbour|visitor|guest|buyer|boss|baker|plumber"
    r"|electrician|fitter|farmer|pupil|teacher|student|employee|worker|artist|member|salesman|carrier"
    r"|supplier|accountant|courier|architect|mechanic|founder|dog|cat|horse|patient|tenant)\b",
    re.IGNORECASE,
)


def after_helper(text: Text, rule: Rule) -> Iterator[Finding]:
    """`can delivers`, `did not received`, `did you received`."""
    for sentence, words in read(text):
        for place, word in enumerate(words[:-1]):
            said = norm(word)
            if said not in _HELPERS or word.tag_ in {"NN", "NNP"}:
                continue
            next_ = place + 1
            if norm(words[next_]) in {"not", "n't"}:
                next_ += 1
            next_ += said in _DO and next_ < len(words) and norm(words[next_]) in _TURNED
            if next_ == place + 1 and said in _DO:
                continue  # « what we do sounds simple »
            if next_ >= len(words):
                continue
            verb = words[next_]
            if place and norm(words[place - 1]) in {"as", "all", "what"}:
                continue  # « as soon as we can »
            past_only = lemma_of_past(norm(verb)) if verb.pos_ == "VERB" else ""
            if _is_form(verb) or (past_only and verb.tag_ == "VB"):
                yield at(text, rule, span_of(sentence, verb), (past_only or verb.lemma_,))


def _is_form(verb: Token) -> bool:
    form = norm(verb)
    return (
        verb.tag_ in _FORMS
        and form.isalpha()
        and form not in _LOOSE
        and verb.lemma_ not in {form, "be", "have", "do"}
        and verb.pos_ == "VERB"
    )


def a_or_an(text: Text, rule: Rule) -> Iterator[Finding]:
    """`a hour`, `an useful map`: the article that the next sound does not take."""
    for sentence, words in read(text):
        for word, after in itertools.pairwise(words):
            said, form = norm(word), after.text
            if said not in {"a", "an"} or not form.isalpha() or len(form) < 3:
                continue
            if form.isupper() or norm(after) in _NO_NOUN or any(c.isupper() for c in form[1:]):
                continue  # an MBA, an NHS form: the letters are spelt out
            if said == "a" and (word.text == "A" and word.i > words[0].i):
                continue
            if said == "a" and _CONSONANT_SOUND.match(form):
                continue
            wrong = _VOWEL_SOUND if said == "a" else _CONSONANT_SOUND
            if not wrong.match(form) or (said == "an" and _VOWEL_SOUND.match(form)):
                continue
            span = span_of(sentence, word, after)
            new = ("an" if said == "a" else "a") + text.raw[span.start + len(word.text) : span.end]
            yield at(text, rule, span, (new.capitalize() if word.text[0] == "A" else new,))


def possessive(text: Text, rule: Rule) -> Iterator[Finding]:
    """`The company changed his address`: his or her where no person is spoken of."""
    for sentence, words in read(text):
        said = [norm(w) for w in words]
        for place, word in enumerate(words):
            if said[place] not in {"his", "her"} or word.tag_ != "PRP$" or place < 2:
                continue
            before = words[max(0, place - 9) : place]
            thing = next((w for w in reversed(before) if w.pos_ in {"NOUN", "PROPN"}), None)
            things = [w for w in before if w.lemma_ in _THINGS and w.tag_ in {"NN", "NNP"}]
            if not things or thing is None or any(w.tag_ == "NNP" for w in before):
                continue
            span = span_of(sentence, word)
            so_far = " ".join(s.span.of(text.raw) for s in text.body if s.span.start < span.end)
            if _PERSONS.search(so_far) or excused(text, rule, span):
                continue
            yield at(text, rule, span, ("its",))


LOOKS = {
    "english_after_helper": after_helper,
    "english_a_an": a_or_an,
    "english_possessive": possessive,
}
