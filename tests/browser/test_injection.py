"""Hostile reports in a real browser: nothing that they hold runs, loads, leaves, or becomes part of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

import pytest

from sayso.linking import open_record
from sayso.linking.record import Asked
from sayso.records import Failure, Reading
from sayso.workbench.addresses import actor_url, claim_url, event_url, source_url
from sayso.workbench.asking import report_url
from tests.browser.conftest import Served, host, port, serve
from tests.browser.payloads import PAYLOADS
from tests.cli.test_reading_view import poisoned
from tests.telling.full_reading import TEXT, full_reading
from tests.workbench.sites import site_in

# Elements that no page of ours has, and attributes that none of our elements has.
FOREIGN = (
    "img, iframe, object, embed, base, video, audio, svg script, math, marquee, template, noscript, "
    "meta[http-equiv], link[rel=prefetch], [style], [srcdoc], [onerror], [onload], [onclick], [onfocus], [onmouseover]"
)


def hostile(payload: str) -> Reading:
    """A reading with the payload in every field that a report controls, its text included.

    Days are none of these: a reader makes them, and nothing else than days. Each payload has days of its own, so that
    the events of all are not joined into one.
    """
    first = date(2001, 1, 1) + timedelta(days=60 * PAYLOADS.index(payload))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.cli.test_reading_view.HOSTILE", payload)
        evil = poisoned(full_reading())
    days = (first.isoformat(), (first + timedelta(days=1)).isoformat())
    times = (replace(one, start=days[0], end=days[1]) if one.start else one for one in full_reading().times)
    evil = replace(evil, times=tuple(times))
    return replace(evil, document=replace(evil.document, text=(payload + TEXT)[: len(TEXT)]))


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    listening = port()
    made = site_in(
        tmp_path_factory.mktemp("attacked"),
        host(listening),
        *(hostile(payload) for payload in PAYLOADS),
        failures=tuple(Failure(payload, payload, payload) for payload in PAYLOADS),
    )
    yield from serve(made, listening)


def ids(served: Served) -> list[str]:
    with served.site.ledger.view() as view:
        return [entry.document_id for entry in view.documents().items]


def addresses(served: Served) -> Iterator[str]:
    reports = ids(served)
    yield from ("/", "/reports", "/runs", "/health", "/search?q=ridge", "/search?q=depot&outlet=script")
    yield from (report_url(report) for report in reports)
    yield f"{report_url(reports[0])}/against/{reports[1].removeprefix('sha256:')}"
    yield from joined_addresses(attacked=served)
    # Our own addresses carry what a stranger wrote into a link.
    for number, payload in enumerate(PAYLOADS):
        written = quote(payload, safe="")
        yield f"/search?q=depot&outlet={written}&language={written}" if number % 2 else f"/search?q={written}"
        if number % 9 == 0:
            yield from (f"/reports?outlet={written}", f"/reports?since={written}", f"/runs?reason={written}")
            yield from (f"/r/{written}", f"/runs/{written}", f"/{written}")


def joined_addresses(attacked: Served) -> Iterator[str]:
    """Every list of the joined record, and the first things of each: all hostile reports tell of them."""
    yield from ("/events", "/claims", "/claims/graph", "/actors", "/sources", "/timeline", "/map", "/review")
    with open_record(attacked.site.ledger) as record:
        for rows, url in (
            (record.events(Asked(order="reports"), limit=60).items, event_url),
            (record.claims(limit=8).items, claim_url),
            (record.actors(limit=8).items, actor_url),
            (record.sources(limit=8).items, source_url),
        ):
            yield from (url(row.id) for row in rows)
        yield from (f"{event_url(row.id)}/dossier" for row in record.events(limit=2).items)
        yield from (f"{actor_url(row.id)}/dossier" for row in record.actors(limit=2).items)


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 40


def test_nothing_that_a_report_holds_runs_or_leaves(attacked: Served, tabs: Any) -> None:
    tab = tabs(attacked)
    for path in addresses(attacked):
        tab.open(path)
        ran, foreign, scripts = tab.page.evaluate(
            """foreign => [
                window.__ran ?? null,
                [...document.querySelectorAll(foreign)].map(one => one.outerHTML),
                [...document.querySelectorAll('script')].map(one => one.getAttribute('src')),
            ]""",
            FOREIGN,
        )
        assert (ran, foreign) == (None, []), path
        assert tab.page.url.startswith(attacked.base), path
        assert all(source and source.startswith("/static/") for source in scripts), path
    # Nothing was so much as tried: the policy had nothing to refuse.
    assert (tab.complaints, tab.left, tab.dialogs) == ([], [], [])


def test_pointing_at_marks_and_links_of_a_hostile_report_runs_nothing(attacked: Served, tabs: Any) -> None:
    tab = tabs(attacked)
    for report in ids(attacked)[:6]:
        tab.open(report_url(report))
        for link in tab.page.locator(".text a, .card a").all()[:20]:
            link.hover(force=True)
            link.focus()
        assert tab.page.evaluate("window.__ran") is None
    assert (tab.complaints, tab.left, tab.dialogs) == ([], [], [])


def test_links_of_a_hostile_report_lead_to_web_addresses_alone(attacked: Served, tabs: Any) -> None:
    tab = tabs(attacked)
    for report in ids(attacked)[::3]:
        tab.open(report_url(report))
        targets = tab.page.eval_on_selector_all("a", "all => all.map(one => [one.protocol, one.host, one.rel])")
        own = attacked.base.removeprefix("http://")
        for protocol, target_host, relation in targets:
            assert protocol in {"http:", "https:"}
            assert target_host == own or "noreferrer" in relation


def test_a_policy_stands_behind_the_escaping(attacked: Served, tabs: Any) -> None:
    """Even markup that came through would run and load nothing: tried with a page of our own."""
    tab = tabs(attacked)
    tab.open("/")
    tab.page.evaluate(
        """() => {
            const attempt = (run) => { try { run(); } catch { /* trusted types refuse it first */ } };
            const image = document.createElement('img');
            image.src = 'https://evil.example/pixel.gif';
            document.body.append(image);
            attempt(() => image.setAttribute('onerror', 'window.__ran = 1'));
            attempt(() => { document.body.insertAdjacentHTML('beforeend', '<svg onload="window.__ran = 1">'); });
            attempt(() => {
                const script = document.createElement('script');
                script.textContent = 'window.__ran = 1';
                document.body.append(script);
            });
        }"""
    )
    tab.page.wait_for_timeout(200)
    assert tab.page.evaluate("window.__ran") is None
    assert tab.complaints
