"""The command line: relation review | level | fill | templates | lint | setup | app …"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from relation.language import Lang, RelationError
from relation.options import LANGUAGES, PACK, UI
from relation.rule import AUDIENCES, LAWS

# Commands in modules of their own, imported only when asked for: starting stays fast.
ELSEWHERE = {
    "app": "relation.app_command",
    "languagetool": "relation.languagetool_command",
    "level": "relation.level_command",
    "practise": "relation.practice.command",
    "remind": "relation.dunning.command",
    "review": "relation.review_command",
    "scenarios": "relation.practice.command",
}


class Commands(click.Group):
    """Shows a problem that a person can mend as a message, never as a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *ELSEWHERE])

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in ELSEWHERE:
            return super().get_command(ctx, name)
        command: click.Command = getattr(import_module(ELSEWHERE[name]), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except RelationError as error:
            ui = Lang(ctx.obj or Lang.FR)
            raise click.ClickException(error.message.in_(ui)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="relation")
def main() -> None:
    """Drafts customer messages in French and English, and reads them critically."""


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--rule", "only", help="Only this rule, e.g. tone.blame, or this check.")
@UI
@click.pass_context
def lint(ctx: click.Context, folder: Path | None, only: str | None, ui: str) -> None:
    """Say what is wrong with our own pack, or with a trainer's folder or ZIP file."""
    from relation.lint import problems, rule_problems
    from relation.pack import open_pack

    ctx.find_root().obj = ui
    pack = open_pack(*([folder] if folder else []))
    if only:
        rules = [r for r in pack.rules.values() if r.id == only or r.check == only]
        found = [p for rule in rules for p in rule_problems(rule)]
    else:
        found = list(problems(pack, open_pack() if folder else None))
    for problem in found:
        click.echo(problem.in_(Lang(ui)))
    sys.exit(1 if found else 0)


@main.command()
@click.argument("template_id", metavar="TEMPLATE")
@click.option("--lang", type=click.Choice(LANGUAGES), default="fr", show_default=True)
@click.option(
    "--facts", type=click.Path(path_type=Path, exists=True), help="JSON: variable → value."
)
@click.option("--sample", is_flag=True, help="Fill with the samples of the variables.")
@click.option("--audience", type=click.Choice(AUDIENCES), default=None)
@click.option("--law", type=click.Choice(LAWS), default=None)
@UI
@PACK
@click.pass_context
def fill(
    ctx: click.Context, template_id: str, lang: str, facts: Path | None, sample: bool,
    audience: str | None, law: str | None, ui: str, packs: tuple[Path, ...],
) -> None:  # fmt: skip
    """Fill a template from facts and print the message, subject first."""
    from relation.case import load_facts, read_case, sample_case
    from relation.pack import open_pack

    ctx.find_root().obj = ui
    pack = open_pack(*packs)
    language = Lang(lang)
    template = pack.template(template_id, language)
    of = (audience or template.audience[0], law or template.law[0])
    house = pack.house(language, *of)
    case = house.over(sample_case(pack.variables, language, *of)) if sample else None
    if facts is not None:
        given = read_case(load_facts(facts), pack.variables, language, *of)
        for name, problem in given.problems.items():
            click.echo(f"{name}: {problem.in_(Lang(ui))}", err=True)
        case = given.over(case or house)
    if case is None:
        raise click.UsageError(
            "--facts FILE or --sample" if ui == "en" else "--facts FICHIER ou --sample"
        )
    click.echo(pack.fillers[language].fill(template, case).text, nl=False)


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.argument("words", nargs=-1)
@UI
@PACK
def templates(form: str, words: tuple[str, ...], ui: str, packs: tuple[Path, ...]) -> None:
    """List the templates, or those that fit the words given."""
    from relation.catalogue import entries, search
    from relation.pack import open_pack

    listed = entries(open_pack(*packs))
    if words:
        listed = list(search(listed, " ".join(words)).entries)
    if form == "json":
        click.echo(json.dumps([entry.to_json() for entry in listed], ensure_ascii=False, indent=2))
        return
    for entry in listed:
        click.echo(f"{entry.id:40} {entry.title.in_(Lang(ui))}")


@main.command()
@UI
@click.pass_context
def setup(ctx: click.Context, ui: str) -> None:
    """Fetch LanguageTool (52 MB), which checks grammar on this computer."""
    from relation.languagetool.fetch import Progress, install, installed
    from relation.languagetool.java import find_java

    ctx.find_root().obj = ui
    find_java()
    if installed():
        click.echo({"fr": "LanguageTool est prêt.", "en": "LanguageTool is ready."}[ui])
        return
    with click.progressbar(length=100, label="LanguageTool") as bar:

        def report(progress: Progress) -> None:
            bar.update(100 * progress.bytes // max(1, progress.total_bytes) - bar.pos)

        install(report)


@main.command()
@click.argument("what", type=click.Choice(["rule", "template", "pack"]))
@click.argument("name")
@click.option(
    "--in", "folder", type=click.Path(path_type=Path), default=Path("."), help="The pack."
)
@UI
@click.pass_context
def new(ctx: click.Context, what: str, name: str, folder: Path, ui: str) -> None:
    """Make a commented rule (tone/my_rule), template (claims/my_template) or pack (FOLDER)."""
    from relation.new import new_pack, new_rule, new_template

    ctx.find_root().obj = ui
    make = {"rule": new_rule, "template": new_template}
    made = new_pack(Path(name)) if what == "pack" else make[what](name, folder)
    for path in made:
        click.echo(str(path))


@main.command()
@click.argument("rule_id", metavar="RULE")
@UI
@PACK
@click.pass_context
def explain(ctx: click.Context, rule_id: str, ui: str, packs: tuple[Path, ...]) -> None:
    """Explain a rule, e.g. tone.blame: what, why, source, wrong and right examples."""
    from relation.explain import explain_rule
    from relation.pack import open_pack

    ctx.find_root().obj = ui
    click.echo(explain_rule(open_pack(*packs).rule(rule_id), Lang(ui)))
