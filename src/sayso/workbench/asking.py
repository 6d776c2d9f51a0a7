"""What an address or a form asks for: parts of the path and fields, as text that nobody has checked yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from sayso.errors import BadQuery

PAGE_ROWS: Final = 50
# SQLite counts in 64 bits; nobody turns to a page behind this one.
_LAST_OFFSET: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Asking:
    """One request. `route` holds the parts of the path by name, `fields` those of the query in their order."""

    path: str
    route: Mapping[str, str]
    fields: tuple[tuple[str, str], ...]

    def one(self, name: str) -> str | None:
        """A field without white space around it; None where it is missing or empty."""
        for key, value in self.fields:
            if key == name and value.strip():
                return value.strip()
        return None

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field that is given several times, in order."""
        return tuple(value.strip() for key, value in self.fields if key == name and value.strip())

    def is_set(self, name: str) -> bool:
        """Whether a box is ticked."""
        return self.one(name) is not None

    def offset(self) -> int:
        """How many rows a list passes over."""
        return self.number("offset", default=0, most=_LAST_OFFSET)

    def number(self, name: str, *, default: int, most: int) -> int:
        """A field as a whole number from 0.

        Raises:
            BadQuery: it is none, or larger than `most`.
        """
        value = self.one(name)
        if value is None:
            return default
        if not value.isascii() or not value.isdecimal() or int(value[:12]) > most:
            raise BadQuery(f"{name} in the address needs a whole number up to {most}, got {value!r}")
        return int(value)

    def choice(self, name: str, choices: Sequence[str], *, default: str) -> str:
        """A field that is one of several words.

        Raises:
            BadQuery: it is another one.
        """
        value = self.one(name) or default
        if value not in choices:
            raise BadQuery(f"{name} in the address is one of {', '.join(choices)}, got {value!r}")
        return value

    def url(self, **changes: str | int | None) -> str:
        """This address with other fields; None takes one away. Another filter begins at the first row again."""
        kept = [(key, value) for key, value in self.fields if key not in changes and value.strip()]
        if "offset" not in changes:
            kept = [(key, value) for key, value in kept if key != "offset"]
        kept += [(key, str(value)) for key, value in changes.items() if value is not None]
        return address(self.path, kept)


def address(path: str, fields: Sequence[tuple[str, str]] = ()) -> str:
    """A path of this site with its fields, escaped."""
    query = urlencode(fields, quote_via=quote)
    return f"{path}?{query}" if query else path


def report_url(document_id: str, start: int | None = None, end: int | None = None) -> str:
    """A report's page; with characters, the place in its text where they stand."""
    path = f"/r/{quote(document_id.removeprefix('sha256:'), safe='')}"
    return path if start is None or end is None else f"{path}#c={start}-{end}"
