"""How many and how much. Each case is a text and the quantities that it states: span, low, best, high, unit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.interpret.quantities import add_quantities
from sayso.interpret.sentences import add_sentences
from sayso.records import (
    Block,
    BlockKind,
    Mention,
    MentionForm,
    MentionType,
    Period,
    PeriodType,
    Quantity,
    Span,
    TimePrecision,
)
from tests.factories import reading

Row = tuple[str, float | None, float | None, float | None, str | None]

COUNTS: dict[str, list[Row]] = {
    "Four guards died.": [("Four", 4, 4, 4, None)],
    "At least 200 herders fled.": [("At least 200", 200, None, None, None)],
    "No fewer than five trucks burned.": [("No fewer than five", 5, None, None, None)],
    "It holds more than a dozen men.": [("more than a dozen", 12, None, None, None)],
    "Over 50 houses burned.": [("Over 50", 50, None, None, None)],
    "Jets flew over two villages.": [("two", 2, 2, 2, None)],
    "Up to 40 riders came.": [("Up to 40", None, None, 40, None)],
    "As many as 12 men hid there.": [("As many as 12", None, None, 12, None)],
    "Fewer than ten families stayed.": [("Fewer than ten", None, None, 10, None)],
    "About 300 people left.": [("About 300", None, 300, None, None)],
    "Some 300 people left.": [("Some 300", None, 300, None, None)],
    "Nearly 1,000 people left.": [("Nearly 1,000", None, 1000, 1000, None)],
    "Just over 50 people left.": [("Just over 50", 50, 50, None, None)],
    "Exactly 12 people left.": [("Exactly 12", 12, 12, 12, None)],
    "At least an estimated 300 left.": [("At least an estimated 300", 300, None, None, None)],
    "He counted 12 or more horses.": [("12 or more", 12, None, None, None)],
    "He counted eight at most.": [("eight at most", None, None, 8, None)],
    "Eight at least ten times a year.": [("Eight", 8, 8, 8, None), ("at least ten", 10, None, None, None)],
    "They found 200+ shells.": [("200+", 200, None, None, None)],
    "It took 20 or so men.": [("20 or so", None, 20, None, None)],
    "Two to six men died.": [("Two to six", 2, None, 6, None)],
    "Between 20 and 30 men died.": [("Between 20 and 30", 20, None, 30, None)],
    "From 20 to 30 men died.": [("From 20 to 30", 20, None, 30, None)],
    "A group of 2-6 men came.": [("2-6", 2, None, 6, None)],
    "He took 30 or 40 sheep.": [("30 or 40", 30, None, 40, None)],
    "About 20 to 30 men died.": [("About 20 to 30", 20, None, 30, None)],
    "The toll rose from four to six men.": [("four", 4, 4, 4, None), ("six", 6, 6, 6, None)],
    "Some 2 to 3 million people need food.": [("Some 2 to 3 million", 2_000_000, None, 3_000_000, None)],
    "Dozens fled.": [("Dozens", 24, None, 199, None)],
    "Scores of houses burned.": [("Scores", 40, None, 199, None)],
    "The scores are not known.": [],
    "Hundreds of people left.": [("Hundreds", 200, None, 1999, None)],
    "Several men left.": [("Several", 3, None, 9, None)],
    "Several hundred men left.": [("Several hundred", 200, None, 900, None)],
    "A handful of men stayed.": [("A handful", 3, None, 9, None)],
    "About several dozen men stayed.": [("About several dozen", 24, None, 108, None)],
    "Up to several hundred men stayed.": [("Up to several hundred", None, None, 900, None)],
    "At least dozens died.": [("At least dozens", 24, None, None, None)],
    "There were no casualties.": [("no", 0, 0, 0, None)],
    "There were no civilian casualties.": [("no", 0, 0, 0, None)],
    "There were no reports about casualties.": [],
    "A six-man crew drove a 30-vehicle convoy.": [("six", 6, 6, 6, None), ("30", 30, 30, 30, None)],
    "Half a million people left.": [("Half a million", 500_000, 500_000, 500_000, None)],
    "In all, 1 200 000 people left.": [("1 200 000", 1_200_000, 1_200_000, 1_200_000, None)],
    "Two men and one woman died.": [("Two", 2, 2, 2, None), ("one", 1, 1, 1, None)],
    "At Least Four Guards Killed Near River Post": [("At Least Four", 4, None, None, None)],
    "Some 2000 soldiers came.": [("Some 2000", None, 2000, None, None)],
}

MEASURES: dict[str, list[Row]] = {
    "The post is 12 km away.": [("12 km", 12, 12, 12, "km")],
    "It lies about 12 kilometres away.": [("about 12 kilometres", None, 12, None, "km")],
    "A 122-mm rocket fell.": [("122-mm", 122, 122, 122, "mm")],
    "Two 155mm shells fell.": [("Two", 2, 2, 2, None), ("155mm", 155, 155, 155, "mm")],
    "It cost $3 million.": [("$3 million", 3_000_000, 3_000_000, 3_000_000, "USD")],
    "It cost up to US$ 2-3 million.": [("up to US$ 2-3 million", None, None, 3_000_000, "USD")],
    "It cost between $2 million and $3 million.": [
        ("between $2 million and $3 million", 2_000_000, None, 3_000_000, "USD")
    ],
    "It cost 400 somoni.": [("400 somoni", 400, 400, 400, "TJS")],
    "Tens of thousands of dollars vanished.": [("Tens of thousands of dollars", 20_000, None, 199_999, "USD")],
    "Over 50 percent came.": [("Over 50 percent", 50, None, None, "percent")],
    "It rose by 4.5%.": [("4.5%", 4.5, 4.5, 4.5, "percent")],
    "It was minus 20 degrees Celsius.": [("minus 20 degrees Celsius", -20, -20, -20, "°C")],
    "It was -5 °C.": [("-5 °C", -5, -5, -5, "°C")],
    "A 25-year-old herder died.": [("25-year-old", 25, 25, 25, "year")],
    "A herder aged 25 died.": [("25", 25, 25, 25, "year")],
    "Boys aged between 12 and 15 carried water.": [("between 12 and 15", 12, None, 15, "year")],
    "Boys between the ages of 12 and 15 carried water.": [("between the ages of 12 and 15", 12, None, 15, "year")],
    "The wall is 5 m high.": [("5 m", 5, 5, 5, "m")],
    "The rate is 27.5 M symbols.": [("27.5", 27.5, 27.5, 27.5, None)],
    "Anvar Odilov, 25, died.": [("25", 25, 25, 25, "year")],
    "Anvar Odilov (25) died.": [("25", 25, 25, 25, "year")],
    "The search covers 2,000 square kilometres.": [("2,000 square kilometres", 2000, 2000, 2000, "km2")],
}

AGES: dict[str, list[tuple[str, float]]] = {
    "A teacher, 41, and her son, 9, were hurt.": [("41", 41), ("9", 9)],
    "A nurse (52) and a boy (7) were hurt.": [("52", 52), ("7", 7)],
    "The two sisters, 8 and 10 years, were hurt.": [("8", 8), ("10 years", 10)],
    "Pupils of 8 and 10 years came.": [("8", 8), ("10 years", 10)],
    "Boys aged 8 and 10 came.": [("8", 8), ("10", 10)],
    "Boys, 8 and 10, came.": [("8", 8), ("10", 10)],
    "Boys, 8 and 10 years old, came.": [("8", 8), ("10 years old", 10)],
}
NO_AGES = [
    "Police took rifles, 23, and left.",
    "They met in Orran, 11 and 14 March.",
    "Of the men, 11 and 14 of the women left.",
    "Soldiers, 15 of them officers, left.",
]
MONEY_AND_NOUGHT: dict[str, list[Row]] = {
    "The ransom was N12m.": [("N12m", 12_000_000, 12_000_000, 12_000_000, "NGN")],
    "The ransom was N1.5 billion.": [("N1.5 billion", 1_500_000_000, 1_500_000_000, 1_500_000_000, "NGN")],
    "He paid N7,000 and ₦8,000.": [("N7,000", 7000, 7000, 7000, "NGN"), ("₦8,000", 8000, 8000, 8000, "NGN")],
    "It lost COP 3,000 million.": [("COP 3,000 million", 3_000_000_000, 3_000_000_000, 3_000_000_000, "COP")],
    "He paid KES 900.": [("KES 900", 900, 900, 900, "KES")],
    "The N12 road is shut.": [],
    "Some 30-odd men came.": [("Some 30-odd", None, 30, None, None)],
    "Forty-odd men came.": [("Forty-odd", 40, 40, None, None)],
    "None of the guards was hurt.": [("None", 0, 0, 0, None)],
    "Nobody died.": [("Nobody", 0, 0, 0, None)],
    "No one has been arrested.": [("No one", 0, 0, 0, None)],
    "Nobody knows who was hurt.": [],
    "None of the wounded spoke.": [],
}

NO_QUANTITIES = [
    "Su-27 jets and T-72 tanks were there.",
    "Resolution 1325 was read out.",
    "He cited Article 5.",
    "He cited Articles 5, 6 and 7.",
    "Highway 4 is shut.",
    "COVID-19 closed the school.",
    "It was Flight 17.",
    "School No. 4 was hit.",
    "House #12 was hit.",
    "It was the third attack of the war.",
    "The 2nd company left.",
    "He left in 2014.",
    "The war of 2014-15 is over.",
    "He came at 14:30.",
    "It lasted three days.",
    "It was a three-day raid.",
    "Call +992 37 221 12 34.",
    "Call 555-1234.",
    "The list is at https://list.example/12/3 and on @channel12.",
    "The match ended 5-4.",
    "They met on page 12.",
    "Phase two of the plan began.",
    "The Group of Seven met.",
    "He is with the 201 Division.",
    "No one came.",
    "This one is new.",
    "It is one of the most feared groups.",
    "They met one-on-one.",
    "Two-thirds stayed.",
    "The sheet says 7.62x39 ammunition.",
    "It lies at 39.86 N, 69.53 E.",
    "A two-way radio was found.",
    "Six in 10 say so.",
    "3. The mayor spoke.",
    "He said so.[12]",
]


def quantities(text: str) -> tuple[Quantity, ...]:
    return add_quantities(add_sentences(reading(text))).quantities


def rows(text: str) -> list[Row]:
    return [(q.span.text_in(text), q.low, q.best, q.high, q.unit) for q in quantities(text)]


@pytest.mark.parametrize("text", sorted(COUNTS))
def test_counts_are_ranges_with_their_modifier(text: str) -> None:
    assert rows(text) == COUNTS[text]


@pytest.mark.parametrize("text", sorted(MEASURES))
def test_measures_carry_their_unit(text: str) -> None:
    assert rows(text) == MEASURES[text]


@pytest.mark.parametrize("text", AGES)
def test_a_bare_number_behind_a_person_is_an_age(text: str) -> None:
    found = [(span, best) for span, _, best, _, unit in rows(text) if unit == "year"]
    assert found == AGES[text]


@pytest.mark.parametrize("text", NO_AGES)
def test_a_bare_number_behind_anything_else_is_no_age(text: str) -> None:
    assert "year" not in [unit for *_, unit in rows(text)]


@pytest.mark.parametrize("text", MONEY_AND_NOUGHT)
def test_money_with_letters_in_front_rough_tens_and_nobody(text: str) -> None:
    assert rows(text) == MONEY_AND_NOUGHT[text]


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_names_dates_and_addresses_are_no_quantities(text: str) -> None:
    assert rows(text) == []


def test_numbers_inside_time_expressions_are_left_to_them() -> None:
    text = "On 5 March 12 men left."
    period = Period("t0", Span(3, 10), PeriodType.DATE, None, None, None, TimePrecision.DAY, None, None)
    found = add_quantities(replace(add_sentences(reading(text)), times=(period,)))
    assert [q.span.text_in(text) for q in found.quantities] == ["12"]


def test_an_age_counts_even_where_a_time_expression_covers_it() -> None:
    text = "A 25-year-old herder died."
    period = Period("t0", Span(2, 13), PeriodType.DURATION, None, None, None, TimePrecision.YEAR, None, None)
    found = add_quantities(replace(add_sentences(reading(text)), times=(period,)))
    assert [(q.best, q.unit) for q in found.quantities] == [(25, "year")]


def test_a_mention_right_behind_is_what_the_number_counts() -> None:
    text = "Twelve herders left two\nvillages."
    mention = Mention("m0", Span(7, 14), Span(7, 14), MentionType.PERSON, MentionForm.NOMINAL, None, 1.0)
    found = add_quantities(replace(add_sentences(reading(text)), mentions=(mention,)))
    assert [q.of for q in found.quantities] == ["m0", None]


def test_boilerplate_states_no_quantities() -> None:
    text = "Twelve herders left.\nRead 5 more stories."
    blocks = (Block(Span(0, 20), BlockKind.PARAGRAPH), Block(Span(21, 41), BlockKind.BOILERPLATE))
    found = add_quantities(add_sentences(reading(text, blocks=blocks)))
    assert [q.span.text_in(text) for q in found.quantities] == ["Twelve"]


def test_ids_follow_the_text() -> None:
    found = quantities("Dozens fled. Four guards and 12 herders died. Each paid $5.")
    assert [q.id for q in found] == ["q0", "q1", "q2", "q3"]
    assert [q.span for q in found] == sorted(q.span for q in found)


@pytest.mark.parametrize(
    "piece", ["5 ", "two to ", "12-", "at least ", "more than 5 ", "$", "1 000 ", "no ", "$3 to ", "dozens ", "a-b@"]
)
def test_a_long_hostile_text_is_read(piece: str) -> None:
    assert quantities(piece * 4000 + "herders left. Twelve stayed.")[-1].best == 12
