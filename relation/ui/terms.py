"""What a person's settings add to a firm's letters: its logo, and the penalty clause of its terms of sale."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from relation.dunning.policy import PolicyError, read_policy
from relation.language import Bilingual, Lang
from relation.logo import Logo, LogoError, read_logo
from relation.pack import Pack
from relation.ui.preferences import Preferences


def own_logo(preferences: Preferences) -> Logo | None:
    """The logo that the person chose; None where there is none or it cannot be used."""
    return _logo(preferences.logo) if preferences.logo else None


def logo_of(preferences: Preferences, pack: Pack) -> Logo | None:
    """The logo of a message: the person's own, else the pack's."""
    return own_logo(preferences) or pack.settings.logo


@lru_cache(maxsize=8)
def _logo(words: str) -> Logo | None:
    try:
        return read_logo("logo", b64decode(words, validate=True))
    except (LogoError, Error):
        return None


def with_logo(preferences: Preferences, name: str, data: bytes) -> Preferences:
    """With the logo in a file; raises LogoError."""
    read_logo(name, data)
    return replace(preferences, logo=b64encode(data).decode("ascii"))


def rate_problem(typed: str) -> Bilingual | None:
    """What is wrong with a rate that was typed; None where it can be used or there is none."""
    try:
        read_policy({"contract_rate": _number(typed)} if typed.strip() else {})
    except PolicyError as error:
        return error.message
    return None


def dunning(preferences: Preferences) -> Mapping[str, object]:
    """The person's rate and clause as a pack's settings have them; nothing while the rate is wrong."""
    rate = preferences.contract_rate
    if not rate.strip() or rate_problem(rate):
        return {}
    clause = {lang: preferences.clause.get(lang, "").strip() for lang in Lang}
    if not any(clause.values()):
        return {"contract_rate": _number(rate)}
    words = {str(lang): clause[lang] or clause[lang.other] for lang in Lang}
    return {"contract_rate": _number(rate), "penalty_clause": words}


def _number(typed: str) -> str:
    return typed.replace("%", "").replace(",", ".").strip()
