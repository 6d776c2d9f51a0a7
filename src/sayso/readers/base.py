"""The contract of all readers: bytes in, documents, further sources or failures out, in the order of the input.

A reader never opens files or sockets, never raises for bad input inside a container (it yields a `Failure` and
goes on), and raises only `UnreadableSource` when the whole source is beyond reading.

A reader may leave `document.language` empty: `read_source` then finds it from the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sayso.records import Failure, Origin, SourceDocument
from sayso.settings import Limits


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a source from outside its own bytes: flags, a JSON Lines row, a WARC record's header.

    `published` and `collected` are ISO 8601; `language` is ISO 639-1; `media_type` is what the container claims and
    only breaks ties: the format is found from the content. `origin` is who gave the `url`: the user, unless a
    container did; all else is the user's.
    """

    given_id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    collected: str | None = None
    media_type: str | None = None
    origin: Origin = Origin.GIVEN


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes waiting to be read. `name` is for people: a path, or `archive.zip!/folder/page.html`.

    `depth` counts the archives around it. `rows_before` is set where a long JSON Lines file comes in pieces.
    """

    content: bytes = field(repr=False)
    name: str
    hints: Hints = Hints()
    depth: int = 0
    rows_before: int = 0


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document and the bytes that it was made from (`document.source_sha256` is their digest)."""

    document: SourceDocument
    original: bytes = field(repr=False)
    name: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Something inside a source, or the source itself, that could not be read."""

    failure: Failure
    name: str


Item = ReadDocument | Source | Unread


@dataclass(frozen=True, slots=True)
class Reader:
    """One row of `READERS`: a format, and the function that reads it.

    `isolated` readers run in a child process under `Limits`. A yielded `Source` is sent through detection again.
    A yielded `SourceDocument` comes with the bytes that it was made from, for the store of originals.
    """

    name: str
    media_types: tuple[str, ...]
    isolated: bool
    read: Callable[[Source, Limits], Iterator[Item]]
