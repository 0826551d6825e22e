"""What the coded looks of the grammar check share: tokens of a sentence, their spans and relations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from relation.finding import Span
from relation.text import Sentence, Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = {"nsubj", "nsubjpass", "nsubj:pass", "expl", "expl:subj"}


def tokens(sentence: Sentence) -> list[Token]:
    """The sentence's tokens as spaCy sees them, without spaces."""
    start = sentence.span.start - sentence.offset
    end = sentence.span.end - sentence.offset
    return [t for t in sentence.doc if start <= t.idx < end and not t.is_space]


@lru_cache(maxsize=4)
def read(text: Text) -> tuple[tuple[Sentence, list[Token]], ...]:
    """Each sentence with its tokens, outside quoted mail, greeting and signature.

    Kept for the look that comes next: a dozen of them ask for the sentences of one text.
    """
    return tuple(_read(text))


def _read(text: Text) -> Iterator[tuple[Sentence, list[Token]]]:
    outside = [p for p in (text.structure.greeting, text.structure.signature) if p]
    for sentence in text.sentences:
        if text.is_quoted(sentence.span) or any(p.holds(sentence.span) for p in outside):
            continue
        yield sentence, tokens(sentence)


def span_of(sentence: Sentence, first: Token, last: Token | None = None) -> Span:
    """The place of a token, or of all from one to another, in the whole text."""
    end = last if last is not None else first
    return Span(sentence.offset + first.idx, sentence.offset + end.idx + len(end.text))


def subject(verb: Token) -> Token | None:
    """The subject of a finite verb, or of the verb that it helps."""
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def helpers(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, in order."""
    return [c for c in verb.children if c.dep_ in {"aux", "auxpass", "aux:tense", "aux:pass"}]


def norm(token: Token) -> str:
    return token.text.lower().replace("’", "'")
