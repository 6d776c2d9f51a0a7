"""Decisions on a linked ledger: what a person joins is one, and taking it back parts it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.linking import open_record
from sayso.records import Reading
from sayso.workbench.addresses import event_url
from sayso.workbench.security import COOKIE
from tests.browser.reports import FULL
from tests.factories import reading
from tests.workbench.sites import TOKEN, Site, site_in

HOST = "127.0.0.1:8765"
READINGS: tuple[Reading, ...] = (FULL, reading("Nothing else.", title="Another report"))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = site_in(tmp_path, HOST, *READINGS)
    yield made
    made.close()


@pytest.fixture
def owner(site: Site) -> TestClient:
    opened = TestClient(site.app, base_url=f"http://{HOST}", follow_redirects=False)
    opened.cookies.set(COOKIE, TOKEN)
    opened.headers["origin"] = f"http://{HOST}"
    return opened


def two_events(site: Site) -> list[tuple[str, str]]:
    """Two events that are not one: their ids and a trace of each."""
    with open_record(site.ledger) as record:
        rows = record.events().items
        return sorted((row.id, record.event(row.id).traces[0]) for row in rows)[:2]


def test_what_a_person_joins_is_one_until_it_is_taken_back(site: Site, owner: TestClient) -> None:
    (one, one_trace), (other, other_trace) = two_events(site)
    pair = {"one": one_trace, "other": other_trace, "back": "/review"}
    assert owner.get(event_url(one)).status_code == owner.get(event_url(other)).status_code == 200

    assert owner.post("/judge", data=pair | {"decision": "same", "reason": "one night"}).status_code == 303
    answers = [owner.get(event_url(event)) for event in (one, other)]
    joined = {a.headers["location"] if a.status_code == 308 else str(a.url.path) for a in answers}
    assert len(joined) == 1
    page = owner.get(joined.pop()).text
    assert "one night" in page
    assert "Take back" in page

    assert owner.post("/judge", data=pair | {"decision": "undone"}).status_code == 303
    assert [owner.get(event_url(event)).status_code for event in (one, other)] == [200, 200]


def test_a_value_that_a_person_chose_is_shown_as_his_and_goes_when_it_is_taken_back(
    site: Site, owner: TestClient
) -> None:
    (event, trace), _ = two_events(site)
    about = {"subject": trace, "field": "when", "back": event_url(event)}
    answer = owner.post("/correct", data=about | {"kind": "choice", "value": "2019-02-03", "reason": "hospital list"})
    assert answer.headers["location"] == event_url(event)
    page = owner.get(event_url(event)).text
    assert "2019-02-03" in page
    assert "hospital list" in page

    owner.post("/correct", data=about | {"kind": "undo"})
    assert "set by" not in owner.get(event_url(event)).text
