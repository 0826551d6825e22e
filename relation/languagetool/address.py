"""Owns which server is asked: this computer's own, or a shared one that the user names."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from relation.language import Bilingual
from relation.languagetool.errors import SetupError

VARIABLE = "RELATION_LANGUAGETOOL_URL"
INTERNAL = "RELATION_LANGUAGETOOL_INTERNAL"

_NOT_ENCRYPTED = Bilingual(
    fr="L’adresse {address} n’est pas en https, et les lettres y seraient lisibles en chemin. "
    "Mettez une adresse en https dans la variable {variable}, ou retirez-la. Un service du même "
    "réseau interne se nomme aussi dans {internal}.",
    en="The address {address} is not https, and letters would be readable on their way to it. "
    "Put an https address in the variable {variable}, or remove it. A service of the same "
    "internal network is named in {internal} as well.",
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server answers, and how far letters go to get there."""

    url: str
    on_this_computer: bool
    internal: bool = False  # a service of one's own network that nobody else reads

    @property
    def proxies(self) -> dict[str, str] | None:
        # Without this, a proxy named in the environment would read what stays on this computer.
        return {"http": "", "https": ""} if self.on_this_computer or self.internal else None


def shared_address() -> Address | None:
    """The server that the environment names, if any; raises SetupError when it is not safe."""
    named = os.environ.get(VARIABLE, "").strip()
    if not named:
        return None
    url = named.rstrip("/").removesuffix("/v2") + "/"
    address = Address(url, _is_loopback(named), _is_internal(named))
    near = address.on_this_computer or address.internal
    if urlsplit(named).scheme not in (("http", "https") if near else ("https",)):
        said = _NOT_ENCRYPTED.format(address=named, variable=VARIABLE, internal=INTERNAL)
        raise SetupError(said)
    return address


def _is_internal(url: str) -> bool:
    """Whether the host is the one that is named as internal, and could not be on the internet.

    A name without a dot is known to one network only, as those of containers are.
    """
    host = urlsplit(url).hostname or ""
    if not host or host != os.environ.get(INTERNAL, "").strip().lower():
        return False
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
