"""Owns which server is asked: this computer's own, or a shared one that the user names."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from relation.language import Bilingual
from relation.languagetool.errors import SetupError

VARIABLE = "RELATION_LANGUAGETOOL_URL"

_NOT_ENCRYPTED = Bilingual(
    fr="L’adresse {address} n’est pas en https, et les lettres y seraient lisibles en chemin. "
    "Mettez une adresse en https dans la variable {variable}, ou retirez-la.",
    en="The address {address} is not https, and letters would be readable on their way to it. "
    "Put an https address in the variable {variable}, or remove it.",
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server answers, and whether letters leave this computer to get there."""

    url: str
    on_this_computer: bool

    @property
    def proxies(self) -> dict[str, str] | None:
        # Without this, a proxy named in the environment would read what stays on this computer.
        return {"http": "", "https": ""} if self.on_this_computer else None


def shared_address() -> Address | None:
    """The server that the environment names, if any; raises SetupError when it is not safe."""
    named = os.environ.get(VARIABLE, "").strip()
    if not named:
        return None
    address = Address(named.rstrip("/").removesuffix("/v2") + "/", _is_loopback(named))
    wanted = ("http", "https") if address.on_this_computer else ("https",)
    if urlsplit(named).scheme not in wanted:
        raise SetupError(_NOT_ENCRYPTED.format(address=named, variable=VARIABLE))
    return address


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
