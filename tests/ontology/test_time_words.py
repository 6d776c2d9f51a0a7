"""The packaged words of time and number, and what happens when a file of them is wrong."""

from pathlib import Path

import pytest
import yaml

import sayso.ontology.numbers
import sayso.ontology.times
from sayso.errors import BadKnowledge
from sayso.interpret.times.grammar import load_grammar
from sayso.interpret.times.readers import READERS
from sayso.ontology.numbers import load_number_words
from sayso.ontology.times import load_time_words

FOLDER = Path(sayso.ontology.times.__file__).parent


@pytest.fixture
def time_file(tmp_path, monkeypatch):
    """Writes a changed copy of the packaged file and has the loader read it."""

    def write(change):
        content = yaml.safe_load((FOLDER / "en.yml").read_text(encoding="utf-8"))
        change(content)
        (tmp_path / "en.yml").write_text(yaml.safe_dump(content), encoding="utf-8")
        monkeypatch.setattr(sayso.ontology.times, "files", lambda _: tmp_path)
        load_time_words.cache_clear()
        load_grammar.cache_clear()

    yield write
    load_time_words.cache_clear()
    load_grammar.cache_clear()


def _rule(pattern: str) -> dict[str, str]:
    return {"name": "new", "read": "year", "pattern": pattern}


BROKEN = {
    "needs exactly the keys": lambda content: content.update(extra=1),
    "categories.MONTH": lambda content: content["categories"].update(MONTH="may"),
    "clues.of": lambda content: content["clues"].update(of=[True]),
    "each rule needs exactly": lambda content: content["rules"].append({"name": "new"}),
    "there is no category NONE": lambda content: content["rules"].append(_rule("NONE")),
    "there is no fragment <none>": lambda content: content["rules"].append(_rule("<none>")),
    "cannot read": lambda content: content["rules"].append(_rule("YEAR %")),
    "rule new": lambda content: content["rules"].append(_rule("( YEAR")),
}


@pytest.mark.parametrize("message", BROKEN)
def test_time_words_that_break_their_rules_are_refused(time_file, message: str) -> None:
    time_file(BROKEN[message])
    with pytest.raises(BadKnowledge, match=message):
        load_grammar()


def test_number_words_that_break_their_rules_are_refused(tmp_path, monkeypatch) -> None:
    (tmp_path / "en.yml").write_text("units: {one: 1}", encoding="utf-8")
    monkeypatch.setattr(sayso.ontology.numbers, "files", lambda _: tmp_path)
    load_number_words.cache_clear()
    with pytest.raises(BadKnowledge, match="needs exactly the keys"):
        load_number_words()
    load_number_words.cache_clear()


def test_every_rule_of_times_has_a_reader_and_every_reader_a_rule() -> None:
    assert {rule.read for rule in load_time_words().rules} == set(READERS)


def test_rules_of_times_have_names_of_their_own() -> None:
    names = [rule.name for rule in load_time_words().rules]
    assert len(names) == len(set(names))
