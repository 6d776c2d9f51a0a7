"""What became of one input: read, partial, skipped or failed, always with a reason code and a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

FAILURE_SCHEMA: Final = "sayso.failure/1"


class Status(StrEnum):
    """The four ends that an input can have."""

    READ = "read"
    PARTIAL = "partial"
    SKIPPED = "skipped"
    FAILED = "failed"


class Reason(StrEnum):
    """Why an input was read only in part, skipped or failed. Codes never change; sentences may."""

    OK = "ok"
    ALREADY_THERE = "already_there"
    LANGUAGE_NOT_READ = "language_not_read"
    SOFT_404 = "soft_404"
    PAYWALL = "paywall"
    LOGIN_WALL = "login_wall"
    CONSENT_PAGE = "consent_page"
    TRUNCATED = "truncated"
    NO_TEXT = "no_text"
    EMPTY = "empty"
    NOT_FOUND = "not_found"
    NOT_READABLE = "not_readable"
    UNKNOWN_FORMAT = "unknown_format"
    MALFORMED = "malformed"
    ENCRYPTED = "encrypted"
    TOO_BIG = "too_big"
    TOO_DEEP = "too_deep"
    TOO_MANY_ENTRIES = "too_many_entries"
    BOMB = "bomb"
    UNSAFE_PATH = "unsafe_path"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    BAD_ROW = "bad_row"
    HTTP_ERROR = "http_error"
    NOTHING_INSIDE = "nothing_inside"


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that could not be read; in JSON it stands where the reading would have stood."""

    id: str | None
    code: str
    sentence: str
    schema: str = field(default=FAILURE_SCHEMA)
