"""Grammar: what LanguageTool says, without its false alarms on names, codes and trade words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Protocol

from wordfreq import zipf_frequency

from relation.checks import (
    grammar_agreement,
    grammar_fr_agreement,
    grammar_fr_homophones,
    grammar_fr_verbs,
    grammar_marks,
    grammar_order,
    grammar_tense,
)
from relation.finding import Finding, Span
from relation.language import Bilingual, Lang
from relation.rule import Rule
from relation.text import Text, normalise

LOOKS: Mapping[str, Callable[[Text, Rule], Iterable[Finding]]] = {
    **grammar_agreement.LOOKS,
    **grammar_fr_agreement.LOOKS,
    **grammar_fr_homophones.LOOKS,
    **grammar_fr_verbs.LOOKS,
    **grammar_marks.LOOKS,
    **grammar_order.LOOKS,
    **grammar_tense.LOOKS,
}

_MOST_SUGGESTIONS = 5
_ALIKE = 0.7  # how near a proposed word must be to one that may just be unknown
_RARER = 1.2  # by how many powers of ten the unknown word must be rarer
_COMMON = 3.5  # Zipf frequency from which a word of the other language is known to everybody
_FEW = 5  # words: a shorter line that opens with a capital is a name, not a sentence
_SHORT = 2  # letters of a part that makes two words out of one slip: a lot, in fact
_PREFIXES = ("re", "ré", "dé", "pré", "co", "auto", "sous", "un", "non")
_KINDS = {"misspelling": "spelling", "typographical": "typography"}
_OTHER_LANGUAGE = Bilingual(
    fr="« {found} » : LanguageTool voit ici une faute d’anglais ({said}).",
    en="“{found}”: LanguageTool sees a mistake of French here ({said}).",
)


class Match(Protocol):
    """What LanguageTool says of one place, in code points of the paragraph it was given."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def rule_id(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def replacements(self) -> tuple[str, ...]: ...
    @property
    def issue_type(self) -> str: ...


class Checker(Protocol):
    """Asks LanguageTool about paragraphs; raises RelationError when it cannot answer."""

    def check_paragraphs(
        self, paragraphs: Sequence[str], lang: Lang
    ) -> Sequence[Sequence[Match]]: ...


def languagetool_findings(
    text: Text, checker: Checker, rules: Mapping[str, Rule]
) -> Iterator[Finding]:
    """LanguageTool's matches as findings of our rules `grammar.spelling`, `.typography`, `.slip`."""
    paragraphs = text.structure.paragraphs
    answers = checker.check_paragraphs([span.of(text.raw) for span in paragraphs], text.lang)
    for paragraph, matches in zip(paragraphs, answers, strict=True):
        for match in matches:
            span = Span(paragraph.start + match.start, paragraph.start + match.end)
            rule = rules.get(f"grammar.{_KINDS.get(match.issue_type, 'slip')}")
            if rule and not text.is_quoted(span) and not _false_alarm(text, span, match):
                yield _finding(text, span, match, rule)


def _finding(text: Text, span: Span, match: Match, rule: Rule) -> Finding:
    found = span.of(text.raw)
    said = {text.lang: match.message}
    said[text.lang.other] = _OTHER_LANGUAGE.in_(text.lang.other).format(
        found=found, said=match.rule_id
    )
    return Finding(
        rule, span, found, rule.severity, tuple(match.replacements[:_MOST_SUGGESTIONS]),
        {"said": Bilingual(fr=said[Lang.FR], en=said[Lang.EN])},
    )  # fmt: skip


def _false_alarm(text: Text, span: Span, match: Match) -> bool:
    if any(part.overlaps(span) for part in (*text.links, *text.emails)):
        return True
    if match.issue_type != "misspelling":
        return False
    return _is_name(text, span) or not _is_slip(span.of(text.raw), match, text.lang)


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
    return any(name.overlaps(span) for name in text.names) or text.raw.count(found) > 1


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


def _is_slip(found: str, match: Match, lang: Lang) -> bool:
    """True when a common word stands close by: else the word is rare or foreign, not misspelt."""
    own = _frequency(found, lang)
    word = normalise(found)
    if any(
        word.startswith(p) and _frequency(word[len(p) :], lang) >= _COMMON - 0.5 for p in _PREFIXES
    ):
        return False
    return any(
        SequenceMatcher(None, normalise(found), normalise(offer)).ratio() >= _ALIKE
        and not _is_compound(word, normalise(offer))
        and min(_frequency(part, lang) for part in offer.split() or [offer]) >= own + _RARER
        for offer in match.replacements[:_MOST_SUGGESTIONS]
    )


def _is_compound(word: str, offer: str) -> bool:
    """`stairlift` for `stair lift` is a choice; `alot` for `a lot` is a slip."""
    parts = re.split(r"[ -]", offer)
    return len(parts) > 1 and "".join(parts) == word and min(map(len, parts)) > _SHORT


@lru_cache(maxsize=50_000)
def _frequency(word: str, lang: Lang) -> float:
    return zipf_frequency(word, str(lang))
