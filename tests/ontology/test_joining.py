"""Knowledge for joining: every code exists, weekdays are as traces hold them, sites are told apart."""

from __future__ import annotations

from importlib.resources import files

import yaml

from sayso.linking.traces.wording import words_in
from sayso.ontology.joining import common_words, kind_table


def test_every_type_and_mode_is_in_a_code_book() -> None:
    books = yaml.safe_load(files("sayso.ontology").joinpath("events", "codes.yml").read_text(encoding="utf-8"))
    plover, acled = books["plover"]["types"], books["acled"]["types"]
    modes = {mode for entry in plover.values() for mode in entry["modes"]}
    modes |= {sub for subs in acled.values() for sub in subs}
    assert kind_table().families.keys() <= plover.keys() | acled.keys()
    assert kind_table().statements <= plover.keys()
    assert kind_table().means.keys() <= modes


def test_weekdays_have_the_form_that_traces_hold() -> None:
    days = common_words().weekdays
    assert len(days) == 7
    assert words_in(days) == tuple(sorted(days))


def test_a_longer_site_is_another_one_than_its_last_word() -> None:
    sites = common_words().sites
    assert sites["police", "station"] != sites["station",]
    assert sites["market",] == sites["bazaar",]
