from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from sayso.workbench.routes import PAGES
from tests.browser.addresses import ADDRESSES, BEFORE_ANYTHING, DOWNLOADS, WRONG
from tests.browser.conftest import Served

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
SCHEMES = ("light", "dark")


def violations(page: Any) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA and its own best practices."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{one['id']}: {one['help']}; {node['target']} {node.get('failureSummary', '')}"
        for one in found
        for node in one["nodes"][:3]
    ]


def test_every_page_of_the_table_is_tried_here() -> None:
    assert {row.path for row in PAGES} == set(ADDRESSES) | DOWNLOADS


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", sorted(ADDRESSES))
def test_a_loaded_page_is_accessible_and_complains_of_nothing(
    path: str, scheme: str, loaded: Served, tabs: Any
) -> None:
    tab = tabs(loaded, color_scheme=scheme)
    answer = tab.open(ADDRESSES[path](loaded))
    assert answer.status == 200
    tab.page.locator("h1").first.wait_for()  # the page of a run loads itself anew when the run ends
    assert tab.page.locator("h1").count() == 1
    assert violations(tab.page) == []
    assert (tab.complaints, tab.left) == ([], [])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_of_an_empty_ledger_say_what_to_do_and_are_accessible(scheme: str, empty: Served, tabs: Any) -> None:
    tab = tabs(empty, color_scheme=scheme)
    for path in BEFORE_ANYTHING:
        assert tab.open(path).status == 200, path
        assert violations(tab.page) == [], path
        assert tab.page.locator("main a, main button, main input").count(), path
    assert tab.complaints == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_in_error_say_what_happened_what_was_kept_and_what_to_do(
    scheme: str, loaded: Served, damaged: Served, tabs: Any
) -> None:
    for served, paths in ((loaded, WRONG), (damaged, [path for path in BEFORE_ANYTHING if path != "/search"])):
        tab = tabs(served, color_scheme=scheme)
        for path in paths:
            tab.open(path)
            main = tab.page.locator("main").inner_text()
            if "/search" not in path or served is damaged:
                assert "Kept" in main, path
                assert "What to do" in main, path
            assert violations(tab.page) == [], path
        assert tab.complaints == []


@pytest.mark.parametrize("path", sorted(ADDRESSES))
def test_a_page_reflows_on_the_narrowest_screen(path: str, loaded: Served, tabs: Any) -> None:
    tab = tabs(loaded, viewport={"width": 320, "height": 640})
    tab.open(ADDRESSES[path](loaded))
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", sorted(ADDRESSES))
def test_a_page_shows_the_same_without_scripts(path: str, loaded: Served, tabs: Any) -> None:
    with_scripts, without = tabs(loaded), tabs(loaded, java_script_enabled=False)
    address = ADDRESSES[path](loaded)
    with_scripts.open(address)
    without.open(address)
    assert without.page.locator("main h1").inner_text() == with_scripts.page.locator("main h1").inner_text()
    for kind in ("a", "tr", "li", "button:visible"):
        missing = with_scripts.page.locator(f"main {kind}").count() - without.page.locator(f"main {kind}").count()
        # The switch for keys is of use to scripts alone.
        assert missing <= (1 if kind == "button:visible" else 0), kind


def test_scripts_of_a_page_stay_small(loaded: Served, tabs: Any) -> None:
    import gzip

    tab = tabs(loaded)
    fetched: dict[str, bytes] = {}
    tab.page.on("response", lambda answer: fetched.setdefault(answer.url, answer.body()) if ".js" in answer.url else 0)
    tab.open(ADDRESSES["/r/{report}"](loaded))
    tab.page.wait_for_load_state("networkidle")
    assert fetched
    assert sum(len(gzip.compress(body)) for body in fetched.values()) < 60_000
