"""Which words LanguageTool rightly calls misspelt: no names, codes, addresses or trade words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from wordfreq import zipf_frequency

from relation.finding import Span
from relation.language import Lang
from relation.text import Text, normalise

MOST_SUGGESTIONS = 5

_ALIKE = 0.78  # how near a proposed word must be to one that may just be unknown

_RARER = 1.2  # by how many powers of ten the unknown word must be rarer

_COMMON = 3.5  # Zipf frequency from which a word of the other language is known to everybody

_FEW = 5  # words: a shorter line that opens with a capital is a name, not a sentence

_KNOWN = 3.0  # Zipf frequency of a word that most readers know

_LONG = 5  # letters that must follow a prefix

_SHORT = 2  # letters of a part that makes two words out of one slip: a lot, in fact

_PARTICLES = frozenset("du de des d ' la le les of the and et".split())  # Piscines du Lauragais

_PREFIXES = ("re", "ré", "dé", "pré", "co", "auto", "sous", "un", "non")


def is_misspelt(text: Text, span: Span, offers: Sequence[str]) -> bool:
    """True for a word that is neither a name nor a code and for which a common word was meant."""
    return not _is_name(text, span) and _is_slip(span.of(text.raw), offers, text.lang)


def _is_name(text: Text, span: Span) -> bool:
    """Names, codes, terms of the case and of the house are never spelling mistakes."""
    found = span.of(text.raw)
    s = text.structure
    known = {normalise(word) for word in text.context.known_words}
    if any(c.isdigit() for c in found) or normalise(found) in known or found.isupper():
        return True
    if _is_code(text, span) or any(p and p.overlaps(span) for p in (s.greeting, s.signature)):
        return True
    if not found[:1].isupper():
        return _frequency(found, text.lang.other) >= _COMMON and _in_an_address(text, span)
    sentence = text.sentence_at(span.start)
    if sentence and (sentence.length < _FEW or not _opens(text, span, sentence.span)):
        return True
    if any(name.overlaps(span) for name in text.names) or text.raw.count(found) > 1:
        return True
    after = text.words[text.between(span).stop :][:3]
    while after and after[0].norm in _PARTICLES:
        after = after[1:]
    return bool(after) and text.raw[after[0].start].isupper() and after[0].norm != "i"


def _is_code(text: Text, span: Span) -> bool:
    """A part of an address, a word with doubled endings, an abbreviation without vowels."""
    found = normalise(span.of(text.raw))
    before, after = text.raw[max(0, span.start - 1) : span.start], text.raw[span.end : span.end + 2]
    joined = before in {"·", "/", "@"} or after[:1] in {"·", "@"} or "@" in found
    dotted = (before == "." and span.start > 1 and text.raw[span.start - 2].isalnum()) or (
        after[:1] == "." and after[1:].isalpha()
    )
    return joined or dotted or not any(c in "aeiouyàâéèêëîïôûùü" for c in found)


def _in_an_address(text: Text, span: Span) -> bool:
    """True when a name or a number stands beside: « 12 chemin des Moulins » in an English letter."""
    at = text.between(span).start
    beside = text.words[max(0, at - 2) : at + 3]
    return any(text.raw[word.start].isupper() or word.norm[0].isdigit() for word in beside)


def _opens(text: Text, span: Span, sentence: Span) -> bool:
    """True when only marks stand between the start of the sentence and the span."""
    return not any(c.isalnum() for c in text.raw[sentence.start : span.start])


def _is_slip(found: str, offers: Sequence[str], lang: Lang) -> bool:
    """True when a common word stands close by: else the word is rare or foreign, not misspelt."""
    own = _frequency(found, lang)
    word = normalise(found)
    if any(
        word.startswith(p)
        and len(word) >= len(p) + _LONG
        and _frequency(word[len(p) :], lang) >= _KNOWN
        for p in _PREFIXES
    ):
        return False  # relivraison, undelivered: built from a known word
    return any(
        _is_near(word, normalise(offer))
        and not _is_compound(word, normalise(offer))
        and min(_frequency(part, lang) for part in offer.split() or [offer]) >= own + _RARER
        for offer in offers[:MOST_SUGGESTIONS]
    )


def _is_near(word: str, offer: str) -> bool:
    """Few letters differ, or two have changed places: teh."""
    return sorted(word) == sorted(offer) or SequenceMatcher(None, word, offer).ratio() >= _ALIKE


def _is_compound(word: str, offer: str) -> bool:
    """`stairlift` for `stair lift` is a choice; `alot` for `a lot` is a slip."""
    parts = re.split(r"[ -]", offer)
    return len(parts) > 1 and "".join(parts) == word and min(map(len, parts)) > _SHORT


@lru_cache(maxsize=50_000)
def _frequency(word: str, lang: Lang) -> float:
    return zipf_frequency(word, str(lang))
