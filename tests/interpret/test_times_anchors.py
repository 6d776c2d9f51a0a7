"""What time expressions are tied to: publication, the dateline, another date in the text, or nothing."""

import pytest

from sayso.interpret.times import add_times, find_times
from sayso.records import (
    Absent,
    DatePrecision,
    Origin,
    Period,
    Producer,
    Reading,
    Sentence,
    SourceDocument,
    Span,
    StatedDate,
)

PUBLISHED = "2021-10-06"


def _times(text: str, published: str | None = PUBLISHED, dateline: Span | None = None) -> dict[str, Period]:
    return {p.span.text_in(text): p for p in find_times(text, published=published, dateline=dateline)}


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("It fell yesterday.", "yesterday", None),
        ("It fell on Tuesday.", "Tuesday", "XXXX-WXX-2"),
        ("It fell on 2 August.", "2 August", "XXXX-08-02"),
        ("It fell in August.", "August", "XXXX-08"),
        ("It fell last month.", "last month", None),
        ("It fell two weeks ago.", "two weeks ago", None),
        ("It fell that day.", "that day", None),
        ("It fell at 9 a.m. sharp.", "9 a.m.", "XXXX-XX-XXT09:00"),
        ("It fell on Tuesday night.", "Tuesday night", "XXXX-WXX-2TNI"),
        ("For the past two weeks.", "the past two weeks", "P2W"),
    ],
)
@pytest.mark.parametrize("published", [None, "2021", "2021-10", "soon"])
def test_times_without_an_anchor_have_no_days_and_say_so(text, found, value, published) -> None:
    period = _times(text, published)[found]
    assert (period.value, period.start, period.end, period.anchor, period.absent) == (
        value,
        None,
        None,
        None,
        Absent.NO_ANCHOR,
    )


def test_times_name_publication_as_anchor_only_where_they_used_it() -> None:
    times = _times("On 3 May 2010 and again yesterday.")
    assert times["3 May 2010"].anchor is None
    assert times["yesterday"].anchor == "published"


@pytest.mark.parametrize(
    ("text", "found", "value", "anchor"),
    [
        ("On 3 May 2010 it fell. The following day it rose.", "The following day", "2010-05-04", "t0"),
        ("On 3 May 2010 it fell. Two days later it rose.", "Two days later", "2010-05-05", "t0"),
        ("On 3 May 2010 it fell, a week earlier it rose.", "a week earlier", "2010-W17", "t0"),
        ("On 3 May 2010 it fell. That month it rose.", "That month", "2010-05", "t0"),
        ("On 3 May 2010 it fell. That evening it rose.", "That evening", "2010-05-03TEV", "t0"),
        ("On 3 May 2010 it fell. Later that year it rose.", "Later that year", "2010", "t0"),
        ("On 3 May 2010 it fell. At 9 a.m. it rose.", "9 a.m.", "2010-05-03T09:00", "t0"),
        ("From 3 to 5 May 2010. The next day it rose.", "The next day", "2010-05-06", "t0"),
        ("In 2010 it fell. The following year it rose.", "The following year", "2011", "t0"),
        ("In March 2010 it fell. The day before, it rose.", "The day before", None, None),
    ],
)
def test_times_point_from_dates_in_the_text(text, found, value, anchor) -> None:
    period = _times(text)[found]
    assert (period.value, period.anchor) == (value, anchor)


def test_times_tie_both_clocks_of_an_aside_to_the_day_behind_it() -> None:
    times = _times("At 16:45 (22:45 GMT) on 3 May 2010 it fell.")
    assert (times["16:45"].value, times["22:45 GMT"].value) == ("2010-05-03T16:45", "2010-05-03T22:45")


def test_times_take_the_year_that_a_weekday_tells() -> None:
    times = _times("On Tuesday, 12 March they met; on Monday 4 October they met again.")
    assert times["Tuesday, 12 March"].value == "2019-03-12"
    assert times["Monday 4 October"].value == "2021-10-04"


def test_times_chain_from_one_to_the_next() -> None:
    times = _times("On 3 May 2010 it fell. The next day it rose. Two days later it fell again.")
    assert (times["Two days later"].value, times["Two days later"].anchor) == ("2010-05-06", "t1")


def test_times_take_the_year_of_a_story_that_is_being_told() -> None:
    times = _times("On 3 March 2014 they came. On 16 March they voted.")
    assert (times["16 March"].value, times["16 March"].anchor) == ("2014-03-16", "t0")
    # Close to publication the report's own date is the better guess.
    times = _times("The 3 March 2014 vote is past. On 20 September they voted again.")
    assert (times["20 September"].value, times["20 September"].anchor) == ("2021-09-20", "published")


def test_times_use_the_full_date_of_a_dateline_where_nothing_else_is_stated() -> None:
    text = "KABUL, 5 October 2021 - It fell on Monday."
    times = _times(text, None, Span(0, 21))
    assert (times["Monday"].value, times["Monday"].anchor) == ("2021-10-04", "t0")
    assert _times(text, PUBLISHED, Span(0, 21))["Monday"].anchor == "published"


@pytest.mark.parametrize(
    ("text", "found", "value", "absent"),
    [
        ("On 03/04/2015 it fell.", "03/04/2015", None, Absent.AMBIGUOUS),
        ("On 03/04/2015 and 25/04/2015.", "03/04/2015", "2015-04-03", None),
        ("On 03/04/2015 and 04/25/2015.", "03/04/2015", "2015-03-04", None),
        ("On 03/04/2015, 25/04/2015 and 04/25/2015.", "03/04/2015", None, Absent.AMBIGUOUS),
        ("On 05/10/2021 it fell.", "05/10/2021", "2021-10-05", None),  # the other reading is five months back
        ("On 04/04/2015 it fell.", "04/04/2015", "2015-04-04", None),
        ("On 03.04.2015 it fell.", "03.04.2015", "2015-04-03", None),
    ],
)
def test_times_settle_the_order_of_numeric_dates_by_context_or_call_them_ambiguous(text, found, value, absent) -> None:
    period = _times(text)[found]
    assert (period.value, period.absent) == (value, absent)
    assert (period.start is None) == (absent is not None)


@pytest.mark.parametrize(
    "text", ["31 February 2010", "February 30", "13/13/2020", "2010-13-45", "29 February 2021", "99/99/2020"]
)
def test_times_call_impossible_dates_out_of_range(text: str) -> None:
    (period,) = find_times(f"On {text} it fell.", published=PUBLISHED)
    assert (period.span, period.value, period.start, period.absent) == (
        Span(3, 3 + len(text)),
        None,
        None,
        Absent.OUT_OF_RANGE,
    )


@pytest.mark.parametrize("text", ["9000 years ago it fell.", "In 99999999 days it falls.", "Ten thousand years later."])
def test_times_beyond_the_calendar_break_nothing(text: str) -> None:
    assert all(period.start is None for period in find_times(f"On 3 May 2010. {text}", published=PUBLISHED)[1:])


def _reading(precision: DatePrecision) -> Reading:
    text = "It fell yesterday."
    value = PUBLISHED[: 7 if precision is DatePrecision.MONTH else 10]
    stated = StatedDate(value=value, precision=precision, origin=Origin.META)
    document = SourceDocument(id="sha256:0", text=text, source_sha256="0", published=stated)
    producer = Producer(sayso="0", model=None, model_sha256=None, settings_sha256="0", ontology="0", gazetteer="0")
    return Reading(document=document, producer=producer, sentences=(Sentence(span=Span(0, len(text))),))


def test_add_times_fills_times_and_changes_nothing_else() -> None:
    before = _reading(DatePrecision.DAY)
    after = add_times(before)
    assert [period.value for period in after.times] == ["2021-10-05"]
    assert (after.document, after.sentences, before.times) == (before.document, before.sentences, ())


def test_add_times_takes_no_publication_month_for_a_day() -> None:
    (period,) = add_times(_reading(DatePrecision.MONTH)).times
    assert (period.start, period.absent) == (None, Absent.NO_ANCHOR)


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("The bridge fell in August 2012, a year of floods. It was rebuilt on August 19.", "August 19", "2012-08-19"),
        ("The militia was formed in early August 2012 and took the dam on August 19.", "August 19", "2012-08-19"),
        ("The militia was formed in 2012. It attacked again on August 19.", "August 19", "2021-08-19"),
    ],
)  # fmt: skip
def test_times_give_a_day_the_year_that_its_month_was_just_given(text: str, found: str, value: str) -> None:
    assert _times(text)[found].value == value


def test_times_count_no_days_from_a_year_alone_nor_from_another_year_in_front_of_it() -> None:
    period = _times("On 3 March 2012 it began. In 2019 jets hit the camp twelve days later.")["twelve days later"]
    assert (period.value, period.start, period.absent) == (None, None, Absent.NO_ANCHOR)
    assert _times("On 3 March 2012, the worst of 2012. Two days later it fell.")["Two days later"].value == "2012-03-05"
