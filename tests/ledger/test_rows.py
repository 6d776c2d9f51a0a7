from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from sayso.errors import BadRecord
from sayso.ledger.rows import content_sha256, days, facts_of, line_of, moment_of, url_key
from sayso.records import Reading, Reason, Status
from sayso.records.codec import from_line
from tests.factories import readings
from tests.ledger.samples import sample


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-10-05", ("2021-10-05", "2021-10-06")),
        ("2021-10-05T23:30:00+02:00", ("2021-10-05", "2021-10-06")),
        ("2021-02", ("2021-02-01", "2021-03-01")),
        ("2021-12", ("2021-12-01", "2022-01-01")),
        ("2021-12-31", ("2021-12-31", "2022-01-01")),
        ("2020-02-29", ("2020-02-29", "2020-03-01")),
        ("2021", ("2021-01-01", "2022-01-01")),
        ("2021-02-30", (None, None)),
        ("2021-13", (None, None)),
        ("9999", (None, None)),
        ("20211", (None, None)),
        ("yesterday", (None, None)),
        ("", (None, None)),
        (None, (None, None)),
    ],
)
def test_days_of_a_stated_date(value: str | None, expected: tuple[str | None, str | None]) -> None:
    assert days(value) == expected


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("HTTPS://Example.ORG/A?b=C#part", "https://example.org/A?b=C"),
        ("https://example.org:443", "https://example.org/"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("not an address", "not an address"),
        ("http://[broken", "http://[broken"),
        ("http://x:99999999/", "http://x:99999999/"),
    ],
)
def test_addresses_are_compared_without_what_makes_no_difference(url: str, same: str) -> None:
    assert url_key(url) == same
    assert url_key(same) == same


def test_addresses_that_may_differ_are_kept_apart() -> None:
    urls = ["https://x.org/a", "https://x.org/A", "http://x.org/a", "https://x.org/a/", "https://x.org/a?b=1"]
    assert len({url_key(url) for url in urls}) == len(urls)
    assert url_key("") is url_key(None) is None


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"collected": "2021-10-05T12:00:00+02:00", "published": "2021-10-01"}, "2021-10-05T10:00:00Z"),
        ({"collected": "2021-10-05T12:00:00Z"}, "2021-10-05T12:00:00Z"),
        ({"published": "2021-10"}, "2021-10"),
        ({"collected": "some day"}, "some day"),
        ({}, ""),
    ],
)
def test_the_moment_of_a_state_is_its_capture_else_its_publication(facts: dict[str, str], expected: str) -> None:
    assert moment_of(sample("A text.", **facts).reading.document) == expected


def test_content_is_the_same_whatever_bytes_it_came_in() -> None:
    first = sample("A text.", raw=b"one", collected="2021-10-05T12:00:00Z", media_type="text/html")
    second = sample("A text.", raw=b"two")
    assert content_sha256(first.reading.document) == content_sha256(second.reading.document)


@pytest.mark.parametrize(
    "other", [sample("Another text."), sample("A text.", title="T"), sample("A text.", published="2021")]
)
def test_content_differs_where_text_or_facts_differ(other: object) -> None:
    assert content_sha256(sample("A text.").reading.document) != content_sha256(other.reading.document)  # type: ignore[attr-defined]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(readings())
def test_any_reading_becomes_a_line_and_comes_back(reading: Reading) -> None:
    line = line_of(reading)
    assert from_line(Reading, line) == reading
    assert b"\n" not in line
    facts_of(reading, line, "name", Status.READ, Reason.OK)


def test_a_text_that_is_no_unicode_is_refused() -> None:
    with pytest.raises(BadRecord, match="surrogate"):
        line_of(sample("A text.", title="\udcff").reading)
