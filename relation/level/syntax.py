"""Figures of a parse: how deep clauses lie in one another, how far words stand from their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from relation.level.words import Parsed

_CLAUSES = frozenset(
    {"acl", "acl:relcl", "relcl", "advcl", "ccomp", "csubj", "csubj:pass", "csubjpass", "xcomp", "pcomp", "parataxis"}
)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj", "csubjpass", "csubj:pass"})
_RELATIVES = frozenset({"acl:relcl", "relcl"})


def figures(parsed: Parsed) -> dict[str, float]:
    """Features of the parse of one sentence."""
    tokens = [token for token in parsed if not (token.is_punct or token.is_space)]
    if not tokens:
        return {}
    depth: dict[int, int] = {}
    nesting: dict[int, int] = {}
    for token in tokens:
        _climb(token, depth, nesting)
    distances = [abs(token.head.i - token.i) for token in tokens if token.head.i != token.i]
    clauses = [token for token in tokens if token.dep_ in _CLAUSES]
    verbs = sum(token.pos_ == "VERB" for token in tokens)
    nouns = sum(token.pos_ == "NOUN" for token in tokens)
    root = next((token for token in tokens if token.dep_ == "ROOT"), tokens[0])
    subjects = [token for token in tokens if token.dep_ in _SUBJECTS]
    return {
        "depth": float(max(depth.values())),
        "distance": sum(distances) / len(distances) if distances else 0.0,
        "farthest": min(30.0, max(distances, default=0)) / 10,
        "nesting": float(max(nesting.values())),
        "deep_nesting": max(0.0, max(nesting.values()) - 2.0),
        "clauses": min(8.0, len(clauses)),
        "relatives": min(5.0, sum(token.dep_ in _RELATIVES for token in clauses)),
        "before_verb": min(20, sum(token.i < root.i for token in tokens)) / 10,
        "subject_size": min(15, max((len(list(token.subtree)) for token in subjects), default=0)) / 10,
        "nominal_style": nouns / (nouns + verbs + 1),
        "verbs": min(8.0, verbs),
    }


def _climb(token: Token, depth: dict[int, int], nesting: dict[int, int]) -> tuple[int, int]:
    """Depth and clause nesting of a token, remembered for all that hang from it."""
    path: list[Token] = []
    current = token
    while current.i not in depth and current.head.i != current.i and len(path) < 500:
        path.append(current)
        current = current.head
    level = depth.setdefault(current.i, 0)
    nested = nesting.setdefault(current.i, 0)
    for one in reversed(path):
        level += 1
        nested += one.dep_ in _CLAUSES
        depth[one.i], nesting[one.i] = level, nested
    return level, nested
