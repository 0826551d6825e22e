"""The parts of a message that its lines show: paragraphs, subject, greeting, closing, quoted mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from relation.finding import Span

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BLANK = re.compile(
    r"(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029])[^\S\r\n]*(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029])"
)

_SUBJECT = re.compile(r"\s*(objet|subject|sujet|re|réf|ref|concerne)\s*[:：]", re.IGNORECASE)
_GREETING = re.compile(
    r"\s*[«“\"]?\s*(bonjour|bonsoir|madame|monsieur|mesdames|messieurs|mademoiselle|ch(?:er|ère)s?\b"
    r"|mme\b|m\.|dear|hello|hi\b|good (?:morning|afternoon|evening)|to whom)(?:[^.?;]|\b(?:mrs?|ms|dr|mme)\.){0,70}[,!.]?\s*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\s*(?:(?:bien |très )?(?:cordialement|sincèrement|respectueusement)\b"
    r"|(?:(?:bien|très) )?(?:cordiales|sincères|meilleures|respectueuses) salutations"
    r"|salutations (?:distinguées|cordiales|sincères)"
    r"|(?:[^.,\n]{3,70}, ?)?(?:je|nous) vous pri(?:e|ons) (?:de bien vouloir )?(?:d['’])?"
    r"(?:agréer|de croire|de recevoir|recevoir)"
    r"|veuillez (?:agréer|recevoir|croire)|dans l['’]attente de .{0,80}(?:agréer|salutations)"
    r"|(?:bien|amicalement) à vous|amicalement|(?:à (?:très )?bientôt|belle journée|bonne journée)\b"
    r"|au plaisir de (?:vous|te) [^.]{3,40}[,.!]?$"
    r"|(?:with )?(?:kind|kindest|best|warm|warmest) (?:regards|wishes)|regards\b|best\s*[,.]?$"
    r"|yours (?:sincerely|faithfully|truly)|sincerely|(?:have|i wish you|we wish you) an? (?:nice|good|great|lovely|pleasant) (?:day|evening|weekend)|many thanks\s*[,.]?$|see you soon)",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"^[^\S\n]*(?:(?:le|on) .{4,120}(?:a écrit|wrote)\s?:?\s*$"
    r"|-{2,}\s*(?:message d['’]origine|original message|message transféré|forwarded message).*"
    r"|_{10,}\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
# Lines in which a greeting may come: a letter has two addresses, a date and a subject first.
_HEAD = 16
_BULLET = re.compile(r"\s*(?:[-–—•*·▪‣◦☐☑☒□■✓✔✗>→➔➜➤►▶⇒]|\[[ xX]?\]|\(?\d{1,2}[.)°]|[a-z]\))\s*\S")

LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>()«»\"]+[^\s<>()«»\".,;:!?…]", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(
    r"(?<![\w/-])(?:\+\d{1,3}[\s.-]?(?:\(0\)[\s.-]?)?|\(?0)\d(?:[\s.()-]{0,2}\d){7,10}(?![\w/-])"
)
AMOUNT = re.compile(
    r"[€£$]\s?\d(?:\d|[.,](?=\d)|[ \u00a0\u202f](?=\d{3}))*"
    r"|\d(?:\d|[.,](?=\d)|[ \u00a0\u202f](?=\d{3}))*[ \u00a0\u202f]?(?:€|£|\$|EUR\b|GBP\b|euros?\b|pounds?\b)"
)
# What stands for words still to come: [date], […], {{ order.number }}, XXX; not the box of a form, [ ].
PLACE = re.compile(
    r"\[(?:[^\W\d_][^\[\]\n]+|…|\.{3})\]|\{\{.*?\}\}|\{\{|\}\}|\{%.*?%\}|\bX{3,}\b|\b_{3,}|…{2,}"
)
_MONTH = (
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
)
DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:er|st|nd|rd|th)?\s+(?:{_MONTH})(?:\s+\d{{4}})?|(?:{_MONTH})\s+\d{{1,2}}(?:,?\s+\d{{4}})?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d{2}-\d{2})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Structure:
    """Where the parts of a message stand; None for a part that it does not have."""

    lines: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    subject: Span | None
    greeting: Span | None
    closing: Span | None
    signature: Span | None
    quoted: tuple[Span, ...]

    @property
    def end_of_body(self) -> int:
        """Where a missing sentence would be added: before the closing, else after the last line."""
        if self.closing:
            return self.closing.start
        own = [line.end for line in self.lines if not any(q.holds(line) for q in self.quoted)]
        return max(own, default=0)


def read_structure(text: str) -> Structure:
    """The parts of a message, found from its lines alone."""
    lines = tuple(Span(m.start(), m.end()) for m in LINE.finditer(text) if m.group().strip())
    quoted = tuple(_quoted(text, lines))
    own = [line for line in lines if not any(q.holds(line) for q in quoted)]
    subject = next((s for s in own[:_HEAD] if _SUBJECT.match(s.of(text))), None)
    greeting = next(
        (s for s in own[:_HEAD] if s is not subject and _GREETING.match(s.of(text))), None
    )
    closing = _closing(text, own, greeting)
    after = [line for line in own if closing and line.start >= closing.end]
    signature = Span(after[0].start, after[-1].end) if after else None
    return Structure(lines, tuple(_paragraphs(text)), subject, greeting, closing, signature, quoted)


def sentence_breaks(text: str, line_spans: tuple[Span, ...]) -> list[int]:
    """Positions of the lines at which a new sentence begins, for lines that are not mere wraps."""
    breaks = []
    for before, line in pairwise(line_spans):
        last, first = before.of(text).rstrip(), line.of(text).lstrip()
        wrapped = (
            len(last) >= 50 and last[-1] not in ".!?:;…" and (first[0].islower() or len(last) >= 66)
        )
        if not wrapped or _BULLET.match(first):
            breaks.append(line.start)
    return breaks


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for blank in [*_BLANK.finditer(text), None]:
        end = blank.start() if blank else len(text)
        piece = text[start:end]
        if piece.strip():
            left = len(piece) - len(piece.lstrip())
            yield Span(start + left, start + len(piece.rstrip()))
        if blank:
            start = blank.end()


def _quoted(text: str, lines: tuple[Span, ...]) -> Iterator[Span]:
    reply = _REPLY.search(text)
    end = reply.start() if reply else len(text)
    run: list[Span] = []
    for line in lines:
        if line.start >= end:
            break
        if line.of(text).lstrip().startswith(">"):
            run.append(line)
        elif run:
            yield Span(run[0].start, run[-1].end)
            run = []
    if run:
        yield Span(run[0].start, run[-1].end)
    if reply and reply.group().strip():
        yield Span(end, len(text))


def _closing(text: str, own: list[Span], greeting: Span | None) -> Span | None:
    for line in reversed(own[-9:]):
        if greeting and line.start <= greeting.start:
            return None
        words = line.of(text)
        if _CLOSING.match(words) and len(words) <= 220:
            return line
    return None
