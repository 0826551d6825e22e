"""Signing in with an account of elsewhere (OpenID Connect), where Streamlit's secrets say how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from relation.language import Bilingual, RelationError

_NO_SUBJECT = Bilingual(
    fr="Le service de connexion n’a pas dit qui vous êtes (le champ «\u00a0sub\u00a0» manque). "
    "Signalez-le à qui administre ce serveur.",
    en="The sign-in service did not say who you are (its field “sub” is missing). "
    "Tell whoever runs this server.",
)


class SignInError(RelationError):
    """Somebody signed in whom nothing tells from others."""


def is_configured() -> bool:
    """Whether Streamlit's secrets have a part `[auth]`."""
    return bool(st.secrets.load_if_toml_exists() and "auth" in st.secrets)


def providers() -> Sequence[str]:
    """The names of the services; one without a name is the empty string."""
    auth = st.secrets["auth"]
    named = [
        name for name, part in auth.items() if isinstance(part, Mapping) and "client_id" in part
    ]
    return ["", *named] if "client_id" in auth or not named else named


def is_signed_in() -> bool:
    return bool(_claims().get("is_logged_in"))


def subject() -> str:
    """What tells the person from everybody else: the service, and its id for the person."""
    claims = _claims()
    if not claims.get("sub"):
        raise SignInError(_NO_SUBJECT)
    return f"{claims.get('iss', '')}\n{claims['sub']}"


def name() -> str:
    """How the person is called on the screen; nowhere kept."""
    claims = _claims()
    return str(claims.get("name") or claims.get("email") or claims.get("preferred_username") or "")


def sign_in(provider: str) -> None:
    st.login(provider or None)


def sign_out() -> None:
    st.logout()


def _claims() -> dict[str, Any]:
    return dict(st.user.to_dict())
