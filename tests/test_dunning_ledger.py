"""Ledgers as accounting programs and French Excel write them, and as nobody should."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from decimal import Decimal

import pytest
from openpyxl import Workbook

from relation.dunning.cells import DateOrder, OrderUnknown
from relation.dunning.columns import ColumnsError
from relation.dunning.ledger import read_ledger
from relation.dunning.row import Defaults
from relation.dunning.table import TableError
from relation.language import Lang, RelationError

B2B = Defaults(audience="b2b")

EXCEL = (
    "Client;N° facture;Date facture;Échéance;Montant TTC;Réglé;E-mail;Type de client\r\n"
    "Société Martel;F-1;31/08/2026;30/09/2026;12\u00a0000,00 €;0,00;compta@martel.example;pro\r\n"
    "Épicerie d’Élise;F-2;01/09/2026;01/10/2026;1 234,5;34,50;;particulier\r\n"
)
GRAND_LIVRE = (
    "Atelier Fontbelle – Balance âgée au 23/11/2026\r\n\r\n"
    "Compte;Libellé tiers;N° pièce;Date pièce;Date d’échéance;Débit;Crédit;Solde\r\n"
    "411MAR;Société Martel;F-1;31/08/26;30/09/26;12000,00;2000,00;10000,00\r\n"
)
# One row for each line of an invoice, as the program writes it.
XERO = (
    "ContactName,EmailAddress,POAddressLine1,InvoiceNumber,Reference,InvoiceDate,DueDate,Total,TaxTotal,"
    "InvoiceAmountPaid,InvoiceAmountDue,Description,Quantity,UnitAmount,Currency,Type,Sent,Status\n"
    '"Leeds, Hart & Co",ap@leeds.example,8 Tanner Street,INV-9,PO 4,13/06/2026,13/07/2026,"6,500.00",0.00,0.00,'
    '"6,500.00",Lamps,10,600.00,GBP,Sales invoice,Sent,Awaiting Payment\n'
    '"Leeds, Hart & Co",ap@leeds.example,8 Tanner Street,INV-9,PO 4,13/06/2026,13/07/2026,"6,500.00",0.00,0.00,'
    '"6,500.00",Delivery,1,500.00,GBP,Sales invoice,Sent,Awaiting Payment\n'
    "Ash Joinery,,,INV-10,,14/06/2026,14/07/2026,120.00,0.00,120.00,0.00,Bulbs,2,60.00,GBP,Sales invoice,Sent,Paid\n"
)
PENNYLANE = (
    "Date;Numéro de facture;Client;E-mail;Échéance;Montant TTC;Montant restant dû;Devise;Statut\n"
    "01/09/2026;F-2026-09-114;Société Martel;compta@martel.example;01/10/2026;1 234,56;1 200,00;EUR;En retard\n"
    "02/09/2026;F-2026-09-115;Garage Petit;;02/10/2026;80,00;80,00;EUR;Litige\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_french_excel_in_every_encoding(encoding: str) -> None:
    ledger = read_ledger("impayes.csv", EXCEL.encode(encoding))
    first, second = ledger.invoices
    assert ledger.problems == ()
    assert (first.customer, first.amount, first.due) == (
        "Société Martel", Decimal("12000.00"), dt.date(2026, 9, 30),
    )  # fmt: skip
    assert (second.customer, second.left, second.audience) == (
        "Épicerie d’Élise", Decimal("1200.00"), "b2c",
    )  # fmt: skip


def test_a_title_above_the_header_and_debit_and_credit() -> None:
    ledger = read_ledger("balance.csv", GRAND_LIVRE.encode("cp1252"), B2B)
    (row,) = ledger.invoices
    assert (row.number, row.left, row.date) == ("F-1", Decimal("10000.00"), dt.date(2026, 8, 31))
    assert row.line == 4


def test_an_english_export_with_a_row_for_each_line_of_an_invoice() -> None:
    ledger = read_ledger("xero.csv", XERO.encode(), Defaults(Lang.EN, "uk", "b2b"))
    row, paid = ledger.invoices
    assert (row.customer, row.amount, row.currency, row.due) == (
        "Leeds, Hart & Co", Decimal("6500.00"), "GBP", dt.date(2026, 7, 13),
    )  # fmt: skip
    assert paid.left == 0
    (repeated,) = ledger.problems
    assert repeated.kept and repeated.line == 3 and "line 2" in repeated.message.en


def test_a_french_online_export_with_what_is_left_and_a_status() -> None:
    first, second = read_ledger("factures.csv", PENNYLANE.encode("utf-8-sig"), B2B).invoices
    assert (first.number, first.left, first.paid, first.state) == (
        "F-2026-09-114", Decimal("1200.00"), Decimal("34.56"), "",
    )  # fmt: skip
    assert second.state == "dispute"


def test_paid_is_a_contradiction_where_something_is_left() -> None:
    (problem,) = read_one("state", "Payée").problems
    assert problem.column == "state" and "10.00" in problem.message.fr


def test_excel_workbook_with_its_own_dates_and_numbers() -> None:
    book = Workbook()
    book.active.append(["Client", "Facture", "Échéance", "Solde", "Type de client"])
    book.active.append(["Martel", 2318, dt.datetime(2026, 9, 30), 1000.1, "b2b"])
    out = io.BytesIO()
    book.save(out)
    (row,) = read_ledger("impayes.xlsx", out.getvalue()).invoices
    assert (row.number, row.due, row.left) == ("2318", dt.date(2026, 9, 30), Decimal("1000.10"))


def table(*rows: str, head: str = "customer,invoice,due_date,amount,audience") -> bytes:
    return "\n".join([head, *rows]).encode()


def test_dates_that_can_be_read_two_ways_are_asked_about() -> None:
    data = table("Ash,A1,01/02/2026,10.00,b2b")
    with pytest.raises(OrderUnknown) as error:
        read_ledger("a.csv", data)
    assert "01/02/2026" in error.value.message.fr and "--dates" in error.value.message.en
    settled = {
        order: read_ledger("a.csv", data, Defaults(order=order)).invoices[0].due
        for order in DateOrder
    }
    assert settled == {
        DateOrder.DAY_FIRST: dt.date(2026, 2, 1),
        DateOrder.MONTH_FIRST: dt.date(2026, 1, 2),
    }


def test_another_row_settles_the_order() -> None:
    rows = read_ledger("a.csv", table("Ash,A1,01/02/2026,10.00,b2b", "Ash,A2,02/25/2026,10.00,b2b"))
    assert rows.invoices[0].due == dt.date(2026, 1, 2)


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("Ash,A1,2026-13-01,10.00,b2b", "due_date", "2026-13-01"),
        ("Ash,A1,soon,10.00,b2b", "due_date", "soon"),
        ("Ash,A1,2026-02-01,ten,b2b", "amount", "ten"),
        ('Ash,A1,2026-02-01,"1,234",b2b', "amount", "1,234"),
        ("Ash,A1,2026-02-01,10.00,", "audience", ""),
        ("Ash,A1,2026-02-01,10.00,club", "audience", "club"),
        (",A1,2026-02-01,10.00,b2b", "customer", ""),
        ("Ash,,2026-02-01,10.00,b2b", "invoice", ""),
        ("Ash,OK,2026-02-01,5.00,b2b", "invoice", "OK"),
    ],
)
def test_a_bad_row_is_named_and_good_rows_go_on(row: str, column: str, said: str) -> None:
    ledger = read_ledger("a.csv", table("Ash,OK,2026-02-01,20,b2b", row))
    assert [invoice.number for invoice in ledger.invoices] == ["OK"]
    (problem,) = ledger.problems
    assert (problem.line, problem.column, problem.value) == (3, column, said)
    assert problem.message.fr and problem.message.en != problem.message.fr


@pytest.mark.parametrize(
    ("written", "amount"),
    [("(120,00)", "-120"), ("120,00-", "-120"), ("1.234,56", "1234.56"), ("12,5 €", "12.50"), ("-3", "-3")],
)  # fmt: skip
def test_amounts_as_accountants_write_them(written: str, amount: str) -> None:
    data = table(f"Ash;A1;2026-02-01;{written};b2b", "Ash;A2;2026-02-01;9,99;b2b",
                 head="customer;invoice;due_date;amount;audience")  # fmt: skip
    assert read_ledger("a.csv", data).invoices[0].amount == Decimal(amount)


def read_one(column: str, typed: str, title: str = ""):
    data = table(f"Ash,A1,2026-02-01,10.00,b2b,{typed}",
                 head=f"customer,invoice,due_date,amount,audience,{title or column}")  # fmt: skip
    return read_ledger("a.csv", data)


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("", ""), ("En cours", ""), ("Non payé", ""), ("UNPAID", ""), ("undisputed", ""),
        ("Non contestée", ""), ("Litige", "dispute"), ("Contesté", "dispute"), ("on hold", "hold"),
        ("Liquidation judiciaire", "insolvency"),
    ],
)  # fmt: skip
def test_a_state_is_read_as_it_stands(typed: str, state: str) -> None:
    ledger = read_one("state", typed)
    assert ledger.problems == () and ledger.invoices[0].state == state


@pytest.mark.parametrize("typed", ["presque payé", "pas de litige", "no dispute", "judiciaire",
                                   "plus en litige", "hors procédure collective", "oui"])  # fmt: skip
def test_a_state_that_is_not_listed_is_never_taken_for_one(typed: str) -> None:
    (problem,) = read_one("state", typed).problems
    assert (problem.column, problem.value) == ("state", typed)
    assert "dispute, hold, insolvency" in problem.message.fr


def test_a_plain_yes_says_the_state_that_its_column_is_named_after() -> None:
    assert read_one("state", "oui", "Litige").invoices[0].state == "dispute"
    assert read_one("state", "x", "Hold").invoices[0].state == "hold"
    assert read_one("state", "non", "Litige").invoices[0].state == ""


@pytest.mark.parametrize(
    ("title", "typed", "form"),
    [
        ("legal_form", "sole trader", "individual"), ("Forme juridique", "EI", "individual"),
        ("Forme juridique", "Micro-entrepreneur", "individual"), ("Legal form", "Ltd", "company"),
        ("Forme juridique", "SARL", "company"), ("legal_form", "", ""),
    ],
)  # fmt: skip
def test_the_legal_form_is_read_in_both_languages(title: str, typed: str, form: str) -> None:
    assert read_one("legal_form", typed, title).invoices[0].legal_form == form


@pytest.mark.parametrize("typed", ["club", "not an individual"])
def test_a_legal_form_that_is_not_listed_is_named(typed: str) -> None:
    (problem,) = read_one("legal_form", typed).problems
    assert problem.column == "legal_form" and "company, individual" in problem.message.en


def test_a_company_is_no_consumer() -> None:
    data = table("Ash,A1,2026-02-01,10.00,b2c,company",
                 head="customer,invoice,due_date,amount,audience,legal_form")  # fmt: skip
    (problem,) = read_ledger("a.csv", data).problems
    assert problem.column == "legal_form"


def test_columns_mapped_by_hand() -> None:
    data = table("Ash;A1;2026-02-01;3,00", head="Qui;Quoi;Quand;Combien")
    with pytest.raises(ColumnsError) as error:
        read_ledger("a.csv", data, B2B)
    assert "Combien" in error.value.message.fr and "due_date" in error.value.message.en
    by_hand = {"customer": "Qui", "invoice": "Quoi", "due_date": "Quand", "amount": "Combien"}
    assert read_ledger("a.csv", data, B2B, by_hand).invoices[0].customer == "Ash"


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 250_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.csv", b""),
        ("blank.csv", b"\r\n ; ;\r\n"),
        ("one_column.csv", b"customer\nAsh\n"),
        ("binary.csv", bytes(range(256)) * 4),
        ("old.xls", b"\xd0\xcf\x11\xe0" + b"\x00" * 100),
        ("broken.xlsx", b"PK\x03\x04 not a zip"),
        ("bomb.xlsx", bomb()),
    ],
)
def test_files_that_are_no_ledger_are_refused_in_words(name: str, data: bytes) -> None:
    with pytest.raises(RelationError) as error:
        read_ledger(name, data, B2B)
    assert isinstance(error.value, TableError | ColumnsError)
    assert error.value.message.fr != error.value.message.en


def test_ten_thousand_rows() -> None:
    rows = [f"Customer {i % 500},N{i},2026-02-{1 + i % 28:02},{i}.50,b2b" for i in range(10_000)]
    assert len(read_ledger("big.csv", table(*rows)).invoices) == 10_000
