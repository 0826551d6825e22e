"""Clauses of a sentence: conditions that pile up, and clauses inside clauses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from relation.finding import Span
from relation.language import Lang
from relation.matching import find_phrases
from relation.text import Sentence, Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONDITIONS: Mapping[Lang, Mapping[str, tuple[str, ...]]] = {
    Lang.EN: {
        phrase: ()
        for phrase in (
            "if", "unless", "provided (that|)", "providing (that|)", "except (if|when|where|in|for|as|that|)",
            "save (if|when|where|in|for|as|that)", "on condition (that|)", "as long as", "so long as",
            "in (the|) (case|event) (of|that|the)", "in which case", "subject to", "failing (which|this|that)",
            "only (when|where)", "insofar as", "assuming (that|)", "but for", "should (you|the|it|we|this|that|they)",
            "whether or not", "barring", "notwithstanding",
        )
    },
    Lang.FR: {
        phrase: ()
        for phrase in (
            "(si|s'il|s'ils)", "sauf (si|quand|lorsque|lorsqu'|en cas|que|)", "à condition (que|qu'|de|d')",
            "(à moins|à moins toutefois) (que|qu'|de|d')", "pourvu (que|qu')", "sous réserve (que|qu'|de|d'|du|des)",
            "en cas (de|d'|où)", "au cas où", "dans le cas (où|de|d')", "auquel cas", "dès lors (que|qu')",
            "à défaut (de|d'|)", "faute de (quoi|)", "pour autant (que|qu')", "excepté (si|quand|)",
            "hormis (si|quand|)", "à supposer (que|qu')", "en l'absence de", "hors cas",
            "quand bien même", "nonobstant", "tant (que|qu')",
        )
    },
}  # fmt: skip

_CLAUSES = frozenset({"relcl", "acl:relcl", "advcl", "acl", "ccomp", "csubj"})
_RELATIVES: Mapping[Lang, frozenset[str]] = {
    Lang.EN: frozenset("which that who whom whose".split()),
    Lang.FR: frozenset(
        "qui que qu dont où lequel laquelle lesquels lesquelles duquel auquel".split()
    ),
}


def conditions(text: Text, sentence: Sentence) -> tuple[list[Span], Span]:
    """The conditions of a sentence, and the span from the first up to the end of the last clause."""
    found = [
        match.span
        for match in find_phrases(text, _CONDITIONS[text.lang])
        if sentence.span.holds(match.span)
    ]
    if not found:
        return [], sentence.span
    return found, Span(found[0].start, _clause_end(text, sentence, found[-1].end))


def _clause_end(text: Text, sentence: Sentence, start: int) -> int:
    """Where the clause that begins at `start` ends: at the next mark, else with the sentence."""
    end = start
    for index in text.between(Span(start, sentence.span.end)):
        word = text.words[index]
        if text.raw[word.start] in ",;:.!?)–—":
            return end
        end = word.end
    return end


def nesting(text: Text, sentence: Sentence) -> tuple[int, Span]:
    """How many relative clauses hang on one another, and where they stand."""
    tokens = [
        t
        for t in sentence.doc
        if sentence.span.start <= sentence.offset + t.idx < sentence.span.end
    ]
    deepest: list[Token] = []
    for token in tokens:
        path = _path(token, text.lang)
        if len(path) > len(deepest):
            deepest = path
    if not deepest:
        return 0, sentence.span
    outer = min(deepest, key=lambda t: t.i)
    inside = [t for top in deepest for t in top.subtree]
    start = min(t.idx for t in outer.subtree)
    last = max(inside, key=lambda t: t.i)
    while last.is_punct and last.i > outer.i:
        last = last.nbor(-1)
    return len(deepest), Span(sentence.offset + start, sentence.offset + last.idx + len(last.text))


def _path(token: Token, lang: Lang) -> list[Token]:
    """The heads of the relative clauses from a token up to the main verb."""
    path = []
    seen = token
    while seen.head.i != seen.i:  # tokens are made anew each time: identity tells nothing
        if seen.dep_ in _CLAUSES and _has_relative(seen, lang):
            path.append(seen)
        seen = seen.head
    return path


def _has_relative(head: Token, lang: Lang) -> bool:
    words = _RELATIVES[lang]
    return head.dep_ in ("relcl", "acl:relcl") or any(
        child.lower_.rstrip("'’") in words for child in head.children
    )
