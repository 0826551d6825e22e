"""What the settings ask of a firm: which variables, in what order, and what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from relation.language import Lang
from relation.ui.facts import DELEGATION, MEANS, example, is_firm
from relation.ui.identity import LEGAL, REGISTER
from relation.ui.words import Words
from relation.values import ValueProblem
from relation.variables import Variable

# Sections of the page, each with its variables; those that a pack adds come under `more`.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "who": ("sender.name", "sender.title"),
    "firm": ("company.name", "company.address"),
    "contacts": (
        "company.email", "company.phone", "company.sms", "company.relay", "company.website",
        "company.hours", "company.data_email", "company.data_recipients", "company.stop_link",
    ),
    "customers": ("company.mediator", DELEGATION, MEANS),
}  # fmt: skip
_WRITTEN = {LEGAL, REGISTER, *(name for names in SECTIONS.values() for name in names)}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_PHONE = re.compile(r"\+?[\d\s\u00a0\u202f().-]{6,}")
_WEB = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_SHAPES = {
    "company.email": ("settings.email_problem", _EMAIL),
    "company.data_email": ("settings.email_problem", _EMAIL),
    "company.phone": ("settings.phone_problem", _PHONE),
    "company.sms": ("settings.phone_problem", _PHONE),
    "company.website": ("settings.web_problem", _WEB),
    "company.relay": ("settings.web_problem", _WEB),
    "company.stop_link": ("settings.web_problem", _WEB),
}


def others(names: Iterable[str]) -> list[str]:
    """The firm's variables that no section names: a pack has brought them."""
    return [name for name in names if is_firm(name) and name not in _WRITTEN]


def problem(variable: Variable, words: str, lang: Lang, w: Words) -> str:
    """What is wrong with what was typed; nothing where it can be used or is still to be filled."""
    if not words.strip():
        return ""
    try:
        variable.read(words, lang)
    except ValueProblem as found:
        return w.both(found.message)
    key, shape = _SHAPES.get(variable.name, ("", None))
    if shape is None or shape.fullmatch(words.strip()):
        return ""
    return w(key, sample=example(variable, lang))
