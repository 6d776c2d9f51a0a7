"""Pages of the joined record by HTTP: with everything, with nothing, and asked for what cannot be."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.ledger.base import Ledger
from sayso.linking.record import JoinedRecord
from sayso.workbench import app
from sayso.workbench.addresses import actor_url, claim_url, event_url, source_url
from sayso.workbench.security import COOKIE
from tests.factories import reading
from tests.workbench.records import MemoryRecord
from tests.workbench.sites import TOKEN, Site, site_in
from tests.workbench.world import HOSTILE, record

HOST = "127.0.0.1:8765"
LISTS = ("/events", "/claims", "/actors", "/sources", "/timeline", "/map", "/claims/graph", "/review")


def client(made: Site) -> TestClient:
    opened = TestClient(made.app, base_url=f"http://{HOST}", follow_redirects=False)
    opened.cookies.set(COOKIE, TOKEN)
    return opened


@pytest.fixture(scope="module")
def world() -> MemoryRecord:
    return record()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = site_in(tmp_path, HOST, reading("A text.", title="A report"))
    yield made
    made.close()


@pytest.fixture
def pages(site: Site, world: MemoryRecord, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    @contextmanager
    def joined(ledger: Ledger) -> Iterator[JoinedRecord]:
        del ledger
        yield world

    monkeypatch.setattr(app, "joined_record", joined)
    return client(site)


def shelling(world: MemoryRecord) -> str:
    """The event of most reports."""
    return max(world.all_events(), key=lambda event: event.independence.reports).id


def text_of(html: str) -> str:
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


# -- what is shown -----------------------------------------------------------------------------------------------------


def test_an_event_shows_every_value_with_who_claims_it_and_since_when(pages: TestClient, world: MemoryRecord) -> None:
    html = pages.get(event_url(shelling(world))).text
    said = text_of(html)

    for words in (
        "4 soldiers",
        "6 people",
        "Valley Post ← Ministry of Defence",
        "Osh Courier ← a medic",
        "reports differ",
    ):
        assert words in said, words
    assert "4 reports, 1 copy," in said
    assert '<time datetime="2026-09-05">' in html
    assert re.search(r'href="/r/[0-9a-f]{64}#c=\d+-\d+"', html)
    assert "confirmed" not in said.lower()


def test_a_denial_stands_beside_what_it_denies_and_is_no_value_of_its_own_number(
    pages: TestClient, world: MemoryRecord
) -> None:
    said = text_of(pages.get(event_url(shelling(world))).text)
    assert "Who denies it" in said
    assert "Osh Courier ← Ardun Front denies" in said


def test_why_reports_are_joined_is_told_feature_by_feature(pages: TestClient, world: MemoryRecord) -> None:
    said = text_of(pages.get(event_url(shelling(world))).text)
    for words in ("the same day", "for +1.8", "other victims", "against -0.6", "soldiers / people"):
        assert words in said, words


def test_an_event_of_one_origin_says_so_plainly(pages: TestClient, world: MemoryRecord) -> None:
    one = next(event for event in world.all_events() if event.independence.high == 1)
    assert "one source" in text_of(pages.get(event_url(one.id)).text)


def test_a_claims_chain_begins_with_the_origin_and_ends_with_who_printed_it(
    pages: TestClient, world: MemoryRecord
) -> None:
    mirror = next(row for row in world.claims(limit=99).items if row.outlet == "Mirror of the Valley")
    said = text_of(pages.get(claim_url(mirror.id)).text)
    chain = said[said.index("From where it comes") : said.index("What is said")]
    places = [chain.index(name) for name in ("Ministry of Defence", "Leylek Herald", "Mirror of the Valley")]
    assert places == sorted(places)


def test_the_graph_boxes_copies_and_draws_denials_with_a_word(pages: TestClient, world: MemoryRecord) -> None:
    html = pages.get(f"/claims/graph?e={shelling(world).removeprefix('event:')}").text
    assert html.count('class="flow-box"') == 1
    assert ">denies</text>" in html
    assert "flow-edge inferred" in html
    # The list says the same.
    assert html.count("<tr data-row>") == 5


def test_an_actors_claims_by_it_and_about_it_stand_apart(pages: TestClient, world: MemoryRecord) -> None:
    front = next(row for row in world.actors(limit=99).items if row.name == "Ardun Front")
    said = text_of(pages.get(actor_url(front.id)).text)
    by = said[said.index("Claims by it") : said.index("Claims about it")]
    assert "its fighters shelled Ardun" in by


def test_names_stand_with_their_script_and_reports(pages: TestClient, world: MemoryRecord) -> None:
    row = next(row for row in world.actors(limit=99).items if row.name == "جبهة أردون")
    said = text_of(pages.get(actor_url(row.id)).text)
    assert "جبهة أردون" in said
    assert "Arab" in said
    assert "Latn" in said


def test_a_source_says_whom_it_carries(pages: TestClient) -> None:
    said = text_of(pages.get(source_url("outlet:mirror of the valley")).text)
    assert "Whom it carries" in said
    assert "Leylek Herald" in said


def test_the_timeline_counts_and_lists_what_has_no_day(pages: TestClient) -> None:
    html = pages.get("/timeline").text
    assert "1 without a day" in text_of(html)
    assert "Arrest of" in html[html.index('id="undated"') :]
    assert html.count("<rect") == 3
    assert html.count('class="bar imprecise"') == 1


def test_the_map_draws_circles_and_lists_what_has_no_place(pages: TestClient) -> None:
    html = pages.get("/map").text
    assert html.count("<circle") == 3
    assert "1 without a place" in text_of(html)
    assert "Natural Earth" in html
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", html[html.index("<svg") : html.index("</svg>")])


def test_a_pair_is_shown_with_both_sides_and_four_ways_to_decide(pages: TestClient) -> None:
    html = pages.get("/review").text
    said = text_of(html)
    assert "Pair 1 of 2" in said
    for key in "ynus":
        assert f'data-press="{key}"' in html
    assert "days overlap" in said
    assert "Pair 2 of 2" in text_of(pages.get("/review?skip=1").text)
    assert "That was the last of 2." in text_of(pages.get("/review?skip=2").text)


def test_a_dossiers_statements_lead_to_notes_with_outlet_date_quote_and_hash(
    pages: TestClient, world: MemoryRecord
) -> None:
    html = pages.get(f"{event_url(shelling(world))}/dossier").text
    numbers = set(re.findall(r'href="#note-(\d+)"', html))
    assert numbers
    assert numbers <= set(re.findall(r'id="note-(\d+)"', html))
    assert "Nobody has reviewed this" in html
    assert re.search(r"<code>[0-9a-f]{64}</code>", html)


def test_a_dossier_as_a_file_needs_nothing_else_and_runs_nothing(pages: TestClient, world: MemoryRecord) -> None:
    bad = next(row for row in world.actors(limit=99).items if HOSTILE in row.name)
    answer = pages.get(f"{actor_url(bad.id)}/dossier?as=file")
    assert "attachment" in answer.headers["content-disposition"]
    assert "default-src 'none'" in answer.text
    assert not re.search(r"<(script|link|img)\b|\bsrc=\"|@import|url\(", answer.text)


# -- lists, filters and files ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("/events?type=PROTEST", 1),
        ("/events?q=batken", 1),
        ("/events?since=2026-09-21&until=2026-09", 1),
        ("/events?undated=1", 1),
        ("/events?unlocated=1", 1),
        ("/claims?stance=denies", 1),
        ("/claims?source=outlet:osh%20courier", 2),
        ("/actors?type=Person", 1),
    ],
)
def test_a_filter_in_the_address_narrows_the_list_and_can_be_taken_away(
    path: str, rows: int, pages: TestClient
) -> None:
    html = pages.get(path).text
    assert html.count("<tr data-row>") == rows
    assert 'class="filters"' in html


def test_a_list_without_a_row_says_which_filters_to_take_away(pages: TestClient) -> None:
    said = text_of(pages.get("/events?q=nothing+like+it&type=AID").text)
    assert "No event matches 2 filters." in said
    assert "Take one away" in said


@pytest.mark.parametrize("kind", ["events", "claims", "actors", "sources"])
def test_a_list_can_be_taken_along_as_it_is_narrowed(kind: str, pages: TestClient) -> None:
    rows = json.loads(pages.get(f"/take/{kind}.json").content)
    table = list(csv.DictReader(io.StringIO(pages.get(f"/take/{kind}.csv").content.decode("utf-8-sig"))))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert len(rows) > 2
    assert len(json.loads(pages.get(f"/take/{kind}.json?q=ardun").content)) < len(rows)


def test_geojson_keeps_events_without_a_place(pages: TestClient) -> None:
    shapes = json.loads(pages.get("/take/events.geojson").content)["features"]
    assert sum(one["geometry"] is None for one in shapes) == 1
    assert len(shapes) == 4


def test_a_cell_that_a_table_program_would_calculate_is_made_harmless() -> None:
    from sayso.workbench.pages.taking import cell

    assert [cell(value) for value in ("=1+1", "@x", "-2", "plain", -2, None)] == [
        "'=1+1",
        "'@x",
        "'-2",
        "plain",
        -2,
        None,
    ]


# -- hostile, odd and missing ------------------------------------------------------------------------------------------


def test_words_of_a_report_never_become_markup(pages: TestClient, world: MemoryRecord) -> None:
    paths = [*LISTS, *(event_url(event.id) for event in world.all_events())]
    paths += [actor_url(actor.id) for actor in world.all_actors()]
    paths += [claim_url(row.id) for row in world.claims(limit=99).items]
    paths += [source_url(row.id) for row in world.sources(limit=99).items]
    paths += [f"{path}/dossier" for path in paths if path.startswith(("/e/", "/a/"))]
    for path in paths:
        answer = pages.get(path)
        assert answer.status_code == 200, path
        assert "<img" not in answer.text, path
        assert "<script>" not in answer.text, path
        assert " onerror" not in re.sub(r"&#?\w+;[^<]*", "", answer.text) or "<img" not in answer.text, path


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/e/0000", 404),
        ("/a/0000", 404),
        ("/c/0000", 404),
        ("/s/outlet:nobody", 404),
        ("/e/0000/dossier", 404),
        ("/claims/graph?e=0000", 404),
        ("/events?since=yesterday", 400),
        ("/events?country=nowhere", 400),
        ("/events?order=odd", 400),
        ("/claims?stance=odd", 400),
        ("/review?kind=odd", 400),
        ("/review?skip=-1", 400),
        ("/map?box=1,2,3", 400),
        ("/map?box=10,10,5,20", 400),
        ("/take/events.xlsx", 400),
        ("/take/reports.csv", 400),
    ],
)
def test_what_cannot_be_is_told_with_what_to_do(path: str, status: int, pages: TestClient) -> None:
    answer = pages.get(path)
    assert answer.status_code == status
    assert "What to do" in answer.text


def test_a_shortened_id_leads_to_the_whole_one(pages: TestClient, world: MemoryRecord) -> None:
    whole = event_url(shelling(world))
    assert pages.get(whole[:12]).headers["location"] == whole


@pytest.mark.parametrize("path", LISTS)
def test_without_a_linked_report_a_page_says_what_to_do(path: str, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = record(empty=True)

    @contextmanager
    def joined(ledger: Ledger) -> Iterator[JoinedRecord]:
        del ledger
        yield nothing

    monkeypatch.setattr(app, "joined_record", joined)
    html = client(site).get(path).text
    assert "Reports are not linked yet." in html
    assert 'action="/link"' in html


# -- deciding ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def owner(site: Site) -> Callable[..., int]:
    """Posts a form as the page does; gives the status."""
    opened = client(site)

    def post(path: str, **fields: str) -> int:
        return int(opened.post(path, data=fields, headers={"origin": f"http://{HOST}"}).status_code)

    return post


def test_a_judgement_is_written_with_author_time_and_reason_and_can_be_taken_back(
    site: Site, owner: Callable[..., int]
) -> None:
    pair = {"one": "Person:Ada Lovelace", "other": "Person:A. Lovelace"}
    assert owner("/judge", **pair, decision="same", reason="same birthday") == 303
    assert owner("/judge", **pair, decision="undone") == 303
    with site.ledger.links() as links:
        first, last = links.judgements()
    assert (first.decision, first.reason, first.is_human) == ("same", "same birthday", True)
    assert first.author
    assert first.made_utc
    assert last.decision == "undone"


def test_a_correction_is_written_and_can_be_taken_back(site: Site, owner: Callable[..., int]) -> None:
    about = {"subject": "event:0123456789abcdef:1-5", "field": "effect:killed"}
    assert owner("/correct", **about, kind="choice", value="4", other_value="5", reason="hospital list") == 303
    assert owner("/correct", **about, kind="undo", reason="") == 303
    with site.ledger.links() as links:
        first, last = links.corrections()
    assert (first.value, first.reason, last.value) == ("5", "hospital list", None)


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/judge", {"one": "Person:A", "other": "Person:B", "decision": "maybe"}),
        ("/judge", {"one": "Person:A", "other": "Person:A", "decision": "same"}),
        ("/judge", {"one": "Person:A", "decision": "same"}),
        ("/correct", {"subject": "event:1", "kind": "choice", "field": "when"}),
        ("/correct", {"subject": "event:1", "kind": "odd", "field": "when", "value": "x"}),
        ("/correct", {"subject": "event:1", "kind": "choice", "field": "when", "value": "x" * 501}),
    ],
)
def test_a_form_that_says_too_little_changes_nothing(
    path: str, fields: dict[str, str], site: Site, owner: Callable[..., int]
) -> None:
    assert owner(path, **fields) == 400
    with site.ledger.links() as links:
        assert (links.judgements(), links.corrections()) == ((), ())


@pytest.mark.parametrize("back", ["//evil.example/", "/\\evil.example", "https://evil.example/", "/e/1\r\nx: y"])
def test_a_form_never_leads_to_another_site(back: str, site: Site) -> None:
    answer = client(site).post("/link", data={"back": back}, headers={"origin": f"http://{HOST}"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/events")


# -- search ------------------------------------------------------------------------------------------------------------


def test_a_search_finds_things_of_the_record_and_names_in_other_scripts(pages: TestClient) -> None:
    said = text_of(pages.get("/search?q=ardun").text)
    for words in ("Actors 1", "Ardun Front", "Events 1", "Claims"):
        assert words in said, words
    assert "Also named" in text_of(pages.get("/search?q=جبهة").text)


@pytest.mark.parametrize("query", ["title:ardun", "ardun OR batken", "ardun -batken", "ard*", '"'])
def test_a_search_with_operators_is_for_texts_alone(query: str, pages: TestClient) -> None:
    assert "in-record" not in pages.get("/search", params={"q": query}).text
