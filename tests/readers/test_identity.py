from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.readers import Hints
from sayso.readers.base import ReadDocument, Source
from sayso.readers.identity import document_id, sha256_of
from sayso.readers.plain_text import read_plain_text
from sayso.settings import Limits

DIGEST = sha256_of(b"Two people were hurt.")
NOTHING_GIVEN = Hints()
GIVEN = Hints(
    given_id="1", title="t", published="2020-01-02", publisher="Sample Post", url="https://a.example/", language="en"
)


def read(content: bytes, name: str, hints: Hints = NOTHING_GIVEN) -> ReadDocument:
    (item,) = read_plain_text(Source(content, name, hints), Limits())
    assert isinstance(item, ReadDocument)
    return item


def test_same_file_under_two_names_is_one_document() -> None:
    assert read(b"It is so.", "a.txt").document == read(b"It is so.", "b/c.md").document


def test_same_bytes_of_two_outlets_are_two_documents() -> None:
    first = read(b"It is so.", "a.txt", Hints(publisher="Sample Post")).document
    second = read(b"It is so.", "a.txt", Hints(publisher="Other Post")).document
    assert first.source_sha256 == second.source_sha256
    assert first.id != second.id


@pytest.mark.parametrize("field", ["given_id", "title", "published", "publisher", "url", "language"])
def test_each_given_fact_counts(field: str) -> None:
    assert document_id(DIGEST, replace(GIVEN, **{field: "xx"})) != document_id(DIGEST, GIVEN)
    assert document_id(DIGEST, replace(GIVEN, **{field: None})) != document_id(DIGEST, GIVEN)


@pytest.mark.parametrize("field", ["collected", "media_type"])
def test_how_the_bytes_came_does_not_count(field: str) -> None:
    assert document_id(DIGEST, replace(GIVEN, **{field: "xx"})) == document_id(DIGEST, GIVEN)


def test_facts_do_not_run_into_each_other() -> None:
    assert document_id(DIGEST, Hints(url="ab")) != document_id(DIGEST, Hints(url="a", publisher="b"))
    assert document_id(DIGEST, Hints(url="a")) != document_id(DIGEST, Hints(publisher="a"))


def test_id_never_changes_between_versions() -> None:
    # Ledgers of users hold these; a change here makes every report new.
    assert document_id(DIGEST, Hints()) == "sha256:3978422e5a6746d9d9c59cab90cd93838dfbaa66ce27b2413123519e8ad6d8ad"
    assert document_id(DIGEST, GIVEN) == "sha256:234bc6469a20a92893c46ca29f12485b03b85573f1a697cfad1c2c0ba5340f55"
    assert (
        document_id(DIGEST, Hints(title="Кабул \ud800"))
        == "sha256:8a3779d373e0d1b7c64a3d6a8d436c41a3ba023f2347da45990912df62ee3c7b"
    )
