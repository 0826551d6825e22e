"""Plainer words for words and expressions above B1: data/plainer_*.tsv."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files

from relation.language import Lang
from relation.level import forms
from relation.level.expressions import Expression
from relation.level.features import Rated
from relation.level.words import Word, plain

_DATA = files("relation.level") / "data"


def plainer(word: str, lang: Lang) -> tuple[str, ...]:
    """Plainer words for a word or an expression in any of its forms; none when none is known."""
    lower = " ".join(plain(word).split())
    return _first((lower, *forms.lemmas(lower, lang)), lang)


def for_word(one: Rated, lang: Lang) -> tuple[str, ...]:
    """Plainer words for a word of a sentence."""
    return _first((one.word.norm, one.entry.lemma, one.word.lemma), lang)


def for_expression(said: Expression, words: Sequence[Word], lang: Lang) -> tuple[str, ...]:
    """Plainer words for an expression among the words of a sentence."""
    inner = words[said.first : said.last]
    as_written = " ".join(word.norm for word in inner)
    basic = " ".join(word.lemma or word.norm for word in inner)
    # A formula is often one hard word with its small words: “notwithstanding the”.
    single = [word.norm for word in inner] if said.kind == "formula" else []
    return _first((as_written.replace("' ", "'"), basic, said.phrase, *single), lang)


def _first(names: Iterable[str], lang: Lang) -> tuple[str, ...]:
    table = _table(lang)
    return next((table[name] for name in names if name in table), ())


@lru_cache(maxsize=2)
def _table(lang: Lang) -> dict[str, tuple[str, ...]]:
    text = (_DATA / f"plainer_{lang}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    pairs = (line.split("\t") for line in lines)
    return {word.lower(): tuple(instead.split(", ")) for word, instead in pairs}
