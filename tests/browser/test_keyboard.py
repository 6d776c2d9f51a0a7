"""The main path by keyboard alone: add reports, open one, go through its claims, search, come back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sayso.workbench.asking import report_url
from tests.browser.addresses import report_ids
from tests.browser.conftest import Served

REPORT = "Gunmen attacked the post at Kesh-Tau on 5 October 2021, the ministry said. Two guards were killed."


def keys(page: Any, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_from_nothing_to_a_report_and_a_search_by_keyboard_alone(fresh: Served, tabs: Any, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "kesh-tau.txt").write_text(REPORT, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    page = tabs(fresh).page
    keys(page, "g", "u")
    page.wait_for_url("**/runs")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.id") != "path":
        page.keyboard.press("Tab")
    page.keyboard.type(str(folder))
    page.keyboard.press("Enter")
    page.wait_for_url("**/runs/1")
    page.locator("[data-told]", has_text="Done").wait_for()
    assert "1 read" in page.locator("[data-told]").inner_text()
    assert "1 failed" in page.locator("[data-told]").inner_text()

    keys(page, "g", "r")
    page.wait_for_url("**/reports")
    keys(page, "j", "o")
    page.wait_for_url("**/r/*")
    assert "Two guards were killed" in page.locator(".text").inner_text()

    keys(page, "/")
    page.keyboard.type('"two guards"')
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.locator(".hits mark").first.inner_text().casefold() in {"two guards", "two"}
    keys(page, "j", "Enter")
    page.wait_for_url("**/r/*#c=*")


def test_n_and_p_go_from_claim_to_claim(loaded: Served, tabs: Any) -> None:
    tab = tabs(loaded)
    tab.open(report_url(report_ids(loaded)[0]))
    seen = []
    for key in ("n", "n", "p", "n", "n"):
        keys(tab.page, key)
        seen.append(focused(tab.page))
    assert seen[0] == seen[2]
    assert seen[1] == seen[3] != seen[0]
    assert len(set(seen)) == 3
    assert tab.page.locator(f".card.{seen[-1]}.is-lit").count() == 1


def test_rows_are_walked_with_j_and_k_and_let_go_with_escape(loaded: Served, tabs: Any) -> None:
    tab = tabs(loaded)
    tab.open("/reports")
    keys(tab.page, "j", "j", "k")
    chosen = tab.page.locator(".is-chosen")
    assert chosen.count() == 1
    assert chosen.inner_text() == tab.page.locator("[data-row]").first.inner_text()
    keys(tab.page, "Escape")
    assert chosen.count() == 0


def test_single_keys_do_nothing_in_a_field_or_when_they_are_switched_off(loaded: Served, tabs: Any) -> None:
    tab = tabs(loaded)
    tab.open("/reports")
    keys(tab.page, "/", "j", "g", "r")
    assert tab.page.locator("#bar-q").input_value() == "jgr"
    tab.open("/health")
    tab.page.get_by_role("button", name="Switch single keys off").press("Enter")
    tab.open("/reports")
    keys(tab.page, "j", "?")
    assert tab.page.locator(".is-chosen").count() == 0
    assert tab.page.url.endswith("/reports")
    # Keys that come with the browser's own way of pressing them are left alone, too.
    tab.open("/health")
    tab.page.get_by_role("button", name="Switch single keys on").press("Enter")
    keys(tab.page, "Control+j")
    assert tab.page.locator(".is-chosen").count() == 0


def test_the_first_tab_skips_to_the_page(loaded: Served, tabs: Any) -> None:
    tab = tabs(loaded)
    tab.open("/reports")
    keys(tab.page, "Tab")
    assert focused(tab.page) == "Skip to the page"
    keys(tab.page, "Enter", "Tab")
    assert tab.page.evaluate("document.activeElement.closest('main') !== null")


def test_what_is_focused_is_seen_and_not_hidden_by_the_bar(loaded: Served, tabs: Any) -> None:
    tab = tabs(loaded)
    tab.open("/reports")
    bar = tab.page.locator(".bar").bounding_box()
    for _ in range(40):
        keys(tab.page, "Tab")
        box = tab.page.evaluate(
            """() => {
                const at = document.activeElement, box = at.getBoundingClientRect();
                return {y: box.y, inBar: !!at.closest('.bar, .skip-link'), outline: getComputedStyle(at).outlineStyle};
            }"""
        )
        assert box["outline"] != "none"
        assert box["inBar"] or box["y"] + 4 >= bar["height"]
