"""Classes: opened by a trainer, joined by a code, with assignments, and what was written for them."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, delete, select
from sqlalchemy.orm import Session, selectinload

from relation.practice.models import Assignment, Attempt, Class, Comment, Learner, Membership

NAME = 80  # characters
# Without letters and digits that are mistaken for one another.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Trainee:
    """One trainee of a class with what the trainer may see: attempts at its assignments since joining."""

    id: int
    pseudonym: str
    joined: dt.datetime
    attempts: tuple[Attempt, ...]

    def at(self, scenario: str) -> list[Attempt]:
        return [one for one in self.attempts if one.scenario == scenario]


def create(db: Session, trainer_id: int, name: str) -> Class:
    """A new class with a code of its own."""
    made = Class(trainer_id=trainer_id, name=" ".join(name.split())[:NAME], code=_code(db))
    db.add(made)
    db.flush()
    return made


def _code(db: Session) -> str:
    while True:
        code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        if by_code(db, code) is None:
            return code


def by_code(db: Session, code: str) -> Class | None:
    """The class that a code opens, however it was typed."""
    typed = "".join(code.split()).upper()
    return db.scalar(select(Class).where(Class.code == typed).options(selectinload(Class.trainer)))


def led(db: Session, trainer_id: int) -> Sequence[Class]:
    """A trainer's classes with their assignments."""
    return db.scalars(
        select(Class)
        .where(Class.trainer_id == trainer_id)
        .options(selectinload(Class.assignments), selectinload(Class.trainer))
        .order_by(Class.id)
    ).all()


def joined(db: Session, learner_id: int) -> Sequence[Class]:
    """The classes of a trainee with their assignments and their trainer."""
    return db.scalars(
        select(Class)
        .join(Membership)
        .where(Membership.learner_id == learner_id)
        .options(selectinload(Class.assignments), selectinload(Class.trainer))
        .order_by(Class.id)
    ).all()


def join(db: Session, learner_id: int, class_id: int) -> None:
    """Enter a class; nothing happens to who is in it already."""
    if _membership(db, learner_id, class_id) is None:
        db.add(Membership(class_id=class_id, learner_id=learner_id))


def leave(db: Session, learner_id: int, class_id: int) -> None:
    """Leave a class: its trainer sees nothing of this person from now on."""
    db.execute(
        delete(Membership).where(
            Membership.class_id == class_id, Membership.learner_id == learner_id
        )
    )


def _membership(db: Session, learner_id: int, class_id: int) -> Membership | None:
    return db.scalar(
        select(Membership).where(
            Membership.class_id == class_id, Membership.learner_id == learner_id
        )
    )


def assign(db: Session, class_id: int, scenario: str, due: dt.date | None) -> None:
    """Ask a class to write a scenario; asked again, only the day changes."""
    found = db.scalar(
        select(Assignment).where(Assignment.class_id == class_id, Assignment.scenario == scenario)
    )
    if found is None:
        db.add(Assignment(class_id=class_id, scenario=scenario, due=due))
    else:
        found.due = due


def unassign(db: Session, assignment_id: int) -> None:
    db.execute(delete(Assignment).where(Assignment.id == assignment_id))


def close(db: Session, class_id: int) -> None:
    """Delete a class; what its trainees wrote stays theirs."""
    db.execute(delete(Class).where(Class.id == class_id))
    db.expire_all()


def roster(db: Session, class_id: int) -> list[Trainee]:
    """The trainees of a class by pseudonym, with what they wrote for it since they joined."""
    rows = db.execute(
        select(Membership, Learner)
        .join(Learner, Learner.id == Membership.learner_id)
        .where(Membership.class_id == class_id)
        .order_by(Learner.pseudonym, Learner.id)
    ).all()
    asked = select(Assignment.scenario).where(Assignment.class_id == class_id)
    written = db.scalars(
        select(Attempt)
        .join(
            Membership,
            and_(Membership.learner_id == Attempt.learner_id, Membership.class_id == class_id),
        )
        .where(
            Attempt.judged.is_not(None),
            Attempt.judged >= Membership.joined,
            Attempt.scenario.in_(asked),
        )
        .options(selectinload(Attempt.comments))
        .order_by(Attempt.judged, Attempt.id)
    ).all()
    return [
        Trainee(
            learner.id,
            learner.pseudonym,
            membership.joined,
            tuple(one for one in written if one.learner_id == learner.id),
        )
        for membership, learner in rows
    ]


def comment(db: Session, trainer_id: int, attempt_id: int, text: str) -> bool:
    """Say something about an attempt; False where it is not this trainer's to see."""
    seen = any(
        attempt.id == attempt_id
        for group in led(db, trainer_id)
        for trainee in roster(db, group.id)
        for attempt in trainee.attempts
    )
    if seen and text.strip():
        db.add(Comment(attempt_id=attempt_id, trainer_id=trainer_id, text=text.strip()))
    return seen and bool(text.strip())
