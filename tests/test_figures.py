"""Figures: what is computed from a table, and how each language words it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relation.figures import Figures, percent, read_figures
from relation.language import Bilingual, Lang
from relation.pack import open_pack
from relation.values import ValueProblem, write, write_amount, write_share

N, T, M = "\u00a0", "\u202f", "\u2212"  # spaces of French numbers, and the minus sign


def table(*lines: str) -> Figures:
    return read_figures(["Mois ; 2025 ; 2026", *lines])


def test_a_table_is_read_and_computed() -> None:
    one = table("Janvier ; 42 000 € ; 45 300 €", "", "Février\t38 000\t36 500,50")
    assert (one.row_name, one.before_name, one.now_name) == ("Mois", "2025", "2026")
    january, february = one.rows
    assert january.gap == Bilingual(fr=f"+3{T}300{N}€", en="+€3,300")
    assert january.change == Bilingual(fr=f"+7,9{N}%", en="+7.9%")
    assert january.reached.fr == f"107,9{N}%"
    assert february.gap == Bilingual(fr=f"{M}1{T}499,50{N}€", en=f"{M}€1,499.50")
    assert february.trend.fr == f"une baisse de 1{T}499,50{N}€ ({M}3,9{N}%)"
    assert february.trend.en == f"a fall of €1,499.50 ({M}3.9%)"
    assert [row.cumulative.en for row in one.rows] == ["€45,300", "€81,800.50"]
    assert [row.share.en for row in one.rows] == ["55.4%", "44.6%"]
    assert one.total.now.en == "€81,800.50"
    assert one.total.trend.en == "a rise of €1,800.50 (+2.3%)"
    assert one.average.fr == f"40{T}900,25{N}€"
    assert (one.best.label, one.worst.label) == ("Janvier", "Février")


def test_words_for_no_change_and_for_a_base_of_zero() -> None:
    same, fresh = table("Nord ; 10 ; 10", "Sud ; 0 ; 4").rows
    assert same.trend == Bilingual(fr="pas d’écart", en="no change")
    assert same.change.en == "0%"
    assert fresh.trend == Bilingual(
        fr="une hausse de 4 (pas de pourcentage)", en="a rise of 4 (no percentage)"
    )


def test_a_total_of_zero_has_no_shares() -> None:
    one = table("Nord ; 5 ; 0", "Sud ; 5 ; 0")
    assert {row.share.en for row in one.rows} == {"no percentage"}
    assert one.total.change.en == f"{M}100%"


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [("1", "8", "12.5"), ("1", "3", "33.3"), ("2", "3", "66.7"), ("0.25", "100", "0.3"),
     ("-0.25", "100", "-0.3"), ("5", "0", None), ("5", "-10", None)],
)  # fmt: skip
def test_percentages_round_half_up(part: str, whole: str, expected: str | None) -> None:
    found = percent(Decimal(part), Decimal(whole))
    assert found == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    "lines",
    [[], ["Mois ; 2025 ; 2026"], ["Mois ; 2025", "Janvier ; 4"], ["a;b;c", "Janvier ; x ; 4"],
     ["a;b;c", "Janvier ; ; 4"], ["a;b;c", "Janvier ; 4 € ; £4"]],
)  # fmt: skip
def test_a_table_that_cannot_be_used_says_why(lines: list[str]) -> None:
    with pytest.raises(ValueProblem) as error:
        read_figures(lines)
    assert error.value.message.fr and error.value.message.en


_VALUES = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@given(st.lists(st.tuples(_VALUES, _VALUES), min_size=1, max_size=12))
def test_rows_add_up_to_the_total(values: list[tuple[Decimal, Decimal]]) -> None:
    one = table(*(f"r{i} ; {before} ; {now}" for i, (before, now) in enumerate(values)))
    assert one.rows[-1].cumulative_value == one.total.now_value == sum(now for _, now in values)
    assert sum(r.now_value - r.before_value for r in one.rows) == (
        one.total.now_value - one.total.before_value
    )
    assert (
        one.best.now_value - one.best.before_value >= one.worst.now_value - one.worst.before_value
    )


def test_amounts_and_shares_are_written_as_each_language_does() -> None:
    assert write_amount(Decimal("1234.5"), "EUR", Lang.FR) == f"1{T}234,50{N}€"
    assert write_amount(Decimal("-1234"), "GBP", Lang.EN) == f"{M}£1,234"
    assert write_amount(Decimal("12.5"), "", Lang.FR, signed=True) == "+12,5"
    assert write_share(Decimal("-3.0"), Lang.FR) == f"{M}3{N}%"
    assert write(Bilingual(fr="oui", en="yes"), Lang.EN) == "yes"


def test_a_table_variable_is_read_from_words_and_from_a_list() -> None:
    variable = open_pack().variables["figures.sales"]
    typed = variable.sample.fr
    read = variable.read(typed, Lang.FR)
    assert isinstance(read, Figures)
    assert variable.to_type(typed.splitlines(), Lang.FR) == read
    assert variable.to_type(read, Lang.EN) == read
