import json
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import BadRecord
from sayso.records import Failure, Reading, Span
from sayso.records.codec import from_json, from_line, to_json, to_line
from sayso.records.consistency import spans_of
from sayso.records.json_schema import reading_schema
from tests.factories import reading, readings

SLOW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
VALIDATOR = jsonschema.Draft202012Validator(reading_schema())


@SLOW
@given(readings())
def test_any_reading_survives_the_round_trip_and_follows_the_schema(drawn: Reading) -> None:
    line = to_line(drawn)
    assert "\n" not in line
    assert from_line(Reading, line) == drawn
    assert to_line(from_line(Reading, line)) == line
    VALIDATOR.validate(json.loads(line))


@SLOW
@given(readings())
def test_text_and_every_quoted_span_come_back_unaltered(drawn: Reading) -> None:
    back = from_line(Reading, to_line(drawn).encode())
    assert back.document.text == drawn.document.text
    quotes = [span.text_in(drawn.document.text) for _, span in spans_of(drawn, "reading")]
    assert quotes == [span.text_in(back.document.text) for _, span in spans_of(back, "reading")]
    assert all(quotes)


@SLOW
@given(readings(), st.data())
def test_a_reading_with_a_key_taken_or_added_is_refused_by_codec_and_schema(drawn: Reading, data: Any) -> None:
    value = to_json(drawn)
    objects = [value, value["document"], value["producer"]]
    spoiled = data.draw(st.sampled_from(objects))
    if data.draw(st.booleans()):
        del spoiled[data.draw(st.sampled_from(sorted(spoiled)))]
    else:
        spoiled["surprise"] = None
    with pytest.raises(BadRecord):
        from_json(Reading, value)
    assert not VALIDATOR.is_valid(value)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("document", "text"), None),
        (("document", "text"), 5),
        (("document", "published"), "2021"),
        (("document", "dateline"), [3, 3]),
        (("document", "dateline"), [-1, 3]),
        (("document", "dateline"), [0, 1, 2]),
        (("document", "dateline"), [True, 2]),
        (("document", "notices"), ["no_such_notice"]),
        (("document", "origins"), []),
        (("sentences",), {}),
        (("producer", "sayso"), None),
    ],
)
def test_wrong_types_are_refused_with_the_place_named(path: tuple[str, ...], wrong: object) -> None:
    value = to_json(reading())
    target = value
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = wrong
    with pytest.raises(BadRecord):
        from_json(Reading, value)


def test_keys_follow_the_contract_in_its_order() -> None:
    value = to_json(reading())
    assert list(value) == [
        "schema", "document", "sentences", "mentions", "entities", "claims", "events", "relations", "times", "places",
        "quantities", "producer",
    ]  # fmt: skip
    assert list(value["document"]) == [
        "id", "given_id", "title", "text", "language", "media_type", "source_sha256", "url", "publisher", "authors",
        "published", "modified", "collected", "dateline", "credits", "forwarded_from", "links", "blocks", "pages",
        "relevance", "notices", "origins",
    ]  # fmt: skip


def test_a_failure_is_a_row_of_the_schema() -> None:
    row = to_json(Failure(id="7", code="empty", sentence="Nothing in it."))
    assert row == {"schema": "sayso.failure/1", "id": "7", "code": "empty", "sentence": "Nothing in it."}
    VALIDATOR.validate(row)


def test_whole_numbers_are_written_without_a_fraction_and_read_as_floats() -> None:
    assert to_json(200.0) == 200
    assert isinstance(from_json(float, 200), float)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_numbers_that_json_lacks_are_refused(number: float) -> None:
    with pytest.raises(BadRecord):
        to_json(number)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2)])
def test_a_span_is_never_empty_or_reversed(start: int, end: int) -> None:
    with pytest.raises(BadRecord):
        Span(start, end)


@pytest.mark.parametrize("line", ["", "{", "[" * 100_000, "null", "[]", '{"schema": 1}'])
def test_lines_that_are_no_reading_are_refused(line: str) -> None:
    with pytest.raises(BadRecord):
        from_line(Reading, line)
