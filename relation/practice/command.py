"""The commands `relation scenarios` and `relation practise`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from relation.language import Bilingual, Lang
from relation.options import PACK, UI, read_source
from relation.practice.judge import Feedback
from relation.scenario import Scenario

SCALES = {
    "content": Bilingual(fr="Contenu", en="Content"),
    "communicative_achievement": Bilingual(fr="Relation avec le lecteur", en="Communicative achievement"),
    "organisation": Bilingual(fr="Organisation", en="Organisation"),
    "language": Bilingual(fr="Langue", en="Language"),
}  # fmt: skip
_NEXT = Bilingual(fr="Pour progresser\u00a0:", en="To go further:")


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--competence", type=click.IntRange(1, 8), default=None)
@click.option("--lang", type=click.Choice([str(lang) for lang in Lang]), default=None)
@UI
@PACK
def scenarios(
    form: str, competence: int | None, lang: str | None, ui: str, packs: tuple[Path, ...]
) -> None:
    """List the cases to practise on."""
    from relation.pack import open_pack

    listed = [
        one
        for one in open_pack(*packs).scenarios.values()
        if (competence is None or one.competence == competence) and lang in (None, str(one.lang))
    ]
    if form == "json":
        click.echo(json.dumps([one.to_json() for one in listed], ensure_ascii=False, indent=2))
        return
    for one in listed:
        click.echo(f"{one.id:32} {one.lang} {one.level}  {one.title.in_(Lang(ui))}")


@click.command()
@click.argument("scenario_id", metavar="SCENARIO")
@click.option("--answer", default=None, help="A file with the answer, or - for standard input.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--model", is_flag=True, help="Show the model answer.")
@click.option("--no-languagetool", is_flag=True, help="Only our own checks.")
@UI
@PACK
@click.pass_context
def practise(
    ctx: click.Context, scenario_id: str, answer: str | None, form: str, model: bool,
    no_languagetool: bool, ui: str, packs: tuple[Path, ...],
) -> None:  # fmt: skip
    """Show a case to practise on, or with --answer give feedback on a message written for it."""
    from relation.languagetool import LanguageTool
    from relation.pack import open_pack
    from relation.practice.judge import judge

    ctx.find_root().obj = ui
    pack, spoken = open_pack(*packs), Lang(ui)
    scenario = pack.scenario(scenario_id)
    if answer is None:
        click.echo(scenario.model if model else _case(scenario, spoken))
        return
    checker = None if no_languagetool else LanguageTool()
    feedback = judge(read_source(answer), scenario, pack, checker)
    if form == "json":
        told = {"scenario": scenario.id, **feedback.to_json(spoken)}
        click.echo(json.dumps(told, ensure_ascii=True, indent=2))
    else:
        click.echo(_told(feedback, spoken))


def _case(scenario: Scenario, ui: Lang) -> str:
    parts = (scenario.title, scenario.situation, scenario.task, scenario.terms)
    words = [part.in_(ui) for part in parts if part.in_(ui)]
    return "\n\n".join([*words, scenario.message] if scenario.message else words)


def _told(feedback: Feedback, ui: Lang) -> str:
    from relation.practice.caps import said

    lines = [said(problem).in_(ui) for problem in feedback.problems]
    for scale, band in feedback.bands.items():
        lines.append(f"{SCALES[scale].in_(ui):28} {'●' * band}{'○' * (5 - band)} {band}/5")
        for one in feedback.next_steps(scale):
            lines.append(f"    {_NEXT.in_(ui)} {(one.better.in_(ui) or one.message.in_(ui))}")
    if feedback.production:
        lines.append(feedback.production[1].in_(ui))
    lines += [one.in_(ui) for one in feedback.unavailable]
    return "\n".join(lines)
