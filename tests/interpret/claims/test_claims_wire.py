"""Chains from raw text to record with the reader model; skipped where no model is configured or packaged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from sayso.gazetteer import open_gazetteer
from sayso.interpret.claims import add_claims
from sayso.interpret.sentences import add_sentences
from sayso.interpret.steps import STEPS, Given
from sayso.model.packaged import bundle_path
from sayso.model.reader import Reader, Text, open_reader
from sayso.records import Claim
from sayso.settings import load_settings
from tests.factories import reading

# Looked up before the session's settings keep the tests from the packaged model: this table is about it.
BUNDLE = bundle_path(load_settings())
TABLE = Path(__file__).parent / "wire.txt"
# Shares of the table's chains. Lower them only by a stated decision.
LEAST_FOUND = 0.70
LEAST_RIGHT = 0.70


@dataclass(frozen=True, slots=True)
class Row:
    """A text and the chains of its claims, "nearest > origin", side by side by "+", "-" without a source."""

    text: str
    chains: tuple[str, ...]


def rows() -> tuple[Row, ...]:
    found = []
    for block in TABLE.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().splitlines()
        found.append(Row(lines[0].removeprefix("> "), tuple(line[2:] for line in lines[1:])))
    return tuple(found)


def chain_of(claim: Claim, text: str) -> str:
    steps: dict[int, list[str]] = {}
    for hop in claim.sources:
        steps.setdefault(hop.step, []).append(plain(hop.span.text_in(text)) if hop.span else "?")
    return " > ".join(" + ".join(sorted(hops)) for _, hops in sorted(steps.items())) or "-"


def plain(source: str) -> str:
    """A source without article and closing comma, in lower case."""
    return re.sub(r"^(the|a|an) ", "", source.lower()).strip(" ,")


def plain_chain(chain: str) -> str:
    """The table's chain in the form of `chain_of`."""
    return " > ".join(" + ".join(sorted(plain(hop) for hop in step.split(" + "))) for step in chain.split(" > "))


def chains_in(text: str, model: Reader) -> list[str]:
    empty = add_sentences(reading(text))
    prediction = next(iter(model.read([Text(text, tuple(sentence.span for sentence in empty.sentences))])))
    known = empty
    for step in STEPS:
        if step.name in ("times", "mentions", "entities"):
            known = step.run(known, Given(open_gazetteer(), prediction))
    return [chain_of(claim, text) for claim in add_claims(known, prediction).claims]


@pytest.fixture(scope="module")
def model() -> Reader:
    if BUNDLE is None:
        pytest.skip("no reader model is packaged or named by the setting `model`")
    return open_reader(BUNDLE, threads=1)


def test_chains_read_from_raw_text_are_those_of_the_table(model: Reader) -> None:
    wanted = found = right = given = 0
    for row in rows():
        chains = chains_in(row.text, model)
        left = list(chains)
        for chain in row.chains:
            wanted += 1
            if plain_chain(chain) in left:
                left.remove(plain_chain(chain))
                found += 1
        given += len(chains)
        right += len(chains) - len(left)
    assert found >= LEAST_FOUND * wanted, f"{found} of {wanted} chains found"
    assert right >= LEAST_RIGHT * given, f"{right} of {given} chains right"


def test_the_tables_hold_enough_passages() -> None:
    from tests.interpret.claims.passages import passages

    assert len(rows()) + len(passages()) >= 120
