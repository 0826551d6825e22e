"""The feedback on an attempt: bands with their words, remarks that open step by step, the text marked."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from relation.language import Lang
from relation.practice import attempts
from relation.practice.answer import count_words
from relation.practice.compare import compare
from relation.practice.measures import LEVEL_FROM
from relation.practice.models import Attempt, Learner
from relation.scenario import SCALES, Scenario
from relation.ui import resources
from relation.ui.pieces.remarks import remark_cards
from relation.ui.pieces.task import SHOWN
from relation.ui.practising import (
    day,
    explained_in,
    is_open,
    marked,
    met,
    remarks,
    scale_name,
)
from relation.ui.session import Session, keep
from relation.ui.tables import band, words
from relation.ui.words import Words

_MARKS = {"added": ("ins", "[+\u00a0", "\u00a0+]"), "removed": ("del", "[−\u00a0", "\u00a0−]")}


def feedback(
    current: Session, learner: Learner, scenario: Scenario, tried: Sequence[Attempt]
) -> None:
    """Draw the feedback on one of the attempts, the latest unless another is chosen."""
    w = current.words
    st.header(w("practice.feedback"), anchor=False)
    number = _chosen(len(tried), w)
    attempt = tried[number - 1]
    explain = _wishes(current, learner, scenario)
    for problem in attempt.problems:
        st.warning(str(problem[str(w.ui)]), icon=":material/priority_high:")
    for comment in attempt.comments:
        _comment(comment.trainer_id, comment.text, day(comment.written, w.ui), w)
    left, right = st.columns([1, 1.5], gap="large")
    with left:
        bands(attempt, explain, w)
        _production(attempt, scenario, w)
        _met(attempt, w)
    with right:
        remark_cards(attempt, explain, bool(learner.wishes.get("one")), current)
    st.header(w("practice.your_text"), anchor=False)
    marked_answer(attempt, scenario, w)
    if number > 1 and st.toggle(w("practice.compare", n=number - 1), key="practice-compare"):
        _comparison(tried[number - 2], attempt, scenario, w)


def _chosen(many: int, w: Words) -> int:
    if many == 1:
        return 1
    if not 1 <= int(st.session_state.get(SHOWN) or 0) <= many:
        st.session_state[SHOWN] = many
    chosen = st.segmented_control(
        w("practice.attempts"), list(range(1, many + 1)), key=SHOWN, required=True,
        format_func=lambda n: w("practice.attempt", n=n),
    )  # fmt: skip
    return int(chosen or many)


def _wishes(current: Session, learner: Learner, scenario: Scenario) -> Lang:
    """Draw the switches of how one likes the feedback; the language of explanations."""
    w = current.words

    def take(name: str, key: str, on: object, off: object) -> None:
        value = on if st.session_state[key] else off
        learner.wishes = {**learner.wishes, name: value}
        with resources.practice().session() as db:
            attempts.wish(db, learner.id, name, value)

    explain = explained_in(str(learner.wishes.get("explain", "")), scenario.lang, w.ui)
    with st.container(horizontal=True, gap="medium", key="practice-wishes"):
        st.toggle(
            w("practice.one"), key=keep("wish-one", bool(learner.wishes.get("one"))),
            on_change=take, args=("one", "wish-one", True, False),
        )  # fmt: skip
        if scenario.lang is Lang.EN:
            st.toggle(
                w("practice.in_french"), key=keep("wish-french", explain is Lang.FR),
                on_change=take, args=("explain", "wish-french", "fr", "en"),
            )  # fmt: skip
    return explain


def bands(attempt: Attempt, explain: Lang, w: Words, whole: bool = False) -> None:
    """Draw the four scales: each band as dots, as words, and what leads to the next one.

    A trainee sees the last only once it was opened; a trainer sees the `whole`.
    """
    parts = []
    told = remarks(attempt)
    for scale in SCALES:
        number = int(attempt.bands.get(scale, 0))
        said = f"{w('practice.out_of', n=number)}, {w(f'band.{number}')}"
        line = ""
        if ahead := next((r for r in told if r.scale == scale and float(r.data["cost"]) > 0), None):
            step = "better" if whole or is_open(attempt, ahead, "better") else "message"
            what = ahead.said(step, explain) or ahead.said("message", explain)
            line = (
                w("practice.next", what=what)
                if whole or is_open(attempt, ahead, "message")
                else w("practice.next_hidden")
            )
        parts.append(
            f"<dt>{words(scale_name(scale, w))}</dt><dd>{band(number, said)}"
            + (f"<br><span class='rel-small'>{words(line)}</span>" if line else "")
            + "</dd>"
        )
    st.html(f'<h3>{words(w("practice.bands"))}</h3><dl class="rel-bands">{"".join(parts)}</dl>')


def _production(attempt: Attempt, scenario: Scenario, w: Words) -> None:
    if attempt.production:
        level = w.named("production", attempt.production)
        st.caption(w("practice.production", level=level))
    elif scenario.lang is Lang.EN and count_words(attempt.text) < LEVEL_FROM:
        st.caption(w("practice.production_short", n=LEVEL_FROM))


def _met(attempt: Attempt, w: Words) -> None:
    done = met(attempt)
    if done:
        with st.expander(w.count("practice.met", len(done))):
            rows = "".join(f"<li>{words(str(one['message'][str(w.ui)]))}</li>" for one in done)
            st.html(f'<ul class="rel-met">{rows}</ul>')


def marked_answer(attempt: Attempt, scenario: Scenario | None, w: Words) -> None:
    """Draw an answer with the passages whose explanation has been opened."""
    spans = [
        (*remark.span, str(place))
        for place, remark in enumerate(remarks(attempt), 1)
        if remark.span and is_open(attempt, remark, "message")
    ]
    pieces = [
        f"<mark>{words(piece)}<span class='rel-hidden'> ({words(w('practice.passage', n=said))})"
        f"</span><sup aria-hidden='true'>{words(said)}</sup></mark>"
        if said
        else words(piece)
        for piece, said in marked(attempt.text, spans)
    ]
    lang = f' lang="{scenario.lang}"' if scenario else ""
    st.html(f'<article class="rel-desk"{lang}>{"".join(pieces)}</article>')


def _comparison(before: Attempt, after: Attempt, scenario: Scenario, w: Words) -> None:
    """What changed, by signs, by line and by colour, and in words for who listens."""
    pieces = []
    for change in compare(before.text, after.text):
        if change.what == "kept":
            pieces.append(words(change.words))
            continue
        tag, opening, closing = _MARKS[change.what]
        said = w(f"practice.{change.what}")
        pieces.append(
            f"<{tag}><span class='rel-hidden'> {words(said)} </span>"
            f"<span aria-hidden='true'>{opening}</span>{words(change.words)}"
            f"<span aria-hidden='true'>{closing}</span></{tag}>"
        )
    st.caption(w("practice.compare_key"))
    st.html(f'<article class="rel-desk" lang="{scenario.lang}">{"".join(pieces)}</article>')


def _comment(trainer_id: int, text: str, when: str, w: Words) -> None:
    with resources.practice().session() as db:
        trainer = db.get(Learner, trainer_id)
    name = trainer.pseudonym if trainer else "–"
    st.html(
        f'<blockquote class="rel-comment"><p>{words(w("practice.comment", name=name, day=when))}</p>'
        f'<p class="rel-case">{words(text)}</p></blockquote>'
    )
