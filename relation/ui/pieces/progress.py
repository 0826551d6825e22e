"""A trainee's progress: what next, the four scales over time, what comes back, what is covered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from relation.documents import COMPETENCES
from relation.practice import attempts, repetition
from relation.practice.models import Attempt, Learner
from relation.practice.progress import COMPETENCES as NUMBERS
from relation.practice.progress import covered, curve, faults, suggestion
from relation.scenario import SCALES, Scenario
from relation.ui import resources
from relation.ui.escape import label
from relation.ui.practising import day, fault_name, helped, scale_name, title_of
from relation.ui.session import Session
from relation.ui.tables import curve as drawn
from relation.ui.tables import table, words
from relation.ui.words import Words

_MOST_FAULTS = 10


def progress(current: Session, learner: Learner, choose: Callable[[str], None]) -> None:
    w, scenarios = current.words, resources.pack().scenarios
    with resources.practice().session() as db:
        done = attempts.judged(db, learner.id)
        due = len(repetition.due(db, learner.id))
    _next(done, due, scenarios, choose, w)
    if not done:
        st.html(f'<p class="rel-empty">{words(w("progress.none"))}</p>')
    else:
        st.header(w("progress.curves"), anchor=False)
        curves(done, w)
        with st.expander(w("progress.table")):
            st.html(attempts_table(done, scenarios, w))
        st.header(w("progress.faults"), anchor=False)
        st.html(faults_table(done, w, w("progress.words")))
    st.header(w("progress.covered"), anchor=False)
    st.html(_covered_table(done, scenarios, w))


def _next(
    done: Sequence[Attempt], due: int, scenarios: Mapping[str, Scenario],
    choose: Callable[[str], None], w: Words,
) -> None:  # fmt: skip
    st.header(w("progress.next"), anchor=False)
    with st.container(horizontal=True, gap="small", key="progress-next"):
        if (ahead := suggestion(done, scenarios)) is not None:
            said = w(f"progress.next_{ahead.why}", title=w.both(ahead.scenario.title))
            st.button(
                label(said), key="progress-case", type="primary", icon=":material/edit_note:",
                on_click=choose, args=(ahead.scenario.id,),
            )  # fmt: skip
        if due:
            st.button(
                w.count("progress.due", due), key="progress-due", icon=":material/replay:",
                on_click=st.session_state.update, args=({"practice-view": "exercises"},),
            )  # fmt: skip


def curves(done: Sequence[Attempt], w: Words) -> None:
    """Draw a small picture for each scale."""
    for column, (scale, values) in zip(st.columns(len(SCALES)), curve(done).items(), strict=True):
        name = scale_name(scale, w)
        said = w("progress.curve", scale=name, bands=", ".join(map(str, values)))
        column.html(f"<figure><figcaption>{words(name)}</figcaption>{drawn(values, said)}</figure>")


def attempts_table(done: Sequence[Attempt], scenarios: Mapping[str, Scenario], w: Words) -> str:
    """Every attempt with its bands, the latest first."""
    heads = [
        w("progress.case"), w("progress.when"), *(scale_name(scale, w) for scale in SCALES),
        w("progress.level"), w("progress.helped"),
    ]  # fmt: skip
    rows = [
        [
            title_of(one.scenario, scenarios, w),
            day(one.judged or one.started, w.ui),
            *(str(one.bands.get(scale, 0)) for scale in SCALES),
            w.named("production", one.production) if one.production else "–",
            str(helped([one])[0]),
        ]
        for one in reversed(done)
    ]
    return table(w("progress.table"), heads, rows)


def faults_table(done: Sequence[Attempt], w: Words, examples: str) -> str:
    """What went wrong most often, with words from the texts under the heading `examples`."""
    pack = resources.pack()
    found = faults(done)[:_MOST_FAULTS]
    if not found:
        return f'<p class="rel-small">{words(w("progress.no_faults"))}</p>'
    heads = [
        w("progress.fault"), w("progress.count"), examples, w("progress.last"),
    ]  # fmt: skip
    rows = [
        [fault_name(one, pack, w.ui), str(one.count), " / ".join(one.words) or "–",
         day(one.last, w.ui)]
        for one in found
    ]  # fmt: skip
    return table(w("progress.faults"), heads, rows)


def _covered_table(done: Sequence[Attempt], scenarios: Mapping[str, Scenario], w: Words) -> str:
    good = covered(done, scenarios)
    rows = []
    for number in NUMBERS:
        every = sum(one.competence == number for one in scenarios.values())
        state = (
            w("progress.covered_done", n=good[number], all=every)
            if every
            else w("progress.covered_none")
        )
        rows.append([f"{number}. {w.both(COMPETENCES[number])}", state])
    return table(w("progress.covered"), [w("progress.name"), w("progress.state")], rows)
