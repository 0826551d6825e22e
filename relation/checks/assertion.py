"""What a sentence does with what it names: it states it, denies it, or leaves it to the reader."""

from __future__ import annotations

import re
from collections.abc import Mapping

from relation.finding import Span
from relation.language import Lang
from relation.matching import holds_any
from relation.text import Sentence, Text, normalise

_DENIALS: Mapping[Lang, frozenset[str]] = {
    Lang.EN: frozenset("not no never nobody none nor neither without nothing cannot".split()),
    Lang.FR: frozenset("ne n pas aucun aucune sans jamais ni rien non nul nulle".split()),
}
# What follows these is lacking, not what stands before: `nos partenaires, sans détail`.
_LACKS = frozenset({"sans", "without"})
_ENDS_CLAUSE = frozenset(";:.!?()–—…")
_WORD = re.compile(r"\w+")
_TURNS = frozenset({"but", "mais"})

# A reader who may say yes or no, or who has already said yes.
_CHOICES: Mapping[Lang, tuple[str, ...]] = {
    Lang.EN: (
        "(if|when|once|where) (you|they|he|she) (tick|ticked|want|wish|agree|agreed|accept|ask|asked)",
        "(if|when|once|where) (you|they|he|she) (choose|chose|say yes|said yes|allow|opt|sign|request)",
        "if (you'd|you would|they'd|they would|he'd|she'd) (like|prefer|rather)",
        "if that (suits|interests|is all right|is fine)",
        "only (if|when|after|with|to those)",
        "(with|without) your (consent|agreement|permission|say so)",
        "yes (or|/) no",
        "(optional|voluntary)",
        "tick (here|this box|the box|below|what|whichever)",
        "(you|they|who|she|he) (asked|chose|ticked|opted|requested|subscribed)",
        "(you|they|who|she|he) (signed up|have asked|have chosen|has agreed|have agreed|agreed)",
        "(as|because) you (asked|wished|requested|wanted|chose)",
        "at your request",
        "(own|separate|empty|second|further) (box|boxes|line|question|card|form)",
        "(reply|answer|text) (yes|no|stop)",
        "(up to you|your choice|free to)",
    ),
    Lang.FR: (
        "(si|quand|dès que) (vous|elle|il|ils|elles) (le|la|les|l'|en|y|) (cochez|voulez|souhaitez|désirez|demandez)",
        "(si|quand|dès que) vous (le|) (acceptez|choisissez|préférez|dites oui|êtes d'accord|cochiez)",
        "(s'il|s'ils|si elle|si elles) (le|) (veut|veulent|souhaite|souhaitent|coche|cochent|dit oui|accepte|acceptent)",
        "(seulement|uniquement) (si|quand|avec|après|à ceux|aux personnes|ceux|celles)",
        "(avec|sans|sauf) (votre|son|leur) (accord|consentement|autorisation)",
        "(oui ou non|facultatif|facultative|facultatives|facultatifs|au choix)",
        "(cochez|coche) (ici|cette case|la case|ce que|celle)",
        "(vous|ils|elle|il) (l'avez|avez|avait|aviez|a|ont) (demandé|choisi|coché|accepté|réclamé|souhaité)",
        "(vous nous l'avez|vous nous avez) (demandé|réclamé)",
        "(comme|parce que) vous (le|l'|) (souhaitiez|souhaitez|avez demandé|vouliez)",
        "à (votre|sa|leur) demande",
        "(propre|seconde|deuxième|autre|case) (case|feuille|question|à part|séparée|vide)",
        "répond* (oui|non|stop)",
        "(à part|c'est vous qui)",
    ),
}


def clause(text: Text, span: Span) -> range:
    """Word indexes of the clause around a span: up to the next strong mark, or `but`."""
    first, end = text.between(span).start, text.between(span).stop
    sentence = text.sentence_at(span.start)
    low, high = (sentence.first, sentence.last) if sentence else (first, end)
    while first > low and not _is_end(text, first - 1):
        first -= 1
    while end < high and not _is_end(text, end):
        end += 1
    return range(first, end)


def _is_end(text: Text, at: int) -> bool:
    word = text.words[at]
    return text.raw[word.start] in _ENDS_CLAUSE or word.norm in _TURNS


def is_denied(text: Text, span: Span, phrase: str = "", aside: Span | None = None) -> bool:
    """True when the clause around a span denies it; never when the phrase names a negation itself.

    Words of `aside` do not count: it is another part of the same statement.
    """
    if any(is_negation_word(word, text.lang) for word in _WORD.findall(normalise(phrase))):
        return False
    other = text.between(aside) if aside else range(0)
    after = text.between(span).stop
    return any(
        is_negation(text, at)
        for at in clause(text, span)
        if at not in other and not (at >= after and text.words[at].norm in _LACKS)
    )


def is_negation_word(norm: str, lang: Lang) -> bool:
    return norm in _DENIALS[lang] or (lang is Lang.EN and norm == "t")


def is_negation(text: Text, at: int) -> bool:
    """True for `not`, `sans`, `aucun` … and for the t of `don't`."""
    norm = text.words[at].norm
    if norm in _DENIALS[text.lang]:
        return True
    return (
        text.lang is Lang.EN and norm == "t" and at > 1
        and text.words[at - 1].norm == "'" and text.words[at - 2].norm.endswith("n")
    )  # fmt: skip


def around(text: Text, span: Span, further: int) -> Span | None:
    """The sentence of a span with as many sentences on each side as `further` says."""
    where = text.between(span)
    if not where:
        return None
    number = text.sentence_numbers[where.start]
    first = text.sentences[max(0, number - further)]
    last = text.sentences[min(len(text.sentences) - 1, number + further)]
    return Span(first.span.start, last.span.end)


def leaves_choice(text: Text, sentence: Sentence) -> bool:
    """True for a question, and where the reader may say no or has said yes."""
    if text.raw[: sentence.span.end].rstrip(" »”\"')").endswith("?"):
        return True
    return holds_any(text, _CHOICES[text.lang], sentence.span)


def in_quotation(text: Text, span: Span) -> bool:
    """True for words between quotation marks of their own line, which somebody else has said."""
    line = next((s for s in text.structure.lines if s.start <= span.start < s.end), None)
    if line is None:
        return False
    before = text.raw[line.start : span.start]
    after = text.raw[span.end : line.end]
    return any(_opens(before, left, right) and right in after for left, right in _PAIRS)


def is_reported(text: Text, span: Span) -> bool:
    """True for somebody else's words in quotation marks; a script quotes its own, line by line."""
    if text.context.kind == "booth_script" or not in_quotation(text, span):
        return False
    line = next(s for s in text.structure.lines if s.start <= span.start < s.end)
    return not line.of(text.raw).lstrip("([- –—").startswith(("«", "“", '"'))


_PAIRS = (("«", "»"), ("“", "”"), ('"', '"'))


def _opens(before: str, left: str, right: str) -> bool:
    if left == right:
        return before.count(left) % 2 == 1
    return before.rfind(left) > before.rfind(right)
