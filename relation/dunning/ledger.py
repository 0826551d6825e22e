"""The list of unpaid invoices: rows read and checked one by one; good rows go on, bad ones are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from relation.dunning.cells import Reading, settle
from relation.dunning.columns import Header, find_header
from relation.dunning.invoice import Invoice, RowProblem
from relation.dunning.row import Defaults, Row
from relation.dunning.table import Cell, read_table
from relation.language import Bilingual


@dataclass(frozen=True, slots=True)
class Ledger:
    """The invoices that can be used, the problems of the rows that cannot, and what was settled."""

    invoices: tuple[Invoice, ...]
    problems: tuple[RowProblem, ...]
    header: Header
    reading: Reading


def read_ledger(
    name: str,
    data: bytes,
    defaults: Defaults | None = None,
    by_hand: Mapping[str, str] | None = None,
) -> Ledger:
    """The ledger in a CSV or XLSX file.

    Raises TableError, ColumnsError, or OrderUnknown when 01/02/2026 can be read in two ways.
    """
    given = defaults or Defaults()
    header = find_header(read_table(name, data), by_hand)
    reading = settle(
        _column(header, "invoice_date", "due_date", "last_date", "notice_date"),
        _column(header, "amount", "paid", "balance"),
        header.french,
    )
    if given.order is not None:
        reading = replace(reading, order=given.order)
    invoices: dict[tuple[str, str], Invoice] = {}
    problems: list[RowProblem] = []
    for line in header.rows:
        row = Row(line, header, reading, given, problems)
        invoice = row.read()
        if invoice is None:
            continue
        key = (invoice.customer, invoice.number)
        if key in invoices and replace(invoice, line=invoices[key].line) == invoices[key]:
            row.problem("invoice", invoice.number, Bilingual(
                fr=f"la même facture qu’à la ligne {invoices[key].line}, comptée une fois",
                en=f"the same invoice as in line {invoices[key].line}, counted once"), kept=True)  # fmt: skip
        elif key in invoices:
            row.problem("invoice", invoice.number, Bilingual(
                fr=f"déjà à la ligne {invoices[key].line} ; gardez une seule des deux lignes",
                en=f"already in line {invoices[key].line}; keep one of the two lines"))  # fmt: skip
        else:
            invoices[key] = invoice
    return Ledger(tuple(invoices.values()), tuple(problems), header, reading)


def _column(header: Header, *names: str) -> list[Cell]:
    places = [header.places[name] for name in names if name in header.places]
    return [line.cells[p] for line in header.rows for p in places if p < len(line.cells)]
