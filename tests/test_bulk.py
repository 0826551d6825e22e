"""Many messages at once: processes and a Dask cluster say what one process says, in order."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from distributed import LocalCluster

from relation.bulk import TASKS_AHEAD, Promise, in_order
from relation.cli import main

SENTENCES = (
    "You forgot the invoice.",
    "Thank you for your message.",
    "By using this form you consent to our newsletter.",
)
NUMBER = 40  # five tasks, so that two workers share them


def messages() -> str:
    """Lines of several kinds; the last one is no JSON."""
    lines = [
        json.dumps({"id": n, "lang": "en", "text": f"{SENTENCES[n % 3]} Parcel {n} is here."})
        for n in range(NUMBER)
    ]
    return "\n".join([*lines, "", "{broken"]) + "\n"


def run(*args: str, input: str = "") -> Result:
    return CliRunner().invoke(
        main, ["review", "--jsonl", "--no-languagetool", "--ui", "en", *args], input=input
    )


def said(*args: str, input: str) -> list[dict[str, object]]:
    """What is said of each message, without the time that it took."""
    result = run(*args, input=input)
    assert result.exit_code == 0, result.output
    answers = [json.loads(line) for line in result.output.splitlines()]
    return [{name: value for name, value in one.items() if name != "ms"} for one in answers]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A cluster of two workers on this computer."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


def test_two_processes_say_what_one_says() -> None:
    one = said(input=messages())
    assert [line["id"] for line in one] == [*range(NUMBER), None]
    assert sum(bool(line.get("findings")) for line in one) >= NUMBER // 2
    assert said("--workers", "2", input=messages()) == one


def test_a_cluster_says_what_one_process_says(scheduler: str) -> None:
    assert said("--dask", scheduler, input=messages()) == said(input=messages())


def test_a_trainers_folder_travels_to_the_cluster(scheduler: str, tmp_path: Path) -> None:
    line = json.dumps({"id": 1, "lang": "en", "text": SENTENCES[0]})
    house = tmp_path / "house"
    house.mkdir()
    (house / "settings.toml").write_text('rules_off = ["tone.blame"]\n', encoding="utf-8")
    (ours,) = said("--dask", scheduler, input=line)
    (theirs,) = said("--dask", scheduler, "--pack", str(house), input=line)
    assert "tone.blame" in str(ours["findings"])
    assert "tone.blame" not in str(theirs["findings"])


class Done:
    """A task that is over as soon as it is asked for."""

    def __init__(self, answers: list[str]) -> None:
        self.answers = answers
        self.cancelled = False

    def result(self) -> list[str]:
        return self.answers

    def cancel(self) -> None:
        self.cancelled = True


def test_only_a_few_lines_are_read_ahead() -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield f"{read}\n" if read % 2 else "\n"

    given: list[Done] = []

    def submit(task: list[str]) -> Promise:
        given.append(Done(task))
        return given[-1]

    answers = in_order(endless(), submit, lambda: TASKS_AHEAD)
    first = [next(answers) for _ in range(1000)]
    assert first == [f"{2 * number + 1}\n" for number in range(1000)]
    assert read < 2 * 1000 + 2 * 8 * (TASKS_AHEAD + 1)
    answers.close()  # type: ignore[attr-defined]
    assert [one.cancelled for one in given[-TASKS_AHEAD:]] == [False] + [True] * (TASKS_AHEAD - 1)


def test_without_dask_the_command_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert importlib.util.find_spec("distributed")
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = run("--dask", "tcp://127.0.0.1:8786", input=messages())
    assert result.exit_code == 1 and "pip install relation[dask]" in result.output


def test_a_scheduler_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relation.cluster._PATIENCE", 0.2)
    for address in ("tcp://127.0.0.1:9", "pigeon://loft"):
        result = run("--dask", address, input=messages())
        assert result.exit_code == 1, result.output
        assert address in result.output and "dask scheduler" in result.output


def test_dask_and_workers_do_not_go_together() -> None:
    assert run("--dask", "tcp://127.0.0.1:9", "--workers", "2").exit_code == 2
