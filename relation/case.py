"""A case: the typed facts of one exchange, with the problem of each field that cannot be used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from relation.language import Bilingual, Lang, RelationError
from relation.values import ValueProblem
from relation.variables import Variable


class CaseError(RelationError):
    """A file of facts that cannot be read."""


@dataclass(frozen=True, slots=True)
class Case:
    """Facts by dotted variable name, audience and law; `problems` by name for those not usable."""

    facts: Mapping[str, object]
    audience: str = "b2c"
    law: str = "fr"
    problems: Mapping[str, Bilingual] = field(default_factory=dict)

    def over(self, below: Case) -> Case:
        """These facts on top of others."""
        return Case({**below.facts, **self.facts}, self.audience, self.law, self.problems)

    def words(self) -> frozenset[str]:
        """Every word of the facts: names, codes and terms that are never spelling mistakes."""
        return frozenset(
            word.strip(".,;:!?()")
            for value in self.facts.values()
            for word in (
                value
                if isinstance(value, str)
                else " ".join(value)
                if isinstance(value, list)
                else ""
            ).split()
        )


def read_case(
    typed: Mapping[str, object],
    variables: Mapping[str, Variable],
    lang: Lang,
    audience: str = "b2c",
    law: str = "fr",
) -> Case:
    """A case from what a person typed, by dotted name; unknown names are problems of their own."""
    facts: dict[str, object] = {}
    problems: dict[str, Bilingual] = {}
    for name, value in typed.items():
        if name not in variables:
            problems[name] = Bilingual(fr="variable inconnue", en="unknown variable")
            continue
        try:
            read = variables[name].to_type(value, lang)
        except ValueProblem as problem:
            problems[name] = problem.message
            continue
        if read not in (None, [], ""):
            facts[name] = read
    return Case(facts, audience, law, problems)


def sample_case(
    variables: Mapping[str, Variable],
    lang: Lang,
    audience: str = "b2c",
    law: str = "fr",
) -> Case:
    """The case made of every variable's sample."""
    return read_case(
        {n: v.sample.in_(lang) for n, v in variables.items()},
        variables,
        lang,
        audience,
        law,
    )


def load_facts(path: Path) -> dict[str, object]:
    """Facts by dotted name from a JSON file, nested or dotted; raises CaseError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise CaseError(
            Bilingual(
                fr=f"{path.name} ne se lit pas comme du JSON : {error}",
                en=f"{path.name} cannot be read as JSON: {error}",
            )
        ) from error
    if not isinstance(data, dict):
        raise CaseError(
            Bilingual(
                fr=f'{path.name} : un objet JSON est attendu, par exemple {{"order.number": "A-12"}}',
                en=f'{path.name}: a JSON object is expected, for example {{"order.number": "A-12"}}',
            )
        )
    return dict(_dotted(data))


def _dotted(data: Mapping[str, Any], prefix: str = "") -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = []
    for name, value in data.items():
        if isinstance(value, Mapping):
            pairs += _dotted(value, f"{prefix}{name}.")
        else:
            pairs.append((prefix + name, value))
    return pairs
