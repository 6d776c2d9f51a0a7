"""A ledger whose bytes were harmed answers rightly, or says that it is damaged; it never gives out wrong data."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import LedgerError, SaysoError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.base import View
from sayso.records import Failure
from tests.ledger.samples import many, sample

IN_MAKE_TEST = 50
IN_MAKE_TEST_LONG = 500
REPORTS = many(30)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    with open_ledger(str(folder / "sayso.db")) as ledger:
        for report in REPORTS:
            report.add_to(ledger)
        for text in ("Five died.", "Nine died."):
            sample(text, url="https://example.org/").add_to(ledger)
        ledger.record_failure(Failure(None, "bomb", "Too much."), "z.zip", original=b"PK")
    return folder


def _found(view: View) -> Any:
    # Without the score: it weighs a word by its other occurrences, and a broken index may hide some.
    return {hit.entry.document_id: (hit.entry, hit.snippet) for hit in view.find("witness OR died").items}


# What is asked, as (question, answer) pairs, so that answers can be compared one by one.
QUESTIONS: tuple[tuple[str, Callable[[View], Any]], ...] = (
    ("export", lambda view: list(view.stored())),
    ("documents", lambda view: {entry.document_id: entry for entry in view.documents().items}),
    ("find", _found),
    ("get", lambda view: {report.id: view.get(report.id) for report in REPORTS}),
    ("originals", lambda view: {report.id: view.original(report.id) for report in REPORTS}),
    ("versions", lambda view: {v.entry.document_id: v for v in view.versions("https://example.org/")}),
    ("failures", lambda view: {failure.name: failure for failure in view.failures()}),
    ("custody", lambda view: {row.number: row for row in view.custody()}),
    ("overview", lambda view: view.overview()),
)
# These may lack rows that a broken index hides, or count them wrongly, where `verify` tells of damage.
MAY_LACK = {"documents", "find", "versions", "failures", "custody"}


def _answers(ledger: Ledger) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for name, ask in QUESTIONS:
        try:
            with ledger.view() as view:
                answers[name] = ask(view)
        except SaysoError as error:
            answers[name] = error
    return answers


def _harm(folder: Path, chance: random.Random) -> str:
    """Flip bits, overwrite a stretch or cut the end, of the database (mostly) or of an original."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    path = folder / "sayso.db" if chance.random() < 0.9 else chance.choice(files)
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    at = chance.randrange(len(content)) if content else 0
    kind = chance.choice(("flip", "flip", "overwrite", "cut"))
    if kind == "flip" and content:
        content[at] ^= 1 << chance.randrange(8)
    elif kind == "overwrite":
        content[at : at + 64] = chance.randbytes(len(content[at : at + 64]))
    else:
        del content[at:]
    path.write_bytes(content)
    return f"{kind} at {at} of {path.name}"


def _check(whole: Path, folder: Path, seed: int) -> None:
    shutil.copytree(whole, folder)
    with open_ledger(str(folder / "sayso.db"), read_only=True) as ledger:
        right = _answers(ledger)
    what = _harm(folder, random.Random(seed))
    try:
        ledger = open_ledger(str(folder / "sayso.db"), read_only=True)
    except LedgerError as error:
        told = str(error)
    else:
        told = ""
        _check_answers(ledger, right, what)
    assert not told or "restore" in told or "nothing in it" in told, what
    if not told:
        with open_ledger(str(folder / "sayso.db")) as ledger:
            try:
                sample("One more.").add_to(ledger)
            except LedgerError:
                return


def _check_answers(ledger: Ledger, right: dict[str, Any], what: str) -> None:
    with ledger:
        checked = ledger.verify()
        for name, answer in _answers(ledger).items():
            if isinstance(answer, SaysoError) or answer == right[name]:
                continue
            assert checked.faults, f"{what}: {name} differs and verify is content"
            if name in MAY_LACK:
                assert all(right[name].get(key) == value for key, value in answer.items()), f"{what}: {name} is wrong"
            else:
                assert name == "overview", f"{what}: {name} is wrong"


@pytest.mark.parametrize("seed", range(IN_MAKE_TEST))
def test_a_harmed_ledger_is_right_or_says_so(whole: Path, tmp_path: Path, seed: int) -> None:
    _check(whole, tmp_path / "harmed", seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(IN_MAKE_TEST, IN_MAKE_TEST_LONG))
def test_a_harmed_ledger_is_right_or_says_so_at_length(whole: Path, tmp_path: Path, seed: int) -> None:
    _check(whole, tmp_path / "harmed", seed)
