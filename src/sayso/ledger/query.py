"""The language of `sayso find`: words, "phrases", word*, field:word, -word, OR and brackets.

What a user types never reaches the database as it is: it becomes a tree of folded words here, and the tree is
written in the database's language in `session`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sayso.errors import BadQuery
from sayso.ledger.words import words

FIELDS: Final = {
    "title": "title",
    "publisher": "publisher",
    "outlet": "publisher",
    "author": "author",
    "authors": "author",
    "text": "text",
}
_LONGEST_CHARS: Final = 2000
_MOST_TERMS: Final = 100
_DEEPEST: Final = 20


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row; with `is_beginning` the last may go on. No `field` means any."""

    words: tuple[str, ...]
    field: str | None = None
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of `parts`, and none of `without`."""

    parts: tuple[Query, ...]
    without: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of `parts`."""

    parts: tuple[Query, ...]


Query = Phrase | AllOf | AnyOf

_TOKEN: Final = re.compile(
    r"""(?P<space>\s+)
      | (?P<open>\()
      | (?P<close>\))
      | (?P<minus>-(?=[^\s\-]))
      | (?P<field>[A-Za-z_]+):(?=[^\s/)])
      | ["“”„«](?P<phrase>[^"“”„«»]*)["“”»]
      | (?P<unclosed>["„“«])
      | (?P<word>[^\s()"“”„«»]+)
      | (?P<stray>.)
    """,
    re.VERBOSE | re.DOTALL,
)


def parse_query(text: str) -> Query:
    """Read a query.

    Raises:
        BadQuery: nothing to look for, an unknown field, an open phrase or bracket, or too much of it.
    """
    if len(text) > _LONGEST_CHARS:
        raise BadQuery(f"the search has {len(text)} characters; {_LONGEST_CHARS} are the most")
    query = _Parser(text).whole()
    if query is None:
        raise BadQuery(f"there is no word to look for in {_shown(text)}")
    return query


def phrases(query: Query) -> Iterator[Phrase]:
    """All phrases that a text may be found by, excluded ones left out."""
    if isinstance(query, Phrase):
        yield query
    else:
        for part in query.parts:
            yield from phrases(part)


class _Parser:
    """Recursive descent over the tokens of one query; dropped punctuation parses to None."""

    def __init__(self, text: str) -> None:
        self._tokens = [(m.lastgroup or "", m[m.lastgroup or 0]) for m in _TOKEN.finditer(text)]
        self._tokens = [token for token in self._tokens if token[0] not in ("space", "stray")]
        self._at = 0
        self._depth = 0
        if len(self._tokens) > _MOST_TERMS:
            raise BadQuery(f"the search has {len(self._tokens)} parts; {_MOST_TERMS} are the most")

    def whole(self) -> Query | None:
        query = self._any_of()
        if self._at < len(self._tokens):
            raise BadQuery(
                "a bracket is closed that was not opened; put quotation marks around what is meant literally"
            )
        return query

    def _kind(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _next(self) -> tuple[str, str]:
        self._at += 1
        return self._tokens[self._at - 1]

    def _is_word(self, word: str) -> bool:
        return self._kind() == "word" and self._tokens[self._at][1] == word

    def _any_of(self) -> Query | None:
        parts = [self._all_of()]
        while self._is_word("OR"):
            self._next()
            parts.append(self._all_of())
        kept = [part for part in parts if part is not None]
        if len(kept) < 2:
            return kept[0] if kept else None
        return AnyOf(tuple(kept))

    def _all_of(self) -> Query | None:
        parts: list[Query] = []
        without: list[Query] = []
        while self._kind() not in ("", "close") and not self._is_word("OR"):
            if self._is_word("AND"):
                self._next()
                continue
            is_without = self._kind() == "minus" or self._is_word("NOT")
            if is_without:
                self._next()
            part = self._one(None)
            if part is not None:
                (without if is_without else parts).append(part)
        if without and not parts:
            raise BadQuery("a search needs a word to look for beside those to leave out")
        if len(parts) == 1 and not without:
            return parts[0]
        return AllOf(tuple(parts), tuple(without)) if parts else None

    def _one(self, field: str | None) -> Query | None:
        if self._kind() in ("", "close"):
            return None
        kind, value = self._next()
        if kind == "open":
            return self._bracket(field)
        if kind == "field":
            name = value.lower()
            if name not in FIELDS:
                known = ", ".join(f"{field}:" for field in dict.fromkeys(FIELDS.values()))
                raise BadQuery(f"there is no field {value!r} to search; there are {known}, or put the words in quotes")
            return self._one(FIELDS[name])
        if kind == "unclosed":
            raise BadQuery(f"a quotation mark ({value}) is opened and not closed")
        if kind == "minus":
            return self._one(field)
        found = tuple(word.folded for word in words(value))
        return Phrase(found, field, is_beginning=kind == "word" and value.endswith("*")) if found else None

    def _bracket(self, field: str | None) -> Query | None:
        if field:
            raise BadQuery(f"a field takes a word or a phrase: write {field}:word OR {field}:other")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadQuery(f"brackets stand more than {_DEEPEST} deep")
        query = self._any_of()
        if self._kind() != "close":
            raise BadQuery("a bracket is opened and not closed; put quotation marks around what is meant literally")
        self._next()
        self._depth -= 1
        return query


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")
