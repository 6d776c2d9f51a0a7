from dataclasses import replace

import pytest

from sayso.records import (
    Absent,
    Block,
    BlockKind,
    Mention,
    MentionForm,
    MentionType,
    Period,
    PeriodType,
    Place,
    PlacePrecision,
    Reading,
    Sentence,
    Span,
    TimePrecision,
)
from sayso.records.consistency import faults
from tests.factories import reading

TEXT = "Shelling was heard in Kordan on Monday."
MENTION = Mention("m0", Span(22, 28), Span(22, 28), MentionType.LOCATION, MentionForm.NAME, None, 0.9)
PLACE = Place(
    "p0",
    "m0",
    "Kordan",
    None,
    None,
    None,
    None,
    None,
    None,
    PlacePrecision.UNKNOWN,
    None,
    0.1,
    (),
    Absent.UNKNOWN_PLACE,
)
TIME = Period("t0", Span(32, 38), PeriodType.DATE, None, None, None, TimePrecision.DAY, None, Absent.NO_ANCHOR)


def good() -> Reading:
    return replace(
        reading(TEXT),
        sentences=(Sentence(Span(0, len(TEXT))),),
        mentions=(MENTION,),
        places=(PLACE,),
        times=(TIME,),
    )


def test_a_good_reading_has_no_faults() -> None:
    assert faults(good()) == ()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda r: replace(r, sentences=(Sentence(Span(0, len(TEXT) + 1)),)), "leaves the text"),
        (lambda r: replace(r, sentences=(Sentence(Span(0, 9)), Sentence(Span(5, 20)))), "overlap"),
        (lambda r: replace(r, mentions=(replace(MENTION, id="m1"),)), "ids of m"),
        (lambda r: replace(r, mentions=()), "points to m0"),
        (lambda r: replace(r, times=(replace(TIME, anchor="t9"),)), "points to t9"),
        (
            lambda r: replace(
                r,
                document=replace(
                    r.document, blocks=(Block(Span(9, 12), BlockKind.QUOTE), Block(Span(0, 4), BlockKind.TITLE))
                ),
            ),
            "out of order",
        ),
        (lambda r: replace(r, document=replace(r.document, text=TEXT[:-1] + "\ud800")), "lone surrogate"),
    ],
)
def test_each_broken_promise_is_named(spoil, said: str) -> None:  # type: ignore[no-untyped-def]  # lambdas of a table
    assert any(said in fault for fault in faults(spoil(good())))
