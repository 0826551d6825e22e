"""Reviews of a batch: letters with the same wording share one, in this run and in the next."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from relation.dunning import letters
from relation.dunning.batch import Batch
from relation.dunning.ledger import read_ledger
from relation.dunning.reviewed import Reviews
from relation.new import new_pack
from relation.pack import Pack, open_pack
from relation.places import wordings_file
from relation.state import state_of

DAY = dt.date(2026, 11, 23)
HEAD = "customer,email,language,law,audience,invoice,invoice_date,due_date,amount,paid,currency,last_level,last_date,notice_date,state"
FIRST = """\
Société Martel,a@martel.example,fr,fr,b2b,F-1,2026-08-31,2026-09-30,12000,0,EUR,0,,,
Hart Ltd,b@hart.example,en,fr,b2b,F-2,2026-08-31,2026-09-30,900,0,EUR,0,,,
"""
SECOND = """\
Garage Roux,c@roux.example,fr,fr,b2b,F-8,2026-09-02,2026-10-02,75.20,0,EUR,0,,,
Kent Ltd,d@kent.example,en,fr,b2b,F-9,2026-09-02,2026-10-02,5100,0,EUR,0,,,
"""
PACK = open_pack()


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELATION_HOME", str(tmp_path / "home"))


def batch(rows: str, pack: Pack = PACK) -> Batch:
    return Batch(pack, read_ledger("ledger.csv", f"{HEAD}\n{rows}".encode()), DAY)


def read_anew(rows: str, folder: Path, monkeypatch: pytest.MonkeyPatch, pack: Pack = PACK) -> int:
    """How many letters of a batch were read from the beginning; all of them leave."""
    asked: list[str] = []
    review = letters.review

    def counted(text, its):
        asked.append(text.raw)
        return review(text, its)

    with monkeypatch.context() as patched:
        patched.setattr(letters, "review", counted)
        steps = list(batch(rows, pack).run(folder))
    assert [step.entry.state for step in steps] == ["sent", "sent"]
    return len(asked)


def test_letters_that_share_a_wording_are_found_as_they_are_one_by_one() -> None:
    """What the batch remembers never differs from a review of each letter on its own."""
    names = ("Société Martel", "GARAGE ROUX", "L’Atelier de Zoé et des Enfants", "A", "Net 24")
    rows = "".join(
        f"{names[n % 5]} {n},c@c.example,{('fr', 'en')[n % 2]},fr,{('b2b', 'b2c')[n // 2 % 2]},F-{n}-{k},"
        f"2026-08-{10 + k},2026-09-{10 + n % 15},{(n + 1) * 37}.{n % 10}0,{k * 10},EUR,{n // 4 % 4},2026-11-01,,\n"
        for n in range(48)
        for k in range(1 + n % 3)
    )
    one = batch(rows)
    asked: list[str] = []
    reviews = Reviews()
    for account in one.accounts():
        alone = one.preview(account)

        def found(alone=alone):
            asked.append(alone.draft.text)
            return alone.findings

        same = (account.language, account.audience, account.law)
        assert reviews.of(alone.draft.text, account, same, found) == alone.findings
    assert len(asked) < 48


def test_a_letter_with_a_finding_is_always_reviewed_and_a_longer_one_too() -> None:
    (account,) = batch("Ann,,fr,fr,b2c,F-1,2026-10-01,2026-10-31,85,0,EUR,0,,,\n").accounts()
    reviews, calls = Reviews(), []

    def review(findings: tuple[str, ...]):
        return lambda: calls.append(1) or findings

    text = "Bonjour Ann,\n\nIl reste {} à payer pour {}."
    short, longer = text.format("12,00 €", "1, 2 et 3"), text.format("9 €", "1, 2, 3, 4, 5 et 6")
    for draft, findings, count in (
        (short, ("a finding",), 1), (short, ("a finding",), 2), (short, (), 3), (short, (), 3),
        (longer, (), 4), (longer, (), 4), (short, (), 4), (short.replace("reste", "manque"), (), 5),
    ):  # fmt: skip
        assert reviews.of(draft, account, ("fr",), review(findings)) == (
            findings if len(calls) <= 2 else ()
        )
        assert len(calls) == count


def test_the_next_batch_reads_only_new_wordings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_anew(FIRST, tmp_path / "1", monkeypatch) == 2
    assert read_anew(SECOND, tmp_path / "2", monkeypatch) == 0
    kept = json.loads(wordings_file().read_text())
    assert len(kept["clean"]) == 2
    assert all(len(key) == 32 and int(key, 16) for key in kept["clean"])  # no word of a letter
    off = replace(PACK, settings=replace(PACK.settings, rules_off=frozenset({"tone.blame"})))
    assert read_anew(SECOND, tmp_path / "3", monkeypatch, off) == 2


@pytest.mark.parametrize(
    "words", ["", "{}", "[]", "null", '{"state": 1}', "\x00", '{"clean": {"a": [["x"]]}}']
)
def test_a_spoilt_file_of_wordings_only_costs_its_time(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wordings_file().parent.mkdir()
    wordings_file().write_text(words.replace('{"clean"', f'{{"state": "{state_of(PACK)}", "clean"'))
    assert read_anew(FIRST, tmp_path / "1", monkeypatch) == 2
    assert read_anew(SECOND, tmp_path / "2", monkeypatch) == 0


def test_a_folder_that_cannot_be_written_stops_no_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    assert read_anew(FIRST, tmp_path / "1", monkeypatch) == 2


def test_a_batch_that_stops_half_way_keeps_what_it_read(tmp_path: Path) -> None:
    run = batch(FIRST).run(tmp_path / "1")
    next(run)
    run.close()
    assert len(json.loads(wordings_file().read_text())["clean"]) == 2


def test_the_state_follows_all_that_a_review_depends_on(tmp_path: Path) -> None:
    new_pack(tmp_path / "pack")
    (rule,) = (tmp_path / "pack" / "rules").rglob("*.toml")

    def state() -> str | None:
        return state_of(open_pack(tmp_path / "pack"))

    def set_to(settings: str) -> str | None:
        (tmp_path / "pack" / "settings.toml").write_text(settings, encoding="utf-8")
        return state()

    states = {state_of(PACK), state(), set_to('rules_off = ["tone.blame"]'), set_to('house_terms = ["Zoé"]'),
              set_to('[limits]\n"readability.sentence_length" = 8\n')}  # fmt: skip
    rule.write_text(rule.read_text(encoding="utf-8") + "# read again\n", encoding="utf-8")
    states.add(state())
    assert len(states) == 6
    assert None not in states
    assert state() == state()
    gone = open_pack(tmp_path / "pack")
    rule.unlink()
    assert state_of(gone) is None  # a rule that can no longer be read: nothing is taken as known
