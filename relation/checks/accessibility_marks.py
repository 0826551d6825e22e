"""Capitals, picture signs and drawn signs: runs that a screen reader spells or shouts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from relation.checks.common import at, excused, in_signature
from relation.finding import Finding, Span
from relation.language import Lang
from relation.rule import Rule
from relation.text import Text

_UPPER = r"[A-ZÀ-ÖØ-ÞŒ]"
_CAPITAL_RUN = re.compile(
    rf"(?<![\w-]){_UPPER}+(?:(?:['’-]|[^\S\n]*[,;:!?./&()€£%\d–—-]*[^\S\n]+|['’])[\d€£%]*"
    rf"{_UPPER}+(?![a-zà-ÿ]))+"
)
_WORD = re.compile(rf"{_UPPER}+")
# A run with one of these is a sentence; names of firms, models and streets do without.
_GRAMMAR: Mapping[Lang, frozenset[str]] = {
    Lang.FR: frozenset(
        "je j tu il elle on nous vous ils elles me m te se s ce c cela ça ne n pas plus jamais ni"
        " que qu qui où dont si mais ou car donc sans avec avant après pour par dans sous dès"
        " est sont était sera seront êtes sommes avez avons ai ont a aura doit devez faut peut"
        " pouvez merci veuillez attention toute tous toutes tout votre vos notre nos leur"
        " aucun aucune une un très urgent obligatoire gratuit dernier dernière depuis jusqu".split()
    ),
    Lang.EN: frozenset(
        "i you he she it we they me us them this that these those is are was were be been has"
        " have had do does did not no never will would shall should must can cannot may your our"
        " my their if when because but or so before after without with until unless please only"
        " every all any a an to for now at by in on read pay call send bring".split()
    ),
}
_ALWAYS_CAPITAL = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june"
    " july august september october november december christmas easter french english".split()
)
_EMOJI = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[\U0001f300-\U0001faff\u2600-\u260d\u2614-\u26ff\u2702"
    "\u2705\u2708\u270a-\u270f\u2728\u274c\u274e\u2753-\u2757\u2764\u27a1\u2b50\u2b55\u231a\u231b"
    "\u23e9-\u23f3](?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[\U0001f300-\U0001faff\u2600-\u27bf])*)"
)
_FRAME = re.compile(r"[\s.,;:!?+&/=>→–—-]*")
# Signs that head a line of an address: telephone, envelope, pin, globe, clock.
_ADDRESS_SIGNS = frozenset("📞☎📱✉📧📨📍🌐🕐⏰🏠📠")
_DRAWN = re.compile(
    r"(?<![\w|<-])(?:[-=–—]{1,}>+|<+[-=–—]{2,}|[*]{4,}|[~]{3,}|[=]{5,}|[#]{3,}|>{3,}|[!]{4,})"
    r"|(?:→\s?){2,}|(?:★\s?|☆\s?|♥\s?|❤\s?){3,}"
)
_CROWD = 3  # drawings that are too many even beside a name


def capitals(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each run of at least `limit` words in capitals that makes a sentence or part of one."""
    least = int(rule.limit or 3)
    for run in _CAPITAL_RUN.finditer(text.raw):
        words = [word for word in _WORD.findall(run.group())]
        spoken = [word for word in words if len(word) > 1]
        span = Span(run.start(), run.end())
        grammatical = sum(word.lower() in _GRAMMAR[text.lang] for word in words)
        if len(spoken) < least or not grammatical or grammatical == len(words) < 3:
            continue
        if _at_the_end(text, span) or excused(text, rule, span):
            continue
        yield at(text, rule, span, (_sentence_case(text, span),))


def _sentence_case(text: Text, span: Span) -> str:
    """The words in small letters, with the capitals that the rest of the message gives them."""
    outside = text.raw[: span.start] + " " + text.raw[span.end :]
    names: dict[str, str] = {
        str(name).lower(): str(name)
        for name in re.findall(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Þ][a-zà-ÿ]+", outside)
    }

    def small(found: re.Match[str]) -> str:
        word = found.group().lower()
        if text.lang is Lang.EN and (word in _ALWAYS_CAPITAL or word == "i"):
            return word.capitalize()
        return names.get(word, word)

    words = _WORD.sub(small, span.of(text.raw))
    sentence = text.sentence_at(span.start)
    begins = sentence is None or not re.search(r"\w", text.raw[sentence.span.start : span.start])
    return words[0].upper() + words[1:] if begins else words


def _at_the_end(text: Text, span: Span) -> bool:
    closing = text.structure.closing
    return in_signature(text, span) or (closing is not None and closing.overlaps(span))


def emoji_string(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each line part with `limit` or more emojis, offered without them when it holds words."""
    least = int(rule.limit or 2)
    for sentence in _pieces(text):
        signs = [
            Span(sentence.start + m.start(), sentence.start + m.end())
            for m in _EMOJI.finditer(sentence.of(text.raw))
            if m.group()[0] not in _ADDRESS_SIGNS
        ]
        if len(signs) < least or excused(text, rule, signs[0]):
            continue
        span = Span(signs[0].start, signs[-1].end)
        plain = _FRAME.sub(" ", _EMOJI.sub("", span.of(text.raw)), count=1).strip()
        if any(c.isalnum() for c in plain):
            yield at(text, rule, span, (" ".join(plain.split()),))
        else:
            yield at(text, rule, span)


def _pieces(text: Text) -> Iterator[Span]:
    """Each line; a long one by its sentences. The last line may carry a sign or two."""
    for line in text.structure.lines:
        if _at_the_end(text, line) and len(_EMOJI.findall(line.of(text.raw))) < _CROWD:
            continue
        if line.end - line.start <= 120:
            yield line
            continue
        cuts = [m.end() for m in re.finditer(r"[.!?…]\s+(?=[^\W_])", line.of(text.raw))]
        for start, end in zip([0, *cuts], [*cuts, line.end - line.start], strict=True):
            yield Span(line.start + start, line.start + end)


def drawn_signs(text: Text, rule: Rule) -> Iterator[Finding]:
    """Arrows, stars and lines drawn with several signs."""
    for found in _DRAWN.finditer(text.raw):
        span = Span(found.start(), found.start() + len(found.group().rstrip()))
        if not any(link.overlaps(span) for link in text.links) and not excused(text, rule, span):
            yield at(text, rule, span)
