from __future__ import annotations

import gzip
import io
import json
import zipfile

import pytest

from sayso.errors import UnreadableSource
from sayso.readers.detect import Format, detect
from tests.hostile.documents import page, page_html, record, zip_of

RSS = b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>x</title></channel></rss>'
ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>'
RDF = b'<?xml version="1.0"?><!-- old --><rdf:RDF xmlns:rdf="x"><item/></rdf:RDF>'
CHAT = {"name": "Sample", "type": "public_channel", "id": 1, "messages": [{"id": 1, "type": "message", "text": "x"}]}
ROW = b'{"id": "1", "text": "Two people were hurt."}'

READ = [
    ("a text", b"Two people were hurt, the police said.", Format.PLAIN_TEXT),
    ("a text with a mark", b"\xef\xbb\xbfTwo people were hurt.", Format.PLAIN_TEXT),
    ("a Russian text", "Погибли двое".encode("cp1251"), Format.PLAIN_TEXT),
    ("UTF-16", "Two people were hurt.".encode("utf-16"), Format.PLAIN_TEXT),
    ("Markdown", b"# Two hurt\n\nTwo *people* were [hurt](https://example.org/).", Format.PLAIN_TEXT),
    ("Markdown with a tag in it", b"# Two hurt\n\nTwo <b>people</b> were hurt.", Format.PLAIN_TEXT),
    ("a text with a bracket", b"[Sample Agency] - Two people were hurt.", Format.PLAIN_TEXT),
    ("a text with a brace", b"{sic} Two people were hurt.", Format.PLAIN_TEXT),
    ("a text with few zeros", b"Two people were hurt in the town.\x00 Police said.", Format.PLAIN_TEXT),
    ("a text that begins like a bitmap", b"BMW drove into a crowd, the police said.", Format.PLAIN_TEXT),
    ("a text that speaks of mail", b"From: the front\nIt is quiet.", Format.PLAIN_TEXT),
    ("a page", page_html(1), Format.HTML),
    ("a page without doctype", b"\n\n  <html lang=en><body>x</body></html>", Format.HTML),
    ("a page in capitals", b"<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'><HTML><BODY>x", Format.HTML),
    ("a fragment", b"<div class=story><p>Two people were hurt.</p></div>", Format.HTML),
    ("a page after a comment", b"<!-- saved from url -->\n<html><body>x</body></html>", Format.HTML),
    ("XHTML", b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"><body>x</body></html>', Format.HTML),
    ("a page in UTF-16", "<!doctype html><html><body>x</body></html>".encode("utf-16"), Format.HTML),
    ("a page behind words", b"junk before <html><head></head><body>x</body></html>", Format.HTML),
    ("RSS", RSS, Format.FEED),
    ("RSS in UTF-16", RSS.decode().encode("utf-16"), Format.FEED),
    ("RSS with styles", b'<?xml version="1.0"?><?xml-stylesheet href="x"?><!DOCTYPE rss [<!ENTITY a "b">]><rss/>',
     Format.FEED),
    ("Atom", ATOM, Format.FEED),
    ("RDF", RDF, Format.FEED),
    ("PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", Format.PDF),
    ("PDF behind a mail header", b"\r\n\r\n%PDF-1.4\n", Format.PDF),
    ("a chat export", json.dumps(CHAT, indent=1).encode(), Format.TELEGRAM),
    ("a chat export in one line", json.dumps(CHAT).encode(), Format.TELEGRAM),
    ("an account export", json.dumps({"about": "x", "personal_information": {}, "chats": {"list": []}}).encode(),
     Format.TELEGRAM),
    ("rows", ROW + b"\n" + ROW + b"\n", Format.JSON_LINES),
    ("rows without text", b'{"id": 1}\n{"id": 2}\n', Format.JSON_LINES),
    ("rows after a blank line", b"\n\n" + ROW, Format.JSON_LINES),
    ("a row that is cut off", b'{"text": "it ends he', Format.JSON_LINES),
    ("rows after a broken one", b"oops\n" + ROW + b"\n" + ROW, Format.JSON_LINES),
    ("an array of rows", b"[" + ROW + b",\n" + ROW + b"]", Format.JSON_LINES),
    ("an object over several lines", json.dumps({"text": "x"}, indent=2).encode(), Format.JSON_LINES),
    ("a web archive", record(page(1)), Format.WARC),
    ("a packed web archive", gzip.compress(record(page(1))), Format.WARC),
    ("a zip file", zip_of({"a.txt": b"x"}), Format.ZIP),
    ("an empty zip file", zip_of({}), Format.ZIP),
    ("a zip with a folder called word", zip_of({"word/a.txt": b"x"}), Format.ZIP),
    ("a gzip file", gzip.compress(b"x"), Format.GZIP),
]  # fmt: skip


@pytest.mark.parametrize(("content", "found"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_format_is_found_by_content(content: bytes, found: Format) -> None:
    assert detect(content) is found


def _tar() -> bytes:
    import tarfile

    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = 5_000
        archive.addfile(entry, io.BytesIO(b"word " * 1_000))
    return packed.getvalue()


def _book() -> bytes:
    return zip_of({"mimetype": b"application/epub+zip", "a.xhtml": b"x"}, method=zipfile.ZIP_STORED)


REFUSED = [
    (zip_of({"[Content_Types].xml": b"<", "word/document.xml": b"<"}), "Word"),
    (zip_of({"[Content_Types].xml": b"<", "xl/workbook.xml": b"<"}), "Excel"),
    (_book(), "EPUB"),
    (zip_of({"archive/a.warc.gz": b"x", "datapackage.json": b"{}", "datapackage-digest.json": b"{}"}), "WACZ"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), "JPEG"),
    (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
    (b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)), "MP4"),
    (b"{\\rtf1\\ansi Two people were hurt.}", "Rich Text"),
    (_tar(), "tar"),
    (b"7z\xbc\xaf\x27\x1c" + bytes(range(200)), "7-Zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "Microsoft Office"),
    (b"SQLite format 3\x00" + bytes(500), "SQLite"),
    (b'<?xml version="1.0"?><office:document xmlns:office="x"/>', "<office:document>"),
    (b"Received: from a\nMIME-Version: 1.0\nContent-Type: text/plain\n\nx", "e-mail"),
    (b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; x\n\nx", "MHTML"),
    (bytes(range(256)) * 40, "binary"),
]


@pytest.mark.parametrize(("content", "word"), REFUSED, ids=[row[1] for row in REFUSED])
def test_what_is_not_read_is_named(content: bytes, word: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        detect(content)
    assert refused.value.reason == "unknown_format"
    assert word in refused.value.sentence


@pytest.mark.parametrize("content", [b"", b"  \n\t", b"\xef\xbb\xbf", b"\xff\xfe \x00", b"\x00" * 50])
def test_files_without_content_are_empty(content: bytes) -> None:
    with pytest.raises(UnreadableSource) as refused:
        detect(content)
    assert refused.value.reason == "empty"


def test_media_type_only_breaks_ties() -> None:
    words = b"Two people <hurt> in town."
    assert detect(words) is Format.PLAIN_TEXT
    assert detect(words, media_type="text/html; charset=utf-8") is Format.HTML
    assert detect(RSS, media_type="text/html") is Format.FEED
    assert detect(b"%PDF-1.4", media_type="text/html") is Format.PDF
