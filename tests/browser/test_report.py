from __future__ import annotations

from typing import Any

from sayso.workbench.asking import report_url
from tests.browser.addresses import report_ids
from tests.browser.conftest import Served
from tests.telling.full_reading import TEXT, at


def opened(loaded: Served, tabs: Any, anchor: str = "", **options: Any) -> Any:
    tab = tabs(loaded, **options)
    tab.open(report_url(report_ids(loaded)[0]) + anchor)
    return tab


def sought(page: Any) -> str:
    """The characters that the address asks for, as the browser shows them."""
    return str(page.evaluate("[...(CSS.highlights.get('sought') ?? [])].map(range => range.toString()).join('')"))


def test_an_address_with_characters_shows_exactly_these(loaded: Served, tabs: Any) -> None:
    for words in ("fuel depot", "ridge before dawn", "الرعاة", "officer. He", "Troops plan"):
        span = at(words)
        tab = opened(loaded, tabs, f"#c={span.start}-{span.end}")
        assert sought(tab.page) == words


def test_the_text_on_the_page_is_the_text_of_the_report(loaded: Served, tabs: Any) -> None:
    page = opened(loaded, tabs).page
    shown = page.evaluate(
        """() => [...document.querySelectorAll('.text [data-start]')].map(block => {
            const copy = block.cloneNode(true);
            copy.querySelectorAll('.sign').forEach(sign => sign.remove());
            return [Number(block.dataset.start), copy.textContent];
        })"""
    )
    assert shown
    for start, words in shown:
        assert TEXT[start : start + len(words)] == words


def test_evidence_has_an_address_that_works_without_scripts(loaded: Served, tabs: Any) -> None:
    span = at("Ilyas Toren")
    tab = opened(loaded, tabs, f"#c={span.start}-{span.end}", java_script_enabled=False)
    assert tab.page.locator(":target").count() == 1
    assert tab.page.locator(":target").bounding_box()["y"] < 900


def test_pointing_at_words_lights_up_their_record_and_shows_its_chain(loaded: Served, tabs: Any) -> None:
    page = opened(loaded, tabs).page
    sign = page.locator(".text .sign a", has_text="c0").first
    sign.hover()
    assert page.locator(".card.c0.is-lit").count() == 1
    assert page.locator(".peek.c0.is-shown").is_visible()
    page.mouse.move(2, 2)
    assert page.locator(".is-lit").count() == 0


def test_layers_can_be_taken_away_without_scripts(loaded: Served, tabs: Any) -> None:
    page = opened(loaded, tabs, java_script_enabled=False).page
    mark = page.locator(".text .place").first
    before = mark.evaluate("one => getComputedStyle(one).textDecorationLine")
    page.locator(".show-place").uncheck()
    assert before != "none"
    assert mark.evaluate("one => getComputedStyle(one).textDecorationLine") == "none"


def test_days_stand_beside_the_words_for_them_and_are_no_part_of_the_text(loaded: Served, tabs: Any) -> None:
    page = opened(loaded, tabs).page
    words = page.locator('.text .time:not([data-days=""])').first
    days = words.get_attribute("data-days")
    assert days
    assert days not in words.inner_text()
    assert days in words.evaluate("one => getComputedStyle(one, '::after').content")


def test_a_shortened_id_leads_to_the_whole_one(loaded: Served, tabs: Any) -> None:
    tab = tabs(loaded)
    whole = report_url(report_ids(loaded)[0])
    tab.open(whole[:15])
    assert tab.page.url == loaded.url(whole)


def test_versions_of_a_page_are_listed_with_what_differs(loaded: Served, tabs: Any) -> None:
    tab = opened(loaded, tabs)
    tab.page.get_by_role("link", name="differences").click()
    assert "This report was updated." in tab.page.locator("main").inner_text()


def test_kinds_of_marks_differ_in_line_and_letter_and_not_in_colour_alone(loaded: Served, tabs: Any) -> None:
    page = opened(loaded, tabs).page
    looks = page.eval_on_selector_all(
        ".legend-row > span:last-child",
        """all => all.map(one => { const s = getComputedStyle(one);
            return [s.textDecorationLine, s.textDecorationStyle, s.textDecorationThickness].join(' '); })""",
    )
    letters = page.locator(".legend-letter").all_inner_texts()
    assert len(set(letters)) == len(letters) == len(looks)
    assert len(set(looks)) == len(looks)


def test_a_report_prints_with_its_text_and_chains_and_without_the_frame(loaded: Served, tabs: Any) -> None:
    import pypdfium2

    page = opened(loaded, tabs).page
    pages = pypdfium2.PdfDocument(page.pdf(format="A4"))
    printed = " ".join("".join(one.get_textpage().get_text_range() for one in pages).split())
    assert "Armed men burned a fuel depot" in printed
    assert "Who says what" in printed
    assert "Skip to the page" not in printed
