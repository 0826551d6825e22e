"""Exercises that come back: sooner after a mistake, later each time they go well."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import cast

import fsrs
from fsrs.card import CardDict
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from relation.practice.exercise import Exercise
from relation.practice.models import Card, now

_SOON = dt.timedelta(minutes=10)
# Without chance, so that the same answers lead to the same days.
_SCHEDULER = fsrs.Scheduler(
    learning_steps=(_SOON,), relearning_steps=(_SOON,), maximum_interval=180, enable_fuzzing=False
)


def add(db: Session, learner_id: int, exercises: Iterable[Exercise]) -> int:
    """Add the exercises that a learner does not have yet; how many they were."""
    have = set(db.scalars(select(Card.source).where(Card.learner_id == learner_id)))
    new = {one.source: one for one in exercises if one.source not in have}
    for exercise in new.values():
        made = fsrs.Card()
        card = Card(learner_id=learner_id, source=exercise.source, task=exercise.to_json())
        card.memory, card.due = dict(made.to_dict()), made.due
        db.add(card)
    return len(new)


def due(db: Session, learner_id: int, moment: dt.datetime | None = None) -> Sequence[Card]:
    """The exercises of the day, the longest due first."""
    query = select(Card).where(Card.learner_id == learner_id, Card.due <= (moment or now()))
    return db.scalars(query.order_by(Card.due, Card.id)).all()


def count(db: Session, learner_id: int) -> int:
    """All exercises of a learner, due or not."""
    return db.scalar(select(func.count()).where(Card.learner_id == learner_id)) or 0


def answered(
    db: Session, card_id: int, right: bool, helped: bool = False, moment: dt.datetime | None = None
) -> Card:
    """Take in how an exercise went; `helped`: a hint was opened first."""
    card = db.get_one(Card, card_id)
    rating = fsrs.Rating.Again
    if right:
        rating = fsrs.Rating.Hard if helped else fsrs.Rating.Good
    memory, _ = _SCHEDULER.review_card(
        fsrs.Card.from_dict(cast(CardDict, card.memory)), rating, moment or now()
    )
    card.memory, card.due = dict(memory.to_dict()), memory.due
    card.step = card.step + 1 if right else 0
    card.right += right
    card.wrong += not right
    return card


def drop(db: Session, card_id: int) -> None:
    """Never ask this one again: it stays, without a day, so that it is not made anew."""
    db.get_one(Card, card_id).due = dt.datetime(9000, 1, 1, tzinfo=dt.UTC)
