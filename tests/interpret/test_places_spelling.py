"""Names whose letters and accents are written apart, as some systems store them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from sayso.gazetteer import Gazetteer, name_key, open_gazetteer
from sayso.interpret.places import add_places
from sayso.interpret.sentences import add_sentences
from tests.factories import reading


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return open_gazetteer(tmp_path_factory.mktemp("no-added-gazetteers") / Path("none"))


# Text, a name in it, and the country that it lies in.
DECOMPOSED = [
    ("Three traders were robbed near Cúcuta, Colombia.", "Cúcuta", "COL"),
    ("Patrols went out from Gänjä at noon.", "Gänjä", "AZE"),
    ("A drone fell on Şanlıurfa.", "Şanlıurfa", "TUR"),
    ("Police in São Paulo made no comment.", "São Paulo", "BRA"),
    ("Roads out of N’Djaména were shut.", "N’Djaména", "TCD"),
]


@pytest.mark.parametrize(("text", "name", "country"), DECOMPOSED)
def test_accents_that_are_written_apart_stay_in_the_name(
    gazetteer: Gazetteer, *, text: str, name: str, country: str
) -> None:
    apart = unicodedata.normalize("NFD", text)
    done = add_places(add_sentences(reading(apart)), gazetteer)
    spans = {mention.id: mention.span for mention in done.mentions}
    found = {spans[place.mention].text_in(apart): place.country for place in done.places}
    assert found[unicodedata.normalize("NFD", name)] == country


@pytest.mark.parametrize("name", ["Cúcuta", "Gänjä", "Йошкар-Ола", "Київ", "Đà Nẵng"])
def test_both_forms_of_a_name_have_one_key(name: str) -> None:
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(unicodedata.normalize("NFC", name)) != ""
