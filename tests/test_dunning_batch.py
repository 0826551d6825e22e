"""From the ledger to letters and register: levels, states, files, and running twice."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from openpyxl import load_workbook

from relation.dunning.account import Edit, accounts
from relation.dunning.batch import ARCHIVE, REGISTER, TO_PRINT, WORKBOOK, Batch, earlier_entries
from relation.dunning.ledger import read_ledger
from relation.dunning.policy import Policy, PolicyError, read_policy
from relation.dunning.register import COLUMNS, Entry, RegisterError, as_csv, as_xlsx, read_register
from relation.pack import open_pack

DAY = dt.date(2026, 11, 23)
HEAD = "customer,email,language,law,audience,invoice,invoice_date,due_date,amount,paid,currency,last_level,last_date,notice_date,state"
ROWS = """\
Société Martel,compta@martel.example,fr,fr,b2b,F-1,2026-08-31,2026-09-30,12000,0,EUR,3,2026-11-02,,
Société Martel,compta@martel.example,fr,fr,b2b,F-2,2026-09-30,2026-10-30,500.50,100,EUR,1,2026-11-10,,
Jean Duval,jean@duval.example,fr,fr,b2c,F-3,2026-10-01,2026-10-31,85,0,EUR,0,,,
Leeds Ltd,ap@leeds.example,en,uk,b2b,F-4,2026-06-13,2026-07-13,6500,0,GBP,2,2026-09-01,,
Atelier Roux,,fr,fr,b2b,F-6,2026-06-01,2026-07-13,6500,0,EUR,2,,,dispute
Garage Petit,,fr,fr,b2b,F-7,2026-06-01,2026-07-13,100,0,EUR,0,,,hold
Nord Meubles,,fr,fr,b2b,F-8,2026-06-01,2026-07-13,100,0,EUR,0,,,insolvency
Pomme SARL,,fr,fr,b2b,F-9,2026-11-01,2026-12-01,100,0,EUR,0,,,
Claire Vidal,,fr,fr,b2c,F-10,2026-09-01,2026-10-01,850,0,EUR,4,2026-11-02,2026-11-02,
Net Zéro,,fr,fr,b2b,F-11,2026-09-01,2026-10-01,300,0,EUR,0,,,
Net Zéro,,fr,fr,b2b,A-1,2026-09-05,2026-09-05,-300,0,EUR,0,,,
Bad Row,,fr,fr,b2b,F-12,2026-09-05,soon,300,0,EUR,0,,,
"""
PACK = open_pack()


def batch(
    rows: str = ROWS, earlier: list[Entry] | None = None, day: dt.date = DAY, **more
) -> Batch:
    ledger = read_ledger("ledger.csv", f"{HEAD}\n{rows}".encode())
    return Batch(PACK, ledger, day, earlier or [], **more)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[dict[str, str]]]]:
    folder = tmp_path_factory.mktemp("reminders")
    for _ in batch().run(folder):
        pass
    rows = list(csv.DictReader(io.StringIO((folder / REGISTER).read_text("utf-8-sig"))))
    yield folder, rows


def test_every_customer_stands_in_the_register_with_its_state(made) -> None:
    _, rows = made
    assert list(rows[0]) == list(COLUMNS)
    assert {row["customer"]: row["state"] for row in rows} == {
        "Société Martel": "sent",
        "Jean Duval": "sent",
        "Leeds Ltd": "sent",
        "Atelier Roux": "dispute",
        "Garage Petit": "hold",
        "Nord Meubles": "insolvency",
        "Pomme SARL": "not due",
        "Claire Vidal": "hand-over",
        "Net Zéro": "not due",
        "Bad Row": "error",
    }
    assert [row["findings"] for row in rows if row["state"] == "sent"] == ["", "", ""]


def test_the_amounts_of_the_day(made) -> None:
    row = {row["customer"]: row for row in made[1]}
    columns = ("level", "principal", "interest", "fixed_sum", "total", "currency")
    assert [row["Société Martel"][c] for c in columns] == [
        "4", "12400.50", "223.41", "80.00", "12703.91", "EUR",
    ]  # fmt: skip
    assert [row["Jean Duval"][c] for c in columns] == ["1", "85.00", "0.00", "0.00", "85.00", "EUR"]
    # LAW.md: 850 € after a notice, 21 days at 2.75 %
    assert [row["Claire Vidal"][c] for c in columns][1:5] == ["850.00", "1.34", "0.00", "851.34"]
    assert row["Leeds Ltd"]["fixed_sum"] == "70.00" and row["Leeds Ltd"]["level"] == "3"
    assert Decimal(row["Atelier Roux"]["total"]) > 6500
    assert row["Bad Row"]["findings"].startswith("13, due_date: ")


def test_each_letter_is_there_in_its_three_forms(made) -> None:
    folder, rows = made
    for row in rows:
        if row["state"] != "sent":
            assert row["file"] == ""
            continue
        pdf = (folder / row["file"]).read_bytes()
        assert pdf.startswith(b"%PDF-")
        mail = message_from_bytes(
            (folder / row["file"].replace(".pdf", ".eml")).read_bytes(), policy=default
        )
        (attachment,) = mail.iter_attachments()
        assert attachment.get_content() == pdf
        assert "@" in mail["To"] and mail["Content-Language"] in ("fr", "en")
        numbers = row["invoices"].split(", ")
        assert all(number in mail.get_body(("plain",)).get_content() for number in numbers)
    with zipfile.ZipFile(folder / ARCHIVE) as archive:
        assert len(archive.namelist()) == 3 * 3 + 1
    assert (folder / TO_PRINT).read_bytes().startswith(b"%PDF-")


def test_the_workbook_says_the_same(made) -> None:
    folder, rows = made
    sheet = load_workbook(folder / WORKBOOK).active
    table = list(sheet.iter_rows(values_only=True))
    assert list(table[0]) == list(COLUMNS)
    assert [line[0] for line in table[1:]] == [row["customer"] for row in rows]
    assert table[1][3] == 12400.5


def test_running_twice_sends_nothing_twice(made) -> None:
    folder, rows = made
    before = {path.name: path.stat().st_mtime_ns for path in folder.glob("2026-*")}
    steps = list(batch(earlier=earlier_entries(folder / REGISTER)).run(folder))
    assert not any(step.made for step in steps)
    assert {path.name: path.stat().st_mtime_ns for path in folder.glob("2026-*")} == before
    again = list(csv.DictReader(io.StringIO((folder / REGISTER).read_text("utf-8-sig"))))
    assert again == rows


def test_levels_follow_from_the_register(made) -> None:
    folder, _ = made
    later = batch(earlier=earlier_entries(folder / REGISTER), day=DAY + dt.timedelta(days=14))
    found = {a.customer: (a.state, a.level) for a in later.accounts()}
    assert found["Société Martel"] == ("hand-over", 4)
    assert found["Jean Duval"] == ("to send", 2)
    assert found["Leeds Ltd"] == ("to send", 4)
    soon = batch(
        rows="Ann,,fr,fr,b2c,F-1,2026-10-01,2026-11-20,85,0,EUR,1,2026-11-22,,\n",
        day=DAY + dt.timedelta(days=1),
    )
    assert [a.state for a in soon.accounts()] == ["not due"]  # nobody gets the same level twice


def test_stopping_half_way_resumes(tmp_path: Path) -> None:
    run = batch().run(tmp_path)
    first = next(run)
    run.close()
    assert first.made and not (tmp_path / REGISTER).exists()
    stamp = (tmp_path / first.entry.file).stat().st_mtime_ns
    steps = list(batch().run(tmp_path))
    assert [step.made for step in steps].count(True) == 2
    assert (tmp_path / first.entry.file).stat().st_mtime_ns == stamp
    assert [e.state for e in earlier_entries(tmp_path / REGISTER)].count("sent") == 3


def test_a_person_changes_a_level_or_holds(tmp_path: Path) -> None:
    edits = {"Jean Duval": Edit(level=2), "Leeds Ltd": Edit(state="hold")}
    found = {a.customer: (a.state, a.level) for a in batch(edits=edits).accounts()}
    assert found["Jean Duval"] == ("to send", 2)
    assert found["Leeds Ltd"][0] == "hold"


@pytest.mark.parametrize("name", ["=1+1", "+33", "-A", "@cmd", "\t=1"])
def test_formulas_are_neutralised(name: str) -> None:
    entry = Entry(
        name, "F-1", "1", "1.00", "0.00", "0.00", "1.00", "EUR", "2026-11-23", state="sent"
    )
    line = as_csv([entry]).decode("utf-8-sig").splitlines()[1]
    assert line.lstrip('"').startswith("'")
    sheet = load_workbook(io.BytesIO(as_xlsx([entry]))).active
    assert sheet["A2"].data_type == "s" and sheet["A2"].value.startswith("'")
    assert read_register("r.csv", as_csv([entry]))[0].customer.strip() == name.strip()


def test_a_register_that_cannot_be_read_names_the_place() -> None:
    good = as_csv([Entry("A", "F", "1", "1.00", "0", "0", "1", "EUR", "2026-11-23")]).decode(
        "utf-8-sig"
    )
    for wrong, column in ((good.replace("2026-11-23", "soon"), "date"), (good.replace(",1,1.00", ",7,1.00"), "level"),
                          (good.replace("findings", "x"), "findings")):  # fmt: skip
        with pytest.raises(RegisterError) as error:
            read_register("r.csv", wrong.encode())
        assert column in error.value.message.fr


def test_policy_fields_are_checked() -> None:
    assert read_policy({}).days == (1, 15, 30, 45)
    assert read_policy({"contract_rate": "12.5"}).contract_rate == Decimal("12.5")
    for wrong in (
        {"days": [1, 2]},
        {"days": [5, 4, 3, 2]},
        {"contract_rate": "many"},
        {"colour": 1},
    ):
        with pytest.raises(PolicyError):
            read_policy(wrong)


def test_payment_is_asked_for_on_a_working_day() -> None:
    policy = Policy()
    for offset in range(40):
        day = DAY + dt.timedelta(days=offset)
        asked = policy.pay_by(day, 1, "fr")
        assert asked.weekday() < 5 and (asked - day).days >= 8
        assert asked not in (dt.date(2026, 12, 25), dt.date(2027, 1, 1))


def test_credit_notes_and_payments_beyond_go_to_the_oldest() -> None:
    rows = (
        "Ann,,fr,fr,b2b,F-1,2026-07-01,2026-08-01,100,150,EUR,0,,,\n"
        "Ann,,fr,fr,b2b,F-2,2026-07-02,2026-08-02,200,0,EUR,0,,,\n"
        "Ann,,fr,fr,b2b,A-1,2026-08-20,,-30,0,EUR,0,,,\n"
    )
    (account,) = accounts(read_ledger("l.csv", f"{HEAD}\n{rows}".encode()).invoices, DAY, Policy())
    assert account.principal == Decimal("120")
    assert [one.invoice.number for one in account.owed] == ["F-2"]
