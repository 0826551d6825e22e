"""Doubled endings (client·e·s, client(e)s): where they stand, and both words written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from relation.checks.common import at, excused
from relation.finding import Finding, Span
from relation.rule import Rule
from relation.text import Text

# Endings of the feminine as they are added to a masculine word, without the plural s.
_ENDINGS = (
    "e|ne|le|te|se|ve|fe|que|esse|ère|ière|euse|rice|trice|teuse|euses|rices|trices|ères|elle|elles"
    "|onne|enne|ienne|ale|ive|ives|es|nes|les|s"
)
_POINT = re.compile(
    rf"(?<![\w@./-])(?P<stem>[^\W\d_]{{2,}})(?P<mark>[·•‧∙⋅・])(?P<end>{_ENDINGS})"
    r"(?:(?:[·•‧∙⋅・])(?P<plural>s|x))?(?!\w)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?<![\w@./-])(?P<stem>[^\W\d_]{2,})(?:"
    r"\((?P<bracket>e|ne|le|te|se|ve|que|ère|euse|rice|trice)(?P<inside>s?)\)(?P<after>s?)"
    r"|/(?P<slash>e|ne|euse|rice|trice|ère|euses|rices|trices|ères|es|nes)"
    r"|-(?P<dash>e|ne|euse|rice|trice)-(?P<dashplural>s)"
    r"|\.(?P<dot>e|ne|euse|rice|trice|ère)(?:\.(?P<dotplural>s))"
    r"|(?<=[a-zà-ÿ])(?P<capital>E|NE|EUSE|RICE|TRICE)(?P<capitalplural>s?)"
    r")(?!\w)"
)


def median_dot(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each run of words with a raised point between two endings."""
    yield from _runs(text, rule, [_read(m) for m in _POINT.finditer(text.raw)])


def doubled_ending(text: Text, rule: Rule) -> Iterator[Finding]:
    """Each run of words with a second ending in brackets, after a slash, a dot, or in capitals."""
    found = []
    for match in _OTHER.finditer(text.raw):
        if match["capital"] and not match["stem"].islower():
            continue
        found.append(_read(match))
    yield from _runs(text, rule, found)


_Doubled = tuple[Span, str, str]  # where, feminine, masculine


def _read(match: re.Match[str]) -> _Doubled:
    parts = match.groupdict()
    stem = match["stem"]
    span = Span(match.start(), match.end())
    if "mark" in parts:
        ending, plural = match["end"].lower(), bool(match["plural"])
    else:
        ending = next(
            (parts[k] for k in ("bracket", "slash", "dash", "dot", "capital") if parts[k]), ""
        ).lower()
        plural = bool(
            parts["inside"]
            or parts["after"]
            or parts["dashplural"]
            or parts["dotplural"]
            or parts["capitalplural"]
        )
    if len(ending) > 1 and ending.endswith("s"):
        ending, plural = ending[:-1], True
    low = stem.lower()
    if low in {"tou", "tous"}:
        return span, "toutes", "tous"
    if low == "ceux":
        return span, "celles", "ceux"
    masculine = stem[:-1] if plural and low.endswith("s") else stem
    feminine = _feminine(masculine, ending)
    if not plural:
        return span, feminine, masculine
    return span, f"{feminine}s", masculine if masculine[-1] in "sx" else f"{masculine}s"


def _feminine(stem: str, ending: str) -> str:
    """The feminine of a masculine word from the ending written beside it."""
    for written, tail, whole in _CHANGES:
        if ending == written and stem.lower().endswith(tail):
            return stem[: len(stem) - len(tail)] + whole
    return stem + ending


# Ending as written beside the word, end of the masculine, end of the feminine.
_CHANGES = (
    ("rice", "teur", "trice"), ("trice", "teur", "trice"), ("euse", "eur", "euse"),
    ("teuse", "teur", "teuse"), ("ère", "er", "ère"), ("elle", "eaux", "elle"), ("elle", "eau", "elle"), ("euse", "eux", "euse"), ("ière", "ier", "ière"), ("e", "er", "ère"),
    ("ive", "if", "ive"), ("ve", "f", "ve"), ("se", "x", "se"), ("enne", "en", "enne"),
    ("ienne", "ien", "ienne"), ("onne", "on", "onne"), ("elle", "el", "elle"), ("ale", "al", "ale"),
    ("que", "c", "que"), ("esse", "e", "esse"),
)  # fmt: skip


def _runs(text: Text, rule: Rule, found: list[_Doubled]) -> Iterator[Finding]:
    """Neighbouring doubled words as one finding, so that they are written out together."""
    run: list[_Doubled] = []
    for one, following in zip(found, [*found[1:], None], strict=False):
        run.append(one)
        joined = following and re.fullmatch(r"[^\S\n]+", text.raw[one[0].end : following[0].start])
        if joined:
            continue
        span = Span(run[0][0].start, run[-1][0].end)
        if not any(o.overlaps(span) for o in (*text.links, *text.emails)) and not excused(
            text, rule, span
        ):
            yield at(text, rule, span, (_both(run),))
        run = []


def _both(run: list[_Doubled]) -> str:
    """Both words, the feminine first; an adjective after them takes the masculine of the pair."""
    if len(run) > 1 and run[0][1].lower() in {"chère", "chères"}:
        return f"{run[0][1]} {run[1][1]}, {run[0][2].lower()} {run[1][2]}"
    if len(run) > 1 and run[0][2].lower() in {"un", "le", "ce"}:
        pairs = " ".join(one[1] for one in run[:2]), " ".join(one[2] for one in run[:2])
        return " ".join(
            [f"{pairs[0]} ou {pairs[1][0].lower()}{pairs[1][1:]}", *(o[2] for o in run[2:])]
        )
    first, *others = run
    feminine, masculine = first[1], first[2]
    if first[0].start == 0 or feminine[0].isupper():
        masculine = masculine[0].lower() + masculine[1:]
    link = "et" if masculine[-1] in "sx" else "ou"
    return " ".join([f"{feminine} {link} {masculine}", *(one[2] for one in others)])
