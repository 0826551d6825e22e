"""`relation remind`: from a ledger of unpaid invoices to the reminders and their register."""

from __future__ import annotations

import datetime as dt
import os
import sys
from decimal import Decimal
from pathlib import Path

import click

from relation.dunning.account import TO_SEND
from relation.dunning.batch import REGISTER, Batch, earlier_entries
from relation.dunning.cells import DateOrder, OrderUnknown
from relation.dunning.columns import known
from relation.dunning.invoice import RowProblem
from relation.dunning.ledger import Ledger, read_ledger
from relation.dunning.letters import has_own_firm
from relation.dunning.remembered import recall, remember
from relation.dunning.row import Defaults
from relation.language import Bilingual, Lang
from relation.options import LANGUAGES, PACK, UI
from relation.pack import open_pack
from relation.rule import AUDIENCES, LAWS
from relation.values import Money, write


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Day of the letters; today.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder to write in.")
@click.option("--register", type=click.Path(path_type=Path), help="What was sent before.")
@click.option("--dry-run", is_flag=True, help="Show what would be sent; write nothing.")
@click.option("--columns", multiple=True, metavar="NAME=TITLE", help='E.g. "due_date=Date limite".')
@click.option("--dates", type=click.Choice(list(map(str, DateOrder))), help="How 01/02/2026 reads.")
@click.option("--audience", type=click.Choice(AUDIENCES), help="Where the file does not say it.")
@click.option("--law", type=click.Choice(LAWS), default="fr", show_default=True)
@click.option("--lang", type=click.Choice(LANGUAGES), default="fr", show_default=True)
@UI
@PACK
@click.pass_context
def remind(
    ctx: click.Context, ledger: Path, day: dt.datetime | None, out: Path | None, register: Path | None,
    dry_run: bool, columns: tuple[str, ...], dates: str | None, audience: str | None, law: str,
    lang: str, ui: str, packs: tuple[Path, ...],
) -> None:  # fmt: skip
    """Make the reminders for a ledger of unpaid invoices (.csv or .xlsx)."""
    ctx.find_root().obj = ui
    speak = Lang(ui)
    if out is None and not dry_run:
        raise click.UsageError(
            "--out DOSSIER ou --dry-run" if speak is Lang.FR else "--out FOLDER or --dry-run"
        )
    pack = open_pack(*packs)
    defaults = Defaults(Lang(lang), law, audience or "", order=DateOrder(dates) if dates else None)
    read = _read(ledger, defaults, _by_hand(columns, speak), speak)
    for problem in read.problems:
        click.echo(_said(problem, speak), err=True)
    before = earlier_entries(*([register] if register else []), *([out / REGISTER] if out else []))
    today = day.date() if day else dt.date.today()
    processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
    batch = Batch(pack, read, today, before, ui=speak, processes=processes)
    if not has_own_firm(pack):
        click.echo(_EXAMPLE_FIRM.in_(speak), err=True)
    if dry_run or out is None:
        for entry in batch.dry_run():
            amount = write(Money(_number(entry.total), entry.currency or "EUR"), speak)
            click.echo(
                f"{entry.customer:32.32} {entry.level or '-':>2}  {entry.state:12} {amount:>16}  {entry.findings}"
            )
        return
    made = 0
    total = len(batch.accounts())
    with click.progressbar(batch.run(out), length=total, label=ledger.name) as steps:
        for step in steps:
            made += step.made
    states = [a.state for a in batch.accounts()]
    words = _DONE.format(made=made, others=len(states) - states.count(TO_SEND), folder=out)
    click.echo(words.in_(speak))


def _read(ledger: Path, defaults: Defaults, by_hand: dict[str, str], ui: Lang) -> Ledger:
    """The ledger; asks once for the order of dates when a person is there to answer."""
    data = ledger.read_bytes()
    mapped = {**recall(data, ledger.name), **by_hand}
    try:
        read = read_ledger(ledger.name, data, defaults, mapped)
    except OrderUnknown as unknown:
        if not sys.stdin.isatty():
            raise
        click.echo(unknown.message.in_(ui))
        order = click.prompt("dmy / mdy", type=click.Choice(list(map(str, DateOrder))))
        read = read_ledger(
            ledger.name, data,
            Defaults(defaults.language, defaults.law, defaults.audience, order=DateOrder(order)),
            mapped,
        )  # fmt: skip
    if by_hand:
        remember(read.header.titles, by_hand)
    return read


def _by_hand(columns: tuple[str, ...], ui: Lang) -> dict[str, str]:
    mapped = {}
    for given in columns:
        name, equals, title = given.partition("=")
        if not equals or name.strip() not in known():
            listed = ", ".join(known())
            raise click.UsageError(
                f"--columns {given} : NOM=TITRE, avec {listed}" if ui is Lang.FR
                else f"--columns {given}: NAME=TITLE, with {listed}"
            )  # fmt: skip
        mapped[name.strip()] = title.strip()
    return mapped


def _said(problem: RowProblem, ui: Lang) -> str:
    label = known()[problem.column].label.in_(ui)
    message = problem.message.in_(ui)
    if ui is Lang.FR:
        value = f" «\u00a0{problem.value}\u00a0»" if problem.value else ""
        return f"ligne {problem.line}, {label}{value}\u00a0: {message}"
    value = f" “{problem.value}”" if problem.value else ""
    return f"line {problem.line}, {label}{value}: {message}"


def _number(text: str) -> Decimal:
    return Decimal(text or "0")


_MOST_PROCESSES = 4
_EXAMPLE_FIRM = Bilingual(
    fr="Attention : les lettres portent la société d’exemple. Donnez la vôtre dans settings.toml, "
    "avec --pack (relation new pack DOSSIER).",
    en="Warning: the letters bear the example firm. Give yours in settings.toml, with --pack "
    "(relation new pack FOLDER).",
)
_DONE = Bilingual(
    fr="{made} relance(s) écrite(s) dans {folder} ; {others} client(s) sans lettre : voir register.csv.",
    en="{made} reminder(s) written in {folder}; {others} customer(s) without a letter: see register.csv.",
)
