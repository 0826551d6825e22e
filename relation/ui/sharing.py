"""Whether many people share this application, and what is said of it before it starts."""

from __future__ import annotations

import ipaddress
import os

from relation.language import Bilingual
from relation.ui import signin
from relation.ui.preferences import KEPT_DAYS

ENVIRONMENT = "RELATION_SHARED"

_SAID = (
    Bilingual(
        fr="Cette application est partagée\u00a0: elle répond à l’adresse {host}, pas seulement à "
        "cet ordinateur.",
        en="This application is shared: it answers at {host}, not only to this computer.",
    ),
    Bilingual(
        fr="– Les textes et les faits des clients sont des données personnelles. Ils viennent par le "
        "réseau jusqu’à cet ordinateur\u00a0: mettez devant lui un serveur mandataire en https, "
        "sinon ils sont lisibles en chemin.",
        en="– Texts and the facts of customers are personal data. They come to this computer over "
        "the network: put an https proxy in front of it, or they can be read on their way.",
    ),
    Bilingual(
        fr="– Chaque personne ne voit que ses brouillons. Qui administre cet ordinateur peut lire "
        "ceux de tout le monde\u00a0: dites-le aux personnes concernées.",
        en="– Each person sees only their own drafts. Whoever runs this computer can read "
        "everybody’s: tell the people who use it.",
    ),
    Bilingual(
        fr="– Les brouillons s’effacent après {days} jours sans changement, ou selon les réglages "
        "de chaque personne.",
        en="– Drafts go after {days} days without a change, or as each person’s settings say.",
    ),
)
_SIGNED_IN = Bilingual(
    fr="– Il faut se connecter. Qui peut entrer, c’est votre service de connexion qui le décide.",
    en="– People have to sign in. Your sign-in service decides who gets in.",
)
_OPEN = Bilingual(
    fr="– Aucune connexion n’est demandée\u00a0: qui a l’adresse peut entrer. Les brouillons sont "
    "liés au navigateur de chaque personne. Pour une connexion, voyez docs/sharing.md.",
    en="– Nobody is asked to sign in: whoever has the address gets in. Drafts belong to each "
    "person’s browser. For sign-in, see docs/sharing.md.",
)


def is_shared() -> bool:
    """Whether each person's things are kept apart: several people use this one program."""
    return bool(os.environ.get(ENVIRONMENT, "").strip()) or signin.is_configured()


def is_loopback(host: str) -> bool:
    """Whether an address is answered for this computer only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def warning(host: str) -> list[Bilingual]:
    """What whoever starts a shared application has to know first."""
    last = _SIGNED_IN if signin.is_configured() else _OPEN
    return [one.format(host=host, days=KEPT_DAYS) for one in (*_SAID, last)]
