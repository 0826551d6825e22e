"""From an account to its reminder: the template of the level, filled, reviewed, ready to hand over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relation.case import Case, sample_case
from relation.dunning.account import Account
from relation.dunning.facts import facts
from relation.dunning.policy import Policy
from relation.dunning.reviewed import Reviews
from relation.finding import Finding
from relation.language import Bilingual, Lang, RelationError
from relation.pack import Pack
from relation.reviewing import review
from relation.rule import Severity
from relation.template import Draft, Template
from relation.text import Context, Text
from relation.values import write

_FIRM = ("company.", "sender.", "payment.means")


class ReminderError(RelationError):
    """A reminder that cannot be made; says what is lacking."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A filled reminder and the facts it was filled with; nobody has read it yet."""

    account: Account
    draft: Draft
    case: Case


@dataclass(frozen=True, slots=True)
class Reminder(Drafted):
    """A filled reminder and what the review says of it."""

    findings: tuple[Finding, ...]

    @property
    def stopped(self) -> bool:
        """True when a must keeps the letter from leaving."""
        return any(finding.severity is Severity.MUST for finding in self.findings)


def template_for(pack: Pack, account: Account) -> Template:
    """The reminder of the account's level, law and kind of customer; raises ReminderError."""
    fits = [
        template
        for (lang, id_), template in sorted(pack.templates.items())
        if lang == account.language
        and id_.startswith("dunning/")
        and template.dunning_level == account.level
        and account.audience in template.audience
        and account.law in template.law
        and (account.individual or not template.individual)
    ]
    if fits:
        return max(fits, key=lambda template: template.individual)
    raise ReminderError(
        Bilingual(
            fr=f"aucun modèle de niveau {account.level} pour {account.audience}, droit {account.law}",
            en=f"no template of level {account.level} for {account.audience}, law {account.law}",
        )
    )


def has_own_firm(pack: Pack) -> bool:
    """False while the letters bear the example firm."""
    return "company.name" in pack.settings.facts


def firm_facts(pack: Pack, lang: Lang) -> dict[str, object]:
    """The firm's own facts in a language, over those of the example firm."""
    own = pack.settings.facts_in(lang)
    samples = sample_case(pack.variables, lang).facts
    firm = {name: value for name, value in samples.items() if name.startswith(_FIRM)}
    for name, value in own.items():
        if name in pack.variables:
            firm[name] = pack.variables[name].to_type(value, lang)
    return firm


def remind(pack: Pack, account: Account, policy: Policy, firm: Mapping[str, object]) -> Reminder:
    """The reminder of an account; raises RelationError when a template or a fact is lacking."""
    return read(pack, draft_of(pack, account, policy, firm))


def draft_of(pack: Pack, account: Account, policy: Policy, firm: Mapping[str, object]) -> Drafted:
    """The filled reminder of an account; raises RelationError when a template or a fact is lacking."""
    template = template_for(pack, account)
    case = Case({**firm, **facts(account, policy, pack.variables)}, account.audience, account.law)
    return Drafted(account, pack.fillers[account.language].fill(template, case), case)


def read(pack: Pack, drafted: Drafted, reviews: Reviews | None = None) -> Reminder:
    """The reminder with its findings; `reviews` knows the wordings that a batch has found clean."""
    account, draft, case = drafted.account, drafted.draft, drafted.case
    channel = "letter" if account.by_post else "email"

    def found() -> tuple[Finding, ...]:
        context = Context("dunning", account.audience, channel, account.law, case.words())
        return review(Text(draft.text, account.language, context), pack).findings

    if reviews is None:
        return Reminder(account, draft, case, found())
    same = (account.language, account.audience, channel, account.law)
    return Reminder(account, draft, case, reviews.of(draft.text, account, same, found))


def dated(reminder: Drafted) -> tuple[str, ...]:
    """The date line of the printed letter, with the mention of a registered letter."""
    account = reminder.account
    day = write(account.day, account.language)
    lines = [f"Le {day}" if account.language is Lang.FR else day]
    if account.by_post:
        tracked = account.law == "uk"
        if account.language is Lang.FR:
            lines.append("Envoi suivi, remis contre signature" if tracked
                         else "Lettre recommandée avec demande d’avis de réception")  # fmt: skip
        else:
            lines.append("Tracked delivery, signed for" if tracked
                         else "Registered letter with acknowledgement of receipt")  # fmt: skip
    return tuple(lines)


def printed(reminder: Drafted) -> Draft:
    """The draft without the recipient and date at its head, which the printed page sets itself."""
    parts = reminder.draft.body.split("\n\n")
    if parts[0].startswith(reminder.account.customer):
        rest = parts[1:]
        if rest and write(reminder.account.day, reminder.account.language) in rest[0]:
            rest = rest[1:]
        return Draft(reminder.draft.subject, "\n\n".join(rest).lstrip("\n"))
    return reminder.draft
