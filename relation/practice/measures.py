"""What is counted in an answer: paragraphs, links, long sentences, mistakes, range of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from relation.finding import Finding, Span, shorten
from relation.language import Bilingual, Lang
from relation.level.assess import sentence_levels
from relation.matching import find_phrases
from relation.practice.common import links
from relation.practice.evidence import Evidence, measure
from relation.rule import Severity
from relation.scenario import Scenario
from relation.text import Text

_WRITTEN = ("email", "letter")
_LONG_PARAGRAPH, _LONG_SENTENCE = 95, 32
_LINKED = 60  # words from which an answer needs words that link
# Mistakes of language for 100 words, and the bands that they cost.
_MISTAKES = ((1.0, 0.0), (2.5, 1.0), (5.0, 2.0), (8.0, 3.0), (13.0, 4.0))
LEVEL_FROM = 80  # words from which the level of writing can be told
_PRODUCTION = (
    (1.85, "A2", Bilingual(fr="A2 ou moins", en="A2 or lower")),
    (3.3, "B1", Bilingual(fr="B1", en="B1")),
    (9.0, "B2", Bilingual(fr="B2 ou plus", en="B2 or higher")),
)


def organisation(text: Text, scenario: Scenario) -> Iterator[Evidence]:
    """Paragraphs, length of sentences, links; for scripts only the sentences."""
    words = len([word for word in text.words if not word.is_mark])
    if scenario.channel in _WRITTEN:
        body = [p for p in text.structure.paragraphs if _is_body(text, p)]
        sizes = [len(text.between(paragraph)) for paragraph in body]
        if len(body) < 2 and words > _LINKED:
            yield measure(
                "organisation", "paragraphs", 2,
                Bilingual(fr="Tout tient en un seul bloc.", en="Everything stands in one block."),
                Bilingual(fr="Faites des paragraphes courts\u00a0: une idée, une ligne vide, l’idée suivante.",
                          en="Make short paragraphs: one idea, an empty line, the next idea."),
            )  # fmt: skip
        elif sizes and max(sizes) > _LONG_PARAGRAPH:
            yield measure(
                "organisation", "long_paragraph", 1,
                Bilingual(fr="Un paragraphe est très long.", en="One paragraph is very long."),
                Bilingual(fr="Coupez-le là où l’idée change.", en="Cut it where the idea changes."),
                body[sizes.index(max(sizes))],
            )  # fmt: skip
    for sentence in [s for s in text.body if s.length > _LONG_SENTENCE][:2]:
        yield measure(
            "organisation", "long_sentence", 0.5,
            Bilingual(fr="Une phrase est très longue.", en="One sentence is very long."),
            Bilingual(fr="Faites-en deux.", en="Make two of it."), sentence.span,
        )  # fmt: skip
    linking = find_phrases(text, dict.fromkeys(links(text.lang), ()))
    if words > _LINKED and len(linking) < 2:
        yield measure(
            "organisation", "links", 1,
            Bilingual(fr="Les phrases se suivent sans lien.", en="The sentences follow without a link."),
            Bilingual(fr="Reliez-les\u00a0: d’abord, donc, en attendant, si… / first, so, meanwhile, if…",
                      en="Link them: first, so, meanwhile, if…"),
        )  # fmt: skip


def _is_body(text: Text, paragraph: Span) -> bool:
    parts = text.structure
    around = (parts.subject, parts.greeting, parts.closing, parts.signature)
    return any(s.span.overlaps(paragraph) for s in text.body) and not any(
        part and part.holds(paragraph) for part in around
    )


def accuracy(text: Text, mistakes: Sequence[Finding]) -> Evidence | None:
    """How many mistakes of language for 100 words; None where the answer is clean enough."""
    words = max(40, sum(not word.is_mark for word in text.words))
    grave = sum(1.0 if f.severity is Severity.MUST else 0.6 for f in mistakes)
    rate = 100 * grave / words
    cost = next((cost for most, cost in _MISTAKES if rate <= most), 5.0)
    if not cost:
        return None
    return measure(
        "language", "accuracy", cost,
        Bilingual(fr=f"{_counted(mistakes, 'faute')} de langue pour {words} mots.",
                  en=f"{_counted(mistakes, 'mistake')} of language in {words} words."),
        Bilingual(
            fr=f"À revoir d’abord\u00a0: {_listed(mistakes, Lang.FR)}.",
            en=f"Look first at: {_listed(mistakes, Lang.EN)}.",
        ),
    )  # fmt: skip


def _counted(mistakes: Sequence[Finding], word: str) -> str:
    return f"{len(mistakes)} {word}{'s' if len(mistakes) > 1 else ''}"


def _listed(mistakes: Sequence[Finding], ui: Lang) -> str:
    shown = dict.fromkeys(shorten(f.found, 40) for f in mistakes if f.found)
    quoted = "«\u00a0{}\u00a0»" if ui is Lang.FR else "“{}”"
    return ", ".join(quoted.format(words) for words in list(shown)[:3])


def variety(text: Text) -> Evidence | None:
    """Sentences that begin alike, and words that come again and again."""
    starts = [
        next((word.norm for word in text.words[s.first : s.last] if not word.is_mark), "")
        for s in text.body
        if s.length > 3
    ]
    longest = max((len(list(run)) for _, run in groupby(starts)), default=0)
    if longest < 4:
        return None
    return measure(
        "language", "variety", 1,
        Bilingual(fr=f"{longest} phrases de suite commencent par le même mot.",
                  en=f"{longest} sentences in a row begin with the same word."),
        Bilingual(fr="Commencez-en une par le moment, la raison ou le client.",
                  en="Begin one of them with the time, the reason or the customer."),
    )  # fmt: skip


def production(text: Text, mistakes: Sequence[Finding]) -> tuple[str, Bilingual] | None:
    """The level of the writing in English, indicative; None below LEVEL_FROM words or in French."""
    count = sum(not word.is_mark for word in text.words)
    if text.lang is not Lang.EN or count < LEVEL_FROM:
        return None
    rated = [(s.length, level.score) for s, level in sentence_levels(text)]
    mean = sum(length * score for length, score in rated) / max(1, sum(n for n, _ in rated))
    score = mean - 0.12 * 100 * len(mistakes) / count
    return next((level, words) for most, level, words in _PRODUCTION if score < most)
