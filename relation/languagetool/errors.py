"""Owns what is said when LanguageTool cannot be fetched, started or asked."""

from __future__ import annotations

from relation.language import Bilingual, RelationError


class SetupError(RelationError):
    """LanguageTool cannot run; `detail` holds the technical words behind the message."""

    def __init__(self, message: Bilingual, detail: str = "") -> None:
        super().__init__(message)
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.message.en}\n{self.detail}".rstrip()
