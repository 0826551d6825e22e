"""« Tu » and « vous » in one message."""

from __future__ import annotations

from collections.abc import Iterator

from relation.checks.assertion import in_quotation
from relation.checks.common import at
from relation.finding import Finding, Span
from relation.rule import Rule
from relation.text import Text

_VOUS = frozenset({"vous", "votre", "vos"})
_TU = frozenset({"tu", "toi", "ton", "ta", "tes", "te"})
_AFTER_NAME = frozenset({"ton"})  # « le ton », « un ton »: a noun


def mixed_address(text: Text, rule: Rule) -> Iterator[Finding]:
    """« Tu » where the message also says « vous », or where it speaks to a private customer."""
    familiar = [span for index in range(len(text.words)) if (span := _familiar(text, index))]
    formal = any(word.norm in _VOUS for word in text.words)
    if not (formal or text.context.audience == "b2c"):
        return
    last = -1
    for span in familiar:
        sentence = text.sentence_at(span.start)
        if sentence and sentence.span.start != last:  # one a sentence is enough
            last = sentence.span.start
            yield at(text, rule, span)


def _familiar(text: Text, index: int) -> Span | None:
    """The word that says « tu » with the word that follows it."""
    word = text.words[index]
    following = text.words[index + 1] if index + 1 < len(text.words) else None
    if following is None or text.is_quoted(word.span):
        return None
    if text.context.kind != "booth_script" and in_quotation(text, word.span):
        return None
    if word.norm == "t" and following.norm == "'":
        after_verb = index and text.words[index - 1].norm == "-"
        return None if after_verb else Span(word.start, _end(text, index + 2))
    if word.norm not in _TU or text.raw[word.start : word.end].isupper():
        return None
    if word.norm in _AFTER_NAME and word.token.pos_ == "NOUN":
        return None
    return Span(word.start, word.end if following.is_mark else following.end)


def _end(text: Text, index: int) -> int:
    return text.words[min(index, len(text.words) - 1)].end
