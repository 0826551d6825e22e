"""From the ledger to letters and register: levels, states, files, and running twice."""

from __future__ import annotations

import csv
import datetime as dt
import io
import sys
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from types import ModuleType

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


@pytest.fixture(scope="module", autouse=True)
def wordings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is found clean here is kept for these tests only."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("RELATION_HOME", str(tmp_path_factory.mktemp("home")))
        yield


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


def test_the_workbook_is_read_back_as_well_as_the_text(made) -> None:
    folder, _ = made
    told = earlier_entries(folder / WORKBOOK)
    assert [(e.customer, e.state, e.level, Decimal(e.total or 0)) for e in told] == [
        (e.customer, e.state, e.level, Decimal(e.total or 0))
        for e in earlier_entries(folder / REGISTER)
    ]
    again = list(batch(earlier=told).run(folder))
    assert not any(step.made for step in again)


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


def test_a_large_batch_makes_its_files_in_processes_and_resumes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A process imports the main module anew, which a test of the pages may have left to be the app.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    rows = "".join(
        f"Customer {n},c{n}@c.example,fr,fr,b2b,F-{n},2026-08-31,2026-09-30,{n + 1}00,0,EUR,0,,,\n"
        for n in range(64)
    )
    run = batch(rows, processes=2).run(tmp_path)
    before = [next(run).entry.file for _ in range(5)]
    run.close()
    steps = list(batch(rows, processes=2).run(tmp_path))
    assert [step.made for step in steps].count(True) == 59
    files = [entry.file for entry in earlier_entries(tmp_path / REGISTER)]
    assert files[:5] == before and len(set(files)) == 64
    for file in files:
        for ending in ("pdf", "docx", "eml"):
            assert (tmp_path / file).with_suffix(f".{ending}").stat().st_size > 1000


def test_a_person_changes_a_level_or_holds(tmp_path: Path) -> None:
    edits = {"Jean Duval": Edit(level=2), "Leeds Ltd": Edit(state="hold")}
    found = {a.customer: (a.state, a.level) for a in batch(edits=edits).accounts()}
    assert found["Jean Duval"] == ("to send", 2)
    assert found["Leeds Ltd"][0] == "hold"


UK_HEAD = "customer,language,law,audience,legal_form,agreement,invoice,invoice_date,due_date,amount,currency,last_level,last_date"
AGREED = "a written agreement of 2 June 2026 between Atelier Fontbelle and you"
LAST = "2026-06-13,2026-07-13,6500,GBP,3,2026-10-20"


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("who", "individual"),
    [
        (f"Amy Hart,{{}},uk,b2b,sole trader,{AGREED}", True),
        (f"Amy Hart,{{}},uk,b2c,,{AGREED}", True),
        ("Hart Partners,{},uk,b2b,company,", False),
        ("Leeds Ltd,{},uk,b2b,,", False),
    ],
)
def test_the_letter_before_action_fits_the_debtor(lang: str, who: str, individual: bool) -> None:
    rows = f"{UK_HEAD}\n{who.format(lang)},L-1,{LAST}\n"
    one = Batch(PACK, read_ledger("l.csv", rows.encode()), DAY)
    (account,) = one.accounts()
    assert (account.state, account.level) == ("to send", 4)
    body = one.preview(account).draft.body
    assert ("Pre-Action Protocol for Debt Claims" in body) is individual
    for enclosed in ("Information Sheet", "Reply Form", "Financial Statement"):
        assert (enclosed in body) is individual
        assert any(enclosed in note.en for note in account.notes) is individual
    (entry,) = one.dry_run()
    assert ("Information Sheet" in entry.findings) is individual
    if individual:  # 30 days at least to answer
        case = one.preview(account).case.facts
        assert (case["uk_debt.reply_date"] - DAY).days >= 30
        assert AGREED in body


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (f"Hart & Son,en,uk,b2b,,{AGREED}", "legal form"),
        ("Amy Hart,en,uk,b2b,individual,", "agreement"),
        ("Amy Hart,en,uk,b2c,,", "agreement"),
    ],
)
def test_a_letter_before_action_stops_until_the_file_says_to_whom(who: str, said: str) -> None:
    rows = f"{UK_HEAD}\n{who},L-1,{LAST}\n"
    (account,) = Batch(PACK, read_ledger("l.csv", rows.encode()), DAY).accounts()
    assert account.state == "error" and said in account.why.en and account.why.fr


def test_two_legal_forms_of_one_customer_stop() -> None:
    rows = f"{UK_HEAD}\nAmy,en,uk,b2b,individual,,L-1,{LAST}\nAmy,en,uk,b2b,company,,L-2,{LAST}\n"
    (account,) = Batch(PACK, read_ledger("l.csv", rows.encode()), DAY).accounts()
    assert account.state == "error" and "legal" not in account.customer
    assert "company in one line" in account.why.en


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("last", [2, 3])
def test_another_member_state_gets_the_least_of_the_directive(lang: str, last: int) -> None:
    rows = f"Bern GmbH,,{lang},eu,b2b,E-1,2026-08-31,2026-09-30,12000,0,EUR,{last},2026-11-01,,\n"
    one = batch(rows=rows, day=dt.date(2026, 11, 14))
    (entry,) = one.dry_run()
    assert (entry.level, entry.interest, entry.fixed_sum) == (str(last + 1), "153.86", "40.00")
    assert "2011/7" in entry.findings  # the person checks the law of the country
    body = one.preview(one.accounts()[0]).draft.body
    assert "L441-10" not in body and "D441-5" not in body and "153" in body
    other = batch(rows=rows.replace("EUR", "PLN"), day=dt.date(2026, 11, 14)).dry_run()
    assert [e.state for e in other] == ["error"] and "PLN" in other[0].findings


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
