"""Actors that a user adds are read with, and are part of what a reading's producer names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sayso.gazetteer import Gazetteer, open_gazetteer
from sayso.ontology import ontology_version
from sayso.ontology.actors.added import add_file, remove_added
from sayso.pipeline import read_sources
from sayso.readers.base import Hints, Source
from sayso.settings import Settings

TINY = Path(__file__).parent / "fixtures" / "model" / "tiny.sayso"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer(None)


def ontology_of(settings: Settings, gazetteer: Gazetteer) -> str:
    source = Source(b"The White Ridge Front said that it had attacked.", "a.txt", Hints(language="en"))
    (outcome,) = read_sources([source], settings, gazetteer)
    assert outcome.reading is not None, outcome.sentence
    return outcome.reading.producer.ontology


def test_the_producer_names_the_added_actors(tmp_path: Path, gazetteer: Gazetteer) -> None:
    settings = Settings(model=str(TINY), threads=1, actors=str(tmp_path / "actors"))
    assert ontology_of(settings, gazetteer) == ontology_version()
    (tmp_path / "mine.csv").write_text("name,aliases\nWhite Ridge Front,WRF\n", encoding="utf-8")
    add_file(tmp_path / "mine.csv", tmp_path / "actors")
    with_actors = ontology_of(settings, gazetteer)
    assert with_actors != ontology_version()
    assert ontology_of(replace(settings, model="none"), gazetteer) == ontology_version()
    remove_added("mine", tmp_path / "actors")
    assert ontology_of(settings, gazetteer) == ontology_version()
