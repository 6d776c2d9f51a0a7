"""Adding over HTTP: files keep their names, nothing is left behind, and what was typed wrong is told."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.workbench.sites import TOKEN, Site, site_in

HOST = "127.0.0.1:8765"
TEXT = b"Shelling was heard near the ridge on 5 October 2021, the mayor said."


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    waiting = tmp_path / "waiting"
    waiting.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(waiting))
    made = site_in(tmp_path, HOST)
    yield made
    made.close()


@pytest.fixture
def owner(made: Site) -> TestClient:
    headers = {"authorization": f"Bearer {TOKEN}"}
    return TestClient(made.app, base_url=f"http://{HOST}", headers=headers, follow_redirects=False)


def done(made: Site) -> None:
    async def last() -> None:
        async for _ in made.runs.follow("1"):
            pass

    asyncio.run(asyncio.wait_for(last(), 120))


def test_files_that_are_sent_are_read_under_their_own_names_and_not_left_behind(
    made: Site, owner: TestClient, tmp_path: Path
) -> None:
    sent = [("files", ("ridge <1>.txt", TEXT)), ("files", ("broken.pdf", b"%PDF-1.4 "))]
    answer = owner.post("/runs/files", files=sent)
    assert (answer.status_code, answer.headers["location"]) == (303, "/runs/1")
    done(made)
    with made.ledger.view() as view:
        assert [entry.name for entry in view.documents().items] == ["ridge <1>.txt"]
        assert [row.name for row in view.failures()] == ["broken.pdf"]
    assert list((tmp_path / "waiting").iterdir()) == []
    page = owner.get("/runs/1").text
    assert "ridge &lt;1&gt;.txt" in page
    assert "broken.pdf" in page


def test_a_folder_is_read_by_its_path(made: Site, owner: TestClient, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_bytes(TEXT)
    assert owner.post("/runs/files", data={"path": str(folder)}).status_code == 303
    done(made)
    with made.ledger.view() as view:
        assert view.count() == 1


def test_the_samples_are_read_on_request(made: Site, owner: TestClient) -> None:
    assert owner.post("/runs/samples").headers["location"] == "/runs/1"
    done(made)
    with made.ledger.view() as view:
        assert view.count() > 10


def test_a_path_that_is_not_there_is_a_failure_with_its_reason(made: Site, owner: TestClient) -> None:
    owner.post("/runs/files", data={"path": "/no/such/folder/*.html"})
    done(made)
    assert "Nothing matches this pattern" in owner.get("/runs/1").text
    reasons = re.findall(r'href="([^"]*reason=[^"]*)"', owner.get("/runs").text)
    assert reasons
    assert "Nothing matches this pattern" in owner.get(reasons[0].split("#")[0]).text


def test_a_form_without_anything_says_what_is_missing(owner: TestClient) -> None:
    answer = owner.post("/runs/files", data={"path": " "})
    assert answer.status_code == 400
    assert "choose files" in answer.text
