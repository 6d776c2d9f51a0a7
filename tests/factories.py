"""Records built by hand or drawn by hypothesis, for tests everywhere."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from sayso.records import Producer, Reading, SourceDocument, Span
from sayso.records.codec import PAIRS

PRODUCER = Producer(sayso="0", model=None, model_sha256=None, settings_sha256="0" * 64, ontology="0", gazetteer="none")


def document(text: str = "A text.", **facts: Any) -> SourceDocument:
    """A document with the given text; other fields as in the record's defaults unless given."""
    return SourceDocument(**{"id": "sha256:0", "source_sha256": "0" * 64, "text": text, "language": "en"} | facts)


def reading(text: str = "A text.", **facts: Any) -> Reading:
    """A reading that holds nothing but a document; `facts` are fields of the document."""
    return Reading(document=document(text, **facts), producer=PRODUCER)


def texts() -> st.SearchStrategy[str]:
    """Text as reports have it and worse: emoji, right-to-left, combining marks, CRLF, no lone surrogates."""
    odd = st.sampled_from(
        ["\U0001f469\u200d\U0001f692", "e\u0301", "كابل", "\r\n", "\u202e", "\x00", "«Ясно»", "\u2028"]
    )
    return st.lists(odd | st.text(st.characters(codec="utf-8"), max_size=8), max_size=12).map("".join)


def readings() -> st.SearchStrategy[Reading]:
    """Any reading that the types allow, with all spans inside its text."""
    return texts().filter(bool).flatmap(lambda text: _records(Reading, text))


def _records(cls: type, text: str) -> st.SearchStrategy[Any]:
    hints = get_type_hints(cls)
    built = {f.name: _values(hints[f.name], text) for f in fields(cls)}
    if "schema" in built:
        built["schema"] = st.just(next(f.default for f in fields(cls) if f.name == "schema"))
    if cls is SourceDocument:
        built["text"] = st.just(text)
    return st.builds(cls, **built)


def _values(hint: Any, text: str) -> st.SearchStrategy[Any]:
    if get_origin(hint) is tuple:
        item = get_args(hint)[0]
        unique = (lambda pair: pair.field) if item in PAIRS else None
        return st.lists(_values(item, text), max_size=2, unique_by=unique).map(tuple)
    if get_args(hint):
        return st.none() | _values(get_args(hint)[0], text)
    if hint is Span:
        return st.integers(0, len(text) - 1).flatmap(
            lambda start: st.integers(start + 1, len(text)).map(lambda end: Span(start, end))
        )
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    plain = {
        str: texts(),
        int: st.integers(-(2**53), 2**53),
        bool: st.booleans(),
        float: st.floats(allow_nan=False, allow_infinity=False),
    }
    return plain[hint] if hint in plain else _records(hint, text)
