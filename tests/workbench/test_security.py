"""Who is let in, and what every answer carries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.workbench.routes import ACTIONS, PAGES
from sayso.workbench.security import COOKIE, HEADERS
from tests.factories import reading
from tests.workbench.sites import MOST_BYTES, TOKEN, Site, site_in

HOST = "127.0.0.1:8765"
ORIGIN = {"origin": f"http://{HOST}"}


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Site]:
    made = site_in(tmp_path, HOST, reading("A text.", title="A report"))
    yield made
    made.close()


def stranger(made: Site, **options: object) -> TestClient:
    return TestClient(made.app, base_url=f"http://{HOST}", follow_redirects=False, **options)  # type: ignore[arg-type]


@pytest.fixture
def stranger_(made: Site) -> TestClient:
    return stranger(made)


@pytest.fixture
def owner(made: Site) -> TestClient:
    client = stranger(made)
    client.cookies.set(COOKIE, TOKEN)
    return client


@pytest.mark.parametrize(
    "path", [row.path for row in PAGES] + ["/api/reports", "/api/openapi.json", "/static/x/keys.js"]
)
def test_nothing_is_shown_without_the_token(path: str, stranger_: TestClient) -> None:
    answer = stranger_.get(path)
    assert answer.status_code == 403
    assert "A report" not in answer.text


@pytest.mark.parametrize("path", [row.path for row in ACTIONS])
def test_nothing_is_done_without_the_token(path: str, stranger_: TestClient) -> None:
    assert stranger_.post(path, headers=ORIGIN).status_code == 403


def test_the_first_visit_puts_the_token_into_a_cookie_and_takes_it_out_of_the_address(stranger_: TestClient) -> None:
    answer = stranger_.get(f"/reports?outlet=a%26b&token={TOKEN}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/reports?outlet=a%26b"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert stranger_.get("/reports").status_code == 200


@pytest.mark.parametrize("path", ["//evil.example/", "///evil.example", "/\\evil.example"])
def test_the_first_visit_never_leads_to_another_site(path: str, made: Site) -> None:
    answer = stranger(made).get(f"http://{HOST}{path}?token={TOKEN}")
    assert "location" not in answer.headers or not answer.headers["location"].startswith(("//", "/\\", "http"))


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x", TOKEN[:-1], "é"])
def test_a_wrong_token_is_refused(token: str, stranger_: TestClient) -> None:
    assert stranger_.get("/", params={"token": token}).status_code == 403
    assert COOKIE not in stranger_.cookies


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "localhost:8765.evil"]
)
def test_other_host_names_are_refused_even_with_the_token(host: str, owner: TestClient) -> None:
    assert owner.get("/", headers={"host": host}).status_code == 421
    assert owner.post("/runs/samples", headers={"host": host, "origin": f"http://{host}"}).status_code == 421


WRITES = (
    ({}, 403),
    ({"origin": "null"}, 403),
    ({"origin": "http://evil.example"}, 403),
    ({"origin": "https://127.0.0.1:8765"}, 403),
    ({"origin": "http://127.0.0.1:8766"}, 403),
    ({**ORIGIN, "sec-fetch-site": "cross-site"}, 403),
    ({**ORIGIN, "sec-fetch-site": "same-site"}, 403),
    ({**ORIGIN, "sec-fetch-site": "same-origin"}, 303),
    (ORIGIN, 303),
)


@pytest.mark.parametrize(("headers", "status"), WRITES)
def test_a_write_must_come_from_our_own_page(headers: dict[str, str], status: int, owner: TestClient) -> None:
    owner_id = owner.post("/runs/1/stop", headers=headers)
    # With the checks passed there is no run 1: the action itself answers.
    assert owner_id.status_code == (404 if status == 303 else status)


def test_other_sites_may_open_a_page_but_not_load_a_part_of_one(owner: TestClient) -> None:
    foreign = {"sec-fetch-site": "cross-site"}
    assert (
        owner.get("/", headers={**foreign, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}).status_code
        == 200
    )
    for mode, dest in (("no-cors", "image"), ("no-cors", "script"), ("navigate", "iframe"), ("cors", "empty")):
        answer = owner.get("/", headers={**foreign, "sec-fetch-mode": mode, "sec-fetch-dest": dest})
        assert answer.status_code == 403, dest


def test_a_program_gives_the_token_in_a_header_and_needs_no_page(stranger_: TestClient) -> None:
    bearer = {"authorization": f"Bearer {TOKEN}"}
    assert stranger_.get("/api/reports", headers=bearer).json()["total"] == 1
    assert stranger_.post("/runs/1/stop", headers=bearer).status_code == 404
    assert stranger_.post("/runs/1/stop", headers={**bearer, "origin": "http://evil.example"}).status_code == 403


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/reports", "/r/0123", "/?token=wrong"])
def test_every_answer_carries_the_policy(path: str, owner: TestClient) -> None:
    headers = owner.get(path).headers
    for name, value in HEADERS:
        assert headers[name] == value
    assert "unsafe" not in headers["content-security-policy"]
    assert "*" not in headers["content-security-policy"]
    assert "no-store" in headers["cache-control"]


def test_no_other_site_is_ever_allowed_to_read(owner: TestClient) -> None:
    asked = {"origin": "http://evil.example", "access-control-request-method": "POST"}
    for answer in (owner.options("/api/reports", headers=asked), owner.get("/api/reports", headers=asked)):
        assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_what_is_too_long_or_does_not_say_how_long_is_refused(owner: TestClient) -> None:
    assert owner.post("/runs/files", headers={**ORIGIN, "content-length": str(MOST_BYTES + 1)}).status_code == 413
    pieces = (piece for piece in (b"a", b"b"))
    assert owner.post("/runs/files", headers=ORIGIN, content=pieces).status_code == 411


def test_an_original_is_never_answered_as_a_page(made: Site, owner: TestClient) -> None:
    with made.ledger.view() as view:
        (entry,) = view.documents().items
    answer = owner.get(f"/r/{entry.document_id.removeprefix('sha256:')}/original")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_pages_are_read_with_get_and_changed_with_post_alone(owner: TestClient) -> None:
    for action in ACTIONS:
        assert owner.get(action.path.replace("{run}", "1") + "/x").status_code in {404, 405}
    assert owner.post("/reports", headers=ORIGIN).status_code == 405


def test_no_template_holds_a_script_or_a_style_of_its_own() -> None:
    from importlib.resources import files

    for template in files("sayso.workbench").joinpath("templates").iterdir():
        text = template.read_text(encoding="utf-8")
        # A dossier that is saved holds its style: it is a file, with a policy of its own.
        assert "<style" not in text or template.name == "dossier_file.html", template
        assert " style=" not in text, template
        assert " on" + "click=" not in text, template
        assert "|safe" not in text.replace(" ", ""), template
        assert "autoescape" not in text, template
        for line in text.splitlines():
            assert "<script" not in line or "src=" in line, template
