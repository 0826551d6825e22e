"""Words that are shouted, and apologies that pile up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wordfreq import zipf_frequency

from relation.checks.assertion import in_quotation, is_reported
from relation.checks.common import at, in_signature, side
from relation.finding import Finding, Span
from relation.language import Lang
from relation.matching import find_phrases
from relation.rule import Rule
from relation.text import Text

_BANGS = re.compile(r"[!?](?:[\s\u00a0\u202f]?[!?])+")
_SPELLED = re.compile(r"\b[A-ZÀ-Ý](?:-[A-ZÀ-Ý]){2,}\b")
_COMMON = 4.3  # Zipf frequency: an everyday word, not a name or a code
_BOUNDS = ".!?:;\n"
# Even alone, these are put in capitals to raise the voice.
_ALONE: Mapping[Lang, frozenset[str]] = {
    Lang.EN: frozenset(
        "never not now must nobody nothing again always immediately overdue twice"
        " pay please cannot don't everything".split()
    ),
    Lang.FR: frozenset(
        "jamais pas maintenant immédiatement personne rien encore toujours impérativement"
        " surtout obligatoirement payez tous toutes seul seulement".split()
    ),
}

# With another word, these are shouted; a line in capitals without one is a heading or a name.
_RAISED: Mapping[Lang, frozenset[str]] = {
    Lang.EN: frozenset("still warning urgent attention now please".split()),
    Lang.FR: frozenset("toujours urgent urgente attention stop lisez".split()),
}
_HEADING = 4  # words


def shouting(text: Text, rule: Rule) -> Iterator[Finding]:
    """Everyday words in capitals, and exclamation marks that come in crowds."""
    spans = [
        *_capitals(text),
        *(Span(*m.span()) for m in _SPELLED.finditer(text.raw) if len(m[0]) < 14),
    ]
    spans += [Span(_start(text, m.start()), m.end()) for m in _BANGS.finditer(text.raw)]
    last: Span | None = None
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if last is None or not last.overlaps(span):
            yield at(text, rule, span)
            last = span


def _start(text: Text, mark: int) -> int:
    """Where the cry before the marks begins: the last few words of its sentence."""
    before = text.raw[:mark].rstrip()
    start = len(before)
    for _ in range(4):
        cut = before.rfind(" ", 0, start)
        if cut < 0 or any(c in _BOUNDS for c in before[cut:start]):
            break
        start = cut
    return (
        start + len(before[start:]) - len(before[start:].lstrip()) if start < len(before) else mark
    )


def _capitals(text: Text) -> Iterator[Span]:
    run: list[int] = []
    for index in range(len(text.words)):
        word = text.words[index]
        if _is_capital(text, index):
            run.append(index)
        elif not (
            run
            and (
                word.norm in "'’-,–!"
                or (len(text.raw[word.start : word.end]) == 1 and text.raw[word.start].isupper())
            )
        ):
            yield from _shouted(text, run)
            run = []
    yield from _shouted(text, run)


def _is_capital(text: Text, index: int) -> bool:
    word = text.words[index]
    raw = text.raw[word.start : word.end]
    return raw.isalpha() and raw.isupper() and len(raw) > 1


def _shouted(text: Text, run: list[int]) -> Iterator[Span]:
    if not run:
        return
    common = [i for i in run if _is_common(text, i)]
    span = Span(text.words[run[0]].start, text.words[run[-1]].end)
    if in_signature(text, span) or in_quotation(text, span):
        return
    raised = _ALONE[text.lang] if len(run) == 1 else _ALONE[text.lang] | _RAISED[text.lang]
    if any(text.words[i].norm in raised for i in run):
        yield span
    elif len(run) <= _HEADING and _is_line(text, span):
        return
    elif len(common) >= 2 and sum(len(text.words[i].norm) for i in common) >= 7:
        yield span


def _is_line(text: Text, span: Span) -> bool:
    return any(line.of(text.raw).strip() == span.of(text.raw) for line in text.structure.lines)


def _is_common(text: Text, index: int) -> bool:
    norm = text.words[index].norm
    return len(norm) > 2 and zipf_frequency(norm, text.lang.value) >= _COMMON


def apologies(text: Text, rule: Rule) -> Iterator[Finding]:
    """The rule's phrases; else as many apologies in one sentence, or in the message, as the limit."""
    most = int(rule.limit or 0)
    phrases = side(text, rule).phrases
    found = False
    for match in find_phrases(text, phrases):
        if is_reported(text, match.span):
            continue
        found = True
        yield at(text, rule, match.span, match.suggestions)
    if found:
        return
    words = [match.span for match in find_phrases(text, dict.fromkeys(side(text, rule).needs, ()))]
    for sentence in text.body:
        inside = [span for span in words if sentence.span.holds(span)]
        if len(inside) >= most:
            yield at(text, rule, Span(inside[0].start, inside[-1].end))
            return
    if len(words) > most:
        yield at(text, rule, words[most])
