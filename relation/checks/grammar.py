"""Grammar: what LanguageTool says, without its false alarms on names, codes and trade words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from relation.checks import (
    grammar_agreement,
    grammar_en_forms,
    grammar_fr_endings,
    grammar_fr_homophones,
    grammar_fr_mood,
    grammar_fr_nouns,
    grammar_fr_participle,
    grammar_fr_relative,
    grammar_fr_subject,
    grammar_marks,
    grammar_order,
    grammar_question,
    grammar_since,
    grammar_tense,
)
from relation.checks.common import in_signature
from relation.checks.grammar_doubts import is_doubtful
from relation.checks.grammar_spelling import MOST_SUGGESTIONS, is_misspelt
from relation.finding import Finding, Span
from relation.language import Bilingual, Lang
from relation.rule import Rule
from relation.text import Text, paragraph_texts

LOOKS: Mapping[str, Callable[[Text, Rule], Iterable[Finding]]] = {
    **grammar_agreement.LOOKS,
    **grammar_en_forms.LOOKS,
    **grammar_fr_endings.LOOKS,
    **grammar_fr_homophones.LOOKS,
    **grammar_fr_mood.LOOKS,
    **grammar_fr_nouns.LOOKS,
    **grammar_fr_participle.LOOKS,
    **grammar_fr_relative.LOOKS,
    **grammar_fr_subject.LOOKS,
    **grammar_marks.LOOKS,
    **grammar_order.LOOKS,
    **grammar_question.LOOKS,
    **grammar_since.LOOKS,
    **grammar_tense.LOOKS,
}

_KINDS = {"misspelling": "spelling", "typographical": "typography"}
_OTHER_LANGUAGE = Bilingual(
    fr="« {found} » : LanguageTool voit ici une faute d’anglais ({said}).",
    en="“{found}”: LanguageTool sees a mistake of French here ({said}).",
)


class Match(Protocol):
    """What LanguageTool says of one place, in code points of the paragraph it was given."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def rule_id(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def replacements(self) -> tuple[str, ...]: ...
    @property
    def issue_type(self) -> str: ...


class Checker(Protocol):
    """Asks LanguageTool about paragraphs; raises RelationError when it cannot answer."""

    def check_paragraphs(
        self, paragraphs: Sequence[str], lang: Lang
    ) -> Sequence[Sequence[Match]]: ...


def ask_ahead(raw: str, lang: Lang, checker: Checker) -> None:
    """Ask LanguageTool before the text is parsed, so that both go on at once: it remembers."""
    checker.check_paragraphs(paragraph_texts(raw), lang)


def languagetool_findings(
    text: Text, checker: Checker, rules: Mapping[str, Rule]
) -> Iterator[Finding]:
    """LanguageTool's matches as findings of our rules `grammar.spelling`, `.typography`, `.slip`."""
    paragraphs = text.structure.paragraphs
    answers = checker.check_paragraphs([span.of(text.raw) for span in paragraphs], text.lang)
    for paragraph, matches in zip(paragraphs, answers, strict=True):
        for match in matches:
            span = Span(paragraph.start + match.start, paragraph.start + match.end)
            rule = rules.get(f"grammar.{_KINDS.get(match.issue_type, 'slip')}")
            if rule and not text.is_quoted(span) and not _false_alarm(text, span, match):
                yield _finding(text, span, match, rule)


def _finding(text: Text, span: Span, match: Match, rule: Rule) -> Finding:
    found = span.of(text.raw)
    said = {text.lang: match.message}
    said[text.lang.other] = _OTHER_LANGUAGE.in_(text.lang.other).format(
        found=found, said=match.rule_id
    )
    return Finding(
        rule, span, found, rule.severity, tuple(match.replacements[:MOST_SUGGESTIONS]),
        {"said": Bilingual(fr=said[Lang.FR], en=said[Lang.EN])},
    )  # fmt: skip


def _false_alarm(text: Text, span: Span, match: Match) -> bool:
    if any(part.overlaps(span) for part in (*text.links, *text.emails)):
        return True
    # « Louis Royer » above « Royer Bois » is no repeated word, and names make no sentence.
    if "\n" in span.of(text.raw) or in_signature(text, span):
        return True
    if is_doubtful(text, span, match.rule_id):
        return True
    if match.issue_type != "misspelling":
        return False
    return not is_misspelt(text, span, match.replacements)
