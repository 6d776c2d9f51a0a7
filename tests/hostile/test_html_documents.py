"""Every hostile page, feed and PDF file goes through the real sandbox."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from sayso.readers import ReadDocument, Source, read_source
from sayso.readers.sandbox import Sandbox
from sayso.records import Reason
from tests.hostile.documents import LIMITS
from tests.hostile.html_documents import HostilePage, all_pages
from tests.readers.reading import check_promises

PAGES = all_pages()
LONGEST_SECONDS = 6 * LIMITS.parse_seconds


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(LIMITS) as opened:
        yield opened


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.document.name)
def test_hostile_page_is_read_without_its_poison_or_refused(page: HostilePage, sandbox: Sandbox) -> None:
    hostile, started = page.document, time.monotonic()
    items = list(read_source(Source(hostile.content, hostile.name), LIMITS, sandbox))
    reasons = {item.failure.code for item in items if not isinstance(item, ReadDocument)}
    assert items, "every input has an outcome"
    assert reasons <= set(Reason), "each failure has a known code"
    assert reasons <= hostile.expected, reasons
    for item in items:
        if isinstance(item, ReadDocument):
            check_promises(item.document)
            assert "were hurt" in item.document.text or "w19999" in item.document.text
            said = [item.document.text, *(link.url for link in item.document.links)]
            assert not any(word in words for word in page.forbidden for words in said)
    assert time.monotonic() - started < LONGEST_SECONDS


def test_hostile_pages_are_the_same_bytes_each_time() -> None:
    assert all_pages() == PAGES
    assert len({page.document.name for page in PAGES}) == len(PAGES)
