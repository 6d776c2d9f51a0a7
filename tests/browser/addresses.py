"""An address for every page of the table, on the loaded workbench; a page without one fails the tests."""

from __future__ import annotations

from collections.abc import Callable

from sayso.linking import open_record
from sayso.linking.record import Asked
from sayso.workbench.addresses import actor_url, claim_url, event_url, source_url
from sayso.workbench.asking import report_url
from tests.browser.conftest import Served
from tests.browser.reports import URL


def report_ids(served: Served) -> tuple[str, str]:
    """The two versions of the report that has everything."""
    with served.site.ledger.view() as view:
        entries = sorted((version.entry for version in view.versions(URL)), key=lambda entry: entry.text_chars)
    one, other = entries
    return one.document_id, other.document_id


def _report(served: Served) -> str:
    return report_url(report_ids(served)[0])


def _against(served: Served) -> str:
    one, other = report_ids(served)
    return f"{report_url(one)}/against/{other.removeprefix('sha256:')}"


def _first(kind: str, url: Callable[[str], str], after: str = "") -> Callable[[Served], str]:
    """The page of the first row of one of the record's lists."""

    def address(served: Served) -> str:
        with open_record(served.site.ledger) as record:
            lists = {"event": record.events, "claim": record.claims, "actor": record.actors, "source": record.sources}
            asked = Asked(order="reports") if kind == "event" else Asked()
            return url(lists[kind](asked).items[0].id) + after

    return address


def _run(served: Served) -> str:
    if not served.site.runs.all():
        served.site.runs.start("nothing", ())
    return "/runs/1"


# By the path in `routes.PAGES`. Files to download are no pages.
ADDRESSES: dict[str, Callable[[Served], str]] = {
    "/": lambda _: "/",
    "/reports": lambda _: "/reports",
    "/r/{report}": _report,
    "/r/{report}/against/{other}": _against,
    "/events": lambda _: "/events",
    "/e/{event}": _first("event", event_url),
    "/e/{event}/dossier": _first("event", event_url, "/dossier"),
    "/claims": lambda _: "/claims",
    "/claims/graph": lambda _: "/claims/graph",
    "/c/{claim}": _first("claim", claim_url),
    "/actors": lambda _: "/actors",
    "/a/{actor}": _first("actor", actor_url),
    "/a/{actor}/dossier": _first("actor", actor_url, "/dossier"),
    "/sources": lambda _: "/sources",
    "/s/{source}": _first("source", source_url),
    "/timeline": lambda _: "/timeline",
    "/map": lambda _: "/map",
    "/review": lambda _: "/review",
    "/search": lambda _: "/search?q=border+post",
    "/runs": lambda _: "/runs",
    "/runs/{run}": _run,
    "/health": lambda _: "/health?verify=1",
}
DOWNLOADS = {"/r/{report}/original", "/r/{report}/record", "/take/{file}"}
# Pages that are there before anything has been added.
BEFORE_ANYTHING = (
    *("/", "/reports", "/search", "/search?q=border", "/runs", "/health"),
    *("/events", "/claims", "/claims/graph", "/actors", "/sources", "/timeline", "/map", "/review"),
)
# Addresses that lead to nothing, or cannot be understood.
WRONG = (
    "/r/0123",
    "/e/0123",
    "/c/0123",
    "/a/nobody",
    "/s/outlet:nobody",
    "/events?since=yesterday",
    "/reports?since=yesterday",
    "/reports?state=odd",
    "/search?q=%22%22",
    "/runs/9",
    "/nowhere",
)
