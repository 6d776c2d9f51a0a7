"""What a file is, by its content and never by its name. A claimed media type only breaks ties."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from enum import StrEnum
from typing import Final

from sayso.errors import UnreadableSource
from sayso.readers.encoding import charset_of, decode
from sayso.records import Reason


class Format(StrEnum):
    """The formats that have a reader; each is the name of a row of `READERS`."""

    PLAIN_TEXT = "plain_text"
    JSON_LINES = "json_lines"
    HTML = "html"
    FEED = "feed"
    PDF = "pdf"
    TELEGRAM = "telegram"
    WARC = "warc"
    ZIP = "zip"
    GZIP = "gzip"


# Bytes looked at; the root element of a feed may stand behind a long comment or style sheet list.
_HEAD_BYTES: Final = 65_536

# Signatures of things that we know but do not read: offset, bytes, what to call it.
_KNOWN: Final[tuple[tuple[int, bytes, str], ...]] = (
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"GIF8", "a GIF image"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (8, b"WEBP", "a WebP image"),
    (0, b"BM", "a bitmap image"),
    (4, b"ftyp", "an MP4 or HEIC media file"),
    (0, b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (8, b"AVI ", "an AVI video"),
    (8, b"WAVE", "a WAV sound file"),
    (0, b"ID3", "an MP3 sound file"),
    (0, b"\xff\xfb", "an MP3 sound file"),
    (0, b"OggS", "an Ogg media file"),
    (0, b"fLaC", "a FLAC sound file"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file (.doc, .xls, .msg)"),
    (0, b"{\\rtf", "a Rich Text file"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (257, b"ustar\x00", "a tar archive"),
    (257, b"ustar  \x00", "a tar archive"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"PAR1", "a Parquet table"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"%!PS", "a PostScript file"),
    (0, b"bplist", "a property list (perhaps a Safari .webarchive)"),
)

# Members that give away which kind of file a zip is; the first hundred entries' names stand in the local headers.
_ZIP_KINDS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"word/", "a Microsoft Word file (.docx)"),
    (b"xl/", "a Microsoft Excel file (.xlsx)"),
    (b"ppt/", "a Microsoft PowerPoint file (.pptx)"),
    (b"datapackage-digest.json", "a web archive collection (WACZ)"),
    (b"META-INF/MANIFEST.MF", "a Java archive"),
    (b"AndroidManifest.xml", "an Android app"),
)
_OFFICE_MEMBER: Final = b"[Content_Types].xml"

_HTML_START: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|"
    r"base|article|main|section|header|nav|div|table|p|h[1-6]|ul|ol|span|center|font|blockquote|br|a|img|svg|iframe)"
    r"(?=[\s>/])",
    re.I | re.S,
)
_HTML_SOMEWHERE: Final = re.compile(r"<(?:!doctype\s+html|html|head|body)(?=[\s>])", re.I)
_FEED_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|RDF|channel)(?=[\s>])", re.I)
_XML_BEFORE_ROOT: Final = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)", re.S)
_XML_ROOT: Final = re.compile(r"\s*<([A-Za-z_][\w.:-]*)")
_TELEGRAM: Final = re.compile(r'"messages"\s*:\s*\[')
_TELEGRAM_KIND: Final = re.compile(r'"type"\s*:\s*"(?:\w+_(?:channel|group|supergroup|chat)|saved_messages|bot_chat)"')
# The export of a whole account lists the contacts before the chats.
_TELEGRAM_ACCOUNT: Final = re.compile(r'"about"\s*:\s*".*"personal_information"\s*:\s*\{', re.S)
_JSON_OBJECT: Final = re.compile(r'\s*\{\s*["}]')
_JSON_ARRAY: Final = re.compile(r'\s*\[\s*(?:\{\s*["}]|\]\s*\Z)')
_MAIL: Final = re.compile(r"\A(?:[A-Z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.I)
# Blanks, zeros and the bytes of byte order marks.
_NOTHING: Final = b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf\xff\xfe"
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\N{REPLACEMENT CHARACTER}]")


def detect(content: bytes, *, media_type: str | None = None) -> Format:
    """Name the format of a file.

    Args:
        content: all its bytes; only the first 64 KiB are looked at.
        media_type: what the container claims; decides only where the content could be two things.
    Raises:
        UnreadableSource: an empty file (`empty`), or one that no reader takes (`unknown_format`): the sentence says
            what it seems to be.
    """
    head = content[:_HEAD_BYTES]
    if not head.strip(_NOTHING):
        raise UnreadableSource(
            Reason.EMPTY, "The file is empty." if not content else "The file holds nothing but blanks."
        )
    return _by_signature(head, content) or _by_text(head, media_type)


def _by_signature(head: bytes, content: bytes) -> Format | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK")):
        return _zip_or_refuse(head, content)
    if head.startswith(b"\x1f\x8b"):
        return Format.WARC if _first_unpacked(head).startswith(b"WARC/") else Format.GZIP
    if head.startswith(b"WARC/"):
        return Format.WARC
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    for offset, signature, what in _KNOWN:
        # A text may begin with "BM" or "ID3" as well; then what follows is text.
        if head.startswith(signature, offset) and not (signature.strip().isalnum() and _is_texty(head)):
            raise _unknown(what)
    return None


def _zip_or_refuse(head: bytes, content: bytes) -> Format:
    # Names stand in the local headers at the start and in the central directory at the end.
    seen = head + content[-_HEAD_BYTES:]
    for member, what in _ZIP_KINDS:
        if member in seen and (not member.endswith(b"/") or _OFFICE_MEMBER in seen):
            raise _unknown(what)
    return Format.ZIP


def _first_unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(head, 64)
    except (zlib.error, gzip.BadGzipFile):
        return b""


def _by_text(head: bytes, media_type: str | None) -> Format:
    if not _is_texty(head):
        raise UnreadableSource(
            Reason.UNKNOWN_FORMAT,
            "This is a binary file of a kind that Sayso does not know; it reads text, HTML, RSS and Atom, PDF, "
            "Telegram exports, WARC, JSON Lines and zip files of these.",
        )
    text = decode(head, declared=charset_of(media_type)).text
    return _json(text) or _markup(text, media_type) or _mail(text) or Format.PLAIN_TEXT


def _is_texty(head: bytes) -> bool:
    """Whether at most one character in ten is a control character or no character at all."""
    sample = decode(head[:8192]).text
    return len(_CONTROL.findall(sample)) <= len(sample) * 0.1


def _json(text: str) -> Format | None:
    if _JSON_OBJECT.match(text):
        if _TELEGRAM.search(text) and _TELEGRAM_KIND.search(text):
            return Format.TELEGRAM
        if _TELEGRAM_ACCOUNT.search(text):
            return Format.TELEGRAM
        return Format.JSON_LINES
    if _JSON_ARRAY.match(text):
        return Format.JSON_LINES
    # The first rows may be broken; half of the first lines decide.
    lines = [line for line in text.splitlines()[:21] if line.strip()][:20]
    rows = sum(_is_object(line) for line in lines)
    return Format.JSON_LINES if rows and rows * 2 >= len(lines) else None


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _markup(text: str, media_type: str | None) -> Format | None:
    said = (media_type or "").partition(";")[0].strip().lower()
    root = _xml_root(text)
    if root is not None and root.rpartition(":")[2].lower() in {"rss", "feed", "rdf", "channel"}:
        return Format.FEED
    if _HTML_START.match(text) or (root or "").lower() == "html":
        return Format.HTML
    if text.lstrip().startswith("<?xml") or (root is not None and said.endswith("xml")):
        # An entity declaration or a comment may be longer than what we look at.
        if _FEED_ROOT.search(text):
            return Format.FEED
        if _HTML_SOMEWHERE.search(text):
            return Format.HTML
        raise _unknown(
            f"an XML file with the root element <{root[:60]}>" if root else "an XML file without a root element"
        )
    if len(_HTML_SOMEWHERE.findall(text)) >= 2 or (said in {"text/html", "application/xhtml+xml"} and "<" in text):
        return Format.HTML
    return None


def _xml_root(text: str) -> str | None:
    position = 0
    while found := _XML_BEFORE_ROOT.match(text, position):
        position = found.end()
    root = _XML_ROOT.match(text, position)
    return root.group(1) if root else None


def _mail(text: str) -> Format | None:
    headers = _MAIL.match(text)
    if headers and re.search(r"^MIME-Version:", headers.group(), re.I | re.M):
        saved_page = "multipart/related" in headers.group()
        raise _unknown("a saved web page (MHTML)" if saved_page else "an e-mail message")
    return None


def _unknown(what: str) -> UnreadableSource:
    return UnreadableSource(Reason.UNKNOWN_FORMAT, f"This seems to be {what}, which Sayso does not read.")
