"""One row of the ledger being read: each value that cannot be used is noted with its reason and fix."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from relation.dunning.cells import DateOrder, Reading, read_amount, read_day
from relation.dunning.choices import PAID, chosen, values
from relation.dunning.columns import Header, known, plain
from relation.dunning.invoice import Invoice, RowProblem
from relation.dunning.table import Cell, Line
from relation.language import Bilingual, Lang, typeset
from relation.structure import EMAIL
from relation.values import CURRENCIES, ValueProblem

_ZERO = Decimal(0)
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for rows that do not say it; an audience is never guessed."""

    language: Lang = Lang.FR
    law: str = "fr"
    audience: str = ""
    currency: str = "EUR"
    order: DateOrder | None = None


class Row:
    """One row being read: each problem is noted with its column and value."""

    def __init__(
        self,
        line: Line,
        header: Header,
        reading: Reading,
        defaults: Defaults,
        problems: list[RowProblem],
    ) -> None:
        self.line, self.header, self.reading = line, header, reading
        self.defaults, self.problems = defaults, problems
        self.failed = False

    def cell(self, name: str) -> Cell:
        place = self.header.places.get(name, len(self.line.cells))
        return self.line.cells[place] if place < len(self.line.cells) else ""

    def text(self, name: str) -> str:
        cell = self.cell(name)
        if isinstance(cell, Decimal) and cell == cell.to_integral_value():
            return str(int(cell))
        return " ".join(str(cell).split()) if name != "address" else str(cell).strip()

    def problem(self, column: str, value: object, message: Bilingual, kept: bool = False) -> None:
        self.failed = self.failed or not kept
        self.problems.append(
            RowProblem(
                self.line.number,
                self.text("customer"),
                self.text("invoice"),
                column,
                str(value),
                Bilingual(fr=typeset(message.fr), en=message.en),
                kept,
            )
        )

    def read(self) -> Invoice | None:
        """The invoice, or None with its problems noted."""
        amount, currency = self.amount("amount")
        paid, _ = self.amount("paid")
        balance, other = self.amount("balance")
        if amount is None and balance is not None:
            amount = balance + (paid or _ZERO)
        elif amount is not None and paid is None and balance is not None:
            paid = amount - balance
        for name in ("customer", "invoice"):
            if not self.text(name):
                self.empty(name)
        due = self.day("due_date")
        date = self.day("invoice_date")
        if due is None and not self.failed:
            if amount is not None and amount < 0 and date:
                due = date  # a credit note has no due date
            else:
                self.empty("due_date")
        if amount is None and not self.failed:
            self.empty("amount")
        if date and due and date > due and (amount or _ZERO) > 0:
            self.problem("due_date", f"{due:%d/%m/%Y}", Bilingual(
                fr="l’échéance est avant la date de la facture ; corrigez l’une des deux",
                en="the due date is before the invoice date; correct one of them"))  # fmt: skip
        if paid is not None and paid < 0 and (amount or _ZERO) >= 0:
            self.problem("paid", paid, Bilingual(
                fr="un paiement ne peut pas être négatif ; pour un avoir, mettez un montant négatif sur sa propre ligne",
                en="a payment cannot be negative; for a credit note, put a negative amount on a line of its own"))  # fmt: skip
        language = Lang(self.choice("language", str(self.defaults.language)))
        law = self.choice("law", self.defaults.law)
        audience = self.choice("audience", self.defaults.audience)
        legal_form = self.choice("legal_form", "")
        if (audience, legal_form) == ("b2c", "company"):
            self.problem("legal_form", self.text("legal_form"), Bilingual(
                fr="une société n’est pas un particulier (b2c) ; corrigez l’une des deux colonnes",
                en="a company is no consumer (b2c); correct one of the two columns"))  # fmt: skip
        state = self.choice("state", "")
        left = (amount or _ZERO) - (paid or _ZERO)
        if state == PAID and left > 0:
            self.problem("state", self.text("state"), Bilingual(
                fr=f"payée, mais il reste {left} à payer ; corrigez l’état ou le montant payé",
                en=f"paid, but {left} is left to pay; correct the state or the amount paid"))  # fmt: skip
        state = "" if state == PAID else state
        code = self.currency(currency or other)
        last_level = self.level()
        last_date, notice = self.day("last_date"), self.day("notice_date")
        email = self.email()
        if self.failed or due is None or amount is None:
            return None
        return Invoice(
            line=self.line.number, customer=self.text("customer"), number=self.text("invoice"),
            due=due, amount=amount, paid=paid or _ZERO, currency=code, language=language, law=law,
            audience=audience, date=date, legal_form=legal_form, agreement=self.text("agreement"), email=email, address=self.text("address"),
            last_level=last_level, last_date=last_date, notice=notice, state=state,
        )  # fmt: skip

    def empty(self, name: str) -> None:
        label = known()[name].label
        self.problem(name, "", Bilingual(
            fr=f"la colonne « {label.fr} » est vide ; complétez-la",
            en=f"the column “{label.en}” is empty; fill it in"))  # fmt: skip

    def day(self, name: str) -> dt.date | None:
        try:  # a date that reads two ways is a matter of the whole file, and goes on up
            return read_day(self.cell(name), self.reading)
        except ValueProblem as problem:
            self.problem(name, self.cell(name), problem.message)
            return None

    def amount(self, name: str) -> tuple[Decimal | None, str]:
        try:
            return read_amount(self.cell(name), self.reading) or (None, "")
        except ValueProblem as problem:
            self.problem(name, self.cell(name), problem.message)
            return None, ""

    def choice(self, name: str, default: str) -> str:
        """The value that the cell stands for; an audience that nothing says is asked for."""
        typed = self.text(name)
        if not plain(typed):
            if name == "audience" and not default:
                self.problem(name, "", Bilingual(
                    fr="particulier (b2c) ou professionnel (b2b) ? La loi n’est pas la même. "
                    "Ajoutez la colonne audience, ou --audience",
                    en="consumer (b2c) or business (b2b)? The law is not the same. "
                    "Add the column audience, or --audience"))  # fmt: skip
            return default
        value = chosen(name, typed, self.header.titles[self.header.places[name]])
        if value is not None:
            return value
        listed = ", ".join(values(name))
        empty = name in ("state", "legal_form")
        self.problem(name, typed, Bilingual(
            fr=f"valeur inconnue ; écrivez {listed}{' ou rien' if empty else ''}",
            en=f"unknown value; write {listed}{' or nothing' if empty else ''}"))  # fmt: skip
        return default

    def currency(self, seen: str) -> str:
        typed = self.text("currency")
        code = CURRENCIES.get(typed.lower(), typed.upper())
        if code and not _CODE.fullmatch(code):
            self.problem("currency", typed, Bilingual(fr="devise inconnue ; écrivez EUR ou GBP",
                                                      en="unknown currency; write EUR or GBP"))  # fmt: skip
        return code or seen or self.defaults.currency

    def level(self) -> int:
        typed = self.text("last_level")
        if typed in ("", "-"):
            return 0
        if typed.isdigit() and int(typed) <= 4:
            return int(typed)
        self.problem("last_level", typed, Bilingual(
            fr="un niveau va de 0 (rien d’envoyé) à 4 (mise en demeure)",
            en="a level goes from 0 (nothing sent) to 4 (formal notice)"))  # fmt: skip
        return 0

    def email(self) -> str:
        typed = self.text("email")
        if typed and not EMAIL.fullmatch(typed):
            self.problem("email", typed, Bilingual(
                fr="adresse e-mail illisible ; la lettre est faite, l’e-mail sans destinataire",
                en="unreadable email address; the letter is made, the email has no recipient"), kept=True)  # fmt: skip
            return ""
        return typed
