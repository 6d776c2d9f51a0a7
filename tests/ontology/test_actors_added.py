"""Actors of a user's own: checked when added, read at every start, part of what a reading's producer names."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import BadKnowledge
from sayso.ontology.actors import knowledge_version, open_actors, packaged_actors
from sayso.ontology.actors.added import add_file, list_added, remove_added

GOOD = "name,aliases,type,subtype,country,sector\nWhite Ridge Front,WRF;Ak-Kyr Front,Organisation,armed group,kgz,REB\n"


def write(folder: Path, text: str, name: str = "mine.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_added_actor_is_known_with_all_names(tmp_path: Path) -> None:
    added = add_file(write(tmp_path, GOOD), tmp_path / "actors")
    assert (added.name, added.kept, added.bad_rows) == ("mine", 1, ())
    own = open_actors(tmp_path / "actors").actors[-1]
    assert own.names == ("White Ridge Front", "WRF", "Ak-Kyr Front")
    assert (own.type, own.subtype, own.country, own.sector) == ("Organisation", "armed_group", "KGZ", "REB")


def test_adding_the_same_file_again_replaces_it(tmp_path: Path) -> None:
    add_file(write(tmp_path, GOOD), tmp_path)
    add_file(write(tmp_path, "name\nOther Front\nThird Front\n"), tmp_path)
    assert [(one.name, one.kept) for one in list_added(tmp_path)] == [("mine", 2)]


def test_removing_takes_the_actors_out(tmp_path: Path) -> None:
    add_file(write(tmp_path, GOOD), tmp_path)
    remove_added("mine", tmp_path)
    assert open_actors(tmp_path) is packaged_actors()
    with pytest.raises(BadKnowledge, match="there are: none"):
        remove_added("mine", tmp_path)


BAD_ROWS = [
    ("name,country\nFront,Kyrgyzstan\nGood,KGZ\n", "country"),
    ("name,subtype\nFront,band\nGood,media\n", "subtype"),
    ("name,type\nFront,Thing\nGood,Person\n", "type"),
    ("name,aliases\n,WRF\nGood,G\n", "name"),
    ("name,aliases\n123,\nGood,G\n", "letters"),
    ("name,aliases\nFront\nGood,G\n", "cells"),
    ("name,sector\nFront,rebels\nGood,REB\n", "sector"),
]


@pytest.mark.parametrize(("text", "word"), BAD_ROWS, ids=[word for _, word in BAD_ROWS])
def test_a_bad_row_costs_itself_alone_and_is_told(tmp_path: Path, text: str, word: str) -> None:
    added = add_file(write(tmp_path, text), tmp_path)
    assert added.kept == 1
    assert [row.row for row in added.bad_rows] == [2]
    assert word in added.bad_rows[0].reason


BAD_FILES = [
    ("title\nFront\n", "unknown: title"),
    ("aliases\nWRF\n", "missing or twice: name"),
    ("name,name\nA,B\n", "missing or twice"),
    ("name\n", "no actor"),
    ("", "missing or twice"),
]


@pytest.mark.parametrize(("text", "message"), BAD_FILES, ids=[message for _, message in BAD_FILES])
def test_a_file_of_another_shape_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadKnowledge, match=message):
        add_file(write(tmp_path, text), tmp_path / "actors")
    assert list_added(tmp_path / "actors") == ()


def test_a_damaged_file_stops_the_start_and_names_itself(tmp_path: Path) -> None:
    added = add_file(write(tmp_path, GOOD), tmp_path)
    added.path.write_bytes(added.path.read_bytes()[:-20])
    with pytest.raises(BadKnowledge, match="damaged"):
        open_actors(tmp_path)


def test_what_was_added_changes_the_version_and_its_removal_restores_it(tmp_path: Path) -> None:
    plain = knowledge_version("abc", open_actors(tmp_path))
    add_file(write(tmp_path, GOOD), tmp_path)
    changed = knowledge_version("abc", open_actors(tmp_path))
    remove_added("mine", tmp_path)
    assert plain == "abc" == knowledge_version("abc", open_actors(tmp_path))
    assert len(changed) == 64
