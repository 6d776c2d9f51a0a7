"""JSON Lines of reports: one row in, one document or failure out, in the order of the input.

A row's `text` is used exactly as given: all offsets refer to it. `title` is context only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from sayso.errors import UnreadableSource
from sayso.readers.base import Hints, Item, ReadDocument, Source, Unread
from sayso.readers.encoding import decode, notices_of, without_half_surrogates
from sayso.readers.text_document import text_document
from sayso.records import Failure, Reason, SourceDocument
from sayso.settings import Limits

MEDIA_TYPE: Final = "application/jsonl"

# Keys of a row that become hints, with the name of the hint.
_FACTS: Final = {
    "id": "given_id",
    "title": "title",
    "published": "published",
    "publisher": "publisher",
    "url": "url",
    "language": "language",
}
_LANGUAGE: Final = re.compile(r"[a-z]{2}(?:[-_][A-Za-z0-9]+)*", re.ASCII)
_BLANK: Final = b" \t\r\n\x0b\x0c"
_LONGEST_ID_CHARS: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Row:
    """The bytes of one row and its number, from 1."""

    content: bytes
    number: int


def read_json_lines(source: Source, limits: Limits) -> Iterator[Item]:
    """Read rows of `{"id", "text", "title", "published", "publisher", "url", "language"}`; only `text` is needed.

    Takes JSON Lines, one JSON array of such rows, or one such object. Blank lines are no rows.

    Raises:
        UnreadableSource: a single JSON object that is no row (`unknown_format`).
    """
    for row in _rows(source):
        name = f"{source.name}, row {row.number}"
        given_id: str | None = None
        try:
            values = _parsed(row.content, limits)
            given_id = _given_id(values)
            yield ReadDocument(_document(values, given_id, row.content, source, limits), row.content, name)
        except UnreadableSource as error:
            sentence = f"Row {row.number}: {error.sentence}"
            yield Unread(Failure(given_id, error.reason, sentence), name)


def _rows(source: Source) -> Iterator[_Row]:
    content = source.content.removeprefix(b"\xef\xbb\xbf")
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in content[:64]:
        content = decode(content).text.encode("utf-8")
    whole = _whole(content)
    if whole is not None:
        yield from (_Row(row, number) for number, row in enumerate(whole, source.rows_before + 1))
        return
    number, start = source.rows_before, 0
    while start < len(content):
        # One line at a time: a list of all lines would double the memory.
        end = content.find(b"\n", start)
        end = len(content) if end < 0 else end
        line = content[start:end].strip(_BLANK)
        start = end + 1
        if line:
            number += 1
            yield _Row(line, number)


def _whole(content: bytes) -> list[bytes] | None:
    """The rows of a JSON array, or the only row where an object fills several lines; else None."""
    start = content.lstrip(_BLANK)[:1]
    if start not in {b"[", b"{"}:
        return None
    first_line = content.lstrip(_BLANK).split(b"\n", 1)[0]
    if start == b"{":
        try:
            json.loads(first_line)
        except (ValueError, RecursionError):
            pass
        else:
            return None
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, dict):
        if "text" not in value:
            raise UnreadableSource(
                Reason.UNKNOWN_FORMAT,
                "This is a JSON object without `text`; a row has the keys id, text, title, published, publisher, url.",
            )
        return [content.strip(_BLANK)]
    return [json.dumps(row, ensure_ascii=True).encode("ascii") for row in value]


def _parsed(row: bytes, limits: Limits) -> dict[str, object]:
    if len(row) > limits.input_bytes:
        raise UnreadableSource(
            Reason.TOO_BIG,
            f"the row has {len(row):,} bytes; at most {limits.input_bytes:,} are read (limits.input_bytes).",
        )
    try:
        values = json.loads(row.decode("utf-8"), parse_constant=_refuse_constant, object_pairs_hook=_unique)
    except UnicodeDecodeError as error:
        raise UnreadableSource(Reason.BAD_ROW, f"it is not UTF-8 (byte {error.start}).") from error
    except RecursionError as error:
        raise UnreadableSource(Reason.BAD_ROW, "it is nested too deep to be a report.") from error
    except ValueError as error:
        raise UnreadableSource(Reason.BAD_ROW, f"it is not JSON ({error}).") from error
    if not isinstance(values, dict):
        raise UnreadableSource(Reason.BAD_ROW, 'it is not a JSON object; a row looks like {"id": "1", "text": "…"}.')
    return values


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON value")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values: dict[str, object] = {}
    for key, value in pairs:
        if key in values and (key in _FACTS or key == "text"):
            raise ValueError(f"the key {key!r} stands twice, so it is unclear which one holds")
        values[key] = value
    return values


def _given_id(values: dict[str, object]) -> str | None:
    given = values.get("id")
    if given is None:
        return None
    if isinstance(given, int) and not isinstance(given, bool):
        try:
            return str(given)
        except ValueError as error:  # beyond 4,300 digits Python refuses
            raise UnreadableSource(Reason.BAD_ROW, "its `id` is a number of thousands of digits.") from error
    if not isinstance(given, str):
        raise UnreadableSource(Reason.BAD_ROW, "its `id` is neither a string nor a whole number.")
    if len(given) > _LONGEST_ID_CHARS:
        raise UnreadableSource(
            Reason.BAD_ROW, f"its `id` has {len(given):,} characters; {_LONGEST_ID_CHARS:,} are allowed."
        )
    return without_half_surrogates(given)


def _document(
    values: dict[str, object], given_id: str | None, row: bytes, source: Source, limits: Limits
) -> SourceDocument:
    text = _text(values, limits)
    hints = _hints(values, given_id, source.hints)
    return text_document(text, row, hints, media_type=MEDIA_TYPE, notices=notices_of(text))


def _text(values: dict[str, object], limits: Limits) -> str:
    text = values.get("text")
    if text is None:
        raise UnreadableSource(Reason.BAD_ROW, "it has no `text`.")
    if not isinstance(text, str):
        raise UnreadableSource(Reason.BAD_ROW, "its `text` is not a string.")
    if not text.strip():
        raise UnreadableSource(Reason.NO_TEXT, "its `text` is empty.")
    if len(text) > limits.text_chars:
        raise UnreadableSource(
            Reason.TOO_BIG,
            f"its text has {len(text):,} characters; at most {limits.text_chars:,} are read (limits.text_chars).",
        )
    return without_half_surrogates(text)


def _hints(values: dict[str, object], given_id: str | None, outer: Hints) -> Hints:
    """The row's own facts; what was given for the whole file fills the gaps."""
    found: dict[str, str] = {}
    for key, hint in _FACTS.items():
        value = values.get(key)
        if hint == "given_id" or value is None or value == "":
            continue
        if not isinstance(value, str):
            raise UnreadableSource(Reason.BAD_ROW, f"its `{key}` is not a string.")
        found[hint] = without_half_surrogates(value)
    if "language" in found:
        if not _LANGUAGE.fullmatch(found["language"]):
            raise UnreadableSource(Reason.BAD_ROW, "its `language` is no two-letter code such as `en` (ISO 639-1).")
        found["language"] = found["language"][:2]
    return replace(outer, given_id=given_id, **found)  # type: ignore[arg-type]  # all are strings
