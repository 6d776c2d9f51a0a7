from __future__ import annotations

import io
import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from sayso.cli.reading_view import show_reading
from sayso.records import Notice, Reading
from tests.factories import reading
from tests.telling.full_reading import TEXT, full_reading

HOSTILE = "\x1b]0;owned\x07\x1b[2J\r\u202e\u2066\x9b31m"
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def shown(of: Reading, width: int = 140, **options: Any) -> str:
    out = io.StringIO()
    show_reading(Console(file=out, width=width, highlight=False, **options), of)
    return out.getvalue()


def test_chains_are_drawn_nearest_source_first() -> None:
    lines = [line.rstrip() for line in shown(full_reading()).splitlines()]
    at = next(i for i, line in enumerate(lines) if "c5 accuses" in line)
    assert "“soldiers may have set the fire themselves”" in lines[at]
    assert lines[at + 1 : at + 4] == [
        "  └── Dalan Telegraph · outlet · “reported” · carried over",
        "      └── Radio Meridian · outlet · “told”",
        "          └── Ilyas Toren · armed group · “told”",
    ]


def test_sources_that_speak_side_by_side_are_drawn_side_by_side() -> None:
    text = shown(full_reading())
    assert "  ├── Interior Ministry · body" in text
    assert "  └── Marat Oles (“a witness”) · witness · not named" in text


@pytest.mark.parametrize(
    "words",
    [
        "denies c0",
        "hedged: “may have”",
        "ASSAULT / destroy",
        "did not happen",
        "planned",
        "place: not stated",
        "2 or more killed (“at least two guards”)",
        "the report itself",
        "FRA (acronym)",
        "REB rebels",
        "Ilyas Toren commands Free Ridge Army",
        "was employed by",
        "Open questions (7)",
        "Where was it? “search”",
    ],
)
@pytest.mark.parametrize("width", [110, 140, 200])
def test_everything_of_a_reading_is_told(words: str, width: int) -> None:
    folded = re.sub(r"\s+", " ", shown(full_reading(), 200 if len(words) > 24 else width))
    assert words in folded


@pytest.mark.parametrize("width", [40, 80, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(cell_len(line) for line in shown(full_reading(), width).splitlines()) <= width


def test_without_a_terminal_there_is_no_colour_and_no_control() -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown(full_reading()))


def test_without_colour_the_words_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = shown(full_reading(), force_terminal=True, color_system="truecolor")
    monkeypatch.setenv("NO_COLOR", "1")
    plain = shown(full_reading(), force_terminal=True, color_system="truecolor")
    assert ESCAPES.sub("", coloured) == ESCAPES.sub("", plain) == shown(full_reading())
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", plain)


def test_a_report_in_which_no_one_is_quoted_says_so() -> None:
    of = reading("Calm.")
    text = shown(replace(of, producer=replace(of.producer, model="small")))
    assert "No one is quoted in this report." in text
    assert "No event was found in this report." in text
    assert "No person or group is named in this report." in text


def test_where_nobody_looked_for_claims_none_are_said_to_be_missing() -> None:
    without_model = shown(reading("Calm."))
    assert "Without a reader model" in without_model
    assert "No one is quoted" not in without_model
    unread = shown(reading("Тихо.", notices=(Notice.LANGUAGE_NOT_READ,)))
    assert "does not read this language" in unread
    assert "Without a reader model" not in unread


def poisoned(record: Any) -> Any:
    """The record with a hostile text in every field that takes text, its ids and codes apart."""
    if isinstance(record, tuple):
        return tuple(poisoned(item) for item in record)
    if not is_dataclass(record):
        return record
    kept = {"id", "schema", "mention", "entity", "subject", "object", "within", "said", "place", "time", "anchor"}
    changed = {}
    for f in fields(record):
        value = getattr(record, f.name)
        if type(value) is str and f.name not in kept:
            changed[f.name] = HOSTILE + value
        elif is_dataclass(value) or isinstance(value, tuple):
            changed[f.name] = poisoned(value)
    return replace(record, **changed)  # type: ignore[type-var]


def test_nothing_in_a_hostile_report_reaches_the_terminal_as_a_command() -> None:
    of = full_reading()
    evil = poisoned(of)
    # The text keeps its length, so that the spans still fit.
    text = "".join("\x1b" if character == " " else character for character in TEXT)
    evil = replace(evil, document=replace(evil.document, text=text))
    written = shown(evil)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)
    assert "\ufffd" in written
