"""An address for every page of the table, on the loaded workbench; a page without one fails the tests."""

from __future__ import annotations

from collections.abc import Callable

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
    "/search": lambda _: "/search?q=border+post",
    "/runs": lambda _: "/runs",
    "/runs/{run}": _run,
    "/health": lambda _: "/health?verify=1",
}
DOWNLOADS = {"/r/{report}/original", "/r/{report}/record"}
# Pages that are there before anything has been added.
BEFORE_ANYTHING = ("/", "/reports", "/search", "/search?q=border", "/runs", "/health")
# Addresses that lead to nothing, or cannot be understood.
WRONG = ("/r/0123", "/reports?since=yesterday", "/reports?state=odd", "/search?q=%22%22", "/runs/9", "/nowhere")
