"""Where a rule's phrases stand in a Text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from relation.finding import Span
from relation.phrase import GAP, Element, Phrase, parse
from relation.text import Text, Word, unaccented


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: its span, the words of its numbered parts, the suggestions it offers."""

    span: Span
    phrase: str
    groups: Mapping[int, str]
    suggestions: tuple[str, ...] = ()


def find_phrases(text: Text, phrases: Mapping[str, tuple[str, ...]]) -> list[Match]:
    """Every place where one of the phrases stands, the longest at each place, in order."""
    found = [
        Match(span, written, groups, tuple(_fill(s, groups, span.of(text.raw)) for s in offers))
        for written in _possible(text, tuple(phrases))
        for offers in (phrases[written],)
        for span, groups in _places(text, written)
    ]
    found.sort(key=lambda match: (match.span.start, -match.span.end))
    kept: list[Match] = []
    for match in found:
        if not kept or not kept[-1].span.overlaps(match.span):
            kept.append(match)
    return kept


def holds_any(text: Text, phrases: Iterable[str], within: Span | None = None) -> bool:
    """True when one of the phrases stands in the text, or wholly inside a span of it."""
    return any(
        within is None or within.holds(span)
        for phrase in _possible(text, tuple(phrases))
        for span, _ in _places(text, phrase, within)
    )


def _possible(text: Text, phrases: tuple[str, ...]) -> list[str]:
    """The phrases of which a first word is in the text: looking up one by one would be slow."""
    by_key, by_prefix, anywhere = _index(phrases)
    numbers = set(anywhere)
    for key in by_key.keys() & text.positions.keys():
        numbers.update(by_key[key])
    for prefix, ones in by_prefix:
        if text.forms_from(prefix):
            numbers.update(ones)
    return [phrases[number] for number in sorted(numbers)]


@lru_cache(maxsize=4_000)
def _index(
    phrases: tuple[str, ...],
) -> tuple[dict[str, list[int]], list[tuple[str, list[int]]], list[int]]:
    """Numbers of the phrases by the key or the prefix that their first word may have."""
    by_key: dict[str, list[int]] = defaultdict(list)
    by_prefix: dict[str, list[int]] = defaultdict(list)
    anywhere = []
    for number, written in enumerate(phrases):
        for how, value in _openings(written)[1]:
            if how in ("gap", "class"):
                anywhere.append(number)
            elif how == "prefix":
                by_prefix[value].append(number)
            elif how == "lemma":
                by_key[f"<{value}>"].append(number)
                by_key[value].append(number)
            else:
                by_key[value].append(number)
                by_key[unaccented(value)].append(number)
    return dict(by_key), list(by_prefix.items()), anywhere


@lru_cache(maxsize=20_000)
def _openings(written: str) -> tuple[int, tuple[tuple[str, str], ...]]:
    """How many words of a phrase stand before the ones that are looked up, and those that may."""
    elements, before = _searched(parse(written).elements)
    return before, tuple(dict.fromkeys(_first(elements)))


def _searched(elements: tuple[Element, ...]) -> tuple[tuple[Element, ...], int]:
    """The elements from the first that can be looked up, and how many words stand before it."""
    before = 0
    while before < len(elements) - 1 and _takes_one(elements[before]):
        before += 1
    return elements[before:], before


def _takes_one(element: Element) -> bool:
    """A class that always takes exactly one word."""
    return element.how == "class" and element.value not in _SPANS


def _first(elements: tuple[Element, ...]) -> Iterator[tuple[str, str]]:
    """How each possible first word is looked up: (how, value)."""
    if not elements:
        yield "gap", ""
    elif elements[0].how == "choice":
        for option in elements[0].options:
            yield from _first((*option, *elements[1:]))
    else:
        yield elements[0].how, elements[0].value


def _places(
    text: Text, written: str, within: Span | None = None
) -> Iterator[tuple[Span, dict[int, str]]]:
    phrase = parse(written)
    seen: set[tuple[int, int]] = set()
    for start in _starts(text, written, within):
        for end, groups in _ends(text, phrase.elements, start, {}):
            if end == start or (start, end) in seen or not _tied(text, phrase, start, end):
                continue
            if _over_two_lines(text, start, end):
                continue
            seen.add((start, end))
            span = _span(text, start, end)
            if not text.is_quoted(span):
                yield span, {n: _span(text, a, b).of(text.raw) for n, (a, b) in groups.items()}


def _over_two_lines(text: Text, first: int, end: int) -> bool:
    """Words of two sentences with no mark between them: lines of a form or a list, each its own."""
    numbers = text.sentence_numbers
    return numbers[first] != numbers[end - 1] and any(
        numbers[at - 1] != numbers[at] and not text.words[at - 1].is_mark
        for at in range(first + 1, end)
    )


def _span(text: Text, first: int, end: int) -> Span:
    return Span(text.words[first].start, text.words[end - 1].end)


_Groups = Mapping[int, tuple[int, int]]  # number -> words from, to


def _starts(text: Text, written: str, within: Span | None) -> Iterable[int]:
    """Word positions at which a phrase may begin, inside a span when one is given."""
    inside = text.between(within) if within else range(len(text.words))
    before, first = _openings(written)
    found: set[int] = set()
    for how, value in first:
        if how == "gap":
            return inside
        if how == "class":
            found.update(_class_places(text, value))
        for key in _keys(text, how, value):
            found.update(text.positions.get(key, ()))
    return sorted(at - before for at in found if at - before in inside)


@lru_cache(maxsize=64)
def _class_places(text: Text, name: str) -> tuple[int, ...]:
    """The words at which a class of words begins."""
    takes = _CLASSES[name]
    return tuple(at for at in range(len(text.words)) if takes(text, at))


def _keys(text: Text, how: str, value: str) -> Sequence[str]:
    """Keys of Text.positions under which a word may stand."""
    if how == "class":
        return ()
    if how == "prefix":
        return text.forms_from(value)
    if how == "lemma":
        return (f"<{value}>", value)
    return (value,) if value in text.positions else (unaccented(value),)


def _ends(
    text: Text, elements: tuple[Element, ...], at: int, groups: _Groups
) -> Iterator[tuple[int, _Groups]]:
    """The word index after each match of the elements at `at`, with the words of each group."""
    if not elements:
        yield at, groups
        return
    element, rest = elements[0], elements[1:]
    if element.how == "choice":
        word = text.words[at].norm if at < len(text.words) else ""
        for option in element.options_at(word):
            yield from _ends(text, option + rest, at, groups)
    elif element.how == "gap":
        yield from _ends_after_gap(text, rest, at, groups)
    elif at < len(text.words):
        for length in _lengths(text, element, at):
            inner = groups
            if element.group:
                first = groups.get(element.group, (at, at))[0]
                inner = {**groups, element.group: (first, at + length)}
            found = False
            for end in _ends(text, rest, at + length, inner):
                found = True
                yield end
            if found:
                return


def _ends_after_gap(
    text: Text, rest: tuple[Element, ...], at: int, groups: _Groups
) -> Iterator[tuple[int, _Groups]]:
    """As few words as possible, within the sentence; each option of a choice has its own gap."""
    if rest and rest[0].how == "choice":
        for option in rest[0].options:
            yield from _ends_after_gap(text, option + rest[1:], at, groups)
        return
    word_first = bool(rest) and rest[0].how in ("word", "prefix", "lemma")
    for there in range(at, min(at + GAP + 1, len(text.words))):
        if not _same_sentence(text, at - 1, there):
            return
        if word_first and not _lengths(text, rest[0], there):
            continue
        found = False
        for end in _ends(text, rest, there, groups):
            found = True
            yield end
        if found:
            return


def _same_sentence(text: Text, one: int, other: int) -> bool:
    numbers = text.sentence_numbers
    return one < 0 or numbers[one] == numbers[other]


def _lengths(text: Text, element: Element, at: int) -> Iterable[int]:
    """How many words an element takes at a place: none, one, or several for a class."""
    word = text.words[at]
    if element.how == "word":
        same = word.norm == element.value or (
            not element.value[0].isascii() and _typed_capital(text, word, element)
        )
        return (1,) if same else ()
    if element.how == "prefix":
        return (1,) if word.norm.startswith(element.value) else ()
    if element.how == "lemma":
        return (1,) if element.value in (word.lemma, word.norm) else ()
    return _CLASSES[element.value](text, at)


def _typed_capital(text: Text, word: Word, element: Element) -> bool:
    """`A défaut` for `À défaut`: capitals are often typed without their accent."""
    return (
        text.raw[word.start].isupper()
        and element.value[0] != word.norm[0]
        and unaccented(element.value[0]) == word.norm[0]
        and (element.value[1:] == word.norm[1:] or text.raw[word.start : word.end].isupper())
        and unaccented(element.value) == unaccented(word.norm)
    )


def _tied(text: Text, phrase: Phrase, start: int, end: int) -> bool:
    if not (phrase.at_start or phrase.at_end):
        return True
    sentence = text.sentences[text.sentence_numbers[start]]
    last = sentence.last
    while last > end and text.words[last - 1].is_mark:
        last -= 1
    first = sentence.first
    while first < start and text.words[first].is_mark:
        first += 1
    return (not phrase.at_start or first == start) and (not phrase.at_end or last <= end)


def _spans(name: str) -> Callable[[Text, int], Iterable[int]]:
    def lengths(text: Text, at: int) -> Iterable[int]:
        start = text.words[at].start
        return [len(text.between(span)) for span in getattr(text, name) if span.start == start]

    return lengths


def _pos(*tags: str) -> Callable[[Text, int], Iterable[int]]:
    def lengths(text: Text, at: int) -> Iterable[int]:
        return (1,) if text.words[at].token.pos_ in tags else ()

    return lengths


def _form(form: str) -> Callable[[Text, int], Iterable[int]]:
    def lengths(text: Text, at: int) -> Iterable[int]:
        return (1,) if form in text.words[at].token.morph.get("VerbForm", []) else ()

    return lengths


def _number(text: Text, at: int) -> Iterable[int]:
    word = text.words[at]
    return (1,) if word.norm[0].isdigit() or word.token.pos_ == "NUM" else ()


def _word(text: Text, at: int) -> Iterable[int]:
    return () if text.words[at].is_mark else (1,)


_CLASSES: Mapping[str, Callable[[Text, int], Iterable[int]]] = {
    "amount": _spans("amounts"),
    "date": _spans("dates"),
    "phone": _spans("phones"),
    "email": _spans("emails"),
    "link": _spans("links"),
    "name": _spans("names"),
    "number": _number,
    "word": _word,
    "noun": _pos("NOUN", "PROPN"),
    "verb": _pos("VERB", "AUX"),
    "adjective": _pos("ADJ"),
    "adverb": _pos("ADV"),
    "infinitive": _form("Inf"),
    "participle": _form("Part"),
}
_SPANS = frozenset({"amount", "date", "phone", "email", "link", "name"})
_GROUP = re.compile(r"\{(\d)\}")


def _fill(suggestion: str, groups: Mapping[int, str], found: str) -> str:
    """The suggestion with its numbered parts, and a capital where the found words have one."""
    words = _GROUP.sub(lambda m: groups.get(int(m[1]), ""), suggestion)
    if "{" in suggestion:  # an optional part that is not there leaves two spaces
        words = re.sub(" {2,}", " ", words).strip(" ")
        words = re.sub(" (?=[,.])", "", words)
    if found[:1].isupper() and words[:1].islower():
        words = words[:1].upper() + words[1:]
    return words
