"""Loads a reader and all that it loads late, by reading one tiny sample, so that each fork starts with it."""

from __future__ import annotations

import contextlib
import gzip
import io
import zipfile
from typing import Final

from sayso.errors import UnreadableSource
from sayso.readers.base import Reader, Source
from sayso.readers.detect import Format
from sayso.settings import Limits

_HTML: Final = (
    b"<!doctype html><html lang=en><head><title>Two hurt in Sample Town</title>"
    b'<meta property="article:published_time" content="2020-01-02T03:04:05Z"></head><body><article>'
    b"<h1>Two hurt in Sample Town</h1><p>SAMPLE TOWN, Jan 2 (Reuters) - Two people were hurt on Thursday, police said."
    b'</p><p>A second paragraph with <a href="https://example.org/">a link</a> is long enough to be kept as text.</p>'
    b"</article></body></html>"
)
_FEED: Final = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Sample</title><item><title>One</title>'
    b"<description>Two people were hurt.</description><link>https://example.org/1</link>"
    b"<pubDate>Thu, 02 Jan 2020 03:04:05 GMT</pubDate></item></channel></rss>"
)
_TELEGRAM: Final = (
    b'{"name":"Sample","type":"public_channel","id":1,"messages":[{"id":1,"type":"message",'
    b'"date":"2020-01-02T03:04:05","date_unixtime":"1577934245","from":"Sample","from_id":"channel1",'
    b'"text":"Two people were hurt.","text_entities":[]}]}'
)
_WARC: Final = (
    b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://example.org/\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n"
    b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\nContent-Type: text/plain\r\n"
    b"Content-Length: 4\r\n\r\ntext\r\n\r\n"
)
_PDF: Final = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 44>>stream\nBT /F 12 Tf 20 100 Td (Two were hurt.) Tj ET\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def warm_up(reader: Reader) -> None:
    """Read the sample of this reader's format and forget what comes out."""
    with contextlib.suppress(UnreadableSource, ImportError):
        for _ in reader.read(Source(sample_of(reader), "sample"), Limits()):
            pass


def sample_of(reader: Reader) -> bytes:
    """The smallest file that takes a reader through all of its work."""
    match reader.name:
        case Format.HTML:
            return _HTML
        case Format.FEED:
            return _FEED
        case Format.TELEGRAM:
            return _TELEGRAM
        case Format.WARC:
            return _WARC
        case Format.PDF:
            return _PDF
        case Format.ZIP:
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("one.txt", "Two people were hurt.")
            return packed.getvalue()
        case Format.GZIP:
            return gzip.compress(b"Two people were hurt.", mtime=0)
        case _:
            return b"Two people were hurt."
