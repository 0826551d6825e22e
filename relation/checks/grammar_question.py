"""English questions in the order of a statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relation.checks.common import at
from relation.checks.grammar_words import helpers, norm, read, span_of, subject
from relation.finding import Finding
from relation.matching import holds_any
from relation.rule import Rule
from relation.text import Sentence, Text

if TYPE_CHECKING:
    from spacy.tokens import Token

# After a comma they turn a statement into a question.
_TAGS = (
    ", (right|correct|yes|no|ok|okay)",
    ", (don’t|doesn’t|isn’t|aren’t|haven’t|hasn’t|do|is|are)",
)


def question(text: Text, rule: Rule) -> Iterator[Finding]:
    """A question in the order of a statement, or do with a verb that is not in its base form."""
    for sentence, words in read(text):
        for verb in words:
            aux = helpers(verb)
            do = next(
                (a for a in aux if a.lemma_ == "do" and norm(a) in {"do", "does", "did"}), None
            )
            if (
                do is not None
                and verb.tag_ in {"VBZ", "VBD"}
                and do.i < verb.i
                and verb.lemma_ != verb.text
                and any(do.i < c.i < verb.i for c in [subject(verb)] if c is not None)
            ):
                yield at(text, rule, span_of(sentence, verb), (verb.lemma_,))
        if len(words) < 6 or words[-1].text != "?" or holds_any(text, _TAGS, sentence.span):
            continue
        yield from _unturned(text, rule, sentence, words)


def _unturned(text: Text, rule: Rule, sentence: Sentence, words: list[Token]) -> Iterator[Finding]:
    first = words[0]
    root = next((w for w in words if w.dep_ == "ROOT"), None)
    who = subject(root) if root is not None else None
    if root is None or who is None or who.tag_ in {"WP", "WDT"}:
        return
    aux = helpers(root)
    carrier = aux[0] if aux else root
    if any(w.tag_ in {"WP", "WDT", "WRB"} for w in who.subtree):
        return
    opened = [w for w in words if w.i < who.left_edge.i]
    if any(w.text == "," and w.i < carrier.i for w in words):
        return
    if carrier.i < who.i or any(w.pos_ in {"VERB", "AUX"} for w in opened):
        return
    asks = norm(first) in {"when", "why", "where", "how", "which", "what"}
    if asks and root.pos_ in {"VERB", "AUX"} and opened and opened[0] == first:
        yield at(text, rule, span_of(sentence, first, carrier), _asked(opened, who, carrier, root))
    elif first == who and carrier.text.isalpha() and _states(norm(first), root, words):
        new = f"{carrier.text.capitalize()} {first.text.lower()}"
        close = carrier.i == first.i + 1 and carrier.text.isalpha()
        yield at(text, rule, span_of(sentence, first, carrier), (new,) if close else ())


def _states(who: str, root: Token, words: list[Token]) -> bool:
    """`You have received …?`, `It is possible to …?`, with no true question after it."""
    if any(w.tag_ in {"WP", "WDT", "WRB"} or norm(w) == "rather" for w in words):
        return False  # « You would rather keep them? » offers what is known
    if who == "it":
        return any(c.lemma_ == "possible" for c in root.children)
    return who in {"you", "we", "they"} and (bool(helpers(root)) or root.lemma_ == "be")


def _asked(opened: list[Token], who: Token, carrier: Token, root: Token) -> tuple[str, ...]:
    if who.i + 1 != carrier.i or not carrier.text.isalpha():
        return ()
    start, named = " ".join(w.text for w in opened), who.doc[who.left_edge.i : who.i + 1].text
    if carrier != root or root.lemma_ == "be":
        return (f"{start} {carrier.text} {named}",)
    do = {"VBZ": "does", "VBP": "do", "VBD": "did"}.get(root.tag_)
    return (f"{start} {do} {named} {root.lemma_}",) if do else ()


LOOKS = {"question_order": question}
