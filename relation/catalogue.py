"""The catalogue of situations: what templates there are, and which fit what people type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from relation.language import Bilingual, Lang
from relation.pack import Pack, source
from relation.text import unaccented

_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    [
        "le",
        "la",
        "les",
        "un",
        "une",
        "de",
        "du",
        "des",
        "a",
        "au",
        "the",
        "of",
        "for",
        "to",
        "and",
        "et",
        "in",
        "en",
        "pour",
    ]
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One situation: its template in each language it exists in, and what both have in common."""

    id: str
    competence: int
    title: Bilingual
    use: Bilingual
    languages: tuple[Lang, ...]
    audience: tuple[str, ...]
    law: tuple[str, ...]
    channel: tuple[str, ...]
    variables: tuple[str, ...]
    keywords: tuple[str, ...]
    pack: str = ""  # the pack that it comes from; empty for ours

    @property
    def family(self) -> str:
        return self.id.partition("/")[0]

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id, "family": self.family, "competence": self.competence,
            "title": {"fr": self.title.fr, "en": self.title.en},
            "use": {"fr": self.use.fr, "en": self.use.en},
            "languages": [str(lang) for lang in self.languages], "audience": list(self.audience),
            "law": list(self.law), "channel": list(self.channel), "variables": list(self.variables),
            **({"pack": self.pack} if self.pack else {}),
        }  # fmt: skip


def entries(pack: Pack) -> list[Entry]:
    """Every situation of a pack, by competence and id."""
    found = []
    for id_ in {id_ for _, id_ in pack.templates}:
        pair = {lang: pack.templates[lang, id_] for lang in Lang if (lang, id_) in pack.templates}
        any_one = next(iter(pair.values()))
        french, english = pair.get(Lang.FR, any_one), pair.get(Lang.EN, any_one)
        found.append(
            Entry(
                id=id_,
                competence=any_one.competence,
                title=Bilingual(fr=french.title, en=english.title),
                use=Bilingual(fr=french.use, en=english.use),
                languages=tuple(pair),
                audience=any_one.audience,
                law=any_one.law,
                channel=any_one.channel,
                variables=pack.fillers[any_one.lang].names(any_one),
                keywords=tuple(dict.fromkeys((*french.keywords, *english.keywords))),
                pack=source(any_one.origin),
            )
        )
    return sorted(found, key=lambda entry: (entry.competence, entry.id))


@dataclass(frozen=True, slots=True)
class Found:
    """The situations found, best first; `exact` when each of them holds every word typed."""

    entries: tuple[Entry, ...]
    exact: bool = True


def search(listed: Iterable[Entry], typed: str) -> Found:
    """The situations that hold every word typed (its beginning, accents or none).

    Where there is none, those that hold most of them.
    """
    wanted = [word for word in search_words(typed) if word not in _EMPTY]
    scored = [(*_score(entry, wanted), entry) for entry in listed]
    most = max((held for held, _, _ in scored), default=0)
    if not most:
        return Found(())
    best = [(score, entry) for held, score, entry in scored if held == most]
    best.sort(key=lambda pair: (-pair[0], pair[1].competence, pair[1].id))
    return Found(tuple(entry for _, entry in best), most == len(wanted))


def _score(entry: Entry, wanted: Sequence[str]) -> tuple[int, float]:
    """How many of the words it holds, and how well: titles count more than keywords, uses and ids."""
    fields = (
        (3.0, search_words(f"{entry.title.fr} {entry.title.en}")),
        (2.0, search_words(" ".join(entry.keywords))),
        (1.0, search_words(f"{entry.use.fr} {entry.use.en} {entry.id}")),
    )
    scores = [
        max(
            (
                weight * (2 if other == word else 1)
                for weight, words in fields
                for other in words
                if other.startswith(beginning(word))
            ),
            default=0.0,
        )
        for word in wanted
    ]
    return sum(score > 0 for score in scores), sum(scores)


def beginning(word: str) -> str:
    """The part of a word typed that other forms of it share."""
    return word[: max(4, len(word) - 2)]


def search_words(line: str) -> list[str]:
    """The words of a line as they are searched: small letters, no accents."""
    return _WORD.findall(unaccented(line.lower().replace("’", "'")))
