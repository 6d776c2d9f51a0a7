"""Time expressions in sentences written for the purpose: what is found, its TIMEX3 value, its days."""

from dataclasses import dataclass
from itertools import pairwise

import pytest

from sayso.interpret.times import find_times
from sayso.records import Absent, Period, PeriodType, Span, TimePrecision

PUBLISHED = "2021-10-06"  # a Wednesday


@dataclass(frozen=True)
class Case:
    text: str
    found: str
    value: str | None
    start: str | None = None
    end: str | None = None
    precision: str = "unknown"


def _one(text: str, found: str, published: str | None = PUBLISHED) -> Period:
    periods = find_times(text, published=published)
    matching = [p for p in periods if p.span.text_in(text) == found]
    assert len(matching) == 1, [(p.span.text_in(text), p.value) for p in periods]
    return matching[0]


NAMED = [
    Case("On 3 September 2010 they met.", "3 September 2010", "2010-09-03", "2010-09-03", "2010-09-04", "day"),
    Case("On 3rd September 2010 they met.", "3rd September 2010", "2010-09-03", "2010-09-03", "2010-09-04", "day"),
    Case("On the 3rd of May 2011.", "the 3rd of May 2011", "2011-05-03", "2011-05-03", "2011-05-04", "day"),
    Case("On October 5th, 1993.", "October 5th, 1993", "1993-10-05", "1993-10-05", "1993-10-06", "day"),
    Case("Filed 5-Oct-2014.", "5-Oct-2014", "2014-10-05", "2014-10-05", "2014-10-06", "day"),
    Case("On Sat, 14 Nov 2015 at sea.", "Sat, 14 Nov 2015", "2015-11-14", "2015-11-14", "2015-11-15", "day"),
    Case("As of 2014-08-09.", "2014-08-09", "2014-08-09", "2014-08-09", "2014-08-10", "day"),
    Case("On 24/02/2019 it began.", "24/02/2019", "2019-02-24", "2019-02-24", "2019-02-25", "day"),
    Case("On 14.11.2015 it ended.", "14.11.2015", "2015-11-14", "2015-11-14", "2015-11-15", "day"),
    Case("In August 1988 it held.", "August 1988", "1988-08", "1988-08-01", "1988-09-01", "month"),
    Case("In Oct '93 it held.", "Oct '93", "1993-10", "1993-10-01", "1993-11-01", "month"),
    Case("The 2011 uprising failed.", "2011", "2011", "2011-01-01", "2012-01-01", "year"),
    Case("By the year two thousand.", "the year two thousand", "2000", "2000-01-01", "2001-01-01", "year"),
    Case("It began in nineteen ninety-four.", "nineteen ninety-four", "1994", "1994-01-01", "1995-01-01", "year"),
    Case("In the 1990s it was quiet.", "the 1990s", "199", "1990-01-01", "2000-01-01", "decade"),
    Case("Since the eighties.", "the eighties", "198", "1980-01-01", "1990-01-01", "decade"),
    Case("A fort of the 19th century.", "the 19th century", "18", "1800-01-01", "1900-01-01", "century"),
    Case(
        "In the third quarter of 2014.", "the third quarter of 2014", "2014-Q3", "2014-07-01", "2014-10-01", "quarter"
    ),
    Case("Sales in Q3 2014 fell.", "Q3 2014", "2014-Q3", "2014-07-01", "2014-10-01", "quarter"),
    Case("In the autumn of 1993.", "the autumn of 1993", "1993-FA", "1993-09-01", "1993-12-01", "season"),
    Case("In the winter of 2014.", "the winter of 2014", "2014-WI", "2014-12-01", "2015-03-01", "season"),
    Case("The budget for fiscal 2015.", "fiscal 2015", "2015", "2015-01-01", "2016-01-01", "year"),
    Case("On Easter Sunday 2021.", "Easter Sunday 2021", None),
    Case("Since 9/11 all changed.", "9/11", "2001-09-11", "2001-09-11", "2001-09-12", "day"),
]

PARTS = [
    Case("In mid-August they left.", "mid-August", "2021-08", "2021-08-11", "2021-08-21", "part_of_month"),
    Case("In early October 1992.", "early October 1992", "1992-10", "1992-10-01", "1992-10-11", "part_of_month"),
    Case("At the end of March 2015.", "the end of March 2015", "2015-03", "2015-03-21", "2015-04-01", "part_of_month"),
    Case("Since late 2014.", "late 2014", "2014", "2014-09-01", "2015-01-01", "range"),
    Case("In the late 1970s.", "the late 1970s", "197", "1977-01-01", "1980-01-01", "range"),
    Case("The first half of 2015.", "The first half of 2015", "2015-H1", "2015-01-01", "2015-07-01", "range"),
    Case(
        "The last week of June 2015.",
        "The last week of June 2015",
        "2015-06",
        "2015-06-24",
        "2015-07-01",
        "part_of_month",
    ),
]

RANGES = [
    Case("The war of 1992-97.", "1992-97", "1992/1997", "1992-01-01", "1998-01-01", "range"),
    Case("The truce of 2014-15.", "2014-15", "2014/2015", "2014-01-01", "2016-01-01", "range"),
    Case("From 2003–2011.", "2003–2011", "2003/2011", "2003-01-01", "2012-01-01", "range"),
    Case("From 3 to 5 May 2010.", "3 to 5 May 2010", "2010-05-03/2010-05-05", "2010-05-03", "2010-05-06", "range"),
    Case("On October 6-7, 2010.", "October 6-7, 2010", "2010-10-06/2010-10-07", "2010-10-06", "2010-10-08", "range"),
    Case("On 12 and 13 May 2010.", "12 and 13 May 2010", "2010-05-12/2010-05-13", "2010-05-12", "2010-05-14", "range"),
    Case("On 12 and 20 May 2010.", "12", "2010-05-12", "2010-05-12", "2010-05-13", "day"),
    Case("From 12 March to 14 April 2015.", "12 March", "2015-03-12", "2015-03-12", "2015-03-13", "day"),
    Case("Between 2010 and 2012.", "2012", "2012", "2012-01-01", "2013-01-01", "year"),
]

RELATIVE = [
    Case("It began yesterday.", "yesterday", "2021-10-05", "2021-10-05", "2021-10-06", "day"),
    Case("The day before yesterday.", "The day before yesterday", "2021-10-04", "2021-10-04", "2021-10-05", "day"),
    Case("He spoke on Tuesday.", "Tuesday", "2021-10-05", "2021-10-05", "2021-10-06", "day"),
    Case("He spoke on Wednesday.", "Wednesday", "2021-10-06", "2021-10-06", "2021-10-07", "day"),
    Case("Talks will resume on Friday.", "Friday", "2021-10-08", "2021-10-08", "2021-10-09", "day"),
    Case("He left last Friday.", "last Friday", "2021-10-01", "2021-10-01", "2021-10-02", "day"),
    Case("Friday's attack killed two; more will follow.", "Friday", "2021-10-01", "2021-10-01", "2021-10-02", "day"),
    Case("On Monday of last week.", "Monday of last week", "2021-09-27", "2021-09-27", "2021-09-28", "day"),
    Case("It fell last week.", "last week", "2021-W39", "2021-09-27", "2021-10-04", "week"),
    Case("Earlier this week it fell.", "Earlier this week", "2021-W40", "2021-10-04", "2021-10-06", "range"),
    Case("It fell over the weekend.", "the weekend", "2021-W39-WE", "2021-10-02", "2021-10-04", "range"),
    Case("It fell last month.", "last month", "2021-09", "2021-09-01", "2021-10-01", "month"),
    Case("It will fall next year.", "next year", "2022", "2022-01-01", "2023-01-01", "year"),
    Case("Two weeks ago it fell.", "Two weeks ago", "2021-W38", "2021-09-20", "2021-09-27", "week"),
    Case("Nearly four years ago it fell.", "Nearly four years ago", "2017", "2017-01-01", "2018-01-01", "year"),
    Case("A decade ago it fell.", "A decade ago", "2011", "2011-01-01", "2012-01-01", "year"),
    Case("Eleven days ago it fell.", "Eleven days ago", "2021-09-25", "2021-09-25", "2021-09-26", "day"),
    Case("It fell in June last year.", "June last year", "2020-06", "2020-06-01", "2020-07-01", "month"),
    Case("It fell in December.", "December", "2020-12", "2020-12-01", "2021-01-01", "month"),
    Case("The December vote is near.", "December", "2021-12", "2021-12-01", "2022-01-01", "month"),
    Case("It was stopped in February.", "February", "2021-02", "2021-02-01", "2021-03-01", "month"),
    Case("Since the 24 February invasion.", "24 February", "2021-02-24", "2021-02-24", "2021-02-25", "day"),
    Case("It fell on Sept. 3 at sea.", "Sept. 3", "2021-09-03", "2021-09-03", "2021-09-04", "day"),
    Case("Last summer it fell.", "Last summer", "2021-SU", "2021-06-01", "2021-09-01", "season"),
    Case("They gathered at last Christmas.", "last Christmas", "2020-12-25", "2020-12-25", "2020-12-26", "day"),
]

HOURS = [
    Case(
        "At dawn on 3 September 2010.",
        "dawn on 3 September 2010",
        "2010-09-03TMO",
        "2010-09-03",
        "2010-09-04",
        "part_of_day",
    ),
    Case(
        "In the early hours of Monday.",
        "the early hours of Monday",
        "2021-10-04TMO",
        "2021-10-04",
        "2021-10-05",
        "part_of_day",
    ),
    Case("Shelled overnight.", "overnight", "2021-10-05TNI", "2021-10-05", "2021-10-06", "part_of_day"),
    Case("It began last night.", "last night", "2021-10-05TNI", "2021-10-05", "2021-10-06", "part_of_day"),
    Case("It began on Friday evening.", "Friday evening", "2021-10-01TEV", "2021-10-01", "2021-10-02", "part_of_day"),
    Case(
        "Around 03:40 local time on Monday.",
        "03:40 local time on Monday",
        "2021-10-04T03:40",
        "2021-10-04",
        "2021-10-05",
        "hour",
    ),
    Case("Nov 5, 2020, 14:30 GMT", "Nov 5, 2020, 14:30 GMT", "2020-11-05T14:30", "2020-11-05", "2020-11-06", "hour"),
    Case("At 9 p.m. EST Tuesday.", "9 p.m. EST Tuesday", "2021-10-05T21:00", "2021-10-05", "2021-10-06", "hour"),
    Case("At 0340 GMT on Tuesday.", "0340 GMT on Tuesday", "2021-10-05T03:40", "2021-10-05", "2021-10-06", "hour"),
    Case("Left at 9:30 this evening.", "9:30 this evening", "2021-10-06T21:30", "2021-10-06", "2021-10-07", "hour"),
    Case("At noon Saturday.", "noon Saturday", "2021-10-02T12:00", "2021-10-02", "2021-10-03", "hour"),
    Case(
        "Posted 2015-11-14T20:20:00Z.", "2015-11-14T20:20:00Z", "2015-11-14T20:20", "2015-11-14", "2015-11-15", "hour"
    ),
]


@pytest.mark.parametrize("case", NAMED + PARTS + RANGES + RELATIVE + HOURS, ids=lambda case: case.text)
def test_times_gives_each_date_its_value_days_and_precision(case: Case) -> None:
    if case.value is None:
        case = Case(case.text, case.found, "2021-04-04", "2021-04-04", "2021-04-05", "day")
    period = _one(case.text, case.found)
    assert (period.value, period.start, period.end, period.precision.value) == (
        case.value,
        case.start,
        case.end,
        case.precision,
    )
    assert period.type is (PeriodType.TIME if case in HOURS else PeriodType.DATE)
    assert period.absent is None


LENGTHS = [
    ("After four days of shelling.", "four days", "P4D"),
    ("The eight-year war.", "eight-year", "P8Y"),
    ("For two and a half years.", "two and a half years", "P2Y6M"),
    ("For half an hour.", "half an hour", "PT30M"),
    ("For a minute and a half.", "a minute and a half", "PT1M30S"),
    ("For at least 20 more years.", "at least 20 more years", "P20Y"),
    ("For two decades.", "two decades", "P20Y"),
    ("For a few days.", "a few days", "PXD"),
    ("For weeks.", "weeks", "PXW"),
    ("A weeks-long siege.", "weeks-long", "PXW"),
    ("It is to last 45 minutes.", "45 minutes", "PT45M"),
    ("Within 10-15 minutes.", "10-15 minutes", "PTXM"),
]

SETS = [
    ("It happens every day.", "every day", "P1D"),
    ("It happens weekly.", "weekly", "P1W"),
    ("It happens twice a month.", "twice a month", "P1M"),
    ("Each Friday they march.", "Each Friday", "XXXX-WXX-5"),
    ("On Fridays they march.", "Fridays", "XXXX-WXX-5"),
    ("It flares up every summer.", "every summer", "XXXX-SU"),
    ("It floods each May.", "each May", "XXXX-05"),
    ("Every two hours.", "Every two hours", "PT2H"),
]

REFERENCES = [
    ("They now hold it.", "now", "PRESENT_REF"),
    ("They held it at the time.", "the time", "PAST_REF"),
    ("They recently held it.", "recently", "PAST_REF"),
    ("In recent years they held it.", "recent years", "PAST_REF"),
    ("In the near future.", "the near future", "FUTURE_REF"),
]


@pytest.mark.parametrize(
    ("text", "found", "value", "kind"),
    [(*case, PeriodType.DURATION) for case in LENGTHS]
    + [(*case, PeriodType.SET) for case in SETS]
    + [(*case, PeriodType.DATE) for case in REFERENCES],
)
def test_times_gives_lengths_sets_and_references_a_value_but_no_days(text, found, value, kind) -> None:
    period = _one(text, found)
    assert (period.type, period.value) == (kind, value)
    assert (period.start, period.end, period.anchor, period.absent) == (None, None, None, Absent.NOT_STATED)


@pytest.mark.parametrize(
    ("text", "found", "value", "start", "end"),
    [
        ("Over the past two weeks.", "the past two weeks", "P2W", "2021-09-22", "2021-10-07"),
        ("In the last 48 hours.", "the last 48 hours", "PT48H", "2021-10-04", "2021-10-07"),
        ("During the next three months.", "the next three months", "P3M", "2021-10-06", "2022-01-07"),
    ],
)
def test_times_ties_a_length_to_publication_where_the_words_do(text, found, value, start, end) -> None:
    period = _one(text, found)
    assert (period.type, period.value, period.start, period.end) == (PeriodType.DURATION, value, start, end)
    assert period.anchor == "published"


NO_TIMES = [
    "He may march to the second village in the fall of the city.",
    "Theresa May said that May was right and by May it fell.",
    "The Sunday Times and the Daily Mirror.",
    "2000 people, 1,500 troops and $2014 for flight 1990.",
    "Resolution 1973, Room 2020, No. 1987 and an AK-47.",
    "A 60-year-old man, 37 years old, in his 20s.",
    "CBS This Morning and ABC This Week spoke the day before voters did.",
    "Black September and Bloody Sunday marked them.",
    "He is a day trader on the morning show.",
    "(c) 2021 The Ridge Post; Copyright 2020; © 2019 Hill Radio.",
    "It scored 3/4 and 24/7, version 1.2.3 at 10.5.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_times_leaves_words_that_only_look_like_times(text: str) -> None:
    assert [(p.span.text_in(text), p.value) for p in find_times(text, published=PUBLISHED)] == []


def test_times_are_in_text_order_with_running_ids_and_no_overlap() -> None:
    text = "On 3 May, at 9 a.m. on Friday, two days later and in June 2010."
    periods = find_times(text, published=PUBLISHED)
    assert [p.id for p in periods] == [f"t{i}" for i in range(len(periods))]
    assert all(a.span.end <= b.span.start for a, b in pairwise(periods))


def test_times_do_not_run_across_a_blank_line() -> None:
    text = "It fell on 3 May\n\n2010 was a bad year."
    assert [p.span.text_in(text) for p in find_times(text, published=PUBLISHED)] == ["3 May", "2010"]


def test_times_do_not_run_across_the_start_of_a_sentence() -> None:
    text = "shelled on 3 May\n2010 shells"
    sentences = (Span(0, 16), Span(17, 28))
    found = find_times(text, sentences=sentences, published=PUBLISHED)
    assert [p.span.text_in(text) for p in found] == ["3 May", "2010"]


def test_times_stay_inside_text_with_typographic_signs_and_line_breaks() -> None:
    text = "“On\r\n3 May\r\n2010”, he said – ‘two years’ – \U0001f600 in late\n2014."
    found = [p.span.text_in(text) for p in find_times(text, published=PUBLISHED)]
    assert found == ["3 May\r\n2010", "two years", "late\n2014"]


def test_times_sentences_bound_where_clues_of_tense_are_looked_for() -> None:
    text = "He met them Monday. The king will follow."
    sentences = (Span(0, 19), Span(20, 41))
    (period,) = find_times(text, sentences=sentences, published=PUBLISHED)
    assert (period.value, period.precision) == ("2021-10-04", TimePrecision.DAY)
