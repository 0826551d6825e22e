"""Learners and their attempts: begun, written, judged, opened piece by piece, looked up again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from relation.finding import shorten
from relation.practice.caps import said
from relation.practice.evidence import Evidence
from relation.practice.judge import Feedback
from relation.practice.models import Attempt, Learner, now
from relation.scenario import Scenario

PSEUDONYM = 60  # characters
STEPS = ("hint", "message", "better")  # how far a piece of evidence is opened
_FOUND = 80  # characters of the trainee's words kept with a fault


def begin(db: Session, pseudonym: str) -> Learner:
    """A new learner; the name is for people, the key for the program."""
    learner = Learner(pseudonym=_name(pseudonym))
    db.add(learner)
    db.flush()
    return learner


def known(db: Session, key: str) -> Learner | None:
    """The learner who has a key."""
    learner = db.scalar(select(Learner).where(Learner.key == key)) if key else None
    if learner is not None and (now() - learner.seen).days >= 1:
        learner.seen = now()
    return learner


def rename(db: Session, learner_id: int, pseudonym: str) -> None:
    """Take another name; an empty one changes nothing."""
    if name := _name(pseudonym):
        db.get_one(Learner, learner_id).pseudonym = name


def _name(pseudonym: str) -> str:
    return " ".join(pseudonym.split())[:PSEUDONYM]


def wish(db: Session, learner_id: int, name: str, value: Any) -> None:
    """Remember how a learner likes the feedback."""
    learner = db.get_one(Learner, learner_id)
    learner.wishes = {**learner.wishes, name: value}


def current(db: Session, learner_id: int, scenario: str) -> Attempt | None:
    """The attempt that is being written."""
    return db.scalar(
        select(Attempt)
        .where(
            Attempt.learner_id == learner_id,
            Attempt.scenario == scenario,
            Attempt.judged.is_(None),
        )
        .order_by(Attempt.id.desc())
    )


def write(db: Session, learner_id: int, scenario: str, text: str) -> None:
    """Keep what has been written so far; an attempt begins where it differs from the last one."""
    attempt = current(db, learner_id, scenario)
    if attempt is None:
        before = judged(db, learner_id, scenario)
        if before and before[-1].text == text:
            return
        attempt = Attempt(learner_id=learner_id, scenario=scenario)
        db.add(attempt)
    attempt.text = text


def keep(
    db: Session, learner_id: int, scenario: Scenario, text: str, feedback: Feedback
) -> Attempt:
    """Close the attempt with what it was told; a later one begins from its text."""
    attempt = current(db, learner_id, scenario.id)
    if attempt is None:
        attempt = Attempt(learner_id=learner_id, scenario=scenario.id)
        db.add(attempt)
    attempt.text, attempt.judged = text, now()
    attempt.bands = dict(feedback.bands)
    attempt.evidence = [as_data(one, text) for one in feedback.evidence]
    attempt.problems = [
        {"id": id_, "fr": said(id_).fr, "en": said(id_).en} for id_ in feedback.problems
    ]
    attempt.production = feedback.production[0] if feedback.production else ""
    db.flush()
    return attempt


def as_data(one: Evidence, text: str) -> dict[str, Any]:
    """A piece of evidence as it is kept, with the words it is about."""
    words = {
        name: {"fr": said_.fr, "en": said_.en}
        for name, said_ in (("hint", one.hint), ("message", one.message), ("better", one.better))
    }
    return {
        **one.without_words(),
        "found": shorten(one.span.of(text), _FOUND) if one.span else "",
        **words,
    }


def opened(db: Session, attempt_id: int, number: int, step: str) -> None:
    """Remember that a piece of evidence was opened as far as `step`; never less than before."""
    attempt = db.get_one(Attempt, attempt_id)
    before = attempt.opened.get(str(number), "")
    if before not in STEPS or STEPS.index(step) > STEPS.index(before):
        attempt.opened = {**attempt.opened, str(number): step}


def model_seen(db: Session, attempt_id: int) -> None:
    db.get_one(Attempt, attempt_id).model_seen = True


def drop_current(db: Session, learner_id: int, scenario: str) -> None:
    """Throw away what is being written."""
    attempt = current(db, learner_id, scenario)
    if attempt is not None:
        db.delete(attempt)


def judged(db: Session, learner_id: int, scenario: str = "") -> Sequence[Attempt]:
    """The attempts that got feedback, the first first."""
    query = select(Attempt).where(Attempt.learner_id == learner_id, Attempt.judged.is_not(None))
    if scenario:
        query = query.where(Attempt.scenario == scenario)
    query = query.options(selectinload(Attempt.comments)).order_by(Attempt.judged, Attempt.id)
    return db.scalars(query).all()
