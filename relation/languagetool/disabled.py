"""Owns what LanguageTool is not listened to for: disabled.toml, where each entry has its reason."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files

from relation.language import Lang
from relation.languagetool.match import Match

_ONE_FORM = str.maketrans("’\u00a0\u202f", "'  ")


def is_disabled(match: Match, text: str, lang: Lang) -> bool:
    """Whether a match in `text` is wrong for letters as a class."""
    return _is_off(match.rule_id, match.category, lang) or any(
        _inside(match, text, phrase) for phrase in _lists()[lang]["phrases"]
    )


@cache
def _is_off(rule_id: str, category: str, lang: Lang) -> bool:
    off = _lists()[lang]
    if rule_id in off["kept"]:
        return False
    return category in off["categories"] or any(
        fnmatchcase(rule_id, pattern) for pattern in off["rules"]
    )


def _inside(match: Match, text: str, phrase: str) -> bool:
    """Whether the match touches the phrase, in whatever case and with whatever spaces."""
    reach = len(phrase) - 1
    around = text[max(0, match.start - reach) : match.end + reach]
    return phrase in around.translate(_ONE_FORM).lower()


@cache
def _lists() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files(__package__).joinpath("disabled.toml").read_text(encoding="utf-8"))
