"""Phrases: the small notation in which rules say what to look for.

    you forgot            words, any case, both apostrophes, any run of spaces
    (we|our team) forgot  one of several; an empty one makes it optional: (very|) sorry
    garanti*              any word with this beginning
    <guarantee>           any form of a verb or noun
    ...                   up to five words in between, within the sentence
    {amount}              {amount} {date} {number} {phone} {email} {link} {name} {word}
                          {noun} {verb} {adjective} {adverb} {infinitive} {participle}

Parentheses and braces and `<…>` are numbered from 1; a suggestion may use them: `wait for {1}`.
`^` at the start ties a phrase to the beginning of a sentence, `$` at the end to its end.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from relation.language import Bilingual, RelationError
from relation.text import normalise

CLASSES = (
    "amount", "date", "number", "phone", "email", "link", "name", "word",
    "noun", "verb", "adjective", "adverb", "infinitive", "participle",
)  # fmt: skip
GAP = 5

# Alone, since didn't is two words to spaCy and its lemma tells it: (not|n't).
_NOT = re.compile(r"(?<!\w)n['’]t(?!\w)")
_PART = re.compile(r"\(([^()]*)\)|<([^<>]+)>|\{([a-z]+)\}|(\.\.\.|…)|(\w+)\*|(\w+|[^\w\s])")


class PhraseError(RelationError):
    """A phrase that cannot be read; says why."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase: `how` is word, prefix, lemma, class, gap or choice; `group` its number.

    A choice holds the sequences of which one stands there; the empty one makes it optional.
    """

    how: str
    value: str = ""
    group: int = 0
    options: tuple[Elements, ...] = ()
    _by_word: Mapping[str, tuple[Elements, ...]] = field(default_factory=dict, compare=False)
    _at_any: tuple[Elements, ...] = field(default=(), compare=False)

    def options_at(self, word: str) -> tuple[Elements, ...]:
        """Those options that may begin with a word, in their order: trying all would be slow."""
        return self._by_word.get(word, self._at_any)


Elements = tuple[Element, ...]


def _choice(options: Iterable[Elements], group: int) -> Element:
    known = tuple(options)
    first = [_known_word(option) for option in known]
    by_word: dict[str, list[Elements]] = defaultdict(list)
    for word in filter(None, first):
        if word not in by_word:
            by_word[word] = [o for o, its in zip(known, first, strict=True) if its in (word, None)]
    at_any = tuple(o for o, its in zip(known, first, strict=True) if its is None)
    return Element(
        "choice", "", group, known, {word: tuple(ones) for word, ones in by_word.items()}, at_any
    )


def _known_word(option: Elements) -> str | None:
    """The one word with which an option begins; None where others may stand, such as `A` for `À`."""
    if option and option[0].how == "word" and option[0].value.isascii():
        return option[0].value
    return None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as read: its elements in order, and whether it is tied to an end of the sentence."""

    elements: tuple[Element, ...]
    at_start: bool = False
    at_end: bool = False


@lru_cache(maxsize=20_000)
def parse(phrase: str) -> Phrase:
    """The phrase that a rule writes; raises PhraseError when it cannot be read."""
    words = _NOT.sub("<not>", phrase.strip())
    at_start, at_end = words.startswith("^"), words.endswith("$")
    words = words.removeprefix("^").removesuffix("$")
    elements: list[Element] = []
    group = 0
    for part in _PART.finditer(words):
        options, lemma, cls, *_ = part.groups()
        group += options is not None or lemma is not None or cls is not None
        if options is not None:
            choices = (
                tuple(_element(phrase, one, group) for one in _PART.finditer(option))
                for option in options.split("|")
            )
            elements.append(_choice(choices, group))
        else:
            numbered = group if lemma is not None or cls is not None else 0
            elements.append(_element(phrase, part, numbered))
    if not any(element.how != "gap" for element in elements):
        raise _error(phrase, phrase)
    return Phrase(tuple(elements), at_start, at_end)


def _element(phrase: str, part: re.Match[str], group: int) -> Element:
    _, lemma, cls, gap, prefix, plain = part.groups()
    if lemma is not None:
        forms = tuple((Element("lemma", one.strip().lower(), group),) for one in lemma.split("|"))
        return forms[0][0] if len(forms) == 1 else _choice(forms, group)
    if cls is not None:
        if cls not in CLASSES:
            raise _error(phrase, f"{{{cls}}}")
        return Element("class", cls, group)
    if gap:
        return Element("gap", group=group)
    if prefix:
        return Element("prefix", normalise(prefix), group)
    if not plain or plain in "(){}<>|":
        raise _error(phrase, part.group())
    return Element("word", normalise(plain), group)


def _error(phrase: str, part: str) -> PhraseError:
    known = " ".join(f"{{{name}}}" for name in CLASSES)
    return PhraseError(
        Bilingual(
            fr=f"la tournure « {phrase} » est illisible à « {part} » ; classes connues : {known}",
            en=f"the phrase “{phrase}” cannot be read at “{part}”; known classes: {known}",
        )
    )
