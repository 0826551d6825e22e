"""Reads messages in the background: our own findings first, LanguageTool's when they come."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from threading import Lock

from relation.checks.grammar import ask_ahead, languagetool_findings
from relation.finding import Finding
from relation.language import Bilingual, Lang, RelationError
from relation.languagetool import LanguageTool
from relation.pack import Pack
from relation.reviewing import own_findings, settle, wanted
from relation.text import Context, Text

_LOG = logging.getLogger(__name__)
_FAILED = Bilingual(
    fr="Ce message n’a pas pu être relu\u00a0: une règle a échoué. Le détail est dans le journal de "
    "l’application.",
    en="This message could not be read: a rule has failed. The details are in the application’s log.",
)
_REMEMBERED = 100  # messages
_OWN_PATIENCE = 0.5  # seconds a page waits for each wave, so that most answers come at once
_CROWDED = 3.0  # the same with many windows: a page that waits costs less than one that asks again
_LANGUAGETOOL_PATIENCE = 0.2
_WARM_UP = {Lang.FR: "Bonjour, merci de votre message.", Lang.EN: "Hello, thank you for writing."}


@dataclass(frozen=True, slots=True)
class Question:
    """A message to read; `limits` are the house's own, by rule."""

    text: str
    lang: Lang
    context: Context
    limits: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What has been found so far; `waves` counts the readings that are over, of two."""

    findings: tuple[Finding, ...] = ()
    waves: int = 0
    unavailable: Bilingual | None = None
    failed: bool = False  # our own reading broke off: nobody has read the message

    @property
    def is_complete(self) -> bool:
        return self.waves == 2

    @property
    def is_read(self) -> bool:
        return self.is_complete and not self.failed

    def without(self, places: Collection[str]) -> Answer:
        """The answer without what is said of places that the form itself asks to be filled."""
        findings = tuple(f for f in self.findings if not any(p in f.found for p in places))
        return replace(self, findings=findings)

    def kept(
        self,
        rules_off: Collection[str],
        ignored: Collection[tuple[str, str]],
        house_terms: Collection[str] = (),
        second_reader: bool = True,
    ) -> list[Finding]:
        """The findings to show, settled, in the order of the text."""
        found = wanted(self.findings, rules_off, ignored, house_terms)
        return settle(f for f in found if second_reader or f.rule.look != "reader")


class Reader:
    """Reads for every page of the program; what it has read it remembers."""

    def __init__(self, pack: Pack, languagetool: LanguageTool, crowded: bool = False) -> None:
        self._patience = _CROWDED if crowded else _OWN_PATIENCE
        self._pack = pack
        self._languagetool = languagetool
        self._own_pool = ThreadPoolExecutor(1, "own-findings")
        self._languagetool_pool = ThreadPoolExecutor(2, "languagetool-findings")
        self._waves: OrderedDict[Question, tuple[_Wave, _Wave]] = OrderedDict()
        self._lock = Lock()

    def warm_up(self) -> None:
        """Load what reading needs, in the background, before the first message comes."""
        self._languagetool.warm_up()
        for lang, words in _WARM_UP.items():
            self._own_pool.submit(self._own, Question(words, lang, Context()))

    def ask(self, question: Question, patient: bool = True) -> Answer:
        """What is known of a message by now; asks for it when it is new."""
        own, grammar = self._asked(question)
        if patient:
            wait([own], self._patience)
            if own.done():
                wait([grammar], _LANGUAGETOOL_PATIENCE)
        findings: list[Finding] = []
        if own.done():
            try:
                findings += own.result()
            except Exception as error:
                said = error.message if isinstance(error, RelationError) else _FAILED
                return Answer((), 2, said, failed=True)
        unavailable = None
        if own.done() and grammar.done():
            try:
                findings += grammar.result()
            except RelationError as error:
                unavailable = error.message
        house = self._pack.settings
        findings = wanted(findings, house.rules_off, (), house.house_terms)
        return Answer(tuple(findings), own.done() + (own.done() and grammar.done()), unavailable)

    def _asked(self, question: Question) -> tuple[_Wave, _Wave]:
        with self._lock:
            if question not in self._waves:
                self._waves[question] = (
                    self._own_pool.submit(self._own, question),
                    self._languagetool_pool.submit(self._grammar, question),
                )
            self._waves.move_to_end(question)
            while len(self._waves) > _REMEMBERED:
                for wave in self._waves.popitem(last=False)[1]:
                    wave.cancel()
            return self._waves[question]

    def _own(self, question: Question) -> Sequence[Finding]:
        try:
            return own_findings(_analysed(question), self._pack.limited(dict(question.limits)))
        except Exception:
            _LOG.exception("a message could not be read")
            raise

    def _grammar(self, question: Question) -> Sequence[Finding]:
        ask_ahead(question.text, question.lang, self._languagetool)
        text = _analysed(question)
        return list(languagetool_findings(text, self._languagetool, self._pack.rules))


_Wave = Future[Sequence[Finding]]


def _analysed(question: Question) -> Text:
    return Text(question.text, question.lang, question.context)
