from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.gazetteer import Gazetteer, open_gazetteer
from sayso.interpret.steps import Given
from sayso.ledger import open_ledger
from sayso.pipeline import add_sources, read_paths, read_sources
from sayso.readers.base import Hints, Source, Unread
from sayso.records import Failure, Notice, Reading, Reason, Status
from sayso.records.consistency import faults
from sayso.samples import SAMPLES, samples_folder
from sayso.settings import Settings

RUSSIAN = (
    "Власти сообщили во вторник, что в результате обстрела погибли четыре человека. "
    "Очевидцы рассказали, что стрельба продолжалась до утра, а дорога в город перекрыта."
)
ENGLISH = "Officials in Dushanbe said on Monday that at least four people were killed when the bridge was shelled."


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer(None)


def test_every_sample_is_read_and_keeps_its_promises(gazetteer: Gazetteer) -> None:
    paths = [str(samples_folder() / sample.file) for sample in SAMPLES]
    outcomes = list(read_paths(paths, Settings(), gazetteer))
    assert len(outcomes) > len(SAMPLES)
    # The one that fails is there to show it: a page that says it is gone.
    assert [o.code for o in outcomes if o.status is Status.FAILED] == [Reason.SOFT_404]
    for outcome in outcomes:
        if outcome.reading is None:
            continue
        assert faults(outcome.reading) == ()
        english = outcome.reading.document.language == "en"
        assert bool(outcome.reading.sentences) is english


def test_outcomes_come_in_the_order_of_the_inputs_whatever_fails(gazetteer: Gazetteer) -> None:
    sources = [
        Source(ENGLISH.encode(), "a.txt"),
        Source(b"%PDF-1.7 broken", "b.pdf"),
        Unread(Failure(None, Reason.NOT_FOUND, "There is no such file."), "c"),
        Source(b"", "d.txt"),
        Source(ENGLISH.replace("Monday", "Friday").encode(), "e.txt"),
    ]
    outcomes = list(read_sources(sources, Settings(), gazetteer))
    assert [o.name for o in outcomes] == ["a.txt", "b.pdf", "c", "d.txt", "e.txt"]
    assert [o.status is Status.FAILED for o in outcomes] == [False, True, True, True, False]
    assert all(o.sentence and o.code for o in outcomes)


def test_a_language_that_is_not_read_keeps_its_facts_and_gets_no_guesses(gazetteer: Gazetteer) -> None:
    (outcome,) = read_sources([Source(RUSSIAN.encode(), "r.txt", Hints(publisher="Вести"))], Settings(), gazetteer)
    assert outcome.status is Status.PARTIAL
    assert outcome.code == Reason.LANGUAGE_NOT_READ
    reading = outcome.reading
    assert reading is not None
    assert reading.document.language == "ru"
    assert reading.document.publisher == "Вести"
    assert reading.document.notices.count(Notice.LANGUAGE_NOT_READ) == 1
    assert (reading.sentences, reading.times, reading.places, reading.quantities) == ((), (), (), ())


def test_what_the_user_states_wins_over_what_the_input_states(gazetteer: Gazetteer) -> None:
    page = (
        b"<html><head><meta property='og:site_name' content='The Page'></head><body><p>"
        + ENGLISH.encode()
        + b"</p></body></html>"
    )
    (outcome,) = read_sources(
        [Source(page, "p.html")], Settings(), gazetteer, hints=Hints(publisher="The User", published="2021-10-05")
    )
    assert outcome.reading is not None
    document = outcome.reading.document
    assert document.publisher == "The User"
    assert document.published is not None
    assert (document.published.value, document.published.origin) == ("2021-10-05", "given")


def test_without_a_publication_date_relative_times_have_no_days(gazetteer: Gazetteer) -> None:
    (outcome,) = read_sources([Source(ENGLISH.encode(), "a.txt")], Settings(), gazetteer)
    assert outcome.reading is not None
    assert [(t.start, t.absent) for t in outcome.reading.times] == [(None, "no_anchor")]


def test_a_reader_that_raises_stops_the_run_with_its_error(gazetteer: Gazetteer) -> None:
    def broken() -> Iterator[Source]:
        yield Source(ENGLISH.encode(), "a.txt")
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(read_sources(broken(), Settings(), gazetteer))


def test_leaving_early_leaves_no_thread_behind(gazetteer: Gazetteer) -> None:
    before = set(threading.enumerate())  # some of them may end meanwhile: they are not ours
    sources = (Source(f"{ENGLISH} {n}".encode(), f"{n}.txt") for n in range(10_000))
    outcomes = read_sources(sources, Settings(), gazetteer)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]  # it is a generator
    assert not set(threading.enumerate()) - before


def test_adding_twice_changes_nothing_and_failures_are_kept_once(tmp_path: Path, gazetteer: Gazetteer) -> None:
    sources = [Source(ENGLISH.encode(), "a.txt"), Source(b"", "empty.txt")]
    with open_ledger(str(tmp_path / "s.db")) as ledger:
        first = [o.status for o in add_sources(sources, ledger, Settings(), gazetteer)]
        with ledger.view() as view:
            rows = len(list(view.custody()))
        again = [o.status for o in add_sources(sources, ledger, Settings(), gazetteer)]
        with ledger.view() as view:
            assert view.count() == 1
            assert [f.code for f in view.failures()] == [Reason.EMPTY]
            assert len(list(view.custody())) == rows
    assert first == [Status.READ, Status.FAILED]
    assert again == [Status.SKIPPED, Status.FAILED]


def test_the_same_bytes_from_two_outlets_are_two_reports(tmp_path: Path, gazetteer: Gazetteer) -> None:
    sources = [Source(ENGLISH.encode(), "a.txt", Hints(publisher=name)) for name in ("One", "Two", "One")]
    with open_ledger(str(tmp_path / "s.db")) as ledger:
        statuses = [o.status for o in add_sources(sources, ledger, Settings(), gazetteer)]
    assert statuses == [Status.READ, Status.READ, Status.SKIPPED]


def test_an_error_of_ours_costs_one_report_and_is_said(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(reading: Reading, given: Given) -> Reading:
        if "Friday" in reading.document.text:
            raise RuntimeError("a step broke")
        return reading

    monkeypatch.setattr("sayso.pipeline.interpret", breaks)
    texts = (ENGLISH, ENGLISH.replace("Monday", "Friday"), ENGLISH.replace("Monday", "Sunday"))
    sources = [Source(text.encode(), f"{n}.txt") for n, text in enumerate(texts)]
    outcomes = list(read_sources(sources, Settings(), gazetteer))
    assert [o.status for o in outcomes] == [Status.READ, Status.FAILED, Status.READ]
    assert outcomes[1].code == Reason.CRASHED
    assert "a step broke" in outcomes[1].sentence
