"""What a person is working on: a message being written, and one being checked."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from relation.language import Lang
from relation.rule import AUDIENCES, KINDS, LAWS
from relation.template import Draft


@dataclass
class Edit:
    """A message as its writer changed it, and what it was made from."""

    subject: str
    body: str
    base_subject: str
    base_body: str

    @property
    def draft(self) -> Draft:
        return Draft(self.subject, self.body)

    @property
    def base(self) -> Draft:
        return Draft(self.base_subject, self.base_body)


@dataclass
class Reviewed:
    """What every message under review carries: findings set aside, and the word to send it anyway."""

    ignored: list[tuple[str, str]] = field(default_factory=list)
    anyway: bool = False

    def ignore(self, key: tuple[str, str]) -> None:
        if key not in self.ignored:
            self.ignored.append(key)


@dataclass
class Writing(Reviewed):
    """A message made from a template: what was chosen, the facts as typed, and edits by version."""

    template: str = ""
    lang: str = ""
    audience: str = ""
    law: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    edits: dict[str, Edit] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """Each template and language has its own edits, so that changing either loses none."""
        return f"{self.lang}:{self.template}"

    @property
    def edit(self) -> Edit | None:
        return self.edits.get(self.version)


@dataclass
class Checking(Reviewed):
    """A message that was pasted or opened."""

    subject: str = ""
    body: str = ""
    lang: str = "auto"
    kind: str = "unknown"
    audience: str = ""

    @property
    def draft(self) -> Draft:
        return Draft(self.subject, self.body)


@dataclass
class Work:
    """Both of them, as kept in one draft."""

    writing: Writing = field(default_factory=Writing)
    checking: Checking = field(default_factory=Checking)

    @property
    def is_empty(self) -> bool:
        writing, checking = self.writing, self.checking
        return not (writing.facts or writing.edits or checking.subject or checking.body)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def read_work(data: Any) -> Work:
    """The work in the JSON of a draft; what cannot be used is left out."""
    writing, checking = _table(data, "writing"), _table(data, "checking")
    edits = {v: _edit(e) for v, e in _table(writing, "edits").items() if isinstance(e, dict)}
    return Work(
        Writing(
            **_reviewed(writing),
            template=_text(writing, "template"),
            lang=_one_of(writing, "lang", tuple(Lang)),
            audience=_one_of(writing, "audience", AUDIENCES),
            law=_one_of(writing, "law", LAWS),
            facts={n: v for n, v in _table(writing, "facts").items() if isinstance(v, str)},
            edits=edits,
        ),
        Checking(
            **_reviewed(checking),
            subject=_text(checking, "subject"),
            body=_text(checking, "body"),
            lang=_one_of(checking, "lang", tuple(Lang)) or "auto",
            kind=_one_of(checking, "kind", KINDS) or "unknown",
            audience=_one_of(checking, "audience", AUDIENCES),
        ),
    )


def _edit(data: dict[str, Any]) -> Edit:
    names = ("subject", "body", "base_subject", "base_body")
    return Edit(*(_text(data, name) for name in names))


def _reviewed(data: dict[str, Any]) -> dict[str, Any]:
    listed = data.get("ignored")
    pairs = listed if isinstance(listed, list) else []
    ignored = [
        (pair[0], pair[1])
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(p, str) for p in pair)
    ]
    return {"ignored": ignored, "anyway": data.get("anyway") is True}


def _table(data: Any, name: str) -> dict[str, Any]:
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def _text(data: dict[str, Any], name: str) -> str:
    found = data.get(name)
    return found if isinstance(found, str) else ""


def _one_of(data: dict[str, Any], name: str, known: tuple[str, ...]) -> str:
    found = _text(data, name)
    return found if found in known else ""
