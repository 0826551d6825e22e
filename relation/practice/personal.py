"""Everything kept about one person: shown, handed over, erased, and forgotten in time."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, selectinload

from relation.practice.models import Attempt, Card, Class, Comment, Learner, Membership, now

KEPT_DAYS = 365


def everything(db: Session, learner_id: int) -> dict[str, Any]:
    """All that is kept about a learner, as plain data; only the key is left out: it is a password."""
    learner = db.get_one(Learner, learner_id)
    memberships = db.scalars(
        select(Membership)
        .where(Membership.learner_id == learner_id)
        .options(selectinload(Membership.group).selectinload(Class.trainer))
    )
    written = db.scalars(select(Comment).where(Comment.trainer_id == learner_id))
    return {
        "pseudonym": learner.pseudonym,
        "created": learner.created.isoformat(),
        "last_seen": learner.seen.isoformat(),
        "wishes": learner.wishes,
        "attempts": [_attempt(one) for one in learner.attempts],
        "exercises": [
            {"task": card.task, "due": card.due.isoformat(), "right": card.right,
             "wrong": card.wrong, "created": card.created.isoformat(), "memory": card.memory}
            for card in learner.cards
        ],
        "classes_joined": [
            {"name": one.group.name, "trainer": one.group.trainer.pseudonym,
             "joined": one.joined.isoformat()}
            for one in memberships
        ],
        "classes_led": [
            {"name": one.name, "code": one.code, "created": one.created.isoformat(),
             "assignments": [
                 {"scenario": task.scenario, "due": task.due.isoformat() if task.due else None}
                 for task in one.assignments
             ]}
            for one in learner.classes
        ],
        "comments_written": [
            {"text": one.text, "written": one.written.isoformat()} for one in written
        ],
    }  # fmt: skip


def as_json(db: Session, learner_id: int) -> str:
    """The same as a file to take away."""
    return json.dumps(everything(db, learner_id), ensure_ascii=False, indent=2) + "\n"


def erase(db: Session, learner_id: int) -> None:
    """Erase a person with all that hangs on them; nothing can come back."""
    db.execute(delete(Comment).where(Comment.trainer_id == learner_id))
    db.execute(delete(Learner).where(Learner.id == learner_id))
    db.expire_all()


def forget_old(db: Session, days: int = KEPT_DAYS) -> int:
    """Erase what is older than so many days: what was written, then people who have not come back."""
    limit = now() - dt.timedelta(days=days)
    old = db.scalars(select(Learner.id).where(Learner.seen < limit)).all()
    for learner_id in old:
        erase(db, learner_id)
    db.execute(delete(Attempt).where(Attempt.started < limit))
    db.execute(delete(Card).where(Card.created < limit))
    db.expire_all()
    return len(old)


def _attempt(one: Attempt) -> dict[str, Any]:
    return {
        "scenario": one.scenario,
        "started": one.started.isoformat(),
        "judged": one.judged.isoformat() if one.judged else None,
        "text": one.text,
        "bands": one.bands,
        "production": one.production,
        "evidence": one.evidence,
        "opened": one.opened,
        "model_seen": one.model_seen,
        "comments": [
            {"text": comment.text, "written": comment.written.isoformat()}
            for comment in one.comments
        ],
    }
