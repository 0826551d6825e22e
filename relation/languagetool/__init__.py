"""LanguageTool on this computer: fetched and verified, started, watched and asked."""

from relation.languagetool.errors import SetupError
from relation.languagetool.match import Match
from relation.languagetool.server import LanguageTool

__all__ = ["LanguageTool", "Match", "SetupError"]
