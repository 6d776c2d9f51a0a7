"""Every hostile document goes through the real sandbox between two harmless ones."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from sayso.readers import ReadDocument, Source, read_source
from sayso.readers.sandbox import Sandbox
from sayso.records import Reason
from tests.hostile.documents import LIMITS, SENTENCE, HostileDocument, all_documents, page_html, zip_of

DOCUMENTS = all_documents()
# A page, since that is read in a process of its own as well.
HARMLESS = page_html(0)
# Not how fast it is but that nothing hangs: what the limits allow, for a container and what lies in it.
LONGEST_SECONDS = 6 * LIMITS.parse_seconds


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(LIMITS) as opened:
        yield opened


@pytest.mark.parametrize("hostile", DOCUMENTS, ids=lambda hostile: hostile.name)
def test_hostile_document_costs_only_itself(hostile: HostileDocument, sandbox: Sandbox) -> None:
    started = time.monotonic()
    items = list(read_source(Source(hostile.content, hostile.name), LIMITS, sandbox))
    reasons = {item.failure.code for item in items if not isinstance(item, ReadDocument)}

    assert items, "every input has an outcome"
    assert reasons <= set(Reason), "each failure has a known code"
    assert bool(reasons & hostile.expected) == bool(hostile.expected), f"{reasons} for {hostile.expected}"
    assert hostile.expected or not reasons
    for item in items:
        assert item.failure.sentence.endswith(".") if not isinstance(item, ReadDocument) else item.document.text
    assert time.monotonic() - started < LONGEST_SECONDS
    harmless = list(read_source(Source(HARMLESS, "harmless.html"), LIMITS, sandbox))
    assert [type(item) for item in harmless] == [ReadDocument]


def test_hostile_members_leave_their_siblings_alone(sandbox: Sandbox) -> None:
    small = [hostile for hostile in DOCUMENTS if len(hostile.content) < 20_000]
    members = {f"{number:03}-{hostile.name}": hostile.content for number, hostile in enumerate(small)}
    members |= {"000-first.txt": b"First. " + SENTENCE.encode(), "999-last.txt": b"Last. " + SENTENCE.encode()}
    items = list(read_source(Source(zip_of(dict(sorted(members.items()))), "all.zip"), LIMITS, sandbox))
    read = [item.name for item in items if isinstance(item, ReadDocument)]
    assert {"all.zip!/000-first.txt", "all.zip!/999-last.txt"} <= set(read)


def test_hostile_documents_are_the_same_bytes_each_time() -> None:
    assert all_documents() == DOCUMENTS
    assert len({hostile.name for hostile in DOCUMENTS}) == len(DOCUMENTS)
