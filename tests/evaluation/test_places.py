"""Scores of place names on documents made by hand."""

import json

import pytest

from sayso.errors import BadRecord
from sayso.evaluation.places import (
    GoldPlace,
    PlaceCounts,
    PlaceDocument,
    end_to_end,
    name_f1,
    read_place_documents,
    right_of_found,
    score_places,
)
from sayso.records import Mention, MentionForm, MentionType, Place, PlacePrecision, Span

TEXT = "From Aville to Bville and Cville."
A, B, C = Span(5, 11), Span(15, 21), Span(26, 32)


def _gold(span: Span, lat: float | None = 10.0, *, country: str | None = None, spared: bool = False) -> GoldPlace:
    return GoldPlace(span, lat, None if lat is None else 20.0, 1, country, spared)


def _found(
    span: Span, lat: float | None = 10.0, *, geonames: int | None = None, country: str | None = None,
    precision: PlacePrecision = PlacePrecision.POINT,
) -> tuple[Mention, Place]:  # fmt: skip
    number = span.start
    mention = Mention(f"m{number}", span, span, MentionType.LOCATION, MentionForm.NAME, None, 1.0)
    lon = None if lat is None else 20.0
    return mention, Place(
        f"p{number}", mention.id, "x", geonames, country, None, None, lat, lon, precision, None, 1.0, (), None
    )


# Gold, found, and the counts gold, predicted, met, located, found, right.
CASES = [
    ([_gold(A)], [_found(A)], (1, 1, 1, 1, 1, 1)),
    ([_gold(A)], [_found(A, 11.4)], (1, 1, 1, 1, 1, 1)),  # 156 km off
    ([_gold(A)], [_found(A, 11.6)], (1, 1, 1, 1, 1, 0)),  # 178 km off
    ([_gold(A)], [_found(A, 50.0, geonames=1)], (1, 1, 1, 1, 1, 1)),  # far off, but the same place
    ([_gold(A)], [_found(A, None)], (1, 1, 1, 1, 1, 0)),
    ([_gold(A)], [], (1, 0, 0, 1, 0, 0)),
    ([], [_found(A)], (0, 1, 0, 0, 0, 0)),
    ([_gold(A, None)], [_found(A)], (1, 1, 1, 0, 0, 0)),  # gold without a point counts for the name only
    ([_gold(A, country="TJK")], [_found(A, 50.0, country="TJK", precision=PlacePrecision.COUNTRY)], (1, 1, 1, 1, 1, 1)),
    ([_gold(A, country="TJK")], [_found(A, 50.0, country="TJK")], (1, 1, 1, 1, 1, 0)),  # a town in it is not it
    ([_gold(A, spared=True)], [_found(A)], (0, 0, 0, 0, 0, 0)),  # neither asked for nor held against
    ([_gold(A), _gold(B)], [_found(Span(5, 21))], (2, 1, 1, 2, 1, 1)),  # one name meets one gold name only
    ([_gold(A), _gold(C, 50.0)], [_found(A), _found(B), _found(C)], (2, 3, 2, 2, 2, 1)),
    ([_gold(A)], [_found(Span(4, 12))], (1, 1, 1, 1, 1, 1)),
]


@pytest.mark.parametrize(("gold", "found", "counts"), CASES)
def test_a_document_counts_as_defined(
    gold: list[GoldPlace], found: list[tuple[Mention, Place]], counts: tuple[int, ...]
) -> None:
    document = PlaceDocument("d", "made", TEXT, None, None, tuple(gold))
    (scored,) = score_places([document], [([m for m, _ in found], [p for _, p in found])])
    assert scored == PlaceCounts("made", *counts)


def test_shares_are_of_all_documents_together() -> None:
    counts = [PlaceCounts("made", 4, 2, 2, 4, 2, 1), PlaceCounts("made", 0, 2, 0, 0, 0, 0)]
    assert name_f1(counts) == pytest.approx(50.0)
    assert right_of_found(counts) == pytest.approx(50.0)
    assert end_to_end(counts) == pytest.approx(25.0)


def test_nothing_counted_is_nothing_not_an_error() -> None:
    assert (name_f1([]), right_of_found([]), end_to_end([])) == (0.0, 0.0, 0.0)


def _line(**toponym: object) -> str:
    marked = {"start": 5, "end": 11, "lat": 1.0, "lon": 2.0, "geonameid": "7"} | toponym
    return json.dumps({"id": "d", "corpus": "made", "text": TEXT, "title": None, "date": None, "toponyms": [marked]})


READ = [
    ({}, (7, None, False)),
    ({"kind": "Literal"}, (7, None, False)),
    ({"kind": "Metonymic"}, (7, None, True)),
    ({"kind": "Literal", "modifier": "Adjective"}, (7, None, True)),
    ({"feature": "A.PCLI", "country": "Tajikistan"}, (7, "TJK", False)),
    ({"feature": "P.PPL", "country": "Tajikistan"}, (7, None, False)),
    ({"geonameid": None}, (None, None, False)),
]


@pytest.mark.parametrize(("marked", "wanted"), READ)
def test_marks_are_read_as_the_corpora_mean_them(
    marked: dict[str, object], wanted: tuple[int | None, str | None, bool]
) -> None:
    (document,) = read_place_documents(["", _line(**marked)], {"Tajikistan": "TJK"})
    (gold,) = document.places
    assert (gold.geonames, gold.country, gold.spared) == wanted
    assert gold.span.text_in(TEXT) == "Aville"


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "d"}', _line(start="x"), _line(start=9, end=9)])
def test_a_line_that_is_no_document_is_told_by_its_number(line: str) -> None:
    with pytest.raises(BadRecord, match="line 2"):
        list(read_place_documents(["", line], {}))
