"""`relation remind`: what a person sees of it, its files, and running it again."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from relation.cli import main
from relation.dunning.batch import ARCHIVE, REGISTER, TO_PRINT, WORKBOOK, earlier_entries

LEDGER = """\
Client;N° facture;Échéance;Montant TTC;Type de client;E-mail
Société Martel;F-1;30/09/2026;12 000,00 €;pro;compta@martel.example
Jean Duval;F-2;31/10/2026;85,00;particulier;
Claire Vidal;F-3;bientôt;85,00;particulier;
"""


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    file = tmp_path / "impayes.csv"
    file.write_bytes(LEDGER.encode("cp1252"))
    return file


def remind(*arguments: object, ui: str = "fr") -> Result:
    return CliRunner().invoke(
        main, ["remind", *map(str, arguments), "--date", "2026-11-23", "--ui", ui]
    )


def test_the_letters_and_the_register_are_made_once(ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = remind(ledger, "--out", out)
    assert first.exit_code == 0, first.output
    assert "2 relance(s)" in first.output
    assert "ligne 4, échéance «\u00a0bientôt\u00a0»\u00a0: " in first.stderr
    assert "société d’exemple" in first.stderr
    for name in (REGISTER, WORKBOOK, ARCHIVE, TO_PRINT):
        assert (out / name).stat().st_size > 0
    assert len(list(out.glob("*.pdf"))) == 3 and len(list(out.glob("*.eml"))) == 2
    again = remind(ledger, "--out", out)
    assert "0 relance(s)" in again.output
    # In another folder, the register says what was sent.
    elsewhere = remind(ledger, "--out", tmp_path / "other", "--register", out / REGISTER)
    assert "0 relance(s)" in elsewhere.output
    assert [e.state for e in earlier_entries(tmp_path / "other" / REGISTER)].count("sent") == 2


def test_a_terminal_shows_how_far_the_batch_is(ledger: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "relation", "remind", ledger, "--out", tmp_path / "out"]
    with subprocess.Popen([*command, "--date", "2026-11-23"], stdout=theirs, stderr=theirs) as run:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
    os.close(ours)
    assert run.returncode == 0, shown
    percents = [int(found) for found in re.findall(rb"(\d+)%", shown)]
    assert percents == sorted(percents) and percents[0] == 0 and percents[-1] == 100
    assert any(0 < percent < 100 for percent in percents)
    assert ledger.name.encode() in shown


def _read(terminal: int) -> bytes:
    """What the program wrote since; nothing once it has gone."""
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so when the other end is closed
        return b""


@pytest.mark.parametrize(("ui", "said"), [("fr", "12"), ("en", "€12,")])
def test_a_dry_run_writes_nothing(ledger: Path, tmp_path: Path, ui: str, said: str) -> None:
    shown = remind(ledger, "--dry-run", ui=ui)
    assert shown.exit_code == 0 and "Société Martel" in shown.stdout and said in shown.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["impayes.csv"]


def test_columns_are_mapped_once_and_remembered(ledger: Path) -> None:
    ledger.write_text("Qui;Quoi;Quand;Combien\nMartel;F-1;30/09/2026;100,00\n", encoding="utf-8")
    unknown = remind(ledger, "--dry-run", "--audience", "b2b")
    assert unknown.exit_code != 0 and "Combien" in unknown.output
    by_hand = ["customer=Qui", "invoice=Quoi", "due_date=Quand", "amount=Combien"]
    mapped = [argument for one in by_hand for argument in ("--columns", one)]
    assert "Martel" in remind(ledger, "--dry-run", "--audience", "b2b", *mapped).stdout
    assert "Martel" in remind(ledger, "--dry-run", "--audience", "b2b").stdout
    wrong = remind(ledger, "--dry-run", "--columns", "colour=Qui")
    assert wrong.exit_code == 2 and "due_date" in wrong.output


@pytest.mark.parametrize(
    "data", [b"", b"customer\nAsh\n", b"PK\x03\x04 no zip", bytes(range(256)) * 4]
)
def test_a_hostile_file_is_refused_in_words(ledger: Path, tmp_path: Path, data: bytes) -> None:
    ledger.write_bytes(data)
    refused = remind(ledger, "--out", tmp_path / "out")
    assert (
        refused.exit_code != 0 and "impayes.csv" in refused.output
    ) or "Colonnes" in refused.output
    assert "Traceback" not in refused.output and not (tmp_path / "out").exists()


def test_without_a_folder_it_says_what_is_needed(ledger: Path) -> None:
    assert "--out" in remind(ledger).output
