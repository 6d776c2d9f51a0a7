from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from sayso.exports.page import reading_page
from sayso.exports.page.style import style_for
from sayso.records import Failure, LinkKind, Notice, Reading, Span
from tests.cli.test_reading_view import poisoned
from tests.factories import reading
from tests.telling.full_reading import TEXT, full_reading

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg/onload=alert(1)>",
    "' onmouseover='alert(1)",
    "<!--",
    "]]>",
    "&lt;b&gt;",
    "</title></textarea></bdi><iframe src=//x>",
)
# fmt: off
ALLOWED_TAGS = {
    "html", "head", "meta", "title", "style", "body", "nav", "a", "header", "h1", "h2", "h3", "ol", "ul", "li", "span",
    "main", "article", "section", "aside", "p", "div", "sup", "bdi", "b", "blockquote", "pre", "dl", "dt", "dd",
    "footer",
}
# fmt: on


def page(*of: Reading, failures: tuple[Failure, ...] = ()) -> Any:
    return html.document_fromstring(reading_page(of, failures))


def ids(tree: Any) -> list[str]:
    return [str(found) for found in tree.xpath("//@id")]


def test_the_text_is_on_the_page_as_it_is() -> None:
    (column,) = page(full_reading()).xpath('//div[@class="text"]')
    for beside in column.xpath('.//sup[contains(@class, "sign")] | .//div[@class="peeks"]'):
        beside.drop_tree()
    assert "".join(column.itertext()) == TEXT.replace("\n\n", "")


def test_every_anchor_is_there_once_and_every_link_leads_to_one() -> None:
    tree = page(full_reading(), reading("Calm."), full_reading())
    known = ids(tree)
    assert len(known) == len(set(known))
    targets = {str(target)[1:] for target in tree.xpath("//a/@href") if str(target).startswith("#")}
    assert targets <= set(known)
    described = {name for found in tree.xpath("//@aria-describedby | //@aria-labelledby") for name in found.split()}
    assert described <= set(known)


@pytest.mark.parametrize("family", ["claims", "events", "relations", "times", "places", "quantities"])
def test_every_record_can_be_reached_from_its_words_and_its_words_from_it(family: str) -> None:
    tree = page(full_reading())
    for record in getattr(full_reading(), family):
        assert tree.xpath(f'//*[@id="r0-{record.id}"]//a[@href="#r0-at-{record.id}"]'), record.id
        assert tree.xpath(f'//div[@class="text"]//*[@id="r0-at-{record.id}"]'), record.id
        if family in ("claims", "events", "times", "places"):
            assert tree.xpath(f'//div[@class="text"]//a[@href="#r0-{record.id}"]'), record.id


def test_nested_and_overlapping_marks_lie_in_one_another() -> None:
    tree = page(full_reading())
    (hedge,) = tree.xpath('//span[contains(@class, "hedge") and not(ancestor::ul)]')
    over = " ".join(hedge.xpath("ancestor-or-self::span/@class"))
    assert "content d2 c4 c5" in over
    assert "".join(hedge.itertext()) == "may have"
    (burned,) = tree.xpath('//div[@class="text"]//span[@class="trigger v0"][.="burned"]')
    assert "content d1 c0" in burned.xpath("ancestor::span/@class")


def test_marks_that_cross_each_other_are_cut_at_their_edges() -> None:
    of = full_reading()
    first, second = of.claims[0], of.claims[1]
    start = TEXT.index("Armed men burned")
    crossing = (
        replace(first, content=(Span(start, start + 5),)),
        replace(second, content=(Span(start + 3, start + 9),)),
    )
    bare = replace(of, claims=crossing, events=(), relations=(), entities=())
    column = page(bare).xpath('//div[@class="text"]')[0]
    drawn = [(s.get("class"), "".join(s.itertext())) for s in column.xpath('.//span[starts-with(@class, "content")]')]
    assert drawn == [("content d1 c0", "Arm"), ("content d2 c0 c1", "ed"), ("content d1 c1", " men")]


def test_the_chain_is_a_list_inside_the_list_of_those_who_cite_it() -> None:
    tree = page(full_reading())
    (origin,) = tree.xpath('//li[@id="r0-c5"]/ol/li/ol/li/ol/li')
    assert "Ilyas Toren" in "".join(origin.itertext())
    assert len(tree.xpath('//li[@id="r0-c0"]/ol/li')) == 2
    assert tree.xpath('//li[@id="r0-c3"]//a[@href="#r0-c0"]')


def test_pointing_shows_the_chain_without_a_script() -> None:
    written = reading_page([full_reading()])
    assert "<script" not in written
    assert ".part:has(.block .c5:is(:hover,:focus-within)) .peek.c5{display:block}" in written
    (peek,) = html.document_fromstring(written).xpath('//p[@class="peek c5"]')
    assert "Dalan Telegraph ← Radio Meridian ← Ilyas Toren" in "".join(peek.itertext())


def test_a_record_lights_up_in_the_whole_report_unless_the_report_is_too_long_for_that() -> None:
    short, long = full_reading(), full_reading()
    long = replace(long, mentions=long.mentions * 1000)
    assert ".report:has(.c5:" in style_for([short])
    assert ".report:has(.c5:" not in style_for([long])
    assert ".part:has(.c5:" in style_for([long])


def test_the_policy_allows_this_style_sheet_and_nothing_else() -> None:
    written = reading_page([full_reading()])
    tree = html.document_fromstring(written)
    (style,) = tree.xpath("//style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    (policy,) = tree.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not tree.xpath("//@style | //link | //img | //script | //form | //iframe | //object")
    assert "url(" not in style.text
    assert "@import" not in style.text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_field_of_a_report_can_add_markup(payload: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.cli.test_reading_view.HOSTILE", payload)
    evil = poisoned(full_reading())
    text = (payload + TEXT)[: len(TEXT)]
    evil = replace(evil, document=replace(evil.document, text=text))
    tree = page(evil, failures=(Failure(payload, payload, payload),))
    assert {element.tag for element in tree.iter() if isinstance(element.tag, str)} <= ALLOWED_TAGS
    assert not [element for element in tree.iter() if not isinstance(element.tag, str)], "a comment"
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert tree.xpath("//title")[0].text.startswith(payload[:20])
    assert payload in "".join(tree.xpath('//ul[@class="unread"]')[0].itertext())


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "//evil.example", "x"])
def test_only_web_addresses_become_links(address: str) -> None:
    of = full_reading()
    link = replace(of.document.links[0], url=address, kind=LinkKind.EMBED)
    tree = page(replace(of, document=replace(of.document, url=address, links=(link,))))
    assert not [target for target in tree.xpath("//a/@href") if not str(target).startswith("#")]
    assert address in "".join(tree.itertext())


def test_links_that_leave_tell_the_other_side_nothing() -> None:
    tree = page(full_reading())
    leaving = [a for a in tree.xpath("//a") if not a.get("href").startswith("#")]
    assert len(leaving) == 2
    assert all("noreferrer" in a.get("rel") and "noopener" in a.get("rel") for a in leaving)
    assert tree.xpath('//meta[@name="referrer"]/@content') == ["no-referrer"]


def test_control_and_direction_characters_become_a_visible_sign() -> None:
    written = reading_page([reading("a\x00b\x1b[31m c\u202ed e\u2028f\x85", title="t\x07")])
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028]", written)
    assert "a\ufffdb\ufffd[31m c\ufffdd" in written


def test_several_reports_have_a_list_and_what_was_not_read_is_told() -> None:
    failures = (Failure("b.pdf", "encrypted", "The PDF asks for a password."),)
    tree = page(full_reading(), reading("Calm."), failures=failures)
    assert tree.xpath('//nav[@aria-label="Reports"]//a/@href') == ["#r0", "#r1"]
    assert "b.pdf: The PDF asks for a password." in "".join(tree.xpath('//ul[@class="unread"]')[0].itertext())
    assert not page(full_reading()).xpath('//nav[@aria-label="Reports"]')


def test_the_keyboard_can_skip_to_each_list() -> None:
    tree = page(full_reading())
    first = tree.xpath("//body//a")[0]
    assert (first.getparent().get("class"), first.get("href")) == ("skip", "#r0-text")
    assert "#r0-questions" in tree.xpath('//nav[@class="skip"]//a/@href')


def test_landmarks_of_several_reports_are_told_apart() -> None:
    tree = page(full_reading(), full_reading())
    names = tree.xpath("//section[@aria-label]/@aria-label | //aside/@aria-label | //nav/@aria-label")
    assert len(names) == len(set(names)) == 8


def test_text_of_any_direction_is_kept_apart() -> None:
    tree = page(reading("في كابل", language="ar", title="هجوم"))
    assert tree.xpath('//div[@class="text"]/@lang') == ["ar"]
    assert set(tree.xpath('//div[@class="part"]/*[not(@class="peeks")]/@dir')) == {"auto"}


def test_lists_that_nobody_looked_for_are_left_out_and_empty_ones_say_so() -> None:
    without = page(reading("Calm."))
    assert not without.xpath('//section[@id="r0-claims"]')
    assert "Without a reader model" in "".join(without.itertext())
    of = reading("Calm.")
    read = page(replace(of, producer=replace(of.producer, model="small")))
    assert "No one is quoted in this report." in "".join(read.itertext())
    unread = page(reading("Тихо.", notices=(Notice.LANGUAGE_NOT_READ,)))
    assert "Without a reader model" not in "".join(unread.itertext())


def test_a_page_of_nothing_is_a_page() -> None:
    assert "0 reports" in "".join(page().itertext())


def test_lines_that_a_machine_wrapped_flow_and_others_stay() -> None:
    wrapped = "A first line that is as long as those that a mail program would\nmake of it, and then a second."
    listed = "Killed: two\nWounded: five"
    tree = page(reading(f"{wrapped}\n\n{listed}"))
    blocks = tree.xpath('//div[@class="part"]/*[starts-with(@class, "block")]/@class')
    assert blocks == ["block paragraph", "block paragraph lines"]


def test_the_same_readings_give_the_same_page() -> None:
    assert reading_page([full_reading()]) == reading_page([full_reading()])
