"""Files with bytes flipped, cut, doubled and swapped: a reader answers with documents or a reason, and no other way."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from sayso.errors import UnreadableSource
from sayso.readers.base import Item, ReadDocument, Source
from sayso.readers.feed import read_feed
from sayso.readers.html import read_html
from sayso.readers.pdf import read_pdf
from sayso.readers.telegram import read_telegram
from sayso.records import Reason
from sayso.settings import Limits
from tests.hostile.documents import SEED
from tests.readers import pdf_files as build
from tests.readers.reading import FIXTURES, check_promises

ROUNDS = 12
LONG_ROUNDS = 400


def _pdf() -> bytes:
    pdf = build.new_pdf(title="Two hurt in Sample Town")
    pdf.set_compression(False)
    for _ in range(2):
        pdf.add_page()
        build.headline(pdf, "Two hurt in Sample Town")
        build.paragraph(
            pdf, "Two people were hurt when a shell hit the market of Sample Town, the police said on Thursday."
        )
    return build.written(pdf)


FILES: list[tuple[str, Callable[[Source, Limits], Iterator[Item]], bytes]] = [
    *((path.name, read_html, path.read_bytes()) for path in sorted((FIXTURES / "html").glob("*.html"))),
    *((path.name, read_feed, path.read_bytes()) for path in sorted((FIXTURES / "feeds").glob("*.xml"))),
    *((path.name, read_telegram, path.read_bytes()) for path in sorted((FIXTURES / "telegram").glob("*.json"))),
    ("report.pdf", read_pdf, _pdf()),
]


def damaged(content: bytes, noise: random.Random) -> bytes:
    """One of several kinds of damage, at random places."""
    spoilt = bytearray(content)
    kind = noise.randrange(5)
    for _ in range(noise.choice((1, 3, 30))):
        at = noise.randrange(len(spoilt) or 1)
        if kind == 0:
            spoilt[at : at + 1] = bytes([noise.randrange(256)])
        elif kind == 1:
            del spoilt[at : at + noise.randrange(1, 60)]
        elif kind == 2:
            spoilt[at:at] = spoilt[at : at + noise.randrange(1, 400)]
        elif kind == 3:
            spoilt[at:at] = noise.choice(
                (b"<", b">", b"\x00", b'"', b"]]>", b"\xff", b"</p>", b"{", b"]", b"&#", b"\xed\xa0\x80")
            )
        elif len(spoilt) > 200:
            del spoilt[noise.randrange(100, len(spoilt)) :]
    return bytes(spoilt)


@pytest.mark.parametrize(("name", "read", "content"), FILES, ids=[name for name, _, _ in FILES])
def test_damaged_file_gives_documents_or_a_reason(
    name: str, read: Callable[[Source, Limits], Iterator[Item]], content: bytes
) -> None:
    campaign(name, read, content, ROUNDS)


@pytest.mark.long
@pytest.mark.parametrize(("name", "read", "content"), FILES, ids=[name for name, _, _ in FILES])
def test_many_damaged_files_give_documents_or_a_reason(
    name: str, read: Callable[[Source, Limits], Iterator[Item]], content: bytes
) -> None:
    campaign(name, read, content, LONG_ROUNDS)


def campaign(name: str, read: Callable[[Source, Limits], Iterator[Item]], content: bytes, rounds: int) -> None:
    noise = random.Random(f"{SEED} {name}")
    for _ in range(rounds):
        spoilt = damaged(content, noise)
        try:
            items = list(read(Source(spoilt, name), Limits()))
        except UnreadableSource as error:
            assert error.reason in set(Reason)  # noqa: PT017  # half of the answers are this
            continue
        for item in items:
            if isinstance(item, ReadDocument):
                check_promises(item.document)
