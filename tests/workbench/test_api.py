"""The JSON interface: what the pages show, in the shapes of the record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from sayso.records import Reading
from sayso.records.codec import from_json
from sayso.records.joined import JoinedActor, JoinedClaim, JoinedEvent, SourceProfile
from tests.telling.full_reading import full_reading
from tests.workbench.sites import TOKEN, site_in

HOST = "127.0.0.1:8765"


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    made = site_in(tmp_path_factory.mktemp("api"), HOST, full_reading())
    yield TestClient(made.app, base_url=f"http://{HOST}", headers={"authorization": f"Bearer {TOKEN}"})
    made.close()


def items(api: TestClient, path: str) -> list[Any]:
    answer = api.get(path)
    assert answer.status_code == 200
    found = answer.json()
    assert found["total"] >= len(found["items"])
    return list(found["items"])


def test_a_reading_is_the_line_that_was_stored(api: TestClient) -> None:
    (entry,) = items(api, "/api/reports")
    reading = from_json(Reading, api.get(f"/api/reports/{entry['document_id']}").json())
    assert reading.document.text == full_reading().document.text
    assert [row["action"] for row in api.get(f"/api/reports/{entry['document_id']}/custody").json()] == ["add"]


@pytest.mark.parametrize(
    ("kind", "record"),
    [("events", JoinedEvent), ("claims", JoinedClaim), ("actors", JoinedActor), ("sources", SourceProfile)],
)
def test_rows_of_a_list_lead_to_records_of_the_contract(kind: str, record: type, api: TestClient) -> None:
    rows = items(api, f"/api/{kind}")
    assert rows
    for row in rows:
        found = api.get(f"/api/{kind}/{row['id']}")
        assert found.status_code == 200, row["id"]
        assert from_json(record, found.json()).id == row["id"]


def test_lists_are_narrowed_and_cut_as_on_the_pages(api: TestClient) -> None:
    everything = items(api, "/api/claims")
    assert items(api, "/api/claims?limit=1") == everything[:1]
    assert items(api, "/api/claims?limit=1&offset=1") == everything[1:2]
    assert items(api, "/api/events?text=no-such-word-anywhere") == []


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/reports/0123", 404, "no_such_document"),
        ("/api/events/0123", 404, "no_such_document"),
        ("/api/reports?since=yesterday", 400, "bad_query"),
        ("/api/search?q=%22%22", 400, "bad_query"),
        ("/api/nothing", 404, "no_such_page"),
    ],
)
def test_errors_are_json_with_a_code_and_what_to_do(path: str, status: int, code: str, api: TestClient) -> None:
    answer = api.get(path)
    assert answer.status_code == status
    assert answer.json()["error"] == code
    assert answer.json()["next"]


def test_every_address_is_described_and_answers(api: TestClient) -> None:
    described = api.get("/api/openapi.json").json()["paths"]
    assert {"/api/reports", "/api/events/{event}", "/api/search", "/api/decisions"} <= set(described)
    for path, methods in described.items():
        assert set(methods) == {"get"}
        if "{" not in path:
            assert api.get(path, params={"q": "depot"}).status_code == 200, path
