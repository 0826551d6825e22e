"""The ways of looking that only the accessibility check needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from relation.checks.accessibility_acronyms import acronym
from relation.checks.accessibility_cues import (
    lone_cue,
    lone_picture,
    only_way,
    phone_alone,
    unnamed_place,
)
from relation.checks.accessibility_dates import countdown, numeric_date, short_date
from relation.checks.accessibility_gender import doubled_ending, median_dot
from relation.checks.accessibility_letters import fancy_letters, roman_numeral, spaced_letters
from relation.checks.accessibility_links import bare_address, image_without_text, vague_link
from relation.checks.accessibility_marks import capitals, drawn_signs, emoji_string
from relation.checks.accessibility_tables import (
    drawn_table,
    inline_list,
    long_block,
    space_table,
)
from relation.finding import Finding
from relation.rule import Rule
from relation.text import Text

LOOKS: Mapping[str, Callable[[Text, Rule], Iterable[Finding]]] = {
    "lone_cue": lone_cue,
    "lone_picture": lone_picture,
    "unnamed_place": unnamed_place,
    "only_way": only_way,
    "phone_alone": phone_alone,
    "acronym": acronym,
    "vague_link": vague_link,
    "bare_address": bare_address,
    "image_without_text": image_without_text,
    "spaced_letters": spaced_letters,
    "fancy_letters": fancy_letters,
    "roman_numeral": roman_numeral,
    "numeric_date": numeric_date,
    "short_date": short_date,
    "countdown": countdown,
    "capitals": capitals,
    "emoji_string": emoji_string,
    "median_dot": median_dot,
    "doubled_ending": doubled_ending,
    "drawn_signs": drawn_signs,
    "space_table": space_table,
    "drawn_table": drawn_table,
    "inline_list": inline_list,
    "long_block": long_block,
}
